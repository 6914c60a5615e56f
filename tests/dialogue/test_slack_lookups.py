"""What Slack does not answer is no answer: neither a refusal, nor a zone nobody told, nor an empty Home tab."""

import asyncio
from pathlib import Path

import pytest

from bot.model.conversation import MemberId, WorkspaceId
from bot.model.document import Document, Section
from bot.model.message import Channel, Request
from bot.platforms.slack import receipts
from bot.ports import Progress, Reply
from bot.service.subscriptions import FollowOrder, follow
from tests.dialogue.test_slack_patience import hurried
from tests.fakes.commands import FakeCommands
from tests.slack_desk import SlackDesk, open_desk, words_of
from tests.standins.slack import Fault
from tests.standins.slack_people import Person

FOLLOW = "follow china-russia daily 08:00"
TEAM = WorkspaceId("T0DESK")
FAILURES = ["limited", "unavailable", "broken", "failed", "service_unavailable"]
UNTOLD = "Slack did not tell me which channels you see"


async def slash(desk: SlackDesk, member: str, text: str) -> str:
    """Type a command; gives what the member is shown in the end."""
    asked = await Person(desk.slack, desk.workspace, member).slash(desk.room, text)
    return words_of(await desk.until(lambda: asked.shown if len(asked.responses) > 1 else None))


async def follow_in(desk: SlackDesk, channel: str, topic: str = "us-china") -> None:
    place = Channel("slack", TEAM, channel)
    await follow(desk.app.desk, FollowOrder(place, MemberId("U0ANNA"), topic, "Europe/Paris"))


async def read_home(desk: SlackDesk, member: str) -> str:
    desk.workspace.homes.clear()
    await Person(desk.slack, desk.workspace, member).open_home()
    return words_of(await desk.until(lambda: desk.workspace.homes.get(member)))


@pytest.mark.parametrize("method", ["users.info", "conversations.info"])
@pytest.mark.parametrize("fault", FAILURES)
async def test_a_look_up_that_failed_once_changes_nothing(tmp_path: Path, method: str, fault: str) -> None:
    async with open_desk(tmp_path, change=hurried) as desk:
        desk.workspace.add_user("U0MAKER", "Europe/Paris")
        for member in ("U0ANNA", "U0MAKER"):
            desk.slack.fail(method, fault)
            assert "08:00 (Europe/Paris)" in await slash(desk, member, FOLLOW)


@pytest.mark.parametrize("method", ["users.info", "conversations.info", "conversations.open"])
@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("limited", "no more from me for a second"),
        ("broken", "did not answer"),
        ("service_unavailable", "not available"),
    ],
)
async def test_a_look_up_that_keeps_failing_is_said_and_nothing_is_followed(
    tmp_path: Path, method: str, fault: str, told: str
) -> None:
    async with open_desk(tmp_path, change=hurried) as desk:
        direct = desk.workspace.add_direct("U0ANNA")
        room = direct if method == "conversations.open" else desk.room
        desk.slack.fail(method, fault, 9)
        asked = await desk.person.slash(room, FOLLOW)
        await desk.until(lambda: told in words_of(asked.shown or {}) or any(map(words_of, desk.workspace.whispers)))
        shown = " ".join(map(words_of, [asked.shown or {}, *desk.workspace.whispers]))
        assert told in shown
        assert not await desk.platform._workspaces.list_followed(TEAM)


async def test_the_form_says_beside_a_field_that_slack_did_not_answer(tmp_path: Path) -> None:
    async with open_desk(tmp_path, change=hurried) as desk:
        await desk.person.open_home()
        await desk.until(lambda: desk.workspace.homes.get("U0ANNA"))
        await desk.person.press_home("home.new")
        form = await desk.until(lambda: next(iter(desk.workspace.views.values()), None))
        desk.slack.fail("conversations.info", "limited", 9)
        answer = await desk.person.submit(form, topic="china-russia", channel=desk.room.id)
        assert "no more from me" in " ".join(answer["errors"].values())


async def test_a_member_whom_slack_does_not_know_is_no_admin(tmp_path: Path) -> None:
    async with open_desk(tmp_path, change=hurried) as desk:
        assert "Only those who manage this channel" in await slash(desk, "U0NOBODY", FOLLOW)


