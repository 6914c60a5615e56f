"""Two sides are compared by claim and denial, the newest of each, and by whoever speaks under a name."""

import asyncio
from pathlib import Path

import pytest

from tests.reports import ask_over, make_report, told_by

NOW = "2024-06-20T09:00:00Z"
REPORTS = (
    make_report(
        1,
        "2024-06-03",
        "Peru's foreign minister, Elena Quispe, said Bolivia had moved two water gauges on the Suches river. "
        "A Peruvian official, who asked not to be named, said the two water gauges on the Suches river had "
        "cost a fortune.",
        title="Peru says Bolivia moved Suches gauges",
    ),
    make_report(
        2,
        "2024-06-08",
        "Peru's foreign minister, Elena Quispe, said on Saturday that Bolivia had promised to put the gauges back. "
        "Bolivia denied it within hours.",
        title="Peru says Bolivia will put gauges back",
    ),
    make_report(
        3,
        "2024-06-09",
        "A Bolivian official, who asked not to be named, said the gauges would be on the agenda of ministers in July.",
        title="Gauges on agenda",
    ),
)


@pytest.mark.parametrize(
    "question",
    ["Compare what Peru and Bolivia say about the gauges.", "What do Peru and Bolivia say about the gauges?"],
)
def test_claim_and_denial_are_set_side_by_side(tmp_path: Path, question: str) -> None:
    answer = asyncio.run(ask_over(tmp_path, REPORTS, [question], NOW))[question]
    told = told_by(answer)
    peru, _, bolivia = told.partition("Bolivia:")
    assert "Bolivia had moved two water gauges" in peru, told or answer.reason
    assert "had promised to put the gauges back" in peru
    assert bolivia.strip() == "Bolivia denied it within hours."
    assert "not to be named" not in told


def test_who_speaks_without_a_name_is_heard_where_nobody_else_speaks(tmp_path: Path) -> None:
    question = "Compare what Peru and Bolivia say about the gauges."
    reports = (REPORTS[0], REPORTS[2])
    answer = asyncio.run(ask_over(tmp_path, reports, [question], NOW))[question]
    assert "A Bolivian official, who asked not to be named" in told_by(answer)
