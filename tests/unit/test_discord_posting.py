"""What a post to Discord leaves there when its answer goes wrong, and where it is looked for afterwards."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest

from bot.model.conversation import WorkspaceId
from bot.model.errors import PostError
from bot.model.message import Channel, Part
from bot.platforms.discord import DiscordPlatform
from bot.platforms.discord.invite import PERMISSIONS
from bot.platforms.discord.turns import Urgency, at
from tests.fakes.clock import HandClock
from tests.standins.discord import DiscordStandin, open_discord
from tests.standins.discord.bots import open_platform
from tests.standins.discord.world import CREATE_THREADS, FORUM, Person
from tests.standins.discord.world import Channel as Place

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


@pytest.fixture
async def unchecked() -> AsyncIterator[DiscordStandin]:
    """One that does not hold hundreds of messages against the vendor's document, which takes seconds."""
    async with open_discord(HandClock(), checked=False) as opened:
        yield opened


@pytest.fixture
async def platform_there(unchecked: DiscordStandin) -> AsyncIterator[DiscordPlatform]:
    async with open_platform(unchecked, unchecked.clock) as opened:
        yield opened


def found_forum(discord: DiscordStandin) -> tuple[Place, Person]:
    """A forum of a new server, and a member there."""
    guild, _, _, member = discord.found_guild("Embassy", PERMISSIONS.value)
    return discord.world.add_channel(guild, "briefings", FORUM), member


def place_of(forum: Place) -> Channel:
    return Channel("discord", WorkspaceId(str(forum.guild)), forum.id)


@pytest.mark.parametrize("what", ["failed", "lost"])
async def test_a_forum_post_whose_answer_fails_is_made_once(
    discord: DiscordStandin, platform: DiscordPlatform, what: str
) -> None:
    forum, _ = found_forum(discord)
    place = place_of(forum)
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


def of_topic(topic: str) -> Part:
    return Part({**PART.payload, "topic": topic, "day": "22 March 2023"}, PART.text)


async def lose(discord: DiscordStandin, platform: DiscordPlatform, place: Channel, part: Part) -> datetime:
    """Post a message whose answer is lost; gives when."""
    began = discord.clock.now()
    discord.fail("POST", "/messages$", "lost")
    with at(Urgency.POST), pytest.raises(PostError, match="may be there"):
        await platform.post(place, part, "lost.0")
    return began


async def test_a_message_in_a_forum_is_found_however_much_was_written_after_it(
    unchecked: DiscordStandin, platform_there: DiscordPlatform
) -> None:
    discord, platform = unchecked, platform_there
    forum, member = found_forum(discord)
    place = place_of(forum)
    post = await platform.post(place, of_topic("china-russia"), "d1.0")
    began = await lose(discord, platform, place, of_topic("china-russia"))
    for number in range(450):
        discord.world.add_message(discord.world.channels[post], member, {"content": f"{number}"})
    since = began - timedelta(minutes=1)
    found = await platform.find(place, "lost.0", None, since)
    assert str(found).startswith(f"{post}/")
    assert await platform.find(place, "d9.0", None, since) is None
    for number in range(100):
        discord.world.add_message(discord.world.channels[post], member, {"content": f"{number}"})
    assert await platform.find(place, "lost.0", None, since) == found
    with pytest.raises(PostError) as failed:
        await platform.find(place, "d9.0", None, since)
    assert failed.value.code == "ambiguous"


@pytest.mark.parametrize("archived", [False, True])
async def test_a_message_is_found_in_a_forum_of_many_topics(
    discord: DiscordStandin, platform: DiscordPlatform, archived: bool
) -> None:
    forum, _ = found_forum(discord)
    place = place_of(forum)
    for number in range(12):
        first = await platform.post(place, of_topic(f"topic-{number}"), f"d{number}.0")
    discord.clock.moment += timedelta(hours=3)  # type: ignore[attr-defined]
    began = await lose(discord, platform, place, of_topic("topic-0"))
    posts = [each for each in discord.world.channels.values() if each.parent == forum.id]
    assert len(posts) == 12, "what comes later that day goes on in the topic's post, however many others there are"
    discord.clock.moment += timedelta(seconds=6)  # type: ignore[attr-defined]
    if archived:
        posts[0].archived, posts[0].moved = True, discord.clock.now()
    asked = len(discord.rest.seen)
    found = await platform.find(place, "lost.0", None, began - timedelta(minutes=1))
    assert str(found).startswith(f"{posts[0].id}/")
    assert posts[-1].id == first
    assert len(discord.rest.seen) - asked <= 4, "posts that nothing was written in since are not looked in"


async def test_a_forum_in_which_too_many_posts_go_on_gives_no_certainty(
    discord: DiscordStandin, platform: DiscordPlatform
) -> None:
    forum, _ = found_forum(discord)
    place = place_of(forum)
    since = discord.clock.now()
    for number in range(51):
        post = discord.world.open_thread(discord.world.snowflake(), forum, f"topic-{number}", 1440)
        discord.world.add_message(post, discord.world.bot, {"content": "News."}, id=post.id)
    with pytest.raises(PostError) as failed:
        await platform.find(place, "d1.0", None, since)
    assert failed.value.code == "ambiguous"
    assert await platform.find(place, "d1.0", None, since + timedelta(minutes=5)) is None


async def test_archived_posts_are_listed_as_far_back_as_a_message_may_be(
    unchecked: DiscordStandin, platform_there: DiscordPlatform
) -> None:
    discord, platform = unchecked, platform_there
    forum, member = found_forum(discord)
    place = place_of(forum)
    began = discord.clock.now()
    ours = await platform.post(place, of_topic("china-russia"), "d1.0")
    discord.world.channels[ours].archived, discord.world.channels[ours].moved = True, began
    for number in range(501):
        theirs = discord.world.open_thread(discord.world.snowflake(), forum, f"{number}", 1440)
        theirs.owner, theirs.archived = member.id, True
        theirs.moved = began + timedelta(seconds=number + 1)
        if number == 149:
            assert await platform.find(place, "d1.0", None, began) == ours
    with pytest.raises(PostError) as failed:
        await platform.find(place, "d1.0", None, began)
    assert failed.value.code == "ambiguous"
