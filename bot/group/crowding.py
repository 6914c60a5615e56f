"""How alike articles are against how crowded each one's surroundings are: in an affair that fills the papers, two
accounts of one happening have to be more alike than elsewhere (local scaling, after Zelnik-Manor and Perona, 2004)."""

from collections.abc import Mapping, Sequence

from bot.model.article import ArticleId

_ITS_OWN, _AROUND = 5, 10
"""Surroundings are the ten most alike after the first five, which may well be the story itself."""
_CROWDING, _MOST_CROWDED = 0.7, 3.0
EMPTY = 0.05
"""Surroundings less crowded than this count as empty: where little is read, nothing is crowded."""


class Likeness:
    """How alike articles are, against how crowded their surroundings are; as if the new one stood there already."""

    def __init__(
        self, links: Mapping[ArticleId, Mapping[ArticleId, float]], crowds: dict[ArticleId, float], new: ArticleId,
        alike: Mapping[ArticleId, float], usual: float,
    ) -> None:  # fmt: skip
        self.new = new
        self._links = links
        self._crowds = crowds
        self._alike = alike
        self._usual = usual
        self._factors: dict[ArticleId, float] = {}

    def of(self, one: ArticleId, other: ArticleId) -> float:
        """Give the likeness of two articles; 0 where they are not linked."""
        if other == self.new:
            one, other = other, one
        value = self._alike.get(other, 0.0) if one == self.new else self._links[one].get(other, 0.0)
        return min(1.0, value / (self._factor(one) * self._factor(other))) if value else 0.0

    def mean(self, one: ArticleId, others: Sequence[ArticleId]) -> float:
        """Give the mean likeness of an article to several."""
        return sum(self.of(one, other) for other in others) / len(others)

    def list_pairs(self, articles: Sequence[ArticleId]) -> dict[tuple[int, int], float]:
        """Give the likeness of every two that are linked, by their places, the lower one first."""
        places = {article: at for at, article in enumerate(articles)}
        pairs = {}
        for article, at in places.items():
            for other in self._alike if article == self.new else self._links[article]:
                if places.get(other, -1) > at:
                    pairs[at, places[other]] = self.of(article, other)
        return pairs

    def _factor(self, article: ArticleId) -> float:
        if article not in self._factors:
            if article == self.new:
                crowd = _measure_crowd(list(self._alike.values()))
            elif article in self._alike:
                crowd = _measure_crowd([*self._links[article].values(), self._alike[article]])
            else:
                crowd = measure_surroundings(self._links, self._crowds, article)
            share = min(_MOST_CROWDED, max(1 / _MOST_CROWDED, crowd / self._usual))
            self._factors[article] = share ** (_CROWDING / 2)
        return self._factors[article]


def measure_surroundings(
    links: Mapping[ArticleId, Mapping[ArticleId, float]], known: dict[ArticleId, float], article: ArticleId
) -> float:
    """Give how crowded the surroundings of an article are, which is kept among those that are known."""
    if article not in known:
        known[article] = _measure_crowd(list(links[article].values()))
    return known[article]


def _measure_crowd(values: Sequence[float]) -> float:
    """Give the mean likeness of the articles around one, leaving out the nearest."""
    around = sorted(values, reverse=True)[_ITS_OWN : _ITS_OWN + _AROUND]
    return max(EMPTY, sum(around) / _AROUND)
