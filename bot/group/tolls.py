"""Finds tolls that a later report of the same calamity tells higher, and counts of missing that it tells otherwise, in
whatever story it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import permutations, product

from bot.group.figures import Figure, find_figures
from bot.group.places import find_places
from bot.model.analysis import ActorKey, Material, NamedActor
from bot.model.story import Account, Story
from bot.text.calamities import find_calamities, is_by_nature

_LATER = timedelta(hours=3)
_STILL_GROWING = timedelta(days=4)
"""A toll that is told later than this after a lower one may be that of another happening."""
_MOST_TIMES = 10
"""Nor does a toll grow to more than this many times of what it was."""
_GROWING = frozenset({"killed", "wounded", "displaced"})
_CHANGING = frozenset({"missing"})
"""Who are found: their number falls as well."""
_COUNTED = _GROWING | _CHANGING
_LEAD = 2
"""Sentences that say, with the title, what a report is of."""
_TELLING = 8
"""Sentences of a report in which it tells its toll."""


@dataclass(frozen=True, slots=True)
class _Toll:
    """A count of people in a sentence of a report, and whose count it is."""

    account: Account
    figure: Figure
    tellers: frozenset[ActorKey]


@dataclass(frozen=True, slots=True)
class _Report:
    """What calamities a report is of, where, and its tolls."""

    told: datetime
    kinds: frozenset[int]
    states: frozenset[ActorKey]
    places: frozenset[str]
    tolls: tuple[_Toll, ...]


def leave_outgrown(stories: Sequence[Story], materials: Sequence[Material]) -> tuple[Story, ...]:
    """Give the stories without the tolls that a later report tells higher, of the same calamity and in nobody's words
    against another's, whichever of them it stands in."""
    reports = [report for each in materials if (report := _read(each)) is not None and report.tolls]
    disputed = {account for story in stories for each in story.disputes for account in each.accounts}
    found: dict[Account, _Toll] = {}
    for earlier, later in permutations(reports, 2):
        if _LATER <= later.told - earlier.told <= _STILL_GROWING and _is_one(earlier, later):
            for low, high in product(earlier.tolls, later.tolls):
                kept = found.get(low.account)
                if _outgrows(high, low) and (kept is None or kept.figure.value < high.figure.value):
                    found[low.account] = high
    pairs = [(low, high.account) for low, high in found.items() if low not in disputed]
    return tuple(_add(story, pairs) for story in stories) if pairs else tuple(stories)


def _add(story: Story, pairs: Sequence[tuple[Account, Account]]) -> Story:
    grown = tuple(pair for pair in pairs if {each.article_id for each in pair} & set(story.articles))
    low = (each for each, _ in grown if each.article_id in story.articles)
    return replace(
        story,
        untold=tuple(dict.fromkeys((*story.untold, *low))),
        grown=tuple(dict.fromkeys((*story.grown, *grown))),
    )


def _read(material: Material) -> _Report | None:
    published = material.article.published
    if published is None:
        return None
    text, sentences = material.article.text, material.analysis.sentences
    head = f"{material.article.title}. {' '.join(each.span.of(text) for each in sentences[:_LEAD])}"
    kinds = find_calamities(head)
    if not kinds:
        return None
    named = {
        (each.key, at.sentence) for each in material.analysis.actors if each.kind == "state" for at in each.mentions
    }
    places = frozenset(name for each in find_places(material)[:_LEAD] for name in each.names)
    states = frozenset(key for key, sentence in named if sentence < _LEAD)
    return _Report(published, kinds, states, places, tuple(_list_tolls(material)))


def _list_states(material: Material) -> list[NamedActor]:
    return [each for each in material.analysis.actors if each.kind == "state"]


def _list_tolls(material: Material) -> Iterator[_Toll]:
    text = material.article.text
    for number, sentence in enumerate(material.analysis.sentences[:_TELLING]):
        said = [each for each in material.analysis.attributions if each.sentence == number and each.actor]
        tellers = frozenset(each.actor for each in said if each.actor and not each.actor.startswith("person:"))
        for figure in find_figures(sentence.span.of(text)):
            plain = not figure.kinds and not any(figure.times[1:]) and figure.subject.split()[-1] in _COUNTED
            if plain and figure.hedge != "most":
                yield _Toll(Account(material.article.id, sentence.span), figure, tellers)


def _is_one(one: _Report, other: _Report) -> bool:
    """Say whether two reports are of one calamity: of the same kind and state, and of one place where it is man's."""
    both = one.kinds & other.kinds
    by_nature = any(is_by_nature(kind) for kind in both)
    return bool(both) and bool(one.states & other.states) and (by_nature or bool(one.places & other.places))


def _outgrows(high: _Toll, low: _Toll) -> bool:
    if high.figure.subject != low.figure.subject or (high.tellers and low.tellers and not high.tellers & low.tellers):
        return False
    if high.figure.subject.split()[-1] in _CHANGING and high.figure.value < low.figure.value:
        return True
    return low.figure.value < high.figure.value <= _MOST_TIMES * low.figure.value
