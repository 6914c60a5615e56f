"""How many were on board is told by who counts those, and never by the dead or the saved; the toll of a day is that of
this day, or said to be of another."""

import pytest

from bot.answer.asked.terms import root
from bot.answer.found.counting import Counted
from bot.answer.holding.aboard import find_aboard
from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-03-04",
        "At least 9 people died when the ferry Santa Rilda sank off the island of Corvo on Monday, the coast guard "
        "said.\n\nThe ship was carrying 84 passengers and 11 crew, according to its manifest. Fifty people were "
        "rescued and 36 were missing.",
    ),
    (
        "2024-03-05",
        "The number of people killed in the sinking of a ferry off Corvo rose to 21 on Tuesday, the coast guard said."
        "\n\nThe Santa Rilda left Lajes on Sunday. The coast guard now believes that over 120 people were on board.",
    ),
    (
        "2024-03-07",
        "Police arrested the captain of the Santa Rilda on Thursday as the number of dead reached 30.\n\nThe coast "
        "guard has raised the number on board to 131. It rescued 50 people on board fishing boats.",
    ),
    (
        "2024-03-10",
        "The owner of the Santa Rilda, which sank off Corvo, was fined 40 million escudos by a Lajes court on Sunday."
        " The judge said that the firm had left the hatches of the vessel open and had sold tickets on the quay from a "
        "notebook. The firm said that it would appeal, and that its inspectors had found every hatch shut in January. "
        "Relatives of the victims filled the benches of the court and wept as the sentence was read out.\n\n"
        "The toll stands at 33 after three bodies washed ashore on Flores Island on Saturday.",
    ),
)
ABOARD = {
    "How many people were on board the Santa Rilda?": "number on board to 131",
    "How many people were on the Santa Rilda?": "number on board to 131",
    "How many people were aboard the Santa Rilda?": "number on board to 131",
    "How many passengers were on board the Santa Rilda?": "84 passengers",
}


OTHERS = (
    ("2024-03-06", "A bus crash near Tarvo killed seven people on Wednesday, police said."),
    ("2024-03-08", "A fire at the market of Tarvo killed 12 people on Friday, the mayor said."),
)
DEAD = {
    "How many people died on the Santa Rilda?": "stands at 33",
    "What is the latest death toll of the ferry?": "stands at 33",
    "What was the toll of the Santa Rilda on 5 March?": "rose to 21",
    "How many people died in the fire in Tarvo?": "killed 12",
}
OF_BOTH = "How many people have died in Tarvo?"
OF_NO_COUNT = "What was the toll of the Santa Rilda on 6 March?"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    asked = (*ABOARD, *DEAD, OF_BOTH, OF_NO_COUNT)
    return ask_all_over(tmp_path_factory.mktemp("desk"), (*READ, *OTHERS), asked, "2024-03-12T09:00:00Z")


@pytest.mark.parametrize("question", ABOARD)
def test_who_was_on_board_is_counted_last(answers: dict[str, Answer], question: str) -> None:
    told = told_by(answers[question])
    assert ABOARD[question] in told
    assert "dead" not in told


@pytest.mark.parametrize("question", DEAD)
def test_the_newest_toll_of_it_is_told_where_its_sentence_names_nothing(
    answers: dict[str, Answer], question: str
) -> None:
    assert DEAD[question] in told_by(answers[question])
    assert len(answers[question].answer) == 1


def test_of_two_calamities_in_a_town_each_is_told(answers: dict[str, Answer]) -> None:
    told = told_by(answers[OF_BOTH])
    assert "fire at the market of Tarvo killed 12" in told
    assert "bus crash near Tarvo killed seven" in told


def test_another_days_count_is_said_to_be_that(answers: dict[str, Answer]) -> None:
    told = told_by(answers[OF_NO_COUNT])
    assert told.startswith("I read no count of that day")
    assert "30" in told


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("The plane was carrying 62 people when it crashed.", True),
        ("All 62 people on board died.", True),
        ("The trawler, with 18 people on board, sank.", True),
        ("At least 9 people on board were killed.", False),
        ("Rescuers saved 30 people aboard the ship.", False),
        ("The ship can carry 300 people.", False),
        ("The sinking killed 30 people.", False),
    ],
)
def test_who_was_on_board_is_told_so(words: str, there: bool) -> None:
    found = find_aboard(Counted(root("people")), words)
    assert (found is not None) is there
