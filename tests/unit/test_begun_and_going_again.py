"""Where a thing began is not told by what somebody else begins to do; whether a thing reopened is not told by that it
closed, but where it did so since."""

from datetime import timedelta

import pytest

from bot.answer.asked.question import QuestionRead, read_whole
from bot.answer.found.candidates import Candidate
from bot.answer.holding.happenings import iter_told
from bot.answer.holding.leading import leave_out_other_beginnings
from bot.answer.holding.turns import keep_going_again
from bot.text.gazetteer import load_gazetteer
from tests.factories import NOW, make_article


def ask(question: str) -> QuestionRead:
    return read_whole(question, question, NOW, load_gazetteer())


def tell(*days: str) -> list[Candidate]:
    reports = (
        make_article(text, title="Report", url=f"https://wire.example/{at}", published=NOW + timedelta(days=at))
        for at, text in enumerate(days)
    )
    return [each for one in reports for each in iter_told(one)]


@pytest.mark.parametrize(
    ("question", "words", "kept"),
    [
        ("Where did the fire start?", "Neighbouring Peru began to check lorries at Korn.", False),
        ("Where did the fire start?", "Doctors started treating the hurt in Varn.", False),
        ("Where did the epidemic begin?", "The army has begun building a clinic near Tolm.", False),
        ("When did the blockade begin?", "The police began a search of the harbour on Monday.", False),
        ("Has the trial begun?", "Lawyers have begun to collect papers.", False),
        ("Where did the fire start?", "It started in a barn near Korn.", True),
        ("Where did the fire start?", "The fire began to spread in a barn near Korn.", True),
        ("Where did the fire start?", "The police think that a lamp fell over in a barn.", True),
        ("When did the blockade begin?", "It began on Monday.", True),
        ("Has the trial begun?", "The trial has begun in Oslo.", True),
        ("Who began to check lorries?", "Neighbouring Peru began to check lorries at Korn.", True),
    ],
)
def test_what_somebody_begins_to_do_is_not_where_a_thing_began(question: str, words: str, kept: bool) -> None:
    assert bool(leave_out_other_beginnings(ask(question), tell(words))) is kept


@pytest.mark.parametrize(
    ("question", "words", "kept"),
    [
        ("Has Chad reopened its crossings with Niger?", "Chad closed two of its crossings with Niger.", False),
        ("Have flights to Malta resumed?", "Flights to Malta were suspended on Monday.", False),
        ("Has the reactor been restarted?", "The reactor was shut down on Monday.", False),
        ("Has Chad reopened its crossings with Niger?", "Chad reopened a crossing with Niger.", True),
        ("Has Chad reopened its crossings with Niger?", "The crossings remain closed, Chad said.", True),
        ("Has Chad reopened its crossings with Niger?", "Chad closed its crossings with Niger again.", True),
        ("Has Chad reopened its crossings with Niger?", "Chad kept its crossings with Niger closed.", True),
        ("Has Chad closed its crossings with Niger?", "Chad closed two of its crossings with Niger.", True),
        ("When did Chad reopen its crossings?", "Chad closed two of its crossings with Niger.", True),
    ],
)
def test_a_closing_does_not_tell_whether_it_reopened(question: str, words: str, kept: bool) -> None:
    assert bool(keep_going_again(ask(question), tell(words))) is kept


def test_a_closing_since_tells_that_it_is_open_no_more() -> None:
    told = tell("Chad reopened its crossings with Niger.", "Chad closed its crossings with Niger on Friday.")
    assert keep_going_again(ask("Has Chad reopened its crossings with Niger?"), told) == told
