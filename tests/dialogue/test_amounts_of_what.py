"""How much of a thing: the measure of another thing in its sentence answers nothing; money needs no other word."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

READ = (
    "Russia exported 31 million tonnes of wheat, and Ukraine shipped 4 million tonnes of maize, traders said.",
    "Germany pledged 90 million euros for Armenia on Thursday. Twelve ministers attended the conference.",
    "Kuwait sent 700 tons of dried milk and 90 tons of rice to Jordan on Friday, its relief body said.",
)
SHOWN = {
    "How much wheat did Russia export?": "31 million tonnes of wheat",
    "How much maize did Ukraine ship?": "4 million tonnes of maize",
    "How much money did Germany pledge?": "90 million euros",
    "How much did Germany pledge for Armenia?": "90 million euros",
    "How much milk did Kuwait send to Jordan?": "700 tons of dried milk",
}
REFUSED = (
    "How much wheat did Ukraine ship?",
    "How much maize did Russia export?",
    "How much money did Germany pledge to Georgia?",
    "How much did the conference cost?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    reports = (make_report(n, "2024-06-08", text) for n, text in enumerate(READ))
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, (*SHOWN, *REFUSED), "2024-06-10T09:00:00Z"))


@pytest.mark.parametrize("question", SHOWN)
def test_the_amount_of_it_is_shown(answers: dict[str, Answer], question: str) -> None:
    assert SHOWN[question] in told_by(answers[question]), answers[question].reason or told_by(answers[question])


@pytest.mark.parametrize("question", REFUSED)
def test_the_amount_of_another_thing_is_none(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, told_by(answers[question])
