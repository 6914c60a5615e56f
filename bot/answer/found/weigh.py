"""Weighs articles, their passages and their sentences against a question: which fit best, and how far they are to be
believed to answer at all. Pure and heavy, so it is run in a worker process."""

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from bot.answer.asked.question import QuestionRead
from bot.answer.found.fitting import asks_of_a_journey
from bot.answer.found.ground import is_about
from bot.answer.found.sentences import WeighedSentence, tells_of_time, weigh_sentences
from bot.answer.found.spotting import SIDE_BY_SIDE, Spot, Spotter, find_torn
from bot.model.analysis import Span
from bot.model.article import Article, ArticleId
from bot.model.topic import Topic, Window
from bot.text.gazetteer import load_gazetteer
from bot.text.passages import make_passages
from bot.text.sentences import LONGEST_TEXT

MOST_PASSAGES = 120
ANSWERABLE = 0.42
"""Support from which a sentence is shown as an answer; `bench/refusal.py` draws the curve it was read from."""
LATE_DAYS = 7
"""What was published in the last days before now is what most questions are about."""
_MOST_OF_ONE = 2
"""Passages of one article that are weighed."""
MOST_READ = 16
"""Articles whose sentences are read; the others are only ranked."""
_NEAR = 300
"""Characters within which words count as standing together."""
_BESIDE = 60
"""Characters within which two words tell of one thing."""
_EARLY = 800.0
"""Characters after which a word counts a third of one that opens the article."""
_TITLE = 0.3
"""What a word of the title is worth beside one that opens the text."""
_LEAST_MET = 2
_OFTEN = 4.0
"""How often a word comes up in an article for half of what it can count there."""
_BY_VECTORS, _EVEN = 0.4, 10
"""What a place by vectors counts beside one by words, and how little the first places count before the next."""
_SATURATION = 1.2
"""BM25's k1: how soon more of the same word adds nothing."""


class Weights(NamedTuple):
    """What each measure of an article counts; `bench/retrieval.py` cross-validates them."""

    lexical: float = 1.0
    near: float = 1.5
    early: float = 2.0
    pairs: float = 0.5
    late: float = 1.0
    often: float = 1.0


WEIGHTS = Weights()
_ANSWERING = WEIGHTS._replace(late=0.0, often=0.0)
"""What tells whether an article answers at all, which what is new or tells more of a matter need not."""


class Measures(NamedTuple):
    """How an article fits a question, each in [0, 1]."""

    lexical: float
    """Its score in the index, as a share of the best one's."""
    near: float
    """The most of the question that stands within a few lines."""
    early: float
    """How much of the question stands in the title and the opening, which tell what a report is about."""
    pairs: float
    """Words that stand side by side in the question and here."""
    late: float
    """Published in the days before now, where the question names no time."""
    often: float
    """How often the words of the question come up, each again counting less."""


@dataclass(frozen=True, slots=True)
class Pool:
    """The articles that may answer, with their score in the index as a share of the best one's, and how telling each
    term of the question is."""

    question: QuestionRead
    articles: tuple[Article, ...]
    lexical: tuple[float, ...]
    rarity: tuple[float, ...]
    now: datetime
    articles_kept: int
    preferred: frozenset[ArticleId] = frozenset()
    topic: Topic | None = None
    window: Window | None = None
    near: tuple[float, ...] = ()
    """How near each article's vector is to the question's; nothing where there are no vectors."""


@dataclass(frozen=True, slots=True)
class WeighedPassage:
    """A passage with its rank and its sentences, best first; `support` in [0, 1] says how far it may answer."""

    article_id: ArticleId
    span: Span
    score: float
    support: float
    measures: Measures
    sentences: tuple[WeighedSentence, ...]


@dataclass(frozen=True, slots=True)
class _Ranked:
    article: Article
    text: str
    spots: list[Spot]
    measures: Measures
    score: float
    support: float


def weigh(pool: Pool, most_read: int = MOST_READ, most_articles: int = MOST_PASSAGES) -> tuple[WeighedPassage, ...]:
    """Give the passages of so many articles, best first: an article's best before the next article's, then the further
    ones. The sentences of the first articles are weighed too."""
    spotter = Spotter(pool.question.terms, load_gazetteer())
    fitted = [_rank(pool, spotter, *each) for each in zip(pool.articles, pool.lexical, strict=True)]
    ranked = sorted(_fuse(fitted, pool.near), key=lambda each: (-each.score, each.article.id))
    found: list[WeighedPassage] = []
    given = 0
    for number, each in enumerate(ranked):
        passages = list(_weigh_passages(pool, each, read=number < most_read)) if given < most_articles else []
        found.extend(passages)
        given += bool(passages)
    return tuple(sorted(found, key=lambda passage: -passage.score)[:MOST_PASSAGES])


