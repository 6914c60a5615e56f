"""Finds where the parties of two states say of one thing that it is different things: a weather balloon, a spying one.

Only what a thing is said to be ("was a …") or to be for ("was built for …") counts, not what is thought of it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from bot.model.analysis import ActorKey, Material
from bot.model.story import Account, Dispute
from bot.text.belonging import list_homes
from bot.text.speakers import find_actor, find_subject
from bot.text.words import content_words, stem

_SENTENCES = 60
"""Sentences of an article that are read."""
_THING = (
    r"(?:(?P<it>it|this)|(?:the|this|that)\s(?:[\w-]+\s){0,2}?(?P<noun>[a-z-]{3,})"
    r"(?:\s(?:that|which)\s[^,;.“”]{3,60}?)?)"
)
_KIND = (
    r"(?:an?\s(?!(?:very|bit|lot|matter|question|sign|step|time|day)\b)"
    r"|(?:built|made|used|meant|intended|designed|sent)\s(?:for|to|as)\s)"
)
_SAID_TO_BE = re.compile(
    rf"(?:that\s)?{_THING}\s(?:is|was|had\sbeen|has\sbeen)\s(?:only\s|just\s|merely\s|simply\s)?(?P<kind>{_KIND}[^,;:.“”]{{3,90}})"
)
_CALLED = re.compile(
    rf"\b(?:calls|called|calling|describes|described|brands|branded|labels|labelled|labeled)\s{_THING}\s(?:as\s)?"
    r"(?P<kind>an?\s[^,;:.“”]{3,60})"
)
_STATES_ARE = re.compile(
    r"\b(?:countr(?:y|ies)|nation|state|power|victim|partner|member|ally|friend|neighbour|neighbor|part(?:y|ner)|democracy|"
    r"player|leader|target|mediator|supporter|signatory|guarantor)\b"
)
"""What a state says "it" is when it speaks of itself."""
_NEGATED = re.compile(r"\b(?:not|no|never)\b|n[’']t\b")
_CLAIMING = frozenset({"says", "according", "denies"})
_SAME = 0.4
"""Likeness of two descriptions from which they may be one in other words."""
_BROUGHT_IN = re.compile(
    r"\b[Aa]n?\s(?:[\w-]+\s){0,2}(?P<noun>[a-z-]{3,})"
    r"(?=\s(?:off|over|in|on|at|near|from|to|by|that|which|with|of|for|and|was|is|had)\b|[.,;])"
)
_NEAR = 2
"""Sentences before "it" in which the thing is named."""


@dataclass(frozen=True, slots=True)
class _Naming:
    """What a party says a thing is."""

    material: Material
    states: frozenset[ActorKey]
    sentence: int
    thing: str | None
    """The word for the thing; None where it is told of as "it"."""
    before: frozenset[str]
    """Words of the sentences before, where "it" may have been named."""
    introduced: str | None
    """The last thing that those sentences bring in with "a"."""
    kind: frozenset[str]
    """What it is said to be, stemmed."""


def find_namings(materials: Sequence[Material]) -> Iterator[Dispute]:
    """Give, for any two states, one pair of accounts of what a thing is that do not agree."""
    namings = [naming for material in materials for naming in _list_namings(material)]
    shown: set[tuple[frozenset[ActorKey], str]] = set()
    for one, other in combinations(namings, 2):
        thing = _find_thing(one, other)
        if thing is None or one.states & other.states or not _differ(one, other):
            continue
        if (one.states | other.states, thing) not in shown:
            shown.add((one.states | other.states, thing))
            accounts = (
                Account(each.material.article.id, each.material.analysis.sentences[each.sentence].span)
                for each in (one, other)
            )
            yield Dispute(f"what the {thing} is", tuple(accounts))


def _find_thing(one: _Naming, other: _Naming) -> str | None:
    """Give the word for the thing both speak of; None where they may speak of two."""
    if one.thing is not None and other.thing is not None:
        return one.thing if stem(one.thing) == stem(other.thing) else None
    named = one.thing or other.thing
    if named is not None:
        return named if all(each.thing or stem(named) in each.before for each in (one, other)) else None
    beside = one.material is other.material and abs(one.sentence - other.sentence) <= 1
    return one.introduced if beside and one.introduced == other.introduced else None


def _differ(one: _Naming, other: _Naming) -> bool:
    """Say whether two descriptions have little in common and neither is part of the other."""
    shared = one.kind & other.kind
    return len(shared) < _SAME * len(one.kind | other.kind) and shared not in (one.kind, other.kind)


def _list_namings(material: Material) -> Iterator[_Naming]:
    text, analysis = material.article.text, material.analysis
    homes = list_homes(text, analysis.actors)
    for attribution in analysis.attributions[:_SENTENCES]:
        told = _SAID_TO_BE.match(text, attribution.content.start, attribution.content.end)
        if told is not None and attribution.actor is not None and attribution.kind in _CLAIMING:
            yield from _read(material, told, attribution.sentence, _states(attribution.actor, homes))
    for number, sentence in enumerate(analysis.sentences[:_SENTENCES]):
        for told in _CALLED.finditer(text, sentence.span.start, sentence.span.end):
            source = find_subject(text, sentence.span, told.start())
            here = [
                (mention, actor)
                for actor in analysis.actors
                for mention in actor.mentions
                if mention.sentence == number
            ]
            actor = (
                find_actor(text, source, sorted(here, key=lambda pair: pair[0].span)) if source is not None else None
            )
            if actor is not None:
                yield from _read(material, told, number, _states(actor.key, homes))


def _read(material: Material, told: re.Match[str], number: int, states: frozenset[ActorKey]) -> Iterator[_Naming]:
    """Give what was told as a naming, unless it is denied, or a state may speak of itself."""
    kind = told["kind"]
    if not states or _NEGATED.search(told[0]) or (told["it"] and _STATES_ARE.search(kind)):
        return
    around = material.analysis.sentences[max(0, number - _NEAR) : number]
    before = " ".join(sentence.span.of(material.article.text) for sentence in around)
    introduced = [found["noun"] for found in _BROUGHT_IN.finditer(before)]
    yield _Naming(
        material=material,
        states=states,
        sentence=number,
        thing=told["noun"],
        before=frozenset(map(stem, content_words(before))),
        introduced=introduced[-1] if introduced else None,
        kind=frozenset(map(stem, content_words(kind))),
    )


def _states(actor: ActorKey, homes: Mapping[ActorKey, frozenset[ActorKey]]) -> frozenset[ActorKey]:
    """Give the state an actor is or speaks for."""
    return frozenset({actor}) if actor.startswith("state:") else homes.get(actor, frozenset())
