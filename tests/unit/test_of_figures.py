"""What somebody says about figures is told by what they say of what these count; a possessive is no other word."""

import pytest

from bot.answer.asked.question import read_whole
from bot.answer.asked.stances import ask_of_counts
from bot.text.gazetteer import load_gazetteer
from tests.factories import NOW


@pytest.mark.parametrize(
    ("asked", "counts"),
    [
        ("What does the Red Cross say about the ministry's figures?", "the Red Cross say"),
        ("What did Save the Children say of the official numbers?", "Save the Children say"),
        ("What does Amnesty think about the statistics?", "Amnesty think"),
        ("What do doctors make of the government’s count?", "doctors make"),
        ("What does the opposition say on the data?", "the opposition say"),
    ],
)
def test_figures_are_of_a_toll_or_a_number(asked: str, counts: str) -> None:
    told = ask_of_counts(asked)
    assert told is not None
    assert counts in told
    assert told.endswith("the toll or number?")


@pytest.mark.parametrize(
    "asked",
    [
        "What does the Red Cross say about the flood?",
        "What does Chad say about opposition figures?",
        "What does the court say about the personal data?",
        "What are the ministry's figures?",
        "What does the ministry say about the figures of the dead in Lima?",
        "Who doubts the figures?",
    ],
)
def test_nothing_else_is_asked_so(asked: str) -> None:
    assert ask_of_counts(asked) is None


def test_a_thing_is_shown_without_whose_it_is() -> None:
    read = read_whole(text := "What became of the ministry's plan and the nurses’ strike?", text, NOW, load_gazetteer())
    assert {"ministry", "nurses", "plan", "strike"} <= {each.shown for each in read.terms}
