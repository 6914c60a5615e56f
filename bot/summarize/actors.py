"""Chooses the key actors of a briefing: who they are, and one line of what they did or said."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.model.analysis import ActorKey, Attribution, Material, NamedActor, Span
from bot.model.briefing import Actor, Claim
from bot.summarize.sentences import Desk, Passage, make_passage, names_its_pronouns, shorten
from bot.text.gazetteer import load_gazetteer

_LINE_WORDS = 30
_CLAUSE_START = re.compile(r"(?:\A|;\s+|,\s+(?:and|but|while|with)\s+|\s[–—]\s+(?:(?:and|with)\s+)?)(?:[Tt]he\s+)?\Z")
"""What may stand before a source so that its clause can be shown from there."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """One actor in one article."""

    actor: NamedActor
    material: Material


@dataclass(frozen=True, slots=True)
class ActorLimits:
    """How many of each kind are shown."""

    persons: int
    states: int
    organisations: int

    def of(self, kind: str) -> int:
        """Give the limit of one kind."""
        return {"person": self.persons, "state": self.states}.get(kind, self.organisations)


def write_actors(materials: Sequence[Material], desk: Desk, limits: ActorLimits) -> tuple[Actor, ...]:
    """Give the actors by salience over all articles; one without role and line is left out."""
    gathered: dict[ActorKey, list[Appearance]] = defaultdict(list)
    for material in materials:
        for actor in material.analysis.actors:
            gathered[actor.key].append(Appearance(actor, material))
    ranked = sorted(gathered.values(), key=_salience)
    left = {kind: limits.of(kind) for kind in ("person", "state", "organisation")}
    written: list[Actor] = []
    for appearances in ranked:
        kind = appearances[0].actor.kind
        if left[kind]:
            shown = _write(appearances, desk)
            if shown is not None:
                left[kind] -= 1
                written.append(shown)
    return tuple(sorted(written, key=lambda actor: actor.kind != "person"))


def _salience(appearances: Sequence[Appearance]) -> tuple[float, str]:
    count = sum(min(len(each.actor.mentions), 6) for each in appearances)
    return (-count * (1 + 0.25 * len(appearances)), appearances[0].actor.key)


def _write(appearances: Sequence[Appearance], desk: Desk) -> Actor | None:
    first = appearances[0].actor
    role = _write_role(appearances, desk)
    if role is None and first.kind == "person" and len(first.mentions) < 2 and len(appearances) < 2:
        return None
    line = _write_line(appearances, desk)
    if line is None and role is None:
        return None
    names = {form for each in appearances for form in (each.actor.name, *each.actor.aliases)}
    return Actor(first.name, tuple(sorted(names - {first.name})), first.kind, role, line)


def _write_role(appearances: Sequence[Appearance], desk: Desk) -> Claim | None:
    given = [(each, each.actor.role) for each in appearances if each.actor.role is not None]
    for each, span in sorted(given, key=lambda pair: -_fullness(pair[0].material, pair[1])):
        article = re.match(r"(?:[Tt]he|[Aa]n?)\s+", span.of(each.material.article.text))
        bare = Span(span.start + article.end(), span.end) if article else span
        return desk.claim(make_passage(each.material, bare, 0), kind="quoted")
    return None


def _fullness(material: Material, role: Span) -> int:
    return min(len(role.of(material.article.text).split()), 7)


def _write_line(appearances: Sequence[Appearance], desk: Desk) -> Claim | None:
    for appearance in appearances[:5]:
        for passage in _lines(appearance):
            if desk.is_new(passage, 0.6):
                claim = desk.show(passage)
                if claim is not None:
                    return claim
    return None


def _lines(appearance: Appearance) -> Iterator[Passage]:
    """What the actor said, then what it is the subject of."""
    material, actor = appearance.material, appearance.actor
    text = material.article.text
    for attribution in material.analysis.attributions:
        if attribution.actor == actor.key:
            span = statement_span(material, attribution)
            kept = shorten(text, span, _LINE_WORDS) if span is not None else None
            if kept is not None and names_its_pronouns(material, kept, attribution.sentence):
                yield make_passage(material, kept, attribution.sentence)
    open_points = {point.sentence for point in material.analysis.open_points}
    for mention in actor.mentions:
        sentence = material.analysis.sentences[mention.sentence].span
        opens = mention.sentence not in open_points and _opens(text, sentence, mention.span, actor)
        kept = shorten(text, sentence, _LINE_WORDS) if opens else None
        if kept is not None and names_its_pronouns(material, kept, mention.sentence):
            yield make_passage(material, kept, mention.sentence)


def _opens(text: str, sentence: Span, mention: Span, actor: NamedActor) -> bool:
    """The sentence begins with the actor, or with its role and then the actor."""
    before = text[sentence.start : mention.start].strip()
    if actor.role is not None and before and actor.role.of(text).endswith(before):
        return True
    after = text[mention.end : mention.end + 2]
    plain = not before or before in {"The", "the"}
    named = actor.kind != "state" or (after[:1] == " " and not _is_adjective(mention.of(text)))
    return plain and named and not after.startswith(("’", "'"))


def _is_adjective(words: str) -> bool:
    """`American` opens what somebody or something of the country does, not what the country does."""
    return any(found.form == "demonym" for found in load_gazetteer().scan(words))


def statement_span(material: Material, attribution: Attribution) -> Span | None:
    """Give the contiguous text that tells who said what; None where the speaker is only a pronoun."""
    text = material.article.text
    sentence = material.analysis.sentences[attribution.sentence].span
    if attribution.source.of(text).split(" ")[0] in {"He", "She", "he", "she"}:
        return None
    if attribution.kind == "according" or attribution.content.start < attribution.source.start:
        return sentence
    before = text[sentence.start : attribution.source.start]
    if not _CLAUSE_START.search(before):
        return sentence
    end = attribution.content.end
    mark = text[end : end + 1]
    return Span(attribution.source.start, end + (1 if mark in {"”", "."} else 0))
