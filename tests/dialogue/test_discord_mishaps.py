"""Moderators, permissions and outages in the middle of an answer; and the language of what a member is shown."""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.model.document import Document, Line, Section, Text
from bot.model.message import Offer, Request
from bot.platforms.discord.invite import PERMISSIONS
from bot.ports import Progress, Reply
from tests.discord_desk import Embassy, MemberCommands, open_desk, open_embassy
from tests.fakes.commands import FakeCommands
from tests.standins.discord import labels_of, words_of
from tests.standins.discord.rest import Fault
from tests.standins.discord.world import SEND, SEND_IN_THREADS
from tests.unit.briefings import make_briefing

BRIEFING = Reply(
    Document("briefing", "A briefing", (Section("s", "Heading", (Line((Text("A sentence."),)),)),)),
    make_briefing(),
    (Offer("ask", "ask"), Offer("follow", 'follow "china-russia"'), Offer("feedback", "feedback e1")),
)


@pytest.fixture
async def embassy(tmp_path: Path) -> AsyncIterator[Embassy]:
    async with open_embassy(tmp_path) as opened:
        yield opened


class Meddling(FakeCommands):
    """While it works, somebody does something."""

    def __init__(self, embassy: Embassy, reply: Reply | None = None) -> None:
        super().__init__(reply)
        self._embassy = embassy

    async def __call__(self, request: Request, progress: Progress) -> Reply:
        reply = await super().__call__(request, progress)
        self.meddle()
        return reply

    def meddle(self) -> None:
        """Take away the bot's right to write."""
        world = self._embassy.discord.world
        self._embassy.channel.overwrites[world.bot.id] = (0, SEND | SEND_IN_THREADS)


class Removing(Meddling):
    """A moderator removes the message that says that an answer is coming."""

    def meddle(self) -> None:
        interactions = self._embassy.discord.interactions
        [used] = interactions.by_token.values()
        assert used.original is not None
        interactions.delete(used.token, used.original)


