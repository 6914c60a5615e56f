"""Questions around a thread: one that is closed, one that was not opened yet, one that is asked in reply to a briefing;
and one bot in two processes."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import open_app
from bot.model.conversation import ThreadId
from bot.model.document import Document, Line, Section, Text
from bot.model.message import MessageId, Offer, Part, Request, thread_of
from bot.platforms.discord.invite import PERMISSIONS
from bot.ports import Progress, Reply
from bot.service.receipts import Receipts
from tests.discord_desk import Embassy, open_embassy
from tests.fakes.commands import FakeCommands
from tests.slack_desk import make_premises
from tests.standins.discord import words_of
from tests.standins.discord.bots import run_platform
from tests.standins.discord.world import CREATE_THREADS
from tests.unit.briefings import make_briefing

BRIEFING = Reply(
    Document("briefing", "A visit - and *more*", (Section("s", "Heading", (Line((Text("A sentence."),)),)),)),
    make_briefing(),
    (Offer("ask", "ask"), Offer("deeper", 'brief "x" deep')),
)


@pytest.fixture
async def embassy(tmp_path: Path) -> AsyncIterator[Embassy]:
    async with open_embassy(tmp_path) as opened:
        yield opened


def without_thread(part: Part) -> Part:
    """A first message whose thread is opened later."""
    return Part({name: value for name, value in part.payload.items() if name != "thread"}, part.text)


@pytest.mark.parametrize("direct", ["taken", "refused"])
async def test_who_asks_in_a_locked_thread_is_told_where_to_ask(embassy: Embassy, direct: str) -> None:
    here = embassy.discord
    async with embassy.running(FakeCommands(BRIEFING)):
        shown = await (await here.use(embassy.member, embassy.channel, "brief", topic="x")).wait_for("A visit")
        thread = await here.thread_under(shown)
        thread.locked = thread.archived = True
        if direct == "refused":
            here.fail("POST", "/users/@me/channels$", 403)
        await here.say(embassy.owner, thread, f"<@{here.world.bot.id}> Who?")
        place = here.world.open_dm(embassy.owner) if direct == "taken" else embassy.channel
        told = f"<#{thread.id}> is closed, so I cannot answer there; ask me in <#{embassy.channel.id}>."
        assert words_of(await here.wait_for_words(place, "is closed")) == told
    assert len(here.messages_in(thread)) == 1


class Archiving(FakeCommands):
    """While it works, the thread goes to the archive."""

    def __init__(self, embassy: Embassy) -> None:
        super().__init__()
        self._embassy = embassy

    async def __call__(self, request: Request, progress: Progress) -> Reply:
        for each in self._embassy.discord.world.channels.values():
            each.archived = each.is_thread
        return await super().__call__(request, progress)


async def test_a_thread_that_went_to_the_archive_meanwhile_is_taken_out_for_the_answer(embassy: Embassy) -> None:
    here = embassy.discord
    async with embassy.running(Archiving(embassy)):
        asked = await here.say(embassy.member, embassy.channel, f"<@{here.world.bot.id}> Who?")
        thread = await here.thread_under(asked)
        await here.wait_for_words(thread, "reply to Who?")
    assert not thread.archived


@pytest.mark.parametrize("how", ["Ask", "Deeper", "reply"])
async def test_a_briefing_whose_thread_is_not_open_yet_is_asked_about_in_its_thread(embassy: Embassy, how: str) -> None:
    here, commands = embassy.discord, FakeCommands(BRIEFING)
    async with embassy.running(commands) as platform:
        root = await platform.post(embassy.place(), without_thread(platform.render(BRIEFING)[0]), "k")
        await commands.keep_thread(embassy.place().workspace, _thread(embassy, root), BRIEFING)
        [message] = here.messages_in(embassy.channel)
        if how == "Ask":
            form = await (await here.press(embassy.member, message, "Ask")).wait()
            await (await here.submit(form, question="Who?")).wait_for(f"Answered in <#{root}>.")
        elif how == "Deeper":
            await (await here.press(embassy.member, message, "Deeper")).wait_for(f"Answered in <#{root}>.")
        else:
            await here.say(embassy.member, embassy.channel, "Who?", reply_to=message)
            await here.wait_for_words(embassy.channel, f"Answered in <#{root}>.")
        thread = here.world.channels[root]
        await here.wait_for_words(thread, "A visit")
    assert thread.name == "A visit - and *more*"
    assert commands.asked[-1].thread == f"{embassy.channel.id}/{root}"


async def test_where_no_thread_may_be_opened_the_answer_comes_to_the_channel(tmp_path: Path) -> None:
    async with open_embassy(tmp_path, permissions=PERMISSIONS.value & ~CREATE_THREADS) as embassy:
        here, commands = embassy.discord, FakeCommands(BRIEFING)
        async with embassy.running(commands) as platform:
            root = await platform.post(embassy.place(), platform.render(BRIEFING)[0], "k")
            await commands.keep_thread(embassy.place().workspace, _thread(embassy, root), BRIEFING)
            [message] = here.messages_in(embassy.channel)
            form = await (await here.press(embassy.member, message, "Ask")).wait()
            await (await here.submit(form, question="Who?")).wait_for("A visit")
            await here.say(embassy.member, embassy.channel, "Who?", reply_to=message)
            await here.wait_for_message(embassy.channel, 4)
        assert commands.asked[-1].thread == f"{embassy.channel.id}/{root}"
        assert not [each for each in here.world.channels.values() if each.is_thread]


async def test_two_processes_of_one_bot_answer_once(embassy: Embassy, tmp_path: Path) -> None:
    here, one, other = embassy.discord, FakeCommands(BRIEFING), FakeCommands(BRIEFING)
    async with open_app({"ATTACHE_HOME": str(tmp_path / "desk")}) as app:
        receipts = [Receipts("discord", make_premises(app, {})) for _ in range(2)]
        async with (
            run_platform(here, embassy.home, one, None, receipts[0]),
            run_platform(here, embassy.home, other, None, receipts[1]),
        ):
            shown = await (await here.use(embassy.member, embassy.channel, "brief", topic="x")).wait_for("A visit")
            thread = await here.thread_under(shown)
            form = await (await here.press(embassy.member, shown, "Ask")).wait()
            await (await here.submit(form, question="Who?")).wait_for("Answered in")
            await here.say(embassy.member, thread, f"<@{here.world.bot.id}> Why?")
            await here.wait_for_message(thread, 3)
            direct = here.world.open_dm(embassy.member)
            await here.say(embassy.member, direct, "When?")
            await here.wait_for_message(direct, 2)
            helped = await (await here.use(embassy.member, embassy.channel, "help")).wait()
            await asyncio.sleep(0.2)
    assert sorted(each.text for each in [*one.asked, *other.asked]) == ["When?", "Why?", "ask Who?", 'brief "x"']
    assert len(here.messages_in(direct)) == 2
    assert len(here.messages_in(embassy.channel)) == 1
    assert len(here.messages_in(thread)) == 3
    assert len(helped.shown) == 1


def _thread(embassy: Embassy, root: str) -> ThreadId:
    return thread_of(embassy.place(), MessageId(root))
