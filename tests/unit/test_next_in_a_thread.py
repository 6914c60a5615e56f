"""When the next of something is, is told by a day that is ahead, and by none that is over."""

from datetime import date

import pytest

from bot.answer.thread.around import find_around
from bot.answer.thread.told_around import tells_next
from bot.model.analysis import Material, Span
from bot.text.analysis import analyse
from tests.factories import NOW, make_article
from tests.unit.test_followups import follow_up

TODAY = date(NOW.year, NOW.month, NOW.day)


def tells(words: str, today: date) -> bool:
    article = make_article(words)
    return tells_next([(article, Span(0, len(words)))], [Material(article, analyse(article))], today)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The bakers will meet in Turda on 4 May 2031.", True),
        ("The bakers will meet in Turda in June 2031.", True),
        ("No date has been set for a meeting of the bakers.", True),
        ("The bakers have yet to set a day for a meeting.", True),
        (f"The bakers will meet in Turda in {TODAY:%B %Y}.", True),
        ("The talks in Turda will be held from 20 to 24 March 2023.", True),
        ("A date for the bakers' meeting has not been found.", True),
        ("The bakers met in Turda on 4 May 2011.", False),
        ("We will be on the road the next morning.", False),
        ("The bakers wanted a meeting.", False),
    ],
)
def test_a_day_ahead_tells_it(words: str, told: bool) -> None:
    assert tells(words, TODAY) == told


def test_a_day_beside_what_is_shown_tells_nothing() -> None:
    before, shown, behind = (
        "The millers will meet on 4 May 2031. ",
        "The bakers met. ",
        "The tanners will on 5 May 2031.",
    )
    article = make_article(before + shown + behind)
    place = Span(len(before), len(before + shown))
    assert not tells_next([(article, place)], [Material(article, analyse(article))], TODAY)


@pytest.mark.parametrize("asked", ["next hearing?", "and the next meeting?", "When is the next round?"])
def test_it_is_asked_in_two_words(asked: str) -> None:
    found = find_around(asked, asked)
    assert found is not None
    assert found.kind == "next"


def test_the_whole_of_it_asks_when() -> None:
    last = "Who owns the bakery?"
    assert follow_up("next hearing?", last).text == "When is the next hearing?"
    assert follow_up("their next meeting?", last).text == "When is their next meeting?"
    assert follow_up("next week?", last).text != "When is the next week?"


def test_how_many_takes_no_more_than_it_lacks() -> None:
    assert follow_up("how many bakers?", "When is the next hearing?").text == "How many bakers?"
    assert follow_up("how many bakers?", "Where are the millers held?").text == "How many bakers?"
