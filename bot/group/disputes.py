"""Finds plain contradictions within a story: other figures for one thing, other dates, a claim and its denial, and
other words for what a thing is.

Cautious on purpose: two accounts that merely differ in what they tell do not contradict one another."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from bot.group.charges import find_charges
from bot.group.denials import find_denials
from bot.group.figures import Figure, disagree, find_figures
from bot.group.happenings import find_happenings
from bot.group.namings import find_namings
from bot.group.places import Place, find_places
from bot.group.statements import list_words
from bot.model.analysis import Material, Span
from bot.model.article import ArticleId
from bot.model.story import Account, Dispute, Origin

_SAME_NEWS = timedelta(hours=30)
"""Figures told further apart than this may both have been right in their time."""
_SENTENCES = 60
"""Sentences of an article that are read for contradictions."""
_SAME_SUBJECT = 150
"""Statements of one subject that are compared, from the earliest article on."""
_PARALLEL = 0.8
"""Likeness from which two sentences are one wording, whatever stands before each."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """One thing an article states in a sentence, where it plays, and the words around it."""

    material: Material
    origin: str
    sentence: Span
    name: str
    value: Hashable
    """A figure, or a month and day."""
    context: frozenset[str]
    place: Place

    @property
    def plain(self) -> Hashable:
        """Give the number itself, or the day."""
        return self.value.value if isinstance(self.value, Figure) else self.value


def find_disputes(materials: Sequence[Material], origins: Sequence[Origin]) -> tuple[Dispute, ...]:
    """Give the contradictions between origins, and between parties quoted in the story, each with both passages."""
    origin_of = {article: origin.id for origin in origins for article in origin.articles}
    told = [each for material in materials for each in _list_statements(material, origin_of[material.article.id])]
    figures = [each for each in told if isinstance(each.value, Figure)]
    words = [word for material in materials for word in list_words(material)]
    dates = [each for each in told if not isinstance(each.value, Figure)]
    return (
        *_contradicting(figures, _figures_differ),
        *_contradicting(dates, _dates_differ),
        *find_denials(words),
        *find_charges(words),
        *find_namings(materials),
    )


def _list_statements(material: Material, origin: str) -> Iterator[_Statement]:
    places = find_places(material)
    for number, sentence in enumerate(material.analysis.sentences[:_SENTENCES]):
        words, place = sentence.span.of(material.article.text), places[number]
        for figure in find_figures(words):
            yield _Statement(material, origin, sentence.span, figure.name, figure, figure.context, place)
        for happening in find_happenings(words):
            name, day = f"the date of the {happening.noun}", (happening.month, happening.day)
            yield _Statement(material, origin, sentence.span, name, day, happening.context, place)


def _figures_differ(one: _Statement, other: _Statement) -> bool:
    mine, its = one.value, other.value
    if not isinstance(mine, Figure) or not isinstance(its, Figure) or not disagree(mine, its):
        return False
    told, again = one.material.article.published, other.material.article.published
    if told and again and abs(told - again) > _SAME_NEWS:
        return False
    least, share = (2, 0.3) if " " in mine.subject else (3, 0.45)
    return _alike(one.context, other.context, least, share)


def _dates_differ(one: _Statement, other: _Statement) -> bool:
    return one.value != other.value and _alike(one.context, other.context, 3, 0.45)


def _alike(one: frozenset[str], other: frozenset[str], least: int, share: float) -> bool:
    """Say whether two sentences speak of the same thing, by the words they share beside the counted ones."""
    shared = len(one & other)
    return shared >= least and shared >= share * min(len(one), len(other))


def _likeness(one: _Statement, other: _Statement) -> float:
    return len(one.context & other.context) / max(1, len(one.context | other.context))


def _contradicting(
    statements: Sequence[_Statement], differ: Callable[[_Statement, _Statement], bool]
) -> Iterator[Dispute]:
    """Give one dispute a subject and place, the plainest first."""
    by_name: dict[str, list[_Statement]] = {}
    for statement in statements:
        by_name.setdefault(statement.name, []).append(statement)
    for name, told in by_name.items():
        shown: list[_Statement] = []
        for one, other in _nearest_pairs(told[:_SAME_SUBJECT]):
            new = all(_is_elsewhere(each, before) for each in (one, other) for before in shown)
            if new and differ(one, other) and not (_knows(other, one, told) or _knows(one, other, told)):
                shown += (one, other)
                accounts = (Account(each.material.article.id, each.sentence) for each in (one, other))
                yield Dispute(name, tuple(accounts))


def _nearest_pairs(told: Sequence[_Statement]) -> list[tuple[_Statement, _Statement]]:
    """Of any two articles give the two statements that speak of one happening if any do, the likest pairs first."""
    nearest: dict[tuple[ArticleId, ArticleId], tuple[float, list[tuple[_Statement, _Statement]]]] = {}
    for one, other in combinations(told, 2):
        if one.material is other.material or not _is_independent(one, other) or _is_elsewhere(one, other):
            continue
        between, likeness = (one.material.article.id, other.material.article.id), _likeness(one, other)
        best, pairs = nearest.get(between, (-1.0, []))
        if likeness >= best:
            nearest[between] = (likeness, [*pairs, (one, other)] if likeness == best else [(one, other)])
    order = sorted(nearest.values(), key=lambda each: each[0], reverse=True)
    return [pair for _, pairs in order for pair in pairs]


def _is_independent(one: _Statement, other: _Statement) -> bool:
    """Say whether two statements are of different origins.

    One text is one side: of two desks' copies the later one is brought up to date. Only in one wording, where no order
    is known, do the desks contradict one another.
    """
    mine, its = one.material.article, other.material.article
    copied = mine.publisher != its.publisher and mine.published == its.published and _likeness(one, other) >= _PARALLEL
    return one.origin != other.origin or copied


def _is_elsewhere(one: _Statement, other: _Statement) -> bool:
    """Say whether two statements play in different places, as far as they or the sentences before them say where."""
    return one.place.is_apart(other.place, carried=_likeness(one, other) < _PARALLEL)


def _knows(one: _Statement, other: _Statement, told: Sequence[_Statement]) -> bool:
    """Say whether the article of one tells the other's value too: then it is in the picture, not in dispute."""
    return any(
        each.plain == other.plain and not _is_elsewhere(each, other) for each in told if each.material is one.material
    )
