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
from tests.fakes.commands import FakeCommands
from tests.fakes.platform import QuietProgress

CHANNEL = Channel("fake", WorkspaceId("w1"), "desk")


@asynccontextmanager
async def open_real(home: Path) -> AsyncIterator[Commands]:
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
