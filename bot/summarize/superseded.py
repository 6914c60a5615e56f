"""Says which versions of a text another one stands for: the newest of an outlet, and one that says that it corrects."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.model.analysis import Material
from bot.model.article import ArticleId
from bot.model.story import Origin, Story
from bot.summarize.corrections import says_it_corrects
from bot.text.publishers import share_newsroom
from bot.text.versions import list_changed, list_sentences

_SOON = timedelta(hours=20)
"""Time within which an outlet's like report is no report on the next day."""
_MOSTLY = 0.5
"""The share of a text's sentences that its later version has word for word."""


@dataclass(frozen=True, slots=True)
class _Version:
    material: Material
    published: datetime
    sentences: tuple[str, ...]


def list_superseded(stories: Sequence[Story], by_id: Mapping[ArticleId, Material]) -> frozenset[ArticleId]:
    """Give the articles that a later version of their text stands for: it tells a sentence of theirs with another
    figure, day or name, and is of the same newsroom or says that it corrects; and copies of what it tells otherwise."""
    texts = (same for story in stories for origin in story.origins for same in origin.reports if len(same) > 1)
    return frozenset(each for same in texts for each in _list_older([by_id[each] for each in same if each in by_id]))


def leave_out(origin: Origin, over: frozenset[ArticleId]) -> Origin:
    """Give an origin without the articles that another version stands for."""
    reports = (tuple(each for each in same if each not in over) for same in origin.reports)
    kept = tuple(each for each in origin.articles if each not in over)
    return replace(origin, articles=kept, reports=tuple(filter(None, reports)))


def _list_older(materials: Sequence[Material]) -> Iterator[ArticleId]:
    versions = sorted(_read(materials), key=lambda each: each.published, reverse=True)
    standing: list[_Version] = []
    stale: set[str] = set()
    over: set[ArticleId] = set()
    newest: set[ArticleId] = set()
    for version in versions:
        by = next((each for each in standing if _stands_for(each, version)), None)
        if by is None:
            standing.append(version)
        else:
            stale |= set(list_changed(version.sentences, by.sentences))
            over.add(version.material.article.id)
            newest.add(by.material.article.id)
    yield from over
    for version in standing:
        if version.material.article.id not in newest and stale & set(version.sentences):
            yield version.material.article.id


def _read(materials: Sequence[Material]) -> Iterator[_Version]:
    for each in materials:
        article = each.article
        if article.published is not None:
            texts = [sentence.span.of(article.text) for sentence in each.analysis.sentences]
            yield _Version(each, article.published, list_sentences(article.title, texts))


def _stands_for(newer: _Version, older: _Version) -> bool:
    there = set(older.sentences)
    corrects = any(says_it_corrects(each) for each in newer.sentences if each not in there)
    own = share_newsroom(newer.material.article.publisher, older.material.article.publisher)
    if newer.published <= older.published or not (own or corrects):
        return False
    changed = bool(list_changed(older.sentences, newer.sentences))
    if not own:
        return changed
    mostly = sum(each in newer.sentences for each in older.sentences[1:]) >= _MOSTLY * len(older.sentences[1:])
    soon = newer.published - older.published < _SOON
    return (changed and (mostly or soon or corrects)) or (corrects and mostly)
