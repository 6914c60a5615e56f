"""Who has not been found is missing, whatever else is counted of a calamity; who was on board is asked also without a
word for whom."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-06-03",
        "An avalanche buried a hut above Valdora in Austria on Monday. Nine people were confirmed dead and 14 are "
        "missing, the mayor said.",
    ),
    ("2024-06-06", "Rescuers dug on at the hut above Valdora. Eleven bodies were found by Thursday; 12 are missing."),
    (
        "2024-06-04",
        "The coaster Lotta Brink ran aground off Skagen with 21 people on board, the coast guard said. Two sailors of "
        "the coaster were hurt.",
    ),
    (
        "2024-06-05",
        "Three sailors from the coaster Lotta Brink were flown home. The coaster had carried 80 containers.",
    ),
    (
        "2024-06-07",
        "A landslide hit a quarry at Brunnau on Friday and killed four people. Seven are missing, police said.",
    ),
    ("2024-06-08", "Rescuers dug on at the quarry at Brunnau on Saturday. Three workers have still not been found."),
)
SHOWN = {
    "How many bodies have not been found at the hut?": "12 are missing",
    "How many people have still not been found at the hut above Valdora?": "12 are missing",
    "How many have yet to be found at the hut?": "12 are missing",
    "How many bodies have been found at the hut?": "Eleven bodies",
    "How many are missing at the quarry?": "Three workers",
    "How many were on board the coaster?": "21 people on board",
    "How many were on the Lotta Brink?": "21 people on board",
}
NOT_SAID = {
    "How many bodies have not been found at the hut?": "Nine people",
    "How many were on board the coaster?": "Three sailors",
}
REFUSED = ("How many were on board the tanker?",)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*SHOWN, *REFUSED), "2024-06-09T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), SHOWN.items())
def test_the_count_that_is_asked_for_answers(answers: dict[str, Answer], question: str, words: str) -> None:
    assert words in told_by(answers[question]), answers[question].reason or told_by(answers[question])
    assert NOT_SAID.get(question, "no such words") not in told_by(answers[question])


@pytest.mark.parametrize("question", REFUSED)
def test_nothing_else_that_is_counted_does(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, told_by(answers[question])
