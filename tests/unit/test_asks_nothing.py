"""What asks nothing, words that only join or a sentence over and over, is told from a question."""

import pytest

from bot.answer.asked.declining import is_empty
from bot.answer.asked.question import clean


@pytest.mark.parametrize("asked", ["OR", "NOT NEAR/3 (", "and or (not)", "When?! the dam", "Who? 🙂 the harbour pilot"])
def test_words_that_only_join_ask_nothing(asked: str) -> None:
    assert is_empty(clean(asked))


@pytest.mark.parametrize(
    "asked",
    ["Why?", "where?", "and?", "and where?", "and then?", "the dam", "When is the dam open?", "Why not?", "and Peru?"],
)
def test_a_short_question_asks_something(asked: str) -> None:
    assert not is_empty(clean(asked))


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("Our dam. " * 900 + "Who built it?", "Our dam. Who built it?"),
        ("What? What? What? What? Who built it?", "What? Who built it?"),
        ("The dam broke. The dam broke. Why?", "The dam broke. The dam broke. Why?"),
        ("<<6*6>> is how many?", "<<6*6>> is how many?"),
        ("**Who** built `it`?", "Who built it?"),
        ("Did *Ruiz* sign?", "Did Ruiz sign?"),
    ],
)
def test_what_was_typed_is_kept_but_not_over_and_over(typed: str, line: str) -> None:
    assert clean(typed) == line
