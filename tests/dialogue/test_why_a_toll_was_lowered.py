"""Why a number of people was lowered is answered by how they had been miscounted, which may stand behind it, and never
by why another was, or by what only tells that it moved."""

from collections.abc import Mapping

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-05-04",
        "The coast guard on Saturday lowered the number of people confirmed dead in the sinking of the ferry Alda Moor "
        "from 27 to 25, saying two bodies had been counted at two morgues.",
    ),
    (
        "2024-05-05",
        "Togo's health ministry on Sunday lowered the number of cholera deaths to 33, from 41 given on Friday. Eight "
        "counted among the dead had died of malaria, it said. The ministry will send doctors.",
    ),
    (
        "2024-05-06",
        "Police said on Monday that 45 people had died in the fire at the Karsa mill, two fewer than reported. "
        "The owner is abroad. Remains of two workers had been taken for four, but tests found an error.",
    ),
    (
        "2024-05-07",
        "The interior ministry of Peru corrected the number of dead in the bus accident at Torlin to 17 from 19, "
        "because two names had been listed twice.",
    ),
    (
        "2024-05-08",
        "The governor lowered the number of those missing in the Velm floods to 11. Nineteen turned out to be alive, "
        "he said.",
    ),
    ("2024-05-09", "The army lowered the toll of the shelling of Orvany to nine. It named no village."),
    ("2024-05-09", "The death toll from the quake at Darvan rose to 85 on Thursday. Two names had been listed twice."),
    ("2024-05-10", "The death toll from the storm at Malvo was revised up to 30. Some were left out by mistake."),
)  # fmt: skip
TELLS = {
    "Why did the coast guard lower the ferry toll?": "at two morgues",
    "Why was the toll of the Alda Moor lowered?": "at two morgues",
    "Why was the cholera toll lowered?": "died of malaria",
    "Why did Togo lower the number of cholera deaths?": "died of malaria",
    "Why was the toll of the fire at the Karsa mill lowered?": "tests found an error",
    "Why was the toll of the Torlin bus accident lowered?": "listed twice",
    "Why was the number of missing in the Velm floods lowered?": "turned out to be alive",
}
TELLS_NOT = (
    "Why was the toll of the shelling of Orvany lowered?",
    "Why was the toll of the quake at Darvan lowered?",
    "Why was the toll of the storm at Malvo lowered?",
    "Why was the toll lowered?",
)
LABELS = ("No reason", "I found no sentence")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*TELLS, *TELLS_NOT), "2024-05-17T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), TELLS.items())
def test_how_they_were_miscounted_is_the_answer(answers: Mapping[str, Answer], question: str, words: str) -> None:
    told = told_by(answers[question])
    assert words in told, answers[question].reason or told
    assert not told.startswith(LABELS), told


@pytest.mark.parametrize("question", TELLS_NOT)
def test_what_gives_no_reason_for_it_is_told_as_none(answers: Mapping[str, Answer], question: str) -> None:
    told = told_by(answers[question])
    assert not told or told.startswith(LABELS), told
