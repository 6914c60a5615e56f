"""Finds what other reports announce of the very plan that is over: the same thing and names, for the same day.
What moves or takes back a plan is worded like one report of it and not like another."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.model.analysis import Material, Span
from bot.summarize.parts import NAME, take_apart
from bot.summarize.sentences import stems_of
from bot.summarize.told import Place, is_english, is_later
from bot.text.belonging import list_spoken_for
from bot.text.gazetteer import load_gazetteer
from bot.text.moved import CALLED_OFF, MOVES, WILL
from bot.text.roles import TITLES

_AHEAD = re.compile(rf"\b{WILL}\b")
_OTHERWISE = re.compile(rf"\b(?:{MOVES}|{CALLED_OFF}|not|never|no|if|unless|still)\b|n[’']t\b", re.IGNORECASE)
"""What tells of a plan that it is over, hangs on something, or is held to all the same."""
_SAID = re.compile(
    r",\s(?P<who>[^,]{2,80}?)\s(?:said|says|announced)\b.*\Z|"
    r"\A\W*(?P<first>[^,]{2,80}?)\s(?:said|says|announced)\s(?:(?:late\s|early\s)?on\s\w+\s)?(?:that\s)?",
    re.DOTALL,
)
_ROUTE = re.compile(rf"\b(?:between|from)\s(?P<one>{NAME.pattern})\s(?:and|to)\s(?P<other>{NAME.pattern})")
_OF_WHAT = re.compile(
    r"\sof\s(?P<what>[^,;.]{3,60}?)(?=[,;.]|\s(?:in|at|on|to|after|until|from|was|were|has|have|planned)\b)"
)
_EMPTY = stems_of("new said says announced day date") | stems_of(" ".join(TITLES))
_NAMES, _THINGS, _SHARE = 2, 2, 0.75
"""Names and other words that two sentences on one plan share, and the share of what the shorter one tells of it."""


def list_echoed(materials: Sequence[Material], over: Mapping[Place, Material]) -> frozenset[Place]:
    """Give the sentences that announce for its day what a sentence that is `over` does, in any report that is not later
    than the one which ends that."""
    dated = [(each, _list_dated(each)) for each in materials]
    by_id = {each.article.id: told for each, told in dated}
    texts = {each.article.id: each.article.text for each in materials}
    found: set[Place] = set()
    for (article, span), ends in over.items():
        days = by_id.get(article, {}).get(span)
        if days is None:
            continue
        words = span.of(texts[article])
        for other, told in dated:
            if is_english(other) and is_later(ends, other):
                found |= {(other.article.id, each) for each in _list_same(words, days, other, told)}
    return frozenset(found - over.keys())


def _list_same(
    words: str, days: frozenset[str], other: Material, told: Mapping[Span, frozenset[str]]
) -> Iterator[Span]:
    for span, its in told.items():
        if days & its and _is_same(words, span.of(other.article.text)):
            yield span


def _list_dated(material: Material) -> Mapping[Span, frozenset[str]]:
    """The sentences that name a day ahead, with these."""
    days: dict[Span, frozenset[str]] = {}
    for each in material.analysis.events:
        if each.date:
            span = material.analysis.sentences[each.sentence].span
            days[span] = days.get(span, frozenset()) | {each.date}
    return days


def _is_same(one: str, other: str) -> bool:
    """Say whether two sentences announce one plan, and no two sides do: on one route, or in the same words."""
    if not all(_AHEAD.search(each) and not _OTHERWISE.search(each) for each in (one, other)):
        return False
    mine, its = (_list_sides(each) for each in (one, other))
    if mine and its and not mine & its:
        return False
    if _list_routes(one) & _list_routes(other):
        return True
    ours, theirs = (take_apart(_SAID.sub(" ", each)) for each in (one, other))
    names = sum(not each.isdisjoint(take_apart(other).tokens) for each in ours.names)
    first, second = (stems_of(each.rest) - _EMPTY for each in (ours, theirs))
    shared = len(first & second)
    return names >= _NAMES and shared >= max(_THINGS, _SHARE * min(len(first), len(second)))


def _list_sides(words: str) -> frozenset[str]:
    """The states for which somebody says it."""
    said = _SAID.search(words)
    return (
        frozenset(map(str, list_spoken_for(said["who"] or said["first"], words))) if said is not None else frozenset()
    )


def _list_routes(words: str) -> frozenset[frozenset[str]]:
    """The pairs of towns between which something goes; two states are many a plan's."""
    routes = (frozenset({each["one"], each["other"]}) for each in _ROUTE.finditer(words))
    return frozenset(each for each in routes if not any(_names_state(name) for name in each))


def _names_state(name: str) -> bool:
    return any(each.form != "capital" for each in load_gazetteer().scan(name))


def is_of_another(behind: str, announced: str) -> bool:
    """Say whether what is called off by the name of its deed, with these words behind, is of another thing than what is
    announced: `the opening of a market`, where a consulate was to open."""
    of = _OF_WHAT.match(behind)
    things = stems_of(take_apart(of["what"]).rest) if of is not None else frozenset()
    return bool(things) and things.isdisjoint(stems_of(announced))
