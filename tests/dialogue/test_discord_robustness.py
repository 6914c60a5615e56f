"""What the Discord platform does when Discord, the network or a person is difficult."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.model.conversation import WorkspaceId
from bot.model.document import Cite, Document, Line, Link, Section, Text
from bot.model.errors import ConfigurationError, PostError
from bot.model.message import Channel, Offer, Request
from bot.platforms.discord.guard import MOST_INVALID
from bot.platforms.discord.invite import PERMISSIONS
from bot.ports import Progress, Reply
from tests.discord_desk import Embassy, open_embassy, until
from tests.fakes.commands import FakeCommands
from tests.standins.discord import labels_of, words_of
from tests.standins.discord.bots import open_platform, run_platform
from tests.standins.discord.gateway import MESSAGE_CONTENT
from tests.standins.discord.rules import EPHEMERAL, V2, walk
from tests.standins.discord.world import ANNOUNCEMENT, EMBED, SEND

SECTION = Section("s", "Heading", (Line((Text("A sentence. "), Cite(1, "https://n.example/1")), 1),))
BRIEFING = Reply(Document("briefing", "A briefing", (SECTION,)), offers=(Offer("ask", "ask"),))
LONG = Reply(
    Document("briefing", "Long", tuple(Section(f"s{n}", "H", (Line((Text("word " * 300),)),)) for n in range(5)))
)


@pytest.fixture
async def embassy(tmp_path: Path) -> AsyncIterator[Embassy]:
    async with open_embassy(tmp_path) as opened:
        yield opened


class Slow(FakeCommands):
    """Takes its time: the clock moves on while it works."""

    def __init__(self, embassy: Embassy, minutes: float) -> None:
        super().__init__(BRIEFING)
        self._embassy, self._minutes = embassy, minutes

    async def __call__(self, request: Request, progress: Progress) -> Reply:
        self._embassy.clock.moment += timedelta(minutes=self._minutes)
        return await super().__call__(request, progress)


# posting ---------------------------------------------------------------------------------------------------------


async def test_a_lost_answer_a_503_and_a_rate_limit_leave_one_message(embassy: Embassy) -> None:
    here = embassy.discord
    async with open_platform(here, embassy.clock) as platform:
        part = platform.render(BRIEFING)[0]
        for status, code in ((503, "ambiguous"), (429, "limited")):
            here.fail("POST", "/messages$", status)
            with pytest.raises(PostError) as caught:
                await platform.post(embassy.place(), part, "d1.0")
            assert caught.value.code == code
            embassy.clock.moment += timedelta(seconds=1)
        first = await platform.post(embassy.place(), part, "d1.0")
        here.fail("POST", "/messages$", "lost")
        with pytest.raises(PostError) as caught:
            await platform.post(embassy.place(), part, "d2.0")
        assert caught.value.code == "ambiguous"
        assert await platform.find(embassy.place(), "d2.0", since=embassy.clock.now()) is not None
        again = await platform.post(embassy.place(), part, "d2.0")
        assert again == await platform.find(embassy.place(), "d2.0")
        assert [each["id"] for each in here.messages_in(embassy.channel)] == [first, again]
        for each in here.messages_in(embassy.channel):
            assert (await here.thread_under(each)).name == "A briefing"


@pytest.mark.parametrize(
    ("what", "code"),
    [(401, "unavailable"), (403, "gone"), (404, "gone"), (400, "refused"), (503, "ambiguous"), ("cut", "ambiguous")],
)
async def test_what_became_of_a_message_has_a_code(embassy: Embassy, what: int | str, code: str) -> None:
    async with open_platform(embassy.discord, embassy.clock) as platform:
        part = platform.render(BRIEFING)[0]
        embassy.discord.fail("POST", "/messages$", what, times=9)
        with pytest.raises(PostError) as caught:
            await platform.post(embassy.place(), part, "k")
        assert caught.value.code == code
        assert "DISCORD" not in str(caught.value)
        embassy.discord.rest.faults.clear()
        assert await platform.find(embassy.place(), "k") is None
        embassy.discord.rest.complaints.clear()


async def test_a_deleted_channel_and_missing_permissions_are_gone_for_good(embassy: Embassy) -> None:
    here = embassy.discord
    async with open_platform(here, embassy.clock) as platform:
        part = platform.render(BRIEFING)[0]
        for channel in (here.world.add_channel(embassy.guild, name) for name in ("closed", "deleted")):
            if channel.name == "closed":
                channel.overwrites[here.world.bot.id] = (0, SEND)
            else:
                here.world.remove_channel(channel)
            with pytest.raises(PostError) as caught:
                await platform.post(embassy.place(channel), part, "k")
            assert caught.value.code == "gone"


async def test_a_briefings_thread_is_opened_found_again_and_taken_out_of_the_archive(embassy: Embassy) -> None:
    here = embassy.discord
    async with open_platform(here, embassy.clock, {"DISCORD_ARCHIVE_MINUTES": "1440"}) as platform:
        parts = platform.render(LONG)
        root = await platform.post(embassy.place(), parts[0], "d.0")
        thread = await here.thread_under(here.messages_in(embassy.channel)[0])
        assert thread.archive_after == 1440
        thread.archived = True
        second = await platform.post(embassy.place(), parts[1], "d.1", root)
        assert not thread.archived
        assert await platform.find(embassy.place(), "d.1", root) == second
        await platform.edit(embassy.place(), second, parts[0])
        assert "## Long" in words_of(here.messages_in(thread)[0])
        thread.locked = True
        with pytest.raises(PostError) as caught:
            await platform.post(embassy.place(), parts[1], "d.2", root)
        assert caught.value.code == "refused", "the subscription goes on"


async def test_announcements_are_published_and_the_publish_limit_does_no_harm(embassy: Embassy) -> None:
    here = embassy.discord
    news = here.world.add_channel(embassy.guild, "news", ANNOUNCEMENT)
    async with open_platform(here, embassy.clock) as platform:
        part = platform.render(BRIEFING)[0]
        for number in range(11):
            await platform.post(embassy.place(news), part, f"k{number}")
        await until(lambda: len({each.path for each in here.rest.seen if each.path.endswith("/crosspost")}) == 11)
        assert len(here.messages_in(news)) == 11
        published = sum(each["flags"] & 1 for each in here.messages_in(news))
        assert published >= 10, "what is beyond the limit is published later"


async def test_where_components_are_refused_an_embed_holds_the_same_words(embassy: Embassy) -> None:
    here = embassy.discord
    here.world.refuses_v2 = True
    async with open_platform(here, embassy.clock) as platform:
        part = platform.render(BRIEFING)[0]
        await platform.post(embassy.place(), part, "k")
        [message] = here.messages_in(embassy.channel)
        assert not message["flags"] & V2
        assert "A sentence" in message["embeds"][0]["description"]
        assert labels_of(message) == ["Ask"]


async def test_the_guard_stops_before_discord_bans_the_address(embassy: Embassy) -> None:
    here = embassy.discord
    async with open_platform(here, embassy.clock) as platform:
        part = platform.render(BRIEFING)[0]
        await platform.find(embassy.place(), "k")
        guard = platform.guard
        guard.refused.extend([embassy.clock.now()] * MOST_INVALID)
        sent = len(here.rest.seen)
        with pytest.raises(PostError) as caught:
            await platform.post(embassy.place(), part, "k")
        assert (caught.value.code, caught.value.retry_after) == ("limited", 600)
        assert len(here.rest.seen) == sent
        embassy.clock.moment += timedelta(minutes=10)
        assert await platform.post(embassy.place(), part, "k")


@pytest.mark.parametrize("shared", [True, False])
async def test_a_limit_on_what_others_use_too_brings_no_ban_nearer(embassy: Embassy, shared: bool) -> None:
    here = embassy.discord
    async with open_platform(here, embassy.clock) as platform:
        await platform.find(embassy.place(), "k")
        here.fail("POST", "/messages$", 429, retry_after=3, shared=shared)
        with pytest.raises(PostError) as caught:
            await platform.post(embassy.place(), platform.render(BRIEFING)[0], "k")
        assert (caught.value.code, caught.value.retry_after) == ("limited", 3)
        assert len(platform.guard.refused) == (0 if shared else 1)


async def test_a_choice_that_discord_would_refuse_takes_no_other_along(embassy: Embassy) -> None:
    """Of one value over 100 characters, Discord refuses all choices."""
    async with embassy.running(FakeCommands(values=("china" + "-and" * 24, "china-russia"))):
        offered = await embassy.discord.type_in(embassy.member, embassy.channel, "brief", "topic", "china")
    assert [each["value"] for each in offered] == ["china-russia"]


# interactions ----------------------------------------------------------------------------------------------------


async def test_after_fifteen_minutes_the_answer_arrives_in_the_channel(embassy: Embassy) -> None:
    here = embassy.discord
    async with embassy.running(Slow(embassy, 16)):
        await here.use(embassy.member, embassy.channel, "brief", topic="china-russia")
        assert "A briefing" in words_of(await here.wait_for_message(embassy.channel, 1))
        await here.thread_under(here.messages_in(embassy.channel)[0])


async def test_a_private_answer_that_is_late_goes_to_the_member_alone(embassy: Embassy) -> None:
    here = embassy.discord
    async with embassy.running(Slow(embassy, 16)):
        await here.use(embassy.member, embassy.channel, "brief", topic="china-russia", private=True)
        direct = here.world.open_dm(embassy.member)
        assert "A briefing" in words_of(await here.wait_for_message(direct, 1))
        assert here.messages_in(embassy.channel) == []


async def test_a_user_install_is_its_own_workspace_with_five_followups(embassy: Embassy) -> None:
    here = embassy.discord
    elsewhere = here.world.add_guild("Elsewhere", embassy.owner, 0)
    del elsewhere.members[here.world.bot.id]
    elsewhere.members[embassy.member.id] = []
    channel = here.world.add_channel(elsewhere, "lobby")
    pages = tuple(Section(f"s{n}", "H", (Line((Text(f"page{n} " * 500),)),)) for n in range(8))
    commands = FakeCommands(Reply(Document("answer", "Who?", pages)))
    async with embassy.running(commands):
        used = await here.use(embassy.member, channel, "ask", question="Who?", user_install=True)
        await here.wait_for_message(here.world.open_dm(embassy.member), 2)
        assert commands.asked[0].channel.workspace == f"user:{embassy.member.id}"
        assert len(used.shown) == 1 + 5
        everything = [*used.shown, *here.messages_in(here.world.open_dm(embassy.member))]
        told = " ".join(words_of(each) for each in everything)
        assert all(told.count(f"page{n}") == 500 for n in range(8))


async def test_changing_subscriptions_is_for_those_who_manage_the_server(embassy: Embassy) -> None:
    here, commands = embassy.discord, FakeCommands()
    async with embassy.running(commands):
        with pytest.raises(AssertionError, match="not offered to Embassy member"):
            await here.use(embassy.member, embassy.channel, "follow", topic="china-russia")
        await (await here.use(embassy.owner, embassy.channel, "follow", topic="china-russia")).wait_for("reply to")
        await (await here.use(embassy.member, embassy.channel, "brief", topic="x")).wait_for("reply to")
        assert [each.may_manage for each in commands.asked] == [True, False]


async def test_a_channel_the_bot_may_not_post_in_is_refused_by_what_it_lacks(embassy: Embassy) -> None:
    here, commands = embassy.discord, FakeCommands()
    closed = here.world.add_channel(embassy.guild, "closed", overwrites={here.world.bot.id: (0, SEND | EMBED)})
    async with embassy.running(commands):
        used = await here.use(embassy.owner, embassy.channel, "follow", topic="x", channel=closed.id)
        told = await used.wait_for("closed I still need: Send Messages, Embed Links; whoever manages that channel")
        assert told["flags"] & EPHEMERAL, "the others in the channel have no use for it"
        assert commands.asked == []


async def test_what_went_wrong_is_told_to_the_member_alone(embassy: Embassy) -> None:
    here = embassy.discord
    async with embassy.running(FakeCommands(Reply(Document("problem", "There is no topic “x”.", ())))):
        used = await here.use(embassy.member, embassy.channel, "brief", topic="x")
        assert (await used.wait_for("There is no topic"))["flags"] & EPHEMERAL
        assert len(used.shown) == 1
        direct = await here.use(embassy.member, here.world.open_dm(embassy.member), "brief", topic="x")
        assert not (await direct.wait_for("There is no topic"))["flags"] & EPHEMERAL
    assert here.messages_in(embassy.channel) == []


async def test_buttons_open_forms_send_their_command_or_answer_in_the_thread(embassy: Embassy) -> None:
    here = embassy.discord
    offers = (Offer("follow", 'follow "x"'), Offer("feedback", "feedback e1"), Offer("deeper", 'brief "x" deep'))
    commands = FakeCommands(Reply(BRIEFING.document, offers=(*offers, Offer("choose", "brief"))))
    async with embassy.running(commands):
        used = await here.use(embassy.member, embassy.channel, "brief", topic="x")
        shown = await used.wait_for("A briefing")
        thread = await here.thread_under(shown)
        form = await (await here.press(embassy.owner, shown, "Follow")).wait()
        await (await here.submit(form, schedule="weekdays 07:30", zone="Asia/Tokyo")).wait_for("A briefing")
        chosen = await (await here.press(embassy.member, shown, "Choose a topic")).wait()
        await (await here.submit(chosen, topic="y z")).wait_for("A briefing")
        judged = await here.press(embassy.member, shown, "Not useful")
        await judged.wait_for("A briefing")
        assert judged.ephemeral
        await (await here.press(embassy.member, shown, "Deeper")).wait_for("Answered in")
        assert len(here.messages_in(thread)) == 1
    assert [each.text for each in commands.asked[1:]] == [
        'follow "x" weekdays 07:30 tz "Asia/Tokyo"', 'brief "y z"', "feedback e1 not useful", 'brief "x" deep',
    ]  # fmt: skip
    assert [each.may_manage for each in commands.asked] == [False, True, False, False, False]


async def test_a_form_opened_before_a_restart_is_taken_after_it(embassy: Embassy) -> None:
    here, commands = embassy.discord, FakeCommands(BRIEFING)
    async with embassy.running(commands):
        shown = await (await here.use(embassy.member, embassy.channel, "brief", topic="x")).wait_for("A briefing")
        await here.thread_under(shown)
        form = await (await here.press(embassy.member, shown, "Ask")).wait()
    async with embassy.running(commands):
        await (await here.submit(form, question="Who?")).wait_for("Answered in")
    assert commands.asked[-1].text == "ask Who?"
    assert commands.asked[-1].thread == f"{embassy.channel.id}/{shown['id']}"


async def test_a_message_is_told_about_from_its_menu(embassy: Embassy) -> None:
    here, commands = embassy.discord, FakeCommands()
    message = await here.say(embassy.member, embassy.channel, "Macron is going to Beijing")
    async with embassy.running(commands):
        used = await here.use_on_message(embassy.member, embassy.channel, "Brief me on this", message)
        await used.wait_for("reply to about Macron is going to Beijing")
        message |= {"content": "", "embeds": [{"type": "link", "title": "A visit", "url": "https://n.example/visit"}]}
        await here.use_on_message(embassy.member, embassy.channel, "Brief me on this", message)
        answer = await used.wait_for("reply to about Macron")
        await here.use_on_message(embassy.member, embassy.channel, "Brief me on this", answer)
        await until(lambda: len(commands.asked) == 3)
    assert [each.text for each in commands.asked[1:]] == [
        "about A visit https://n.example/visit", "about reply to about Macron is going to Beijing",
    ]  # fmt: skip


async def test_commands_speak_the_members_language(embassy: Embassy) -> None:
    here = embassy.discord
    async with embassy.running(FakeCommands()):
        brief = next(each for each in here.rest.commands if each["name"] == "brief")
        assert brief["name_localizations"] == {"fr": "note"}
        here.locales[embassy.member.id] = "fr"
        told = await (await here.use(embassy.member, embassy.channel, "help")).wait()
        assert "/note" in words_of(told.shown[0])


# messages --------------------------------------------------------------------------------------------------------


async def test_a_mention_in_a_channel_is_answered_in_a_thread_under_it(embassy: Embassy) -> None:
    here, commands = embassy.discord, FakeCommands()
    async with embassy.running(commands):
        await here.say(embassy.member, embassy.channel, "just chatting")
        asked = await here.say(embassy.member, embassy.channel, f"<@{here.world.bot.id}> Who will visit?")
        thread = await here.thread_under(asked)
        assert "reply to Who will visit?" in words_of(await here.wait_for_message(thread, 1))
        assert [each.thread for each in commands.asked] == [f"{embassy.channel.id}/{asked['id']}"]


async def test_without_the_intent_an_unreadable_reply_points_to_the_form(embassy: Embassy) -> None:
    here, commands = embassy.discord, FakeCommands(BRIEFING)
    async with embassy.running(commands):
        briefing = await (await here.use(embassy.member, embassy.channel, "brief", topic="x")).wait_for("A briefing")
        thread = await here.thread_under(briefing)
        await here.say(embassy.member, thread, "what about grain?")
        await here.say(embassy.member, thread, "and what about oil?", reply_to=briefing, ping=False)
        hint = await here.wait_for_message(thread, 3)
        assert labels_of(hint) == ["Ask"]
        assert len(commands.asked) == 1


async def test_with_the_intent_every_message_in_its_own_threads_is_answered(tmp_path: Path) -> None:
    async with open_embassy(tmp_path, privileged=MESSAGE_CONTENT) as embassy:
        here, commands = embassy.discord, FakeCommands(BRIEFING)
        async with embassy.running(commands, {"DISCORD_MESSAGE_CONTENT": "true"}):
            briefing = await (await here.use(embassy.member, embassy.channel, "brief", topic="x")).wait_for(
                "A briefing"
            )
            thread = await here.thread_under(briefing)
            await until(lambda: commands.threads)
            await here.say(embassy.member, embassy.channel, "what about grain?")
            await here.say(embassy.member, thread, "what about grain?")
            await here.wait_for_message(thread, 2)
            assert [each.text for each in commands.asked] == ['brief "x"', "what about grain?"]


async def test_an_intent_or_token_that_discord_refuses_is_one_sentence(embassy: Embassy) -> None:
    here = embassy.discord
    with pytest.raises(ConfigurationError, match="Message Content intent"):
        async with run_platform(here, embassy.home, FakeCommands(), {"DISCORD_MESSAGE_CONTENT": "true"}):
            pass
    with pytest.raises(ConfigurationError, match="DISCORD_TOKEN"):
        async with run_platform(here, embassy.home, FakeCommands(), {"DISCORD_TOKEN": "a.b.c"}):
            pass


async def test_direct_messages_are_a_conversation_of_the_member(embassy: Embassy) -> None:
    here, commands = embassy.discord, FakeCommands()
    direct = here.world.open_dm(embassy.member)
    async with embassy.running(commands):
        await here.say(embassy.member, direct, "Who will visit Moscow?")
        await here.wait_for_message(direct, 2)
    [request] = commands.asked
    assert request.channel == Channel("discord", WorkspaceId(f"user:{embassy.member.id}"), direct.id)
    assert request.thread == f"{direct.id}/direct"


async def test_the_gateway_is_resumed_and_what_happened_meanwhile_is_not_lost(embassy: Embassy) -> None:
    here, commands = embassy.discord, FakeCommands()
    async with embassy.running(commands):
        await here.gateway.disconnect(4000)
        await here.say(embassy.member, embassy.channel, f"<@{here.world.bot.id}> Still there?")
        await asyncio.wait_for(here.gateway.wait_ready(), 20)
        await here.wait_for_message(embassy.channel, 1)
        assert (here.gateway.identified, here.gateway.resumed) == (1, 1)
        await until(lambda: commands.asked)
        assert [each.text for each in commands.asked] == ["Still there?"]


# tenancy and hostility -------------------------------------------------------------------------------------------


async def test_a_server_never_sees_what_another_is_about(embassy: Embassy) -> None:
    here, commands = embassy.discord, FakeCommands()
    _, lobby, _, stranger = here.found_guild("Ministry", PERMISSIONS.value)
    async with embassy.running(commands):
        await (await here.use(embassy.member, embassy.channel, "status")).wait_for("reply to")
        await (await here.use(stranger, lobby, "status")).wait_for("reply to")
    assert [each.channel.workspace for each in commands.asked] == [embassy.guild.id, lobby.guild]


async def test_hostile_words_ping_nobody_and_link_nowhere(embassy: Embassy) -> None:
    here = embassy.discord
    hostile = f"@everyone <@{embassy.member.id}> <@&1> [free](https://evil.example) ``` https://evil.example ||x||"
    line = Line((Text(hostile, "strong"), Link("@here ](https://evil.example)", "https://stored.example/a")), 1)
    commands = FakeCommands(Reply(Document("briefing", hostile, (Section("s", hostile, (line,)),))))
    async with embassy.running(commands):
        shown = await (await here.use(embassy.member, embassy.channel, "brief", topic=hostile)).wait_for("evil")
        thread = await here.thread_under(shown)
    assert not any(each["mention_everyone"] or each["mentions"] for each in here.messages_in(embassy.channel))
    told = words_of(shown)
    assert "(<https://stored.example/a>)" in told
    assert "https://evil" not in told
    assert len(thread.name) <= 100
    sent = [each.body for each in here.rest.seen if isinstance(each.body, dict) and "components" in each.body]
    assert all(each["allowed_mentions"] == {"parse": []} for each in sent)
    assert all("custom_id" in each or each["type"] != 2 for body in sent for each in walk(body["components"]))


async def test_the_invitation_asks_for_exactly_what_the_platform_uses(embassy: Embassy) -> None:
    here = embassy.discord
    async with open_platform(here, embassy.clock) as platform:
        first, second, *_ = platform.render(LONG)
        root = await platform.post(embassy.place(), first, "k.0")
        await platform.post(embassy.place(), second, "k.1", root)
        assert await platform.find(embassy.place(), "k.0") == root
        here.world.refuses_v2 = True
        await platform.post(embassy.place(), first, "k.2")
    assert here.world.demanded == PERMISSIONS.value
