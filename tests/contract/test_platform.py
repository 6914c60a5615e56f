"""What every platform owes; a new one is found by its folder and must add how a test opens it."""

import pkgutil
import re
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest

import bot.platforms
from bot.model.conversation import WorkspaceId
from bot.model.document import Cite, Document, Line, Section, Text
from bot.model.errors import NotFoundError, PostError
from bot.model.message import Channel, MessageId
from bot.platforms.console import ConsolePlatform
from bot.platforms.discord.invite import PERMISSIONS
from bot.ports import Platform, Reply, fenced
from bot.text.plain import render_plain
from tests.fakes.clock import HandClock
from tests.fakes.commands import FakeCommands
from tests.fakes.platform import FakePlatform
from tests.fakes.screen import ScriptedScreen
from tests.slack_desk import make_slack
from tests.standins.discord import open_discord
from tests.standins.discord.bots import open_platform
from tests.standins.slack import SlackStandin


@asynccontextmanager
async def open_console() -> AsyncIterator[Platform]:
    yield ConsolePlatform(ScriptedScreen(["/status", "what is new?"]))


@asynccontextmanager
async def open_fake() -> AsyncIterator[Platform]:
    yield FakePlatform()


@asynccontextmanager
async def open_slack() -> AsyncIterator[Platform]:
    """The real client against the stand-in, in a workspace with two channels."""
    async with SlackStandin().serving() as slack:
        workspace = slack.add_workspace("w1")
        for name in ("desk", "elsewhere"):
            workspace.add_room(name)
        variables = {"SLACK_BOT_TOKEN": workspace.token, "SLACK_APP_TOKEN": "xapp-1", "SLACK_API_URL": slack.api_url}
        yield make_slack(variables)


@asynccontextmanager
async def open_discord_guild() -> AsyncIterator[Platform]:
    """The real client against the stand-in, in a guild with two channels."""
    clock = HandClock()
    async with open_discord(clock) as discord, open_platform(discord, clock) as platform:
        guild, _, _, _ = discord.found_guild("w1", PERMISSIONS.value)
        for name in CHANNELS["discord"]:
            CHANNELS["discord"][name] = discord.world.add_channel(guild, name).id
        yield platform
        assert discord.rest.complaints == []


CHANNELS: dict[str, dict[str, str]] = {"discord": {"desk": "", "elsewhere": ""}}
"""What the channels of a platform are called there, where it gives the names."""
OPENERS: dict[str, Callable[[], AbstractAsyncContextManager[Platform]]] = {
    "console": open_console, "discord": open_discord_guild, "fake": open_fake, "slack": open_slack,
}  # fmt: skip


def make_section(n: int) -> Section:
    lines = tuple(Line((Text(f"Sentence {n}.{m} says a thing. "), Cite(m, None)), 1) for m in range(20))
    return Section(f"s{n}", f"Heading {n}", lines)


LONG = Document("briefing", "A long briefing", tuple(make_section(n) for n in range(10)))


def test_every_platform_of_the_folder_is_under_contract() -> None:
    assert {each.name for each in pkgutil.iter_modules(bot.platforms.__path__)} | {"fake"} == set(OPENERS)


@pytest.fixture(params=sorted(OPENERS))
async def platform(request: pytest.FixtureRequest) -> AsyncIterator[Platform]:
    async with OPENERS[request.param]() as opened:
        yield opened


def channel_of(platform: Platform, name: str = "desk") -> Channel:
    return Channel(platform.name, WorkspaceId("w1"), CHANNELS.get(platform.name, {}).get(name, name))


def words(text: str) -> list[str]:
    return re.findall(r"[\w.]+", text)


async def test_parts_hold_every_word_within_the_limits(platform: Platform) -> None:
    parts = platform.render(Reply(LONG))
    assert all(0 < len(part.text) <= platform.limits.message_characters for part in parts)
    assert words(" ".join(part.text for part in parts)) == words(render_plain(LONG))


async def test_rendering_is_pure(platform: Platform) -> None:
    assert platform.render(Reply(LONG)) == platform.render(Reply(LONG))


async def test_a_posted_part_is_found_by_its_key_in_its_channel(platform: Platform) -> None:
    part = platform.render(Reply(LONG))[0]
    message = await platform.post(channel_of(platform), part, "key-1")
    assert await platform.find(channel_of(platform), "key-1") == message
    assert await platform.find(channel_of(platform, "elsewhere"), "key-1") is None
    assert await platform.find(channel_of(platform), "key-2") is None


async def test_what_may_no_longer_be_sent_is_not_though_it_was_on_its_way(platform: Platform) -> None:
    part = platform.render(Reply(LONG))[0]
    await platform.post(channel_of(platform), part, "key-1")
    asked = []

    def close() -> None:
        asked.append(1)
        raise PostError("Another process has it now.", code="unavailable")

    with fenced(close), pytest.raises(PostError):
        await platform.post(channel_of(platform), part, "key-2")
    assert asked
    assert await platform.find(channel_of(platform), "key-2") is None


async def test_a_key_is_shown_once(platform: Platform) -> None:
    part = platform.render(Reply(LONG))[0]
    first = await platform.post(channel_of(platform), part, "key-1")
    assert await platform.post(channel_of(platform), part, "key-1") == first


async def test_a_message_that_is_gone_cannot_be_edited(platform: Platform) -> None:
    part = platform.render(Reply(LONG))[0]
    message = await platform.post(channel_of(platform), part, "key-1")
    await platform.edit(channel_of(platform), message, part)
    with pytest.raises(NotFoundError):
        await platform.edit(channel_of(platform), MessageId("nowhere"), part)


async def test_every_request_gets_one_reply() -> None:
    commands = FakeCommands()
    screen = ScriptedScreen(["/status", "what is new?"])
    await ConsolePlatform(screen).run(commands)
    assert [request.text for request in commands.asked] == ["status", "what is new?"]
    assert screen.shown.count("reply to ") == 2
