"""What members are shown while Slack asks to wait: what was asked for, once, and nothing left over."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import App
from bot.platforms.slack import serving
from tests.dialogue.test_slack_robustness import count_receipts
from tests.fakes.clock import PatientClock
from tests.slack_desk import SlackDesk, open_desk, words_of
from tests.standins.slack import Fault

QUESTION = "When will Macron visit Beijing?"


def hurried(app: App) -> App:
    """Waits without losing time."""
    return replace(app, desk=replace(app.desk, clock=PatientClock(app.desk.clock.now())))


async def ask(desk: SlackDesk) -> str:
    """Ask in the channel; gives the question's message."""
    asked = await desk.person.say(desk.room, f"<@{desk.workspace.bot_user}> {QUESTION}")
    return str(asked["ts"])


@pytest.mark.parametrize(
    "limited", [["chat.startStream"], ["chat.stopStream"], ["chat.stopStream", "chat.update"], ["chat.postMessage"]]
)
@pytest.mark.parametrize("times", [1, 2])
async def test_an_answer_is_shown_once(tmp_path: Path, limited: list[str], times: int) -> None:
    async with open_desk(tmp_path, change=hurried) as desk:
        for method in limited:
            desk.slack.fail(method, "limited", times)
        question = await ask(desk)
        await desk.get_bot_message("early April")
        assert len([each for each in desk.room.messages if each.get("thread_ts") == question]) == 1
        assert not desk.growing


async def test_an_answer_whose_end_slack_never_takes_is_edited_not_doubled(tmp_path: Path) -> None:
    async with open_desk(tmp_path, change=hurried) as desk:
        desk.slack.fail("chat.stopStream", "limited", 3)
        desk.slack.fail("chat.update", "broken")
        question = await ask(desk)
        await desk.get_bot_message("early April")
        assert len([each for each in desk.room.messages if each.get("thread_ts") == question]) == 1


async def test_an_answer_whose_beginning_got_no_answer_is_found_and_ended(tmp_path: Path) -> None:
    async with open_desk(tmp_path, change=hurried) as desk:
        desk.slack.fail("chat.startStream", "broken")
        question = await ask(desk)
        await desk.get_bot_message("early April")
        await desk.until(lambda: not desk.growing)
        assert len([each for each in desk.room.messages if each.get("thread_ts") == question]) == 1


async def test_a_reply_that_may_have_been_posted_is_looked_for_when_slack_sends_the_event_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line breaks while Slack takes the reply, and so neither the acknowledgement comes through nor a look."""
    monkeypatch.setattr(serving, "PING_SECONDS", 0.1)
    async with open_desk(tmp_path, change=hurried) as desk:
        slack, room = desk.slack, desk.workspace.add_direct("U0ANNA")
        lost = asyncio.Event()

        def break_line(method: str) -> Fault | None:
            if method != "chat.postMessage" or lost.is_set():
                return None
            lost.set()
            return Fault("broken", 1)

        async def lose() -> None:
            await lost.wait()
            await slack.lose_network()

        slack.chaos, losing = break_line, asyncio.create_task(lose())
        slack.deaf, slack.ack_seconds = True, 0.3
        await slack.send_over_time(desk.person.make_direct_event(room, QUESTION))
        slack.deaf, slack.ack_seconds = False, 3.0
        await losing
        while await count_receipts(desk):  # noqa: ASYNC110  only the database tells
            await asyncio.sleep(0.01)
        [posted] = desk.of_bot(room)
        await slack.find_network()
        await slack.let_pass(60)
        await desk.until(lambda: posted.get("edited"))
        assert desk.of_bot(room) == [posted]


@pytest.mark.parametrize("fault", ["limited", "broken"])
async def test_an_edited_question_gets_its_new_answer(tmp_path: Path, fault: str) -> None:
    async with open_desk(tmp_path, change=hurried) as desk:
        room = desk.workspace.add_direct("U0ANNA")
        question = await desk.person.say(room, "help")
        await desk.get_bot_message("china-russia", room)
        desk.slack.fail("chat.update", fault, 2)
        await desk.person.edit(room, question, "status")
        await desk.until(lambda: len(desk.of_bot(room)) == 1 and "articles" in words_of(desk.of_bot(room)[0]))
        assert desk.workspace.whispers == []


@pytest.mark.parametrize("fault", ["limited", "broken"])
async def test_a_deleted_question_takes_its_answer_along(tmp_path: Path, fault: str) -> None:
    async with open_desk(tmp_path, change=hurried) as desk:
        room = desk.workspace.add_direct("U0ANNA")
        question = await desk.person.say(room, QUESTION)
        await desk.get_bot_message("early April", room)
        desk.slack.fail("chat.delete", fault, 2)
        await desk.person.delete(room, question)
        await desk.until(lambda: not desk.of_bot(room))
        assert room.messages == []
        assert desk.workspace.whispers == []


async def test_a_form_opens_when_slack_asks_to_wait_no_longer_than_it_gives(tmp_path: Path) -> None:
    async with open_desk(tmp_path, change=hurried) as desk:
        desk.slack.fail("views.open", "limited")
        await desk.person.slash(desk.room, "ask")
        await desk.until(lambda: desk.workspace.views)
        desk.slack.fail("views.open", "limited", retry_after=30)
        asked = await desk.person.slash(desk.room, "ask")
        shown = await desk.until(lambda: asked.shown)
        assert "no more from me for 30 seconds; ask again then" in words_of(shown)
        assert len(desk.workspace.views) == 1


async def test_passages_stand_in_one_place(tmp_path: Path) -> None:
    async with open_desk(tmp_path, change=hurried) as desk:
        await desk.person.slash(desk.room, "china-russia")
        briefing = await desk.get_bot_message("Bottom line")
        await desk.get_bot_message("Sources")
        desk.slack.fail("chat.postEphemeral", "limited", 2)
        pressed = await desk.person.press(desk.room, briefing, "offer.sources")
        await desk.until(lambda: desk.workspace.whispers)
        assert pressed.responses == []


async def test_what_answered_a_question_is_known_until_it_is_removed(tmp_path: Path) -> None:
    async with open_desk(tmp_path, change=hurried) as desk:
        room = desk.workspace.add_direct("U0ANNA")
        question = await desk.person.say(room, QUESTION)
        await desk.get_bot_message("early April", room)
        desk.slack.fail("chat.delete", "limited", 3)
        await desk.person.delete(room, question)
        await desk.until(lambda: not desk.slack._faults)
        assert "chat.delete" not in desk.slack.counts()
        assert len(desk.of_bot(room)) == 1
        room.messages.append(question)
        await desk.person.delete(room, question)
        await desk.until(lambda: not desk.of_bot(room))
        assert desk.slack.counts()["chat.delete"] == 1
