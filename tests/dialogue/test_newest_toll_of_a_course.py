"""A course of events that counts the dead, or asks since a count, ends on the newest count of the same affair."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2025-02-03",
        "The death toll from the fire at the Hotel Aurora in Varna rose to 12 on Monday, the mayor, Petar Iliev, said.",
    ),
    (
        "2025-02-05",
        "Bulgaria's health ministry corrected the death toll from the fire at the Hotel Aurora in Varna to 11 on "
        "Wednesday, as one guest had been counted twice.",
    ),
    (
        "2025-02-07",
        "The mayor, Petar Iliev, laid flowers at the Hotel Aurora in Varna on Friday and spoke of the fire.\n\nA "
        "waiter died in hospital on Thursday, which brings the number of dead to 13.",
    ),
    (
        "2025-02-04",
        "A fire at a sawmill in Lulea burned for a second day on Tuesday, its brigade said.\n\nNobody was hurt.",
    ),
    (
        "2025-02-08",
        "The fire at the sawmill in Lulea was put out on Saturday, the brigade of Lulea said.\n\nIts chief recalled a "
        "blaze of 2019 that brought the number of dead to 40.",
    ),
)
TOLD = {
    "What has changed since the toll at the Hotel Aurora was corrected?": ("number of dead to 13", "counted twice"),
    "Give me a timeline of the fire at the Hotel Aurora.": ("number of dead to 13", "to 40"),
    "Give me a timeline of the fire at the sawmill.": ("was put out", "number of dead"),
    "What has happened since the fire at the sawmill in Lulea?": ("was put out", "number of dead"),
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, TOLD, "2025-02-09T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), TOLD.items())
def test_the_newest_toll_is_told(answers: dict[str, Answer], question: str, words: tuple[str, str]) -> None:
    told, (there, away) = told_by(answers[question]), words
    assert there in told, answers[question].reason
    assert away not in told.partition(":")[2]
