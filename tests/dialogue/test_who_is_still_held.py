"""Who is still held are people, and not those whom a later report of the affair told to be free."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-06-03",
        "Three deckhands held with the crew of the tanker Oriel Star asked Norland for a doctor on Monday.\n\nThe "
        "tanker's cargo was held in Kesselbrook, and its cook, Mira Dost, said she held a letter from the owner.",
    ),
    (
        "2024-06-05",
        "A Norland court on Wednesday freed 21 men of the tanker Oriel Star, who had been held for a week, but refused "
        "bail to the mate.",
    ),
    (
        "2024-06-06",
        "Talks on fishing were held in Aldham on Thursday.\n\nThe poacher Hugo Stern is held in Aldham prison, police "
        "said.",
    ),
)
ASKED = "Who is still being held?", "Who is in custody over the tanker Oriel Star?", "Who is held in Aldham?"
SHOWN = {ASKED[0]: "refused bail to the mate", ASKED[2]: "Hugo Stern is held"}
NEVER = ("Three deckhands", "cargo was held", "held a letter", "Talks on fishing")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, ASKED, "2024-06-09T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), SHOWN.items())
def test_who_is_held_is_shown(answers: dict[str, Answer], question: str, words: str) -> None:
    assert words in told_by(answers[question])


@pytest.mark.parametrize("question", ASKED)
@pytest.mark.parametrize("words", NEVER)
def test_those_who_are_free_and_things_are_not(answers: dict[str, Answer], question: str, words: str) -> None:
    assert words not in told_by(answers[question])
