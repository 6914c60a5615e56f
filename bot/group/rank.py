"""Puts a topic's stories in order: independent origins, recency, salience of the topic, diversity of publishers."""

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.group.topics import match
from bot.model.analysis import Material
from bot.model.story import Story
from bot.model.topic import Topic

WEIGHTS = {"origins": 0.35, "recency": 0.25, "salience": 0.25, "diversity": 0.15}
_FULL = 8
"""Origins and publishers from which on more add nothing."""
_FADING = 36.0
"""Hours after which recency counts half."""


def rank(
    stories: Sequence[Story], materials: Sequence[Material], topic: Topic | None, now: datetime
) -> tuple[Story, ...]:
    """Give the stories best first, each with the parts of its rank (0 to 1 each, and their weighted `score`)."""
    by_id = {material.article.id: material for material in materials}
    ranked = []
    for story in stories:
        told = [by_id[article] for article in story.articles if article in by_id]
        parts = {
            "origins": _saturate(len(story.origins)),
            "recency": _recency(story.last, now),
            "salience": max((match(topic, material).strength for material in told), default=0.0) if topic else 0.0,
            "diversity": _diversity(told),
        }
        score = sum(WEIGHTS[name] * value for name, value in parts.items())
        why = (*((name, round(value, 3)) for name, value in parts.items()), ("score", round(score, 4)))
        ranked.append(replace(story, why=why))
    return tuple(sorted(ranked, key=_order))


def _order(story: Story) -> tuple[float, float, str]:
    return -dict(story.why)["score"], -(story.last.timestamp() if story.last else 0.0), story.id


def _saturate(count: int) -> float:
    """Give 0 for none, and 1 from eight on, each one more adding less."""
    return min(1.0, math.log2(1 + count) / math.log2(1 + _FULL))


def _recency(last: datetime | None, now: datetime) -> float:
    """Give 1 for now and a half at 36 hours; an undated story counts as a week old."""
    hours = max(0.0, (now - last).total_seconds() / 3600) if last else 168.0
    return 1 / (1 + hours / _FADING)


def _diversity(told: Sequence[Material]) -> float:
    """Measure how many publishers and countries tell it, and whether any of them is not state-controlled."""
    publishers = {material.article.publisher for material in told}
    countries = {publisher.country for publisher in publishers if publisher.country}
    reach = (_saturate(len({publisher.name for publisher in publishers})) + _saturate(len(countries))) / 2
    only_state = bool(publishers) and all(publisher.state_controlled is True for publisher in publishers)
    return reach * (0.5 if only_state else 1.0)
