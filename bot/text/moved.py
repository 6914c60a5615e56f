"""The verbs that move a plan or give it up; tells a day that takes the place of another from the one that is given up:
`put off from 12 May to 26 May`."""

import re

from bot.text.days import MONTH_NAMES

MOVES = (
    r"(?:move[sd]|postpone[sd]|delay(?:s|ed)|defer(?:s|red)|reschedule[sd]|adjourn(?:s|ed)|(?:brings|brought)\s+forward|"
    r"puts?\s+(?:off|back)|push(?:es|ed)\s+back)\b"
)
"""Verbs that give a plan another day."""
CALLED_OFF = r"(?:call(?:s|ed)\soff|cancel(?:s|led|ed)|scrap(?:s|ped)|shelve[sd]|drop(?:s|ped)|abandon(?:s|ed))"
"""Verbs that give a plan up."""
WILL = r"(?:will|would|shall|(?:is|are)\s(?:due\s|expected\s|set\s|scheduled\s|planning\s)?to|plans?\sto)"
"""What announces, before its verb."""
_ON = r"(?:(?!\b(?:will|would|where|who|while|when)\b)[^;.“”]){0,90}?"
_IS_MOVED = rf"(?<!not\s)(?<!never\s)(?<!not\sbe\s)(?<!not\sbeen\s)\b{MOVES}{_ON}"
_SET_FOR = r"\b(?:set|due|planned|scheduled|expected)\s+(?:for|on)"
_WAS_SET = re.compile(rf"{_SET_FOR}\s+\Z")
_TO = re.compile(rf"{_IS_MOVED}\b(?:to|until|till|for)\s+\Z")
_FROM = re.compile(rf"{_IS_MOVED}(?:\bfrom|{_SET_FOR})\s+\Z")
_ANEW = re.compile(
    rf"\b(?:[Nn]ew|[Rr]evised)\s(?:[a-z]+\s)?(?:date|day)\b{_ON}(?:\b(?:is|will\sbe|(?:was|has\sbeen)\s(?:set|fixed)\s(?:for|as|at))|:|,)\s+"
    r"(?:now\s+)?(?:on\s+)?\Z"
    r"|\b(?:is|are|will\sbe|to\sbe)\s+now\s+(?:(?:set|due|planned|scheduled|expected|fixed)\s+)?(?:on|for)\s+\Z"
)
"""What names a day anew, whatever the old one was: `The new date is`, `The summit is now on`."""
MAY_NAME_ANEW = r"\b(?:[Nn]ew|[Rr]evised)\s(?:[a-z]+\s)?(?:date|day)\b|\snow\s"
"""Words without which no sentence does."""
_GIVEN_UP = re.compile(
    r"\b(?:instead\s+of|rather\s+than|not)\s+(?:(?:on|from)\s+)?\Z|"
    rf"\b{MOVES}{_ON}\bto\s+(?:\d{{1,2}}\s+(?:{MONTH_NAMES})|(?:{MONTH_NAMES})\s+\d{{1,2}}),?\s+from\s+\Z"
)
_MAY_GIVE_UP = re.compile(rf"\b(?:instead\s+of|rather\s+than|not\s+(?:(?:on|from)\s+)?[\dA-Z]|{MOVES})")


def is_new_day(ahead: str, words: str) -> bool:
    """Say whether the words of a day name one that takes another's place; `ahead` is what its sentence has before."""
    moved = _TO.search(ahead) is not None and _WAS_SET.search(ahead) is None
    return moved or is_named_anew(ahead) or _is_pair(ahead, words)


def is_named_anew(ahead: str) -> bool:
    """Say whether a sentence names a day in place of one that it does not give."""
    return _ANEW.search(ahead) is not None


def _is_pair(ahead: str, words: str) -> bool:
    """Say whether what looks like a range is the day that is given up and the one that takes its place."""
    return re.search(r"\bto\b", words) is not None and _FROM.search(ahead) is not None


def is_given_up(ahead: str, words: str, *, moved: bool) -> bool:
    """Say whether nothing takes place on a day, or on the first of two, for another is named; `moved` where its
    sentence names a new day: `talks due on 12 May were moved to 26 May`."""
    was_set = moved and _WAS_SET.search(ahead) is not None
    return was_set or _GIVEN_UP.search(ahead) is not None or _is_pair(ahead, words)


def may_give_up(sentence: str) -> bool:
    """Say whether a sentence has words by which a day can be given up."""
    return _MAY_GIVE_UP.search(sentence) is not None
