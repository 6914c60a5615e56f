"""Tells one stored story with what it follows, what follows it, and which stories went into it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.group.stories import tell
from bot.model.article import Article
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
    told, articles = await _tell(desk, workspace, strand.id, None, progress)
    if told is None:
        raise NotFoundError(f"Of the story {name} no article is kept any more.")
    return StoryRecord(
        told,
        articles,
        await _link(desk, workspace, await _trace(desk, workspace, strand), progress),
        await _link(desk, workspace, followers, progress),
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


async def _link(
    desk: Desk, workspace: WorkspaceId, strands: Sequence[Strand], progress: Progress
) -> tuple[ChainLink, ...]:
    links = []
    for strand in strands:
        told, _ = await _tell(desk, workspace, strand.id, _MOST_TITLED, progress)
        if told is not None:
            links.append(ChainLink(strand.id, told.title, strand.first))
    return tuple(links)


async def _tell(
    desk: Desk, workspace: WorkspaceId, name: StoryId, most: int | None, progress: Progress
) -> tuple[Story | None, tuple[Article, ...]]:
    scopes = scopes_of(workspace)
    async with desk.database.read() as transaction:
        members = await desk.stories.list_members(transaction, scopes, name)
    materials = await list_materials(desk, scopes, members[:most], progress)
    if not materials:
        return None, ()
    places = {material.article.id: name for material in materials}
    (told,) = await desk.workers.run(tell, materials, places, timeout=60)
    articles = {material.article.id: material.article for material in materials}
    return told, tuple(articles[each] for each in told.articles)
