"""Where Discord refuses Components V2, everything the bot shows comes as an embed with the same words and buttons."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.model.document import Document, Line, Section, Text
from bot.model.message import Offer, Request
from bot.ports import Progress, Reply
from tests.discord_desk import Embassy, open_embassy
from tests.fakes.commands import FakeCommands
from tests.standins.discord import labels_of, words_of
from tests.standins.discord.bots import open_platform
from tests.standins.discord.rules import V2
from tests.standins.discord.world import FORUM
from tests.unit.briefings import make_briefing

LINE = Line((Text("A sentence."),))
BRIEFING = Reply(
    Document("briefing", "A briefing", (Section("s", "Heading", (LINE,)),)), make_briefing(), (Offer("ask", "ask"),)
)
LONG = Reply(
    Document("answer", "Long", tuple(Section("s", f"{n}", (Line((Text(f"page{n} " * 500),)),)) for n in range(3)))
)


@pytest.fixture
async def embassy(tmp_path: Path) -> AsyncIterator[Embassy]:
    async with open_embassy(tmp_path) as opened:
        opened.discord.world.refuses_v2 = True
        yield opened
        every = [each for kept in opened.discord.world.messages.values() for each in kept.values()]
        assert not any(each["flags"] & V2 for each in every)


class Writing(FakeCommands):
    """Shows its answer line by line."""

    def __init__(self, embassy: Embassy, reply: Reply) -> None:
        super().__init__(reply)
        self._embassy = embassy

    async def __call__(self, request: Request, progress: Progress) -> Reply:
        await progress.show(LINE)
        self._embassy.clock.moment += timedelta(seconds=2)
        await progress.show(LINE)
        return await super().__call__(request, progress)


async def test_a_command_and_its_private_sibling_are_answered(embassy: Embassy) -> None:
    here = embassy.discord
    async with embassy.running(Writing(embassy, BRIEFING)):
        shown = await (await here.use(embassy.member, embassy.channel, "brief", topic="x")).wait()
        await here.wait_for_words(embassy.channel, "A briefing")
        [message] = here.messages_in(embassy.channel)
        assert labels_of(message) == ["Ask"]
        assert shown.shown == [message]
        thread = await here.thread_under(message)
        form = await (await here.press(embassy.member, message, "Ask")).wait()
        await here.submit(form, question="Who?")
        answered = await here.wait_for_message(thread, 1)
        assert "A sentence." in words_of(answered)
        told = await (await here.use(embassy.member, embassy.channel, "help")).wait()
        assert told.ephemeral
        assert "/brief" in words_of(told.shown[0])


async def test_every_part_of_a_long_answer_comes(embassy: Embassy) -> None:
    here = embassy.discord
    async with embassy.running(Writing(embassy, LONG)):
        here.fail("POST", "/threads$", 400)
        await here.use(embassy.member, embassy.channel, "ask", question="Who?")
        await here.wait_for_words(embassy.channel, "page2")
        await here.use(embassy.member, embassy.channel, "ask", question="Who?", private=True)
    told = "\n".join(words_of(each) for each in here.messages_in(embassy.channel))
    assert [told.count(f"page{n}") for n in range(3)] == [500] * 3


async def test_a_mention_is_answered_and_the_answer_edited_as_it_comes(embassy: Embassy) -> None:
    here = embassy.discord
    async with embassy.running(Writing(embassy, LONG)):
        asked = await here.say(embassy.member, embassy.channel, f"<@{here.world.bot.id}> Who?")
        thread = await here.thread_under(asked)
        await here.wait_for_words(thread, "page2")
    first, *rest = here.messages_in(thread)
    assert words_of(first).startswith("### Long")
    assert first["edited_timestamp"]
    assert len(rest) == 2


async def test_a_late_answer_goes_to_the_channel_or_the_member(embassy: Embassy) -> None:
    here = embassy.discord

    class Late(FakeCommands):
        async def __call__(self, request: Request, progress: Progress) -> Reply:
            embassy.clock.moment += timedelta(minutes=16)
            return await super().__call__(request, progress)

    async with embassy.running(Late(BRIEFING)):
        await here.use(embassy.member, embassy.channel, "brief", topic="x")
        await here.wait_for_words(embassy.channel, "A briefing")
        assert here.messages_in(here.world.open_dm(embassy.member)) == []
        await here.use(embassy.member, embassy.channel, "brief", topic="x", private=True)
        await here.wait_for_words(here.world.open_dm(embassy.member), "A briefing")
    assert len(here.messages_in(embassy.channel)) == 1, "the private one was shown to the member alone"


@pytest.mark.parametrize("kind", ["channel", "thread", "forum"])
async def test_what_was_posted_is_found_long_after_and_can_be_edited(embassy: Embassy, kind: str) -> None:
    here = embassy.discord
    forum = here.world.add_channel(embassy.guild, "forum", FORUM)
    place = embassy.place(forum if kind == "forum" else None)
    async with open_platform(here, embassy.clock) as platform:
        part = platform.render(BRIEFING)[0]
        root = await platform.post(place, part, "d.0") if kind == "thread" else None
        posted = await platform.post(place, part, "d.1", root)
        embassy.clock.moment += timedelta(hours=1)
        assert await platform.find(place, "d.1", root) == posted
        assert await platform.find(place, "d.2", root) is None
        changed = Reply(Document("briefing", "Corrected", (Section("s", "Heading", (LINE,)),)))
        where = f"{posted}/{posted}" if kind == "forum" else posted
        await platform.edit(place, type(posted)(where), platform.render(changed)[0])
        thread = here.world.channels[posted.partition("/")[0]] if kind != "channel" else embassy.channel
        assert "Corrected" in words_of(here.messages_in(thread)[-1])


async def test_what_a_member_asks_about_is_the_embeds_words_and_no_address_of_ours(embassy: Embassy) -> None:
    here, commands = embassy.discord, FakeCommands()
    async with embassy.running(commands) as platform:
        await platform.post(embassy.place(), platform.render(BRIEFING)[0], "k")
        [message] = here.messages_in(embassy.channel)
        await (await here.use_on_message(embassy.member, embassy.channel, "Brief me on this", message)).wait()
        await here.wait_for_message(embassy.channel, 2)
    assert commands.asked[0].text == "about A briefing"
    assert "discord.com" not in commands.asked[0].text
