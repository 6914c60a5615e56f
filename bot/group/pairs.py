"""Finds where an article has two actors deal with one another: named together in a sentence that tells of dealings."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import product

from bot.group.custody import is_tried_there, list_nationals, tells_of_custody
from bot.group.lexicon import DEALINGS, FORCE, JOINT, STOPPAGE
from bot.model.analysis import ActorKey, Analysis, Attribution, Material, Span
from bot.text.belonging import find_own
from bot.text.towns import load_towns
from bot.text.words import content_words, stem

_IN_A_LIST = re.compile(r"[\s,;/&|:.\d%–—-]*(?:\b(?:and|or|plus)\b)?[\s,;/&|:.\d%–—-]*\Z")
_JOINED = re.compile(r"(?:[’']s)?,?\s?(?:and|or|nor|as well as|&|/)\s?(?:the\s)?\Z")
_TO_BOTH = re.compile(
    r"\b(?:with|to|towards?|against|like|into|onto|than|on|behind|such as)\s(?:both\s|the\s|either\s)*\Z",
    re.IGNORECASE,
)
"""What stands before two names that are together what a third deals with: “its relations with Russia and China”."""
_EACH_OTHER = re.compile(
    r"\b(?:between|each other|one another|bilateral|mutual|joint(?:ly)?|together)\b", re.IGNORECASE
)
_OF_ONE = re.compile(r"\b(?:its|his|her)\s(?:[\w-]+\s){0,2}[\w-]+|\bUnited\s[A-Z]\w+")
"""What is one party's own, or its name, is nothing that two have jointly: “names Russia and China as its rivals”."""
_POSSESSIVE = re.compile(r"[’']s?\Z")
_BEFORE, _AFTER = 80, 30
"""Characters around a town in which an act of force says that it was done there."""
_STRIKES = frozenset(map(stem, ("strike", "struck")))
_CONVENES = frozenset(stem(word) for word in "meet met meeting talk talks summit conference negotiation".split())
_REACHES = ((80, 1.0), (160, 0.6))
"""Characters between two names, and how much naming both so near says."""
_FAR = 0.25
_BESIDE = 0.25
"""What naming them in two sentences, one after the other, says."""


@dataclass(frozen=True, slots=True)
class Presence:
    """Where one actor is named in an article: the actor itself, or persons and bodies that are its own."""

    spans: tuple[tuple[int, Span], ...]
    """Sentence and place, in order."""
    own: frozenset[ActorKey]
    """The actor's key, and those of its persons and bodies."""

    def sentences(self) -> frozenset[int]:
        """Give the sentences that name it."""
        return frozenset(sentence for sentence, _ in self.spans)


@dataclass(frozen=True, slots=True)
class Contact:
    """One place where both are named: its sentence, and how much it says of dealings (0 to 1)."""

    sentence: int
    weight: float


def find_presence(material: Material, key: ActorKey) -> Presence:
    """Find an actor in an article: by name, capital or demonym, and by persons whose role says they are its own, and by
    its towns where they are struck, or people of another state are tried or held."""
    text, actors = material.article.text, material.analysis.actors
    own = find_own(text, actors, key)
    spans = {(mention.sentence, mention.span) for actor in actors if actor.key in own for mention in actor.mentions}
    return Presence(tuple(sorted(spans.union(_find_befallen(material, key)))), own)


def _find_befallen(material: Material, key: ActorKey) -> Iterator[tuple[int, Span]]:
    """Find the towns of a state where something is done by force, as what befalls them befalls it; or by the law to
    somebody of another state, as its courts are its own."""
    text, towns = material.article.text, load_towns()
    own = [span for span in material.analysis.others if towns.get(_POSSESSIVE.sub("", span.of(text))) == key]
    for number, sentence in enumerate(material.analysis.sentences if own else ()):
        for span in own:
            start, end = max(sentence.span.start, span.start - _BEFORE), min(sentence.span.end, span.end + _AFTER)
            around = {stem(word) for word in content_words(text[start:end])} if sentence.span.holds(span) else set()
            struck = _tells_of_force(around) and not around & _CONVENES
            if struck or (sentence.span.holds(span) and is_tried_there(material, number, key)):
                yield number, span


def find_contacts(material: Material, one: Presence, other: Presence) -> tuple[Contact, ...]:
    """Give the sentences in which both deal with one another; those of a mere list are left out."""
    listed = find_listed(material.article.text, material.analysis)
    mine, its = _by_sentence(one, listed), _by_sentence(other, listed)
    speech = _speech(material.analysis, one, other)
    third = sorted(
        mention.span
        for actor in material.analysis.actors
        if actor.kind == "state" and actor.key not in one.own | other.own
        for mention in actor.mentions
    )
    contacts = []
    for sentence in sorted(mine.keys() | its.keys()):
        if sentence in mine and sentence in its:
            facing = _list_facing(material, sentence, mine[sentence], its[sentence])
            weight = _nearness(facing, third) if facing else 0.0
        elif (sentence in mine and sentence + 1 in its) or (sentence in its and sentence + 1 in mine):
            weight = _BESIDE
        else:
            continue
        weight *= 1.0 if sentence in speech else _weigh_dealings(material, sentence, one.own | other.own)
        if weight:
            contacts.append(Contact(sentence, round(weight, 3)))
    return tuple(contacts)


