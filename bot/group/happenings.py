"""Reads dated happenings out of sentences: a meeting on 18 February, a vote on March 3."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.text.dates import MONTHS
from bot.text.words import content_words, stem

_MONTH = (
    r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
)
_DATE = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<month>{_MONTH})(?!\w)"
    rf"|\b(?P<month_first>{_MONTH})\s(?P<day_last>\d{{1,2}})(?:st|nd|rd|th)?(?![\w,]\d|\d)"
)
_NOUN = re.compile(
    r"\b(attack|ceremony|ceasefire|conference|election|explosion|hearing|launch|meeting|referendum|signing|strike|"
    r"summit|talks|trip|truce|visit|vote)\b",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\d\s?(?:-|–|—|to|and|or|until)\s?(?:[A-Z][a-z]+\.?\s)?\d")
_BOUND = re.compile(r"\b(?:before|after|until|since|by)\s+\Z")
_LONGEST = 800
"""Characters of a sentence; what is longer is a table or a broken page."""
_REACH = 40
"""Characters between a happening's word and its date."""


@dataclass(frozen=True, slots=True)
class Happening:
    """A happening's word, its day and month, and the words around it, stemmed."""

    noun: str
    month: int
    day: int
    context: frozenset[str]


def find_happenings(sentence: str) -> Iterator[Happening]:
    """Give the happening a sentence dates, where it names just one date and one happening near it."""
    if len(sentence) > _LONGEST:
        return
    dates = list(_DATE.finditer(sentence))
    nouns = list(_NOUN.finditer(sentence))
    if len(dates) != 1 or len({noun[0].lower() for noun in nouns}) != 1:
        return
    date, noun = dates[0], nouns[0]
    gap = date.start() - noun.end() if noun.start() < date.start() else noun.start() - date.end()
    if gap > _REACH or _RANGE.search(sentence[max(0, date.start() - 12) : date.end() + 6]):
        return
    if _BOUND.search(sentence[: date.start()]):
        return
    words = frozenset(stem(word) for word in content_words(sentence) if not word.isdigit())
    month = (date["month"] or date["month_first"])[:3].lower()
    plain = noun[0].lower()
    yield Happening(plain, MONTHS[month], int(date["day"] or date["day_last"]), words - _names(date, plain))


def _names(date: re.Match[str], noun: str) -> frozenset[str]:
    """The words every such sentence has: the happening's own and the month's."""
    month = (date["month"] or date["month_first"]).rstrip(".").lower()
    return frozenset({stem(noun), stem(month)})
