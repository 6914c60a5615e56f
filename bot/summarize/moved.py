"""Finds what was announced for a day that a later report gives up for another: `on 20 May instead of 12 May`."""

from collections.abc import Sequence

from bot.model.analysis import Material, Span
from bot.model.article import ArticleId
from bot.summarize.sentences import stems_of
from bot.summarize.told import is_english
from bot.text.dates import find_given_up

_SHARED = 2
"""Words, days apart, that two sentences on the same thing and day have in common."""


def list_moved(materials: Sequence[Material]) -> frozenset[tuple[ArticleId, Span]]:
    """Give the sentences that announce for a day what a later report's sentence moves away from it."""
    read = [(each, each.article.published) for each in materials if is_english(each)]
    dated = [(each, told) for each, told in read if told is not None]
    moved: set[tuple[ArticleId, Span]] = set()
    for later, told in dated:
        text, country = later.article.text, later.article.publisher.country
        for sentence in later.analysis.sentences:
            days = find_given_up(text, sentence.span, told, country)
            about = stems_of(sentence.span.of(text)) if days else frozenset()
            earlier = [each for each, when in dated if when < told] if days else []
            moved |= {(each.article.id, span) for each in earlier for span in _list_announced(each, days, about)}
    return frozenset(moved)


def _list_announced(material: Material, days: frozenset[str], about: frozenset[str]) -> list[Span]:
    text, sentences = material.article.text, material.analysis.sentences
    return [
        sentences[event.sentence].span
        for event in material.analysis.events
        if event.date is not None
        and event.date.split("/")[0] in days
        and len((stems_of(sentences[event.sentence].span.of(text)) - stems_of(event.words.of(text))) & about) >= _SHARED
    ]
