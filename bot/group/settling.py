"""Names the stories that articles fall into: one keeps its id with most of its articles, and every change is told."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.model.article import ArticleId
from bot.model.story import StoryChange, StoryId


@dataclass(frozen=True, slots=True)
class Settled:
    """Where articles belong, and what that did to the stories there were."""

    stories: Mapping[ArticleId, StoryId]
    changes: tuple[StoryChange, ...]


def settle(
    parts: Sequence[Sequence[ArticleId]],
    before: Mapping[ArticleId, StoryId],
    new: ArticleId,
    is_left: Callable[[StoryId, frozenset[ArticleId]], bool],
    is_taken: Callable[[StoryId], bool],
) -> Settled:
    """Name each part, the largest first: after the story most of its articles are in, else after its first article.

    `is_left` says whether a story has other articles than those given, `is_taken` whether an id names another story.
    """
    stories: dict[ArticleId, StoryId] = {}
    named: dict[StoryId, Sequence[ArticleId]] = {}
    for part in sorted(parts, key=lambda part: (-len(part), part)):
        votes = Counter(before[each] for each in part if each in before)
        known = [story for story, _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))]
        name = next((story for story in known if story not in named), None)
        if name is None:
            fresh = [StoryId(f"s{each}") for each in part]
            name = next(each for each in [*fresh, StoryId(f"s{new}.{len(named)}")] if _free(each, named, is_taken))
        named[name] = part
        stories.update(dict.fromkeys(part, name))
    gone = frozenset(before)
    changes = [
        _tell(name, other, new, ended=other not in named and not is_left(other, gone))
        for name, part in named.items()
        for other in dict.fromkeys(before[each] for each in part if each in before)
        if other != name
    ]
    return Settled(stories, tuple(changes))


def _free(name: StoryId, named: Mapping[StoryId, object], is_taken: Callable[[StoryId], bool]) -> bool:
    return name not in named and not is_taken(name)


def _tell(story: StoryId, other: StoryId, article: ArticleId, *, ended: bool) -> StoryChange:
    return StoryChange("merged" if ended else "split", story, other, article)
