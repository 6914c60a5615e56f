"""What an outlet takes back of its own report, there or in another text, answers nothing as a fact."""

import asyncio
from collections.abc import Iterable
from pathlib import Path

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

NOW = "2026-05-09T18:00:00Z"


def ask(home: Path, read: Iterable[tuple[str, str, str, str]], question: str) -> Answer:
    """Put a question over reports given as a day, an outlet, a title and a text."""
    reports = [
        make_report(at, day, text, publisher=outlet, title=title, url=f"https://{outlet.lower()}.example/{at}")
        for at, (day, outlet, title, text) in enumerate(read)
    ]
    return asyncio.run(ask_over(home, reports, [question], NOW))[question]


def shown_by(answer: Answer) -> str:
    """All that is shown, also behind a refusal."""
    return " ".join([*(claim.text for claim in answer.answer), answer.reason or ""])


CLOSED = (
    "2026-05-04",
    "Harbourline",
    "Latvia closes consulate in Minsk",
    "Latvia closed its consulate in Minsk on Monday, the foreign ministry in Riga said.\n\n"
    "Foreign Minister Ilze Ozola said that four consuls would come home.",
)
TAKEN_BACK = (
    (
        "2026-05-05",
        "Harbourline",
        "Correction",
        "On Monday we wrote that Latvia had closed its consulate in Minsk. This was not correct. It is open.",
    ),
    ("2026-05-05", "Harbourline", "Harbourline regrets: consulate",
     "Contrary to what we reported on Monday, Latvia has not closed its consulate in Minsk."),
    ("2026-05-05", "Harbourline", "KILL",
     'Editors: please kill the story "Latvia closes consulate in Minsk" of Monday.'),
)  # fmt: skip
STANDING = (
    ("2026-05-05", "Quayside", "Correction",
     "On Monday we wrote that Latvia had closed its consulate in Minsk. This was not correct."),
    ("2026-05-05", "Harbourline", "Correction",
     "On Monday we wrote that Latvia had raised its tax on beer and wine. This was not correct."),
    ("2026-05-03", "Harbourline", "Correction",
     "On Friday we wrote that Latvia had closed its consulate in Minsk. This was not correct."),
)  # fmt: skip


@pytest.mark.parametrize("notice", TAKEN_BACK)
@pytest.mark.parametrize(
    "question",
    [
        "Did Latvia close its consulate in Minsk?",
        "How many consuls would come home?",
        "What did Ilze Ozola say about the consuls?",
        "What did Latvia's foreign ministry say about its consulate in Minsk?",
    ],
)
def test_a_report_that_its_outlet_takes_back_answers_nothing(
    tmp_path: Path, notice: tuple[str, str, str, str], question: str
) -> None:
    shown = shown_by(ask(tmp_path, [CLOSED, notice], question))
    assert "Latvia closed" not in shown
    assert "four consuls" not in shown
    assert "had closed" not in shown or "not correct" in shown


@pytest.mark.parametrize("notice", STANDING)
def test_it_answers_where_another_or_something_else_or_what_was_before_is_taken_back(
    tmp_path: Path, notice: tuple[str, str, str, str]
) -> None:
    answer = ask(tmp_path, [CLOSED, notice], "Did Latvia close its consulate in Minsk?")
    assert "Latvia closed its consulate" in told_by(answer)


def test_another_outlets_report_answers_where_one_was_taken_back(tmp_path: Path) -> None:
    other = ("2026-05-06", "Quayside", "Riga", "Latvia closed its consulate in Minsk for good on Wednesday, Riga said.")
    told = told_by(ask(tmp_path, [CLOSED, TAKEN_BACK[0], other], "Did Latvia close its consulate in Minsk?"))
    assert "for good on Wednesday" in told
    assert "on Monday, the foreign ministry" not in told


@pytest.mark.parametrize(
    "later",
    [
        "UPDATE: Oman has not opened the strait road, its ministry says.",
        "UPDATE 16:40: Oman's ministry now says that the strait road was opened to buses only. Our first paragraph was "
        "written before this.",
    ],
)
def test_what_a_report_takes_back_itself_answers_nothing(tmp_path: Path, later: str) -> None:
    text = f"Oman opened the strait road to all traffic on Tuesday, its ministry said.\n\n{later}"
    answer = ask(tmp_path, [("2026-05-05", "Quayside", "Oman", text)], "Did Oman open the strait road?")
    assert "to all traffic" not in shown_by(answer)


def test_what_a_report_tells_further_of_the_same_still_answers(tmp_path: Path) -> None:
    text = (
        "Oman opened the strait road to all traffic on Tuesday, its ministry said.\n\n"
        "UPDATE: The ministry has not said when tolls will be charged."
    )
    answer = ask(tmp_path, [("2026-05-05", "Quayside", "Oman", text)], "Did Oman open the strait road?")
    assert "to all traffic" in told_by(answer)


def test_a_figure_that_is_taken_back_at_the_end_of_other_news_answers_nothing(tmp_path: Path) -> None:
    opened = "The pump at Hoorn was opened on Monday, the Dutch water board said. It can lift 700 tonnes an hour."
    other = (
        "The Dutch water board closed three locks near Hoorn on Tuesday for repairs.\n\n"
        "Correction: Quayside reported on 4 May that the pump at Hoorn can lift 700 tonnes an hour. "
        "Its limit is 650 tonnes."
    )
    read = [("2026-05-04", "Quayside", "Pump at Hoorn opened", opened), ("2026-05-05", "Quayside", "Locks", other)]
    answer = ask(tmp_path, read, "How much water can the pump at Hoorn lift?")
    assert "It can lift 700" not in shown_by(answer)
    assert "can lift 700 tonnes an hour. Its limit is 650 tonnes." in told_by(answer)
