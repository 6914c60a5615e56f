"""Says what a short text that is not told from speaks of and does not repeat: it may take it back in any words, so that
no list of these is asked for."""

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.summarize.contrary import GENERIC, Line, Tale, read_tale
from bot.text.verbs import stems_of_deeds

_FEW_WORDS = 8
"""Words of a line that has room for one that tells what it is of."""
_FEWEST, _SHARED = 2, 0.35
"""Telling words that a longer line and a sentence have in common, and their share of the telling words of the shorter
one."""
_ADDS_NOTHING, _REPEATED = 0.7, 0.55
"""Share of a line's telling words from which on it says nothing else; of a sentence's, from which it is said again."""
_A_ROW = 12
"""Words of a line in which another number is of the same thing."""
_SAYS_SO = re.compile(r",\s[^,]{1,80}?\b(?:said|says|announced|confirmed|reported)\b[^,]*\Z")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_EVERYWHERE = GENERIC | stems_of_deeds(
    """prime interior foreign defence defense trade border country countries side sides both relations talks agree
    agreement deal hundred thousand million billion percent dollar euro capital including
    captain general colonel mayor"""
)


def speaks_against(lines: Sequence[Line], words: str, before: str = "") -> bool:
    """Say whether lines of a short text speak of what is told without repeating it."""
    told = read_tale(words, before)
    touching = [each for each in lines if _touches(each, told) and not _adds_nothing(each, told)]
    if not touching:
        return False
    denied = any(_denies(each, told) for each in touching)
    return denied or not any(_repeats(each, told) for each in lines)


def _touches(line: Line, told: Tale) -> bool:
    """Say whether a line is of what is told: by two telling words, a name being one, or one where it has few."""
    if told.judges:
        return not told.judges.isdisjoint(line.stems) and _denies(line, told)
    shared = {each for each in (line.stems & told.stems) - told.states - _EVERYWHERE if not _is_number(each)}
    shared -= _list_speaking(told.words)
    found = len({told.names.get(each, each) for each in shared})
    if len(line.says.split()) > _FEW_WORDS:
        shorter = min(len(_list_telling(line)), len(told.stems - told.states - _EVERYWHERE))
        if found < max(_FEWEST, _SHARED * shorter):
            return False
    return bool(found) and (_has_numbers(told.stems) or not all(map(_is_number, _list_telling(line) - shared)))


def _denies(line: Line, told: Tale) -> bool:
    return (line.off and not told.off) or (bool(line.denied) and not told.denies)


def _adds_nothing(line: Line, told: Tale) -> bool:
    telling = _list_telling(line)
    return not line.followed and not _denies(line, told) and len(telling & told.stems) >= _ADDS_NOTHING * len(telling)


def _repeats(line: Line, told: Tale) -> bool:
    """Say whether a line has the greater part of what is told, its numbers, little else and no word that denies."""
    telling = told.stems - told.states - _EVERYWHERE
    same, more = line.stems & telling, _list_telling(line) - telling
    numbers = {each for each in telling if _is_number(each)}
    if line.followed or _denies(line, told) or not numbers <= same:
        return False
    row = "|" in line.says or len(line.says.split()) <= _A_ROW
    if row and not set(_NUMBER.findall(line.says)) <= set(_NUMBER.findall(told.words)):
        return False
    return len(same) >= _REPEATED * len(telling) and len(more) < len(same)


@lru_cache(maxsize=4096)
def _list_speaking(words: str) -> frozenset[str]:
    """The stems of who says what is told, and of nothing else of it: they are of all that is said."""
    says_so = _SAYS_SO.search(words)
    if says_so is None:
        return frozenset()
    return read_tale(words[says_so.start() :]).stems - read_tale(words[: says_so.start()]).stems


def _list_telling(line: Line) -> frozenset[str]:
    return line.stems - line.states - _EVERYWHERE


def _is_number(stem: str) -> bool:
    return stem[:1].isdigit()


def _has_numbers(stems: frozenset[str]) -> bool:
    return any(map(_is_number, stems))
