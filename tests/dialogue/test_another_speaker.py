"""Behind a question for the words of who has no name, others without one are asked for theirs."""

from datetime import UTC, datetime

import pytest

from bot.answer.thread.followup import complete
from bot.model.conversation import MemberId, ThreadId, Turn
from bot.text.gazetteer import load_gazetteer

NOW = datetime(2026, 5, 4, tzinfo=UTC)


def ask(last: str, asked: str) -> str:
    return complete(asked, [Turn(ThreadId("t"), MemberId("m"), NOW, last, last, "")], NOW, load_gazetteer()).text


@pytest.mark.parametrize(
    ("last", "asked", "whole"),
    [
        ("What does the owner say?", "and the investigators?", "What do the investigators say?"),
        ("What do the divers say?", "and the harbour manager?", "What does the harbour manager say?"),
        (
            "What did the company say about the leak?",
            "and the residents?",
            "What did the residents say about the leak?",
        ),
        ("How did the board react?", "and the foreman?", "How did the foreman react?"),
    ],
)
def test_another_without_a_name_is_asked(last: str, asked: str, whole: str) -> None:
    assert ask(last, asked) == whole


@pytest.mark.parametrize(
    ("last", "asked"),
    [
        ("What does the owner say?", "and the damage?"),
        ("What does the owner say?", "and the numbers?"),
        ("What does the owner say?", "and the letters?"),
    ],
)
def test_no_thing_is_asked_for_its_words(last: str, asked: str) -> None:
    assert asked.removeprefix("and ").rstrip("?") + " say" not in ask(last, asked)
