"""What is told as not done, done in part, or in the next sentence behind a pronoun settles a yes-or-no question;
and who won, when somebody is back, and by how much is told in other words than it is asked."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-09-02",
        "Moldova on Monday let milk lorries pass at the Tudora crossing but kept the border post closed to all others.",
    ),
    (
        "2024-09-03",
        "Norway's coast guard welcomed the offer on Tuesday. It has not answered Iceland's demand for the names of the "
        "trawler's crew.",
    ),
    (
        "2024-09-04",
        "Samba Diouf, who had led when the radio fell silent, said he did not recognise the result.\n\n"
        "Awa Ndiaye has won Senegal's presidency by 3,118 votes, the electoral office said on Wednesday.",
    ),
    (
        "2024-09-05",
        "The mayor of Porto, Rui Lopes, said on Thursday that he would speak with the envoy of Japan, Kenji Mori. "
        "He gave no date. He said he would make no apology for closing the fish market.",
    ),
    (
        "2024-09-06",
        "The pianist Ilse Brandt is to leave Vienna on 9 September and to return on 21 September, her office said.",
    ),
    ("2024-09-06", "Chad broke off relations with Togo on Friday over the tolls on the cotton road."),
)
SHOWN = {
    "Has the Tudora crossing reopened?": "kept the border post closed",
    "Has Norway named the trawler's crew?": "has not answered Iceland's demand",
    "Has Samba Diouf conceded?": "did not recognise the result",
    "Will Rui Lopes apologise for closing the fish market?": "would make no apology",
    "Who won the election in Senegal?": "Awa Ndiaye has won",
    "By how many votes did Awa Ndiaye win?": "3,118",
    "When will Ilse Brandt be back?": "21 September",
    "When is Ilse Brandt due to return?": "21 September",
    "Did Chad cut ties with Togo?": "broke off relations",
}
REFUSED = (
    "Has Kenji Mori apologised for closing the fish market?",
    "Has Awa Ndiaye conceded?",
    "Has Iceland named the trawler's crew?",
    "Who won the election in Togo?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, [*SHOWN, *REFUSED], "2024-09-07T09:00:00Z")


@pytest.mark.parametrize("question", SHOWN)
def test_it_is_told(answers: dict[str, Answer], question: str) -> None:
    assert SHOWN[question] in told_by(answers[question]), answers[question]


@pytest.mark.parametrize("question", REFUSED)
def test_of_somebody_else_it_is_not(answers: dict[str, Answer], question: str) -> None:
    assert told_by(answers[question]) == "", answers[question].answer