class Holding(FakeCommands):
    """Answers no question before it may."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on = asyncio.Event()

    async def __call__(self, request: Request, progress: Progress) -> Reply:
        reply = await super().__call__(request, progress)
        if request.text.startswith("ask"):
            await self.go_on.wait()
        return reply


async def test_a_503_costs_no_answer(embassy: Embassy) -> None:
    here = embassy.discord
    async with embassy.running(FakeCommands()):
        here.fail("POST", "/callback$", 503)
        here.fail("PATCH", "/messages/@original$", 503)
        used = await here.use(embassy.member, embassy.channel, "status")
        await used.wait_for("reply to status")
        here.fail("POST", "/messages$", 503)
        asked = await here.say(embassy.member, embassy.channel, f"<@{here.world.bot.id}> Who?")
        assert "reply to Who?" in words_of(await here.wait_for_message(await here.thread_under(asked), 1))
    assert here.interactions.late == here.interactions.doubled == 0


@pytest.mark.parametrize("how", ["limited", "cut"])
async def test_a_thread_that_cannot_be_opened_leaves_what_was_posted(embassy: Embassy, how: str) -> None:
    here = embassy.discord

    def plant() -> None:
        """What waited is tried again meanwhile, and meets the same."""
        here.fail("POST", "/threads$", 429 if how == "limited" else how, times=9, retry_after=120)

    async with embassy.running(FakeCommands(BRIEFING)) as platform:
        plant()
        used = await here.use(embassy.member, embassy.channel, "brief", topic="x")
        shown = await used.wait_for("A briefing")
        plant()
        posted = await platform.post(embassy.place(), platform.render(BRIEFING)[0], "k")
        plant()
        await here.say(embassy.member, embassy.channel, f"<@{here.world.bot.id}> Who?")
        answered = await here.wait_for_message(embassy.channel, 4)
    assert posted == here.messages_in(embassy.channel)[1]["id"]
    assert "A briefing" in words_of(answered)
    assert "A briefing" in words_of(shown)
    assert "went wrong" not in "".join(words_of(each) for each in here.messages_in(embassy.channel))


@pytest.mark.parametrize("how", ["lost", "cut", "failed"])
async def test_a_connection_that_breaks_over_the_first_response_loses_no_command(embassy: Embassy, how: str) -> None:
    here = embassy.discord
    async with embassy.running(FakeCommands()):
        here.fail("POST", "/callback$", how)
        await here.use(embassy.member, embassy.channel, "ask", question="Who?")
        await here.wait_for_words(embassy.channel, "reply to ask Who?")
        assert len(here.messages_in(embassy.channel)) == 1


class Telling(FakeCommands):
    """Says what it does before it answers."""

    async def __call__(self, request: Request, progress: Progress) -> Reply:
        await progress.tell("looking")
        return await super().__call__(request, progress)


async def test_progress_that_cannot_be_shown_costs_no_answer(embassy: Embassy) -> None:
    here = embassy.discord
    async with embassy.running(Telling()):
        here.fail("PATCH", "/messages/@original$", "cut")
        used = await here.use(embassy.member, embassy.channel, "ask", question="Who?")
        await used.wait_for("reply to ask Who?")
        here.fail("POST", "/typing$", "cut")
        asked = await here.say(embassy.member, embassy.channel, f"<@{here.world.bot.id}> Who?")
        assert "reply to Who?" in words_of(await here.wait_for_message(await here.thread_under(asked), 1))


LONG = Reply(
    Document("answer", "Title", tuple(Section("s", f"{n}", (Line((Text("word " * 700),)),)) for n in range(2)))
)


@pytest.mark.parametrize("place", ["interaction", "message"])
async def test_a_later_part_that_fails_leaves_the_first(embassy: Embassy, place: str) -> None:
    here, later = embassy.discord, iter([None, 400])

    def break_off(method: str, path: str) -> Fault | None:
        """The second message of an answer fails."""
        sent = method == "POST" and path.endswith("/messages")
        what = next(later, None) if sent else None
        return Fault(method, re.compile(path), what, 1) if what else None

    async with embassy.running(FakeCommands(LONG)):
        here.fail("POST", "/threads$", 400)
        if place == "interaction":
            here.fail("POST", "/webhooks/", "cut")
            await (await here.use(embassy.member, embassy.channel, "ask", question="Who?")).wait_for("Title")
        else:
            here.rest.chaos = break_off
            await here.say(embassy.member, embassy.channel, f"<@{here.world.bot.id}> Who?")
            await here.wait_for_words(embassy.channel, "Title")
    answers = [each for each in here.messages_in(embassy.channel) if each["author"]["id"] == here.world.bot.id]
    assert [words_of(each).split("\n")[0] for each in answers] == ["### Title"], "the first part alone, and no apology"
    assert words_of(answers[0]).count("word") == 700
    assert [each.status for each in here.rest.seen].count(400) >= (2 if place == "message" else 1)


class Silencing(Removing):
    """A moderator removes what was waiting, and the bot's right to write."""

    def meddle(self) -> None:
        super().meddle()
        Meddling.meddle(self)


async def test_an_answer_that_the_channel_no_longer_takes_goes_to_the_member(embassy: Embassy) -> None:
    here = embassy.discord
    async with embassy.running(Silencing(embassy)):
        await here.use(embassy.member, embassy.channel, "ask", question="Who?")
        told = await here.wait_for_message(here.world.open_dm(embassy.member), 1)
        assert "reply to ask Who?" in words_of(told)


async def test_a_forged_form_reaches_no_other_servers_thread(embassy: Embassy) -> None:
    here = embassy.discord
    _, lobby, _, stranger = here.found_guild("Ministry", PERMISSIONS.value)
    async with embassy.running(FakeCommands(BRIEFING)):
        theirs = await (await here.use(stranger, lobby, "brief", topic="x")).wait_for("A briefing")
        thread = await here.thread_under(theirs)
        shown = await (await here.use(embassy.member, embassy.channel, "brief", topic="x")).wait_for("A briefing")
        await here.thread_under(shown)
        form = await (await here.press(embassy.member, shown, "Ask")).wait()
        assert form.modal is not None
        form.modal["custom_id"] = form.modal["custom_id"].replace(shown["id"], theirs["id"])
        assert theirs["id"] in form.modal["custom_id"]
        await (await here.submit(form, question="Who?")).wait_for("A briefing")
    assert here.messages_in(thread) == []


