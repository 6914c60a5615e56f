"""A trial or talks that open begin by that; a bridge does not open because work on it begins."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    ("2024-06-03", "The trial of the smugglers of Calder will open on 21 June, the court in Calder said on Monday."),
    ("2024-06-03", "Repairs of the bridge at Sedan will begin on 25 June, the mayor said on Monday."),
)
SHOWN = {
    "When does the trial of the smugglers of Calder start?": "21 June",
    "When will the trial of the smugglers begin?": "21 June",
}
REFUSED = ("When will the bridge at Sedan open?",)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*SHOWN, *REFUSED), "2024-06-09T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), SHOWN.items())
def test_the_day_is_told(answers: dict[str, Answer], question: str, words: str) -> None:
    assert words in told_by(answers[question])


@pytest.mark.parametrize("question", REFUSED)
def test_work_that_begins_opens_nothing(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused
