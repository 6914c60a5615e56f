"""Tells one stored story with what it follows, what follows it, and which stories went into it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.group.stories import tell
from bot.model.article import Article, ArticleId
from bot.model.conversation import WorkspaceId, scopes_of
from bot.model.errors import NotFoundError
from bot.model.story import Story, StoryChange, StoryId, Strand
from bot.ports import Progress
from bot.service.desk import Desk
from bot.service.reading import list_materials

_LONGEST_CHAIN = 20
_MOST_TITLED = 40
"""Articles of a story of the same chain that are read for its title, the earliest."""


@dataclass(frozen=True, slots=True)
class ChainLink:
    """Another story of the same affair."""

    id: StoryId
    title: str
    first: datetime


@dataclass(frozen=True, slots=True)
class StoryRecord:
    """A story, the chain it goes on, and what happened to it; the earliest first."""

    story: Story
    articles: tuple[Article, ...]
    earlier: tuple[ChainLink, ...]
    later: tuple[ChainLink, ...]
    changes: tuple[StoryChange, ...]


async def get_story(desk: Desk, workspace: WorkspaceId, name: StoryId, progress: Progress) -> StoryRecord:
    """Give a story by its id, or what it went into; raises NotFoundError."""
    scopes = scopes_of(workspace)
    async with desk.database.read() as transaction:
        strand = await desk.stories.get_strand(transaction, scopes, name)
        followers = await desk.stories.list_followers(transaction, scopes, strand.id)
        changes = await desk.stories.list_changes(transaction, scopes, strand.id)
    told, articles = await _tell(desk, workspace, [strand], None, progress)
    if strand.id not in told:
        raise NotFoundError(f"Of the story {name} no article is kept any more.")
    earlier = await _trace(desk, workspace, strand)
    others, _ = await _tell(desk, workspace, [*earlier, *followers], _MOST_TITLED, progress)
    story = told[strand.id]
    return StoryRecord(
        story,
        tuple(articles[each] for each in story.articles),
        _link(earlier, others),
        _link(followers, others),
        changes,
    )


async def _trace(desk: Desk, workspace: WorkspaceId, strand: Strand) -> list[Strand]:
    """Follow a chain back to where it began, or as far as it is kept."""
    chain: list[Strand] = []
    seen = {strand.id}
    async with desk.database.read() as transaction:
        while strand.follows is not None and len(chain) < _LONGEST_CHAIN:
            try:
                strand = await desk.stories.get_strand(transaction, scopes_of(workspace), strand.follows)
            except NotFoundError:
                break
            if strand.id in seen:
                break
            seen.add(strand.id)
            chain.append(strand)
    return chain[::-1]


def _link(strands: Sequence[Strand], told: Mapping[StoryId, Story]) -> tuple[ChainLink, ...]:
    return tuple(ChainLink(each.id, told[each.id].title, each.first) for each in strands if each.id in told)


async def _tell(
    desk: Desk, workspace: WorkspaceId, strands: Sequence[Strand], most: int | None, progress: Progress
) -> tuple[Mapping[StoryId, Story], Mapping[ArticleId, Article]]:
    """Tell stories from their earliest articles, all in one go; one of which nothing is kept is left out."""
    scopes, places = scopes_of(workspace), dict[ArticleId, StoryId]()
    async with desk.database.read() as transaction:
        for strand in strands:
            members = await desk.stories.list_members(transaction, scopes, strand.id)
            places |= dict.fromkeys(members[:most], strand.id)
    materials = await list_materials(desk, scopes, list(places), progress)
    told = await desk.workers.run(tell, materials, places, timeout=60) if materials else ()
    articles = {material.article.id: material.article for material in materials}
    return {story.id: story for story in told}, articles
