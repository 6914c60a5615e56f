"""Reads the weekdays, months and years of which a sentence tells, and says of which year a month is."""

import re
from datetime import date

from bot.text.dates import MONTHS, nearest_year

_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SAID_ON = re.compile(
    r"\b(?:said|says|told|reported|announced|confirmed|added|wrote)(?:\s[\w’'-]+){0,3}?\s(?:on\s)?(?:(?:early|late)\s)?"
    rf"{_WEEKDAY}|\b(?:on\s)?{_WEEKDAY}\s(?:said|reported|announced|confirmed)\b"
)
"""The day on which a figure was told is not the one on which it came about."""
_MONTH = re.compile(
    rf"\b(?:{'|'.join(month.capitalize() for month in MONTHS if month != 'may')})\b"
    r"|(?<=\b(?:in|of|by)\s)May\b|(?<=\b(?:late|last|this)\s)May\b|(?<=\b(?:since|early)\s)May\b|(?<=\d\s)May\b|\bMay(?=\s\d)"
)
"""Months; the name of a person is none."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
Times = tuple[frozenset[str], frozenset[str], frozenset[str]]
"""Weekdays, months by their first three letters, and years."""


def find_times(sentence: str) -> Times:
    """Give the times a sentence names, but for the day on which something was said."""
    return (
        frozenset(re.findall(_WEEKDAY, _SAID_ON.sub("", sentence))),
        frozenset(word[:3].lower() for word in _MONTH.findall(sentence)),
        frozenset(_YEAR.findall(sentence)),
    )


def list_years(times: Times, today: date | None, *, ahead: bool) -> frozenset[int]:
    """Give the years that are named, else those of the months, the nearest to the article's day; none of what was lies
    ahead of it."""
    named = frozenset(int(year) for year in times[2])
    if named or today is None:
        return named
    years = [(nearest_year(MONTHS[month], today), MONTHS[month]) for month in times[1]]
    return frozenset(year - ((year, month) > (today.year, today.month) and not ahead) for year, month in years)
