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
_TO = r"(?:\s?[-–—]\s?|\s(?:to|and)\s)"
_DATE = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:{_TO}(?P<until>\d{{1,2}})(?:st|nd|rd|th)?)?\s(?P<month>{_MONTH})(?!\w)"
    rf"|\b(?P<month_first>{_MONTH})\s(?P<day_last>\d{{1,2}})(?:st|nd|rd|th)?(?:{_TO}(?P<until_last>\d{{1,2}})(?:st|nd|rd|th)?)?"
    r"(?![\w,]\d|\d)"
)
_NOUN = re.compile(
    r"\b(attack|ceremony|ceasefire|conference|election|explosion|hearing|launch|meeting|referendum|signing|strike|"
    r"summit|talks|trip|truce|visit|vote)\b",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\d\s?(?:-|–|—|to|and|or|until)\s?(?:[A-Z][a-z]+\.?\s)?\d")
_YEAR = re.compile(r",?\s(?P<year>(?:19|20)\d\d)\b")
_ENDS = re.compile(r"\b(?:end(?:s|ed)?|clos(?:e|es|ed)|conclud(?:e|es|ed)|wrap(?:s|ped)?\sup)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:]\s|\b(?:that|which|who|after|before|when|while|since|until)\s")
"""What parts a happening from a date that is not its own."""
_BOUND = re.compile(r"\b(?:before|after|until|since|by)\s+\Z")
_LONGEST = 800
"""Characters of a sentence; what is longer is a table or a broken page."""
_REACH = 70
"""Characters between a happening's word and its date."""
_NEAR = 40
"""Characters within which no clause lies between them."""


@dataclass(frozen=True, slots=True)
class Happening:
    """A happening's word, its days, and the words around it, stemmed."""

    noun: str
    month: int
    day: int
    until: int
    """The last day, of that month; the same one where it lasts no longer."""
    year: int | None
    ends: bool
    """Whether it is the day on which it ends."""
    context: frozenset[str]
    at: int
    """Where its date stands in the sentence."""

    def meets(self, other: "Happening") -> bool:
        """Say whether the two can hold together in one year: their days meet, or one alone is the last."""
        return self.ends != other.ends or (
            self.month == other.month and self.day <= other.until and other.day <= self.until
        )


def find_happenings(sentence: str) -> Iterator[Happening]:
    """Give the happening a sentence dates, where it names just one date and one happening near it."""
    if len(sentence) > _LONGEST:
        return
    dates = list(_DATE.finditer(sentence))
    nouns = list(_NOUN.finditer(sentence))
    if len(dates) != 1 or len({noun[0].lower() for noun in nouns}) != 1:
        return
    date, noun = dates[0], nouns[0]
    left, right = (noun.end(), date.start()) if noun.start() < date.start() else (date.end(), noun.start())
    parted = right - left > _NEAR and _CLAUSE.search(sentence[left:right]) is not None
    around = f"{sentence[max(0, date.start() - 12) : date.start()]}0{sentence[date.end() : date.end() + 6]}"
    if right - left > _REACH or parted or _RANGE.search(around):
        return
    if _BOUND.search(sentence[: date.start()]):
        return
    words = frozenset(stem(word) for word in content_words(sentence) if not word.isdigit())
    month, plain = (date["month"] or date["month_first"])[:3].lower(), noun[0].lower()
    day, year = int(date["day"] or date["day_last"]), _YEAR.match(sentence, date.end())
    yield Happening(
        noun=plain,
        month=MONTHS[month],
        day=day,
        until=max(day, int(date["until"] or date["until_last"] or day)),
        year=int(year["year"]) if year is not None else None,
        ends=_ENDS.search(sentence) is not None,
        context=words - _names(date, plain),
        at=date.start(),
    )


def _names(date: re.Match[str], noun: str) -> frozenset[str]:
    """The words every such sentence has: the happening's own and the month's."""
    month = (date["month"] or date["month_first"]).rstrip(".").lower()
    return frozenset({stem(noun), stem(month)})