def _fuse(ranked: Sequence[_Ranked], near: Sequence[float]) -> Sequence[_Ranked]:
    """Give the places by words and by vectors together (reciprocal ranks, after Cormack, Clarke and Buettcher, 2009);
    each place keeps the score that words gave it. Without vectors the words alone count."""
    if not near:
        return ranked
    by_words = sorted(range(len(ranked)), key=lambda at: (-ranked[at].score, ranked[at].article.id))
    by_vectors = sorted((at for at in range(len(near)) if near[at]), key=lambda at: (-near[at], ranked[at].article.id))
    worth = [0.0] * len(ranked)
    for order, weight in ((by_words, 1.0), (by_vectors, _BY_VECTORS)):
        for place, at in enumerate(order):
            worth[at] += weight / (_EVEN + place)
    fused = sorted(by_words, key=lambda at: -worth[at])
    return [replace(ranked[at], score=ranked[words].score) for at, words in zip(fused, by_words, strict=True)]


def score_of(measures: Measures, weights: Weights = WEIGHTS) -> float:
    """Give an article's rank, in [0, 1]."""
    return sum(w * m for w, m in zip(weights, measures, strict=True)) / sum(weights)


def _rank(pool: Pool, spotter: Spotter, article: Article, lexical: float) -> _Ranked:
    text = article.text[:LONGEST_TEXT]
    spots, title = spotter.find(text), spotter.find(f"{article.title}. {article.publisher.name}")
    torn = find_torn(pool.question.terms, spots, title)
    if torn:
        spots, title = ([each for each in found if each.term not in torn] for found in (spots, title))
    measures = Measures(
        lexical,
        _measure_near(pool.rarity, spots),
        _measure_early(pool.rarity, spots, title),
        _measure_pairs(len(pool.rarity), spots),
        1.0 if pool.window is None and _is_late(pool, article) else 0.0,
        _measure_often(pool.rarity, spots),
    )
    support = score_of(measures, _ANSWERING) * (0.8 + 0.2 * _share_of_names(pool, spots, title))
    met = {spot.term for spot in spots if spot.worth == 1.0} | {spot.term for spot in title}
    if len(pool.rarity) == _LEAST_MET:
        met |= _list_beside(spots)
    if len(pool.rarity) > 1 and len(met) < _LEAST_MET and not _asks_only_of_a_journey(pool.question, met):
        support *= 0.5  # one word is met by chance: nobody won anything where thoughts matched
    return _Ranked(article, text, spots, measures, score_of(measures) + _prefer(pool, article), support)


def _list_beside(spots: Sequence[Spot]) -> set[int]:
    """Give what stands beside what is met in its own word, be it in another: who quit, beside the name, resigned."""
    pairs = ((one, other) for one, other in pairwise(spots) if one.term != other.term and other.at - one.at < _BESIDE)
    return {each.term for one, other in pairs if 1.0 in (one.worth, other.worth) for each in (one, other)}


def _asks_only_of_a_journey(question: QuestionRead, met: Set[int]) -> bool:
    """Say whether it asks where somebody goes, and they are named: nothing else of it may be met."""
    return asks_of_a_journey(question) and any(question.terms[at].named for at in met)


def _prefer(pool: Pool, article: Article) -> float:
    """What an article brings for where the question was asked: the edition's own evidence, the topic, newness."""
    bonus = 0.1 if article.id in pool.preferred else 0.0
    if pool.topic is not None and is_about(pool.topic, article):
        bonus += 0.05
    days = max((pool.now - (article.published or article.retrieved)).total_seconds(), 0.0) / 86_400
    return bonus + (0.08 if pool.question.lately else 0.03) * math.pow(0.5, days / LATE_DAYS)


def _is_late(pool: Pool, article: Article) -> bool:
    age = pool.now - (article.published or article.retrieved)
    return age.total_seconds() <= LATE_DAYS * 86_400


def _measure_near(rarity: Sequence[float], spots: Sequence[Spot]) -> float:
    """The greatest share of the question within a stretch of text."""
    inside = [0] * len(rarity)
    best = here = 0.0
    first = 0
    for at, term, _ in spots:
        here += 0.0 if inside[term] else rarity[term]
        inside[term] += 1
        while at - spots[first].at > _NEAR:
            gone = spots[first].term
            inside[gone] -= 1
            here -= rarity[gone] if not inside[gone] else 0.0
            first += 1
        if here > best:
            best = here
    return best / (sum(rarity) or 1.0)


