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
        starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
        words = np.frombuffer(b"".join(other.words for other in others), "<u4")
        theirs = _by_frequency(b"".join(other.counts for other in others)) * self._rarity(words)
        mine = read_words(sketch)
        self._row[mine] = weights
        met = self._row[words]
        self._row[mine] = 0
        is_state, common = mark_states()[words], met * theirs
        by_states = np.add.reduceat(np.where(is_state, common, 0), starts)
        by_others = np.add.reduceat(np.where(is_state, 0, common), starts)
        products = by_others + np.minimum(by_states, _STATES_MOST * by_others)
        shared = np.add.reduceat((met > 0).astype(np.int32), starts)
        lengths = np.sqrt(np.add.reduceat(theirs * theirs, starts) * float(weights @ weights)) + 1e-9
        made_up = _by_length(sketch) * np.array([_by_length(other) for other in others], np.float32)
        found: Floats = np.where(shared > 1, np.minimum(1.0, products / lengths * made_up), 0).astype(np.float32)
        return found

    def _rarity(self, words: Words) -> Floats:
        rarity: Floats = np.log((self._articles + _UNSEEN) / np.maximum(1, self._spread[words])).astype(np.float32)
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
    counts = np.frombuffer(packed, "<f4")
    found: Floats = np.where(counts >= 1, 1 + np.log(np.maximum(counts, 1)), counts)
    return found


def _by_length(sketch: Sketch) -> float:
    return float((_USUAL_LENGTH / sketch.length) ** (_BY_LENGTH / 2))
