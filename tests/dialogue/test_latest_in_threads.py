"""In a briefing's thread its own evidence answers first, but how things stand is told by what was reported last, and
what is new is what was read since."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import App, open_app
from bot.model.conversation import LOCAL, MemberId, Thread, ThreadId
from bot.model.topic import Window
from bot.service.answers import answer_question
from bot.service.briefings import BriefingOrder, make_briefing
from bot.service.gathering import import_file
from bot.service.inquiries import Inquiry
from bot.service.reading import Silent
from tests.contract.databases import lay_empty
from tests.reports import make_report, told_by

NOW = datetime(2024, 9, 20, 9, tzinfo=UTC)
BRIEFED = (
    ("2024-09-12", "Chile closed the tunnel of Cristo Redentor to Argentina on Thursday because of snow."),
    ("2024-09-12", "Chile and Argentina agreed in Mendoza to build a second tunnel through the Andes."),
    ("2024-09-13", "Argentina's foreign minister, Marta Ibarra, will visit Chile next week, her office said."),
)
ELSEWHERE = (
    ("2024-09-16", "The tunnel of Cristo Redentor was reopened on Monday after it had been closed for four days."),
    ("2024-09-16", "Peru and Ecuador agreed on Monday to build a road through the Andes."),
)
SINCE = "Argentina and Chile postponed a visit by Marta Ibarra to Santiago on Thursday, their foreign ministries said."


async def read(app: App, home: Path, *told: tuple[str, str]) -> None:
    reports = (make_report(number, day, text) for number, (day, text) in enumerate(told, start=len(told)))
    file = home / f"read{len(told)}.jsonl"
    await asyncio.to_thread(file.write_text, "".join(json.dumps(each) + "\n" for each in reports), encoding="utf-8")
    await import_file(app.desk, app.intake, file, {}, Silent())


async def ask_under(home: Path, *questions: str) -> dict[str, str]:
    """Brief on what was read first, read on, and ask in the briefing's thread an hour later."""
    lay_empty(home)
    then = NOW - timedelta(hours=1)
    async with open_app({"ATTACHE_HOME": str(home), "ATTACHE_NOW": then.isoformat()}) as app:
        await read(app, home, *BRIEFED, *ELSEWHERE)
        topic = app.desk.topics.resolve("argentina-chile")
        order = BriefingOrder(LOCAL, topic, Window(then - timedelta(days=14), then))
        briefing = await make_briefing(app.desk, order, Silent())
        thread = Thread(ThreadId("t"), LOCAL, briefing.topic, briefing.id, then)
        async with app.desk.database.write() as transaction:
            await app.desk.conversations.open_thread(transaction, thread)
    async with open_app({"ATTACHE_HOME": str(home), "ATTACHE_NOW": NOW.isoformat()}) as app:
        await read(app, home, ("2024-09-19", SINCE))
        asked = [Inquiry(LOCAL, MemberId("m"), each, thread, topic) for each in questions]
        answers = [await answer_question(app.desk, each, Silent()) for each in asked]
    return {each.question: each.reason or told_by(each) for each in answers}


async def test_the_latest_state_is_told_before_the_briefings_own(tmp_path: Path) -> None:
    asked = "Is the tunnel of Cristo Redentor closed?"
    told = (await ask_under(tmp_path, asked))[asked]
    newest, _, earlier = told.partition(" Reported earlier: ")
    assert "was reopened on Monday" in newest
    assert earlier.startswith("Chile closed the tunnel")


async def test_what_was_done_once_is_not_spread_by_what_others_did(tmp_path: Path) -> None:
    asked = "What did Chile and Argentina agree to build?"
    told = (await ask_under(tmp_path, asked))[asked]
    assert "second tunnel" in told
    assert "Peru" not in told


@pytest.mark.parametrize(
    "asked",
    [
        "What is new?",
        "What is new since this briefing?",
        "anything since this briefing?",
        "Any update?",
        "What changed since then?",
    ],
)
async def test_what_is_new_is_what_was_read_since_however_old(tmp_path: Path, asked: str) -> None:
    told = (await ask_under(tmp_path, asked))[asked]
    assert told == f"Since this briefing: {SINCE}"


async def test_what_was_read_since_is_named_so(tmp_path: Path) -> None:
    asked = "Will Ibarra visit Chile?"
    told = (await ask_under(tmp_path, asked))[asked]
    assert told.startswith(f"Since this briefing: {SINCE}")
