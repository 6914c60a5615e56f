"""Compares two versions of one text: which sentences of the older one the newer one tells otherwise."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal

from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.notices import value_of
from bot.text.words import NUMBER_WORDS

_TOKEN = re.compile(rf"\b(?:{NUMBER_WORDS})\b|\d[\d.,]*\d|\w+(?:[’'-]\w+)*", re.IGNORECASE)
_FIGURE = re.compile(rf"\d[\d.,]*|{NUMBER_WORDS}", re.IGNORECASE)
_DAY = re.compile(rf"(?:{DAY_NAMES}|{MONTH_NAMES})", re.IGNORECASE)
_NOT = re.compile(r"not|no|never|none|nobody|neither|\w+n[’']t", re.IGNORECASE)
_MOST = 60
"""Sentences of a text that are compared."""
_SAME = 0.7
"""The share of a sentence's words that stand in another in the same order where both tell one thing."""
_LEAST = 4
"""Words that two sentences have in common at least."""
_SHORT = 4
"""Words in a row that may take the place of others."""

_Kind = Literal["figure", "day", "name", "not"]


def list_sentences(title: str, texts: Sequence[str]) -> tuple[str, ...]:
    """Give a version's title and sentences as they are compared."""
    return (" ".join(title.split()), *(" ".join(each.split()) for each in texts[:_MOST]))


def list_changed(older: Sequence[str], newer: Sequence[str]) -> tuple[str, ...]:
    """Give the sentences of an older version that the newer one tells with another figure, day or name, or with a
    `not` more or less, and else in the same words."""
    gone = [each for each in older if each not in newer]
    come = [_read(each) for each in newer if each not in older]
    return tuple(each for each in gone if any(_is_told_otherwise(_read(each), other) for other in come))


def _read(sentence: str) -> list[str]:
    return _TOKEN.findall(sentence)


def _is_told_otherwise(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether two sentences are one but for what they tell."""
    matcher = SequenceMatcher(None, [_fold(each) for each in one], [_fold(each) for each in other], autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    if same < max(_LEAST, _SAME * len(one)):
        return False
    for kind, start, end, begins, ends in matcher.get_opcodes():
        if kind == "equal" or max(end - start, ends - begins) > _SHORT:
            continue
        lost, found = _list_kinds(one, start, end), _list_kinds(other, begins, ends)
        if (lost & found) - {"not"} or ("not" in lost) != ("not" in found):
            return True
    return False


def _fold(token: str) -> str:
    return value_of(token.casefold()) if _FIGURE.fullmatch(token) else token.casefold()


def _list_kinds(tokens: Sequence[str], start: int, end: int) -> frozenset[_Kind]:
    return frozenset(kind for at in range(start, end) if (kind := _find_kind(tokens[at], at)) is not None)


def _find_kind(token: str, at: int) -> _Kind | None:
    if _FIGURE.fullmatch(token):
        return "figure"
    if _NOT.fullmatch(token):
        return "not"
    if _DAY.fullmatch(token):
        return "day"
    return "name" if at and token[0].isupper() else None
