"""A late question of a thread takes as few searches as an early one, however many before it named nobody."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from bot.app import open_app
from bot.model.article import ArticleId, Scope
from bot.model.conversation import LOCAL, Answer, MemberId, Turn
from bot.ports import SearchQuery, Transaction
from bot.service.answers import answer_question
from bot.service.gathering import import_file
from bot.service.inquiries import Inquiry
from bot.service.reading import Silent
from bot.storage.articles import SqlArticleStore
from tests.contract.databases import lay_empty
from tests.reports import make_report, told_by

TANKER = (
    "A tanker ran aground off Valdez on Tuesday, the coast guard said. Nine sailors were hurt. The harbour was closed. "
    "The captain was questioned. Two officers were arrested. The owner apologised for the accident. "
    "Divers found a crack in the hull."
)
MARKET = (
    "Bolivia's potato growers opened a market in Cochabamba. It sells seeds and tools, its director Rosa Quispe said. "
    "A market hall in an old harbour was closed at noon."
)
FIRST = "What happened off Valdez?"
LEANING = (
    "Was the harbour closed?",
    "Was the captain questioned?",
    "Was anyone arrested?",
    "Did the owner apologise?",
    "Did divers find a crack?",
    "Was anyone hurt?",
    "Was the captain questioned?",
)


class CountingStore(SqlArticleStore):
    """Counts how often the index is asked."""

    def __init__(self) -> None:
        self.searches = 0

    async def search(
        self, transaction: Transaction, scopes: frozenset[Scope], now: datetime, query: SearchQuery
    ) -> tuple[tuple[ArticleId, float], ...]:
        self.searches += 1
        return await super().search(transaction, scopes, now, query)


async def talk(home: Path, questions: Sequence[str], turns: list[Turn]) -> list[tuple[Answer, int]]:
    """Every answer with the searches it took."""
    lay_empty(home)
    reports = (
        make_report(day, f"2024-05-0{day}", text, title=text[:25]) for day, text in enumerate((TANKER, MARKET), start=1)
    )
    file = home / "read.jsonl"
    file.write_text("".join(json.dumps(each) + "\n" for each in reports), encoding="utf-8")
    asked: list[tuple[Answer, int]] = []
    async with open_app({"ATTACHE_HOME": str(home), "ATTACHE_NOW": "2024-05-03T09:00:00Z"}) as app:
        await import_file(app.desk, app.intake, file, {}, Silent())
        for each in questions:
            store = CountingStore()
            inquiry = Inquiry(LOCAL, MemberId("m"), each, aside=turns)
            asked.append((await answer_question(replace(app.desk, articles=store), inquiry, Silent()), store.searches))
    return asked


async def test_every_turn_of_a_long_thread_takes_the_same_searches(tmp_path: Path) -> None:
    first, *later = await talk(tmp_path, (FIRST, *LEANING), [])
    assert "ran aground off Valdez" in told_by(first[0])
    assert [told_by(answer) for answer, _ in later] == [
        "The harbour was closed.",
        "The captain was questioned.",
        "Two officers were arrested.",
        "The owner apologised for the accident.",
        "Divers found a crack in the hull.",
        "Nine sailors were hurt.",
        "The captain was questioned.",
    ]
    assert [searches for _, searches in later] == [3] * len(
        LEANING
    )  # its words, the names in it, and words like its own


async def test_what_no_report_answers_takes_the_same_late_as_early(tmp_path: Path) -> None:
    unknown = "Was the rudder broken?"
    _, early, *_, late = await talk(tmp_path, (FIRST, unknown, *LEANING, unknown), [])
    assert early[0].refused
    assert late[0].refused
    assert late[1] == early[1] <= 5


async def test_a_turn_in_words_of_no_report_is_answered_again_to_know_its_reports(tmp_path: Path) -> None:
    turns: list[Turn] = []
    await talk(tmp_path, (FIRST,), turns)
    turns[0] = replace(turns[0], answered="Off Valdez a ship hit the ground.")
    ((answer, _),) = await talk(tmp_path, ("Was the harbour closed?",), turns)
    assert told_by(answer) == "The harbour was closed."
