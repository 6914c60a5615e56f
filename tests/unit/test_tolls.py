"""How many died is told by what was counted last; of accounts that differ on a day each is told."""

from datetime import UTC, datetime

import pytest

from bot.answer.found.candidates import Candidate
from bot.answer.found.counting import find_dead, read_dead
from bot.answer.found.sentences import WeighedSentence
from bot.answer.telling.choose import choose
from bot.answer.thread.reading import read_question
from bot.model.analysis import Span
from bot.text.gazetteer import load_gazetteer
from tests.factories import make_article

ASKED = "How many miners died in the flood at Kolwezi?"
FIRST = "A flood at Kolwezi killed seven miners on Sunday, the governor said."
RISEN = "The toll of the flood at Kolwezi has risen to nine, the governor said."
UNION = "The union put the number of dead at 14."
LATER = "Two more miners died in hospital after the flood at Kolwezi, the governor said."


def show(*told: tuple[str, int]) -> list[str]:
    candidates = [
        Candidate(
            make_article(text, url=f"https://n.example/{day}{at}", published=datetime(2023, 3, day, tzinfo=UTC)),
            WeighedSentence(Span(0, len(text)), 1.0, 1.0, 1.0, fits=True),
            1.0,
        )
        for at, (text, day) in enumerate(told)
    ]
    question = read_question(ASKED, datetime(2023, 3, 15, tzinfo=UTC), (), load_gazetteer())
    return [each.words for group in choose(question, candidates) for each in group.chosen]


def test_a_toll_that_has_risen_takes_the_place_of_the_first_count() -> None:
    assert show((FIRST, 5), (RISEN, 7)) == [RISEN]


def test_accounts_that_differ_stand_side_by_side() -> None:
    assert show((RISEN, 7), (UNION, 7), (FIRST, 5)) == [RISEN, UNION]


def test_a_later_count_of_some_does_not_hide_the_higher_one() -> None:
    assert show((FIRST, 5), (LATER, 8)) == [LATER, FIRST]


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        (FIRST, 7),
        (RISEN, 9),
        (UNION, 14),
        ("Nine miners were hurt in the flood.", None),
        ("He is 41 and a miner.", None),
    ],
)
def test_what_counts_the_dead(sentence: str, count: int | None) -> None:
    assert find_dead(read_dead(ASKED), sentence) == count


def test_what_else_is_counted_is_no_toll() -> None:
    assert read_dead("How many miners were rescued?") == ()
