"""Which messages are answered on Discord, and where: in a thread, in the channel, or not at all."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.app import open_app
from bot.model.document import Document, Line, Section, Text
from bot.model.message import Offer, Request
from bot.platforms.discord import serving
from bot.ports import Progress, Reply
from bot.service.receipts import Receipts
from tests.discord_desk import Embassy, MemberCommands, open_desk, open_embassy, until
from tests.fakes.commands import FakeCommands
from tests.slack_desk import make_premises
from tests.standins.discord import words_of
from tests.standins.discord.bots import run_platform
from tests.standins.discord.gateway import MESSAGE_CONTENT
from tests.unit.briefings import make_briefing

BRIEFING = Reply(
    Document("briefing", "A visit", (Section("s", "Heading", (Line((Text("A sentence."),)),)),)),
    make_briefing(),
    (Offer("ask", "ask"),),
)
LISTING = Reply(Document("listing", "Sources", ()))


@pytest.fixture
async def embassy(tmp_path: Path) -> AsyncIterator[Embassy]:
    async with open_embassy(tmp_path) as opened:
        yield opened


async def brief(embassy: Embassy) -> dict[str, Any]:
    used = await embassy.discord.use(embassy.member, embassy.channel, "brief", topic="x")
    return await used.wait_for("A visit")


@pytest.mark.parametrize("intent", [False, True])
@pytest.mark.parametrize(
    ("kind", "more"),
    [
        (1, {}), (4, {"content": "A new name"}), (6, {}), (21, {}),
        (0, {"sticker_items": [{"id": "1", "name": "x", "format_type": 1}]}),
    ],
)  # fmt: skip
async def test_what_discord_notes_and_what_has_no_words_is_not_answered(
    tmp_path: Path, kind: int, more: dict[str, Any], intent: bool
) -> None:
    async with open_embassy(tmp_path, privileged=MESSAGE_CONTENT) as embassy:
        here, commands = embassy.discord, FakeCommands(BRIEFING)
        async with embassy.running(commands, {"DISCORD_MESSAGE_CONTENT": str(intent)}):
            shown = await brief(embassy)
            thread = await here.thread_under(shown)
            stood = len(here.messages_in(thread))
            await here.say(embassy.member, thread, reply_to=shown, ping=False, type=kind, **{"content": "", **more})
            commands._reply = None
            await here.say(
                embassy.member, thread, f"<@{here.world.bot.id}> Who?"
            )  # answered in order, so that the other would be by now
            await here.wait_for_words(thread, "reply to Who?")
        assert [each.text for each in commands.asked] == ['brief "x"', "Who?"]
        assert len(here.messages_in(thread)) == stood + 3


@pytest.mark.parametrize("words", ["", "help", "Help?"])
async def test_a_mention_without_a_question_is_told_what_can_be_asked_as_it_is_typed_here(
    embassy: Embassy, words: str
) -> None:
    here, commands = embassy.discord, FakeCommands()
    async with embassy.running(commands):
        await here.say(embassy.member, embassy.channel, f"<@{here.world.bot.id}> {words}")
        told = words_of(await here.wait_for_words(embassy.channel, "What you can ask of Attaché"))
        direct = here.world.open_dm(embassy.member)
        await here.say(embassy.member, direct, words or "?")
        assert words_of(await here.wait_for_words(direct, "What you can ask")) == told
    assert "/follow" in told
    assert "tz " not in told
    assert commands.asked == []
    assert not [each for each in here.world.channels.values() if each.is_thread]


async def test_what_members_say_to_each_other_costs_no_request(embassy: Embassy) -> None:
    here, commands = embassy.discord, FakeCommands()
    async with embassy.running(commands):
        asked = here.world.add_message(embassy.channel, embassy.member, {"content": "A plan"})
        thread = here.world.open_thread(asked["id"], embassy.channel, "One that the library was not told of", 4320)
        for words in ("What now?", "Wait.", f"<@{here.world.bot.id}> Who?"):
            await here.say(embassy.member, thread, words)
        await here.wait_for_words(thread, "reply to Who?")
    assert [each.text for each in commands.asked] == ["Who?"]
    assert [each.method for each in here.rest.seen if each.path == f"/channels/{thread.id}"] == ["GET"]


async def test_a_list_asked_for_in_a_channel_is_a_plain_reply_there(embassy: Embassy) -> None:
    here = embassy.discord
    async with embassy.running(FakeCommands(LISTING)):
        asked = await here.say(embassy.member, embassy.channel, f"<@{here.world.bot.id}> sources")
        reply = await here.wait_for_words(embassy.channel, "Sources")
    assert reply["message_reference"]["message_id"] == int(asked["id"])
    assert not [each for each in here.world.channels.values() if each.is_thread]


@pytest.mark.parametrize("intent", [False, True])
async def test_a_message_that_asks_nothing_opens_no_thread(tmp_path: Path, intent: bool) -> None:
    async with (
        open_embassy(tmp_path, privileged=MESSAGE_CONTENT) as embassy,
        open_desk(tmp_path, embassy.clock) as desk,
    ):
        here, settings = embassy.discord, {"DISCORD_MESSAGE_CONTENT": str(intent)}
        async with embassy.running(MemberCommands(desk[0], desk[1].intake), settings):
            await here.say(embassy.member, embassy.channel, f"<@{here.world.bot.id}> thanks!")
            reply = await here.wait_for_words(embassy.channel, "At your service.")
            assert not [each for each in here.world.channels.values() if each.is_thread]
            used = await here.use(embassy.member, embassy.channel, "brief", topic="china-russia")
            thread = await here.thread_under(await used.wait_for("Bottom line"))
            await here.say(embassy.member, thread, "thanks!")
            await here.say(embassy.member, thread, f"<@{here.world.bot.id}> 👍")
            await here.wait_for_words(thread, "At your service.")
    assert reply["message_reference"]
    answered = [each for each in here.messages_in(thread) if "At your service." in words_of(each)]
    assert len(answered) == 1, "what members say to each other in the thread is left alone"


async def test_a_reply_to_a_briefing_whose_thread_is_locked_is_answered_in_the_channel(embassy: Embassy) -> None:
    here, commands = embassy.discord, FakeCommands(BRIEFING)
    async with embassy.running(commands):
        shown = await brief(embassy)
        thread = await here.thread_under(shown)
        thread.locked = thread.archived = True
        commands._reply = None
        asked = await here.say(embassy.owner, embassy.channel, f"<@{here.world.bot.id}> Who?", reply_to=shown)
        reply = await here.wait_for_words(embassy.channel, "reply to Who?")
    assert reply["message_reference"]["message_id"] == int(asked["id"])
    assert not any("Answered in" in words_of(each) for each in here.messages_in(embassy.channel))
    assert here.messages_in(here.world.open_dm(embassy.owner)) == []


async def test_who_manages_the_server_does_so_by_mention_too(embassy: Embassy) -> None:
    here, commands = embassy.discord, FakeCommands()
    async with embassy.running(commands):
        for person in (embassy.owner, embassy.member):
            await here.say(person, embassy.channel, f"<@{here.world.bot.id}> pause")
            thread = await here.thread_under(here.messages_in(embassy.channel)[-1])
            await here.wait_for_words(thread, "reply to pause")
    assert [each.may_manage for each in commands.asked] == [True, False]


class Endless(FakeCommands):
    """Never comes to an answer."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = asyncio.Event()

    async def __call__(self, request: Request, progress: Progress) -> Reply:
        self.begun.set()
        await asyncio.Event().wait()
        raise AssertionError


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("command", "I was restarted before I could give you all of it"),
        ("form", "I was restarted before I could answer"),
        ("mention", "I was restarted before I could answer"),
    ],
)
async def test_who_is_being_given_an_answer_when_the_bot_stops_is_told_so(
    embassy: Embassy, monkeypatch: pytest.MonkeyPatch, how: str, told: str
) -> None:
    monkeypatch.setattr(serving, "DRAIN_SECONDS", 0.05)
    here, commands, used = embassy.discord, FakeCommands(BRIEFING), None
    async with embassy.running(commands):
        form = await (await here.press(embassy.member, await brief(embassy), "Ask")).wait() if how == "form" else None
        sections = tuple(Section(f"s{n}", "H", (Line((Text("word " * 300),)),)) for n in range(9))
        commands._reply = Reply(Document("answer", "Long", sections))
        here.fail("POST", r"/channels/\d+/messages$", "slow", times=2, retry_after=60)
        if form is not None:
            used = await here.submit(form, question="Who?")
        elif how == "command":
            used = await here.use(embassy.member, embassy.channel, "ask", question="Who?")
        else:
            await here.say(embassy.member, embassy.channel, f"<@{here.world.bot.id}> Who?")
        await until(lambda: any(each.is_thread and here.messages_in(each) for each in here.world.channels.values()))
    if used is not None:
        assert told in words_of(used.shown[-1])
    else:
        [thread] = [each for each in here.world.channels.values() if each.is_thread]
        assert told in words_of(here.messages_in(thread)[-1])


