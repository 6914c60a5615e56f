"""Finds what was announced for a day that a later report gives up for another: `on 20 May instead of 12 May`."""

import re
from collections.abc import Iterator, Sequence

from bot.model.analysis import Material, Span
from bot.model.article import ArticleId
from bot.summarize.sentences import stems_of
from bot.summarize.told import is_english
from bot.text.dates import find_given_up
from bot.text.words import stem

_A_DAY = len("2026-05-20")
_NOW = re.compile(r"\b(?:will|would|is|are)\snow\s(?:to\s|be\s)?(?P<verb>[a-z]+)")
"""What says that a plan has another day than it had: `will now travel on 20 May`."""
_SHARED_BESIDE = 4
"""Words that it shares with the plan where it does not name the day that is given up."""
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
        for day, now, words in _list_now(later):
            earlier = [each for each, when in dated if when < told]
            moved |= {(each.article.id, span) for each in earlier for span in _list_replaced(each, day, now, words)}
    return frozenset(moved)


def _list_now(material: Material) -> Iterator[tuple[str, str, frozenset[str]]]:
    """The days on which something will `now` take place, with its verb and the words of its sentence."""
    text, sentences = material.article.text, material.analysis.sentences
    for event in material.analysis.events:
        words = sentences[event.sentence].span.of(text)
        now = _NOW.search(words)
        if now is not None and event.date is not None and len(event.date) == _A_DAY:
            yield event.date, stem(now["verb"]), stems_of(words) - stems_of(event.words.of(text))


def _list_replaced(material: Material, day: str, verb: str, about: frozenset[str]) -> list[Span]:
    """The sentences that announce the same for another day."""
    text, sentences = material.article.text, material.analysis.sentences
    told = [(each, stems_of(sentences[each.sentence].span.of(text))) for each in material.analysis.events]
    return [
        sentences[each.sentence].span
        for each, stems in told
        if each.date is not None and len(each.date) == _A_DAY and each.date != day
        if verb in stems and len(stems & about) >= _SHARED_BESIDE
    ]


def _list_announced(material: Material, days: frozenset[str], about: frozenset[str]) -> list[Span]:
    text, sentences = material.article.text, material.analysis.sentences
    return [
        sentences[event.sentence].span
        for event in material.analysis.events
        if event.date is not None
        and event.date.split("/")[0] in days
        and len((stems_of(sentences[event.sentence].span.of(text)) - stems_of(event.words.of(text))) & about) >= _SHARED
    ]
