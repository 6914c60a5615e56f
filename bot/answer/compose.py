"""Composes an answer from what was found: the sentences that answer, verbatim and cited, or one honest sentence."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answer.question import QuestionRead
from bot.answer.search import Coverage, Findings
from bot.answer.sentences import WeighedSentence
from bot.answer.terms import is_asking, roots
from bot.answer.weigh import ANSWERABLE, WeighedPassage
from bot.evidence.quotes import cite, make_source
from bot.model.analysis import Span
from bot.model.article import Article, ArticleId
from bot.model.briefing import CitedSource, Claim
from bot.model.conversation import Answer

MOST_SENTENCES = 4
MOST_SETTLING = 2
"""Sentences that settle a yes-or-no question, or say that it is open."""
MOST_OF_A_COURSE = 5
"""Sentences that tell a course of events."""
_ALSO = 0.75
"""How near to the best a further sentence must come."""
_ALSO_SETTLING = 0.9
_SAME = 0.55
"""Share of the shorter sentence's words from which two say the same."""
_FORECAST = re.compile(
    r"\b(?:should|do you (?:think|believe)|your (?:opinion|view)|who is (?:right|to blame)|whose fault|will win|"
    r"going to win|predict|forecast)\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"(?:He|She|They|It|His|Her|Their|Its|This|That|These|Those|There|But|And|However|"
    r"The (?:two|trip|visit|meeting|move))\b"
)
_SAID_BACK = re.compile(r",”?\s(?:he|she|they|it)\s(?:also\s)?(?:said|added|told|noted|wrote|says)\b")


@dataclass(frozen=True, slots=True)
class _Candidate:
    article: Article
    sentence: WeighedSentence
    score: float


def compose(question: QuestionRead, findings: Findings) -> Answer:
    """Give the cited answer, or a refusal in one sentence that names the nearest thing that was read."""
    if not question.terms and not findings.passages:
        return _refuse(question, "Ask about something in the news, for example: who will visit Moscow?")
    candidates = _list_candidates(findings)
    if not candidates:
        return _refuse(question, _say_what_is_near(question, findings))
    chosen = _choose(question, candidates)
    if question.course:
        chosen = sorted(chosen, key=_by_time)
    sources: dict[ArticleId, CitedSource] = {}
    claims = []
    for each in chosen:
        source = sources.setdefault(each.article.id, make_source(len(sources) + 1, each.article))
        span = _with_what_it_points_to(each, findings.passages)
        words = " ".join(span.of(each.article.text).split())
        claims.append(Claim(words, "copied", (cite(source.n, each.article, span),)))
    return Answer(question.asked, question.understood, tuple(claims), False, None, tuple(sources.values()))


def _list_candidates(findings: Findings) -> list[_Candidate]:
    """Every sentence that may answer, best first, each once."""
    found: dict[tuple[ArticleId, Span], _Candidate] = {}
    for passage in findings.passages:
        if passage.support < ANSWERABLE:
            continue
        for sentence in passage.sentences:
            score = sentence.score + 0.45 * passage.score
            candidate = _Candidate(findings.articles[passage.article_id], sentence, score)
            found.setdefault((passage.article_id, sentence.span), candidate)
    return sorted(found.values(), key=lambda each: (-each.score, each.article.id, each.sentence.span.start))


def _choose(question: QuestionRead, candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The best sentence, and those that come near it and add something."""
    settles = question.kind in {"yes_no", "has_yet"}
    most = MOST_OF_A_COURSE if question.course else MOST_SETTLING if settles else MOST_SENTENCES
    also = _ALSO_SETTLING if settles else _ALSO
    chosen: list[_Candidate] = []
    for each in candidates:
        near = not chosen or question.course or _comes_near(each, chosen[0], also)
        if near and all(_adds(each, other) for other in chosen):
            chosen.append(each)
        if len(chosen) == most:
            break
    return chosen


def _comes_near(one: _Candidate, best: _Candidate, also: float) -> bool:
    """Nearly as good, and holding what is asked for where the best one does."""
    return one.score >= also * best.score and (one.sentence.fits or not best.sentence.fits)


def _adds(one: _Candidate, other: _Candidate) -> bool:
    mine, its = _words(one), _words(other)
    return len(mine & its) < _SAME * max(min(len(mine), len(its)), 1)


def _words(candidate: _Candidate) -> frozenset[str]:
    words = roots(candidate.sentence.span.of(candidate.article.text))
    return frozenset(word for word in words if not is_asking(word))


def _by_time(candidate: _Candidate) -> tuple[str, int]:
    when = candidate.article.published
    return (when.isoformat() if when else "", candidate.sentence.span.start)


def _with_what_it_points_to(candidate: _Candidate, passages: Sequence[WeighedPassage]) -> Span:
    """The sentence, with the one before it where it opens with a word that points back."""
    span, text = candidate.sentence.span, candidate.article.text
    if not (_POINTS_BACK.match(span.of(text)) or _SAID_BACK.search(span.of(text))):
        return span
    around = [
        sentence.span
        for passage in passages
        if passage.article_id == candidate.article.id
        for sentence in passage.sentences
        if sentence.span.end <= span.start and not text[sentence.span.end : span.start].strip()
    ]
    before = max(around, key=lambda each: each.start, default=None)
    return Span(before.start, span.end) if before is not None else span


def _refuse(question: QuestionRead, reason: str) -> Answer:
    return Answer(question.asked, question.understood, (), True, reason, ())


def _say_what_is_near(question: QuestionRead, findings: Findings) -> str:
    """One sentence: not in what was read, over how much, and what is closest."""
    if _FORECAST.search(question.understood):
        start = "I do not judge or forecast, and no source I read answers this"
    else:
        start = f"Not in what I have read{_say_coverage(question, findings.coverage)}"
    close = _find_closest(question, findings.passages, findings.articles) or findings.nearest
    if close is None:
        return f"{start}."
    when = f", {close.published:%-d %B %Y}" if close.published else ""
    outside = " outside that time" if findings.nearest is close else ""
    return f"{start}; the closest{outside} is “{close.title.rstrip('.')}” ({close.publisher.name}{when})."


def _say_coverage(question: QuestionRead, coverage: Coverage | None) -> str:
    if coverage is None:
        return ""
    if not coverage.articles:
        return ": there is no article from that time" if question.window else ": no article is kept yet"
    count = "one article" if coverage.articles == 1 else f"{coverage.articles:,} articles"
    since = f" since {coverage.since:%-d %B %Y}" if coverage.since else ""
    return f" ({count}{since})"


def _find_closest(
    question: QuestionRead, passages: Sequence[WeighedPassage], articles: Mapping[ArticleId, Article]
) -> Article | None:
    """The article of the best passage, where it has at least a third of what was asked."""
    for passage in passages:
        if question.terms and passage.sentences and passage.sentences[0].own >= 0.34:
            return articles[passage.article_id]
    return None
