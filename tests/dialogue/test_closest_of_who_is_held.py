"""Whether somebody is free or was charged is told by that they are held, and closest to it comes the newest that was
done with them, not that once nobody had been."""

from pathlib import Path

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-06-02",
        "The mill Torv in Randers burned down on Sunday. The police in Randers have opened an inquiry into arson. "
        "No one has been charged.",
    ),
    (
        "2024-06-04",
        "The police in Randers arrested the owner of the mill Torv, Lars Bach, on Tuesday. The fire at the mill had "
        "been laid, they said.",
    ),
    (
        "2024-06-05",
        "A court in Oulu fined three drivers of the firm Kuusi on Wednesday.\n\nTwo of the drivers paid and are free. "
        "The third, Pekka Niemi, remains in custody until he has paid, the court said.",
    ),
    ("2024-06-06", "The drummer Ove Rask gave a concert in Oulu on Thursday. He is in good health, he said."),
)
HELD = "Is Pekka Niemi free?"
NEAREST = ("Has the owner of the mill Torv been charged?", "Has Lars Bach been charged?")
UNTOLD = "Is Ove Rask free?"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    home: Path = tmp_path_factory.mktemp("desk")
    return ask_all_over(home, READ, (HELD, *NEAREST, UNTOLD), "2024-06-08T08:00:00Z")


def test_who_is_held_is_not_free(answers: dict[str, Answer]) -> None:
    assert "remains in custody" in told_by(answers[HELD])
    assert "are free" not in told_by(answers[HELD])


@pytest.mark.parametrize("question", NEAREST)
def test_the_newest_step_is_closest(answers: dict[str, Answer], question: str) -> None:
    near = [each.text for each in answers[question].answer if each.kind != "label"]
    assert "arrested the owner" in near[0]


def test_nothing_is_told_of_who_was_never_held(answers: dict[str, Answer]) -> None:
    assert answers[UNTOLD].refused
    assert not any("custody" in each.text for each in answers[UNTOLD].answer)
