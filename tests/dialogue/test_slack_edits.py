"""What becomes of answers in Slack when their questions are edited or deleted, by whichever process hears of it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.app import App
from bot.model.document import Document, Line, Section, Text
from bot.model.message import Request
from bot.ports import Commands, Progress, Reply
from bot.storage.database import connection_of
from bot.storage.tables import answered
from tests.fakes.commands import FakeCommands
from tests.slack_desk import SlackDesk, open_desk, running, words_of
from tests.standins.slack import APP_TOKEN, Payload, Room

LONG = "word " * 700
"""Two of these are more than one message holds."""


class LongCommands(FakeCommands):
    """Answers `… 3` with three messages; waits before it answers, where told to."""

    def __init__(self) -> None:
        super().__init__()
        self.shows = False
        self.going_on = asyncio.Event()
        self.going_on.set()

    async def __call__(self, request: Request, progress: Progress) -> Reply:
        self.asked.append(request)
        told = Line((Text(f"On {request.text}. {LONG[:500]}"),))
        if self.shows:
            await progress.show(told)
        await self.going_on.wait()
        count = int(request.text.split()[-1])
        lines = [told, *(Line((Text(f"{number}: {LONG}"),)) for number in range(2, count + 1))]
        sections = [Section("answer", "", tuple(lines[:1])), *(Section("more", "", (line,)) for line in lines[1:])]
        return Reply(Document("answer", request.text, tuple(sections)))


def scripted() -> tuple[LongCommands, Callable[[App], Commands]]:
    fake = LongCommands()
    return fake, lambda _app: fake


@asynccontextmanager
async def another_process(desk: SlackDesk, fake: Commands) -> AsyncIterator[None]:
    """A second process that listens; from now on it hears what Slack sends first."""
    tokens = {
        "SLACK_BOT_TOKEN": desk.workspace.token,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_API_URL": desk.slack.api_url,
    }
    async with running(desk.app, tokens, lambda _app: fake):
        await desk.slack.wait_connected(sockets=2)
        yield


async def until_shown(desk: SlackDesk, words: str, count: int, room: Room | None = None) -> list[Payload]:
    """Wait until the bot shows so many messages in all, the first of which holds these words."""

    def holds() -> list[Payload]:
        shown = desk.of_bot(room)
        return shown if len(shown) == count and words in words_of(shown[0]) else []

    found: list[Payload] = await desk.until(holds)
    return found


async def test_every_message_of_an_answer_follows_its_question(tmp_path: Path) -> None:
    _, make = scripted()
    async with open_desk(tmp_path, make_commands=make) as desk:
        room = desk.workspace.add_direct("U0ANNA")
        question = await desk.person.say(room, "China 3")
        first = await until_shown(desk, "China 3", 3, room)
        await desk.person.edit(room, question, "Russia 2")
        shown = await until_shown(desk, "Russia 2", 2, room)
        assert [each["ts"] for each in shown] == [each["ts"] for each in first[:2]]
        await desk.person.edit(room, question, "Iran 4")
        await until_shown(desk, "Iran 4", 4, room)
        await desk.person.delete(room, question)
        await desk.until(lambda: not desk.of_bot(room))
        assert desk.slack.refusals == []


async def test_a_question_that_is_meant_for_the_bot_no_more_takes_its_answer_along(tmp_path: Path) -> None:
    """Its member takes the mention out, or mentions somebody else instead."""
    fake, make = scripted()
    async with open_desk(tmp_path, make_commands=make) as desk:
        bot = f"<@{desk.workspace.bot_user}>"
        question = await desk.person.say(desk.room, f"{bot} China 3")
        await until_shown(desk, "China 3", 3)
        await desk.person.edit(desk.room, question, "<@U0BELA> China 3")
        await desk.until(lambda: not desk.of_bot())
        fake.going_on.clear()
        fake.shows = True
        question = await desk.person.say(desk.room, f"{bot} Russia 1")
        await desk.until(lambda: desk.slack.streams)
        await desk.person.edit(desk.room, question, "Russia 1")
        await desk.until(lambda: not desk.of_bot() and not desk.slack.streams)
        assert len(fake.asked) == 2


async def test_what_an_unfurl_changes_is_no_edit(tmp_path: Path) -> None:
    fake, make = scripted()
    async with open_desk(tmp_path, make_commands=make) as desk:
        room = desk.workspace.add_direct("U0ANNA")
        question = await desk.person.say(room, "https://news.example/1 1")
        await until_shown(desk, "news.example", 1, room)
        await desk.person.edit(room, question, question["text"])
        await desk.person.say(room, "China 1")
        await desk.until(lambda: len(desk.of_bot(room)) == 2)
        assert len(fake.asked) == 2


async def test_another_process_edits_and_deletes_what_one_has_answered(tmp_path: Path) -> None:
    _, make = scripted()
    async with open_desk(tmp_path, make_commands=make) as desk:
        bot = f"<@{desk.workspace.bot_user}>"
        root = await desk.person.say(desk.room, "Morning")
        question = await desk.person.say(desk.room, f"{bot} China 3", root["ts"])
        first = await until_shown(desk, "China 3", 3)
        async with another_process(desk, LongCommands()):
            await desk.person.edit(desk.room, question, f"{bot} Russia 2")
            shown = await until_shown(desk, "Russia 2", 2)
            assert [each["ts"] for each in shown] == [each["ts"] for each in first[:2]]
            await desk.person.delete(desk.room, question)
            await desk.until(lambda: not desk.of_bot())
        assert desk.slack.refusals == []


async def test_a_question_that_another_process_saw_deleted_leaves_no_answer(tmp_path: Path) -> None:
    fake, make = scripted()
    fake.going_on.clear()
    async with open_desk(tmp_path, make_commands=make) as desk:
        room = desk.workspace.add_direct("U0ANNA")
        question = await desk.person.say(room, "China 3")
        await desk.until(lambda: fake.asked)
        async with another_process(desk, LongCommands()):
            await desk.person.delete(room, question)
            other = await desk.person.say(room, "Russia 1")
            await until_shown(desk, "Russia 1", 1, room)
            fake.going_on.set()
            await desk.person.delete(room, other)
        await desk.until(lambda: not desk.of_bot(room))
        assert "chat.postMessage" in desk.slack.counts()
        assert desk.slack.counts()["chat.postMessage"] == 1


async def test_a_deletion_is_followed_also_where_slack_does_not_repeat_what_was_deleted(tmp_path: Path) -> None:
    """The reference page shows the event so: with `deleted_ts`, without `previous_message`."""
    _, make = scripted()
    async with open_desk(tmp_path, make_commands=make) as desk:
        room = desk.workspace.add_direct("U0ANNA")
        question = await desk.person.say(room, "China 1")
        await until_shown(desk, "China 1", 1, room)
        room.messages.remove(question)
        event = {"type": "message", "subtype": "message_deleted", "hidden": True, "channel": room.id}
        event |= {"channel_type": room.kind, "deleted_ts": question["ts"], "ts": desk.slack.make_ts()}
        await desk.person.event(event, room.event)
        await desk.until(lambda: not desk.of_bot(room))
        assert room.messages == []


@pytest.mark.parametrize("handed_over", [True, False])
async def test_a_question_edited_at_another_process_is_answered_there_alone(
    tmp_path: Path, *, handed_over: bool
) -> None:
    """The first process has kept the message it began, for the second to go on with, or is just about to."""
    fake, make = scripted()
    fake.going_on.clear()
    fake.shows = True
    async with open_desk(tmp_path, make_commands=make) as desk:
        pane = await desk.person.open_assistant()
        thread = pane.messages[-1]["ts"]
        question = await desk.person.say(pane, "China 2", thread)
        await desk.until(lambda: desk.slack.streams)
        if handed_over:
            await _until_kept(desk)
        async with another_process(desk, LongCommands()):
            await desk.person.edit(pane, question, "Russia 1")
            await desk.until(lambda: [each for each in desk.of_bot(pane) if "Russia" in words_of(each)])
            fake.going_on.set()
            await desk.until(lambda: not desk.slack.streams)
            probe = await desk.person.slash(desk.room, "status 1")
            await desk.until(lambda: len(probe.responses) > 1)
        await desk.until(lambda: len(desk.of_bot(pane)) == 1)
        [answer] = [each for each in pane.messages if "bot_id" in each]
        assert words_of(answer).startswith("ask Russia 1 On ask Russia 1. ")
        assert "China" not in words_of(answer)


async def _until_kept(desk: SlackDesk) -> None:
    """Wait until the message that grows is kept as an answer."""
    async with asyncio.timeout(20):
        while True:
            async with desk.app.desk.database.read() as transaction:
                kept = await connection_of(transaction).execute(select(answered.c.replies))
            if [each for each in kept.scalars() if each != "[]"]:
                return
            await asyncio.sleep(0.01)


async def test_a_question_deleted_while_its_answer_begins_to_grow_leaves_nothing(tmp_path: Path) -> None:
    fake, make = scripted()
    fake.going_on.clear()
    fake.shows = True
    async with AsyncExitStack() as opened:
        desk = await opened.enter_async_context(open_desk(tmp_path, make_commands=make))
        desk.slack.delays["chat.startStream"] = 0.3
        root = await desk.person.say(desk.room, "Morning")
        question = await desk.person.say(desk.room, f"<@{desk.workspace.bot_user}> China 2", root["ts"])
        await desk.until(lambda: fake.asked)
        await desk.person.delete(desk.room, question)
        await desk.until(lambda: desk.slack.counts().get("chat.delete"))
        assert desk.slack.counts()["chat.stopStream"] == 1
        assert desk.of_bot() == []
        assert desk.slack.streams == set()
        # who deletes the question and who answers it may both take the message back: one of them could have died
        assert set(desk.slack.refusals) <= {"chat.delete message_not_found: "}


async def test_in_the_assistant_pane_a_question_can_be_edited_and_deleted_too(tmp_path: Path) -> None:
    _, make = scripted()
    async with open_desk(tmp_path, make_commands=make) as desk:
        pane = await desk.person.open_assistant()
        thread = pane.messages[-1]["ts"]
        question = await desk.person.say(pane, "China 1", thread)
        await until_shown(desk, "China 1", 1, pane)
        await desk.person.edit(pane, question, "Russia 1")
        await until_shown(desk, "Russia 1", 1, pane)
        await desk.person.delete(pane, question)
        await desk.until(lambda: not desk.of_bot(pane))
        assert desk.slack.refusals == []
