"""A cost that is told without saying of what is that of what its report is headed by, and of nothing else in it."""

from pathlib import Path

import pytest

from tests.reports import ask_over, make_report, told_by

PIER = make_report(
    1,
    "2024-05-06",
    "The new pier of Lomela will be open by September, the harbour office said on Monday. Its engineer, Ivo Sato, said "
    "300 piles would have to be set. He put the cost at 12 million euros.\n\nThe school beside it stays closed.",
    title="Pier of Lomela to open in September, school stays shut",
)
BRIDGE = make_report(
    2,
    "2024-05-07",
    "Turda will mend its bridge after the flood, the mayor said on Tuesday. The work will cost 4 million euros.",
    title="Turda to mend its bridge",
)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("How much will the pier cost?", "He put the cost at 12 million euros."),
        ("What will the pier of Lomela cost?", "He put the cost at 12 million euros."),
        ("What will the bridge cost?", "The work will cost 4 million euros."),
        ("How much will the school cost?", ""),
        ("What will the mayor cost?", ""),
        ("What will the harbour office cost?", ""),
    ],
)
async def test_a_cost_is_of_what_its_report_is_about(tmp_path: Path, asked: str, told: str) -> None:
    shown = told_by((await ask_over(tmp_path, (PIER, BRIDGE), [asked], "2024-05-08T08:00:00Z"))[asked])
    assert shown.endswith(told)
    assert bool(shown) == bool(told)
