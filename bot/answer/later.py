"""What was reported later and changes what an answer says: a correction, an answer to what was open, a newer state."""

import re
from collections.abc import Sequence

from bot.answer.choose import Candidate, Group
from bot.answer.named import find_named
from bot.answer.question import YES_OR_NO, QuestionRead
from bot.answer.terms import is_asking, roots
from bot.text.gazetteer import load_gazetteer

_CORRECTS = re.compile(
    r"\b(?:correct(?:s|ed|ing)\s+(?:its|his|her|their|the|an?)|retract(?:s|ed|ing)|"
    r"earlier\s+(?:report|figure|toll|version|statement)s?(?:\s+of\s+(?P<figure>[\d.,]*\d))?)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:not|yet\s+to|no|never|declined|unclear|whether|undecided|unknown|will|would|may|might|expected)\b",
    re.IGNORECASE,
)
_STILL = re.compile(r"\bstill\b", re.IGNORECASE)
_SHARED = 2
"""Telling words that two sentences about one thing have in common, one of them a name."""


def leave_out_overtaken(
    question: QuestionRead, candidates: Sequence[Candidate], known: Sequence[Candidate]
) -> list[Candidate]:
    """Give what is still open: without that of which a later report says, of the same actor, that it was done."""
    if question.kind != "open":
        return list(candidates)
    asked = {term.root for term in question.terms}
    done = [each for each in known if _DENIES.search(each.words) is None]
    return [each for each in candidates if not any(_answers(other, each, asked) for other in done)]


def list_later(question: QuestionRead, groups: Sequence[Group], known: Sequence[Candidate]) -> tuple[Group, ...]:
    """Give what was reported after what is shown and takes it back, or says how it stands now where that was asked."""
    shown = [each for group in groups for each in group.chosen]
    words = {each.words for each in shown}
    fresh = [each for each in known if each.words not in words]
    corrected = next((each for each in fresh if any(_corrects(each, other) for other in shown)), None)
    if corrected is not None:
        return (Group("Corrected since:", (corrected,)),)
    if question.kind not in YES_OR_NO or not _STILL.search(question.understood) or not shown:
        return ()
    newest = max(each.when for each in shown)
    names = {term.root for term in question.terms if term.named}
    since = [each for each in fresh if each.when > newest and names and names <= set(roots(each.words))]
    return (Group("Reported since:", (since[0],)),) if since else ()


def _corrects(one: Candidate, other: Candidate) -> bool:
    found = list(_CORRECTS.finditer(one.words))
    figures = {each["figure"] for each in found} - {None}
    if one.when <= other.when or not found or any(str(figure) not in other.words for figure in figures):
        return False
    shared = _telling(one) & _telling(other)
    return len(shared) >= _SHARED and bool(shared & _names(one) & _names(other))


def _answers(one: Candidate, open_: Candidate, asked: set[str]) -> bool:
    """The same actor stands first in both, and they share a telling word that the question did not lend them."""
    if one.when <= open_.when:
        return False
    first, before = _first_name(one), _first_name(open_)
    shared = (_telling(one) & _telling(open_)) - asked - _names(open_)
    return first is not None and first == before and bool(shared)


def _telling(candidate: Candidate) -> set[str]:
    return {word for word in roots(candidate.words) if not is_asking(word)}


def _names(candidate: Candidate) -> set[str]:
    words = candidate.words
    return {root for each in find_named(words, load_gazetteer()) for root in roots(each.span.of(words))}


def _first_name(candidate: Candidate) -> str | None:
    words = candidate.words
    named = find_named(words, load_gazetteer())
    return (named[0].key or " ".join(roots(named[0].span.of(words)))) if named else None
