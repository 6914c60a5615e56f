"""Counts who fell ill in an outbreak: the cases of a disease, however a report words them."""

import re

from bot.answer.found.counting import value_at
from bot.text.words import NUMBER_WORDS

_ILL = (
    r"(?:(?:fallen|fell|falls?|falling|taken|become|became|been|are|were)\s+(?:ill|sick)|infected|sickened|contracted|"
    r"caught)"
)
_ASKS = re.compile(
    rf"\b(?:how\s+many|number\s+of)\b[^?]*?\b(?P<kind>(?<!court\s)cases|infections|{_ILL})\b", re.IGNORECASE
)
_NUMBER = rf"(?:\d[\d,]*\d|\d|\b(?:{NUMBER_WORDS})\b)"
_ABOUT = r"(?:(?:at\s+least|more\s+than|about|some|over|nearly|almost|around|just|under)\s+)?"
_TOLD = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        rf"\b(?:cases|infections)\b[^;.]{{0,60}}?\b(?:to|at|reached|passed|exceeded|exceeds|topped)\s+{_ABOUT}(?P<all>{_NUMBER})(?![\w,.]*\w)",
        rf"(?<![\w.,-])(?P<all>{_NUMBER})\s+(?:(?!(?:new|more|further|other|fresh|additional|court|of)\b)[\w-]+\s+){{0,3}}?(?:cases|infections)\b",
        rf"(?<![\w.,-])(?P<all>{_NUMBER})\s+(?:(?!(?:new|more|further|other|of)\b)[\w-]+\s+){{0,3}}?(?:(?:have|had|has|were|was|been)\s+)*{_ILL}\b",
        rf"\b(?:infected|sickened|afflicted)\s+{_ABOUT}(?P<all>{_NUMBER})(?![\w,.]*\w)",
    )
)
_CASES = re.compile(r"\b(?:cases|infections)\b", re.IGNORECASE)
_ASKED_KIND = re.compile(
    r"\b(?P<kind>confirmed|suspected|probable)\s+(?:[\w’'-]+\s+){0,2}(?:cases|infections)\b", re.IGNORECASE
)


def asks_the_ill(question: str) -> bool:
    """Say whether it is asked how many fell ill."""
    return _ASKS.search(question) is not None


def read_kind(question: str) -> str | None:
    """Give of which kind the cases are that are asked for: `confirmed`, `suspected`."""
    found = _ASKED_KIND.search(question)
    return found["kind"].casefold() if found is not None else None


def find_ill(sentence: str, kind: str | None = None) -> int | None:
    """Give where the number stands of those who fell ill by then, or of the cases of a kind; None where a sentence
    tells only who came on top."""
    found = (
        each for pattern in _TOLD for each in pattern.finditer(sentence) if kind is None or _is_of_kind(each, kind)
    )
    return next(
        (each.start("all") for each in found if value_at(sentence, each.start("all")).replace(",", "").isdigit()), None
    )


def _is_of_kind(told: re.Match[str], kind: str) -> bool:
    """Say whether cases that are counted are told to be of a kind."""
    cases = _CASES.search(told.string, told.start(), told.end())
    return (
        cases is not None
        and re.search(rf"\b{kind}\s+(?:[^\W\d][\w’'-]*\s+){{0,2}}\Z", told.string[: cases.start()], re.IGNORECASE)
        is not None
    )
