"""What goes wrong in Slack is told to the member who waits, by the best way left: never silence, never a raw code."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.app import App
from bot.model.document import Document, Line, Section, Text
from bot.model.message import Request
from bot.ports import Commands, Progress, Reply
from tests.fakes.commands import FakeCommands
from tests.slack_desk import SlackDesk, open_desk, words_of
from tests.standins.slack import Payload, Room
from tests.standins.slack_people import Person


class BrokenCommands(FakeCommands):
    async def __call__(self, request: Request, progress: Progress) -> Reply:
        raise LookupError("a bug nobody foresaw")


def saying(reply: Reply | None = None) -> Callable[[App], Commands]:
    fake = FakeCommands(reply)
    return lambda _app: fake


async def get_direct(desk: SlackDesk, containing: str) -> Payload:
    """Wait for a direct message to the member."""
    room: Room = await desk.until(lambda: desk.workspace.rooms.get(f"D{desk.person.id}"))
    return await desk.get_bot_message(containing, room)


async def test_a_question_typed_after_the_bot_was_removed_is_given_back_directly(tmp_path: Path) -> None:
    async with open_desk(tmp_path, make_commands=saying()) as desk:
        await desk.person.slash(desk.room, "ask")
        form = (await desk.until(lambda: list(desk.workspace.views.values())))[0]
        desk.room.bot_is_in = False
        assert await desk.person.submit(form, question="When will Macron visit Beijing?") == {}
        told = words_of(await get_direct(desk, "You had asked"))
        assert told.startswith("I am not in this channel: /invite @Attaché, then ask again.")
        assert told.endswith("You had asked: When will Macron visit Beijing?")


@pytest.mark.parametrize("error", ["expired_trigger_id", "exchanged_trigger_id"])
async def test_a_form_that_slack_did_not_open_is_told_where_it_was_asked_for(tmp_path: Path, error: str) -> None:
    async with open_desk(tmp_path, make_commands=saying()) as desk:
        words = "Slack gave me too little time to open the form; press or type it again."
        desk.slack.fail("views.open", error)
        typed = await desk.person.slash(desk.room, "ask")
        assert (await desk.until(lambda: typed.shown))["text"] == words
        desk.slack.fail("views.open", error)
        await desk.person.shortcut("ask_anywhere")
        await get_direct(desk, words)
        await desk.person.open_home()
        await desk.until(lambda: desk.workspace.homes)
        room = desk.workspace.rooms["DU0ANNA"]
        room.messages.clear()
        desk.slack.fail("views.open", error)
        await desk.person.press_home("home.new")
        await get_direct(desk, words)


async def test_a_channel_closed_to_the_bot_is_told_directly_to_who_mentioned_it(tmp_path: Path) -> None:
    async with open_desk(tmp_path, make_commands=saying()) as desk:
        desk.room.restricted = True
        await desk.person.say(desk.room, f"<@{desk.workspace.bot_user}> When will Macron visit Beijing?")
        told = words_of(await get_direct(desk, "does not let me write"))
        assert told == "This workspace does not let me write in that channel; its admins can allow it."


async def test_what_nobody_foresaw_is_told_in_direct_messages_and_threads_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with open_desk(tmp_path, make_commands=lambda _app: BrokenCommands()) as desk:
        room = desk.workspace.add_direct("U0ANNA")
        await desk.person.say(room, "When will Macron visit Beijing?")
        direct = words_of(await desk.get_bot_message("incident", room))
        root = await desk.person.say(desk.room, "Morning")
        await desk.person.say(desk.room, f"<@{desk.workspace.bot_user}> And Putin?", root["ts"])
        [whispered] = await desk.until(lambda: desk.workspace.whispers)
        assert whispered["thread_ts"] == root["ts"]
        logged = capsys.readouterr().out
        for words in (direct, words_of(whispered)):
            assert "bug" not in words
            assert f"incident={words.split()[-1].rstrip('.')}" in logged


@pytest.mark.parametrize("invited", [True, False])
async def test_a_private_reply_of_many_messages_is_shown_to_its_end(tmp_path: Path, *, invited: bool) -> None:
    """Slack takes five at the command's own address; the rest comes as ephemeral messages, or else directly."""
    lines = [Line((Text(f"Source number {number}: {'words ' * 550}"),)) for number in range(1, 9)]
    sections = tuple(Section("sources", "", (line,)) for line in lines)
    reply = Reply(Document("listing", "Sources", sections))
    async with open_desk(tmp_path, make_commands=saying(reply)) as desk:
        desk.room.bot_is_in = invited
        typed = await desk.person.slash(desk.room, "sources")
        await desk.until(lambda: len(typed.responses) == 6)  # the note that it is being done, and five
        if invited:
            rest = await desk.until(lambda: desk.workspace.whispers[2:] and desk.workspace.whispers)
        else:
            await get_direct(desk, "Source number 8:")
            rest = desk.of_bot(desk.workspace.rooms["DU0ANNA"])
        shown = " ".join(words_of(each) for each in [*typed.responses[1:], *rest])
        numbers = [shown.index(f"Source number {number}:") for number in range(1, 9)]
        assert numbers == sorted(numbers)
        assert {each.split()[0] for each in desk.slack.refusals} <= ({"chat.postEphemeral"} if not invited else set())


async def test_buttons_and_forms_of_another_version_are_answered(tmp_path: Path) -> None:
    async with open_desk(tmp_path, make_commands=saying()) as desk:
        message = desk.slack.keep(desk.room, desk.workspace.bot_user, "Old", None)
        text = {"type": "plain_text", "text": "Old"}
        button = {"type": "button", "action_id": "translate.v1", "value": "x", "text": text}
        message["blocks"] = [{"type": "actions", "elements": [button]}]
        pressed = await desk.person.press(desk.room, message, "translate.v1")
        assert pressed.acknowledged is not None
        [told] = await desk.until(lambda: desk.workspace.whispers)
        assert words_of(told).startswith("That is from another version of mine")
        old = {"type": "modal", "id": "V9", "callback_id": "vote", "private_metadata": "", "blocks": []}
        assert await desk.person.submit(old) == {}
        await get_direct(desk, "another version of mine")


async def test_what_bots_write_is_never_answered(tmp_path: Path) -> None:
    """Two bots that mention one another would never end."""
    fake = FakeCommands()
    async with open_desk(tmp_path, make_commands=lambda _app: fake) as desk:
        mention = f"<@{desk.workspace.bot_user}> When will Macron visit Beijing?"
        posted = desk.slack.keep(desk.room, "U0OTHERBOT", mention, None) | {"bot_id": "B0OTHER"}
        robot = Person(desk.slack, desk.workspace, "U0OTHERBOT")
        for subtype in ({}, {"subtype": "bot_message"}):
            event = posted | subtype | {"channel": desk.room.id, "channel_type": "channel"}
            await robot.event(event | {"type": "app_mention"}, "app_mention")
            await robot.event(event, "message.channels")
        before = dict(posted)
        changed: Payload = {"type": "message", "subtype": "message_changed", "channel_type": "channel"}
        changed |= {
            "channel": desk.room.id,
            "message": posted | {"text": f"{mention} Now?"},
            "previous_message": before,
        }
        await robot.event(changed, "message.channels")
        probe = await desk.person.slash(desk.room, "help")
        await desk.until(lambda: len(probe.responses) > 1)
        assert [each.text for each in fake.asked] == ["help"]
        assert desk.of_bot() == []
