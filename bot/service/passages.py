"""Finds passages by their words alone, and by them how somebody is called in full."""

from collections.abc import Sequence

from bot.answer.asked.persons import Person, name_person
from bot.answer.found.search import Library, search
from bot.model.article import Article
from bot.model.conversation import Hit, WorkspaceId, scopes_of
from bot.model.topic import Window
from bot.service.desk import Desk
from bot.service.reading import Silent, list_materials

_MOST_CALLED = 3
"""Articles in which is looked how somebody is called in full."""


async def list_full_names(desk: Desk, workspace: WorkspaceId, candidates: Sequence[str]) -> list[Person]:
    """Give those who may be meant by a pronoun as articles name them in full, whose first names tell a man or woman."""
    found = [await search_passages(desk, workspace, name, None, _MOST_CALLED) for name in candidates if " " not in name]
    ids = list(dict.fromkeys(article.id for passages in found for _, article in passages))
    materials = await list_materials(desk, scopes_of(workspace), ids, Silent())
    actors = [actor for each in materials for actor in each.analysis.actors if actor.kind == "person"]
    return [name_person(each.name) for each in actors if " " in each.name and each.name.split()[-1] in candidates]


async def search_passages(
    desk: Desk, workspace: WorkspaceId, words: str, window: Window | None, limit: int
) -> tuple[tuple[Hit, Article], ...]:
    """Give the passages that fit some words best, one an article."""
    async with desk.database.read() as transaction:
        library = Library(desk.articles, transaction, desk.workers, scopes_of(workspace), desk.clock.now())
        return await search(words, library, window, limit)
