"""Weighs the sentences of a passage: how much of a question each meets, and whether it holds what is asked for."""

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer.fitting import fits
from bot.answer.question import QuestionRead
from bot.answer.spotting import Spot
from bot.model.analysis import Span
from bot.model.article import Article
from bot.text.hostile import is_reporting
from bot.text.sentences import split

_LONGEST_SENTENCE = 600
"""Characters; what is longer is no sentence to show as an answer."""
_EARLY = 800.0


@dataclass(frozen=True, slots=True)
class WeighedSentence:
    """A sentence that may answer, with its rank among the sentences of its article, in [0, 0.8]."""

    span: Span
    score: float
    own: float
    """The part of the question that the sentence's own words meet, in [0, 1]."""
    around: float
    """The same of the sentence with those beside it."""
    fits: bool
    """It holds what the question asks for: a number, a time, a name."""


def weigh_sentences(
    question: QuestionRead, rarity: Sequence[float], article: Article, passage: Span, spots: Sequence[Spot]
) -> tuple[WeighedSentence, ...]:
    """Give the sentences that report something and meet the question, or stand beside one that does, best first."""
    text = article.text
    spans = [
        Span(passage.start + each.span.start, passage.start + each.span.end)
        for each in split(passage.of(text), article.language)
    ]
    weights = [r * (2.0 if term.focus else 1.0) for term, r in zip(question.terms, rarity, strict=True)]
    total = sum(weights) or 1.0
    met = [_read_met(span, spots, len(weights)) for span in spans]
    found = []
    for at, span in enumerate(spans):
        beside = [met[other] for other in (at - 1, at + 1) if 0 <= other < len(met)]
        around = sum(w * max(column) for w, column in zip(weights, zip(met[at], *beside, strict=True), strict=True))
        words = span.of(text)
        if not around or len(words) > _LONGEST_SENTENCE or not is_reporting(words):
            continue
        own = sum(w * m for w, m in zip(weights, met[at], strict=True)) / total
        fitting = (
            fits(question, words)
            and settles(question, met[at])
            and (not question.dates or _may_be_of_date(question, article, words))
        )
        score = 0.35 * own + 0.15 * around / total + 0.2 * fitting + 0.1 * math.exp(-span.start / _EARLY)
        found.append(WeighedSentence(span, score, own, around / total, fitting))
    return tuple(sorted(found, key=lambda sentence: (-sentence.score, sentence.span.start)))


def settles(question: QuestionRead, met: Sequence[float]) -> bool:
    """Say whether what a yes-or-no question asks about is spoken of at all: `confirmed` in `Has Beijing confirmed`."""
    return all(part > 0 for term, part in zip(question.terms, met, strict=True) if term.focus)


def _read_met(span: Span, spots: Sequence[Spot], terms: int) -> list[float]:
    met = [0.0] * terms
    for spot in spots[bisect_left(spots, (span.start,)) : bisect_left(spots, (span.end,))]:
        met[spot.term] = max(met[spot.term], spot.worth)
    return met


def _may_be_of_date(question: QuestionRead, article: Article, words: str) -> bool:
    """It prints the asked day, or was published on it or on the next."""
    window, when = question.window, article.published
    told = window is not None and when is not None and window.start <= when < window.end
    return told or prints_date(question, words)


def prints_date(question: QuestionRead, words: str) -> bool:
    """Say whether words print the day that was asked for."""
    plain = words.replace(".", "")
    return any(re.search(rf"\b{date}\b", plain) for date in question.dates)
