"""Tells how many died by the count of each side that a question names: one side's dead are not another's."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import Term
from bot.answer.found.candidates import Candidate, Group
from bot.answer.found.spotting import Spotter
from bot.answer.holding.counted_now import iter_counts_in
from bot.answer.holding.fates import AskedFate
from bot.answer.holding.happenings import list_runs, when
from bot.model.article import Article
from bot.text.gazetteer import load_gazetteer

_ACCORDING = re.compile(r",?\s+according\s+to\s+(?P<who>[^?]+?)\s*\?*\s*\Z", re.IGNORECASE)
_BETWEEN = re.compile(r",?\s+and\s+|,\s+")
_OF_ONE = timedelta(days=10)
"""Reports further apart than this may tell of two happenings at one place."""
_SAYS = re.compile(r"(?:[’'\w-]+\s+){0,6}?(?:said|says|say|told|put|reported|announced|confirmed|stood\s+by)\b")
_BY = re.compile(r"\b(?:according\s+to|said|says)\s+(?:[a-z’'-]+\s+){0,4}\Z", re.IGNORECASE)


def list_sides(question: QuestionRead) -> tuple[tuple[str, tuple[Term, ...]], ...]:
    """Give those by whose count it is asked how many died, each with how they are named."""
    found = _ACCORDING.search(question.understood)
    names = _BETWEEN.split(found["who"]) if found is not None else []
    sides = (
        (each.strip(), tuple(term for term in question.terms if term.shown.casefold() in each.casefold()))
        for each in names
    )
    return tuple((name, terms) for name, terms in sides if terms)


def tell_by_side(
    asked: AskedFate, sides: Sequence[tuple[str, tuple[Term, ...]]], articles: Sequence[Article]
) -> tuple[Group, ...]:
    """Give the newest count of each side, named, and of whom none is found that they gave none."""
    named = {term for _, terms in sides for term in terms}
    happening = tuple(each for each in asked.happening if each not in named)
    if not happening:
        return ()
    reports = [(run, each) for run in list_runs(happening, articles) for each in (*run.opening, *run.further)]
    days = sorted(when(each) for _, each in reports)
    if not days or days[-1] - days[0] > _OF_ONE:
        return ()
    found = (each for run, one in reports for each in iter_counts_in(asked, one) if run.tells(one, each.words))
    told = sorted(found, key=lambda each: each.when)
    counts = [(name, [each for each in told if _is_said_by(terms, each)]) for name, terms in sides]
    if not any(each for _, each in counts):
        return ()
    return tuple(
        Group(f"{name}:" if own else f"{name}: I found no such count that is surely theirs.", tuple(own[-1:]))
        for name, own in counts
    )


def _is_said_by(terms: Sequence[Term], each: Candidate) -> bool:
    """Say whether whoever is named says so in the sentence."""
    words = each.words
    spotter = Spotter([replace(term, focus=False, subject=False) for term in terms], load_gazetteer())
    return any(_SAYS.match(words, spot.at) or _BY.search(words, 0, spot.at) for spot in spotter.find(words))
