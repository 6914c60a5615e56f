"""What one outlet tells and another's report denies is set beside each other, and no denial of anything else."""

import asyncio
from pathlib import Path

import pytest

from tests.reports import make_report, talk_over, told_by

REPORTS = (
    make_report(
        1,
        "2024-06-03",
        "Ghana's minister, Kojo Baffour, said Togo had moved the border posts near Aflao.",
        publisher="Volta Post",
    ),
    make_report(
        2,
        "2024-06-06",
        "Togo will build a harbour at Aneho. Its minister, Essi Mensah, denied that border posts had been moved.",
        publisher="Lome Herald",
    ),
    make_report(
        3,
        "2024-06-07",
        "Chad's minister, Ali Djibrine, denied that the harbour of Aflao had been sold.",
        publisher="Chad Times",
    ),
)


@pytest.mark.parametrize(
    ("question", "denied"),
    [("Has Togo moved the border posts?", True), ("Will Togo build a harbour at Aneho?", False)],
)
def test_what_is_denied_in_another_report_is_told_with_who_denies_it(
    tmp_path: Path, question: str, denied: bool
) -> None:
    turns = (question, "which one is right?")
    first, second = asyncio.run(talk_over(tmp_path, REPORTS, turns, "2024-06-09T09:00:00Z"))
    assert not first.refused, first.reason
    told = told_by(second)
    assert ("According to Essi Mensah, as Lome Herald reports:" in told) is denied, told or second.reason
    assert ("According to Kojo Baffour, as Volta Post reports:" in told) is denied
    assert "sold" not in told
