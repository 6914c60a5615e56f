"""Who takes or assumes office, or becomes governor, is sworn in, and the other way round; of another office nothing."""

import asyncio
from pathlib import Path

import pytest

from tests.reports import ask_over, make_report, told_by

NOW = "2024-06-20T09:00:00Z"
REPORTS = (
    make_report(1, "2024-06-03", "Lina Ortega was sworn in as president of Ecuador on Monday in Quito."),
    make_report(2, "2024-06-04", "Tomas Rey took office as governor of Loreto in Peru on Tuesday.", title="Rey"),
    make_report(3, "2024-06-06", "Marco Bruno assumed office as mayor of Cuenca on Thursday.", title="Bruno in Cuenca"),
    make_report(4, "2024-06-05", "Elsa Dia became governor of Kayes in Mali on Wednesday.", title="Dia in Kayes"),
    make_report(5, "2024-06-07", "Aldo Pinto became a symbol of the strike in Chile on Friday.", title="Pinto"),
    make_report(6, "2024-06-08", "Nadia Cole, who leads the National Salt Board, said prices would fall."),
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("When did Ortega take office?", "on Monday"),
        ("When did Ortega assume office?", "on Monday"),
        ("When did Ortega become president?", "on Monday"),
        ("When was Rey sworn in?", "on Tuesday"),
        ("When did Rey become governor?", "on Tuesday"),
        ("Who became governor of Loreto?", "Tomas Rey"),
        ("Has Bruno taken office?", "Marco Bruno assumed office"),
        ("When was Dia sworn in?", "on Wednesday"),
        ("Who heads the National Salt Board?", "Nadia Cole"),
    ],
)
def test_an_office_is_come_by_in_many_words(tmp_path: Path, question: str, told: str) -> None:
    answer = asyncio.run(ask_over(tmp_path, REPORTS, [question], NOW))[question]
    assert told in told_by(answer), answer.reason


@pytest.mark.parametrize(
    "question",
    [
        "When was Pinto sworn in?",
        "Has Pinto taken office?",
        "When did Rey become president?",
        "Who became mayor of Kayes?",
    ],
)
def test_another_office_or_none_is_refused(tmp_path: Path, question: str) -> None:
    answer = asyncio.run(ask_over(tmp_path, REPORTS, [question], NOW))[question]
    assert answer.refused, told_by(answer)
