"""Puts a topic's stories in order: independent origins, recency, salience of the topic, novelty, diversity of
publishers; and keeps the reasons."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from bot.group.topics import Match, match
from bot.model.analysis import Material
from bot.model.article import ArticleId, Publisher
from bot.model.story import Story, StoryId
from bot.model.topic import Topic

WEIGHTS = {"origins": 0.3, "recency": 0.2, "salience": 0.2, "novelty": 0.15, "diversity": 0.15}
_FULL = 8
"""Origins and publishers from which on more add nothing."""
_FADING = 48.0
"""Hours after which recency counts half."""
_FLOOR = 0.7
"""What is left of a score where one publisher alone has told many of the stories above."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a rank, from 0 to 1, and what it rests on, in words."""

    name: str
    value: float
    reasons: tuple[str, ...]


def rank(
    stories: Sequence[Story],
    materials: Sequence[Material],
    topic: Topic | None,
    now: datetime,
    known: Mapping[StoryId, int] = MappingProxyType({}),
    *,
    over: bool = False,
) -> tuple[Story, ...]:
    """Give the stories best first, each with the parts of its rank (0 to 1 each, and the `score` they come to) and the
    reasons in words; `known` counts the articles of a story that the channel's last edition cites, which are not among
    these. Where the window is `over`, `now` is its end."""
    by_id = {material.article.id: material for material in materials}
    weighed = []
    for story in stories:
        told = [by_id[article] for article in story.articles if article in by_id]
        salience = _salience(topic, told)
        parts = (
            _origins(story, by_id),
            _recency(story.last, now, over=over),
            salience,
            _novelty(story, known),
            _diversity(told),
        )
        weighed.append((story, told, parts))
    weighed.sort(key=lambda each: _order(each[0], _sum(each[2])))
    alone: Counter[str] = Counter()
    ranked = []
    for story, told, parts in weighed:
        share = _share(told, alone)
        score = _sum(parts) * (_FLOOR + (1 - _FLOOR) * share.value)
        numbers = [(part.name, round(part.value, 3)) for part in (*parts, share)]
        reasons = tuple(reason for part in (*parts, share) for reason in part.reasons)
        ranked.append(replace(story, why=(*numbers, ("score", round(score, 4))), reasons=reasons))
    return tuple(sorted(ranked, key=lambda story: _order(story, dict(story.why)["score"])))


def _sum(parts: Sequence[_Part]) -> float:
    return sum(WEIGHTS[part.name] * part.value for part in parts)


def _order(story: Story, score: float) -> tuple[float, float, str]:
    return -score, -(story.last.timestamp() if story.last else 0.0), story.id


def _saturate(count: float) -> float:
    """Give 0 for none, and 1 from eight on, each one more adding less."""
    return min(1.0, math.log2(1 + count) / math.log2(1 + _FULL))


def _origins(story: Story, by_id: Mapping[ArticleId, Material]) -> _Part:
    """Measure how many independent reports there are; one that only state-controlled publishers carry counts half."""
    told = [_publishers([by_id[each] for each in origin.articles if each in by_id]) for origin in story.origins]
    count, state = len(told), sum(1 for publishers in told if _is_state(publishers))
    words = f", {state if state < count else 'all'} of them state-controlled" if state and count > 1 else ""
    return _Part("origins", _saturate(count - state / 2), (f"{_count(count, 'independent origin')}{words}",))


def _recency(last: datetime | None, now: datetime, *, over: bool) -> _Part:
    """Give 1 for now and a half at 48 hours; an undated story counts as a week old."""
    if last is None:
        return _Part("recency", 1 / (1 + 168 / _FADING), ("undated",))
    hours = max(0.0, (now - last).total_seconds() / 3600)
    ago = _count(round(hours), "hour") if hours < 72 else _count(round(hours / 24), "day")
    before = "before the window ends" if over else "ago"
    told = f"last told {ago} {before}" if hours >= 1 else f"last told within the {'last ' if over else ''}hour"
    return _Part("recency", 1 / (1 + hours / _FADING), (told,))


def _salience(topic: Topic | None, told: Sequence[Material]) -> _Part:
    best = max((match(topic, material) for material in told), key=_strength, default=None) if topic else None
    return _Part("salience", best.strength if best else 0.0, best.reasons if best else ())


def _strength(found: Match) -> float:
    return found.strength


def _novelty(story: Story, known: Mapping[StoryId, int]) -> _Part:
    """Measure how much of it the last edition did not have: the share of its reports that are new."""
    if not known:
        return _Part("novelty", 1.0, ())
    fresh, had = sum(len(origin.reports) for origin in story.origins), known.get(story.id, 0)
    if not had:
        return _Part("novelty", 1.0, ("new since the last edition",))
    return _Part("novelty", fresh / (fresh + had), (f"{fresh} of {fresh + had} reports new since the last edition",))


def _diversity(told: Sequence[Material]) -> _Part:
    """Measure how many publishers and countries tell it."""
    publishers = _publishers(told)
    names = {publisher.name for publisher in publishers}
    countries = {publisher.country for publisher in publishers if publisher.country}
    reach = (_saturate(len(names)) + _saturate(len(countries))) / 2
    known = all(publisher.country for publisher in publishers)
    where = f" in {_count(len(countries), 'country', 'countries')}" if known else ""
    words = (f"{_count(len(names), 'publisher')}{where}",) if len(names) > 1 else ()
    return _Part("diversity", reach, words)


def _share(told: Sequence[Material], alone: Counter[str]) -> _Part:
    """Give 1 for the first story that a publisher alone tells, a half for its second: none takes more than its share.

    Within one publisher's stories the order is kept, so counting them in the order of their sums is enough.
    """
    names = {publisher.name for publisher in _publishers(told)}
    if len(names) != 1:
        return _Part("share", 1.0, ())
    (name,) = names
    alone[name] += 1
    if alone[name] == 1:
        state = ", which is state-controlled" if _is_state(_publishers(told)) else ""
        return _Part("share", 1.0, (f"told by {name} alone{state}",))
    return _Part(
        "share", 1 / alone[name], (f"number {alone[name]} of the stories told by {name} alone, so that it counts less",)
    )


def _publishers(told: Sequence[Material]) -> set[Publisher]:
    return {material.article.publisher for material in told}


def _is_state(publishers: set[Publisher]) -> bool:
    return bool(publishers) and all(publisher.state_controlled is True for publisher in publishers)


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
