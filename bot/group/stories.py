"""Groups articles into stories: accounts of one happening together, the happenings of one affair apart."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bot.group.disputes import find_disputes
from bot.group.linkage import link
from bot.group.origins import find_origins
from bot.group.vectors import count_features, list_similarities, make_vectors
from bot.model.analysis import Material
from bot.model.story import Story, StoryId

THRESHOLD = 0.16
"""Average cosine from which accounts are of one happening, set on NeuS and ECB+ (BCubed F1 .84 on both)."""
_NEAR_IN_TIME = timedelta(days=3)
"""At this distance the similarity of two articles counts half."""
_LATEST = datetime.max.replace(tzinfo=UTC)


def group(materials: Sequence[Material]) -> tuple[Story, ...]:
    """Give the stories these articles tell, the earliest first; the order of the articles does not matter."""
    kept = sorted({material.article.id: material for material in materials}.values(), key=_told)
    similar = list_similarities(make_vectors([count_features(material) for material in kept]))
    timely = {
        (one, other): value * closeness(kept[one].article.published, kept[other].article.published)
        for (one, other), value in similar.items()
    }
    stories = [_tell([kept[at] for at in part], _central(part, similar)) for part in link(len(kept), timely, THRESHOLD)]
    return tuple(sorted(stories, key=lambda story: (story.first or _LATEST, story.id)))


def closeness(one: datetime | None, other: datetime | None) -> float:
    """Give 1 for articles of one moment, a half at three days; an undated article is near to all."""
    if one is None or other is None:
        return 1.0
    return 1 / (1 + ((other - one) / _NEAR_IN_TIME) ** 2)


def _tell(materials: Sequence[Material], central: int) -> Story:
    """Make one story; its id is that of its earliest article, so later accounts leave it as it is."""
    articles = [material.article for material in materials]
    dates = [article.published for article in articles if article.published]
    origins = find_origins(articles)
    return Story(
        id=StoryId(f"s{articles[0].id}"),
        title=articles[central].title,
        first=min(dates, default=None),
        last=max(dates, default=None),
        articles=tuple(article.id for article in articles),
        origins=origins,
        disputes=find_disputes(materials, origins),
    )


def _central(part: Sequence[int], similar: dict[tuple[int, int], float]) -> int:
    """Find the place within a part of the article most like the others; its title names the story."""
    closeness_of: dict[int, float] = defaultdict(float)
    for place, one in enumerate(part):
        for other in part[place + 1 :]:
            value = similar.get((one, other), 0.0)
            closeness_of[one] += value
            closeness_of[other] += value
    return max(range(len(part)), key=lambda place: (closeness_of[part[place]], -place))


def _told(material: Material) -> tuple[datetime, str]:
    return material.article.published or _LATEST, material.article.id