async def test_an_interaction_told_twice_is_answered_once(embassy: Embassy, monkeypatch: pytest.MonkeyPatch) -> None:
    here, commands = embassy.discord, FakeCommands()
    tell = here.gateway.dispatch

    async def tell_twice(event: str, data: dict[str, Any], guild: str | None) -> None:
        for _ in range(2 if event == "INTERACTION_CREATE" else 1):
            await tell(event, data, guild)

    monkeypatch.setattr(here.gateway, "dispatch", tell_twice)
    async with embassy.running(commands):
        used = await here.use(embassy.member, embassy.channel, "ask", question="Who?")
        await used.wait_for("reply to ask Who?")
        await (await here.use(embassy.member, embassy.channel, "status")).wait_for("reply to status")
    assert [each.text for each in commands.asked] == ["ask Who?", "status"]
    assert here.interactions.doubled == 0


async def test_a_schedule_that_cannot_be_read_is_told_rather_than_followed(embassy: Embassy, tmp_path: Path) -> None:
    here = embassy.discord
    async with (
        open_desk(tmp_path, embassy.clock) as (desk, app),
        embassy.running(MemberCommands(desk, app.intake)),
    ):
        used = await here.use(
            embassy.owner, embassy.channel, "follow", topic="china-russia", schedule="sometimes", depth="flash"
        )
        await used.wait_for("“sometimes” is no schedule or day I can read")
        async with desk.database.read() as transaction:
            assert await desk.subscriptions.list_of_workspace(transaction, None) == ()


async def test_an_answer_whose_place_was_removed_comes_to_the_channel(embassy: Embassy) -> None:
    here = embassy.discord
    async with embassy.running(Removing(embassy)):
        await here.use(embassy.member, embassy.channel, "ask", question="Who?")
        await here.wait_for_words(embassy.channel, "reply to ask Who?")
    assert len(here.messages_in(embassy.channel)) == 1
    [used] = here.interactions.by_token.values()
    assert used.shown == [], "nothing stands where it was removed"


async def test_who_mentions_a_bot_that_may_not_write_is_told_so_apart(embassy: Embassy) -> None:
    here = embassy.discord
    async with embassy.running(Meddling(embassy)):
        await here.say(embassy.member, embassy.channel, f"<@{here.world.bot.id}> Who?")
        told = words_of(await here.wait_for_message(here.world.open_dm(embassy.member), 1))
        assert told == f"I may not write in <#{embassy.channel.id}>; its moderators can give me Send Messages there."


@pytest.mark.parametrize("how", ["locked", "deleted"])
async def test_a_thread_that_takes_no_answer_leaves_it_to_the_member(embassy: Embassy, how: str) -> None:
    here = embassy.discord
    async with embassy.running(FakeCommands(BRIEFING)):
        shown = await (await here.use(embassy.member, embassy.channel, "brief", topic="x")).wait_for("A briefing")
        thread = await here.thread_under(shown)
        form = await (await here.press(embassy.member, shown, "Ask")).wait()
        if how == "locked":
            thread.locked = True
        else:
            here.world.remove_channel(thread)
            embassy.channel.overwrites[here.world.bot.id] = (0, SEND | SEND_IN_THREADS)
        sent = await here.submit(form, question="Who?")
        await sent.wait_for("A briefing")
        assert sent.ephemeral


async def test_labels_are_in_the_members_language(embassy: Embassy) -> None:
    here = embassy.discord
    here.locales[embassy.member.id] = "fr"
    embassy.guild.locale = "fr"
    async with embassy.running(FakeCommands(BRIEFING)) as platform:
        shown = await (await here.use(embassy.member, embassy.channel, "brief", topic="x")).wait_for("A briefing")
        assert labels_of(shown) == ["Suivre", "Demander", "Utile", "Pas utile"]
        thread = await here.thread_under(shown)
        form = await (await here.press(embassy.member, shown, "Demander")).wait()
        assert form.modal is not None
        assert form.modal["title"] == "Une question là-dessus"
        await (await here.submit(form, question="Qui ?")).wait_for("Réponse dans")
        await here.say(embassy.member, thread, "Qui ?", reply_to=shown, ping=False)
        assert "appuyez sur « Demander »" in words_of(await here.wait_for_message(thread, 3))
        theirs = await (await here.use(embassy.owner, embassy.channel, "brief", topic="x")).wait_for("A briefing")
        assert labels_of(theirs)[0] == "Follow"

        planned = platform.render(Reply(BRIEFING.document, replace(make_briefing(), language="fr"), BRIEFING.offers))
        await platform.post(embassy.place(), planned[0], "k")
        assert labels_of(here.messages_in(embassy.channel)[-1])[:2] == ["Suivre", "Demander"]


