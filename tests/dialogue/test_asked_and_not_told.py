"""What is only looked for, demanded, or told of elsewhere answers nothing; of two questions in one each is answered or
said not to be."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-05-02",
        "The metal union of Galdia demanded a rise of 9 percent on Thursday. Employers offered 3.",
    ),
    (
        "2024-05-03",
        "Pelham and the river board agreed on Friday to have the water tested by a laboratory in Utrecht. Results are "
        "expected next week.",
    ),
    (
        "2024-05-03",
        "The ferry Santa Rilda sank off Corvo on Friday, the coast guard said. At least 9 people died.",
    ),
    (
        "2024-05-05",
        "Police in Lajes arrested the captain of the Santa Rilda, which sank off Corvo, on Sunday.",
    ),
    (
        "2024-05-06",
        "Soldiers seized power in Togo on Monday in a coup. Benin, its neighbour, closed the border.",
    ),
    ("2024-05-07", "Benin condemned the coup in Togo on Tuesday."),
    (
        "2024-05-07",
        "Oskar Venn, a banker, went on trial in Galdia on Tuesday, accused of having taken 4 million crowns from "
        "clients. Venn said that he had done nothing wrong.",
    ),
    (
        "2024-05-07",
        "The party of Mara Quill said on Tuesday that it would demand a recount in 340 polling stations in Norland.",
    ),
    (
        "2024-05-09",
        "Norland's election board on Thursday ordered a recount in 45 polling stations.",
    ),
    ("2024-05-09", "The metal union of Galdia lowered its demand to 6 percent on Thursday."),
)
SHOWN = {
    "What does the metal union want?": ("9 percent", "Reported since:", "6 percent"),
    "Was there a coup in Togo?": ("seized power in Togo",),
    "What is Oskar Venn accused of?": ("taken 4 million crowns",),
    "How many polling stations will be recounted?": ("in 45 polling stations",),
    "When did the Santa Rilda sink and who was arrested?": ("on Friday", "arrested the captain"),
    "Who was arrested and why did the Santa Rilda sink?": ("arrested the captain", "plainly gives the reason"),
    "Did the Santa Rilda sink? What does the owner say?": (
        "sank off Corvo",
        "What does the owner say: I read nothing",
    ),
}
NEVER = {
    "What is Oskar Venn accused of?": "nothing wrong",
    "How many polling stations will be recounted?": "340",
}
REFUSED = (
    "What did the Utrecht laboratory find?",
    "What did the laboratory in Utrecht find?",
    "Was there a coup in Benin?",
    "Has there been a coup in Benin?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*SHOWN, *REFUSED), "2024-05-10T09:00:00Z")


@pytest.mark.parametrize("question", SHOWN)
def test_what_is_told_is_shown(answers: dict[str, Answer], question: str) -> None:
    told = told_by(answers[question])
    assert all(each in told for each in SHOWN[question]), told
    assert NEVER.get(question, "\0") not in told


@pytest.mark.parametrize("question", REFUSED)
def test_what_is_not_told_is_refused(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, told_by(answers[question])
