"""Whom a question names: states that a hyphen joins, and words in small letters that are no states."""

import pytest

from bot.answer.asked.named import find_named, is_thing
from bot.answer.asked.question import LONGEST, clean
from bot.answer.asked.terms import Term, root
from bot.answer.found.spotting import Spotter
from bot.text.gazetteer import load_gazetteer


def list_keys(question: str) -> list[str | None]:
    return [each.key for each in find_named(question, load_gazetteer())]


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("Who chaired the Saudi-Iran talks?", ["state:SA", "state:IR"]),
        ("When did the US-China trade war begin?", ["state:US", "state:CN"]),
        ("What did Guinea-Bissau sign?", ["state:GW"]),
        ("was the kenya-tanzania meeting put off?", ["state:KE", "state:TZ"]),
        ("which state-run mills closed?", []),
        ("What did Mohammed Al-Jadaan say?", [None]),
        ("Who won in Monday's vote?", []),
    ],
)
def test_states_that_a_hyphen_joins_are_named_both(question: str, keys: list[str | None]) -> None:
    assert list_keys(question) == keys


@pytest.mark.parametrize(
    ("question", "word", "thing"),
    [
        ("Which turkey farmers lost their flocks in Poland?", "turkey", True),
        ("What do turkey farmers want?", "turkey", True),
        ("what do turkey farmers want?", "turkey", False),  # whoever writes no capitals may mean the state
        ("What did turkey say about Sweden?", "turkey", False),
        ("Where are the iran talks held?", "iran", False),
    ],
)
def test_a_word_in_small_letters_may_be_a_thing(question: str, word: str, thing: bool) -> None:
    assert is_thing(question, word, question.index(word)) is thing


@pytest.mark.parametrize(("small", "met"), [(True, 1), (False, 2)])
def test_a_thing_is_not_met_by_the_state_of_its_name(small: bool, met: int) -> None:
    term = Term(root("turkey"), "turkey", small=small)
    assert len(Spotter((term,), load_gazetteer()).find("Farmers who raise turkey wrote to Turkey.")) == met


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("what does luis montenegro say?", []),
        ("What does Luis Montenegro say?", [None]),
        ("what does montenegro say?", ["state:ME"]),
        ("did iran and cuba sign?", ["state:IR", "state:CU"]),
        ("will spain sign in april?", ["state:ES"]),
    ],
)
def test_a_state_s_name_behind_a_given_name_asks_of_a_person(question: str, keys: list[str | None]) -> None:
    assert list_keys(question) == keys


def test_a_long_question_is_cut_behind_a_word() -> None:
    read = clean("Zambia and " * 200)
    assert len(read) <= LONGEST
    assert set(read.split()) == {"Zambia", "and"}
    assert len(clean("z" * 2000)) == LONGEST