def _measure_early(rarity: Sequence[float], spots: Sequence[Spot], title: Sequence[Spot]) -> float:
    met, told = [0.0] * len(rarity), [0.0] * len(rarity)
    for _, term, worth in title:
        met[term] = _TITLE * worth
    for at, term, worth in spots:
        if worth > told[term]:  # what comes later and is worth no more counts less
            told[term] = worth
            met[term] = max(met[term], worth * math.exp(-at / _EARLY))
    return sum(w * m for w, m in zip(rarity, met, strict=True)) / (sum(rarity) or 1.0)


def _measure_often(rarity: Sequence[float], spots: Sequence[Spot]) -> float:
    counts = _count_each(len(rarity), spots)
    told = (rare * count / (count + _OFTEN) for rare, count in zip(rarity, counts, strict=True))
    return sum(told) / (sum(rarity) or 1.0)


def _count_each(terms: int, spots: Sequence[Spot]) -> list[float]:
    counts = [0.0] * terms
    for _, term, worth in spots:
        counts[term] += worth
    return counts


def _measure_pairs(terms: int, spots: Sequence[Spot]) -> float:
    beside = {
        one.term for one, other in pairwise(spots) if other.term == one.term + 1 and other.at - one.at < SIDE_BY_SIDE
    }
    return len(beside) / (terms - 1) if terms > 1 else 0.0


def _share_of_names(pool: Pool, spots: Sequence[Spot], title: Sequence[Spot]) -> float:
    there = {spot.term for spot in (*spots, *title)}
    names = [number for number, term in enumerate(pool.question.terms) if term.named]
    total = sum(pool.rarity[number] for number in names)
    return sum(pool.rarity[number] for number in names if number in there) / total if total else 1.0


def _weigh_passages(pool: Pool, ranked: _Ranked, *, read: bool) -> Iterator[WeighedPassage]:
    """The article's best passages: the first with the article's whole score, a further one with less."""
    text, spots = ranked.text, ranked.spots
    places = [spot.at for spot in spots]
    packed = [(span, spots[bisect_left(places, span.start) : bisect_left(places, span.end)])
              for span in make_passages(text)]  # fmt: skip
    timely = [(_bm25(pool.rarity, inside, span), span) for span, inside in packed
              if inside and _is_timely(pool, ranked.article, span.of(text))]  # fmt: skip
    best = sorted(timely, key=lambda each: (-each[0], each[1].start))[: _MOST_OF_ONE if read else 1]
    for told, span in best:
        sentences = weigh_sentences(pool.question, pool.rarity, ranked.article, span, spots) if read else ()
        share = told / best[0][0] if best[0][0] else 0.0
        yield WeighedPassage(
            ranked.article.id, span, ranked.score - 0.2 * (1 - share) - (0.02 if told < best[0][0] else 0.0),
            ranked.support, ranked.measures, sentences,
        )  # fmt: skip


def _is_timely(pool: Pool, article: Article, words: str) -> bool:
    """Within the window by its publication, or by telling of the time that was asked for."""
    when = article.published or article.retrieved
    return (
        pool.window is None
        or pool.window.start <= when < pool.window.end
        or tells_of_time(pool.question, article, words)
    )


def _bm25(rarity: Sequence[float], inside: Sequence[Spot], span: Span) -> float:
    """The passage's words, as a share of the most a passage can reach, in [0, 1]."""
    counts = _count_each(len(rarity), inside)
    flat = _SATURATION * (0.4 + 0.6 * (span.end - span.start) / 1_200)
    return sum(w * count / (count + flat) for w, count in zip(rarity, counts, strict=True)) / (sum(rarity) or 1.0)


def find_support(passages: Sequence[WeighedPassage]) -> float:
    """Give how far the best passage of all answers, in [0, 1]."""
    return max((passage.support for passage in passages if passage.sentences), default=0.0)


def answers(passages: Sequence[WeighedPassage]) -> bool:
    """Say whether what was found answers at all."""
    return find_support(passages) >= ANSWERABLE


def rarity_of(found: int, most: int) -> float:
    """How telling a term is that stands in so many of all articles: BM25's inverse document frequency."""
    return math.log(1.0 + (most - found + 0.5) / (found + 0.5))
