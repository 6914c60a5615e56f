"""Two reports may tell the same in nearly the same words, one of them with the name that is asked for: both are shown;
what only names who tells it is not told twice."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

READ = (
    "The port authority chose a new operator for the container terminal of Walvis Bay on Monday.",
    "The port authority chose Holm Bruun Maritime of Denmark for the container terminal of Walvis Bay after a tender.",
    "The museum in Trieste returned a bronze helmet that was stolen in the war to its owners on Friday.",
    "The museum in Trieste returned the bronze helmet to a family of owners after years of letters, Lucia Furlan said.",
)
NAMED = "Which company did the port authority choose as new operator for the container terminal of Walvis Bay?"
TOLD = "What did the museum in Trieste return to its owners?"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Both, asked once."""
    reports = (make_report(n, "2024-06-08", text) for n, text in enumerate(READ))
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, (NAMED, TOLD), "2024-06-10T09:00:00Z"))


def test_who_is_named_in_like_words_is_shown(answers: dict[str, Answer]) -> None:
    told = told_by(answers[NAMED])
    assert "a new operator" in told, told
    assert "Holm Bruun Maritime" in told, told


def test_what_only_names_its_teller_is_not_told_twice(answers: dict[str, Answer]) -> None:
    assert told_by(answers[TOLD]).count("bronze helmet") == 1, told_by(answers[TOLD])
