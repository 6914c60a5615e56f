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


def asks_the_ill(question: str) -> bool:
    """Say whether it is asked how many fell ill."""
    return _ASKS.search(question) is not None


def find_ill(sentence: str) -> int | None:
    """Give where the number stands of those who fell ill by then; None where a sentence tells only who came on top."""
    found = (each for pattern in _TOLD for each in pattern.finditer(sentence))
    return next(
        (each.start("all") for each in found if value_at(sentence, each.start("all")).replace(",", "").isdigit()), None
    )
