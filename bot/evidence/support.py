"""Measures how far a passage covers a claim, from words alone; the score is a weighted sum of nine measures."""

import itertools
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from bot.evidence.reading import Reading, Word

RUN = 4
"""Words in a row that count as copied."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What is measured, each between 0 and 1 except the length, of a claim against its cited passages."""

    nearby: float
    """The claim's telling words found close together in one place."""
    together: float
    """The telling words found in one sentence."""
    words: float
    """Its telling words found anywhere."""
    letters: float
    """The same, long words counting more."""
    pairs: float
    """Its pairs of neighbouring telling words found as pairs."""
    runs: float
    """Its words that stand in runs of four or more copied words."""
    pieces: float
    """Pieces it has to be cut into so that each is found as it stands, a word."""
    figures: float
    """Its numbers found."""
    length: float
    """The logarithm of its length in words."""


@dataclass(frozen=True, slots=True)
class Weights:
    """One weight a measure, and the constant."""

    constant: float
    measures: Measures

    def score(self, measured: Measures) -> float:
        """Give the probability that the claim is supported, as these weights see it."""
        total = self.constant + sum(
            weight * value for weight, value in zip(astuple(self.measures), astuple(measured), strict=True)
        )
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))


def measure(claim: Reading, passages: Reading) -> Measures:
    """Measure a claim against what it cites."""
    said, there = claim.words, passages.words
    stems = [word.stem for word in said]
    told = [word.stem for word in said if word.carries] or stems
    known = [word.stem for word in there]
    present = set(known)
    telling = [word.stem for word in there if word.carries]
    pieces = _cut(stems, known)
    figures = [word.figure for word in said if word.figure is not None]
    found = {word.figure for word in there}
    return Measures(
        nearby=_nearby(told, known),
        together=_together(told, passages),
        words=_share([stem in present for stem in told]),
        letters=_weigh(told, present),
        pairs=_share_of_pairs(told, telling),
        runs=sum(length for length in pieces if length >= RUN) / max(1, len(stems)),
        pieces=len(pieces) / max(1, len(stems)),
        figures=_share([figure in found for figure in figures]) if figures else 1.0,
        length=math.log(1 + len(stems)),
    )


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else 0.0


def _together(told: Sequence[str], passages: Reading) -> float:
    wanted = set(told)
    most = max((len(wanted & {word.stem for word in sentence}) for sentence in passages.sentences), default=0)
    return most / len(wanted) if wanted else 0.0


def _weigh(told: Sequence[str], present: set[str]) -> float:
    total = sum(min(len(stem), 8) for stem in told)
    return sum(min(len(stem), 8) for stem in told if stem in present) / total if total else 0.0


def _share_of_pairs(told: Sequence[str], telling: Sequence[str]) -> float:
    known = set(itertools.pairwise(telling))
    return _share([pair in known for pair in itertools.pairwise(told)])


def _nearby(told: Sequence[str], known: Sequence[str]) -> float:
    """The largest share of the told stems within any stretch of twice their number and ten words."""
    wanted = set(told)
    places = [(at, stem) for at, stem in enumerate(known) if stem in wanted]
    reach = 2 * len(told) + 10
    inside: Counter[str] = Counter()
    best, first = 0, 0
    for at, stem in places:
        inside[stem] += 1
        while places[first][0] < at - reach:
            gone = places[first][1]
            inside[gone] -= 1
            if not inside[gone]:
                del inside[gone]
            first += 1
        best = max(best, len(inside))
    return best / len(wanted) if wanted else 0.0


def _cut(stems: Sequence[str], known: Sequence[str]) -> list[int]:
    """Cut the claim greedily into the longest runs found as they stand; 0 for a word that is nowhere."""
    places: dict[str, list[int]] = {}
    for at, stem in enumerate(known):
        places.setdefault(stem, []).append(at)
    pieces: list[int] = []
    start = 0
    while start < len(stems):
        longest = max((_run(stems, start, known, at) for at in places.get(stems[start], ())), default=0)
        pieces.append(longest)
        start += max(1, longest)
    return pieces


def _run(stems: Sequence[str], start: int, known: Sequence[str], at: int) -> int:
    length = 0
    while start + length < len(stems) and at + length < len(known) and stems[start + length] == known[at + length]:
        length += 1
    return length


def is_name_or_figure(word: Word) -> bool:
    """Say whether a word is one that may never change."""
    return word.name is not None or word.figure is not None or word.date is not None
