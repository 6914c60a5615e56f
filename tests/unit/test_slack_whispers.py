"""Every way by which words reach a member carries hostile ones harmlessly, and each way's limits are kept."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest
from slack_bolt.context.respond.async_respond import AsyncRespond

from bot.model.conversation import MemberId, WorkspaceId
from bot.model.document import Document, Line, Section, Text
from bot.model.message import Channel, MessageId
from bot.platforms.slack.answering import STREAMED, Replies, ThreadProgress
from bot.platforms.slack.whispers import MOST_RESPONSES, Place, Whisper
from bot.ports import Reply
from tests.fakes.commands import FakeCommands
from tests.slack_desk import make_slack, words_of
from tests.standins.slack import Interaction, Payload, SlackStandin

DESK = Channel("slack", WorkspaceId("T0DESK"), "C0DESK")
ANNA, BELA = MemberId("U0ANNA"), MemberId("U0BELA")
HOSTILE = "Look <!channel> <@U0ANNA> <https://evil.example|here> & <#C0DESK>"
ESCAPED = "Look &lt;!channel&gt; &lt;@U0ANNA&gt; &lt;https://evil.example|here&gt; &amp; &lt;#C0DESK&gt;"
REPLY = Reply(Document("notice", HOSTILE, ()))


class Bench:
    """A whisper to a member of the stand-in's workspace."""

    def __init__(self, slack: SlackStandin) -> None:
        self.slack, self.workspace = slack, slack.add_workspace()
        self.room = self.workspace.add_room("C0DESK")
        self.workspace.add_user(ANNA)
        self.direct = self.workspace.add_direct(ANNA)
        tokens = {"SLACK_BOT_TOKEN": self.workspace.token, "SLACK_APP_TOKEN": "xapp-1", "SLACK_API_URL": slack.api_url}
        self.platform = make_slack(tokens)
        self.poster, self.workspaces = self.platform._poster, self.platform._workspaces
        self.interaction = Interaction({})
        self.url = slack.make_response_url(self.interaction)

    def open(self, *, responding: bool = False, root: MessageId | None = None) -> Whisper:
        respond = AsyncRespond(response_url=self.url, proxy=None, ssl=None) if responding else None
        return Whisper(self.poster, self.workspaces, Place(DESK, ANNA, root), respond)


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    async with SlackStandin().serving() as slack:
        yield Bench(slack)


async def whisper(bench: Bench) -> Payload:
    await bench.open().show(REPLY)
    return bench.workspace.whispers[-1]


async def write(bench: Bench) -> Payload:
    bench.slack.fail("chat.postEphemeral", "user_not_in_channel")
    await bench.open().show(REPLY)
    return bench.direct.messages[-1]


async def respond(bench: Bench) -> Payload:
    await bench.open(responding=True).show(REPLY, replacing=True)
    return bench.interaction.responses[-1]


async def note(bench: Bench) -> Payload:
    await bench.open(responding=True).note(HOSTILE)
    return bench.interaction.responses[-1]


async def post(bench: Bench) -> Payload:
    await bench.platform.post(DESK, bench.platform.render(REPLY)[0], "k")
    return bench.room.messages[-1]


async def edit(bench: Bench) -> Payload:
    first = await bench.platform.post(DESK, bench.platform.render(Reply(Document("notice", "Words", ())))[0], "k")
    await bench.platform.edit(DESK, first, bench.platform.render(REPLY)[0])
    return bench.room.messages[-1]


WAYS: list[Callable[[Bench], Awaitable[Payload]]] = [whisper, write, respond, note, post, edit]


@pytest.mark.parametrize("way", WAYS)
async def test_hostile_words_wake_nobody_and_lead_nowhere(
    bench: Bench, way: Callable[[Bench], Awaitable[Payload]]
) -> None:
    told = await way(bench)
    assert told["text"] == ESCAPED
    assert "link" not in {each["type"] for each in _iter_typed(told.get("blocks", []))}
    assert not [each for each in bench.slack.refusals if "markup" in each]


@pytest.mark.parametrize("way", [write, post])
async def test_addresses_in_a_message_unfold_into_nothing(
    bench: Bench, way: Callable[[Bench], Awaitable[Payload]]
) -> None:
    told = await way(bench)
    assert (told["unfurl_links"], told["unfurl_media"]) in {(False, False), ("0", "0"), ("false", "false")}


