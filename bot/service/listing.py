"""Finds what the stories of some days tell, within a topic and what a workspace may read."""

from dataclasses import dataclass

from bot.model.analysis import Span
from bot.model.article import Article
from bot.model.conversation import WorkspaceId
from bot.model.topic import Topic, Window
from bot.ports import Progress
from bot.service.briefings import MOST_LISTED, list_stories
from bot.service.desk import Desk
from bot.summarize.listing import list_leads

_MOST_STORIES = 6


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of each of the weightiest stories, and of how many articles these are the latest, if not of all."""

    leads: tuple[tuple[Article, Span], ...]
    latest: int | None


async def find_told(
    desk: Desk, workspace: WorkspaceId, topic: Topic | None, window: Window, progress: Progress
) -> Told:
    """Give what was reported within a window."""
    selection = await list_stories(desk, workspace, topic, window, progress)
    leads = await desk.workers.run(
        list_leads, selection.stories, selection.materials, _MOST_STORIES, window.start.date(), timeout=60
    )
    articles = {each.article.id: each.article for each in selection.materials}
    count = len(selection.materials)
    return Told(tuple((articles[each], span) for each, span in leads), count if count >= MOST_LISTED else None)
