"""Tells whose side the actors of an article are on, and which of them acts in a clause."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.model.analysis import ActorKey, Material, Span
from bot.text.belonging import list_homes

Party = frozenset[ActorKey]
"""An actor's key, with those of the states it speaks for."""

NOBODY: Party = frozenset()
_BORDER = re.compile(r"[,;:–—“”]\s?|\b(?:and|but|while|whereas|that|as|after|before|when)\s")
"""Where a clause ends."""
_LEADS_TO = re.compile(r"(?:[Tt]he\s)?")
_TO = re.compile(
    r"(?<!according)(?<!thanks)(?<!due)(?<!owing)(?<!close)(?<!next)(?<!prior)(?<!response)(?<!compared)(?<!relation)\sto\s(?:the\s)?\Z"
)
"""What stands before those to whom something goes."""
_HOME = re.compile(r"the\s(?:\w+\s)?(?:government|cabinet|army|military|police|navy|parliament)\b", re.IGNORECASE)
_ITSELF = re.compile(r"(?:it|they|he|she|we|I|its\s\w+|their\s\w+)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parties:
    """The actors of an article where they are named, in order, each with its side."""

    sides: Mapping[ActorKey, Party]
    named: tuple[tuple[Span, Party], ...]

    def list_within(self, start: int, end: int) -> list[tuple[Span, Party]]:
        """Give those that are named there."""
        return [(span, side) for span, side in self.named if start <= span.start < end]


@dataclass(frozen=True, slots=True)
class Doing:
    """Who acts in a clause, and who is named in it at all; nobody where it does not say."""

    doer: Party = NOBODY
    named: Party = NOBODY
    teller: Party = NOBODY
    """Whose words they are."""
    source: str = ""
    """The teller as printed."""
    goal: Party = NOBODY
    """To whom something goes."""
    at_home: bool = False
    """Whether a body of some state acts whose name is not given: "the government"."""

    def is_apart(self, other: "Doing") -> bool:
        """Say whether two other actors act, neither of which the other clause names."""
        if self.goal and other.goal and not self.goal & other.goal:
            return True
        if any(mine.at_home and its.doer and not _has_state(its.doer) for mine, its in ((self, other), (other, self))):
            return True
        known = bool(self.doer and other.doer)
        return known and not (self.doer & other.named or other.doer & self.named)


def _has_state(party: Party) -> bool:
    return any(key.startswith("state:") for key in party)


def list_parties(material: Material) -> Parties:
    """Give an article's actors with their sides."""
    text, actors = material.article.text, material.analysis.actors
    homes = list_homes(text, actors)
    sides = {actor.key: frozenset({actor.key}) | homes.get(actor.key, frozenset()) for actor in actors}
    named = sorted((mention.span, sides[actor.key]) for actor in actors for mention in actor.mentions)
    return Parties(sides, tuple(named))


def find_doing(material: Material, parties: Parties, number: int, at: int) -> Doing:
    """Tell who acts in the clause around a place in a sentence: who leads it, or "it" whose words it is."""
    text, sentence = material.article.text, material.analysis.sentences[number].span
    said = [each for each in material.analysis.attributions if each.sentence == number]
    around = [each for each in said if each.content.start <= at < each.content.end]
    start = max((each.content.start for each in around), default=sentence.start)
    start = max([start, *(border.end() for border in _BORDER.finditer(text, start, at))])
    border = _BORDER.search(text, at, sentence.end)
    here = parties.list_within(start, border.start() if border is not None else sentence.end)
    named = frozenset(key for _, side in here for key in side)
    said_by = max(around, key=lambda each: each.content.start, default=None)
    teller = parties.sides.get(said_by.actor, NOBODY) if said_by is not None and said_by.actor is not None else NOBODY
    source = said_by.source.of(text) if said_by is not None else ""
    goal = next((side for span, side in here if _TO.search(text[start : span.start])), NOBODY)
    at_home = _HOME.match(text, start, at) is not None
    if _ITSELF.match(text, start, at):
        return Doing(teller, named | teller, teller, source, goal)
    lead = next((pair for pair in here if _LEADS_TO.fullmatch(text[start : pair[0].start])), None)
    speaks = lead is not None and any(each.source.holds(lead[0]) for each in said)
    if lead is None or speaks or lead[0].end > at or not text.startswith(" ", lead[0].end):
        return Doing(NOBODY, named, teller, source, goal, at_home)
    doer = lead[1] if any(key[:7] != "person:" for key in lead[1]) else NOBODY
    return Doing(doer, named, teller, source, goal)
