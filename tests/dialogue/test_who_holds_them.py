"""With who holds some people stands what later reports tell of their fate; that of others is left out."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-03-04",
        "Bandits seized six road engineers from a camp near Dosso in Niger on Sunday, the governor said.\n\nTheir firm "
        "Halvard Bridges asked for their return. Captain Idris Sanda leads the search.",
    ),
    (
        "2024-03-09",
        "Two road engineers who had been kidnapped in Niger were freed on Friday, said Idris Sanda.\n\nHalvard Bridges "
        "thanked the army.",
    ),
    (
        "2024-03-15",
        "Soldiers freed three road engineers on Friday, but a fourth who was kidnapped with them died, Halvard Bridges "
        "said.\n\nThe firm will stay away from Dosso. Idris Sanda praised his men.",
    ),
    (
        "2024-03-04",
        "Pirates seized eight sailors of the Lune Star off Gabon on Sunday, the navy said.\n\nPellworm Lines "
        "hopes for talks.",
    ),
    (
        "2024-03-12",
        "Four sailors who were kidnapped off Benin in January were freed on Monday, the shipping firm Aldo Brix said.",
    ),
    ("2024-03-05", "Norway is holding talks with Sweden on salmon, the ministry in Oslo said."),
    ("2024-03-12", "Norway's talks ended. Two Swedish fishermen who were held in Oslo were released."),
)
ENGINEERS, SAILORS = "Who is holding the road engineers from Dosso?", "Who is holding the sailors of the Lune Star?"
TALKS = "Who is holding talks with Sweden on salmon?"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """What is told to each question."""
    asked = [ENGINEERS, SAILORS, TALKS]
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, asked, "2024-03-20T18:00:00Z")


@pytest.mark.parametrize("words", ["Bandits seized six", "Two road engineers who", "freed three road engineers"])
def test_the_fate_of_who_is_held_is_told_with_who_took_them(told: dict[str, Answer], words: str) -> None:
    assert words in told_by(told[ENGINEERS])


@pytest.mark.parametrize(
    ("asked", "own", "other"), [(SAILORS, "Pirates seized", "Benin"), (TALKS, "holding talks", "fishermen")]
)
def test_the_fate_of_others_is_not_told(told: dict[str, Answer], asked: str, own: str, other: str) -> None:
    assert own in told_by(told[asked])
    assert other not in told_by(told[asked])
