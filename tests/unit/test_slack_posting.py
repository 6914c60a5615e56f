"""What becomes of a message when Slack fails in each of its ways: the real client over the stand-in."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from bot.model.conversation import WorkspaceId
from bot.model.document import Document
from bot.model.errors import NotFoundError, PostError
from bot.model.message import Channel, MessageId, Part
from bot.platforms.slack import SlackPlatform
from bot.ports import Reply
from tests.factories import NOW
from tests.fakes.clock import HandClock
from tests.slack_desk import make_slack
from tests.standins.slack import SlackStandin, Workspace

DESK = Channel("slack", WorkspaceId("T0DESK"), "C0DESK")


class Bench:
    """The platform and the stand-in it talks to."""

    def __init__(self, slack: SlackStandin, workspace: Workspace) -> None:
        self.slack, self.workspace, self.clock = slack, workspace, HandClock()
        slack.steady = self.clock.steady
        self.room = workspace.add_room("C0DESK")
        tokens = {"SLACK_BOT_TOKEN": workspace.token, "SLACK_APP_TOKEN": "xapp-1", "SLACK_API_URL": slack.api_url}
        self.platform: SlackPlatform = make_slack(tokens, self.clock)
        self.part: Part = self.platform.render(Reply(Document("notice", "Words", ())))[0]

    async def post(self, key: str = "k", channel: Channel = DESK) -> MessageId:
        return await self.platform.post(channel, self.part, key)

    async def post_patiently(self) -> MessageId:
        return await self.platform._poster.post_patiently(DESK, self.part, "k", None)


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    async with SlackStandin().serving() as slack:
        yield Bench(slack, slack.add_workspace())


@pytest.mark.parametrize(
    ("fault", "code", "words"),
    [
        ("limited", "limited", "no more from me for 30 seconds"),
        ("unavailable", "ambiguous", "may have been posted"),
        ("broken", "ambiguous", "may have been posted"),
        ("fatal_error", "ambiguous", "may have been posted"),
        ("service_unavailable", "unavailable", "tried again later"),
        ("is_archived", "gone", "archived"),
        ("not_in_channel", "gone", "/invite @Attaché"),
        ("channel_not_found", "gone", "/invite @Attaché"),
        ("account_inactive", "gone", "install it again"),
        ("token_revoked", "gone", "install it again"),
        ("missing_scope", "gone", "attache manifest slack"),
        ("invalid_blocks", "refused", "in the log as incident [0-9a-f]{8}"),
        ("msg_too_long", "refused", "in the log as incident [0-9a-f]{8}"),
    ],
)
async def test_each_failure_says_what_became_of_the_message(bench: Bench, fault: str, code: str, words: str) -> None:
    bench.slack.fail("chat.postMessage", fault, retry_after=30)
    with pytest.raises(PostError, match=words) as caught:
        await bench.post()
    assert caught.value.code == code
    assert caught.value.retry_after == (30 if fault == "limited" else None)


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("30", 30), ("1.5", 1.5), ("0", 0), (" 7 ", 7), ("99999999999", 86_400), ("1e300", 86_400), ("-5", 10),
        ("", 10), ("Wed, 25 Nov 2026 23:59:00 GMT", 10), ("nan", 10), ("inf", 10), ("-inf", 10),
    ],
)  # fmt: skip
async def test_a_wait_in_whatever_form_is_one_that_can_be_kept(bench: Bench, told: str, seconds: float) -> None:
    bench.slack.fail("chat.postMessage", "limited", retry_after=told)
    with pytest.raises(PostError, match="no more from me for") as caught:
        await bench.post()
    assert (caught.value.code, caught.value.retry_after) == ("limited", seconds)


async def test_why_slack_refused_is_for_the_log_and_the_incident_finds_it(bench: Bench) -> None:
    bench.slack.fail("chat.postMessage", "invalid_blocks")
    with capture_logs() as logs, pytest.raises(PostError) as caught:
        await bench.post()
    [told] = [each for each in logs if each["event"] == "slack_refused"]
    assert told["error"] == "invalid_blocks"
    assert told["incident"] in str(caught.value)
    assert "invalid_blocks" not in str(caught.value)


async def test_a_server_that_cannot_be_reached_has_posted_nothing(bench: Bench) -> None:
    tokens = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "SLACK_API_URL": "http://127.0.0.1:9/api/"}
    with pytest.raises(PostError) as caught:
        await make_slack(tokens).post(DESK, bench.part, "k")
    assert caught.value.code == "unavailable"


async def test_a_member_waits_as_long_as_slack_asks(bench: Bench) -> None:
    bench.slack.fail("chat.postMessage", "limited", times=2, retry_after=30)
    before = bench.clock.now()
    await bench.post_patiently()
    assert (bench.clock.now() - before).total_seconds() == 60
    assert len(bench.room.messages) == 1


async def test_a_message_whose_answer_was_lost_is_found_and_not_posted_again(bench: Bench) -> None:
    bench.slack.fail("chat.postMessage", "broken")
    assert await bench.post_patiently() == bench.room.messages[0]["ts"]
    assert len(bench.room.messages) == 1


async def test_a_message_is_not_posted_again_before_slack_lets_it_be_looked_for(bench: Bench) -> None:
    bench.slack.fail("chat.postMessage", "broken")
    bench.slack.fail("conversations.history", "limited", retry_after=7)
    before = bench.clock.now()
    assert await bench.post_patiently() == bench.room.messages[0]["ts"]
    assert len(bench.room.messages) == 1
    assert (bench.clock.now() - before).total_seconds() == 1 + 7


@pytest.mark.parametrize("fault", ["broken", "unavailable", "internal_error"])
async def test_a_look_that_broke_off_is_taken_again_however_often(bench: Bench, fault: str) -> None:
    bench.slack.fail("conversations.history", fault, times=9)
    for _ in range(3):
        with pytest.raises(PostError, match="tried again") as caught:
            await bench.platform.find(DESK, "k", None, bench.clock.now())
        assert caught.value.code == "unavailable"


async def test_what_cannot_be_looked_for_may_still_be_there(bench: Bench) -> None:
    bench.slack.fail("chat.postMessage", "broken")
    bench.slack.fail("conversations.history", "limited", times=9)
    with pytest.raises(PostError, match="may have been posted") as caught:
        await bench.post_patiently()
    assert caught.value.code == "ambiguous"


async def test_a_message_that_never_arrived_is_posted_again(bench: Bench) -> None:
    bench.slack.fail("chat.postMessage", "unavailable")
    await bench.post_patiently()
    assert len(bench.room.messages) == 1


async def test_patience_ends(bench: Bench) -> None:
    bench.slack.fail("chat.postMessage", "limited", times=9)
    with pytest.raises(PostError, match="no more from me for a second"):
        await bench.post_patiently()


async def test_a_key_is_found_far_back_in_a_long_thread(bench: Bench) -> None:
    root = await bench.post("root")
    for n in range(40):
        last = await bench.platform.post(DESK, bench.part, f"k{n}", root)
        bench.clock.moment += timedelta(seconds=2)
    assert await bench.platform.find(DESK, "k39", root, NOW) == last
    assert await bench.platform.find(DESK, "other", root, bench.clock.now()) is None


async def test_where_too_much_was_written_since_it_does_not_claim_to_know(bench: Bench) -> None:
    for n in range(90):
        bench.slack.keep(bench.room, "U0ANNA", f"message {n}", None)
    with pytest.raises(PostError) as caught:
        await bench.platform.find(DESK, "other", None, bench.clock.now())
    assert caught.value.code == "ambiguous"


async def test_what_is_gone_or_not_ours_cannot_be_edited(bench: Bench) -> None:
    theirs = bench.slack.keep(bench.room, "U0ANNA", "mine", None)
    for message in ("1.000001", theirs["ts"]):
        with pytest.raises(NotFoundError):
            await bench.platform.edit(DESK, MessageId(message), bench.part)


async def test_a_token_of_one_workspace_posts_in_no_other(bench: Bench) -> None:
    with pytest.raises(PostError, match="not installed") as caught:
        await bench.post(channel=Channel("slack", WorkspaceId("T0OTHER"), "C0DESK"))
    assert caught.value.code == "gone"


async def test_a_wait_with_posts_holds_for_every_post_to_the_channel_and_for_nothing_else(bench: Bench) -> None:
    bench.workspace.add_room("C0ELSE")
    bench.slack.fail("chat.postMessage", "limited", retry_after=20)
    with pytest.raises(PostError, match="for 20 seconds"):
        await bench.post("one")
    bench.clock.moment += timedelta(seconds=5)
    with pytest.raises(PostError, match="for 15 seconds") as caught:
        await bench.post("two")
    assert (caught.value.code, caught.value.retry_after) == ("limited", 15)
    assert await bench.platform.find(DESK, "one") is None
    assert "chat.postMessage" not in bench.slack.counts()
    assert await bench.post("else", channel=Channel("slack", DESK.workspace, "C0ELSE"))
    assert bench.slack.early == []
    bench.clock.moment += timedelta(seconds=15)
    assert await bench.post("two")
    assert await bench.post("one")
