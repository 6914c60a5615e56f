"""Which sentences are about whom a question is about: the same actor does the same thing, itself or its people."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answer.choose import Candidate
from bot.answer.named import find_named
from bot.answer.question import ABOUT_AN_EVENT, QuestionRead
from bot.answer.spotting import Spotter
from bot.answer.terms import Term, alike, roots
from bot.answer.voices import find_served
from bot.model.analysis import ActorKey, Material, Span
from bot.model.article import ArticleId
from bot.text.gazetteer import load_gazetteer

_BORDER = re.compile(
    r"\b(?:as|while|that|when|after|before|whether|if|because|but|where)\b(?!\s+(?:he|she|it|they|its|his|her|their)\b)",
    re.IGNORECASE,
)
"""Behind it somebody else acts, unless a pronoun takes up who acted before."""
_TAKES_UP = re.compile(r"(?:He|She|They|It|His|Her|Their|Its)\b")
_BY = re.compile(r"\w+\s+(?:by|of|from)\s+(?:the\s+)?(?:[A-Z]?[\w’'-]+\s+){0,2}")
_MUTUAL = frozenset(map(alike, ("meet", "call")))
_JOINED = re.compile(r"\band\b|,\s*\Z")


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whom a question is about and what is asked of them, made ready to look for."""

    states: frozenset[ActorKey]
    roots: frozenset[str]
    focus: Spotter
    mutual: bool
    """Who met whom is the same either way round."""

    @classmethod
    def of(cls, question: QuestionRead) -> "_Asked":
        subjects = [term for term in question.terms if term.subject]
        states = frozenset(term.actor for term in subjects if term.actor is not None)
        names = frozenset(term.root for term in subjects if term.actor is None)
        focus = [term for term in question.terms if term.focus]
        mutual = any(alike(term.root) in _MUTUAL for term in focus)
        return cls(states, names, Spotter(focus, load_gazetteer()), mutual)


def keep_subject(
    question: QuestionRead, candidates: Sequence[Candidate], materials: Mapping[ArticleId, Material]
) -> list[Candidate]:
    """Give the sentences in which whom a question is about does what it asks about; all where it is about nobody, and
    where the time of a thing is asked for that nobody is told to do."""
    asked = _Asked.of(question)
    if not asked.states and not asked.roots:
        return list(candidates)
    served = find_served(materials.values())
    kept = [each for each in candidates if _is_about(asked, each, materials.get(each.article.id), served)]
    return kept if question.kind in ABOUT_AN_EVENT else kept or list(candidates)


def _is_about(
    asked: _Asked, each: Candidate, material: Material | None, served: Mapping[ActorKey, frozenset[ActorKey]]
) -> bool:
    span = each.told if _TAKES_UP.match(each.words) else each.sentence.span
    words = span.of(each.article.text)
    named = [one for one in find_named(words, load_gazetteer()) if not one.placed]
    subjects = [
        one.span
        for one in named
        if one.key in asked.states or (one.key is None and asked.roots.intersection(roots(one.span.of(words))))
    ]
    subjects += _list_served(asked, span, material, served)
    persons = [one.span for one in named if one.kind == "person"]
    places = [spot.at for spot in asked.focus.find(words)]
    if not places or asked.mutual:
        return bool(subjects)
    return any(_acts(words, span, at, persons) for span in subjects for at in places)


def _list_served(
    asked: _Asked, told: Span, material: Material | None, served: Mapping[ActorKey, frozenset[ActorKey]]
) -> list[Span]:
    """Give where persons of the asked states are named."""
    if material is None:
        return []
    people = (actor for actor in material.analysis.actors if actor.kind == "person")
    return [
        Span(mention.span.start - told.start, mention.span.end - told.start)
        for actor in people
        if asked.states & served.get(actor.key, frozenset())
        for mention in actor.mentions
        if told.holds(mention.span)
    ]


def _acts(words: str, subject: Span, at: int, persons: Sequence[Span]) -> bool:
    """Say whether a name stands before what is done, with nobody else in between, or behind it as whose it is."""
    if subject.start >= at:
        return _BY.fullmatch(words[at : subject.start]) is not None
    between = words[subject.end : at]
    others = [each for each in persons if subject.end <= each.start < at]
    joined = not others or _JOINED.search(words[subject.end : others[0].start]) is not None
    return joined and _BORDER.search(between) is None


def is_subject(term: Term) -> bool:
    """Say whether a listed actor is whom a question is about, so that its people count for it."""
    return term.subject and term.actor is not None
