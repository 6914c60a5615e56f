"""Patterns of the names of days and months, and what tells a time by the day of its report."""

import re

MONTH_NAMES = (
    r"January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\."
)
"""The months as a pattern, to stand in a group."""
DAY_NAMES = r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
"""The days of the week as a pattern, to stand in a group."""
_MONTHS = [name[:3] for name in MONTH_NAMES.split("|")]
_OF_ITS_DAY = re.compile(
    rf"\b(?:{DAY_NAMES})s?\b(?![’']s\s[A-Z])(?!,?\s(?:the\s)?\d)(?!,?\s(?:{MONTH_NAMES})\s\d)|"
    r"\b(?:today|yesterday|tomorrow|tonight|overnight|\w+\s(?:hours?|days?|weeks?)\s(?:ago|earlier))\b|"
    r"\b(?:this|last|next|earlier\sthis|later\sthis|this\s(?:coming|past))\s(?:week|weekend|month|morning|afternoon|evening|night)\b",
    re.IGNORECASE,
)
"""Days and weeks that are counted from the day of the report."""

_CALENDAR = re.compile(rf"\b(?:\d{{1,2}}\s(?:{MONTH_NAMES})(?!\w)|(?:{MONTH_NAMES})\s\d{{1,2}}\b)")


def counts_from_its_day(words: str) -> bool:
    """Say whether words tell a time by the day of their report, such as `on Sunday` and `this week`."""
    return _OF_ITS_DAY.search(words) is not None


def names_day(words: str) -> bool:
    """Say whether words name a day of the calendar: `on 4 March`."""
    return _CALENDAR.search(words) is not None


def number_month(name: str) -> int:
    """Give the number of a month by its name or abbreviation, as `MONTH_NAMES` has it."""
    return _MONTHS.index(name[:3]) + 1