async def test_the_address_of_a_request_is_used_as_often_as_slack_lets_it_be(bench: Bench) -> None:
    whisper = bench.open(responding=True)
    for number in range(MOST_RESPONSES + 2):
        await whisper.note(f"Step {number}")
    assert len(bench.interaction.responses) == 5
    assert not bench.slack.refusals
    [(_, uses)] = bench.slack._responses.values()
    assert len(uses) == 5


async def test_an_answer_that_its_member_stopped_stays_stopped(bench: Bench) -> None:
    root = await bench.platform.post(DESK, bench.platform.render(REPLY)[0], "k")
    place = Place(DESK, ANNA, root)
    progress = ThreadProgress(bench.poster, await bench.poster.connect(DESK.workspace), place)
    lines = (Line((Text("One."),)), Line((Text("Two."),)))
    await progress.show(lines[0])
    await progress._pump  # type: ignore[misc]
    bench.room.messages[-1]["stopped"] = True
    await progress.show(lines[1])
    reply = Reply(Document("answer", "Which?", (Section(STREAMED, "", lines),)))
    await Replies(bench.poster, FakeCommands(), unfold=True).conclude(progress, place, reply, "k2")
    assert [words_of(each).strip() for each in bench.room.messages[1:]] == ["One."]


@dataclass
class Pair:
    """Two workspaces whose channels and members have the same ids."""

    slack: SlackStandin
    platform: Any
    names: tuple[WorkspaceId, WorkspaceId]


@pytest.fixture
async def pair() -> AsyncIterator[Pair]:
    async with SlackStandin().serving() as slack:
        names = WorkspaceId("T0EAST"), WorkspaceId("T0WEST")
        platform = make_slack(
            {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "SLACK_API_URL": slack.api_url}
        )
        for name, zone in zip(names, ("Asia/Tokyo", "America/Lima"), strict=True):
            workspace = slack.add_workspace(name)
            workspace.add_user(ANNA, zone, admin=name == "T0EAST")
            workspace.add_room("C0DESK", title=f"of-{name}", private=name == "T0WEST")
            platform._workspaces._known[name] = await platform._workspaces.identify(workspace.token)
        yield Pair(slack, platform, names)


async def test_what_is_kept_of_one_workspace_is_not_told_of_another(pair: Pair) -> None:
    found, (east, west) = pair.platform._workspaces, pair.names
    for _ in range(2):
        assert (await found.get_member(east, ANNA)).time_zone == "Asia/Tokyo"
        assert (await found.get_member(west, ANNA)).time_zone == "America/Lima"
        assert (await found.find_room(east, "C0DESK")).name == "of-T0EAST"
        assert (await found.find_room(west, "C0DESK")).name == "of-T0WEST"
        assert (await found.get_direct(east, ANNA)).workspace == east
        assert (await found.get_direct(west, ANNA)).workspace == west
    assert pair.slack.counts()["users.info"] == 2
    assert pair.slack.counts()["conversations.info"] == 2


async def test_direct_messages_kept_of_one_workspace_are_not_those_of_another(pair: Pair) -> None:
    found, (east, west) = pair.platform._workspaces, pair.names
    found.keep_direct(Channel("slack", east, "D0EAST"), ANNA)
    assert await found.get_direct(east, ANNA) == Channel("slack", east, "D0EAST")
    assert (await found.get_direct(west, ANNA)).workspace == west
    assert not await found.is_ours(Channel("slack", west, "D0EAST"), ANNA)


async def test_a_member_manages_only_their_own_direct_messages(bench: Bench) -> None:
    bench.workspace.add_user(BELA)
    theirs = bench.workspace.add_direct(BELA)
    bela = await bench.workspaces.get_member(DESK.workspace, BELA)
    assert await bench.workspaces.may_manage(Channel("slack", DESK.workspace, theirs.id), bela)
    assert not await bench.workspaces.may_manage(Channel("slack", DESK.workspace, bench.direct.id), bela)
    assert not await bench.workspaces.may_manage(Channel("slack", DESK.workspace, "D0PEOPLE"), bela)


def _iter_typed(value: object) -> Any:
    if isinstance(value, dict):
        if "type" in value:
            yield value
        for each in value.values():
            yield from _iter_typed(each)
    elif isinstance(value, list):
        for each in value:
            yield from _iter_typed(each)
