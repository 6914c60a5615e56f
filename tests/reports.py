"""Asks questions over a few reports that a test writes out."""

import asyncio
import json
from collections.abc import Iterable, Mapping
from datetime import timedelta
from pathlib import Path

from bot.app import open_app
from bot.model.conversation import LOCAL, Answer, MemberId, Thread, ThreadId, Turn
from bot.model.topic import Window
from bot.service.answers import answer_question
from bot.service.briefings import BriefingOrder, make_briefing
from bot.service.desk import Desk
from bot.service.gathering import import_file
from bot.service.inquiries import Inquiry
from bot.service.reading import Silent
from tests.contract.databases import lay_empty


def make_report(number: int, day: str, text: str, **further: str) -> dict[str, str]:
    """A line to import: a report of that day unless `further` says otherwise."""
    told = {"url": f"https://wire.example/{number}", "title": f"Report {number}", "publisher": "Wire", "language": "en"}
    return told | {"published": f"{day}T08:00:00Z", "text": text} | further


async def ask_over(
    home: Path, reports: Iterable[Mapping[str, str]], questions: Iterable[str], now: str
) -> dict[str, Answer]:
    """Import the reports and put every question at that moment."""
    lay_empty(home)
    file = home / "read.jsonl"
    file.write_text("".join(json.dumps(each) + "\n" for each in reports), encoding="utf-8")
    async with open_app({"ATTACHE_HOME": str(home), "ATTACHE_NOW": now}) as app:
        await import_file(app.desk, app.intake, file, {}, Silent())
        return {
            each: await answer_question(app.desk, Inquiry(LOCAL, MemberId("m"), each), Silent()) for each in questions
        }


def ask_all_over(home: Path, read: Iterable[tuple[str, str]], questions: Iterable[str], now: str) -> dict[str, Answer]:
    """Put every question over reports given as a day and a text."""
    return asyncio.run(ask_over(home, [make_report(at, *each) for at, each in enumerate(read)], questions, now))


def told_by(answer: Answer) -> str:
    """What an answer shows, as one line; a refusal answers nothing, however near the words are that it shows."""
    return "" if answer.refused else " ".join(claim.text for claim in answer.answer)


async def talk_over(home: Path, reports: Iterable[Mapping[str, str]], turns: Iterable[str], now: str) -> list[Answer]:
    """Import the reports and ask one question behind the other, outside a thread."""
    lay_empty(home)
    file = home / "read.jsonl"
    file.write_text("".join(json.dumps(each) + "\n" for each in reports), encoding="utf-8")
    aside: list[Turn] = []
    async with open_app({"ATTACHE_HOME": str(home), "ATTACHE_NOW": now}) as app:
        await import_file(app.desk, app.intake, file, {}, Silent())
        inquiries = (Inquiry(LOCAL, MemberId("m"), each, aside=aside) for each in turns)
        return [await answer_question(app.desk, each, Silent()) for each in inquiries]


async def ask_under(desk: Desk, topic: str, *questions: str) -> list[Answer]:
    """Brief on a topic over the last two weeks, and ask in the briefing's thread."""
    now = desk.clock.now()
    order = BriefingOrder(LOCAL, desk.topics.resolve(topic), Window(now - timedelta(days=14), now))
    briefing = await make_briefing(desk, order, Silent())
    thread = Thread(ThreadId("t"), LOCAL, briefing.topic, briefing.id, now)
    async with desk.database.write() as transaction:
        await desk.conversations.open_thread(transaction, thread)
    inquiries = (Inquiry(LOCAL, MemberId("m"), each, thread, order.topic) for each in questions)
    return [await answer_question(desk, each, Silent()) for each in inquiries]
