"""What the Discord platform does when Discord limits it: a channel, the whole bot, or before it has to."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.model.conversation import MemberId, WorkspaceId
from bot.model.document import Document
from bot.model.errors import PostError
from bot.model.message import Channel, Offer, Part
from bot.platforms.discord import DiscordPlatform
from bot.platforms.discord.invite import PERMISSIONS
from bot.platforms.discord.threads import Waiting
from bot.platforms.discord.turns import SPAN, Turns
from bot.ports import Reply
from bot.service.sending import Sender
from bot.service.subscriptions import FollowOrder, follow
from tests.discord_desk import Embassy, open_embassy, pass_time
from tests.fakes.clock import PatientClock
from tests.fakes.commands import FakeCommands
from tests.newsroom import EIGHT, TOPIC, open_newsroom
from tests.standins.discord import open_discord, words_of
from tests.standins.discord.bots import open_platform
from tests.standins.discord.world import ANNOUNCEMENT, CREATE_THREADS, FORUM

TEXT = {"components": [{"type": 17, "components": [{"type": 10, "content": "News."}]}]}
PART, WITH_THREAD = Part(TEXT, "News."), Part(TEXT | {"thread": "News"}, "News.")
UNDER = Part(TEXT | {"thread": "News"}, "More.", threaded=True)


@pytest.fixture
async def embassy(tmp_path: Path) -> AsyncIterator[Embassy]:
    async with open_embassy(tmp_path) as opened:
        yield opened


def asked(embassy: Embassy) -> list[str]:
    """What was asked of channels, without their numbers."""
    seen = [each for each in embassy.discord.rest.seen if each.path.startswith("/channels/")]
    return [f"{each.method} {each.path.rpartition('/')[2]}" for each in seen]


async def refused(platform: DiscordPlatform, place: Channel, key: str) -> PostError:
    async with asyncio.timeout(20):
        with pytest.raises(PostError) as caught:
            await platform.post(place, PART, key)
    return caught.value


async def test_a_limit_of_the_whole_bot_is_waited_for_by_all_and_then_over(embassy: Embassy) -> None:
    here, other = embassy.discord, embassy.place(embassy.discord.world.add_channel(embassy.guild, "other"))
    async with open_platform(here, embassy.clock) as platform:
        await platform.post(embassy.place(), PART, "a")
        here.fail("POST", "/messages$", 429, retry_after=30.0, of_all=True)
        first = await refused(platform, embassy.place(), "b")
        assert (first.code, first.retry_after, first.whole) == ("limited", 30.0, True)
        seen = len(here.rest.seen)
        embassy.clock.moment += timedelta(seconds=29)
        second = await refused(platform, other, "c")
        assert (second.code, second.whole) == ("limited", True)
        assert second.retry_after == pytest.approx(1, abs=0.1)
        with pytest.raises(PostError):
            await platform.find(embassy.place(), "b")
        assert len(here.rest.seen) == seen, "nothing is asked meanwhile"
        embassy.clock.moment += timedelta(seconds=1)
        async with asyncio.timeout(20):
            assert await platform.post(other, PART, "c")
            assert await platform.find(embassy.place(), "b") is None


async def test_an_edition_goes_on_by_itself_after_a_limit_of_the_whole_bot(tmp_path: Path) -> None:
    async with (
        open_newsroom(tmp_path) as room,
        open_discord(room.clock, checked=False) as here,
        open_platform(here, room.clock) as platform,
    ):
        guild = here.found_guild("Embassy", PERMISSIONS.value)[0]
        channels = [here.world.add_channel(guild, f"c{number}") for number in range(5)]
        for each in channels:
            place = Channel("discord", WorkspaceId(guild.id), each.id)
            await follow(room.desk, FollowOrder(place, MemberId("m"), TOPIC, "UTC", "daily 08:00"))
        here.fail("POST", "/messages$", 429, retry_after=30.0, of_all=True)
        await pass_time(room.desk, platform, room.clock, EIGHT)
        for _ in range(5):
            room.clock.moment += timedelta(seconds=10)
            await Sender(room.desk, platform).run_until_idle()
        posted = [message for channel in channels for message in here.messages_in(channel)]
    assert len(posted) == len(channels)
    moments = [datetime.fromisoformat(each["timestamp"]) for each in posted]
    waited = [each for each in moments if each >= EIGHT + timedelta(seconds=30)]
    at_once = [each for each in moments if each < EIGHT + timedelta(seconds=1)]
    assert waited, "all but what was on its way already"
    assert len(waited) + len(at_once) == len(channels), "nothing is asked meanwhile"
    asked_for = [each for each in here.rest.seen if (each.method, each.path.endswith("/messages")) == ("POST", True)]
    assert len(asked_for) == len(channels) + 1


async def test_calls_that_are_cut_short_leave_nothing_stuck(embassy: Embassy) -> None:
    here, other = embassy.discord, embassy.place(embassy.discord.world.add_channel(embassy.guild, "other"))
    async with open_platform(here, SystemClock()) as platform:
        await platform.post(embassy.place(), PART, "a")
        for number in range(3):
            here.fail("POST", "/messages$", 429, retry_after=0.2, of_all=True)
            with suppress(TimeoutError, PostError):
                async with asyncio.timeout(0.1 * number):
                    await platform._poster.post(embassy.place(), PART, f"b{number}", None)
            await asyncio.sleep(0.25)
        here.rest.faults.clear()
        async with asyncio.timeout(20):
            assert await platform.post(other, PART, "c")


async def test_a_channels_wait_is_handed_on_to_the_letter_and_holds_no_other(embassy: Embassy) -> None:
    here, other = embassy.discord, embassy.place(embassy.discord.world.add_channel(embassy.guild, "other"))
    async with open_platform(here, embassy.clock) as platform:
        here.fail("POST", "/messages$", 429, retry_after=90.0)
        told = await refused(platform, embassy.place(), "a")
        assert (told.code, told.retry_after, told.whole) == ("limited", 90.0, False)
        assert await platform.post(other, PART, "b")
        embassy.clock.moment += timedelta(seconds=89)
        assert (await refused(platform, embassy.place(), "a")).retry_after == pytest.approx(1, abs=0.1)
        assert asked(embassy).count("POST messages") == 2, "nobody asks that channel earlier"
        embassy.clock.moment += timedelta(seconds=1)
        assert await platform.post(embassy.place(), PART, "a")


@pytest.mark.parametrize("status", [500, 502, 503, 504])
async def test_a_post_that_a_server_error_left_open_is_not_repeated_by_itself(embassy: Embassy, status: int) -> None:
    here = embassy.discord
    async with open_platform(here, embassy.clock) as platform:
        here.fail("POST", "/messages$", "failed")
        assert (await refused(platform, embassy.place(), "a")).code == "ambiguous"
        here.fail("POST", "/messages$", status)
        here.fail("POST", "/messages$", 429, retry_after=600.0)
        assert (await refused(platform, embassy.place(), "b")).code == "ambiguous"
        assert asked(embassy) == ["POST messages"] * 2
        assert await platform.find(embassy.place(), "a") is not None
    assert len(here.messages_in(embassy.channel)) == 1


async def test_what_stands_before_discord_holds_everything(embassy: Embassy) -> None:
    here, other = embassy.discord, embassy.place(embassy.discord.world.add_channel(embassy.guild, "other"))
    async with open_platform(here, embassy.clock) as platform:
        here.fail("POST", "/messages$", "banned")
        told = await refused(platform, embassy.place(), "a")
        assert (told.code, told.retry_after, told.whole) == ("limited", 120.0, True)
        assert (await refused(platform, other, "b")).whole


async def test_an_answer_waits_where_a_briefing_is_put_off(embassy: Embassy) -> None:
    here, before = embassy.discord, embassy.clock.now()
    async with embassy.running(FakeCommands()):
        here.fail("POST", "/messages$", 429, retry_after=30.0, of_all=True)
        said = await here.say(embassy.member, embassy.channel, f"<@{here.world.bot.id}> Who?")
        await here.wait_for_words(await here.thread_under(said), "reply to Who?")
        assert len(here.messages_in(here.world.channels[said["id"]])) == 1
    assert embassy.clock.now() - before >= timedelta(seconds=30)


async def test_an_answer_after_a_server_error_and_a_limit_shows_once(embassy: Embassy) -> None:
    here = embassy.discord
    async with embassy.running(FakeCommands()):
        here.fail("POST", "/messages$", "failed")
        here.fail("POST", "/messages$", 429, retry_after=2.0, of_all=True)
        said = await here.say(embassy.member, embassy.channel, f"<@{here.world.bot.id}> Who?")
        await here.wait_for_words(await here.thread_under(said), "reply to Who?")
    assert len(here.messages_in(here.world.channels[said["id"]])) == 1


# what a post costs ------------------------------------------------------------------------------------------------


async def test_a_first_message_is_one_request_and_its_thread_comes_after_it(embassy: Embassy) -> None:
    here = embassy.discord
    async with open_platform(here, embassy.clock) as platform:
        for key in ("a", "b"):
            await platform.post(embassy.place(), WITH_THREAD, key)
            assert asked(embassy)[-1] == "POST messages"
        for message in here.messages_in(embassy.channel):
            await here.thread_under(message)
        assert await platform.find(embassy.place(), "a") is not None
    assert sorted(asked(embassy)) == ["GET messages", *["POST messages"] * 2, *["POST threads"] * 2]


async def test_a_second_part_opens_the_thread_that_still_waits(embassy: Embassy) -> None:
    here = embassy.discord
    async with open_platform(here, embassy.clock) as platform:
        root = await platform.post(embassy.place(), WITH_THREAD, "a.0")
        await platform.post(embassy.place(), UNDER, "a.1", root)
        assert len(here.messages_in(here.world.channels[root])) == 1
    assert asked(embassy) == ["POST messages", "POST threads", "POST messages"]


async def test_a_second_part_waits_with_its_thread(embassy: Embassy) -> None:
    here = embassy.discord
    async with open_platform(here, embassy.clock) as platform:
        root = await platform.post(embassy.place(), WITH_THREAD, "a.0")
        here.fail("POST", "/threads$", 429, retry_after=30.0)
        with pytest.raises(PostError) as caught:
            await platform.post(embassy.place(), UNDER, "a.1", root)
        assert (caught.value.code, caught.value.retry_after) == ("limited", 30.0)
        embassy.clock.moment += timedelta(seconds=30)
        await platform.post(embassy.place(), UNDER, "a.1", root)
    assert len(here.messages_in(embassy.channel)) == len(here.messages_in(here.world.channels[root])) == 1


async def test_an_announcement_whose_thread_had_to_wait_is_published_all_the_same(embassy: Embassy) -> None:
    here = embassy.discord
    news = here.world.add_channel(embassy.guild, "news", ANNOUNCEMENT)
    async with open_platform(here, embassy.clock) as platform:
        with platform._poster._threads.waiting():
            root = await platform.post(embassy.place(news), WITH_THREAD, "a.0")
            here.fail("POST", "/threads$", 429, retry_after=30.0)
            with pytest.raises(PostError):
                await platform.post(embassy.place(news), UNDER, "a.1", root)
            embassy.clock.moment += timedelta(seconds=30)
            await platform.post(embassy.place(news), UNDER, "a.1", root)
    assert here.messages_in(news)[0]["flags"] & 1
    assert len(here.messages_in(here.world.channels[root])) == 1


async def test_a_button_opens_the_thread_that_still_waits(embassy: Embassy) -> None:
    here = embassy.discord
    offered = Reply(Document("notice", "News.", ()), offers=(Offer("ask", "ask"),))
    async with embassy.running(FakeCommands()) as platform:
        await platform.post(embassy.place(), platform.render(offered)[0], "a")
        [message] = here.messages_in(embassy.channel)
        platform._poster._threads._waiting[int(message["id"])] = Waiting(int(embassy.channel.id), "News.")
        form = await (await here.press(embassy.member, message, "Ask")).wait()
        await (await here.submit(form, question="Who?")).wait_for("Answered in")
        thread = here.world.channels[message["id"]]
        assert "reply to ask Who?" in words_of(here.messages_in(thread)[0])


@pytest.mark.parametrize(("publish", "flagged"), [("true", 1), ("false", 0)])
async def test_what_stands_in_an_announcement_channel_is_published_with_or_without_a_thread(
    embassy: Embassy, publish: str, flagged: int
) -> None:
    here = embassy.discord
    news, closed = (here.world.add_channel(embassy.guild, name, ANNOUNCEMENT) for name in ("news", "closed"))
    closed.overwrites[here.world.bot.id] = (0, CREATE_THREADS)
    async with open_platform(here, embassy.clock, {"DISCORD_PUBLISH": publish}) as platform:
        for place in (news, closed):
            await platform.post(embassy.place(place), WITH_THREAD, "a")
        await asyncio.gather(*platform._poster._threads._working)
    assert [here.messages_in(place)[0]["flags"] & 1 for place in (news, closed)] == [flagged, flagged]
    assert here.messages_in(news)[0]["id"] in here.world.channels


async def test_a_forum_is_known_by_its_refusal_and_remembered(embassy: Embassy) -> None:
    forum = embassy.discord.world.add_channel(embassy.guild, "forum", FORUM)
    async with open_platform(embassy.discord, embassy.clock) as platform:
        assert await platform.find(embassy.place(forum), "a") is None
        post = await platform.post(embassy.place(forum), WITH_THREAD, "a")
        assert await platform.find(embassy.place(forum), "a") == post
        await platform.post(embassy.place(forum), WITH_THREAD, "b")
    assert [each for each in asked(embassy) if each.startswith("POST")] == ["POST threads"] * 2


# fifty a second ---------------------------------------------------------------------------------------------------


async def test_every_request_counts_whatever_it_is_for(embassy: Embassy) -> None:
    here, began = embassy.discord, embassy.clock.now()
    async with open_platform(here, embassy.clock) as platform:
        platform.guard.turns = Turns(embassy.clock, most=9)
        root = await platform.post(embassy.place(), WITH_THREAD, "a.0")
        await platform.post(embassy.place(), UNDER, "a.1", root)
        await platform.find(embassy.place(), "a.0")
        await platform.edit(embassy.place(), root, PART)
        assert len(here.rest.seen) == 8, "a login takes two, and an edit"
        assert (embassy.clock.now() - began).total_seconds() < 0.1
        for _ in range(2):
            await platform.find(embassy.place(), "a.0")
    assert (embassy.clock.now() - began).total_seconds() >= SPAN


async def test_interactions_stand_outside_the_limit(embassy: Embassy) -> None:
    here = embassy.discord
    async with embassy.running(FakeCommands()):
        began = embassy.clock.now()
        for _ in range(20):
            await (await here.use(embassy.member, embassy.channel, "status")).wait_for("reply to")
        assert embassy.clock.now() == began
    assert sum(each.path.startswith(("/interactions/", "/webhooks/")) for each in here.rest.seen) >= 40


async def test_posts_beyond_a_second_are_put_off_unsent_and_come_before_threads(embassy: Embassy) -> None:
    here, clock = embassy.discord, PatientClock()
    places = [embassy.place(here.world.add_channel(embassy.guild, f"c{number}")) for number in range(10)]
    async with open_platform(here, clock) as platform:
        await platform.find(places[0], "none")
        platform.guard.turns = Turns(clock, most=4)
        posts = (platform.post(each, WITH_THREAD, f"k{each.id}") for each in places)
        outcomes = await asyncio.gather(*posts, return_exceptions=True)
        put_off = [each for each in outcomes if isinstance(each, PostError)]
        assert len(put_off) == 4, "two have their turn, and four wait"
        assert all(each.whole and each.code == "limited" and each.retry_after for each in put_off)
        for message in (each for place in places for each in here.world.messages[place.id].values()):
            await here.thread_under(message)
    assert asked(embassy) == ["GET messages", "GET " + places[0].id, *["POST messages"] * 6, *["POST threads"] * 6]
