"""Says whether two texts are one text: reprints and light edits, cut short or with words changed."""

from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from bot.model.article import Article
from bot.text.words import tokens

_SHINGLE = 4
_MOST_WORDS = 800
_MOST_ORDERED = 400
_OPENING = 1000
"""Characters compared word for word: an edited wire text keeps its opening longest."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is compared of a text: its hash, its words in their order, its opening, and its runs of four words."""

    content_hash: str
    words: int
    order: tuple[str, ...]
    opening: str
    shingles: frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two texts are: the share of the smaller one's shingles that the other holds, of shared words, and of
    words that stand in both in the same order."""

    containment: float
    words: float
    order: float


def make_fingerprint(article: Article) -> Fingerprint:
    """Give what is compared of an article's text; its title is left out, since desks write their own."""
    words = tokens(article.text[: _MOST_WORDS * 10])[:_MOST_WORDS]
    shingles = frozenset(tuple(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1)))
    opening = " ".join(words)[:_OPENING]
    return Fingerprint(article.content_hash, len(words), tuple(words[:_MOST_ORDERED]), opening, shingles)


def compare(one: Fingerprint, other: Fingerprint) -> Likeness:
    """Measure two texts against each other; both measures lie between 0 and 1."""
    if one.content_hash == other.content_hash:
        return Likeness(1.0, 1.0, 1.0)
    smaller = min(len(one.shingles), len(other.shingles))
    containment = len(one.shingles & other.shingles) / smaller if smaller else 0.0
    order = Indel.normalized_similarity(one.order, other.order)
    return Likeness(containment, fuzz.token_set_ratio(one.opening, other.opening) / 100, order)


def is_reprint(one: Fingerprint, other: Fingerprint, *, credited: bool = False) -> bool:
    """Say whether one text is a reprint of the other; `credited` when both name the same agency or desk.

    Independent accounts of one happening share up to a quarter of their shingles, and hold half of their words in the
    same order in one case of two hundred; a text with two fifths of its words edited holds two thirds.
    """
    if one.content_hash == other.content_hash:
        return True
    if min(one.words, other.words) < 12:
        return False
    alike = compare(one, other)
    if alike.containment >= 0.5:
        return True
    if min(one.words, other.words) >= 20 and alike.order >= 0.58:
        return True
    return credited and (alike.containment >= 0.2 or (alike.containment >= 0.12 and alike.words >= 0.75))
