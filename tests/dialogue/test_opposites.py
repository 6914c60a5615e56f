"""What undoes a thing settles whether it holds; who owns, who is whose, and who only is spoken of."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

READ = (
    "Slovenia closed the border road at Korn on Monday after a landslide.",
    "The border road at Korn reopened on Friday after four days.",
    "Marek Dorn was arrested at the airport on Tuesday over the fire at the mill.",
    "Lena Vogt was jailed in March. Lena Vogt was released on bail on Wednesday.",
    "The Harbour Party will stay in the cabinet, its leader, Ida Lund, said on Thursday.",
    "The owner of Brava Lines, Pavel Rehn, sold two ships. Brava Lines owns the yard at Tolm.",
    "Stefan Novak said he had signed nothing. Novak's lawyer, Ada Kern, said the papers were forged.",
    "The ministry did not say why Vera Ilieva had been dismissed. It thanked her.",
    "The letter about the ferry is genuine, the archive said. The stamp is new.",
    "Inspectors looked at the dam at Sorel. “The wall is sound,” the engineer Maud Ferrer said.",
)
SHOWN = {
    "Is the border road at Korn open?": "reopened on Friday",
    "When was the border road at Korn closed?": "closed the border road at Korn on Monday",
    "Is Vogt still in custody?": "released on bail",
    "Has Dorn been released?": "Dorn was arrested",
    "Has the Harbour Party left the cabinet?": "will stay in the cabinet",
    "Who owns Brava Lines?": "The owner of Brava Lines, Pavel Rehn",
    "What did Novak's lawyer say?": "the papers were forged",
    "Is the letter genuine?": "The letter about the ferry is genuine",
}
HIDDEN = {
    "When was the border road at Korn closed?": "reopened on Friday",
    "What did Novak's lawyer say?": "signed nothing",
    "Who owns Brava Lines?": "the yard at Tolm",
}
REFUSED = (
    "What did Ferrer say about the dam?",
    "What did Ilieva say?",
    "Is the stamp genuine?",
    "Has the Harbour Party dissolved?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    reports = (make_report(n, f"2024-06-{n + 1:02}", text) for n, text in enumerate(READ))
    asked = (*SHOWN, *REFUSED)
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, asked, "2024-06-20T09:00:00Z"))


@pytest.mark.parametrize("question", SHOWN)
def test_what_settles_it_is_shown(answers: dict[str, Answer], question: str) -> None:
    told = told_by(answers[question])
    assert SHOWN[question] in told, answers[question].reason or told


@pytest.mark.parametrize("question", HIDDEN)
def test_what_is_told_of_another_is_not(answers: dict[str, Answer], question: str) -> None:
    assert HIDDEN[question] not in told_by(answers[question])


@pytest.mark.parametrize("question", REFUSED)
def test_what_nobody_told_is_refused(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, answers[question].answer
