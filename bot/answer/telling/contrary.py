"""Puts beside what is shown what a newer report of the same affair tells to the contrary of the very thing: another
figure in its place, or that it ended, was refused, raised or lifted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answer.asked.question import YES_OR_NO, QuestionRead
from bot.answer.asked.standing import asks_what_holds
from bot.answer.asked.terms import Term
from bot.answer.found.candidates import Candidate, Group
from bot.answer.found.spotting import Spotter
from bot.answer.holding.happenings import is_of_one_affair, iter_told, when
from bot.answer.telling.later import CORRECTED_SINCE
from bot.model.article import Article
from bot.text.gazetteer import load_gazetteer
from bot.text.moved import CALLED_OFF, MOVES

_KINDS = YES_OR_NO | {"when", "where", "how_many"}
_NOT_SO_MANY = re.compile(r"\b(?:not|rather\s+than|instead\s+of)\s+(?:the\s+)?(?P<wrong>\d[\d.,]*\d|\d)(?!\w)")
_FIGURE = re.compile(r"(?<![\w.,])\d[\d.,]*\d(?!\w)|(?<![\w.,])\d(?!\w)")
_ENDED = re.compile(
    rf"(?<!remained\s)(?<!remains\s)(?<!remain\s)(?<!stayed\s)(?<!stays\s)(?<!kept\s)(?<!still\s)\b(?:{CALLED_OFF}|{MOVES}|(?:re-?)?clos(?:e[sd])|re-?open(?:s|ed)|resum(?:e[sd])|suspend(?:s|ed)|halt(?:s|ed)|lift(?:s|ed)|"
    r"refus(?:e[sd])|reject(?:s|ed)|den(?:y|ies|ied)|correct(?:s|ed)|withdr(?:ew|awn)|retract(?:s|ed)|fell\s+through|"
    r"freed|released|rais(?:e[sd])|cuts?|lower(?:s|ed)|doubl(?:e[sd])|end(?:s|ed)|gave\s+up|given\s+up|put\s+off|no\s+longer|"
    r"(?:will|would)\s+not|(?:did|was|were|has|have|had|is|are)\s+not)\b"
)
_SO_MANY_LEFT = re.compile(r"\b\d[\d.,]*\s+(?:[a-z]+\s+)?(?:(?:was|were|is|are)\s+(?:still|left)|remain(?:s|ed)?)\b")
"""How many are still in a state, though who that is stands before it: `40 buses left, 9 were still there`."""
_NOW = re.compile(r"\b(?:is|are|does|do|has|have|will)\b", re.IGNORECASE)
_HANGS = re.compile(r"\b(?:if|whether|unless|may|might|could|should|would\s+(?!not))\b")


def add_contrary(question: QuestionRead, groups: Sequence[Group], reports: Sequence[Article]) -> tuple[Group, ...]:
    """Give what is shown with the newest to the contrary behind it, a number before it; in its place what corrects its
    figure."""
    shown = [each for group in groups for each in group.chosen]
    timed = question.window or question.dates or question.listed or question.begun or question.course
    if timed or not shown or question.kind not in _KINDS or question.words or question.publishers or question.declined:
        return tuple(groups)
    if any(group.label is not None for group in groups):
        return tuple(groups)
    last = max(shown, key=lambda each: each.when)
    newer = sorted((each for each in reports if when(each) > when(last.article)), key=when, reverse=True)
    of_it = [each for each in newer if is_of_one_affair(last.article, each, reports)]
    if question.kind == "how_many":
        right = next(_iter_other_figure(question, last, of_it), None)
        if right is not None:
            return (Group(CORRECTED_SINCE, (right,)),)
    contrary = next(_iter_contrary(question, of_it), None) if _asks_of_now(question) else None
    if contrary is None:
        return tuple(groups)
    if question.kind == "how_many":
        return (Group(None, (contrary,)), *(replace(each, label="Reported earlier:") for each in groups if each.chosen))
    return (*groups, Group("Reported since:", (contrary,)))


def _asks_of_now(question: QuestionRead) -> bool:
    """Say whether it asks whether something is so or was done, or when, where or how many it is by now."""
    return question.kind in YES_OR_NO or asks_what_holds(question) or _NOW.search(question.understood) is not None


def _iter_other_figure(question: QuestionRead, last: Candidate, reports: Sequence[Article]) -> Iterator[Candidate]:
    """Give what tells of the thing that is counted another figure than the one shown, and names that as wrong."""
    counted = Spotter([each for each in question.terms if not each.named and not each.focus], load_gazetteer())
    figures = set(_FIGURE.findall(last.words))
    for each in (one for article in reports for one in iter_told(article)):
        wrong = {found["wrong"] for found in _NOT_SO_MANY.finditer(each.words)}
        if wrong & figures and set(_FIGURE.findall(each.words)) - wrong and counted.find(each.words):
            yield each


def _iter_contrary(question: QuestionRead, reports: Sequence[Article]) -> Iterator[Candidate]:
    """Give what has most of a question and a word by which something ends, newest first; of how many with a number."""
    every, plain = Spotter(question.terms, load_gazetteer()), _spot(question, named=False)
    named = _spot(question, named=True)
    least = max(2, -(-2 * len(question.terms) // 3))
    for article in reports:
        if named.count and not named.find(f"{article.title}. {article.text}"):
            continue
        for each in reversed(list(iter_told(article))):
            ended = _ENDED.search(each.words) or (question.kind == "how_many" and _SO_MANY_LEFT.search(each.words))
            if not ended or _HANGS.search(each.words) is not None:
                continue
            counts = question.kind != "how_many" or _FIGURE.search(each.words) is not None
            if counts and len(every.met(each.words)) >= least and plain.find(each.words):
                yield each


def _spot(question: QuestionRead, *, named: bool) -> Spotter:
    terms: list[Term] = [each for each in question.terms if each.named == named]
    return Spotter(terms, load_gazetteer())
