"""What a body wants is told by what it, or its head, says must be; never by a body of others called the same."""

import asyncio
from pathlib import Path

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, make_report, talk_over, told_by

NOW = "2024-05-12T18:00:00Z"
READ = (
    (
        "2024-05-04",
        "Latvia banned night trawling in the gulf on Saturday. The boatmen's association in Liepaja said its members "
        "must be paid for the loss. Its chairman, Juris Kalns, said the ban should be lifted by June.",
    ),
    ("2024-05-06", "The millers' association in Tartu wants a lower duty on rye, it said on Monday."),
    (
        "2024-05-07",
        "Estonia closed the quarry at Vasalemma on Tuesday. The quarrymen's union met the minister there. The quarry "
        "fed four hundred families, said Mati Tamm, an engineer.",
    ),
    ("2024-05-08", "The drivers' union in Narva demanded a pay rise of a tenth on Wednesday."),
)
TOLD = {
    "What does the boatmen's association want?": "paid for the loss",
    "What does the millers' association want?": "lower duty on rye",
    "What does the drivers' union demand?": "a pay rise",
}
UNTOLD = ("What does the quarrymen's union want?", "What does the bakers' association want?")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*TOLD, *UNTOLD), NOW)


@pytest.mark.parametrize("question", TOLD)
def test_its_own_words_tell_what_it_wants(answers: dict[str, Answer], question: str) -> None:
    assert TOLD[question] in told_by(answers[question])
    assert not any(told_by(answers[question]).count(each) for other, each in TOLD.items() if other != question)


@pytest.mark.parametrize("question", UNTOLD)
def test_no_body_of_others_does(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused or not any(each in told_by(answers[question]) for each in TOLD.values())


@pytest.mark.parametrize(
    ("first", "then", "words"),
    [
        ("What did Latvia ban?", "What does the association want?", "should be lifted"),
        ("What did Estonia close at Vasalemma?", "What does the union want?", ""),
    ],
)
def test_in_a_thread_it_is_that_of_its_affair(tmp_path: Path, first: str, then: str, words: str) -> None:
    reports = [make_report(at, *each) for at, each in enumerate(READ)]
    answer = asyncio.run(talk_over(tmp_path, reports, (first, then), NOW))[-1]
    assert words in told_by(answer)
    assert "millers" not in told_by(answer)
    assert "drivers" not in told_by(answer)
