"""Of who did something leads what tells it as a deed of its own, and nothing that is only dated by it is an answer."""

import asyncio
from pathlib import Path

import pytest

from tests.reports import ask_over, make_report, told_by

NOW = "2024-06-20T09:00:00Z"
REPORTS = (
    make_report(
        1,
        "2024-06-03",
        "A bomb killed six people at the market of Dikwa on Sunday. "
        "Chad blamed the Lake Front for the bombing in Dikwa.",
        title="Bomb kills six in Dikwa",
    ),
    make_report(
        2,
        "2024-06-05",
        "Buses ran through Dikwa on Wednesday for the first time since the bombing, behind an army escort.",
        title="Buses run through Dikwa again",
    ),
    make_report(3, "2024-06-06", "The Lake Front denied that it was behind the bombing in Dikwa.", title="Denial"),
    make_report(
        6,
        "2024-06-12",
        "Gabon's electoral body declared Lea Moussavou re-elected on Wednesday with 61 percent of the vote.",
        title="Moussavou re-elected",
    ),
    make_report(
        7,
        "2024-06-13",
        "Protests broke out in Libreville two hours after Lea Moussavou was declared the winner of Gabon's election.",
        title="Protests in Libreville",
    ),
    make_report(
        8,
        "2024-06-14",
        "A film by Ana Costa won the Golden Reed prize in Luanda, days after Pita Lopo was re-elected mayor.",
        title="Film prize",
    ),
)


@pytest.mark.parametrize(
    ("question", "first", "unsaid"),
    [
        ("Who is behind the bombing in Dikwa?", "The Lake Front denied", "Buses"),
        ("Who is behind the bombing?", "The Lake Front denied", "Buses"),
        ("Who won the election in Gabon?", "Gabon's electoral body declared Lea Moussavou re-elected", "Costa"),
        ("Who won the Golden Reed?", "A film by Ana Costa", "Moussavou"),
    ],
)
def test_what_tells_the_deed_itself_leads(tmp_path: Path, question: str, first: str, unsaid: str) -> None:
    answer = asyncio.run(ask_over(tmp_path, REPORTS, [question], NOW))[question]
    told = told_by(answer)
    assert told.startswith(first), told or answer.reason
    assert unsaid not in told


def test_who_is_blamed_is_told_beside_the_denial(tmp_path: Path) -> None:
    question = "Who is behind the bombing in Dikwa?"
    answer = asyncio.run(ask_over(tmp_path, REPORTS, [question], NOW))[question]
    assert "Chad blamed the Lake Front" in told_by(answer)


def test_what_is_dated_by_a_bombing_says_nothing_of_who_did_it(tmp_path: Path) -> None:
    question = "Who is behind the bombing in Dikwa?"
    answer = asyncio.run(ask_over(tmp_path, REPORTS[1:2], [question], NOW))[question]
    assert answer.refused, told_by(answer)


def test_a_deed_told_only_beside_another_answers_where_nothing_else_does(tmp_path: Path) -> None:
    question = "Who won the election in Gabon?"
    answer = asyncio.run(ask_over(tmp_path, REPORTS[4:5], [question], NOW))[question]
    assert "Lea Moussavou was declared the winner" in told_by(answer)
