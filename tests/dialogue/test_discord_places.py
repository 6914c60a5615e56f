"""Where Discord's briefings stand: forums with members' posts and moderators' tags, announcement channels, and
edited messages."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.model.document import Document, Line, Section, Text
from bot.model.message import Part
from bot.platforms.discord.rendering import render_reply
from bot.ports import Reply
from tests.discord_desk import Embassy, MemberCommands, open_desk, open_embassy, until
from tests.fakes.commands import FakeCommands
from tests.standins.discord import words_of
from tests.standins.discord.bots import open_platform
from tests.standins.discord.world import ANNOUNCEMENT, FORUM, VIEW
from tests.unit.briefings import make_briefing

LONG = Document("briefing", "Long", tuple(Section(f"s{n}", "H", (Line((Text("word " * 300),)),)) for n in range(5)))


@pytest.fixture
async def embassy(tmp_path: Path) -> AsyncIterator[Embassy]:
    async with open_embassy(tmp_path) as opened:
        yield opened


async def test_a_forum_gets_one_tagged_post_a_day(embassy: Embassy) -> None:
    here = embassy.discord
    tag = {"id": "77", "name": "China Russia", "moderated": False, "emoji_id": None, "emoji_name": None}
    forum = here.world.add_channel(embassy.guild, "forum", FORUM, tags=[tag])
    place = embassy.place(forum)

    def render(slot: str) -> tuple[Part, ...]:
        return render_reply(Reply(LONG, replace(make_briefing(), slot=slot)))

    async with open_platform(here, embassy.clock) as platform:
        first, second = render("2023-03-22T08:00")[:2]
        post = await platform.post(place, first, "k")
        thread = here.world.channels[post]
        assert thread.name == "china-russia · 22 March 2023 · Long"
        assert thread.applied == ["77"]
        assert await platform.post(place, first, "k") == post
        await platform.post(place, second, "k.1", post)

        thread.archived = True
        noon, below = render("2023-03-22T12:00")[:2]
        later = await platform.post(place, noon, "l")
        assert later.startswith(f"{post}/")
        assert await platform.post(place, noon, "l") == later == await platform.find(place, "l")
        under = await platform.post(place, below, "l.1", later)
        assert await platform.find(place, "l.1", later) == under
        assert len(here.messages_in(thread)) == 4

        assert "/" not in await platform.post(place, render("2023-03-23T08:00")[0], "m")
        thread.locked = True
        assert "/" not in await platform.post(place, render("2023-03-22T18:00")[0], "n")
        assert len([each for each in here.world.channels.values() if each.parent == forum.id]) == 3


async def test_a_forum_that_demands_a_tag_gets_a_general_one(embassy: Embassy) -> None:
    here = embassy.discord
    kept = {"id": "5", "name": "Moderators", "moderated": True, "emoji_id": None, "emoji_name": None}
    tags = [kept, kept | {"id": "6", "name": "News", "moderated": False}]
    forum = here.world.add_channel(embassy.guild, "forum", FORUM, tags=tags, demands_tag=True)
    async with open_platform(here, embassy.clock) as platform:
        post = await platform.post(embassy.place(forum), render_reply(Reply(LONG, make_briefing()))[0], "k")
    assert here.world.channels[post].applied == ["6"]


async def test_members_posts_in_a_forum_hide_no_post_of_ours(embassy: Embassy) -> None:
    here = embassy.discord
    forum = here.world.add_channel(embassy.guild, "forum", FORUM)
    place = embassy.place(forum)
    morning, noon = (
        render_reply(Reply(LONG, replace(make_briefing(), slot=f"2023-03-22T{hour}:00")))[0] for hour in ("08", "12")
    )
    async with open_platform(here, embassy.clock) as platform:
        post = await platform.post(place, morning, "k")
        for number in range(12):
            told = here.world.open_thread(here.world.snowflake(), forum, f"A member's post {number}", 4320)
            told.owner, told.archived = embassy.member.id, number % 2 == 0
        assert await platform.find(place, "k") == post
        assert (await platform.post(place, noon, "l")).startswith(f"{post}/")


async def test_a_topics_tag_that_only_moderators_may_set_is_left_to_them(embassy: Embassy) -> None:
    here = embassy.discord
    tag = {"id": "77", "name": "China Russia", "moderated": True, "emoji_id": None, "emoji_name": None}
    forum = here.world.add_channel(embassy.guild, "forum", FORUM, tags=[tag])
    async with open_platform(here, embassy.clock) as platform:
        post = await platform.post(embassy.place(forum), render_reply(Reply(LONG, make_briefing()))[0], "k")
    assert here.world.channels[post].applied == []


async def test_an_announcement_is_published_whoever_opened_its_thread(embassy: Embassy) -> None:
    here = embassy.discord
    news = here.world.add_channel(embassy.guild, "news", ANNOUNCEMENT)
    async with open_platform(here, embassy.clock) as platform:
        with platform._poster._threads.waiting():
            post = await platform.post(embassy.place(news), render_reply(Reply(LONG))[0], "k")
            here.world.open_thread(post, news, "A member's", 4320)
        await until(lambda: here.messages_in(news)[0]["flags"] & 1)
    assert here.messages_in(news)[0]["flags"] & 1


@pytest.mark.parametrize("ending", ["stopped", "killed"])
async def test_what_waited_when_the_process_ended_is_opened_and_published_by_the_next(
    embassy: Embassy, ending: str
) -> None:
    here = embassy.discord
    news = here.world.add_channel(embassy.guild, "news", ANNOUNCEMENT)
    kept = embassy.home / "discord-threads"
    with capture_logs() as logged:
        async with open_platform(here, embassy.clock, {"ATTACHE_HOME": str(embassy.home)}) as platform:
            with platform._poster._threads.waiting():
                post = await platform.post(embassy.place(news), render_reply(Reply(LONG))[0], "k")
                left = kept.read_bytes()
                await platform.close()
    assert [each["count"] for each in logged if each["event"] == "threads_left"] == [1]
    assert not here.messages_in(news)[0]["flags"] & 1
    if ending == "killed":
        kept.write_bytes(left + b"[1, 2")
    async with open_platform(here, embassy.clock, {"ATTACHE_HOME": str(embassy.home)}) as platform:
        await platform.find(embassy.place(news), "k")
        await until(lambda: not kept.exists())
    assert here.messages_in(news)[0]["flags"] & 1
    assert here.world.channels[post].name == "Long"
    assert not kept.exists()


@pytest.mark.parametrize("plain", [False, True])
async def test_an_edited_message_is_still_found_by_its_key(embassy: Embassy, plain: bool) -> None:
    here, place = embassy.discord, embassy.place()
    here.world.refuses_v2 = plain
    async with open_platform(here, embassy.clock) as platform:
        part = platform.render(Reply(LONG))[0]
        posted = await platform.post(place, part, "k")
        await platform.edit(place, posted, part)
        for each in here.messages_in(embassy.channel):
            each.pop("nonce", None)  # Discord gives it back for some minutes only
        assert await platform.find(place, "k") == posted
        assert await platform.find(place, "another") is None


async def test_a_forum_is_managed_from_another_channel_and_named_there(embassy: Embassy) -> None:
    here, owner, channel = embassy.discord, embassy.owner, embassy.channel
    forum = here.world.add_channel(embassy.guild, "forum", FORUM)

    async def use(name: str, **options: str) -> str:
        used = await (await here.use(owner, channel, name, channel=forum.id, **options)).wait()
        told = words_of(used.shown[-1])
        assert f"<#{forum.id}>" in told
        assert "his channel" not in told
        return told

    async with (
        open_desk(embassy.home, embassy.clock) as (desk, app),
        embassy.running(MemberCommands(desk, app.intake)),
    ):
        assert "Now followed: china-russia" in await use("follow", topic="china-russia")
        assert "What is followed" in await use("following")
        assert "Paused" in await use("pause")
        assert "Resumed" in await use("resume", topic="china-russia")
        assert "is not followed here, only" in await use("unfollow", topic="iran-iaea")
        [offered] = await here.type_in(owner, channel, "unfollow", "topic", "china", channel=forum.id)
        assert offered["value"] == "china-russia"
        assert "No longer followed" in await use("unfollow", topic="china-russia")
        assert "Nothing is followed here yet" in await use("unfollow", topic="china-russia")
        here.locales[owner.id] = "fr"
        assert f"Dans <#{forum.id}>" in await use("following")


async def test_nobody_is_told_of_a_channel_they_do_not_see(embassy: Embassy) -> None:
    here, commands = embassy.discord, FakeCommands()
    secret = here.world.add_channel(embassy.guild, "secret", overwrites={embassy.guild.id: (0, VIEW)})
    async with embassy.running(commands):
        used = await here.use(embassy.member, embassy.channel, "following", channel=secret.id)
        await used.wait_for("I know no channel of that name that you can see")
        await (await here.use(embassy.owner, embassy.channel, "following", channel=secret.id)).wait_for("reply to")
    assert [(each.channel.id, each.elsewhere) for each in commands.asked] == [(secret.id, True)]


async def test_the_name_of_a_forums_post_is_cut_between_words(embassy: Embassy) -> None:
    here = embassy.discord
    forum = here.world.add_channel(embassy.guild, "forum", FORUM)
    long = replace(LONG, title="negotiations " * 12)
    async with open_platform(here, embassy.clock) as platform:
        post = await platform.post(embassy.place(forum), render_reply(Reply(long, make_briefing()))[0], "k")
    name = here.world.channels[post].name
    assert len(name) <= 100
    assert name.endswith(" negotiations…")


async def test_a_post_of_a_long_topic_goes_on_that_day(embassy: Embassy) -> None:
    here = embassy.discord
    forum = here.world.add_channel(embassy.guild, "forum", FORUM)
    part = render_reply(Reply(LONG, make_briefing()))[0]
    topic = (
        "the effects of new  tariffs on the shipping of grain from the Black Sea through the straits to North Africa"
    )
    part = Part({**part.payload, "topic": topic}, part.text)
    async with open_platform(here, embassy.clock) as platform:
        post = await platform.post(embassy.place(forum), part, "k")
        later = await platform.post(embassy.place(forum), part, "k2")
    assert later.startswith(f"{post}/")
    name = here.world.channels[post].name
    assert name.startswith("the effects of new tariffs on the shipping of grain from the · 22 March 2023 · ")


@pytest.mark.parametrize("known", [True, False])
async def test_a_forums_post_is_edited_also_from_the_archive(embassy: Embassy, known: bool) -> None:
    here = embassy.discord
    forum = here.world.add_channel(embassy.guild, "forum", FORUM)
    place, part = embassy.place(forum), render_reply(Reply(LONG, make_briefing()))[0]
    async with open_platform(here, embassy.clock) as platform:
        post = await platform.post(place, part, "k")
        if not known:
            platform._poster._forums.clear()
        await platform.edit(place, post, part)
        here.world.channels[post].archived = True
        await platform.edit(place, post, part)
        assert await platform.find(place, "k") == post
    assert here.messages_in(here.world.channels[post])[0]["edited_timestamp"]
    assert not here.world.channels[post].archived


async def test_a_zone_in_the_schedule_is_kept(embassy: Embassy) -> None:
    here, commands = embassy.discord, FakeCommands()
    async with embassy.running(commands):
        schedule = "daily 09:00 tz Asia/Tokyo"
        used = await here.use(embassy.owner, embassy.channel, "follow", topic="x", schedule=schedule)
        await used.wait_for("reply to follow")
    assert commands.asked[-1].text == 'follow "x" daily 09:00 tz Asia/Tokyo'
