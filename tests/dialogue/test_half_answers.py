"""What is told under a reserve is told with it, a reprint is not told twice, and a forecast or judgement is no fact."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

READ = (
    ("2024-06-03", "Jordan says the sultan of Oman invited King Abdullah. Omani officials have yet to confirm it."),
    ("2024-06-03", "Peru says Chile has bought forty tanks. Santiago denied the report."),
    ("2024-06-04", "Togo has opened an embassy in Oslo. Norway rejected a loan for Benin."),
    ("2024-06-05", "Ghana's president, Kofi Asare, will visit Lagos on 20 June, his office said."),
    ("2024-06-05", "Laos has sold two ferries. Laos denied that a bridge had burned."),
    ("2024-06-05", "Nepal is a member of the rice council, its minister said."),
)  # fmt: skip
SHOWN = {
    "Has the sultan of Oman invited King Abdullah?": ("have yet to confirm it", "tanks"),
    "Has Chile bought tanks?": ("Santiago denied the report", "sultan"),
    "Has Togo opened an embassy in Oslo?": ("opened an embassy in Oslo", "rejected a loan"),
    "Has Laos sold two ferries?": ("sold two ferries", "bridge"),
    "Will Kofi Asare visit Lagos?": ("will visit Lagos on 20 June", "forecast"),
    "Is Nepal a member of the rice council?": ("is a member of the rice council", "judge"),
}
REFUSED = {
    "Will Chile attack Peru?": "I do not forecast, and found no announcement: not in what I have read",
    "Is Kofi Asare a traitor?": "I do not judge or forecast",
    "Was the loan for Benin a mistake?": "I do not judge or forecast",
    "Did Chile attack Peru?": "Not in what I have read",
    "Will Atlantis join the rice council?": "No article I read names Atlantis",
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    reports = (make_report(n, day, text) for n, (day, text) in enumerate(READ))
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, (*SHOWN, *REFUSED), "2024-06-12T09:00:00Z"))


@pytest.mark.parametrize("question", SHOWN)
def test_what_answers_is_told_with_its_reserve_and_with_nothing_else(answers: dict[str, Answer], question: str) -> None:
    words, others = SHOWN[question]
    told = told_by(answers[question])
    assert words in told, answers[question].reason or told
    assert others not in told


@pytest.mark.parametrize("question", REFUSED)
def test_what_nobody_announced_or_can_report_is_named_as_such(answers: dict[str, Answer], question: str) -> None:
    told = answers[question].reason or told_by(answers[question])
    assert told.startswith(REFUSED[question]), told
