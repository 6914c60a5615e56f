"""Weighs what articles are about: stems and named actors, rarer ones more, as sparse unit vectors."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from bot.model.analysis import Material
from bot.text.words import content_words, stem

Vector = Mapping[str, float]

TITLE_WEIGHT = 2.0
_BODY_WORDS = 250
"""Content words of the body that count: news tells its happening first and its background last."""
_PRIOR = 50
"""Unseen articles assumed beside a set: in a small set of one affair, a word all share still tells it from others."""


def count_features(material: Material) -> Mapping[str, float]:
    """Count an article's stems (the title's twice) and its persons and organisations."""
    article = material.article
    counts: dict[str, float] = defaultdict(float)
    for word in content_words(article.text[: _BODY_WORDS * 16])[:_BODY_WORDS]:
        counts[stem(word)] += 1
    for word in content_words(article.title):
        counts[stem(word)] += TITLE_WEIGHT
    for actor in material.analysis.actors:
        if actor.kind != "state":
            counts[actor.key] += min(len(actor.mentions), 3)
    return counts


def make_vectors(counts: Sequence[Mapping[str, float]]) -> tuple[Vector, ...]:
    """Turn counts into unit vectors by log frequency and inverse document frequency."""
    total = len(counts)
    spread = Counter(feature for each in counts for feature in each)
    vectors = []
    for each in counts:
        weights = {
            feature: (1 + math.log(count)) * math.log((total + _PRIOR) / spread[feature])
            for feature, count in each.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        vectors.append({feature: weight / length for feature, weight in weights.items()})
    return tuple(vectors)


def list_similarities(vectors: Sequence[Vector]) -> dict[tuple[int, int], float]:
    """Give the cosine of every pair (lower index first) that shares anything."""
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    cosines: dict[tuple[int, int], float] = {}
    for at, vector in enumerate(vectors):
        sums: dict[int, float] = defaultdict(float)
        for feature, weight in vector.items():
            for other, its in postings[feature]:
                sums[other] += weight * its
            postings[feature].append((at, weight))
        cosines.update({(other, at): value for other, value in sums.items()})
    return cosines
