"""Tells the counts that hold of a toll as it goes on: it only grows, unless it is corrected, or a later report tells a
lower one as that of all."""

import re
from collections.abc import Set
from datetime import date, timedelta

from bot.answer.asked.terms import roots
from bot.answer.found.candidates import A_DAY, Candidate
from bot.answer.found.counting import find_in_all
from bot.answer.holding.fates import is_lowered
from bot.text.calamities import find_calamities
from bot.text.days import DAY_NAMES, MONTH_NAMES

_SUM = re.compile(
    r"\b(?:(?:death|casualty)\s+)?toll\b|\bnumber\s+of\s+(?:the\s+)?(?:dead|deaths|fatalities|bodies|people\s+killed)\b|"
    r"\b(?<=\bthe\s)(?:dead|deaths|fatalities)\b",
    re.IGNORECASE,
)
"""What is told as the number of all who died."""
_BEFORE_SUM = re.compile(
    r"(?:\A|[,;:“”]|\b(?:the|its|their|a|an|official|confirmed|latest|current|known|total|overall|provisional|new|and|as|with|"
    r"bring(?:s|ing)?|brought|put(?:s|ting)?|rais(?:es?|ed|ing)|tak(?:es?|ing)|took|lift(?:s|ed|ing)?|push(?:es|ed|ing)?))\s*\Z",
    re.IGNORECASE,
)
"""Right before it, where it is nobody's own and of no kind: not `the city’s toll`, not `the civilian toll`."""
_OWNED_SUM = re.compile(r"[’']s?\s+(?:[a-z]+\s+){0,2}\Z")
_PREPOSITION = r"(?:in|at|on|of|from|after|since|by|near|among|across|around|for|along|throughout|inside|outside)"
_COMES_TO = re.compile(
    rf"(?P<of>(?:\s+{_PREPOSITION}\s[^;]{{0,120}}?)?),?(?:\s+(?:has|have|had|is|was|now|been|since|again|further|up|stands?|stood|"
    r"r(?:ises?|isen|ising|ose)|grow(?:s|n|ing)?|grew|climb(?:s|ed|ing)?|increased|reached|passed|put|raised|brought|confirmed|"
    r"com(?:es?|ing)|came|gone|went|to|at|about|some|around)){1,6}\s+",
    re.IGNORECASE,
)
"""From it to the number, of what it may be told to be between."""
_PIECE = re.compile(rf"\b{_PREPOSITION}\s+(?P<what>(?:(?!{_PREPOSITION}\b)[^\s]+\s*)+)", re.IGNORECASE)
_OPENS_IN = re.compile(r"\A(?:In|At|Near|Among|Across|Around|Along|Inside|Outside|For|Of)\s[^,]{1,80},?")
_OF_A_PART = re.compile(
    r"\b(?:alone|earlier|previous(?:ly)?|initial(?:ly)?|at\s+first|among\s+them|identified)\b", re.IGNORECASE
)
_NAMED_DAY = re.compile(rf"\b(?:{DAY_NAMES})\b")
_TIME = re.compile(rf"\b(?:{DAY_NAMES}|{MONTH_NAMES}|today|noon|midday|morning|afternoon|evening|night|midnight)\b")
_WEEK = DAY_NAMES.split("|")


def holds_after(last: Candidate, most: int, number: int, told: Candidate, asked: Set[str]) -> bool:
    """Say whether a count holds behind one of so many: it is no lower, corrects that, or is told later as that of all
    who died of what is asked."""
    if number >= most or is_lowered(told.words):
        return True
    return told.when[:A_DAY] > last.when[:A_DAY] and _tells_all_since(last, told, asked)


def _tells_all_since(last: Candidate, told: Candidate, asked: Set[str]) -> bool:
    """Say whether words tell how many died in all, with no place of its own and of no day before another count."""
    words, at = told.words, find_in_all(told.words)
    sums = list(_SUM.finditer(words, 0, at)) if at is not None else []
    if not sums or _OF_A_PART.search(words) or any(each <= last.when[:A_DAY] for each in _list_days(told)):
        return False
    before, comes = words[: sums[-1].start()], _COMES_TO.fullmatch(words, sums[-1].end(), at or 0)
    if comes is None or not _BEFORE_SUM.search(before) or _OWNED_SUM.search(before):
        return False
    opens = _OPENS_IN.match(before)
    pieces = [*_PIECE.finditer(comes["of"]), *(_PIECE.finditer(opens[0]) if opens is not None else ())]
    return all(_is_of_it(each["what"], asked) for each in pieces)


def _is_of_it(what: str, asked: Set[str]) -> bool:
    """Say whether a count is told to be of what is asked, of the calamity or of a day."""
    return bool(asked & set(roots(what)) or find_calamities(what)) or _TIME.search(what) is not None


def _list_days(told: Candidate) -> list[str]:
    """Give the days before a report that its words name."""
    day = date.fromisoformat(told.when[:A_DAY])
    named = (_WEEK.index(found[0]) for found in _NAMED_DAY.finditer(told.words))
    return [(day - timedelta(days=(day.weekday() - each) % 7)).isoformat() for each in named]
