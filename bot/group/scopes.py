"""Tells of how much of something a sentence speaks: a part or the whole, a day or several, which round of it."""

import re
from dataclasses import dataclass

_WHOLE = re.compile(
    r"\b(?:world|globe|nation|country|state|province|region|city|island|group|company)-?wide\b|\bglobally\b"
    r"|\b(?:across|throughout|all\sover|around)\s(?:(?:the|its|all(?:\sof)?)\s)?(?:(?:whole|entire|wider)\s)?"
    r"(?:world|globe|country|nation|region|continent|province|state|island|[A-ZÀ-Ž]\w+)"
    r"|\b(?:overall|altogether|all\stold|in\s(?:all|total))\b"
)
"""How a figure is told that takes in other places, too."""
_ALONE = re.compile(r"\b(?<!let\s)(?<!not\s)alone\b")
_SPAN = re.compile(
    r"\b(?:over|during|throughout|at|across|in)\s(?:the|this|last|that)\s(?:whole\s|entire\s|long\s|same\s)?"
    r"(?:weekend|week|fortnight|month)\b"
    r"|\b(?:over|in|within|during|for)\s(?:the\s)?(?:(?:last|past|first)\s)?(?:two|three|four|five|six|several|\d+)\s(?:days|nights)\b",
    re.IGNORECASE,
)
_ROUND = re.compile(r"\b(?:(?P<which>first|second|third|1st|2nd|3rd)[\s-]round|(?P<last>run-?off))\b", re.IGNORECASE)
_ORDINALS = {"1st": "first", "2nd": "second", "3rd": "third"}


@dataclass(frozen=True, slots=True)
class Scope:
    """Of how much a sentence speaks."""

    whole: bool
    """It takes in all places there are: "worldwide", "across the country", "in all"."""
    alone: bool
    """It is of one place among others: "in Kano alone"."""
    lasting: bool
    """It takes in several days: "over the weekend"."""
    rounds: frozenset[str]

    def is_apart(self, other: "Scope") -> bool:
        """Say whether the two speak of other rounds."""
        return bool(self.rounds and other.rounds and not self.rounds & other.rounds)


def find_scope(sentence: str) -> Scope:
    """Give of how much a sentence speaks."""
    named = ((found["which"] or "second").lower() for found in _ROUND.finditer(sentence))
    return Scope(
        whole=_WHOLE.search(sentence) is not None,
        alone=_ALONE.search(sentence) is not None,
        lasting=_SPAN.search(sentence) is not None,
        rounds=frozenset(_ORDINALS.get(each, each) for each in named),
    )
