"""Finds what the stories of some days tell, within a topic and what a workspace may read."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.analysis import Span
from bot.model.article import Article
from bot.model.conversation import WorkspaceId, scopes_of
from bot.model.topic import Topic, Window
from bot.ports import Progress
from bot.service.briefings import MOST_LISTED, Selection, list_stories, list_stories_of
from bot.service.desk import Desk
from bot.summarize.listing import list_leads

_MOST_STORIES = 6
_LATEST = 12
"""Articles of a publisher that are its latest."""


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of each of the weightiest stories of a window, and of how many articles these are the latest, if not
    of all."""

    leads: tuple[tuple[Article, Span], ...]
    window: Window
    latest: int | None = None


async def find_told(
    desk: Desk, workspace: WorkspaceId, topic: Topic | None, window: Window, progress: Progress
) -> Told:
    """Give what was reported within a window."""
    selection = await list_stories(desk, workspace, topic, window, progress)
    count = len(selection.materials)
    return Told(await _list_leads(desk, selection, window), window, count if count >= MOST_LISTED else None)


async def find_published(
    desk: Desk, workspace: WorkspaceId, publishers: Sequence[str], window: Window | None, progress: Progress
) -> Told | None:
    """Give what the latest articles of some publishers tell, within a window if there is one; None without any."""
    scopes, now = scopes_of(workspace), desk.clock.now()
    async with desk.database.read() as transaction:
        kept = await desk.articles.list_articles(transaction, scopes, now, window, MOST_LISTED)
    latest = [each for each in kept if each.text and each.publisher.name in publishers][:_LATEST]
    if not latest:
        return None
    told = Window(min(each.published or each.retrieved for each in latest), now)
    selection = await list_stories_of(desk, scopes, latest, None, progress)
    return Told(await _list_leads(desk, selection, window or told), window or told)


async def _list_leads(desk: Desk, selection: Selection, window: Window) -> tuple[tuple[Article, Span], ...]:
    leads = await desk.workers.run(
        list_leads, selection.stories, selection.materials, _MOST_STORIES, window.start.date(), timeout=60
    )
    articles = {each.article.id: each.article for each in selection.materials}
    return tuple((articles[each], span) for each, span in leads)
