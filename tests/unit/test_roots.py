"""What is asked with a verb and told with its past, or with a noun of it, is the same; other words are not."""

import pytest

from bot.answer.spotting import Spotter
from bot.answer.terms import Term, root
from bot.text.gazetteer import load_gazetteer

SAME = (
    "fire fired firing",
    "hire hired",
    "vote voted voting votes",
    "free freed",
    "flee fled",
    "leave left leaving",
    "become became becoming",
    "invade invasion invaded",
    "strike struck strikes",
    "overthrow overthrew overthrown",
    "uphold upheld",
    "ban banned banning",
    "stop stopped",
    "shoot shot shots",
    "name named naming",
    "try tried",
    "sue sued",
)
OTHER = ("fire fir", "note not", "rate rat", "win wine", "find founder", "wind wounded", "grind ground", "hang hunger")


@pytest.mark.parametrize("words", SAME)
def test_the_forms_of_a_word_share_a_root(words: str) -> None:
    assert len({root(each) for each in words.split()}) == 1, [root(each) for each in words.split()]


@pytest.mark.parametrize("words", OTHER)
def test_other_words_do_not(words: str) -> None:
    one, other = words.split()
    assert root(one) != root(other)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("leave", "He left on Friday."),
        ("flee", "Both fled to Oslo."),
        ("try", "They tried again."),
        ("fire", "It fired him."),
    ],
)
def test_a_text_is_searched_for_every_form(asked: str, told: str) -> None:
    assert Spotter([Term(root(asked), asked)], load_gazetteer()).find(told)
