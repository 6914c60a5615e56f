"""Commands typed in direct messages between people: no bot is in there, so it answers privately or in its own."""

from pathlib import Path

import pytest

from bot.model.conversation import MemberId, WorkspaceId
from bot.model.message import Channel
from tests.slack_desk import SlackDesk, open_desk, words_of
from tests.standins.slack import Payload, Room
from tests.standins.slack_people import Person

PAIR, GROUP = ("D0PAIR", "directmessage"), ("G0GROUP", "mpdm-anna--bela--carl-1")
BOTH = pytest.mark.parametrize(("name", "title"), [PAIR, GROUP])


def add_people(desk: SlackDesk, name: str, title: str) -> Room:
    return desk.workspace.add_room(name, title=title, private=True, bot_is_in=False)


async def type_among(desk: SlackDesk, room: Room, text: str) -> str:
    """Type a command there; gives what its member is shown in the end."""
    typed = await desk.person.slash(room, text)
    return words_of(await desk.until(lambda: typed.shown if len(typed.responses) > 1 else None))


def of_bot(desk: SlackDesk) -> list[Payload]:
    return desk.of_bot(desk.workspace.rooms["DU0ANNA"])


@BOTH
async def test_a_briefing_comes_to_the_members_own_direct_messages(tmp_path: Path, name: str, title: str) -> None:
    async with open_desk(tmp_path) as desk:
        room = add_people(desk, name, title)
        told = await type_among(desk, room, "china-russia")
        assert (
            told == "I cannot be in direct messages between people; what you asked for is in ours: Attaché, under Apps."
        )
        briefing = of_bot(desk)[0]
        assert "Bottom line" in words_of(briefing)
        await desk.person.press(desk.workspace.rooms["DU0ANNA"], briefing, "offer.ask")
        form = (await desk.until(lambda: list(desk.workspace.views.values())))[-1]
        await desk.person.submit(form, question="When will Macron visit Beijing?")
        await desk.get_bot_message("early April", desk.workspace.rooms["DU0ANNA"])
        assert room.messages == []
        assert desk.slack.refusals == []


@BOTH
async def test_questions_are_answered_in_the_members_own_direct_messages(tmp_path: Path, name: str, title: str) -> None:
    async with open_desk(tmp_path) as desk:
        room = add_people(desk, name, title)
        assert "in ours" in await type_among(desk, room, "ask When will Macron visit Beijing?")
        asked, answer = of_bot(desk)
        assert words_of(asked) == "Asked: When will Macron visit Beijing?"
        assert answer["thread_ts"] == asked["ts"]
        assert "early April" in words_of(answer)
        await desk.person.slash(room, "ask")
        form = (await desk.until(lambda: list(desk.workspace.views.values())))[-1]
        await desk.person.submit(form, question="When will Putin visit Beijing?")
        await desk.until(lambda: len(of_bot(desk)) == 4)
        assert desk.slack.refusals == []


@BOTH
async def test_following_is_said_to_be_impossible_there_with_the_way_out(tmp_path: Path, name: str, title: str) -> None:
    async with open_desk(tmp_path) as desk:
        room = add_people(desk, name, title)
        for text in ("follow china-russia daily 08:00", "unfollow china-russia", "pause", "resume", "following"):
            told = await type_among(desk, room, text)
            assert told.startswith("Briefings cannot come here: I cannot be in direct messages between people.")
            assert "/invite" not in told
            assert told.endswith("write to me directly, under Apps: follow china-russia daily 08:00")
        ours = desk.workspace.add_direct("U0ANNA")
        await desk.person.say(ours, "follow china-russia daily 08:00")
        await desk.get_bot_message("now follows china-russia", ours)
        assert desk.slack.refusals == []


@BOTH
async def test_what_is_private_is_shown_in_place_with_commands_as_they_are_typed_there(
    tmp_path: Path, name: str, title: str
) -> None:
    async with open_desk(tmp_path) as desk:
        room = add_people(desk, name, title)
        assert "/brief follow china-russia daily 08:00" in await type_among(desk, room, "help")
        typed = await desk.person.slash(room, "chna-rusia")
        shown = await desk.until(lambda: typed.shown if len(typed.responses) > 1 else None)
        option = {"text": {"type": "plain_text", "text": "china-russia"}, "value": "china-russia"}
        chosen = await desk.person.press(room, shown, "choose_topic", selected_option=option)
        assert "in ours" in words_of(await desk.until(lambda: chosen.shown if len(chosen.responses) > 1 else None))
        assert "Bottom line" in words_of(of_bot(desk)[0])
        assert desk.slack.refusals == []


@BOTH
async def test_a_message_between_people_is_told_about_where_its_reader_alone_sees_it(
    tmp_path: Path, name: str, title: str
) -> None:
    async with open_desk(tmp_path) as desk:
        room = add_people(desk, name, title)
        message = desk.slack.keep(room, "U0BELA", "Macron will visit Beijing in April, I hear", None)
        used = await desk.person.shortcut("brief_this", room, message)
        assert "in ours" in words_of(await desk.until(lambda: used.shown))
        asked, answer = of_bot(desk)
        assert words_of(asked) == "Asked about: Macron will visit Beijing in April, I hear"
        assert answer["thread_ts"] == asked["ts"]
        linked = desk.slack.keep(room, "U0BELA", "<http://127.0.0.1:9/visit>", None)
        used = await desk.person.shortcut("brief_this", room, linked)
        told = words_of(await desk.until(lambda: used.shown))
        assert told == "I could not read the page behind that link: it cannot be reached from here."
        assert len(of_bot(desk)) == 2


async def test_a_member_who_manages_nothing_follows_in_their_own_direct_messages(tmp_path: Path) -> None:
    """By command too, which Slack takes there as anywhere; and sees it on the Home tab, as nobody else does."""
    async with open_desk(tmp_path) as desk:
        workspace = desk.workspace
        workspace.add_user("U0BELA")
        bela, ours = Person(desk.slack, workspace, "U0BELA"), workspace.add_direct("U0BELA")
        typed = await bela.slash(ours, "follow china-russia daily 08:00")
        shown = await desk.until(lambda: typed.shown if len(typed.responses) > 1 else None)
        assert "This channel now follows china-russia" in words_of(shown)
        for person in (bela, desk.person):
            await person.open_home()
        await desk.until(lambda: len(workspace.homes) == 2)
        assert "china-russia in our direct messages" in " ".join(words_of(workspace.homes["U0BELA"]).split())
        assert "No channel follows a topic yet" in words_of(workspace.homes["U0ANNA"])
        await bela.press_home("home.pause")
        await desk.until(lambda: "Paused" in words_of(workspace.homes["U0BELA"]))
        channel = Channel("slack", WorkspaceId(workspace.team), ours.id)
        async with desk.app.desk.database.read() as transaction:
            [kept] = await desk.app.desk.subscriptions.list_of_channel(transaction, channel)
        assert kept.made_by == MemberId("U0BELA")
        assert desk.slack.refusals == []
