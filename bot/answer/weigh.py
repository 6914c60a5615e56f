"""Weighs passages against a question: which fit best, which of their sentences answer, and how far they are to be
believed to answer at all. Pure and heavy, so it is run in a worker process."""

import itertools
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.answer.fitting import fits
from bot.answer.question import QuestionRead
from bot.answer.terms import Term, alike, roots
from bot.model.analysis import ActorKey, Span
from bot.model.article import Article, ArticleId
from bot.model.topic import Topic, Window
from bot.text.gazetteer import load_gazetteer
from bot.text.passages import make_passages
from bot.text.sentences import split

MOST_PASSAGES = 120
ANSWERABLE = 0.5
"""Support from which a sentence is shown as an answer; `bench/refusal.py` draws the curve it was read from."""
_MOST_OF_ONE = 3
"""Passages of one article that the second stage looks at."""
_LONGEST_TEXT = 60_000
"""Characters of an article that are looked at."""
_LONGEST_SENTENCE = 600
"""Characters; what is longer is no sentence to show as an answer."""
_NEAR, _TITLE, _PASSAGE, _ARTICLE = 0.75, 0.65, 0.5, 0.2
"""What a term is worth beside the sentence that answers, in the title, elsewhere in the passage, in the article."""
_SATURATION = 1.2
"""BM25's k1: how soon more of the same word adds nothing."""
_WEEK = 7 * 86_400.0


@dataclass(frozen=True, slots=True)
class Pool:
    """The articles that may answer, with their score in the index, and how telling each term of the question is."""

    question: QuestionRead
    articles: tuple[Article, ...]
    lexical: tuple[float, ...]
    rarity: tuple[float, ...]
    now: datetime
    preferred: frozenset[ArticleId] = frozenset()
    topic: Topic | None = None
    window: Window | None = None


@dataclass(frozen=True, slots=True)
class WeighedSentence:
    """A sentence that may answer; `support` in [0, 1] says how much of the question it and its surroundings meet."""

    span: Span
    support: float
    own: float
    """The part of the question that the sentence's own words meet, in [0, 1]."""
    fits: bool
    """It holds what the question asks for: a number, a time, a name."""


