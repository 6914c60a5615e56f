"""Tells of which states a report tells, and of which a sentence in it: one that names none is of that of its report."""

import re
from collections.abc import Set

from bot.answer.asked.named import find_named
from bot.answer.asked.terms import roots
from bot.answer.found.candidates import Candidate, open_of
from bot.answer.holding.happenings import find_sum
from bot.model.analysis import ActorKey, Span
from bot.model.article import Article
from bot.text.datelines import skip_dateline
from bot.text.gazetteer import load_gazetteer
from bot.text.sentences import split

_FIRST = 1_000
"""Characters of a report in which its first sentence ends."""
_IN = re.compile(
    r"\b(?:in|across|inside|throughout|within|around|off|at|near)\s+(?:(?:the|an?)\s+)?(?:[a-z-]+\s+){0,2}\Z",
    re.IGNORECASE,
)
_LANDMARK = re.compile(
    r"(?:\b(?:borders?|frontier)\s+(?:with|to|of)|\b(?:near|close\s+to|opposite|towards?|bordering|(?:kilomet(?:re|er)s|km|miles)\s+"
    r"(?:(?:north|south|east|west)\w*\s+)?(?:from|of))(?:\s+(?:the|its))?(?:\s+(?:border|frontier)\s+(?:with|to|of))?)\s+"
    r"(?:[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*\s+and\s+)?\Z"
)
"""Before a state that only says where something else lies: `a town near the border with`."""
_AMONG_THEM = re.compile(r",\s+(?:including\b|(?:\S+\s+of|of|among)\s+(?:them|whom)\b)")
"""Behind a count, who some of those are who were counted."""


def list_states(words: str) -> frozenset[ActorKey]:
    """Give the states that words name by their name or their capital, but as a landmark."""
    found = load_gazetteer().scan(words)
    named = (each for each in found if each.key.startswith("state:") and each.form != "demonym")
    return frozenset(each.key for each in named if _LANDMARK.search(words, 0, each.span.start) is None)


def _list_peoples(words: str) -> frozenset[ActorKey]:
    found = (each for each in load_gazetteer().scan(words) if each.key.startswith("state:"))
    return frozenset(each.key for each in found if _LANDMARK.search(words, 0, each.span.start) is None)


def _list_entered(words: str) -> frozenset[ActorKey]:
    """Give the states in which words tell something to be."""
    found = (each for each in load_gazetteer().scan(words) if each.form != "demonym" and each.key.startswith("state:"))
    return frozenset(each.key for each in found if _IN.search(words, 0, each.span.start))


def list_homes(article: Article, people: ActorKey | None) -> frozenset[ActorKey]:
    """Give the state that a report is on: the one that its title names, or else its first sentence, or of several the
    one that it is filed from, and any in which the first sentence tells something to be; all where none of them
    settles it. Whose people are counted is no such state."""
    first = next((each.span for each in split(article.text[:_FIRST], article.language)), Span(0, 0))
    body = skip_dateline(article.text, first)
    words, filed = body.of(article.text), list_states(article.text[first.start : body.start].title())
    told = [list_states(article.title), list_states(words)]
    told += [_list_peoples(each) - {people} for each in (article.title, words)]
    named = next((each for each in told if len(each) == 1), None) or next((each for each in told if each), filed)
    return (named & filed if len(named) > 1 and named & filed else named) | _list_entered(words)


def list_places_of(told: Candidate, people: ActorKey | None) -> frozenset[ActorKey]:
    """Give the states that a sentence tells of: those it names, beside whose people it counts, or what stands before it
    in its paragraph, or its report."""
    text, span = told.article.text, told.sentence.span
    start = text.rfind("\n", 0, span.start) + 1
    before = [text[start + each.span.start : start + each.span.end] for each in split(text[start : span.start], None)]
    for words in (told.words, *reversed(before)):
        if own := list_states(words) or _list_peoples(_AMONG_THEM.split(words)[0]) - {people}:
            return own
    return list_homes(told.article, people)


def is_of_a_part(told: Candidate, asked: Set[str]) -> bool:
    """Say whether a sentence names a finer place than what is asked about, or one that its report did not open with."""
    words = find_sum(told.words)
    placed = [each for each in find_named(words, load_gazetteer()) if each.placed and each.key is None]
    known = asked or set(roots(open_of(told.article)))
    return not all(set(roots(each.span.of(words))) <= known for each in placed)
