"""Beside who is blamed for a deed stands that they deny it, and what a later report says is not known."""

from pathlib import Path

import pytest

from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-06-03",
        "Rockets struck the Sudanese town of Tina on Sunday and killed three. Sudan blamed Chad, whose posts are "
        "near.\n\nSudan's army closed the road. It gave no reason.\n\nChad denied it. A minister spoke of lies.",
    ),
    ("2024-06-08", "Sudan and Chad will meet on Tuesday. Who fired on Tina remains unknown, a monitor said."),
    (
        "2024-06-04",
        "Malta accused Italy on Monday of cutting a cable near Gozo and asked for damages.\n\nA tug was seen there. "
        "Italy's navy said a storm had cut the cable.",
    ),
    (
        "2024-06-05",
        "Oman accused Yemen on Tuesday of delaying talks on the dam at Sur. Yemen denied it. It was bombed in 2019.",
    ),
    ("2024-06-06", "Drones hit the Libyan port of Zuwara on Wednesday. Tunisia denied that it had closed its border."),
)
BLAMED = "Sudan blamed Chad, whose posts are near. Chad denied it. Who fired on Tina remains unknown, a monitor said."
CABLE = (
    "Malta accused Italy on Monday of cutting a cable near Gozo and asked for damages. "
    "Italy's navy said a storm had cut the cable."
)
NOT_SETTLED = "I read nothing that settles this; what was said of it:"


def _ask(home: Path, question: str) -> str:
    return told_by(ask_all_over(home, READ, [question], "2024-06-09T09:00:00Z")[question])


def test_who_did_it_is_told_with_the_denial_and_that_it_is_not_known(tmp_path: Path) -> None:
    told = _ask(tmp_path, "Who attacked Tina?")
    assert all(each in told for each in ("Sudan blamed Chad", "Chad denied it.", "remains unknown")), told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Did Chad strike Tina?", f"{NOT_SETTLED} {BLAMED}"),
        ("Did Italy cut the cable?", CABLE),
        ("Did Malta cut the cable?", ""),
        ("Did Sudan strike Tina?", ""),
        ("Did Yemen bomb the dam at Sur?", ""),
        ("Did Tunisia hit Zuwara?", ""),
    ],
)
def test_whether_somebody_did_it_is_told_by_both_sides_and_only_of_the_accused(
    tmp_path: Path, question: str, told: str
) -> None:
    assert _ask(tmp_path, question) == told
