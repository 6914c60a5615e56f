"""Tells where each sentence of an article plays: the places it names, else those of the sentences right before it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.model.analysis import Material, Span
from bot.text.dates import DAYS, MONTHS
from bot.text.words import STOP_WORDS

_NAME = re.compile(r"[A-ZÀ-Ž][\w’'-]*\w")
_AT = re.compile(
    r"\b(?:in|at|near|outside|over|across|off|around|on|hit|struck|of|from)\s(?:the\s(?:[\w-]+\s){0,3})?(?:[a-z]+ern\s)?\Z"
)
"""What stands before a place that something happens at."""
_INSIDE = re.compile(rf"(?<=[a-z,] ){_NAME.pattern}")
_PART = re.compile(r"[’'-]|\Z")
_POINTS = re.compile(r"north|south|east|west|central|upper|lower")
_QUARTER = re.compile(rf"\b(?P<point>(?i:(?:{_POINTS.pattern})(?:-?(?:east|west))?(?:ern)?))\s(?P<name>[A-ZÀ-Ž]\w+)")
_AHEAD = 60
"""Characters before a name in which that stands."""
_BACK = 2
"""Sentences before, in which the place is looked for where a sentence names none."""
_NO_PLACES = STOP_WORDS.union(MONTHS, DAYS, "president minister governor mayor defence defense ministry".split())


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence plays, in words without case: towns and other names in it, states, and what is carried over."""

    names: frozenset[str]
    states: frozenset[str]
    carried: frozenset[str]
    """Of the sentences before, where this one names no place."""
    here: frozenset[str]
    """Of all of those it names itself, the ones something is said to happen in."""
    quarters: frozenset[tuple[str, str]]
    """Parts of what it names, by the points of the compass: ("north", "waziristan")."""

    def is_apart(self, other: "Place", *, carried: bool) -> bool:
        """Say whether both name places and share none; `carried` names count where a sentence has none of its own."""
        mine, its = (each.names or (each.carried if carried else frozenset()) for each in (self, other))
        return self._is_across(other) or _disjoint(mine, its) or _disjoint(self.states, other.states)

    def _is_across(self, other: "Place") -> bool:
        """Say whether both name other parts of one place, and no part in common."""
        both = {name for _, name in self.quarters} & {name for _, name in other.quarters}
        mine, its = ({each for each in place.quarters if each[1] in both} for place in (self, other))
        return bool(both) and not mine & its


def find_places(material: Material) -> tuple[Place, ...]:
    """Give the place of every sentence, in order."""
    text, analysis = material.article.text, material.analysis
    mentions: dict[int, list[tuple[Span, bool]]] = {}
    states: dict[int, set[str]] = {}
    for actor in analysis.actors:
        for mention in actor.mentions:
            here = _is_here(text, 0, mention.span.start)
            mentions.setdefault(mention.sentence, []).append((mention.span, mention.capital and here))
            if here and actor.kind == "state" and not mention.capital:
                states.setdefault(mention.sentence, set()).add(actor.key)
    inside = _list_inside(text)
    told: list[Place] = []
    located: list[frozenset[str]] = []
    for number, sentence in enumerate(analysis.sentences):
        found = list(_find_names(text, sentence.span, mentions.get(number, ()), inside))
        names = frozenset(name for name, _ in found)
        located.append(frozenset(name for name, here in found if here))
        before = next((each for each in reversed(located[max(0, number - _BACK) : number]) if each), frozenset())
        within = frozenset(states.get(number, ()))
        quarters = frozenset(_find_quarters(text, sentence.span, mentions.get(number, ())))
        told.append(Place(names, within, frozenset() if names else before, located[-1] | within, quarters))
    return tuple(told)


def _find_names(
    text: str, sentence: Span, actors: Sequence[tuple[Span, bool]], inside: frozenset[str]
) -> Iterator[tuple[str, bool]]:
    """Give the names of a sentence that are no actor's, and whether something is said to happen there; its first word
    is a name where it stands `inside` another sentence with its capital, too."""
    for word in _NAME.finditer(text, sentence.start, sentence.end):
        first = not re.search(r"\w", text[sentence.start : word.start()])
        here = _is_here(text, sentence.start, word.start())
        holder = next(
            ((span, town) for span, town in actors if span.start < word.end() and word.start() < span.end), None
        )
        name = re.sub(r"[’']s?\Z", "", word[0]).casefold()
        if name in _NO_PLACES or (holder is not None and not holder[1]) or (first and word[0] not in inside):
            continue
        yield name, here or (holder is not None and holder[1])


def _find_quarters(text: str, sentence: Span, actors: Sequence[tuple[Span, bool]]) -> Iterator[tuple[str, str]]:
    """Give the parts of places a sentence names by the points of the compass; North Korea is no part of a place."""
    for found in _QUARTER.finditer(text, sentence.start, sentence.end):
        if not any(span.start <= found.start() < span.end for span, _ in actors):
            for point in _POINTS.findall(found["point"].lower()):
                yield point, found["name"].casefold()


def _is_here(text: str, start: int, at: int) -> bool:
    """Say whether something is said to happen at what is named there, by the words before it."""
    return _AT.search(text[max(start, at - _AHEAD) : at]) is not None


def _list_inside(text: str) -> frozenset[str]:
    """Give the words with a capital that stand inside a sentence, whole and up to what is joined to them."""
    return frozenset(found[0][: part.start()] for found in _INSIDE.finditer(text) for part in _PART.finditer(found[0]))


def _disjoint(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and not one & other)
