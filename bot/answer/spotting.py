"""Finds where a text speaks of what a question asks about, in one pass over its characters."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.answer.terms import Term, alike, alike_roots, irregular_forms, root
from bot.text.gazetteer import Gazetteer

_POSSESSIVE = re.compile(r"[’']s?\Z")
_NUMBER = re.compile(r"\d[\d.,]*")
_GROUP = 3
"""Digits that stand together in a long number: `200` in `1,200`."""
SIDE_BY_SIDE = 25
"""Characters from the start of a word to that of the next one."""
_LIKE = 0.6
"""What a word is worth that means nearly the same."""


class Spot(NamedTuple):
    """One place where a term is met: its offset, the term's index, and how well, in (0, 1]."""

    at: int
    term: int
    worth: float


class Spotter:
    """Looks for the terms of one question; words in any form, listed actors under any of their names."""

    def __init__(self, terms: Sequence[Term], gazetteer: Gazetteer) -> None:
        self._forms: dict[str, int] = {}
        self._roots: dict[str, tuple[int, float]] = {}
        for index, term in enumerate(terms):
            if term.actor is None:
                self._roots[term.root] = (index, 1.0)
                continue
            for form in (term.shown, *gazetteer.forms_of(term.actor)):
                self._forms.setdefault(form, index)
        for index, term in enumerate(terms):
            group = None if term.named or term.actor else alike(term.root)
            for other in alike_roots(group) if group is not None else ():
                self._roots.setdefault(other, (index, _LIKE))
        self._small = frozenset(index for index, term in enumerate(terms) if term.small)
        self._words = _any_of([pattern for root_ in self._roots for pattern in _write(root_)])
        self._names = _any_of([re.escape(form) + r"(?!\w)" for form in self._forms])

    def find(self, text: str) -> list[Spot]:
        """Give every spot in order of place; names of listed actors count only as they are written."""
        spots = [Spot(found.start(), self._forms[found[0]], 1.0) for found in _iter(self._names, text)]
        for found in _iter(self._words, _lower(text)):
            met = self._roots.get(root(_POSSESSIVE.sub("", found[0])))
            if met is not None and not (met[0] in self._small and text[found.start()].isupper()):
                spots.append(Spot(found.start(), *met))
        return sorted(spots)


def find_torn(terms: Sequence[Term], *texts: Sequence[Spot]) -> frozenset[int]:
    """Give the terms of names whose words stand together in none of the texts: a Boris and a Johnson are no Boris
    Johnson."""
    parts = Counter(term.part_of for term in terms if term.part_of)
    whole = {
        terms[one.term].part_of
        for spots in texts
        for one, other in pairwise(spots)
        if terms[one.term].part_of == terms[other.term].part_of
        and one.term != other.term
        and other.at - one.at < SIDE_BY_SIDE
    }
    torn = {name for name, count in parts.items() if count > 1} - whole
    return frozenset(number for number, term in enumerate(terms) if term.part_of in torn)


def _any_of(patterns: Iterable[str]) -> re.Pattern[str] | None:
    longest_first = sorted(dict.fromkeys(patterns), key=lambda each: -len(each))
    return re.compile(rf"\b(?:{'|'.join(longest_first)})") if longest_first else None


def _iter(pattern: re.Pattern[str] | None, text: str) -> Iterator[re.Match[str]]:
    return pattern.finditer(text) if pattern is not None else iter(())


def _lower(text: str) -> str:
    """Give the text in small letters, with every character where it was."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := each.lower()) == 1 else each for each in text)


def _write(root_: str) -> tuple[str, ...]:
    """Patterns that every word of this root matches; others may match too, but no number that only holds it."""
    if _NUMBER.fullmatch(root_) is not None:
        before = r"(?<!\d,)" if len(root_.partition(",")[0]) == _GROUP else ""
        return (rf"{before}{re.escape(root_)}(?!,\d{{3}}|\.\d)\w*",)
    start = root_[:-1] if len(root_) > 2 and root_.endswith("y") else root_
    return (re.escape(start) + r"\w*", *irregular_forms(root_))
