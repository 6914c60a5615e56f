"""Tells English from other languages, word by word and stretch by stretch: no rule about hostile text reads another."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path

from bot.text.gazetteer import load_gazetteer
from bot.text.words import STOP_WORDS

_DATA = Path(__file__).parent / "data" / "english_letters.txt"
_WORD = re.compile(r"[^\W\d_]+")
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_SHORT = 4
_LEAST_SMALL = 0.1
_LONG = 9
"""Words in small letters of a sentence that has one which only English spells so: of English news few lack it, while
German and Dutch are full of `in`, `am`, `will` and `was`."""
OWN_WORDS = (STOP_WORDS | {"s"}) - frozenset(
    """a all am an as at be do for had has he her here i in is it just man me more most no of off on once or over so
    some such under up was we were will""".split()
)
"""Small words that no neighbouring language writes alike."""
_LEAST_FAMILIAR = {5: 0.67, 10: 0.77}
"""Of the letters of as many words in a row, in threes: one of 200 sentences of English news has a stretch below it, and
nineteen of twenty in languages unlike English. A foreign clause hides in no longer sentence."""
_SHORTEST_STRETCH = min(_LEAST_FAMILIAR)


def is_english(words: str) -> bool:
    """Say whether a sentence has small English words or listed names, and no stretch that is spelled unlike English."""
    spelled = _WORD.findall(words)
    told = [word.casefold() for word in spelled]
    long = sum(map(str.islower, spelled)) >= _LONG
    if long and OWN_WORDS.isdisjoint(told) and _DAYS.isdisjoint(told):
        return False
    return _has_small(words, told) and _is_familiar(words)


def _has_small(words: str, told: Sequence[str]) -> bool:
    """Say whether enough of the words are small ones or name what is listed; names are only looked for where they
    matter."""
    lacking = max(1, _LEAST_SMALL * len(told)) - sum(word in STOP_WORDS or word in _DAYS for word in told)
    return len(told) < _SHORT or lacking <= 0 or len(load_gazetteer().scan(words)) >= lacking


def is_english_title(title: str) -> bool:
    """Say whether a headline is spelled like English: it may have no small word, and names are most of some."""
    return _is_familiar(title) and (title.upper() != title or _share(title.lower()) >= _CAPITALS)


def looks_foreign(word: str) -> bool:
    """Say whether a word is spelled as English words are not: `Diakopoulos`."""
    return _share(word.casefold()) < _FOREIGN


_FOREIGN = 0.6
"""Share of a word's letters, in threes, that English has: of common English words few are below it."""
_CAPITALS = 0.75
"""Of the letters of a line in capitals, in threes: no name can be told from a word there."""


def _is_familiar(words: str) -> bool:
    """Say whether words that begin with a small letter are spelled like English in every stretch."""
    counted = [_count(word) for word in _WORD.findall(words) if word[0].islower()]
    knowns = [0, *accumulate(known for known, _ in counted)]
    totals = [0, *accumulate(each for _, each in counted)]
    for length, least in _LEAST_FAMILIAR.items():
        if length > _SHORTEST_STRETCH > len(counted):
            continue
        for at in range(max(1, len(counted) - length + 1)):
            end = min(at + length, len(counted))
            if knowns[end] - knowns[at] < least * (totals[end] - totals[at]):
                return False
    return True


def _share(words: str) -> float:
    counted = [_count(word) for word in _WORD.findall(words)]
    return sum(known for known, _ in counted) / max(1, sum(each for _, each in counted))


@cache
def _triples() -> frozenset[str]:
    return frozenset(_DATA.read_text(encoding="utf-8").split())


@lru_cache(maxsize=65_536)
def _count(word: str) -> tuple[int, int]:
    """How many of a word's letter triples English has, and how many there are."""
    spelled, known = f"^{word}$", _triples()
    return sum(spelled[at : at + 3] in known for at in range(len(word))), len(word)
