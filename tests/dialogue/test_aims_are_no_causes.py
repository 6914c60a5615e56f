"""What somebody does to help or to stop is the cause of no mishap, and the reason for no deed but their own."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-08-05",
        "The number of hurt in the avalanche near Davos rose to nine on Monday, and an Austrian team came to help look "
        "for skiers.",
    ),
    ("2024-08-06", "Oil prices in Oman fell on Tuesday, and the port of Sohar hired guards to prevent thefts."),
    ("2024-08-06", "Fiji closed its reef at Suva on Tuesday and sent boats to prevent fishing there."),
    ("2024-08-07", "Bakers in Sfax shut their shops on Wednesday to protest against the price of flour."),
    ("2024-08-07", "Samoa banned plastic bags on Wednesday in order to protect turtles."),
    ("2024-08-07", "Firemen fought the fire at Tomar mill on Wednesday to protect a chapel."),
    ("2024-08-08", "A blackout in Cusco was caused by a burnt cable on Thursday, the grid said."),
)
SHOWN = {
    "Why did Fiji close its reef at Suva?": "to prevent fishing",
    "Why did the bakers in Sfax shut their shops?": "to protest",
    "What caused the bakers in Sfax to shut their shops?": "to protest",
    "Why did the port of Sohar hire guards?": "to prevent thefts",
    "Why did Samoa ban plastic bags?": "to protect turtles",
    "What caused the blackout in Cusco?": "a burnt cable",
}
NONE = (
    "What caused the avalanche near Davos?",
    "What caused the fire at Tomar mill?",
    "Why did oil prices in Oman fall?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*SHOWN, *NONE), "2024-08-09T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), SHOWN.items())
def test_an_aim_is_the_reason_of_its_own_deed(answers: dict[str, Answer], question: str, words: str) -> None:
    assert words in told_by(answers[question])
    assert "I found no sentence" not in told_by(answers[question])


@pytest.mark.parametrize("question", NONE)
def test_the_aim_of_somebody_else_is_no_reason(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused or told_by(answers[question]).startswith(
        "I found no sentence that plainly gives the reason"
    )
