"""Composes an answer from passages: the sentences that answer, verbatim and cited, or one honest sentence.

Whether a sentence answers is judged by how much of the question's telling words it covers, rare ones weighing more,
and by whether it holds what the question asks for: a person, a date, a number, a place."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.answer.question import Kind, ReadQuestion
from bot.evidence.quotes import cite, make_source
from bot.model.analysis import Span
from bot.model.article import Article, ArticleId
from bot.model.briefing import CitedSource, Claim
from bot.model.conversation import Answer, Hit
from bot.text.gazetteer import load_gazetteer
from bot.text.sentences import split
from bot.text.words import content_words, stem

ANSWERS = 0.55
"""Share of the question's weighted words that the best sentence, with its neighbours, must cover."""
ALSO = 0.75
"""How near to the best a further sentence must come."""
MOST_SENTENCES = 3
_PERSON = re.compile(
    r"[A-ZÀ-Ž][\w’'-]+\s+[A-ZÀ-Ž][\w’'-]+|\b(?:minister|president|leader|spokes\w+|official|secretary)\b"
)
_DATE = re.compile(
    r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|\d{4}|today|tomorrow|yesterday|week|month|year|weekend)\b"
)
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|millions?)\b"
)
_FORECAST = re.compile(
    r"\b(?:should|do you think|your (?:opinion|view)|who is right|will win|going to win|predict)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    article: Article
    span: Span
    coverage: float
    fits: bool
    score: float


def compose(
    question: ReadQuestion, hits: Sequence[Hit], articles: Sequence[Article], read: int, oldest: datetime | None
) -> Answer:
    """Give the answer; `read` and `oldest` say over how much it was looked for. A worker process is handed this."""
    if not question.stems:
        return _refuse(question, "Ask about something in the news, for example: who will visit Moscow?")
    by_id = {article.id: article for article in articles}
    candidates = _list_candidates(question, hits, by_id)
    best = candidates[0] if candidates else None
    if best is None or best.coverage < ANSWERS or not best.fits:
        return _refuse(question, _nearest(question, hits, by_id, read, oldest))
    chosen = _choose(question, candidates)
    if question.kind == "course":
        chosen = sorted(chosen, key=lambda each: (str(each.article.published or ""), each.span.start))
    sources: dict[ArticleId, CitedSource] = {}
    claims = []
    for each in chosen:
        source = sources.setdefault(each.article.id, make_source(len(sources) + 1, each.article))
        words = " ".join(each.span.of(each.article.text).split())
        claims.append(Claim(words, "copied", (cite(source.n, each.article, each.span),)))
    return Answer(question.asked, question.understood, tuple(claims), False, None, tuple(sources.values()))


def _list_candidates(question: ReadQuestion, hits: Sequence[Hit], by_id: dict[ArticleId, Article]) -> list[_Candidate]:
    """Every sentence of the passages found, best first."""
    weights = _weigh(question, hits)
    found = []
    for rank, hit in enumerate(hits):
        article = by_id[hit.article_id]
        sentences = [Span(hit.start + each.span.start, hit.start + each.span.end) for each in split(hit.text)]
        around = _stems(hit.text) | _stems(article.title)
        for span in sentences:
            words = span.of(article.text)
            coverage = _coverage(question, _stems(words), around, weights)
            found.append(
                _Candidate(
                    article, span, coverage, _fits(question, words), coverage + 0.15 / (1 + rank) + 0.05 * hit.score
                )
            )
    kept = [each for each in found if len(each.span.of(each.article.text).split()) >= 4]
    return sorted(kept, key=lambda each: (not each.fits, -each.score, each.article.id, each.span.start))


def _stems(words: str) -> frozenset[str]:
    """Stems, with the names that capitals and demonyms stand for beside them."""
    names = [load_gazetteer().find_name(each.key) or "" for each in load_gazetteer().scan(words)]
    return frozenset(
        stem(word) for word in (*content_words(words), *(part for name in names for part in content_words(name)))
    )


def _weigh(question: ReadQuestion, hits: Sequence[Hit]) -> dict[str, float]:
    """Rare words among the passages weigh more; one that none holds weighs most of all."""
    texts = [_stems(hit.text) for hit in hits]
    named = frozenset(stem(word) for name in question.names for word in content_words(name))
    weights = {}
    for word in question.stems:
        holding = sum(1 for text in texts if _matches(word, text))
        weights[word] = math.log(2 + len(texts) / (1 + holding)) * (1.3 if word in named else 1.0)
    return weights


def _matches(word: str, stems: frozenset[str]) -> bool:
    if word in stems:
        return True
    known = load_gazetteer().find(word)
    return known is not None and all(stem(part) in stems for part in content_words(known.name))


def _coverage(
    question: ReadQuestion, words: frozenset[str], around: frozenset[str], weights: dict[str, float]
) -> float:
    """The sentence's own words count whole, those of its passage and title in part."""
    total = sum(weights.values()) or 1.0
    gained = sum(
        weights[word] * (1.0 if _matches(word, words) else 0.45 if _matches(word, around) else 0.0)
        for word in question.stems
    )
    return gained / total


def _fits(question: ReadQuestion, words: str) -> bool:
    wanted: dict[Kind, re.Pattern[str]] = {"who": _PERSON, "when": _DATE, "how_many": _NUMBER}
    pattern = wanted.get(question.kind)
    return pattern is None or bool(pattern.search(words))


def _choose(question: ReadQuestion, candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The best sentence and those that come near it and add something."""
    most = 5 if question.kind == "course" else MOST_SENTENCES
    chosen: list[_Candidate] = []
    for each in candidates:
        near = not chosen or each.score >= ALSO * chosen[0].score
        if near and each.coverage >= ANSWERS * 0.8 and all(_differs(each, other) for other in chosen):
            chosen.append(each)
        if len(chosen) == most:
            break
    return chosen


def _differs(one: _Candidate, other: _Candidate) -> bool:
    mine, its = _stems(one.span.of(one.article.text)), _stems(other.span.of(other.article.text))
    return len(mine & its) < 0.6 * min(len(mine), len(its))


def _refuse(question: ReadQuestion, reason: str) -> Answer:
    return Answer(question.asked, question.understood, (), True, reason, ())


def _nearest(
    question: ReadQuestion, hits: Sequence[Hit], by_id: dict[ArticleId, Article], read: int, oldest: datetime | None
) -> str:
    """One sentence: not in what was read, over how much, and what is closest."""
    if _FORECAST.search(question.understood):
        start = "I do not judge or forecast; I report what sources say, and none I read answers this"
    else:
        since = f" since {oldest:%-d %B %Y}" if oldest else ""
        start = f"Not in what I have read: nothing on that in {read:,} article{'' if read == 1 else 's'}{since}"
    close = next((by_id[hit.article_id] for hit in hits if hit.score > 0.8), None)
    if close is None:
        return f"{start}."
    when = f", {close.published:%-d %B %Y}" if close.published else ""
    return f"{start}; the closest is “{close.title}” ({close.publisher.name}{when})."
