"""Whether anybody was freed is told by no demand to free somebody, wherever the thread was before."""

import asyncio
from pathlib import Path

from tests.reports import make_report, talk_over, told_by

REPORTS = (
    make_report(
        1,
        "2024-05-06",
        "A rebel group in Niger on Monday demanded the release of six men for two Italian cooks whom it holds.\n\n"
        "The Nigerien government would not talk to bandits, its spokesman said.",
    ),
    make_report(2, "2024-05-09", "One of the two Italian cooks held in Niger has been freed, Rome said on Thursday."),
)


def test_a_demand_frees_nobody(tmp_path: Path) -> None:
    turns = ("What about the Nigerien government?", "has anyone been freed?")
    [_, freed] = asyncio.run(talk_over(tmp_path, REPORTS, turns, "2024-05-10T18:00:00Z"))
    assert "demanded" not in told_by(freed)
    assert "has been freed" in told_by(freed)
