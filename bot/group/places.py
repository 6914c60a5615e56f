"""Tells where each sentence of an article plays: the places it names, else those of the sentences right before it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.model.analysis import Material, Span
from bot.text.words import STOP_WORDS

_NAME = re.compile(r"[A-ZÀ-Ž][\w’'-]*\w")
_AT = re.compile(
    r"\b(?:in|at|near|outside|over|across|off|around|on|hit|struck|of|from)\s(?:the\s(?:[\w-]+\s){0,3})?(?:[a-z]+ern\s)?\Z"
)
"""What stands before a place that something happens at."""
_BACK = 2
"""Sentences before, in which the place is looked for where a sentence names none."""
_NO_PLACES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december president minister governor mayor defence defense ministry""".split()
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence plays, in words without case: towns and other names in it, states, and what is carried over."""

    names: frozenset[str]
    states: frozenset[str]
    carried: frozenset[str]
    """Of the sentences before, where this one names no place."""

    def is_apart(self, other: "Place", *, carried: bool) -> bool:
        """Say whether both name places and share none; `carried` names count where a sentence has none of its own."""
        mine, its = (each.names or (each.carried if carried else frozenset()) for each in (self, other))
        return _disjoint(mine, its) or _disjoint(self.states, other.states)


def find_places(material: Material) -> tuple[Place, ...]:
    """Give the place of every sentence, in order."""
    text, analysis = material.article.text, material.analysis
    mentions: dict[int, list[tuple[Span, bool]]] = {}
    for actor in analysis.actors:
        for mention in actor.mentions:
            town = mention.capital and _AT.search(text[: mention.span.start][-60:]) is not None
            mentions.setdefault(mention.sentence, []).append((mention.span, town))
    states: dict[int, set[str]] = {}
    for actor in analysis.actors:
        for mention in actor.mentions if actor.kind == "state" else ():
            if not mention.capital and _AT.search(text[: mention.span.start][-60:]):
                states.setdefault(mention.sentence, set()).add(actor.key)
    told: list[Place] = []
    located: list[frozenset[str]] = []
    for number, sentence in enumerate(analysis.sentences):
        found = list(_find_names(text, sentence.span, mentions.get(number, ())))
        names = frozenset(name for name, _ in found)
        located.append(frozenset(name for name, here in found if here))
        before = next((each for each in reversed(located[max(0, number - _BACK) : number]) if each), frozenset())
        told.append(Place(names, frozenset(states.get(number, ())), frozenset() if names else before))
    return tuple(told)


def _find_names(text: str, sentence: Span, actors: Sequence[tuple[Span, bool]]) -> Iterator[tuple[str, bool]]:
    """Give the names of a sentence that are no actor's, and whether something is said to happen there."""
    for word in _NAME.finditer(text, sentence.start, sentence.end):
        first = not re.search(r"\w", text[sentence.start : word.start()])
        here = _AT.search(text[max(sentence.start, word.start() - 60) : word.start()]) is not None
        holder = next(
            ((span, town) for span, town in actors if span.start < word.end() and word.start() < span.end), None
        )
        name = re.sub(r"[’']s?\Z", "", word[0]).casefold()
        if (
            name in _NO_PLACES | STOP_WORDS
            or (holder is not None and not holder[1])
            or (first and not _recurs(text, word))
        ):
            continue
        yield name, here or (holder is not None and holder[1])


def _recurs(text: str, word: re.Match[str]) -> bool:
    """Say whether a sentence's first word is a name: it stands inside another sentence with its capital, too."""
    return re.search(rf"(?<=[a-z,] ){re.escape(word[0])}\b", text) is not None


def _disjoint(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and not one & other)
