"""Weighs words by how rare they are among the articles there are, and measures how alike two articles are by them."""

import functools
import itertools
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from bot.group.sketches import SLOTS, number_pair, number_word
from bot.model.story import Sketch
from bot.text.gazetteer import load_gazetteer
from bot.text.words import content_words, stem

_UNSEEN = 50
"""Articles assumed beside those there are: in a small set of one affair, what all share still tells it from others."""
_USUAL_LENGTH, _BY_LENGTH = 70, 0.3
"""Two short texts share fewer words than two long ones that are as much about one thing; set on the train halves of
NeuS and ECB+. More would join whatever short reports there are of one topic."""
_STATES_MOST = 0.4
"""What the states named by two texts add to their likeness at most, as a share of what their other words make."""

Floats = npt.NDArray[np.float32]
Marks = npt.NDArray[np.bool_]
Words = npt.NDArray[np.uint32]


class Scales:
    """How many of the articles have each word, and what a word weighs by that."""

    def __init__(self) -> None:
        self._spread = np.zeros(SLOTS, np.int32)
        self._row = np.zeros(SLOTS, np.float32)
        self._here = np.zeros(SLOTS, np.bool_)
        self._articles = 0

    def add(self, sketch: Sketch) -> None:
        """Count an article in."""
        self._spread[read_words(sketch)] += 1
        self._articles += 1

    def remove(self, sketch: Sketch) -> None:
        """Count an article out."""
        self._spread[read_words(sketch)] -= 1
        self._articles -= 1

    def weigh(self, sketch: Sketch) -> Floats:
        """Give the weight of each word of an article: the more often it stands there and the rarer it is, the more."""
        return _by_frequency(sketch.counts) * self._rarity(read_words(sketch))

    def compare(self, sketch: Sketch, weights: Floats, others: Sequence[Sketch]) -> Floats:
        """Give how alike an article is to each of the others: the cosine of their weights, made up for length.

        One word in common is no likeness, nor are states: they are what a topic shares, not what a happening is. So
        they count only beside other words, and never for more than a share of these.
        """
        if not others:
            return np.zeros(0, np.float32)
        sizes = [len(other.words) // 4 for other in others]
        ends = np.cumsum(sizes, dtype=np.intp)
        words = np.frombuffer(b"".join(other.words for other in others), "<u4").astype(np.intp)
        theirs = _by_frequency(b"".join(other.counts for other in others)) * self._rarity(words)
        mine = read_words(sketch)
        self._row[mine], self._here[mine] = weights, weights > 0
        hits = self._here.take(words).nonzero()[0]  # few of all words: only the lengths need the others
        self._here[mine] = False
        shared = words[hits]
        whose, is_state = ends.searchsorted(hits, "right"), mark_states().take(shared)
        common, size = self._row.take(shared) * theirs[hits], len(others)
        by_states, by_others = (np.bincount(whose, common * each, size) for each in (is_state, ~is_state))
        products = by_others + np.minimum(by_states, _STATES_MOST * by_others)
        lengths = np.sqrt(np.add.reduceat(theirs * theirs, ends - sizes) * float(weights @ weights)) + 1e-9
        made_up = _by_length(sketch) * np.array([_by_length(other) for other in others], np.float32)
        alike = np.minimum(1.0, products / lengths * made_up)
        found: Floats = np.where(np.bincount(whose, minlength=size) > 1, alike, 0).astype(np.float32)
        return found

    def _rarity(self, words: Words | npt.NDArray[np.intp]) -> Floats:
        spread = self._spread.take(words).astype(np.float32)
        rarity: Floats = np.log(np.float32(self._articles + _UNSEEN) / np.maximum(np.float32(1), spread))
        return rarity


@functools.cache
def mark_states() -> Marks:
    """Mark the words that name a state, its people, its capital or its government, and the pairs that such names hold.

    Half of a name alone, as of the United States, is a word like others.
    """
    marks = np.zeros(SLOTS, np.bool_)
    gazetteer = load_gazetteer()
    for form in {form for state in gazetteer.iter_states() for form in gazetteer.forms_of(state.key)}:
        name = [stem(word) for word in content_words(form)]
        if len(name) == 1:
            marks[number_word(name[0])] = True
        for one, other in itertools.pairwise(name):
            marks[number_pair(one, other)] = True
    return marks


def read_words(sketch: Sketch) -> Words:
    """Give the words of an article as numbers."""
    return np.frombuffer(sketch.words, "<u4")


def _by_frequency(packed: bytes) -> Floats:
    found: Floats = np.frombuffer(packed, "<f4").copy()
    often = np.flatnonzero(found > 1)  # of most words there is one
    found[often] = 1 + np.log(found[often])
    return found


def _by_length(sketch: Sketch) -> float:
    return float((_USUAL_LENGTH / sketch.length) ** (_BY_LENGTH / 2))
