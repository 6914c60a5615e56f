"""What everything that answers members owes: one reply to each request, and suggestions while they type."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from bot.app import open_app
from bot.model.conversation import MemberId, WorkspaceId
from bot.model.message import Channel, Request
from bot.ports import Commands, Subject, Typing
from bot.ports.platform import MOST_SUGGESTIONS
from bot.service.commands import MemberCommands
from bot.service.gathering import import_file
from bot.text.plain import render_plain
from bot.workers.processes import ProcessWorkers
from tests.contract.databases import lay_empty
from tests.fakes.commands import FakeCommands
from tests.fakes.platform import QuietProgress
from tests.seeds import DISPATCHES

CHANNEL = Channel("fake", WorkspaceId("w1"), "desk")


@asynccontextmanager
async def open_real(home: Path) -> AsyncIterator[Commands]:
    lay_empty(home)
    async with open_app({"ATTACHE_HOME": str(home), "ATTACHE_NOW": "2023-03-22T08:00:00Z"}) as app:
        yield MemberCommands(app.desk, app.intake)


@asynccontextmanager
async def open_fake(home: Path) -> AsyncIterator[Commands]:
    yield FakeCommands()


OPENERS: dict[str, Callable[[Path], AbstractAsyncContextManager[Commands]]] = {"member": open_real, "fake": open_fake}


@pytest.fixture(params=sorted(OPENERS))
async def commands(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Commands]:
    async with OPENERS[request.param](tmp_path) as opened:
        yield opened


@pytest.mark.parametrize("text", ["topics", "brief", "brief nowhere-land", "ask", ""])
async def test_whatever_is_asked_there_is_a_reply_with_words(commands: Commands, text: str) -> None:
    reply = await commands(Request(CHANNEL, MemberId("m1"), text), QuietProgress())
    assert reply.document.title.strip()


async def test_what_is_begun_is_suggested_with_a_value_that_begins_so(commands: Commands) -> None:
    found = await commands.suggest(Typing(CHANNEL, "topic", "china-r"))
    assert "china-russia" in [each.value for each in found]


@pytest.mark.parametrize("subject", ["topic", "followed", "actor", "schedule", "time_zone"])
@pytest.mark.parametrize("words", ["", "c", "zzzz", "@everyone [x](http://e.example)", "\x00\u202e", "a" * 500])
async def test_no_typing_is_an_error_or_too_much(commands: Commands, subject: Subject, words: str) -> None:
    found = await commands.suggest(Typing(CHANNEL, subject, words))
    assert len(found) <= MOST_SUGGESTIONS
    assert all(each.words and each.value for each in found)
    assert len({each.value for each in found}) == len(found)


async def test_worker_processes_read_brief_and_answer(tmp_path: Path) -> None:
    """The dialogues work in one process; this is what they leave to others otherwise."""
    async with open_app({"ATTACHE_HOME": str(tmp_path), "ATTACHE_NOW": "2023-03-22T08:00:00Z"}) as app:
        assert isinstance(app.desk.workers, ProcessWorkers)
        await import_file(app.desk, app.intake, DISPATCHES, {}, QuietProgress())
        commands = MemberCommands(app.desk, app.intake)
        for text, words in (("brief china-russia", "Moscow"), ("ask When will Macron visit Beijing?", "early April")):
            reply = await commands(Request(CHANNEL, MemberId("m1"), text), QuietProgress())
            assert words in render_plain(reply.document)
