"""Reads a question: what it asks about, what kind of answer it wants, and of which time. Pure, and never an error."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.answer.followup import complete
from bot.answer.named import Named, find_named
from bot.answer.terms import MOST_TERMS, Term, find_pairs, is_asking, root
from bot.answer.times import AskedTime, find_asked_time
from bot.model.analysis import ActorKey, Span
from bot.model.conversation import Turn
from bot.model.topic import Window
from bot.text.gazetteer import Gazetteer
from bot.text.words import tokens

Kind = Literal["who", "what", "when", "where", "how_many", "yes_no", "has_yet", "why", "other"]

LONGEST = 600
"""Characters of a question that are read; what follows is left out."""

_KINDS: tuple[tuple[Kind, str], ...] = (
    (
        "how_many",
        r"\bhow (?:many|much|high|old|long|far|big|large|often|fast)\b|\bwhat (?:percentage|share|number|amount)\b",
    ),
    ("when", r"\bwhen\b|\b(?:what|which) (?:date|day|month|year|time)\b|\bhow soon\b"),
    (
        "where",
        r"\bwhere\b|\b(?:what|which) (?:countr(?:y|ies)|city|cities|place|continent|nation|capital|state|town)\b",
    ),
    ("why", r"\bwhy\b|\bhow come\b|\bwhat (?:was|is|were) the reasons?\b|\bfor what reasons?\b"),
    ("who", r"\b(?:who|whom|whose)\b|\b(?:what|which) (?:person|president|leader|minister|actor|singer|politician)\b"),
    ("what", r"\b(?:what|which|how)\b"),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)
_YET = re.compile(r"\A(?:has|have|had)\b|\byet\b", re.IGNORECASE)
_YES_NO = re.compile(r"\A(?:is|are|was|were|will|would|does|do|did|can|could|should|shall|may|might)\b", re.IGNORECASE)
_COURSE = re.compile(
    r"\bwhat (?:has |have |had )?(?:happen\w*|changed)\b|"
    r"\bwhat(?:[’']s| is| was) (?:happening|new|going on|the latest)\b|"
    r"\btimeline\b|\bcourse of events\b|\bhow did\b.*\b(?:unfold|develop|start|begin|go)\b|\bstep by step\b",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")


@dataclass(frozen=True, slots=True)
class QuestionRead:
    """A question as it was understood."""

    asked: str
    understood: str
    """Follow-ups completed from the thread."""
    kind: Kind
    terms: tuple[Term, ...]
    """Empty where the question names nothing that could be looked for."""
    pairs: frozenset[tuple[str, str]]
    """Roots that stand side by side in it."""
    window: Window | None
    dates: tuple[str, ...]
    """The asked day in the forms a text prints: `24 February`, `Feb 24`."""
    lately: bool
    course: bool
    """It asks for a course of events, so that its answer is told in order of time."""

    @property
    def actors(self) -> tuple[ActorKey, ...]:
        """The listed actors it names."""
        return tuple(term.actor for term in self.terms if term.actor is not None)


def read_question(text: str, now: datetime, turns: Sequence[Turn], gazetteer: Gazetteer) -> QuestionRead:
    """Read a question in the light of the thread's earlier turns, oldest first; `now` is in UTC."""
    asked = clean(text)
    understood = complete(asked, turns, now, gazetteer)[:LONGEST]
    time = find_asked_time(understood, now)
    terms = make_terms(understood, time, gazetteer)
    return QuestionRead(
        asked=asked,
        understood=understood,
        kind=find_kind(understood),
        terms=terms,
        pairs=find_pairs(terms, understood),
        window=time.window,
        dates=time.dates,
        lately=time.lately,
        course=_COURSE.search(understood) is not None,
    )


def clean(text: str) -> str:
    """Give what was typed as one line without control characters, cut to what is read."""
    line = " ".join(_CONTROL.sub(" ", text[: 4 * LONGEST]).split())[:LONGEST].strip()
    return line[:1] + line[1:].lower() if line.isupper() and " " in line else line


def find_kind(text: str) -> Kind:
    """Say what kind of answer is wanted, by the last sentence that asks."""
    parts = [part for part in re.split(r"(?<=[.!?])\s+", text) if part.strip()]
    asking = parts[-1] if parts else ""
    if _YET.search(asking):
        return "has_yet"
    if _YES_NO.match(asking):
        return "yes_no"
    tail = re.search(r", and (when|where|why|who|how many|how much)\?\Z", asking, re.IGNORECASE)
    asking = tail[1] if tail else asking
    return next((kind for kind, pattern in _COMPILED if pattern.search(asking)), "other")


def make_terms(text: str, time: AskedTime, gazetteer: Gazetteer) -> tuple[Term, ...]:
    """Give what a question asks about, each thing once, without the words that only ask or name its time."""
    names = find_named(text, gazetteer)
    taken = [*time.words, *(each.span for each in names)]
    found = [(each.span.start, term) for each in names for term in _name_terms(text, each, time)]
    for word in re.finditer(r"\w+(?:[.’'\-]\w+)*", text):
        span = Span(word.start(), word.end())
        if not any(span.start < each.end and each.start < span.end for each in taken):
            found.extend(
                (span.start, Term(root(folded), word[0])) for folded in tokens(word[0]) if not is_asking(folded)
            )
    ordered = [term for _, term in sorted(found, key=lambda each: each[0])]
    once = {term.actor or term.root: term for term in reversed(ordered)}
    kept = tuple(term for term in dict.fromkeys(ordered) if once[term.actor or term.root] == term)[:MOST_TERMS]
    return _with_focus(kept) if find_kind(text) in {"yes_no", "has_yet"} else kept


def _name_terms(text: str, named: Named, time: AskedTime) -> list[Term]:
    words = named.span.of(text)
    if any(each.start < named.span.end and named.span.start < each.end for each in time.words):
        return []
    if named.key is not None:
        return [Term(words.casefold(), words, named.key, named=True)]
    return [Term(root(word), word, named=True) for word in tokens(words) if not is_asking(word)]


def _with_focus(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Mark the first term that is no name: in a yes-or-no question it is what shall be settled."""
    first = next((term for term in terms if not term.named), None)
    return tuple(
        Term(term.root, term.shown, term.actor, term.named, focus=True) if term is first else term for term in terms
    )
