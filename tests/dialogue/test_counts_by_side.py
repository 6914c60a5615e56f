"""How many died by whose count: each side's newest one, and none where a side gave none."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-05-04",
        "A raid on the village of Belgar killed 18 civilians, the rebels said on Saturday.\n\nThe army of Norland said "
        "that it had killed 9 fighters in Belgar. Norland said it acted after an attack on 2 May that killed 16 people "
        "in Osterby.",
    ),
    ("2024-05-06", "At least 15 civilians were killed in the raid on Belgar, the United Nations said on Monday."),
)
OF_BOTH = "How many civilians were killed in the raid on Belgar according to the UN and the rebels?"
OF_ONE = "How many civilians were killed in the raid on Belgar according to the rebels?"
OF_NONE = "How many civilians were killed in the raid on Belgar according to the UN and Norland?"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (OF_BOTH, OF_ONE, OF_NONE), "2024-05-10T09:00:00Z")


def test_each_sides_count_is_told_under_its_name(answers: dict[str, Answer]) -> None:
    told = told_by(answers[OF_BOTH])
    un, _, rebels = told.partition("the rebels:")
    assert "15 civilians" in un
    assert "18 civilians" in rebels


def test_a_later_count_of_another_side_takes_no_ones_place(answers: dict[str, Answer]) -> None:
    told = told_by(answers[OF_ONE])
    assert "18 civilians" in told
    assert "15" not in told


def test_of_a_side_that_counted_none_of_these_none_is_told(answers: dict[str, Answer]) -> None:
    told = told_by(answers[OF_NONE])
    assert "15 civilians" in told
    assert "Norland: I found no such count" in told
    assert "16" not in told
