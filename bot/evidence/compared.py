"""A claim beside what it cites, and what a check says of the two."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Literal

from bot.evidence.reading import Reading, Word

ALIKE = 0.6
"""The share of the claim's telling words from which on a cited sentence is taken for the one it retells."""

Disagreement = Literal[
    "name", "number", "date", "negation", "speaker", "changed", "uncovered", "loaded", "likelihood", "foreign"
]


@dataclass(frozen=True, slots=True)
class Finding:
    """One disagreement, with what is wrong in one sentence."""

    code: Disagreement
    reason: str


@dataclass(frozen=True)
class Compared:
    """A claim beside what it cites; the sentence nearest to it is found once."""

    claim: Reading
    passages: Reading
    nearest: tuple[Word, ...]
    """The cited sentence that shares most with the claim."""
    share: float
    """How much of the claim's telling words that sentence has."""

    @cached_property
    def matcher(self) -> "SequenceMatcher[str]":
        """The claim and that sentence side by side, word by word."""
        said, near = ([word.stem for word in words] for words in (self.claim.words, self.nearest))
        return SequenceMatcher(None, said, near, autojunk=False)


Check = Callable[[Compared], Iterator[Finding]]
"""Looks for one kind of disagreement."""
