"""Reads what a channel was sent last, and tells its articles together with newer ones."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from bot.group.stories import place_all, tell
from bot.group.tolls import leave_outgrown
from bot.model.analysis import Material
from bot.model.article import PUBLIC, ArticleId, Scope
from bot.model.briefing import EditionId
from bot.model.conversation import WorkspaceId, scopes_of
from bot.model.errors import NotFoundError
from bot.model.story import Story, StoryId
from bot.service.desk import Desk
from bot.service.reading import Silent, list_materials
from bot.summarize.since import LastEdition


async def find_last_edition(desk: Desk, scope: Scope, edition_id: EditionId) -> LastEdition | None:
    """Give a written edition that another follows; None for one of a scope the other may not see, or kept no more."""
    async with desk.database.read() as transaction:
        try:
            planned = await desk.editions.get_planned(transaction, edition_id)
            briefing = await desk.editions.get_written(transaction, edition_id)
        except NotFoundError:
            return None
        used = await desk.editions.list_used(transaction, edition_id)
    if planned.key.scope not in {scope, PUBLIC}:
        return None
    revisions = {source.article_id: source.revision for source in briefing.sources}
    read = await list_materials(desk, scopes_of(WorkspaceId(scope)), list(revisions), Silent()) if revisions else ()
    cited = tuple(each for each in read if each.article.revision == revisions[each.article.id])
    return LastEdition(briefing, frozenset(used), cited)


async def tell_on(
    desk: Desk, workspace: WorkspaceId, last: LastEdition, materials: Sequence[Material]
) -> LastEdition:  # fmt: skip
    """Give the last edition with the stories that its articles and newer ones tell together."""
    both = (*last.materials, *materials)
    async with desk.database.read() as transaction:
        ids = [each.article.id for each in both]
        places = await desk.stories.find_stories(transaction, scopes_of(workspace), ids)
    stories = await desk.workers.run(tell_both, both, dict(places), timeout=60) if both else ()
    return replace(last, stories=stories)


def tell_both(
    materials: Sequence[Material], places: Mapping[ArticleId, StoryId] = MappingProxyType({})
) -> tuple[Story, ...]:
    """Give the stories of articles, grouped anew where one came through a private source or is in no story."""
    placed = all(each.article.id in places and each.article.scope == PUBLIC for each in materials)
    told = tell(materials, places if placed else place_all(each.article for each in materials))
    return leave_outgrown(told, materials)
