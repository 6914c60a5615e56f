"""What is told as a condition alone does not say that it was done."""

from datetime import UTC, datetime

import pytest

from bot.answer.asked.question import read_whole
from bot.answer.holding.deeds import leave_out_conditions
from bot.answer.holding.happenings import iter_told
from bot.text.gazetteer import load_gazetteer
from tests.factories import make_article

NOW = datetime(2026, 3, 20, 9, tzinfo=UTC)


def keeps(asked: str, told: str) -> bool:
    """Say whether a sentence may answer a question."""
    article = make_article(told, title="News", published=NOW)
    question = read_whole(asked, asked, NOW, load_gazetteer())
    return bool(leave_out_conditions(question, list(iter_told(article))))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Has Lind been convicted?", "If convicted, Oskar Lind faces eight years in prison."),
        (
            "Was the bridge closed?",
            "The ferry will sail at night if the bridge is closed, its captain Oskar Lind said.",
        ),
        ("Did Peru sign the treaty?", "Chile will not sail unless Peru signs the treaty, Oskar Lind said."),
    ],
)
def test_a_condition_alone_answers_nothing(asked: str, told: str) -> None:
    assert not keeps(asked, told)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Has Lind been convicted?", "Oskar Lind was convicted on Monday, and if he appeals he stays free."),
        ("Was the bridge closed?", "The bridge was closed on Monday."),
        ("Will Lind be convicted?", "If convicted, Oskar Lind faces eight years in prison."),
        ("What does Lind face?", "If convicted, Oskar Lind faces eight years in prison."),
    ],
)
def test_what_was_done_and_what_else_is_asked_are_told(asked: str, told: str) -> None:
    assert keeps(asked, told)
