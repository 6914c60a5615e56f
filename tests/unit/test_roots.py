"""What is asked with a verb and told with its past, or with a noun of it, is the same; other words are not."""

import pytest

from bot.answer.asked.terms import Term, root
from bot.answer.found.spotting import Spotter
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
    "people peoples person",
    "defend defence defences",
    "die died deadly",
    "kidnap kidnapped kidnappers kidnapping",
    "rob robbed robbers robbery",
    "plan planned planners",
)
OTHER = (
    "fire fir",
    "note not",
    "rate rat",
    "win wine",
    "find founder",
    "wind wounded",
    "grind ground",
    "hang hunger",
    "statement states",
)


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
        ("people", "The peoples of the Volga met."),
        ("offend", "Such offences are rare."),
        ("die", "A deadly attack."),
        ("covid-19", "Covid-19 came back."),
        ("sell", "Its sales rose."),
    ],
)
def test_a_text_is_searched_for_every_form(asked: str, told: str) -> None:
    assert Spotter([Term(root(asked), asked)], load_gazetteer()).find(told)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("man", "Its mental health plan was not mentioned."),
        ("make", "Madeleine Albright spoke."),
        ("win", "A wonderful wonder."),
        ("meet", "The metal was sold."),
        ("die", "The deadline has passed."),
        ("come", "David Cameron spoke."),
        ("port", "The airport reports that it is important."),
    ],
)
def test_a_word_that_only_begins_like_a_form_or_holds_it_is_another(asked: str, told: str) -> None:
    assert not Spotter([Term(root(asked), asked)], load_gazetteer()).find(told)


def test_one_endless_word_is_not_long_work() -> None:
    spotter = Spotter([Term("a" * length, "a" * length) for length in range(2, 26)], load_gazetteer())
    assert not spotter.find("b" + "a" * 1_000_000)


def test_of_names_that_begin_at_one_place_the_longest_counts_and_none_within_a_word() -> None:
    text = "United States of America, US and USAir: the American side, in America’s name."
    known = load_gazetteer().find("United States")
    assert known is not None
    spots = Spotter([Term("united states", known.name, known.key, named=True)], load_gazetteer()).find(text)
    assert [spot.at for spot in spots] == [text.index(each) for each in ("United", "US and", "American", "America’s")]
