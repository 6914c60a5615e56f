"""Why a number was lowered, raised or corrected is never told by what tells that it moved the other way."""

from collections.abc import Mapping

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    ("2024-05-02", "The death toll from the avalanche at Zorna rose to 19 on Thursday, and dogs came to help search."),
    (
        "2024-05-05",
        "The canton lowered the death toll from the avalanche at Zorna to 16 on Sunday, saying that three hikers had "
        "been listed under two names.",
    ),
    ("2024-05-01", "Bread prices in Tarvia rose by a tenth on Wednesday, following a poor harvest."),
    ("2024-05-06", "Bread prices in Tarvia fell by a fifth on Monday because a new mill was opened."),
    ("2024-05-02", "The Bank of Melano cut its interest rate on Thursday, citing weak demand."),
    ("2024-05-07", "The Bank of Ordena raised its interest rate on Tuesday, saying that wages were growing too fast."),
    ("2024-05-03", "The number of ferries to Isla Corva was cut on Friday, saying farewell to a long tradition."),
    ("2024-05-04", "The speed limit in Velden was lowered on Saturday, saying that signs would be put up in June."),
)
TOLD = {
    "Why was the death toll at Zorna lowered?": "under two names",
    "Why was the death toll at Zorna corrected?": "under two names",
    "Why did the canton lower the death toll at Zorna?": "under two names",
    "Why did the death toll at Zorna rise?": "rose to 19",
    "Why did bread prices in Tarvia rise?": "poor harvest",
    "Why did bread prices in Tarvia fall?": "new mill",
    "Why did the Bank of Ordena raise its interest rate?": "wages were growing",
    "Why did the Bank of Melano cut its interest rate?": "weak demand",
}
NO_REASON = (
    "Why was the number of ferries to Isla Corva cut?",
    "Why was the speed limit in Velden lowered?",
    "Why did the Bank of Ordena cut its interest rate?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*TOLD, *NO_REASON), "2024-05-08T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), TOLD.items())
def test_the_reason_is_of_that_move(answers: Mapping[str, Answer], question: str, words: str) -> None:
    told = told_by(answers[question])
    assert words in told, answers[question].reason
    assert not any(each in told for each in ("rose", "raised")) or "rise" in question or "raise" in question


@pytest.mark.parametrize("question", NO_REASON)
def test_what_gives_no_reason_is_not_told_as_one(answers: Mapping[str, Answer], question: str) -> None:
    told = answers[question]
    assert told.refused or "no sentence that plainly gives the reason" in told_by(told), told_by(told)
