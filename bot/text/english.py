"""Tells English from other languages, word by word and stretch by stretch: no rule about hostile text reads another."""

import re
from functools import cache
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
    told = [word.casefold() for word in _WORD.findall(words)]
    small = sum(word in STOP_WORDS or word in _DAYS for word in told) + len(load_gazetteer().scan(words))
    has_small = len(told) < _SHORT or small >= max(1, _LEAST_SMALL * len(told))
    long = sum(word.islower() for word in _WORD.findall(words)) >= _LONG
    has_own = not long or any(word in OWN_WORDS or word in _DAYS for word in told)
    return has_small and has_own and _is_familiar(words)


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
    for length, least in _LEAST_FAMILIAR.items():
        if length > _SHORTEST_STRETCH > len(counted):
            continue
        for at in range(max(1, len(counted) - length + 1)):
            stretch = counted[at : at + length]
            if sum(known for known, _ in stretch) < least * sum(each for _, each in stretch):
                return False
    return True


def _share(words: str) -> float:
    counted = [_count(word) for word in _WORD.findall(words)]
    return sum(known for known, _ in counted) / max(1, sum(each for _, each in counted))


@cache
def _triples() -> frozenset[str]:
    return frozenset(_DATA.read_text(encoding="utf-8").split())


def _count(word: str) -> tuple[int, int]:
    """How many of a word's letter triples English has, and how many there are."""
    spelled, known = f"^{word}$", _triples()
    return sum(spelled[at : at + 3] in known for at in range(len(word))), len(word)
