"""A course of events is told by what its reports open with, also of those that name it only further on; what is open
is told with what it is of."""

import asyncio
from pathlib import Path

from tests.reports import ask_over, make_report, told_by

SUNK = (
    "At least 14 people drowned when a passenger ferry capsized in heavy seas off Corvo before dawn on Tuesday, the "
    "Azorean coast guard said, as fishing boats from the harbour of Lajes went out into the gale to look for those who "
    "were still in the water.\n\nThe Santa Rilda, with a wooden hull, had left Lajes at 9 pm. The Santa Rilda has a "
    "tonnage of 263."
)
HELD = "Police in Lajes on Friday arrested the captain of the Santa Rilda, the ferry that capsized off Corvo."
OVER = "The Azorean coast guard ended its search for survivors of the Santa Rilda off Corvo on Monday."
FREED = "A court in Lajes freed the captain of the Santa Rilda on Wednesday. The judge gave no reason."
TALKS = (
    "The ministers of Galdia and Norland will meet in Osterby to talk about the grain deal, Galdia said on Tuesday. "
    "No date has been set."
)


def test_the_report_that_names_it_late_belongs_to_its_course(tmp_path: Path) -> None:
    days = ("2024-05-07", "2024-05-10", "2024-05-13", "2024-05-15")
    titles = ("Ferry capsizes off Corvo", "Captain arrested", "Search ends", "Captain freed")
    reports = [
        make_report(at, day, text, title=title)
        for at, (day, text, title) in enumerate(zip(days, (SUNK, HELD, OVER, FREED), titles, strict=True))
    ]
    asked = "Timeline of the Santa Rilda disaster"
    told = told_by(asyncio.run(ask_over(tmp_path, reports, (asked,), "2024-05-16T09:00:00Z"))[asked])
    assert "14 people drowned" in told
    assert "arrested the captain" in told
    assert "freed the captain" in told
    assert "tonnage" not in told


def test_what_is_open_is_told_with_what_it_is_of(tmp_path: Path) -> None:
    asked = "What is still open about the grain deal?"
    reports = [make_report(1, "2024-05-07", TALKS)]
    told = told_by(asyncio.run(ask_over(tmp_path, reports, (asked,), "2024-05-16T09:00:00Z"))[asked])
    assert "will meet in Osterby" in told
    assert "No date has been set" in told