@dataclass(frozen=True, slots=True)
class WeighedPassage:
    """A passage with its rank and its sentences, best first."""

    article_id: ArticleId
    span: Span
    score: float
    sentences: tuple[WeighedSentence, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """A stretch of text as the question sees it: how well it meets each term, and its length in words."""

    span: Span
    met: tuple[float, ...]
    counts: tuple[int, ...]
    words: int
    pairs: int


def weigh(pool: Pool) -> tuple[WeighedPassage, ...]:
    """Give the passages, best first."""
    best_lexical = max(pool.lexical, default=0.0) or 1.0
    found = [
        passage
        for article, lexical in zip(pool.articles, pool.lexical, strict=True)
        for passage in _weigh_article(pool, article, lexical / best_lexical)
    ]
    return tuple(sorted(found, key=lambda passage: -passage.score)[:MOST_PASSAGES])


def _weigh_article(pool: Pool, article: Article, lexical: float) -> Iterator[WeighedPassage]:
    text = article.text[:_LONGEST_TEXT]
    sentences = split(text, article.language)
    reads = [_read(pool.question, text, sentence.span) for sentence in sentences]
    title = _read_title(pool.question, article)
    anywhere = _best([read.met for read in reads], len(pool.question.terms))
    grouped = [(span, [read for read in reads if span.holds(read.span)]) for span in make_passages(text, sentences)]
    timely = [each for each in grouped if _is_timely(pool, article, each[0].of(text))]
    ranked = sorted(timely, key=lambda each: -_bm25(pool.rarity, each[1]))[:_MOST_OF_ONE]
    base = _base(pool, article, title) + 0.25 * lexical
    for span, inside in ranked:
        weighed = _weigh_sentences(pool, text, inside, title, anywhere)
        if weighed:
            score = base + 0.35 * _bm25(pool.rarity, inside) + 0.4 * weighed[0].support
            yield WeighedPassage(article.id, span, score, weighed)


def _is_timely(pool: Pool, article: Article, words: str) -> bool:
    """Within the window by its publication, or by printing the date that was asked for."""
    when = article.published or article.retrieved
    return pool.window is None or pool.window.start <= when < pool.window.end or _prints_date(pool.question, words)


def _prints_date(question: QuestionRead, words: str) -> bool:
    plain = words.replace(".", "")
    return any(re.search(rf"\b{date}\b", plain) for date in question.dates)


def _base(pool: Pool, article: Article, title: tuple[float, ...]) -> float:
    """What an article brings before its passages are looked at: title, topic, edition, newness."""
    score = 0.15 * _share(pool.rarity, title)
    if article.id in pool.preferred:
        score += 0.1
    if pool.topic is not None and _is_about(pool.topic, article):
        score += 0.1
    when = article.published or article.retrieved
    age = max((pool.now - when).total_seconds(), 0.0) / _WEEK
    return score + (0.3 if pool.question.lately else 0.1) * math.pow(0.5, age)


def _weigh_sentences(
    pool: Pool, text: str, inside: Sequence[_Read], title: tuple[float, ...], anywhere: tuple[float, ...]
) -> tuple[WeighedSentence, ...]:
    passage = _best([read.met for read in inside], len(title))
    found = []
    for at, read in enumerate(inside):
        near = _best([each.met for each in (*inside[max(at - 1, 0) : at], *inside[at + 1 : at + 2])], len(title))
        if read.span.end - read.span.start > _LONGEST_SENTENCE or not (any(read.met) or any(near)):
            continue
        met = tuple(
            max(own, _NEAR * beside, _TITLE * above, _PASSAGE * around, _ARTICLE * far)
            for own, beside, above, around, far in zip(read.met, near, title, passage, anywhere, strict=True)
        )
        fitting = fits(pool.question, read.span.of(text))
        if pool.question.dates and pool.window is None:
            fitting = fitting and _prints_date(pool.question, read.span.of(text))
        asks = read.span.of(text).rstrip("”’\"' ").endswith("?")
        found.append(_judge(pool, read, met, fitting=fitting, asks=asks))
    return tuple(sorted(found, key=lambda sentence: (-sentence.support, sentence.span.start)))


def _judge(pool: Pool, read: _Read, met: tuple[float, ...], *, fitting: bool, asks: bool) -> WeighedSentence:
    """How far a sentence answers: what it meets, less for a missing name or kind of answer."""
    question = pool.question
    weights = [rarity * (1.5 if term.focus else 1.0) for term, rarity in zip(question.terms, pool.rarity, strict=True)]
    own = _share(weights, read.met)
    names = [(weight, part) for term, weight, part in zip(question.terms, weights, met, strict=True) if term.named]
    named = sum(w * m for w, m in names) / sum(w for w, _ in names) if names else 1.0
    pairs = min(read.pairs / len(question.pairs), 1.0) if question.pairs else own
    support = 0.55 * _share(weights, met) + 0.35 * own + 0.1 * pairs
    support *= (0.5 + 0.5 * named) * (1.0 if fitting else 0.8)
    if not names and len(met) > 1 and sum(part >= _PASSAGE for part in met) < 2:
        support *= 0.8  # one common word is met by chance: nobody won anything where thoughts matched
    if asks:
        support *= 0.5
    return WeighedSentence(read.span, support, own, fitting)


def _read(question: QuestionRead, text: str, span: Span) -> _Read:
    words = roots(span.of(text))
    kinds = {alike(word) for word in words} - {None}
    keys = _actors_in(span.of(text)) if question.actors else frozenset()
    there = set(words)
    met = tuple(_met(term, there, kinds, keys) for term in question.terms)
    counts = tuple(
        words.count(term.root) if term.root in there else int(part > 0)
        for term, part in zip(question.terms, met, strict=True)
    )
    pairs = len(question.pairs & set(itertools.pairwise(words))) if question.pairs else 0
    return _Read(span, met, counts, len(words), pairs)


def _met(term: Term, words: set[str], kinds: set[int | None], keys: frozenset[ActorKey]) -> float:
    if term.actor is not None:
        return 1.0 if term.actor in keys else 0.0
    if term.root in words:
        return 1.0
    return 0.6 if not term.named and alike(term.root) in kinds else 0.0


def _actors_in(text: str) -> frozenset[ActorKey]:
    return frozenset(found.key for found in load_gazetteer().scan(text))


def _read_title(question: QuestionRead, article: Article) -> tuple[float, ...]:
    """Title and publisher speak for the whole article."""
    words = f"{article.title}. {article.publisher.name}"
    return _read(question, words, Span(0, len(words))).met


def _bm25(rarity: Sequence[float], reads: Sequence[_Read]) -> float:
    """The passage's words, as a share of the most a passage can reach, in [0, 1]."""
    length = sum(read.words for read in reads)
    total = sum(rarity) or 1.0
    score = 0.0
    for at, weight in enumerate(rarity):
        count = sum(read.counts[at] for read in reads)
        if count:
            score += weight * count / (count + _SATURATION * (0.4 + 0.6 * length / 120))
    return score / total


def _best(met: Sequence[tuple[float, ...]], terms: int) -> tuple[float, ...]:
    return tuple(max(column) for column in zip(*met, strict=True)) if met else (0.0,) * terms


def _share(weights: Sequence[float], met: Sequence[float]) -> float:
    total = sum(weights)
    return sum(w * m for w, m in zip(weights, met, strict=True)) / total if total else 0.0


def _is_about(topic: Topic, article: Article) -> bool:
    opening = f"{article.title}. {article.text[:4000]}"
    keys = _actors_in(opening)
    words = opening.casefold()
    return (not topic.actors or all(key in keys for key in topic.actors)) and (
        not topic.query or any(re.search(rf"\b{re.escape(each.casefold())}", words) for each in topic.query)
    )


def find_support(passages: Sequence[WeighedPassage]) -> float:
    """Give how far the best sentence of all answers, in [0, 1]."""
    return max((sentence.support for passage in passages for sentence in passage.sentences), default=0.0)


def answers(passages: Sequence[WeighedPassage]) -> bool:
    """Say whether what was found answers at all."""
    return find_support(passages) >= ANSWERABLE


def rarity_of(found: int, most: int) -> float:
    """How telling a term is that stands in so many of all articles: BM25's inverse document frequency."""
    return math.log(1.0 + (most - found + 0.5) / (found + 0.5))
