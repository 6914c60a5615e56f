"""A sentence that only says how somebody took it is told with the next one, which says what they said."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-06-03",
        "Chile's president, Rosa Vidal, praised the Bolivian water plan on Monday.\n\nThe head of the river board, "
        "Tomas Quispe, was more guarded. He said the plan had pipes and no water.\n\nThe lake is low.",
    ),
    (
        "2024-06-04",
        "Bolivia defended its water plan on Tuesday.\n\nIn Paraguay the mood was different. The mayor of Pilar, Elsa "
        "Rojas, said the plan would drown her town.\n\nRain is due.",
    ),
    (
        "2024-06-05",
        "Bolivia's minister, Hugo Choque, welcomed the loan for the bridge at Uyuni. The bridge is of steel.",
    ),
)
SHOWN = {
    "What did Tomas Quispe think of the water plan?": ("more guarded", "pipes and no water"),
    "What did Quispe say about the Bolivian water plan?": ("more guarded", "pipes and no water"),
    "How was the mood in Paraguay?": ("drown her town",),
    "What did Choque say about the loan?": ("welcomed the loan",),
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, SHOWN, "2024-06-09T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), [(each, one) for each, told in SHOWN.items() for one in told])
def test_it_is_told_with_what_it_leads_to(answers: dict[str, Answer], question: str, words: str) -> None:
    assert any(words in claim.text for claim in answers[question].answer), answers[question]


def test_what_says_it_itself_stands_alone(answers: dict[str, Answer]) -> None:
    assert "steel" not in told_by(answers["What did Choque say about the loan?"])
