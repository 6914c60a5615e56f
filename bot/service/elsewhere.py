"""Looks beyond a topic's stories for reports that answer what these leave open."""

from itertools import chain, zip_longest

from bot.model.analysis import Material
from bot.model.conversation import WorkspaceId, scopes_of
from bot.model.topic import Window
from bot.ports import Progress, SearchQuery
from bot.service.desk import Desk
from bot.service.reading import list_materials
from bot.summarize.elsewhere import choose_telling, list_sought

_FOUND = 8
"""Articles looked at for one question."""
_MOST_READ = 40
"""Articles looked at for all of them."""


async def find_telling(
    desk: Desk, workspace: WorkspaceId, materials: tuple[Material, ...], progress: Progress
) -> tuple[Material, ...]:
    """Give the articles up to now, of none of these, that answer a question of theirs or tell what became of a plan."""
    scopes, now = scopes_of(workspace), desk.clock.now()
    sought = await desk.workers.run(list_sought, materials, now, timeout=60) if materials else ()
    rows = []
    async with desk.database.read() as transaction:
        for each in sought:
            query = SearchQuery(any_of=each.words, window=Window(each.since, now), limit=_FOUND)
            rows.append([found for found, _ in await desk.articles.search(transaction, scopes, now, query)])
    own = {each.article.id for each in materials}
    found = dict.fromkeys(each for each in chain.from_iterable(zip_longest(*rows)) if each is not None)
    wanted = [each for each in found if each not in own][:_MOST_READ]
    others = await list_materials(desk, scopes, wanted, progress) if wanted else ()
    return await desk.workers.run(choose_telling, materials, others, now, timeout=60) if others else ()
