"""What a yes-or-no question asks to be settled, by its words: neither its subject nor a part of that."""

import pytest

from bot.answer.asked.focus import Settled, find_settled
from bot.answer.asked.question import make_terms
from bot.answer.asked.terms import root
from bot.answer.asked.times import AskedTime
from bot.text.gazetteer import load_gazetteer

SETTLED = {
    "Did the joint statement ask Russia to withdraw its forces?": "ask",
    "Has the skipper been released yet?": "released",
    "Is the invitation to Raisi confirmed?": "confirmed",
    "Did the two sides agree on the pipeline?": "agree",
    "Was the spy balloon shot down?": "shot",
    "Was the trial finally postponed?": "postponed",
    "Is the skipper free?": "free",
    "Has the Iranian president visited Riyadh?": "visited",
    "Has Beijing confirmed the call?": "confirmed",
    "Has Rosa Lind's journey to Lima been rescheduled?": "rescheduled",
    "Did Xi meet Zelensky?": "meet",
    "Did police arrest the mayor?": "arrest",
    "Do regional councils back the levy?": "back",
    "Will schools reopen on Monday?": "reopen",
    "Did talks end without a deal?": "end",
    "Did it rain?": "rain",
    "Will there be an inquiry?": "inquiry",
    "Are the men still in custody?": "men",
}
"""The last ones hold nothing by which it could be told, or begin with a name: there it is the first word."""


@pytest.mark.parametrize("question", SETTLED)
def test_what_is_asked_to_have_been_done_is_the_focus(question: str) -> None:
    terms = make_terms(question, AskedTime(), load_gazetteer())
    assert [term.shown for term in terms if term.focus] == [SETTLED[question]]


def test_the_thing_is_the_last_word_before_what_is_asked_of_it() -> None:
    assert find_settled("Did the joint statement ask Russia to withdraw?") == Settled(
        "statement", "ask", kind=frozenset({"joint"})
    )
    assert find_settled("Has the skipper of the ship been released?") == Settled("skipper", "released")
    assert find_settled("Did the rebels seize the old port on Sunday?") == Settled("rebels", "seize", "port")
    assert find_settled("did the central bank raise?", ends=True) == Settled(
        "bank", "raise", kind=frozenset({root("central")})
    )


def test_who_acts_may_have_neither_a_name_nor_an_article() -> None:
    assert find_settled("Did rebels seize the old port on Sunday?") == Settled("rebels", "seize", "port")
    assert find_settled("Do regional councils back the levy?") == Settled(
        "councils", "back", "levy", frozenset({root("regional")})
    )
    for question in ("Did anyone resign?", "Will they leave?", "Did it rain?", "Will people be paid?", "Do you know?"):
        assert find_settled(question) is None


def test_a_name_within_the_subject_does_not_act() -> None:
    terms = make_terms("Is the invitation to Raisi confirmed?", AskedTime(), load_gazetteer())
    assert not any(term.subject for term in terms)
    acting = make_terms("Has the Iranian president visited Riyadh?", AskedTime(), load_gazetteer())
    assert [term.shown for term in acting if term.subject] == ["Iranian"]


def test_a_question_that_begins_otherwise_settles_its_first_word() -> None:
    assert find_settled("When will the trial begin?") is None
    assert find_settled("Why was the ship seized?") is None
