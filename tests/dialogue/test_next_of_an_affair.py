"""When the next of something is, is told in a thread by no report of one that is over."""

from pathlib import Path

import pytest

from tests.reports import make_report, talk_over, told_by

OPENED = "Tanners in Orsa opened the next session of their congress on 3 May, their chairman said."
AHEAD = "The tanners will hold the next session of their congress in Orsa on 30 May, their chairman said."
UNKNOWN = "The tanners in Orsa have set no date for the next session of their congress."


@pytest.mark.parametrize(
    ("text", "told"), [(OPENED, ""), (AHEAD, "on 30 May"), (UNKNOWN, "have set no date for the next session")]
)
async def test_the_next_is_told_by_a_day_ahead(tmp_path: Path, text: str, told: str) -> None:
    reports = [make_report(1, "2024-05-07", text)]
    asked = ("What happened to the tanners in Orsa?", "next session?")
    answer = (await talk_over(tmp_path, reports, asked, "2024-05-08T08:00:00Z"))[-1]
    assert told in told_by(answer)
    assert bool(told) or answer.refused
