"""Holds what a topic's reports leave open or announce against reports that none of its stories tells: one of these may
say how it came out."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import datetime

from bot.model.analysis import ActorKey, DatedEvent, Material, OpenPoint
from bot.model.article import ArticleId
from bot.summarize.aside import set_aside
from bot.summarize.doubted import list_doubted_elsewhere
from bot.summarize.overtaken import is_overtaken
from bot.summarize.parts import NAME, take_apart
from bot.summarize.plans import list_over
from bot.summarize.stoppages import list_hopes_over, list_stops, list_stops_over
from bot.summarize.told import Place, is_english, is_later
from bot.text.gazetteer import load_gazetteer
from bot.text.words import content_words

_FEWEST_SHARED = 2
"""Actors that a report elsewhere names too where it is of the same affair."""
_FIRST_LINES = 400
"""Characters of a text that count as its first lines."""
_MOST_BESIDE = 20
_MOST_SOUGHT = 24
_MOST_WORDS = 8
_OPENS = re.compile(
    r"\A(?:When|Where|How|Which|Who|What|Will|Can|Might|May|Has|Have|Is|Are|Was|Were|\s)+\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for elsewhere: the words of what is open or ahead, and since when it has been."""

    words: tuple[str, ...]
    since: datetime


def list_sought(materials: Sequence[Material], now: datetime) -> tuple[Sought, ...]:
    """Give what to look for: the questions that none of the reports answers, then what they announce for a day to come;
    of the latest reports first. A worker process is handed this."""
    left = [(pair[0], asks) for asks, pair in _list_open(materials).items() if not is_overtaken(*pair, materials, now)]
    found: dict[tuple[str, ...], Sought] = {}
    latest = _list_latest(materials)
    stops = ((material, words) for material in latest for words in list_stops(material))
    for material, words in (*left, *_iter_ahead(latest, now), *stops):
        terms = _list_terms(_OPENS.sub("", words))
        if material.article.published is not None and terms and len(found) < _MOST_SOUGHT:
            found[terms] = Sought(terms, material.article.published)
    return tuple(found.values())


def list_beside(topical: Set[ActorKey], materials: Sequence[Material], others: Sequence[Material]) -> list[ArticleId]:
    """Give those of the other articles, the latest, whose title or first lines name two actors of the reports; those
    that name two of the topic stand first."""
    actors = {actor.key for each in materials for actor in each.analysis.actors}
    dated = [each for each in others if any(is_later(each, one) for one in materials)]
    named = {each.article.id: actors & _list_heading(each) for each in dated}
    near = [each for each in dated if len(named[each.article.id]) >= _FEWEST_SHARED]
    near.sort(key=lambda each: (len(named[each.article.id] & topical) >= _FEWEST_SHARED, str(each.article.published)))
    return [each.article.id for each in reversed(near)][:_MOST_BESIDE]


def _list_heading(material: Material) -> set[ActorKey]:
    """The actors whom the title and first lines name."""
    head = f"{material.article.title or ''}\n{material.article.text[:_FIRST_LINES]}"
    return {found.key for found in load_gazetteer().scan(head)}


def choose_telling(
    materials: tuple[Material, ...], others: tuple[Material, ...], now: datetime, beside: tuple[Material, ...] = ()
) -> tuple[Material, ...]:
    """Give those of the other reports that answer a question, tell what became of a plan, or doubt what is told, and
    those `beside` the topic's that doubt it, labelled ones never; a worker process is handed this."""
    telling = _choose_telling(materials, others, now)
    doubting = (each for each in set_aside((), beside).materials if list_doubted_elsewhere(each, materials))
    return (*telling, *(each for each in doubting if each not in telling))


def _choose_telling(
    materials: tuple[Material, ...], others: tuple[Material, ...], now: datetime
) -> tuple[Material, ...]:
    told = tuple(filter(is_english, set_aside((), others).materials))
    points = _list_open(materials).values()
    planned = [each for each in materials if _is_ahead(each, now)]
    over = {article for article, _ in list_over((*planned, *told)) - list_over(planned)}
    planned = [each for each in planned if each.article.id in over]
    return tuple(
        each
        for each in told
        if any(is_answered(*pair, [each]) for pair in points)
        or list_over_elsewhere(planned, [each])
        or list_hopes_over(materials, [each])
        or list_stops_over(materials, [each])
        or list_doubted_elsewhere(each, materials)
    )


def is_answered(material: Material, point: OpenPoint, elsewhere: Sequence[Material]) -> bool:
    """Say whether a report elsewhere, that names all whom a question names, answers it."""
    near = [each for each in elsewhere if _is_of_affair(material, _OPENS.sub("", point.question or ""), each)]
    return bool(near) and is_overtaken(material, point, near)


def list_over_elsewhere(materials: Sequence[Material], elsewhere: Sequence[Material]) -> frozenset[Place]:
    """Give the sentences that announce what a report elsewhere, of the same affair, tells as done, off or moved."""
    over: set[Place] = set()
    for material in materials if elsewhere else ():
        text = material.article.text
        near = [each for each in elsewhere if _is_of_affair(material, "", each)]
        for article, span in list_over((material, *near)) if near else ():
            if article == material.article.id and any(_names_all(span.of(text), each) for each in near):
                over.add((article, span))
    return frozenset(over)


def _list_open(materials: Sequence[Material]) -> dict[str, tuple[Material, OpenPoint]]:
    """What the latest reports leave open, by its words."""
    found: dict[str, tuple[Material, OpenPoint]] = {}
    for material in _list_latest(materials):
        for point in material.analysis.open_points:
            asks = point.question or material.analysis.sentences[point.sentence].span.of(material.article.text)
            if len(found) < _MOST_SOUGHT:
                found.setdefault(asks, (material, point))
    return found


def _list_latest(materials: Sequence[Material]) -> list[Material]:
    """The latest first; nothing is surely later than those of no date, which stand last."""
    return sorted(filter(is_english, materials), key=lambda each: str(each.article.published or ""), reverse=True)


def _iter_ahead(materials: Sequence[Material], now: datetime) -> Iterator[tuple[Material, str]]:
    for material in materials:
        for event in material.analysis.events:
            if _is_of_day_ahead(event, now):
                yield material, material.analysis.sentences[event.sentence].span.of(material.article.text)


def _is_ahead(material: Material, now: datetime) -> bool:
    return any(_is_of_day_ahead(event, now) for event in material.analysis.events)


def _is_of_day_ahead(event: DatedEvent, now: datetime) -> bool:
    last = (event.date or "").split("/")[-1]
    return bool(last) and last >= now.date().isoformat()[: len(last)]


def _list_terms(words: str) -> tuple[str, ...]:
    """The names of words, then what else they say."""
    names = [each[0] for each in NAME.finditer(words)]
    return tuple(dict.fromkeys((*names, *content_words(NAME.sub(" ", words)))))[:_MOST_WORDS]


def _is_of_affair(material: Material, words: str, other: Material) -> bool:
    """Say whether a later report names actors whom an earlier one names, and all whom its words name."""
    ours, theirs = ({actor.key for actor in each.analysis.actors} for each in (material, other))
    return len(ours & theirs) >= _FEWEST_SHARED and is_later(other, material) and _names_all(words, other)


def _names_all(words: str, other: Material) -> bool:
    told = take_apart(f"{other.article.title or ''}. {other.article.text}").tokens
    return all(not name.isdisjoint(told) for name in take_apart(words).names)
