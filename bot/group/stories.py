"""Tells stories from articles in their places: title, dates, independent origins, disputes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from bot.group.disputes import compare
from bot.group.origins import find_origins
from bot.group.shelf import WINDOW, Shelf
from bot.group.sketches import make_sketch
from bot.group.weighing import Scales
from bot.model.analysis import Material
from bot.model.article import Article, ArticleId
from bot.model.story import Sketch, Story, StoryId

_LATEST = datetime.max.replace(tzinfo=UTC)
_MOST_COMPARED = 40
"""Articles of a story among which its title is looked for, the earliest first."""


def group(materials: Sequence[Material], window: timedelta = WINDOW) -> tuple[Story, ...]:
    """Place articles one after the other, the earliest first, and tell their stories; their order does not matter."""
    return tell(materials, place_all((material.article for material in materials), window))


def place_all(articles: Iterable[Article], window: timedelta = WINDOW) -> Mapping[ArticleId, StoryId]:
    """Give the story of each article where nothing else was read."""
    shelf = Shelf(window=window)
    for sketch in sort_for_placing(articles):
        shelf.apply(shelf.place(sketch))
    return shelf.stories()


def sort_for_placing(articles: Iterable[Article]) -> list[Sketch]:
    """Give the sketches of articles in the order in which they are placed."""
    kept = {article.id: article for article in articles}
    return sorted(map(make_sketch, kept.values()), key=lambda sketch: (sketch.told, sketch.article))


def tell(materials: Sequence[Material], places: Mapping[ArticleId, StoryId]) -> tuple[Story, ...]:
    """Give the stories these articles tell, the earliest first; each takes part only in the story it is placed in."""
    told: dict[StoryId, list[Material]] = {}
    kept = {material.article.id: material for material in materials}
    for material in sorted(kept.values(), key=_told):
        told.setdefault(places[material.article.id], []).append(material)
    stories = [_tell(name, accounts) for name, accounts in told.items()]
    return tuple(sorted(stories, key=lambda story: (story.first or _LATEST, story.id)))


def _tell(name: StoryId, materials: Sequence[Material]) -> Story:
    articles = [material.article for material in materials]
    dates = [article.published for article in articles if article.published]
    origins = find_origins(articles)
    disputes, outgrown = compare(materials, origins)
    originals = {report[0] for origin in origins for report in origin.reports}
    return Story(
        id=name,
        title=_find_central([each for each in articles if each.id in originals][:_MOST_COMPARED]).title,
        first=min(dates, default=None),
        last=max(dates, default=None),
        articles=tuple(article.id for article in articles),
        origins=origins,
        disputes=disputes,
        untold=tuple(low for low, _ in outgrown),
        grown=outgrown,
    )


def _find_central(articles: Sequence[Article]) -> Article:
    """Give the report most like the others; its title names the story. A live blog's does only where all are.

    Words are weighed by the story's own articles: what else is told at the same time gives it no other name.
    """
    if len(articles) == 1:
        return articles[0]
    sketches = [make_sketch(article) for article in articles]
    own = [at for at, sketch in enumerate(sketches) if not sketch.live] or list(range(len(articles)))
    scales = Scales()
    for at in own:
        scales.add(sketches[at])
    sums = {}
    for at in own:
        others = [sketches[other] for other in own if other != at]
        sums[at] = float(scales.compare(sketches[at], scales.weigh(sketches[at]), others).sum())
    return articles[max(own, key=lambda at: (round(sums[at], 4), -at))]


def _told(material: Material) -> tuple[datetime, str]:
    return material.article.published or _LATEST, material.article.id
