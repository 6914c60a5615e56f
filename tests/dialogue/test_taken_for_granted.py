"""What a question takes for granted has to stand in what answers it: no run-off, no espionage, no dead of that kind."""

import asyncio
from pathlib import Path

import pytest

from tests.reports import ask_over, make_report, told_by

NOW = "2024-06-20T09:00:00Z"
REPORTS = (
    make_report(
        1,
        "2024-06-03",
        "A court in Gabon fined the engineer Paul Mboumba 3,000 euros on Monday for filming a naval base. "
        "The case has no link with that of a driver who is tried for espionage.",
        title="Gabon court fines engineer",
    ),
    make_report(
        2,
        "2024-06-04",
        "A tunnel collapsed at a mine near Kitwe in Zambia. Three rescuers from South Africa were killed, and five "
        "Zambian rescuers were injured. Indian rescuers will leave on Thursday. The toll stands at 21 dead.",
        title="Tunnel collapse in Zambia kills 21",
    ),
    make_report(
        3,
        "2024-06-10",
        "Togo's election commission declared Kofi Agbeko the winner of the presidential election on Sunday.",
        title="Agbeko wins in Togo",
    ),
    make_report(
        4,
        "2024-06-11",
        "A court in Kenya sentenced Zuri Otieno on Tuesday to be jailed for eight years for spying.",
        title="Otieno jailed",
    ),
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who won the election in Togo?", "Kofi Agbeko"),
        ("What sentence did Mboumba get for filming the base?", "3,000 euros"),
        ("For how long was Otieno jailed for espionage?", "eight years"),
        ("How many South African rescuers died?", "Three rescuers"),
    ],
)
def test_what_was_so_is_answered(tmp_path: Path, question: str, told: str) -> None:
    answer = asyncio.run(ask_over(tmp_path, REPORTS, [question], NOW))[question]
    assert told in told_by(answer), answer.reason
    assert "21 dead" not in told_by(answer)


@pytest.mark.parametrize(
    "question",
    [
        "Who won the run-off in Togo?",
        "What sentence did Mboumba get for espionage?",
        "How many Indian rescuers died in Zambia?",
    ],
)
def test_what_was_not_so_is_refused(tmp_path: Path, question: str) -> None:
    answer = asyncio.run(ask_over(tmp_path, REPORTS, [question], NOW))[question]
    assert answer.refused, told_by(answer)
