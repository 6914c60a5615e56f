"""A thread or an announcement that waits, through failures that pass, torn files and two processes of one directory."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.model.document import Document, Line, Section, Text
from bot.platforms.discord import DiscordPlatform
from bot.platforms.discord.rendering import render_reply
from bot.ports import Reply
from tests.discord_desk import Embassy, open_embassy, until
from tests.fakes.commands import FakeCommands
from tests.standins.discord import words_of
from tests.standins.discord.bots import open_platform
from tests.standins.discord.world import ANNOUNCEMENT, Channel
from tests.unit.briefings import make_briefing

PART = render_reply(
    Reply(Document("briefing", "News", (Section("s", "Heading", (Line((Text("A sentence."),)),)),)), make_briefing())
)[0]


@pytest.fixture
async def embassy(tmp_path: Path) -> AsyncIterator[Embassy]:
    async with open_embassy(tmp_path) as opened:
        yield opened


def home(embassy: Embassy) -> dict[str, str]:
    return {"ATTACHE_HOME": str(embassy.home)}


async def wait(embassy: Embassy, platform: DiscordPlatform, channel: Channel) -> str:
    """Post what has to wait for its thread, and leave it waiting."""
    with platform._poster._threads.waiting():
        post = await platform.post(embassy.place(channel), PART, "k")
        await platform.close()
    return post


def is_published(embassy: Embassy, channel: Channel) -> bool:
    return bool(embassy.discord.messages_in(channel)[0]["flags"] & 1)


@pytest.mark.parametrize("what", [503, 429, "cut"])
@pytest.mark.parametrize("path", ["/threads$", "/crosspost$"])
async def test_a_failure_that_passes_keeps_no_announcement_back(embassy: Embassy, what: int | str, path: str) -> None:
    here, news = embassy.discord, embassy.discord.world.add_channel(embassy.guild, "news", ANNOUNCEMENT)
    async with open_platform(here, embassy.clock, home(embassy)) as platform:
        here.fail("POST", path, what, times=9)
        post = await platform.post(embassy.place(news), PART, "k")
        await until(lambda: not (embassy.home / "discord-threads").exists())
    assert post in here.world.channels
    assert is_published(embassy, news)


async def test_what_discord_refuses_is_not_tried_again(embassy: Embassy) -> None:
    here, news = embassy.discord, embassy.discord.world.add_channel(embassy.guild, "news", ANNOUNCEMENT)
    async with open_platform(here, embassy.clock, home(embassy)) as platform:
        here.fail("POST", "/threads$", 403)
        post = await platform.post(embassy.place(news), PART, "k")
        await until(lambda: not (embassy.home / "discord-threads").exists())
    assert post not in here.world.channels
    assert is_published(embassy, news)
    assert len([each for each in here.rest.seen if each.path.endswith("/threads")]) == 1


async def test_a_second_process_leaves_what_the_first_has_waiting(embassy: Embassy) -> None:
    here, news = embassy.discord, embassy.discord.world.add_channel(embassy.guild, "news", ANNOUNCEMENT)
    kept = embassy.home / "discord-threads"
    async with (
        open_platform(here, embassy.clock, home(embassy)) as one,
        open_platform(here, embassy.clock, home(embassy)) as other,
    ):
        await other.find(embassy.place(), "k")  # it has read the file before anything waits
        with one._poster._threads.waiting():
            post = await one.post(embassy.place(news), PART, "k")
            theirs = await other.post(embassy.place(), PART, "k2")
            await until(lambda: theirs in here.world.channels and str(theirs) not in kept.read_text())
            assert str(post) in kept.read_text()
            await one.close()
    async with open_platform(here, embassy.clock, home(embassy)) as next_one:
        await next_one.find(embassy.place(news), "k")
        await until(lambda: not kept.exists())
    assert post in here.world.channels
    assert is_published(embassy, news)


async def test_an_entry_behind_a_torn_line_is_read(embassy: Embassy) -> None:
    here, kept = embassy.discord, embassy.home / "discord-threads"
    kept.write_text('[1, 2, "br')
    async with open_platform(here, embassy.clock, home(embassy)) as platform:
        post = await wait(embassy, platform, embassy.channel)
    async with open_platform(here, embassy.clock, home(embassy)) as platform:
        await platform.find(embassy.place(), "k")
        await until(lambda: post in here.world.channels)
        await until(lambda: not kept.exists())
    assert here.world.channels[post].parent == embassy.channel.id
    assert "2" not in here.world.channels, "nothing is made of what broke off"


@pytest.mark.parametrize("line", ['[1e999, 2, "x"]', "[" * 200_000, "[null, 1, 2]", json.dumps({"a": 1})])
async def test_a_line_that_says_something_else_ends_nothing(embassy: Embassy, line: str) -> None:
    here = embassy.discord
    (embassy.home / "discord-threads").write_text(line + "\n")
    async with embassy.running(FakeCommands()):
        used = await here.use(embassy.member, embassy.channel, "ask", question="Who?")
        answered = await used.wait_for("reply to ask Who?")
    assert "went wrong" not in words_of(answered)