async def test_the_home_tab_lists_private_channels_after_a_failed_look_up(tmp_path: Path) -> None:
    async with open_desk(tmp_path, change=hurried) as desk:
        desk.workspace.add_room("G0P", title="cabinet", private=True, members={"U0ANNA"})
        await follow_in(desk, "G0P")
        desk.slack.fail("users.conversations", "limited")
        assert "us-china" in await read_home(desk, "U0ANNA")


@pytest.mark.parametrize("method", ["users.info", "users.conversations", "conversations.info"])
async def test_the_home_tab_says_what_slack_did_not_tell(tmp_path: Path, method: str) -> None:
    async with open_desk(tmp_path, change=hurried) as desk:
        desk.workspace.add_user("U0CARL")
        await follow_in(desk, desk.room.id)
        desk.slack.chaos = lambda called: Fault("limited", 1, 50) if called == method else None
        shown = await read_home(desk, "U0CARL")
        assert UNTOLD in shown
        assert "No channel follows" not in shown
        desk.slack.chaos = lambda _called: None
        await desk.app.desk.clock.sleep(31)
        assert "us-china" in await read_home(desk, "U0CARL")


async def test_the_home_tab_asks_for_many_channels_at_once(tmp_path: Path) -> None:
    async with open_desk(tmp_path, change=hurried) as desk:
        desk.workspace.add_user("U0CARL")
        for number in range(30):
            await follow_in(desk, desk.workspace.add_room(f"C{number:04}").id)
        assert "10 more" in await read_home(desk, "U0CARL")
        assert desk.slack.counts()["users.conversations"] == 2
        assert "conversations.info" not in desk.slack.counts()
        await read_home(desk, "U0CARL")
        assert desk.slack.counts()["users.conversations"] == 3


async def test_a_wait_that_slack_asks_for_holds_up_nobody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of these commands waits for Slack with its reply; another is answered meanwhile."""
    monkeypatch.setattr(receipts, "DRAIN_SECONDS", 0.1)  # at the end nobody is waited for
    briefing = Reply(Document("briefing", "China and Russia meet", (Section("title", "Title", ()),)))
    async with open_desk(tmp_path, lambda _app: FakeCommands(briefing)) as desk:
        direct = desk.workspace.add_direct("U0ANNA")
        desk.slack.chaos = lambda method: Fault("limited", 1, 50) if method == "chat.postMessage" else None
        waiting = await asyncio.gather(*(desk.person.slash(desk.room, "china-russia") for _ in range(30)))
        asked = await desk.person.slash(direct, "topics")
        shown = await desk.until(lambda: asked.shown if len(asked.responses) > 1 else None)
        assert briefing.document.title in words_of(shown)
        assert not any(briefing.document.title in words_of(each.shown or {}) for each in waiting)
        assert not desk.of_bot(), "they wait still"


async def test_who_would_wait_longer_than_a_minute_is_told(tmp_path: Path) -> None:
    async with open_desk(tmp_path, change=hurried) as desk:
        desk.slack.fail("chat.postMessage", "limited", retry_after=90)
        assert "no more from me for 90 seconds" in await slash(desk, "U0ANNA", "china-russia")
        assert not desk.of_bot()


class Slow(FakeCommands):
    """Takes longer than Slack waits for an acknowledgement."""

    async def __call__(self, request: Request, progress: Progress) -> Reply:
        await asyncio.sleep(0.6)
        return await super().__call__(request, progress)


async def test_what_takes_long_is_acknowledged_at_once(tmp_path: Path) -> None:
    """A command, a button, and a message; `open_desk` holds every test to the same."""
    async with open_desk(tmp_path, lambda _app: Slow()) as desk:
        desk.slack.ack_seconds = 0.4
        await desk.person.slash(desk.room, "brief")
        button = {"type": "button", "action_id": "offer.sources", "value": "sources", "text": {"type": "plain_text"}}
        message = {"ts": "1.1", "blocks": [{"type": "actions", "elements": [button]}]}
        pressed = await desk.person.press(desk.room, message, "offer.sources")
        assert pressed.acknowledged is not None
        await desk.person.say(desk.workspace.add_direct("U0ANNA"), "help")
        await desk.get_bot_message("reply to help", desk.workspace.rooms["DU0ANNA"])
        assert desk.slack.late == []
