"""Holds what is asked of one day to what is told of that day: `on Monday` is not answered by what Thursday brought."""

import re
from collections.abc import Sequence
from datetime import timedelta

from bot.answer.asked.question import QuestionRead
from bot.answer.asked.standing import is_ahead
from bot.answer.found.candidates import ALSO_OWN, Candidate, move_up
from bot.answer.holding.happenings import when
from bot.model.topic import Window
from bot.text.days import DAY_NAMES

_DAY = timedelta(days=1)
_WEEKDAY = re.compile(rf"\b(?:{DAY_NAMES})\b")
_THE_DAY_BEFORE = re.compile(
    r"\b(?:yesterday|overnight|(?:the\s+)?(?:day|night|evening)\s+before|(?:the\s+)?previous\s+day)\b"
)


def keep_on_day(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give what was reported on the one day that is asked about, or later of that day; first what names it. All where
    no day is asked about, or one that is to come."""
    day = question.listed
    if day is None or question.window is None or question.kind == "when" or is_ahead(question) or not _is_one(day):
        return list(candidates)
    kept = [each for each in candidates if _is_of(question, day, each)]
    return move_up(kept, lambda each: _names_day(question, day, each.words), ALSO_OWN)


def _is_one(day: Window) -> bool:
    return day.end - day.start <= _DAY and (day.start.hour, day.start.minute) == (0, 0)


def _names_day(question: QuestionRead, day: Window, words: str) -> bool:
    named = f"{day.start:%A}" in _WEEKDAY.findall(words)
    return named or any(each in words for each in question.dates)


def _is_of(question: QuestionRead, day: Window, each: Candidate) -> bool:
    """Say whether a sentence of a later report names the day, or tells on behind one that was the last to name any."""
    article, words = each.article, each.told.of(each.article.text)
    if when(article) < day.end or _names_day(question, day, words):
        return True
    if when(article) < day.end + _DAY and _THE_DAY_BEFORE.search(words) is not None:
        return True
    before = _WEEKDAY.findall(article.text[: each.told.start])
    return not _WEEKDAY.search(words) and before[-1:] == [f"{day.start:%A}"]
