"""Says whether words give another number of what is counted than a report does: `two plants, the minister misspoke`,
`45 instead of 60`, `the figure of 300 was of another ship`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.text.notices import value_of
from bot.text.verbs import stems_of_deeds
from bot.text.words import NUMBER_WORDS

_NUMBER = rf"(?<![\w.,:/-])(?P<number>\d[\d,]*(?:\.\d+)?|{NUMBER_WORDS})(?![\w:/-])"
_COUNTS = re.compile(rf"{_NUMBER}(?P<what>(?:\s[a-z’'-]+){{1,3}})", re.IGNORECASE)
_ANY = re.compile(_NUMBER, re.IGNORECASE)
_OF_OLD = (
    r"instead\sof|rather\sthan|(?<!if\s)not|(?:figure|number|total|count|estimate)\sof|"
    r"(?:corrected|revised|lowered|raised|down|up)\sfrom"
)
_REPLACED = re.compile(
    rf"\b(?:{_OF_OLD})\s(?:the\s|by\s|on\s|at\s)?{_NUMBER}|"
    rf"{_NUMBER.replace('?P<number>', '?P<old>')}(?:\s[\w’'-]+){{0,4}}?\s(?:corrected|revised)\sto\b",
    re.IGNORECASE,
)
"""A number that another one stands for."""
_ANEW = re.compile(
    r"\b(?:it|they|there)\s(?:was|were|are)\s(?:only\s)?(?=\w+\s)|"
    r"\b(?:correct(?:ed|s|ion)?|misspoke|mistaken?|revis(?:ed|es)|in\sfact|in\sreality|actually|recount\w*|miscount\w*|"
    r"now|meanwhile|by\snow|latest)\b",
    re.IGNORECASE,
)
"""What corrects, or tells how it is now."""
_UNSURE = re.compile(r"\b(?:if|whether|would|could|may|might|another|more|further|other)\b", re.IGNORECASE)
_UNITS = stems_of_deeds(
    """hundred thousand million billion trillion people persons time times day days week weeks month months year years
    hour hours minute minutes percent per cent dollar dollars euro euros rest were was have are
    said will and from for in on of the"""
)
_FEWEST = 2
"""The number that is given up and another."""
_NO_COUNT = frozenset({"1", ""})
"""`not one`."""


@dataclass(frozen=True, slots=True)
class _Counts:
    """The numbers of some words."""

    numbers: frozenset[str]
    replaced: frozenset[str]
    """Those that another one stands for."""
    counted: Mapping[str, str]
    """What is counted, by the stem of its noun."""
    anew: bool
    """Whether the words correct, or tell how it is now."""


def gives_other_number(says: str, told: str) -> bool:
    """Say whether words correct a number of what is told, or tell by a word of correction or of now another number of
    the same."""
    mine = _read(says)
    if not mine.replaced and not mine.anew:
        return False
    its = _read(told)
    if not its.replaced and not its.numbers.isdisjoint(mine.replaced) and len(mine.numbers) >= _FEWEST:
        return True
    if not mine.anew or not its.numbers.isdisjoint(mine.numbers):
        return False
    return any(mine.counted[noun] != its.counted[noun] for noun in mine.counted.keys() & its.counted.keys())


def may_give_other_number(says: str) -> bool:
    """Say whether words have a number that may stand for another, whatever of."""
    mine = _read(says)
    return bool(mine.replaced) or (mine.anew and bool(mine.numbers))


@lru_cache(maxsize=4096)
def _read(words: str) -> _Counts:
    found = (each["number"] or each["old"] for each in _REPLACED.finditer(words))
    replaced = frozenset(value for each in found if (value := value_of(each)) not in _NO_COUNT)
    numbers = frozenset(value_of(each["number"]) for each in _ANY.finditer(words))
    anew = _ANEW.search(words) is not None and _UNSURE.search(words) is None
    return _Counts(numbers, replaced, dict(_iter_counted(words)), anew)


def _iter_counted(words: str) -> Iterator[tuple[str, str]]:
    """What is counted, by the stem of its noun, with its number."""
    for each in _COUNTS.finditer(words):
        for noun in stems_of_deeds(each["what"]) - _UNITS:
            yield noun, value_of(each["number"])
