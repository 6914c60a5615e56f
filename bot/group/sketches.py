"""Says what an article is about as placing looks at it: the words of its title and opening, and pairs of them."""

import itertools
import zlib
from collections import defaultdict

import numpy as np

from bot.model.article import Article
from bot.model.story import Sketch
from bot.text.liveblogs import tells_of_many
from bot.text.words import content_words, stem

SLOTS = 1 << 21
"""Words are numbers below this; that two of them share one is rare, and costs little where it happens."""
SHORTEST, LONGEST = 25, 200
"""Bounds within which the length of a text changes how alike it can be to another."""
_BODY_WORDS = 120
"""Words of meaning of the body that count: news tells its happening first and its background last."""
_TITLE_WEIGHT = 2.0
_PAIR_WEIGHT = 0.3
"""What two words one after the other add."""
_STILL = 0.3
"""Share of its words and pairs that an edited text still has: two accounts of one happening may
share less, but placing one of them anew is no harm."""


def make_sketch(article: Article) -> Sketch:
    """Give the sketch of an article, in whatever language it is."""
    counts: dict[int, float] = defaultdict(float)
    body = [stem(word) for word in content_words(article.text[: _BODY_WORDS * 16])[:_BODY_WORDS]]
    title = [stem(word) for word in content_words(article.title)]
    for run, weight in ((body, 1.0), (title, _TITLE_WEIGHT)):
        for word in run:
            counts[number_word(word)] += weight
        for one, other in itertools.pairwise(run):
            counts[number_pair(one, other)] += _PAIR_WEIGHT * weight
    if not counts:
        counts[0] = 0.0
    return Sketch(
        article=article.id,
        told=article.published or article.retrieved,
        dated=article.published is not None,
        words=np.fromiter(counts.keys(), "<u4", len(counts)).tobytes(),
        counts=np.fromiter(counts.values(), "<f4", len(counts)).tobytes(),
        length=min(LONGEST, max(SHORTEST, len(body) + 2 * len(title))),
        live=tells_of_many(article),
    )


def is_replaced(before: Sketch, now: Sketch) -> bool:
    """Say whether a text became another's: little of the shorter one's words stands in the other. A live blog's changes
    all day and stays the same."""
    one, other = (frozenset(np.frombuffer(each.words, "<u4").tolist()) for each in (before, now))
    return not now.live and len(one & other) < _STILL * min(len(one), len(other))


def number_pair(one: str, other: str) -> int:
    """Give the number of two stemmed words that stand one after the other."""
    return number_word(f"{one} {other}")


def number_word(word: str) -> int:
    """Give the number of a stemmed word."""
    return zlib.crc32(word.encode()) % SLOTS