def are_one_side(title: str, mine: Sequence[Span], its: Sequence[Span]) -> bool:
    """Say whether a title names two together, with nothing that they do with one another: `Russia and China tell …`."""
    jointly = _EACH_OTHER.search(title) or any(stem(word) in JOINT for word in content_words(title))
    pairs = [sorted(pair) for pair in product(mine, its)]
    joined = any(_JOINED.match(title[one.end : other.start]) for one, other in pairs if one.end <= other.start)
    return joined and not jointly


def _by_sentence(presence: Presence, listed: frozenset[Span]) -> dict[int, list[Span]]:
    places: dict[int, list[Span]] = {}
    for sentence, span in presence.spans:
        if span not in listed:
            places.setdefault(sentence, []).append(span)
    return places


def _list_facing(
    material: Material, sentence: int, mine: Sequence[Span], its: Sequence[Span]
) -> list[tuple[Span, Span]]:
    """Give the namings of both in a sentence, without those by which they are one side: “Russia and China” sell to a
    third what they do not sell one another. They face one another where they do something jointly or by turns."""
    text, span = material.article.text, material.analysis.sentences[sentence].span
    words = span.of(text)
    jointly = _EACH_OTHER.search(words) or any(stem(word) in JOINT for word in content_words(_OF_ONE.sub("", words)))
    facing = []
    for one, other in product(mine, its):
        first, last = sorted((one, other))
        joined = _JOINED.match(text[first.end : last.start]) if first.end <= last.start else None
        if joined is None or (jointly and not _TO_BOTH.search(text[span.start : first.start])):
            facing.append((one, other))
    return facing


def _nearness(facing: Sequence[tuple[Span, Span]], third: Sequence[Span]) -> float:
    """Give 1 where both stand within a clause's length, less where they stand apart or a third state between."""
    gaps = [(max(one.start, other.start) - min(one.end, other.end), one, other) for one, other in facing]
    gap, one, other = min(gaps)
    between = any(min(one.end, other.end) <= span.start < max(one.start, other.start) for span in third)
    weight = next((weight for reach, weight in _REACHES if gap <= reach), _FAR)
    return weight * (0.5 if between else 1.0)


def _weigh_dealings(material: Material, sentence: int, both: Set[ActorKey]) -> float:
    """Say how much a sentence tells of dealings: by two words of them, one that is an act of force, or that somebody of
    either state is tried, held or freed."""
    words = material.analysis.sentences[sentence].span.of(material.article.text)
    stems = {stem(word) for word in content_words(words)}
    tried = tells_of_custody(words) and not both.isdisjoint(list_nationals(words))
    return 1.0 if tried or _tells_of_force(stems) else min(1.0, len(stems & DEALINGS) / 2)


def _tells_of_force(stems: Set[str]) -> bool:
    """Say whether words tell of an act of force, and not of a strike of those who stop work."""
    return bool(stems & FORCE) and not (stems & STOPPAGE and stems & FORCE <= _STRIKES)


def find_listed(text: str, analysis: Analysis) -> frozenset[Span]:
    """Find the mentions of states that stand in an enumeration of three or more, such as a medal table's."""
    spans = sorted(mention.span for actor in analysis.actors if actor.kind == "state" for mention in actor.mentions)
    listed: set[Span] = set()
    run: list[Span] = []
    for span in spans:
        if run and span.start - run[-1].end <= 20 and _IN_A_LIST.match(text[run[-1].end : span.start]):
            run.append(span)
            continue
        listed.update(run if len(run) >= 3 else ())
        run = [span]
    listed.update(run if len(run) >= 3 else ())
    return frozenset(listed)


def _speech(analysis: Analysis, one: Presence, other: Presence) -> frozenset[int]:
    """Give the sentences in which either is the source of words about the other."""
    return frozenset(
        attribution.sentence
        for attribution in analysis.attributions
        if _speaks_of(attribution, one, other) or _speaks_of(attribution, other, one)
    )


def _speaks_of(attribution: Attribution, speaker: Presence, subject: Presence) -> bool:
    inside = any(attribution.source.holds(span) for _, span in speaker.spans)
    return (attribution.actor in speaker.own or inside) and any(
        attribution.content.holds(span) for _, span in subject.spans
    )
