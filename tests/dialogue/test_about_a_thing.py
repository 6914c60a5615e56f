"""Yes-or-no questions about a thing, which has no name: its own doing answers, and not that of another."""

import asyncio
from pathlib import Path

from tests.reports import ask_over, make_report, told_by

REPORTS = (
    make_report(1, "2023-03-10", "The captain of the ferry was arrested in Piraeus on Friday, the police said."),
    make_report(2, "2023-03-12", "Seven stewards of the ferry were released on Sunday. They flew home."),
    make_report(3, "2023-03-14", "The coalition agreement is out. It does not oblige Greece to close the port."),
    make_report(4, "2023-03-14", "The judge charged the captain on Tuesday and ordered the release of two cooks."),
    make_report(5, "2023-03-14", "The engine of the ferry will not be repaired before May, its owner said."),
)
OBLIGED = "Does the coalition agreement oblige Greece to close the port?"
RELEASED = "Has the captain been released yet?"
ARRESTED = "Was the captain arrested?"
REPAIRED = "Will the engine be repaired soon?"
STEWARDS = "Were the stewards released?"


def test_what_a_thing_did_is_answered_by_what_is_told_of_it(tmp_path: Path) -> None:
    asked = (OBLIGED, RELEASED, ARRESTED, REPAIRED, STEWARDS)
    told = {
        question: told_by(answer)
        for question, answer in asyncio.run(ask_over(tmp_path, REPORTS, asked, "2023-03-15T09:00:00Z")).items()
    }
    assert "does not oblige Greece" in told[OBLIGED]
    assert "stewards" not in told[RELEASED]
    assert "cooks" not in told[RELEASED]
    assert "was arrested in Piraeus" in told[ARRESTED]
    assert "not be repaired before May" in told[REPAIRED]
    assert "Seven stewards" in told[STEWARDS]


MINES = (
    make_report(1, "2023-03-10", "Brazil put four Peruvian mines on a blacklist on 3 March because of mercury."),
    make_report(2, "2023-03-12", "Brazil said Peruvian banks had blacklisted two of its mines because of debts."),
)


def test_what_belongs_to_another_and_was_asked_about_does_not_act(tmp_path: Path) -> None:
    question = "Why did Brazil blacklist Peruvian mines?"
    told = asyncio.run(ask_over(tmp_path, MINES, (question,), "2023-03-15T09:00:00Z"))
    assert "because of mercury" in told_by(told[question])
    assert "debts" not in told_by(told[question])
