"""Says of an answer that shows nothing but plans for days that are past that none of it tells how they went."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import takewhile

from bot.answer.asked.question import QuestionRead
from bot.answer.speaking.joining import restore
from bot.model.analysis import Span
from bot.model.article import Article, ArticleId
from bot.model.briefing import Claim
from bot.model.conversation import Answer
from bot.text.dates import find_events
from bot.text.moved import WILL
from bot.text.sentences import split
from bot.text.verbs import is_past

_AHEAD = re.compile(rf"\b{WILL}\b|\b(?:is|are)\s(?:due|expected|scheduled|planned)\b")
_SAID = frozenset({"said", "told", "announced"})
_OVERDUE = "This was planned for a day that is past; I found nothing that says how it went:"


def may_be_over(question: QuestionRead, answer: Answer) -> bool:
    """Say whether an answer opens with a plan, has one of those that an outlet reports, or tells what somebody said:
    that a later report may tell to be over."""
    told = [claim.text for claim in answer.answer if claim.kind != "label"]
    plans = [_AHEAD.search(each) is not None for each in (told if question.publishers else told[:1])]
    return bool(told) and not answer.refused and (question.words or any(plans))


def mark_overdue(question: QuestionRead, answer: Answer, articles: Mapping[ArticleId, Article], today: date) -> Answer:
    """Put before an answer that all it opens with was to be on days before `today`, the asker's, where that is so and
    nothing reported since stands behind it."""
    ids = {each.n: each.article_id for each in answer.sources}
    told = list(takewhile(lambda claim: claim.kind != "label", answer.answer))
    since = any("since" in each.text for each in answer.answer if each.kind == "label")
    if answer.refused or question.words or not told or since:
        return answer
    printed = {n: restore(articles[each], Span(0, 0))[0] for n, each in ids.items() if each in articles}
    cited = [(printed.get(at.n), at.start, at.end) for claim in told for at in claim.citations]
    if not all(article is not None and _is_overdue(article, start, end, today) for article, start, end in cited):
        return answer
    return replace(answer, answer=(Claim(_OVERDUE, "label"), *answer.answer))


def _is_overdue(article: Article, start: int, end: int, today: date) -> bool:
    """Say whether words of an article tell of what is to be, nothing done before it, and no day from today on."""
    ahead = _AHEAD.search(article.text, start, end)
    if ahead is None or _list_done(article.text[start : ahead.start()]):
        return False
    sentences = split(article.text, article.language)
    own = {at for at, each in enumerate(sentences) if each.span.start < end and start < each.span.end}
    events = find_events(article.text, sentences, article.published, article.publisher.country)
    days = [(each.date or "").split("/")[-1] for each in events if each.sentence in own]
    return bool(days) and all(day and day < today.isoformat()[: len(day)] for day in days)


def _list_done(words: str) -> list[str]:
    return [each for each in re.findall(r"[a-z]+", words) if is_past(each) and each not in _SAID]