@pytest.mark.parametrize("how", ["command", "mention"])
async def test_who_waits_when_the_bot_stops_is_told_so_and_may_ask_the_next_process(
    embassy: Embassy, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, how: str
) -> None:
    monkeypatch.setattr(serving, "DRAIN_SECONDS", 0.05)
    here, commands = embassy.discord, Endless()
    here.locales[embassy.member.id] = "fr"
    async with open_app({"ATTACHE_HOME": str(tmp_path / "desk")}) as app:
        receipts = Receipts("discord", make_premises(app, {}))
        async with run_platform(here, embassy.home, commands, None, receipts):
            if how == "command":
                asked = (await here.use(embassy.member, embassy.channel, "ask", question="Who?")).id
            else:
                asked = (await here.say(embassy.member, embassy.channel, f"<@{here.world.bot.id}> Who?"))["id"]
            await commands.begun.wait()
        told = words_of(here.messages_in(embassy.channel)[-1])
        assert await receipts.take(f"{'interaction' if how == 'command' else 'message'} {asked}")
    assert ("J'ai été redémarré" if how == "command" else "I was restarted") in told


async def test_a_topic_of_free_words_that_is_offered_while_typing_is_taken_with_a_question(
    embassy: Embassy, tmp_path: Path
) -> None:
    here = embassy.discord
    async with (
        open_desk(tmp_path, embassy.clock) as (desk, app),
        embassy.running(MemberCommands(desk, app.intake)),
    ):
        topic = "Xi visits Moscow"
        used = await here.use(embassy.member, embassy.channel, "ask", question="Who visited Moscow?", topic=topic)
        assert "There is no topic" not in words_of(await used.wait_for('"accent_color"'))
        used = await here.use(embassy.member, embassy.channel, "questions", topic=topic)
        told = words_of(await used.wait_for("No open questions on Xi visits Moscow yet"))
        assert "/brief topic:Xi visits Moscow" in told
