"""Finds passages: the lexical index gives candidate articles, a second stage orders their passages.

The second stage is the same for every database. It is BM25 (Robertson and Zaragoza, 2009) over passages, with the
best sentence's coverage, names, title and recency added."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.answer.question import ReadQuestion
from bot.model.analysis import ActorKey, Span
from bot.model.article import Article, ArticleId, Scope
from bot.model.conversation import Hit
from bot.model.topic import Window
from bot.ports import ArticleStore, SearchQuery, Transaction
from bot.text.gazetteer import load_gazetteer
from bot.text.passages import make_passages
from bot.text.sentences import split
from bot.text.words import content_words, stem

CANDIDATES = 40
MOST_PASSAGES = 120
_K1, _B = 1.2, 0.6


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign adds to a passage's score."""

    sentence: float = 1.2
    names: float = 0.5
    title: float = 0.4
    preferred: float = 0.5
    recency: float = 0.2


async def find_candidates(
    store: ArticleStore, transaction: Transaction, scopes: frozenset[Scope], now: datetime, question: ReadQuestion
) -> tuple[Article, ...]:
    """Give the articles whose title, publisher or text hold the question's words, best first."""
    gazetteer = load_gazetteer()
    forms = [form for key in question.actors for form in gazetteer.forms_of(key)[:6]]
    terms = (*dict.fromkeys([*content_words(question.understood), *question.names, *forms]),)
    query = SearchQuery(any_of=terms, window=question.window, limit=CANDIDATES)
    found = await store.search(transaction, scopes, now, query)
    return await store.get_many(transaction, scopes, [article_id for article_id, _ in found])


async def find_by_words(
    store: ArticleStore, transaction: Transaction, scopes: frozenset[Scope], now: datetime, words: str,
    window: Window | None,
) -> tuple[Article, ...]:  # fmt: skip
    """Give the articles that hold any of these words, best first."""
    query = SearchQuery(
        any_of=tuple(dict.fromkeys(content_words(words) or words.split()[:20])), window=window, limit=80
    )
    found = await store.search(transaction, scopes, now, query)
    return await store.get_many(transaction, scopes, [article_id for article_id, _ in found])


def order_passages(
    question: ReadQuestion, articles: tuple[Article, ...], preferred: frozenset[ArticleId], limit: int,
    weights: Weights,
) -> tuple[Hit, ...]:  # fmt: skip
    """Cut articles into passages and give the best; a worker process is handed this."""
    passages = [_read(article, span.start, span.end) for article in articles for span in _spans(article)]
    wanted = _wanted(question)
    rarity = _rarity(passages, wanted)
    ranked = sorted(
        ((_score(each, wanted, rarity, _average(passages), weights), each) for each in _cheap_best(passages, wanted)),
        key=lambda pair: (-pair[0], pair[1].article.id, pair[1].start),
    )
    newest = max((each.published for each in articles if each.published), default=None)
    scored = []
    for score, each in ranked:
        bonus = weights.preferred if each.article.id in preferred else 0.0
        bonus += weights.recency * _recency(each.article.published, newest)
        scored.append((score + (bonus if score > 0 else 0.0), each))
    scored.sort(key=lambda pair: (-pair[0], pair[1].article.id, pair[1].start))
    return tuple(
        Hit(each.article.id, each.start, each.end, each.article.text[each.start : each.end], score)
        for score, each in scored[:limit]
        if score > 0
    )


@dataclass(frozen=True, slots=True)
class _Passage:
    article: Article
    start: int
    end: int
    counts: Counter[str]
    sentences: tuple[frozenset[str], ...]
    title: frozenset[str]
    actors: frozenset[ActorKey]


def _spans(article: Article) -> tuple[Span, ...]:
    return make_passages(article.text, split(article.text[:200_000], article.language))


def _read(article: Article, start: int, end: int) -> _Passage:
    words = article.text[start:end]
    stems = [stem(word) for word in content_words(words)]
    sentences = tuple(
        frozenset(stem(word) for word in content_words(each.span.of(words))) for each in split(words, article.language)
    )
    title = frozenset(stem(word) for word in content_words(article.title))
    actors = frozenset(each.key for each in load_gazetteer().scan(words))
    return _Passage(article, start, end, Counter(stems), sentences, title, actors)


@dataclass(frozen=True, slots=True)
class _Wanted:
    stems: tuple[str, ...]
    names: frozenset[str]
    actors: tuple[ActorKey, ...]


def _wanted(question: ReadQuestion) -> _Wanted:
    names = frozenset(stem(word) for name in question.names for word in content_words(name))
    return _Wanted(question.stems, names, question.actors)


def _cheap_best(passages: Sequence[_Passage], wanted: _Wanted) -> list[_Passage]:
    """At most so many passages, those that hold most of the words."""
    stems = set(wanted.stems)
    counted = sorted(passages, key=lambda each: -len(stems & each.counts.keys()))
    return counted[:MOST_PASSAGES]


def _rarity(passages: Sequence[_Passage], wanted: _Wanted) -> dict[str, float]:
    total = len(passages)
    holding = {word: sum(1 for each in passages if word in each.counts) for word in wanted.stems}
    return {word: math.log(1 + (total - count + 0.5) / (count + 0.5)) for word, count in holding.items()}


def _average(passages: Sequence[_Passage]) -> float:
    return sum(sum(each.counts.values()) for each in passages) / len(passages) if passages else 1.0


def _score(passage: _Passage, wanted: _Wanted, rarity: Mapping[str, float], average: float, weights: Weights) -> float:
    """Everything as a share of what a perfect passage would have, so that scores compare across questions."""
    total = sum(rarity.values()) or 1.0
    length = sum(passage.counts.values()) / average
    bm25 = sum(
        rarity[word] * count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * length))
        for word in wanted.stems
        if (count := passage.counts.get(word, 0))
    )
    best = max((sum(rarity[word] for word in wanted.stems if word in each) for each in passage.sentences), default=0.0)
    names = len(wanted.names & passage.counts.keys()) / len(wanted.names) if wanted.names else 0.0
    actors = len(set(wanted.actors) & passage.actors) / len(wanted.actors) if wanted.actors else 0.0
    titled = sum(rarity[word] for word in wanted.stems if word in passage.title) / total
    named = max(names, actors) if wanted.names or wanted.actors else 0.0
    return (bm25 + weights.sentence * best) / total + weights.names * named + weights.title * titled


def _recency(published: datetime | None, newest: datetime | None) -> float:
    if published is None or newest is None:
        return 0.0
    return 1.0 / (1.0 + (newest - published).total_seconds() / 86_400 / 7)