async def test_nothing_is_followed_where_nothing_could_be_posted(embassy: Embassy) -> None:
    here, commands = embassy.discord, FakeCommands()
    elsewhere = here.world.add_guild("Elsewhere", embassy.owner, 0)
    del elsewhere.members[here.world.bot.id]
    lobby = here.world.add_channel(elsewhere, "lobby")
    async with embassy.running(commands):
        used = await here.use(embassy.owner, lobby, "follow", topic="x", user_install=True)
        await used.wait_for("I am no member of this server")
        embassy.channel.overwrites[here.world.bot.id] = (0, SEND)
        used = await here.use(embassy.owner, embassy.channel, "follow", topic="x")
        await used.wait_for(f"{embassy.channel.name} I still need: Send Messages")
        assert commands.asked == []
        commands._reply = Reply(Document("problem", "Which topic?", ()), offers=(Offer("choose", "follow"),))
        shown = await (await here.use(embassy.member, embassy.channel, "topics")).wait_for("Which topic?")
        form = await (await here.press(embassy.owner, shown, "Choose a topic")).wait()
        await (await here.submit(form, topic="x")).wait_for(f"{embassy.channel.name} I still need: Send Messages")
    assert [each.text for each in commands.asked] == ["topics"]


async def test_a_long_topic_is_followed_whole(embassy: Embassy) -> None:
    here, topic = embassy.discord, "a-topic-of-many-words-" + "x" * 54
    reply = Reply(BRIEFING.document, BRIEFING.value, (Offer("follow", f'follow "{topic}"'),))
    commands = FakeCommands(reply)
    async with embassy.running(commands):
        shown = await (await here.use(embassy.member, embassy.channel, "brief", topic="x")).wait_for("A briefing")
        form = await (await here.press(embassy.owner, shown, "Follow")).wait()
        await (await here.submit(form, schedule="daily 08:00", zone="UTC")).wait_for("A briefing")
    assert commands.asked[-1].text == f'follow "{topic}" daily 08:00 tz "UTC"'


async def test_the_servers_own_settings_decide_who_may_follow(embassy: Embassy) -> None:
    here, commands = embassy.discord, FakeCommands(BRIEFING)
    async with embassy.running(commands):
        for each in here.rest.commands:
            each["default_member_permissions"] = None  # an administrator lets everybody use it, under Integrations
        used = await here.use(embassy.member, embassy.channel, "follow", topic="x")
        shown = await used.wait_for("A briefing")
        form = await (await here.press(embassy.member, shown, "Follow")).wait()
        await (await here.submit(form, schedule="daily 08:00", zone="UTC")).wait_for("A briefing")
    assert [each.may_manage for each in commands.asked] == [True, False], "a button knows of no such settings"


async def test_an_answer_comes_though_typing_cannot_be_shown(embassy: Embassy) -> None:
    here = embassy.discord
    async with embassy.running(FakeCommands()):
        here.fail("POST", "/typing$", 403)
        asked = await here.say(embassy.member, embassy.channel, f"<@{here.world.bot.id}> Who?")
        thread = await here.thread_under(asked)
        await here.wait_for_words(thread, "reply to Who?")
    assert len(here.messages_in(thread)) == 1
    assert [each.status for each in here.rest.seen if each.path.endswith("/typing")] == [403]


async def test_what_only_looks_is_answered_while_everything_else_waits_for_articles(embassy: Embassy) -> None:
    here, commands = embassy.discord, Holding()
    async with embassy.running(commands):
        for number in range(30):
            person = here.world.add_person(f"reader {number}")
            embassy.guild.members[person.id] = []
            await here.use(person, embassy.channel, "ask", question="Who?")
        for name in ("topics", "status", "following"):
            await (await here.use(embassy.member, embassy.channel, name)).wait_for(f"reply to {name}")
        assert len(commands.asked) == 24 + 3
        commands.go_on.set()
        await here.wait_for_message(embassy.channel, 30)
    assert here.interactions.late == 0


async def test_one_member_cannot_keep_others_waiting(embassy: Embassy) -> None:
    here, commands = embassy.discord, Holding()
    async with embassy.running(commands):
        for _ in range(40):
            await here.use(embassy.member, embassy.channel, "ask", question="Who?")
        used = await here.use(embassy.owner, embassy.channel, "topics")
        await used.wait_for("reply to topics")
        assert len(commands.asked) == 3 + 1
        commands.go_on.set()
        await here.wait_for_message(embassy.channel, 40)
    assert here.interactions.late == 0
