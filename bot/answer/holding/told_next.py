"""Gives with what tells of a thing the time that the sentence behind it gives for it, `The new date is 9 May`, or the
reason that the one before it gives: `The bridge therefore stayed closed`."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answer.asked.question import QuestionRead
from bot.answer.asked.standing import is_ahead
from bot.answer.asked.terms import roots
from bot.answer.found.candidates import Candidate
from bot.answer.found.fitting import prints_a_day, tells_time_of
from bot.answer.found.spotting import Spotter
from bot.model.analysis import Span
from bot.text.datelines import skip_dateline
from bot.text.gazetteer import load_gazetteer
from bot.text.sentences import split

_DATE = re.compile(
    r"(?:The|Its|Their)\s+(?:(?:new|exact|final|revised|agreed|opening|starting)\s+)*(?:date|day|time|start)\s+(?:for\s+(?:it|them)\s+)?"
    r"(?:is|was|will\s+be|has\s+been)\s+(?!not\b|yet\b|to\b)"
)
"""Gives the time of what was told before."""
_THEREFORE = re.compile(
    r"\A(?:[“\"]\s*)?(?:(?:Therefore|Consequently|Accordingly|Hence|As\s+a\s+(?:result|consequence)|For\s+(?:that|this)\s+reason|Because\s+of\s+(?:this|that))\b|"
    r"(?:That|This|Which)\s+is\s+why\b|(?:[\w’'-]+\s+){1,12}?(?:therefore|consequently|for\s+(?:that|this)\s+reason|as\s+a\s+(?:result|consequence)(?!\s+of))\b)"
)
"""That a thing follows from what was told right before, in its first clause."""
_NO_DATE = re.compile(
    r"(?:No\s+(?:(?:new|exact|final|firm)\s+)?(?:date|day|time)\s+(?:for\s+(?:it|them)\s+)?(?:has|had|was|is)\s+(?:yet\s+|so\s+far\s+)?"
    r"(?:been\s+)?(?:set|fixed|agreed|named|given|announced|chosen|published)|"
    r"(?:He|She|They|It|Neither|Nobody)\s+(?:gave|named|set|announced|mentioned)\s+(?:no|a)\s+(?:date|day|time)|"
    r"(?:He|She|They|It)\s+(?:did\s+not|declined\s+to|would\s+not)\s+say\s+when)"
    r"(?:\s+(?:yet|so\s+far))?(?:,\s+(?:he|she|they|it)\s+said|,\s+according\s+to\s+[^.,]{1,60})?\s*\.?"
)
"""Says alone that what was told before has no date."""
_IS_AHEAD = re.compile(
    r"\b(?:will|would|shall|is\s+to|are\s+to|was\s+to|were\s+to|hop(?:es|ed)\s+to|plan(?:s|ned)?\s+to|agreed\s+to|forward\s+to|expect\w*|intend\w*)\b"
)
_SOON = 2
"""Sentences behind what is ahead of which one may say so."""
_NEAR = 0.5
"""The part of a question that must be met by what a date may stand behind, or a reason before."""
_LONGEST = 500
_BACK = 2
"""Sentences before one that tells what follows from them."""


def add_its_date(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked when something is or was, what tells of it together with the sentence behind that gives
    its date; what tells its time itself stays as it is."""
    if question.kind != "when":
        return list(candidates)
    dated = [_with_its_date(question, each) for each in candidates]
    return [_with_no_date(each) for each in dated] if is_ahead(question) else dated


def _with_no_date(each: Candidate) -> Candidate:
    """Give what tells of something ahead without a time with the sentence behind that says there is none."""
    text, span = each.article.text, each.sentence.span
    if each.sentence.own < _NEAR or each.sentence.fits or _IS_AHEAD.search(each.words) is None:
        return each
    paragraph = text.find("\n\n", span.end)
    end = min(paragraph if paragraph >= 0 else len(text), span.start + _LONGEST)
    behind = [one.span for one in split(text, each.article.language) if span.end <= one.span.start < end][:_SOON]
    told = next((one for one in behind if _NO_DATE.fullmatch(one.of(text).strip()) is not None), None)
    if told is None:
        return each
    return replace(each, sentence=replace(each.sentence, span=Span(span.start, told.end), fits=True))


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


def add_its_ground(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked why something is so, what tells that it therefore is with the sentence before, from which
    it follows."""
    if question.kind != "why":
        return list(candidates)
    return [_with_its_ground(question, each) for each in candidates]


def _with_its_ground(question: QuestionRead, each: Candidate) -> Candidate:
    """Give a sentence with the one before that gives its reason, from the one on that names what is asked about."""
    text, span = each.article.text, each.sentence.span
    if _THEREFORE.match(each.words) is None or not _tells_most(question, each.words):
        return each
    parts = split(text, each.article.language)
    at = next((at for at, one in enumerate(parts) if one.span.start >= span.start), 0)
    names = Spotter([term for term in question.terms if term.named], load_gazetteer())
    for first in range(at - 1, max(at - 1 - _BACK, -1), -1):
        whole = Span(skip_dateline(text, parts[first].span).start, span.end)
        if parts[first].paragraph != parts[at].paragraph or whole.end - whole.start > _LONGEST:
            break
        if names.meets_all(whole.of(text)):
            return replace(each, sentence=replace(each.sentence, span=whole, before=None, fits=True))
    return each


def _tells_most(question: QuestionRead, words: str) -> bool:
    terms = [term for term in question.terms if not term.named]
    return len(Spotter(terms, load_gazetteer()).met(words)) >= max(_NEAR * len(terms), 1)
