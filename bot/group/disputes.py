"""Finds plain contradictions within a story: other figures for one thing, other dates, a claim and its denial, and
other words for what a thing is.

Cautious on purpose: two accounts that merely differ in what they tell do not contradict one another."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations, permutations
from typing import Any

from bot.group.answered import find_answered
from bot.group.charges import find_charges
from bot.group.denials import find_denials
from bot.group.figures import Figure, disagree, find_figures, is_of_others
from bot.group.happenings import Happening, find_happenings
from bot.group.matters import Matter, find_matter
from bot.group.namings import find_namings
from bot.group.parties import Doing, Parties, find_doing, list_parties
from bot.group.places import Place, find_places
from bot.group.scopes import Scope, find_scope
from bot.group.statements import list_words
from bot.group.times import list_years
from bot.model.analysis import Material, Span
from bot.model.article import ArticleId
from bot.model.story import Account, Dispute, Origin
from bot.text.dates import nearest_year
from bot.text.words import content_words, stem

_SAME_NEWS = timedelta(hours=30)
"""Figures told further apart than this may both have been right in their time."""
_AFTERWARDS = timedelta(hours=3)
"""A toll that is told higher by so much later has risen since, unless two parties tell it."""
_GROWING = frozenset({"killed", "wounded", "detained", "displaced"})
_STILL_GROWING = timedelta(days=4)
"""A toll that is told later than this after a lower one may be that of another happening."""
_MOST_TIMES = 10
"""Nor does a toll grow to more than this many times of what it was."""
_BARE = 3
"""Words beside the counted ones up to which a sentence says no more than its count: `Nine people were wounded.`"""
_SENTENCES = 60
"""Sentences of an article that are read for contradictions."""
_SAME_SUBJECT = 150
"""Statements of one subject that are compared, from the earliest article on."""
_TELLERS = frozenset(
    stem(word) for word in "officials official authorities sources spokesman spokeswoman reports".split()
)
"""Who tells it, in words that may be for the same ones."""
_IN_TIME = re.compile(
    r"\b(?:at\sfirst|first|initially|initial|earlier|later|previously|by\sthen|now|so\sfar|since|until|rose|risen|revised|updated|had\ssaid)\b",
    re.IGNORECASE,
)
"""What makes of two figures one that came after the other."""
_AT_FIRST = re.compile(
    r"\bat\sfirst\b|\binitial(?:ly)?\b|\b(?:earlier|previously|had\sfirst|first)\s(?:said|told|reported|announced|put|given|counted)\b"
    r"|\b(?:earlier|previous|first|preliminary|provisional)\s(?:count|toll|tally|report|estimate|figure|statement|result)s?\b",
    re.IGNORECASE,
)
_BY_NOW = re.compile(
    r"\b(?:has|have|had|is|are|stands?|stood)\snow\b|\bnow\s(?:stands?|stood|puts?|says?|known|confirmed|believed|dead|at)\b"
    r"|\b(?:revised|updated|corrected)\b",
    re.IGNORECASE,
)
"""What one article tells as first, or as what holds now, is no contradiction of what another tells without that."""
_PARALLEL = 0.8
"""Likeness from which two sentences are one wording, whatever stands before each."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """One thing an article states in a sentence, where it plays, and the words around it."""

    material: Material
    origin: str
    sentence: Span
    name: str
    value: Figure | Happening
    place: Place
    doing: Doing
    matter: Matter
    scope: Scope

    @property
    def context(self) -> frozenset[str]:
        """Give the words around it, stemmed."""
        return self.value.context

    @property
    def plain(self) -> float | tuple[int, int]:
        """Give the number itself, or the day."""
        told = self.value
        return told.value if isinstance(told, Figure) else (told.month, told.day)


def find_disputes(materials: Sequence[Material], origins: Sequence[Origin]) -> tuple[Dispute, ...]:
    """Give the contradictions between origins, and between parties quoted in the story, each with both passages."""
    return compare(materials, origins)[0]


def compare(
    materials: Sequence[Material], origins: Sequence[Origin]
) -> tuple[tuple[Dispute, ...], tuple[tuple[Account, Account], ...]]:
    """Give the contradictions, and the sentences with a toll that has grown since and is in no dispute, each with the
    one that tells it highest."""
    origin_of = {article: origin.id for origin in origins for article in origin.articles}
    read = [(material, list_parties(material)) for material in materials]
    told = [each for pair in read for each in _list_statements(*pair, origin_of[pair[0].article.id])]
    figures = [each for each in told if isinstance(each.value, Figure)]
    words = [word for pair in read for word in list_words(*pair)]
    dates = [each for each in told if not isinstance(each.value, Figure)]
    found = (
        *_contradicting(figures, _figures_differ),
        *_find_belied(figures),
        *find_answered(materials),
        *_contradicting(dates, _dates_differ),
        *find_denials(words),
        *find_charges(words),
        *find_namings(materials),
    )
    disputes = tuple({(each.subject, frozenset(each.accounts)): each for each in reversed(found)}.values())[::-1]
    disputed = {account for each in disputes for account in each.accounts}
    return disputes, tuple(pair for pair in _list_outgrown(figures) if pair[0] not in disputed)


def _list_outgrown(figures: Sequence[_Statement]) -> tuple[tuple[Account, Account], ...]:
    """The sentences with a count of people that a later report tells higher, each with the highest."""
    by_name: dict[str, list[_Statement]] = {}
    for each in figures:
        if each.name.split()[-1] in _GROWING:
            by_name.setdefault(each.name, []).append(each)
    pairs = [pair for told in by_name.values() for pair in permutations(told[:_SAME_SUBJECT], 2)]
    grown = sorted((pair for pair in pairs if _is_outgrown(*pair)), key=lambda pair: pair[1].plain)
    return tuple({_account_of(low): _account_of(high) for low, high in grown}.items())


def _account_of(statement: _Statement) -> Account:
    return Account(statement.material.article.id, statement.sentence)


def _is_outgrown(one: _Statement, other: _Statement) -> bool:
    """Say whether the other tells, hours or days later, what this count has become: of the same happening, and in
    nobody's words against another's."""
    mine, its = one.value, other.value
    before, after = one.material.article.published, other.material.article.published
    if not isinstance(mine, Figure) or not isinstance(its, Figure) or before is None or after is None:
        return False
    if not (mine.value < its.value <= _MOST_TIMES * mine.value and _AFTERWARDS <= after - before <= _STILL_GROWING):
        return False
    if mine.kinds or its.kinds or its.hedge == "most" or is_of_others(mine, its) or _is_elsewhere(one, other):
        return False
    if one.place.names - other.place.names and other.place.names - one.place.names:
        return False
    bare = min(len(one.context), len(other.context)) <= _BARE
    return not _are_opposed(one, other) and (bare or _alike(one.context, other.context, 3, 0.35))


def _list_statements(material: Material, parties: Parties, origin: str) -> Iterator[_Statement]:
    places = find_places(material)
    for number, sentence in enumerate(material.analysis.sentences[:_SENTENCES]):
        words, place = sentence.span.of(material.article.text), places[number]
        told: list[Figure | Happening] = [*find_figures(words), *find_happenings(words)]
        matter, scope = find_matter(words), find_scope(words)
        for each in told:
            name = each.name if isinstance(each, Figure) else f"the date of the {each.noun}"
            doing = find_doing(material, parties, number, sentence.span.start + each.at)
            yield _Statement(material, origin, sentence.span, name, each, place, doing, matter, scope)


def _figures_differ(one: _Statement, other: _Statement) -> bool:
    mine, its = one.value, other.value
    if not isinstance(mine, Figure) or not isinstance(its, Figure) or not disagree(mine, its):
        return False
    if _has_grown(one, other) or _is_of_two_times(one, other) or _is_part(one, other):
        return False
    if mine.counts_votes and one.matter.is_of_others(other.matter):
        return False
    told, again = one.material.article.published, other.material.article.published
    if (told and again and abs(told - again) > _SAME_NEWS) or _disjoint(_list_years(one), _list_years(other)):
        return False
    least, share = (2, 0.3) if " " in mine.subject else (3, 0.45)
    return _alike(one.context, other.context, least, share)


def _has_grown(one: _Statement, other: _Statement) -> bool:
    """Say whether the higher figure may be what the lower one has become: it says so, or a toll is told later."""
    low, high = sorted((one, other), key=lambda each: each.plain)
    mine, before, after = high.value, low.material.article.published, high.material.article.published
    if not isinstance(mine, Figure) or (before and after and after < before):
        return False
    later = bool(before and after and after - before >= _AFTERWARDS)
    return mine.risen or (later and not _are_opposed(low, high) and mine.subject.split()[-1] in _GROWING)


def _are_opposed(one: _Statement, other: _Statement) -> bool:
    """Say whether two states or bodies tell it; of a person alone it is not known for whom it speaks."""
    tellers = (frozenset(key for key in each.doing.teller if key[:7] != "person:") for each in (one, other))
    return _disjoint(*tellers)


def _is_of_two_times(one: _Statement, other: _Statement) -> bool:
    """Say whether one of two articles tells a figure as the first one, or as the one that holds now."""
    mine, its = (each.sentence.of(each.material.article.text) for each in (one, other))
    return any((told.search(mine) is None) != (told.search(its) is None) for told in (_AT_FIRST, _BY_NOW))


def _is_part(one: _Statement, other: _Statement) -> bool:
    """Say whether the lower figure may be of a part: of one place or day, where the higher one takes in more."""
    low, high = sorted((one, other), key=lambda each: each.plain)
    part, whole = low.value, high.value
    if not isinstance(part, Figure) or not isinstance(whole, Figure):
        return False
    there = bool(low.place.here - high.place.here)
    on_a_day = bool(part.times[0] - whole.times[0])
    return (
        (low.scope.alone and not high.scope.alone)
        or (high.scope.whole and not low.scope.whole and there)
        or (high.scope.lasting and not low.scope.lasting and on_a_day)
    )


def _list_years(statement: _Statement) -> frozenset[int]:
    """Give the years of which a figure is."""
    figure, published = statement.value, statement.material.article.published
    if not isinstance(figure, Figure):
        return frozenset()
    ahead = bool(figure.kinds & {"ahead", "supposed"})
    return list_years(figure.times, published.date() if published else None, ahead=ahead)


def _dates_differ(one: _Statement, other: _Statement) -> bool:
    mine, its = one.value, other.value
    if not isinstance(mine, Happening) or not isinstance(its, Happening) or mine.meets(its):
        return False
    years = {each.year or (told and nearest_year(each.month, told.date())) for each, told in (
        (mine, one.material.article.published), (its, other.material.article.published)
    )}  # fmt: skip
    return len(years - {None}) < 2 and _alike(one.context, other.context, 3, 0.45)


def _disjoint(one: frozenset[Any], other: frozenset[Any]) -> bool:
    return bool(one and other and not one & other)


def _alike(one: frozenset[str], other: frozenset[str], least: int, share: float) -> bool:
    """Say whether two sentences speak of the same thing, by the words they share beside the counted ones."""
    shared = len(one & other)
    return shared >= least and shared >= share * min(len(one), len(other))


def _likeness(one: _Statement, other: _Statement) -> float:
    return len(one.context & other.context) / max(1, len(one.context | other.context))


def _contradicting(
    statements: Sequence[_Statement], differ: Callable[[_Statement, _Statement], bool]
) -> Iterator[Dispute]:
    """Give one dispute a subject and place, the plainest first.

    Two who print one sentence with different figures contradict one another, whatever else they tell.
    """
    by_name: dict[str, list[_Statement]] = {}
    for statement in statements:
        by_name.setdefault(statement.name, []).append(statement)
    for name, told in by_name.items():
        shown: list[_Statement] = []
        for one, other in _nearest_pairs(told[:_SAME_SUBJECT]):
            new = all(_is_elsewhere(each, before) for each in (one, other) for before in shown)
            close = one.material is other.material or _likeness(one, other) >= _PARALLEL
            read = [each for each in told if each.sentence in (one.sentence, other.sentence)] if close else told
            if new and differ(one, other) and not (_knows(other, one, read) or _knows(one, other, read)):
                shown += (one, other)
                accounts = (Account(each.material.article.id, each.sentence) for each in (one, other))
                yield Dispute(name, tuple(accounts))


def _find_belied(figures: Sequence[_Statement]) -> Iterator[Dispute]:
    """Give the figures that are said to be less, or more, than somebody claimed, with the claim; one a sentence."""
    for one in figures:
        claimed = max(
            (each for each in figures if _is_belied(each, one)), key=lambda each: _likeness(each, one), default=None
        )
        if claimed is not None:
            accounts = (Account(each.material.article.id, each.sentence) for each in (claimed, one))
            yield Dispute(claimed.name, tuple(accounts))


def _is_belied(claimed: _Statement, one: _Statement) -> bool:
    mine, its = claimed.value, one.value
    if not isinstance(mine, Figure) or not isinstance(its, Figure) or not its.less or claimed.sentence == one.sentence:
        return False
    same = mine.subject.split()[0] == its.subject.split()[0] and mine.value != its.value and bool(claimed.doing.source)
    return same and _alike(claimed.context, one.context, 2, 0.3) and not _is_elsewhere(claimed, one)


def _nearest_pairs(told: Sequence[_Statement]) -> list[tuple[_Statement, _Statement]]:
    """Of any two articles give the two statements that speak of one happening if any do, the likest pairs first."""
    nearest: dict[tuple[ArticleId, ArticleId], tuple[float, list[tuple[_Statement, _Statement]]]] = {}
    for one, other in combinations(told, 2):
        apart = _is_independent(one, other) if one.material is not other.material else _is_of_two(one, other)
        if not apart or _is_elsewhere(one, other):
            continue
        between, likeness = (one.material.article.id, other.material.article.id), _likeness(one, other)
        best, pairs = nearest.get(between, (-1.0, []))
        if likeness >= best:
            nearest[between] = (likeness, [*pairs, (one, other)] if likeness == best else [(one, other)])
    order = sorted(nearest.values(), key=lambda each: each[0], reverse=True)
    return [pair for _, pairs in order for pair in pairs]


def _is_of_two(one: _Statement, other: _Statement) -> bool:
    """Say whether an article gives two figures in the words of two who tell them, neither as of an earlier time."""
    mine, its = one.doing, other.doing
    if any(not isinstance(each.value, Figure) or each.value.kinds for each in (one, other)):
        return False
    if one.sentence == other.sentence or not mine.source or not its.source or mine.teller & its.teller:
        return False
    names = [frozenset(stem(word) for word in content_words(each.source)) - _TELLERS for each in (mine, its)]
    text = one.material.article.text
    return (
        all(names)
        and not names[0] & names[1]
        and not any(_IN_TIME.search(each.sentence.of(text)) for each in (one, other))
    )


def _is_independent(one: _Statement, other: _Statement) -> bool:
    """Say whether two statements are of different origins.

    One text is one side: of two desks' copies the later one is brought up to date. Only in one wording, where no order
    is known, do the desks contradict one another.
    """
    mine, its = one.material.article, other.material.article
    copied = mine.publisher != its.publisher and mine.published == its.published and _likeness(one, other) >= _PARALLEL
    return one.origin != other.origin or copied


def _is_elsewhere(one: _Statement, other: _Statement) -> bool:
    """Say whether two statements play in different places, or are of other doers or bills, as far as the texts say."""
    if one.doing.is_apart(other.doing) or one.matter.is_apart(other.matter) or one.scope.is_apart(other.scope):
        return True
    return one.place.is_apart(other.place, carried=_likeness(one, other) < _PARALLEL)


def _knows(one: _Statement, other: _Statement, told: Sequence[_Statement]) -> bool:
    """Say whether the article of one tells the other's value too: then it is in the picture, not in dispute."""
    same = one.material is other.material
    return any(
        each.plain == other.plain and not _is_elsewhere(each, other)
        for each in told
        if each.material is one.material and (each.sentence == one.sentence or not same)
    )
