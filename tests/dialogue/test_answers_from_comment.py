"""Answers are made of reports: comment is named as such and only where no report answers; what is made up never is."""

import asyncio
from pathlib import Path

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

REPORTS = (
    make_report(1, "2024-06-03", "Chile's parliament approved the lithium treaty on Monday by 90 votes to 12."),
    make_report(
        2,
        "2024-06-04",
        "The lithium treaty with Chile ruins every miner in the country. Chile's parliament approved the lithium "
        "treaty only because ministers threatened it.",
        title="The lithium treaty is a betrayal | Opinion",
    ),
    make_report(
        3, "2024-06-04", "Peru's president, Dina Boluarte, bungled the port contract from its first day.",
        title="Opinion: The port that never was",
    ),
    make_report(
        4, "2024-06-04", "Bolivia's president, Luis Arce, married a llama in La Paz on Tuesday.",
        title="Arce weds at last", url="https://wire.example/satire/llama",
    ),
    make_report(
        5, "2024-06-05", "Ecuador's army sold its tanks to Colombia on Monday, a video claims. Ecuador denies it.",
        title="Fact-check: Ecuador did not sell its tanks",
    ),
    make_report(
        6, "2024-06-05",
        "Uruguay and Paraguay agreed on a customs union on Wednesday.\n\n"
        "In the game run by the staff college, Uruguay attacked Paraguay at dawn and captured Encarnacion.",
    ),
    make_report(
        7, "2024-06-05", "Panama's opposition called the canal tariff a betrayal on Wednesday, as a comment to us.",
        title="Comment from Panama's opposition: tariff is a betrayal",
    ),
)  # fmt: skip
SHOWN = {
    "Did Chile's parliament approve the lithium treaty?": "approved the lithium treaty on Monday by 90 votes",
    "Did Boluarte bungle the port contract?": "Opinion, not a report: Peru's president",
    "Did Uruguay and Paraguay agree on a customs union?": "agreed on a customs union on Wednesday",
    "What did Panama's opposition say about the canal tariff?": "called the canal tariff a betrayal",
}
NEVER = {
    "Did Chile's parliament approve the lithium treaty?": "only because ministers threatened",
    "What is reported about the lithium treaty?": "ruins every miner",
}
REFUSED = ("Did Arce marry a llama?", "Did Ecuador sell its tanks?", "Has Uruguay captured Encarnacion?")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    home: Path = tmp_path_factory.mktemp("desk")
    return asyncio.run(ask_over(home, REPORTS, {**SHOWN, **NEVER, **dict.fromkeys(REFUSED)}, "2024-06-12T09:00:00Z"))


@pytest.mark.parametrize("question", SHOWN)
def test_a_report_answers_and_comment_says_that_it_is_comment(answers: dict[str, Answer], question: str) -> None:
    assert SHOWN[question] in told_by(answers[question]), answers[question].reason or told_by(answers[question])


@pytest.mark.parametrize("question", NEVER)
def test_comment_stands_beside_no_report(answers: dict[str, Answer], question: str) -> None:
    assert NEVER[question] not in told_by(answers[question])


@pytest.mark.parametrize("question", REFUSED)
def test_what_is_made_up_imagined_or_checked_answers_nothing(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, answers[question].answer


def test_what_is_nearest_is_named_with_its_mark(answers: dict[str, Answer]) -> None:
    assert "“Fact-check: Ecuador did not sell its tanks” (Wire, 5 June 2024)" in (
        answers["Did Ecuador sell its tanks?"].reason or ""
    )
