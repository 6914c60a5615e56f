"""What a process that died while it answered has left in Slack is ended by the next, with a word to who waits."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.model.conversation import MemberId, WorkspaceId
from bot.model.message import Answered, Channel, MessageId
from bot.storage.database import connection_of
from bot.storage.tables import answered
from tests.fakes.commands import FakeCommands
from tests.slack_desk import SlackDesk, open_desk, running, words_of
from tests.standins.slack import APP_TOKEN, Payload, Room

BROKE_OFF = "I was stopped while I answered this; ask again."


async def leave(
    desk: SlackDesk, room: Room, question: Payload, *shown: Payload, minutes: float = 1, posted: Payload | None = None
) -> None:
    """Leave a question as a process does that is killed: begun, some messages shown, one perhaps not yet kept."""
    channel = Channel("slack", WorkspaceId(desk.workspace.team), room.id)
    at = desk.app.desk.clock.now() - timedelta(minutes=minutes)
    begun = Answered(channel, MessageId(question["ts"]), MemberId(desk.person.id), at, "dead")
    for each in shown:
        each |= {"bot_id": desk.workspace.bot_id, "blocks": []}
    if posted is not None:
        key = f"message.{question['ts']}.dead.{len(shown)}"
        posted |= {
            "bot_id": desk.workspace.bot_id,
            "metadata": {"event_type": "attache_part", "event_payload": {"key": key}},
        }
    async with desk.app.desk.database.write() as transaction:
        await desk.app.desk.conversations.begin_answer(transaction, begun)
        replies = tuple(MessageId(each["ts"]) for each in shown)
        kept = Answered(channel, begun.message, begun.member, begun.at, begun.turn, replies)
        await desk.app.desk.conversations.keep_answer(transaction, kept)


async def restart(desk: SlackDesk, *, alone: bool = True, left: int = 0) -> None:
    """Start another process, and wait until it has answered something and no more than so many turns have not ended."""
    tokens = {
        "SLACK_BOT_TOKEN": desk.workspace.token,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_API_URL": desk.slack.api_url,
    }
    async with running(desk.app, tokens, lambda _app: FakeCommands(), alone=alone):
        await desk.slack.wait_connected(sockets=2)
        typed = await desk.person.slash(desk.room, "status")
        await desk.until(lambda: len(typed.responses) > 1)
        while await count_unended(desk) > left:  # noqa: ASYNC110  only the database tells
            await asyncio.sleep(0.01)


async def count_unended(desk: SlackDesk) -> int:
    statement = select(func.count()).select_from(answered).where(answered.c.ended.is_(False))
    async with desk.app.desk.database.read() as transaction:
        return int((await connection_of(transaction).execute(statement)).scalar_one())


async def test_a_message_that_was_growing_is_ended_and_says_so(tmp_path: Path) -> None:
    async with open_desk(tmp_path, make_commands=lambda _app: FakeCommands()) as desk:
        root = desk.slack.keep(desk.room, "U0BELA", "Morning", None)
        question = desk.slack.keep(desk.room, "U0ANNA", "When will Macron visit Beijing?", root["ts"])
        growing, more = (desk.slack.keep(desk.room, desk.workspace.bot_user, "", root["ts"]) for _ in range(2))
        await leave(desk, desk.room, question, growing, more)
        desk.slack.streams.add((desk.room.id, growing["ts"]))
        await restart(desk)
        assert [words_of(each) for each in desk.of_thread(root["ts"])] == [BROKE_OFF]
        assert desk.slack.streams == set()


@pytest.mark.parametrize("threaded", [True, False])
async def test_who_was_shown_nothing_is_told_where_the_answer_would_stand(tmp_path: Path, *, threaded: bool) -> None:
    async with open_desk(tmp_path, make_commands=lambda _app: FakeCommands()) as desk:
        root = desk.slack.keep(desk.room, "U0BELA", "Morning", None)["ts"] if threaded else None
        question = desk.slack.keep(desk.room, "U0ANNA", "When will Macron visit Beijing?", root)
        await leave(desk, desk.room, question)
        await restart(desk)
        assert [words_of(each) for each in desk.of_thread(root or question["ts"])] == [BROKE_OFF]


async def test_a_message_that_was_posted_and_not_yet_kept_is_found(tmp_path: Path) -> None:
    async with open_desk(tmp_path, make_commands=lambda _app: FakeCommands()) as desk:
        room = desk.workspace.add_direct("U0ANNA")
        question = desk.slack.keep(room, "U0ANNA", "When will Macron visit Beijing?", None)
        posted = desk.slack.keep(room, desk.workspace.bot_user, "", None)
        await leave(desk, room, question, posted=posted)
        await restart(desk)
        assert [words_of(each) for each in desk.of_bot(room)] == [BROKE_OFF]
        assert posted["edited"]


async def test_what_another_process_may_still_answer_is_left_to_it(tmp_path: Path) -> None:
    async with open_desk(tmp_path, make_commands=lambda _app: FakeCommands()) as desk:
        room = desk.workspace.add_direct("U0ANNA")
        young, old = (desk.slack.keep(room, "U0ANNA", "When will Macron visit Beijing?", None) for _ in range(2))
        await leave(desk, room, young, minutes=10)
        await restart(desk, alone=False, left=1)
        assert desk.of_bot(room) == []
        await leave(desk, room, old, minutes=20)
        await restart(desk, alone=False, left=1)
        assert [words_of(each) for each in desk.of_bot(room)] == [BROKE_OFF]
        assert await count_unended(desk) == 1


async def test_a_question_that_is_gone_is_told_nothing(tmp_path: Path) -> None:
    async with open_desk(tmp_path, make_commands=lambda _app: FakeCommands()) as desk:
        question = desk.slack.keep(desk.room, "U0ANNA", "When will Macron visit Beijing?", None)
        await leave(desk, desk.room, question)
        desk.room.messages.remove(question)
        await restart(desk)
        assert desk.of_bot() == []
