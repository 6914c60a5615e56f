"""Who has an office is told neither by a rank before a name nor by who has one of the kind under somebody else."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2025-03-03",
        "The captain, Ragna Holt, was rescued after the trawler Petrel sank, the coast guard said.",
    ),
    ("2025-03-05", "A salvage of the trawler Petrel begins soon, Captain Odd Brekke, a coast guard spokesman, said."),
    ("2025-03-04", "Judge Petra Klim, a spokeswoman for the court in Brno, said the trial over the mill would go on."),
    ("2025-03-05", "The judge, Ota Marek, put off the trial over the mill in Brno by a week."),
    ("2025-03-06", "The pilot of the tug Heron, Lena Osei, a cousin of the harbour chief, was questioned in Tema."),
    ("2025-03-04", "Sipho Dlamu was elected to lead the league. Chad's foreign minister sent Dlamu a letter."),
    ("2025-03-05", "Mirela Doko won the vote. Doko's foreign minister will be Arben Hysa, an envoy, her party said."),
)
TOLD = {
    "Who is the captain of the trawler Petrel?": ("Ragna Holt", "Brekke"),
    "Who is the captain?": ("Ragna Holt", "Brekke"),
    "Who is the captain of the Petrel?": ("Ragna Holt", "Brekke"),
    "Who is the judge in the trial over the mill?": ("Ota Marek", "Klim"),
    "Who is the pilot of the tug Heron?": ("Lena Osei", "Holt"),
    "Who will be Doko's foreign minister?": ("Arben Hysa", "Chad"),
    "Who will be Dlamu's foreign minister?": ("", "foreign minister"),
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, TOLD, "2025-03-08T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), TOLD.items())
def test_whoever_has_that_office_is_told(answers: dict[str, Answer], question: str, words: tuple[str, str]) -> None:
    told, (there, away) = told_by(answers[question]), words
    assert there in told, answers[question].reason
    assert away not in told
