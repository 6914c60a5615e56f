"""Looks beyond a topic's stories for reports that answer what these leave open, and for what takes them back."""

from collections.abc import Sequence
from itertools import chain, zip_longest

from bot.model.analysis import Material
from bot.model.conversation import WorkspaceId, scopes_of
from bot.model.topic import Window
from bot.ports import Progress, SearchQuery
from bot.service.desk import Desk
from bot.service.reading import list_materials
from bot.summarize.elsewhere import choose_telling, list_sought
from bot.summarize.retracted import list_taking_back
from bot.text.publishers import share_newsroom

_FOUND = 8
"""Articles looked at for one question."""
_MOST_READ = 40
"""Articles looked at for all of them."""
_MOST_LATER = 1_000
"""Articles, the latest, of which those are read that may take back."""
_MOST_NOTICES = 8


async def find_elsewhere(
    desk: Desk, workspace: WorkspaceId, materials: tuple[Material, ...], progress: Progress,
    beside: tuple[Material, ...] = (),
) -> tuple[Material, ...]:  # fmt: skip
    """Give the articles up to now, of none of these, that tell what became of what they tell, or take it back, be it
    that they were read `beside`."""
    telling = await _find_telling(desk, workspace, materials, progress, beside)
    notices = await find_notices(desk, workspace, (*materials, *telling), progress)
    return (*telling, *notices)


async def _find_telling(
    desk: Desk, workspace: WorkspaceId, materials: tuple[Material, ...], progress: Progress,
    beside: tuple[Material, ...],
) -> tuple[Material, ...]:  # fmt: skip
    """Give the articles up to now, of none of these, that answer a question of theirs, tell what became of a plan or
    doubt what they tell."""
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
    if not others and not beside:
        return ()
    return await desk.workers.run(choose_telling, materials, others, now, beside, timeout=60)


async def find_notices(
    desk: Desk, workspace: WorkspaceId, materials: Sequence[Material], progress: Progress
) -> tuple[Material, ...]:
    """Give the articles up to now, of none of these, in which one of their newsrooms may take back what it told."""
    own = {each.article.id for each in materials}
    papers = {each.article.publisher for each in materials}
    begun = [each.article.published or each.article.retrieved for each in materials]
    if not begun:
        return ()
    scopes, window = scopes_of(workspace), Window(min(begun), desk.clock.now())
    async with desk.database.read() as transaction:
        later = await desk.articles.list_articles(transaction, scopes, window.end, window, _MOST_LATER)
    of_theirs = [
        each
        for each in later
        if each.text and each.id not in own and any(share_newsroom(each.publisher, one) for one in papers)
    ]
    wanted = await desk.workers.run(list_taking_back, of_theirs, timeout=60) if of_theirs else ()
    return await list_materials(desk, scopes, wanted[:_MOST_NOTICES], progress) if wanted else ()
