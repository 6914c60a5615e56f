"""What a post to Discord leaves there when its answer goes wrong, and where it is looked for afterwards."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.model.conversation import WorkspaceId
from bot.model.errors import PostError
from bot.model.message import Channel, Part
from bot.platforms.discord import DiscordPlatform
from bot.platforms.discord.invite import PERMISSIONS
from tests.fakes.clock import HandClock
from tests.standins.discord import DiscordStandin, open_discord
from tests.standins.discord.bots import open_platform
from tests.standins.discord.world import CREATE_THREADS, FORUM

PART = Part({"components": [{"type": 17, "components": [{"type": 10, "content": "News."}]}], "thread": "News"}, "News.")
UNDER = Part(PART.payload, PART.text, threaded=True)


@pytest.fixture
async def discord() -> AsyncIterator[DiscordStandin]:
    async with open_discord(HandClock()) as opened:
        yield opened


@pytest.fixture
async def platform(discord: DiscordStandin) -> AsyncIterator[DiscordPlatform]:
    async with open_platform(discord, discord.clock) as opened:
        yield opened


@pytest.mark.parametrize("what", ["failed", "lost"])
async def test_a_forum_post_whose_answer_fails_is_made_once(
    discord: DiscordStandin, platform: DiscordPlatform, what: str
) -> None:
    guild, _, _, _ = discord.found_guild("Embassy", PERMISSIONS.value)
    forum = discord.world.add_channel(guild, "briefings", FORUM)
    place = Channel("discord", WorkspaceId(guild.id), forum.id)
    discord.fail("POST", "/threads$", what)
    with pytest.raises(PostError) as failed:
        await platform.post(place, PART, "d1.0")
    assert failed.value.code == "ambiguous"
    [thread] = [each for each in discord.world.channels.values() if each.parent == forum.id]
    assert await platform.find(place, "d1.0") == thread.id


async def test_a_message_that_went_to_the_channel_for_want_of_a_thread_is_found_there(
    discord: DiscordStandin, platform: DiscordPlatform
) -> None:
    guild, channel, _, _ = discord.found_guild("Embassy", PERMISSIONS.value & ~CREATE_THREADS)
    place = Channel("discord", WorkspaceId(guild.id), channel.id)
    root = await platform.post(place, PART, "d1.0")
    posted = await platform.post(place, UNDER, "d1.1", root)
    discord.clock.moment += timedelta(hours=1)  # type: ignore[attr-defined]
    assert await platform.find(place, "d1.1", root) == posted
    assert await platform.find(place, "d1.2", root) is None
