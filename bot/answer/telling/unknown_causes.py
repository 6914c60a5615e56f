"""Tells of what caused a mishap that nobody knows it, where the newest report of the affair says so: in the place of
what was merely told with it, and behind what was given as its cause before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import root
from bot.answer.found.candidates import Candidate, Group, open_of
from bot.answer.found.spotting import Spotter
from bot.answer.holding.happenings import is_of_one_affair, iter_told, when
from bot.model.analysis import Span
from bot.model.article import Article
from bot.text.calamities import find_calamities
from bot.text.gazetteer import load_gazetteer
from bot.text.genres import find_genre

_ASKS = re.compile(
    r"\bwhat\s+(?:(?:has|had|have)\s+)?(?:caused|started|triggered|set\s+off|led\s+to)\b|\bcauses?\s+of\b|"
    r"\bwhy\s+did\b[^?]*\b(?:collapse|explode|crash|sink|derail|capsize|burn|fail|burst|break|give\s+way|catch\s+fire)\b",
    re.IGNORECASE,
)
_WHAT = (
    r"(?:what\s+(?:(?:has|had|have)\s+)?(?:caused|started|triggered|set\s+off|led\s+to|made)|"
    r"(?:the|its|their)\s+(?:[a-z]+\s+)?causes?)\b"
)
_SETTLED = (
    r"(?:known|clear|certain|established|determined|found|named|given|explained|identified|ascertained|confirmed)"
)
_UNKNOWN = re.compile(
    rf"\b{_WHAT}[^.;]{{0,80}}?\b(?:is|was|are|were|has|have|had|remain(?:s|ed)?)\s+(?:(?:still|yet|so\s+far|as\s+yet|also)\s+)?"
    rf"(?:not\s+(?:yet\s+)?(?:been\s+)?(?:yet\s+)?{_SETTLED}|yet\s+to\s+be\b|un(?:known|clear|certain|explained|determined)|"
    r"(?:under|being)\s+(?:investigat|examin|review|inquir)\w*|(?:a\s+mystery|open)\b)|"
    rf"\b(?:(?:not|never)\s+(?:yet\s+)?(?:been\s+)?(?:know|say|said|tell|{_SETTLED})|cannot\s+(?:yet\s+)?say|un(?:known|clear)|nobody\s+knows|no\s+one\s+knows|"
    r"(?:investigating|examining|(?:looking|inquiring)\s+into|(?:to|will)\s+(?:investigate|examine)|in(?:vestigation|quiry)\s+into)|"
    r"trying\s+to\s+(?:find\s+out|establish|determine)|(?:declin|refus)ed\s+to\s+say)\b"
    rf"[^.;]{{0,40}}?\b{_WHAT}",
    re.IGNORECASE,
)
_FINDS_OUT = re.compile(
    r"\b(?:commission|committee|panel|inquiry|investigat\w+|experts?|engineers?|inspectors?|prosecutors?|police|report|findings|results?)\b"
    r"[^.;]*\b(?:is|are|was|were)\s+(?:to|due|expected)\b|\b(?:will|would)\s+(?:report|publish|present|examine|investigate|take)\b",
    re.IGNORECASE,
)
"""Who is to find it out, and until when."""
_OF_CAUSES = frozenset(map(root, "cause start trigger lead set reason".split()))


def add_unknown_cause(question: QuestionRead, groups: Sequence[Group], reports: Sequence[Article]) -> tuple[Group, ...]:
    """Give that a cause is not known, where the newest report of what is shown tells that, or of all that is asked."""
    timed = question.timed or question.course
    if (
        timed
        or question.words
        or question.publishers
        or question.kind != "why"
        or not _ASKS.search(question.understood)
    ):
        return tuple(groups)
    shown = [each for group in groups for each in group.chosen]
    found = next(_iter_unknown(question, shown, reports), None)
    if found is None or any(map(found.meets, shown)):
        return tuple(groups)
    if all(group.label is not None for group in groups if group.chosen):
        return (Group(None, (found,)),)
    is_newer = all(found.when > each.when for each in shown)
    return (*groups, Group("Reported since:", (found,))) if is_newer else tuple(groups)


def _iter_unknown(
    question: QuestionRead, shown: Sequence[Candidate], reports: Sequence[Article]
) -> Iterator[Candidate]:
    """Give what tells that the cause is not known, newest first, of the affair: no older than what is shown of it."""
    kinds = find_calamities(question.understood)
    affair = "".join(f"\n\n{each.article.text}" for each in shown)
    for article in sorted((each for each in reports if find_genre(each) is None), key=when, reverse=True):
        if not _is_of_it(question, shown, article, reports):
            continue
        told = list(iter_told(article, affair))
        for at, each in enumerate(told):
            if _UNKNOWN.search(each.words) and find_calamities(each.words) <= kinds:
                yield _with_who_finds_out(each, told[at + 1 : at + 2])


def _is_of_it(question: QuestionRead, shown: Sequence[Candidate], article: Article, reports: Sequence[Article]) -> bool:
    if shown:
        last = max(shown, key=lambda each: each.when).article
        return article.id == last.id or (when(article) >= when(last) and is_of_one_affair(last, article, reports))
    about = [each for each in question.terms if each.root not in _OF_CAUSES]
    return any(each.named for each in about) and Spotter(about, load_gazetteer()).meets_all(open_of(article))


def _with_who_finds_out(unknown: Candidate, behind: Sequence[Candidate]) -> Candidate:
    """Give it with the next sentence of its paragraph, where that tells who is to find it out."""
    start, text = unknown.sentence.span, unknown.article.text
    for each in behind:
        between = text[start.end : each.sentence.span.start]
        if not between.strip() and "\n" not in between and _FINDS_OUT.search(each.words):
            return replace(unknown, sentence=replace(unknown.sentence, span=Span(start.start, each.sentence.span.end)))
    return unknown
