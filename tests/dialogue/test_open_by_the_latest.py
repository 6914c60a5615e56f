"""What is left open of when two will speak is told once, by the last report that leaves it open."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-06-03",
        "Norway's premier, Anders Moe, said on Monday that he expected to speak with Chad's president, Idris Sole. He "
        "gave no date for the talk.",
    ),
    ("2024-06-05", "Moe said he would speak with Chad's president, Idris Sole, soon. He declined to say when."),
    ("2024-06-07", "A call between Moe and Sole has not been arranged, an aide said."),
    ("2024-06-04", "It is unclear whether Moe and Sole will sign the treaty on fish, banks in Faya said."),
)
ASKED = "What is still open between Moe and Sole?"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (ASKED,), "2024-06-09T18:00:00Z")


@pytest.mark.parametrize("words", ["has not been arranged", "sign the treaty"])
def test_the_latest_and_what_else_is_open_are_shown(answers: dict[str, Answer], words: str) -> None:
    assert words in told_by(answers[ASKED])


@pytest.mark.parametrize("words", ["gave no date", "declined to say"])
def test_what_left_it_open_before_is_not(answers: dict[str, Answer], words: str) -> None:
    assert words not in told_by(answers[ASKED])
