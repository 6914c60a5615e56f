"""Gives with what tells of a thing the time that the sentence behind it gives for it: `The new date is 9 May`."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import roots
from bot.answer.found.candidates import Candidate
from bot.answer.found.fitting import prints_a_day, tells_time_of
from bot.model.analysis import Span
from bot.text.sentences import split

_DATE = re.compile(
    r"(?:The|Its|Their)\s+(?:(?:new|exact|final|revised|agreed|opening|starting)\s+)*(?:date|day|time|start)\s+(?:for\s+(?:it|them)\s+)?"
    r"(?:is|was|will\s+be|has\s+been)\s+(?!not\b|yet\b|to\b)"
)
"""Gives the time of what was told before."""
_NEAR = 0.5
"""The part of a question that must be met by what a date may stand behind."""
_LONGEST = 500


def add_its_date(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked when something is or was, what tells of it together with the sentence behind that gives
    its date; what tells its time itself stays as it is."""
    if question.kind != "when":
        return list(candidates)
    return [_with_its_date(question, each) for each in candidates]


def _with_its_date(question: QuestionRead, each: Candidate) -> Candidate:
    text, span = each.article.text, each.sentence.span
    if _DATE.search(text, span.end, span.start + _LONGEST) is None:
        return each
    names = {term.root for term in question.terms if not term.named and not term.focus}
    if each.sentence.own < _NEAR or names.isdisjoint(roots(each.words)) or prints_a_day(each.words):
        return each
    behind = (one.span for one in split(text, each.article.language) if one.span.start >= span.end)
    follows = next(behind, None)
    if follows is None or follows.end - span.start > _LONGEST:
        return each
    words = follows.of(text)
    if _DATE.match(words) is None or not tells_time_of(question, words):
        return each
    return replace(each, sentence=replace(each.sentence, span=Span(span.start, follows.end), fits=True))
