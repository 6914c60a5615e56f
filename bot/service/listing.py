"""Finds what the stories of some days tell, within a topic and what a workspace may read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.answer.found.ground import Ground
from bot.model.analysis import Material, Span
from bot.model.article import Article, ArticleId
from bot.model.conversation import WorkspaceId, scopes_of
from bot.model.topic import Topic, Window
from bot.ports import Progress
from bot.service.briefings import MOST_LISTED, Selection, list_stories, list_stories_of
from bot.service.desk import Desk
from bot.service.elsewhere import find_notices
from bot.service.reading import Silent, list_materials
from bot.summarize.listing import list_leads

_MOST_STORIES = 6
MOST_OF_A_COURSE = 10
"""Stories that tell a course of events, or a time of more than a week."""
_WEEK = timedelta(days=8)
_MOMENT = timedelta(seconds=1)
_LATEST = 12
"""Articles of a publisher that are its latest."""


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of each of the weightiest stories of a window, and of how many articles these are the latest, if not
    of all."""

    leads: tuple[tuple[Article, Span], ...]
    window: Window
    latest: int | None = None
    stories: int = 0
    """How many stories there are."""


async def find_told(
    desk: Desk, workspace: WorkspaceId, topic: Topic | None, window: Window, progress: Progress
) -> Told:
    """Give what was reported within a window."""
    selection = await list_stories(desk, workspace, topic, window, progress)
    count = len(selection.materials)
    most = MOST_OF_A_COURSE if window.end - window.start > _WEEK else _MOST_STORIES
    leads = await _list_leads(desk, workspace, selection, window, most)
    return Told(leads, window, count if count >= MOST_LISTED else None)


async def find_read_since(
    desk: Desk, workspace: WorkspaceId, topic: Topic | None, ground: Ground, progress: Progress
) -> Told:
    """Give what was published or read after a briefing had looked, whatever its date."""
    scopes, now = scopes_of(workspace), desk.clock.now()
    async with desk.database.read() as transaction:
        kept = await desk.articles.list_articles(transaction, scopes, now, None, MOST_LISTED)
    read = [each for each in kept if each.text and ground.is_later(each)]
    window = Window(ground.until or now, now)
    if not read:
        return Told((), window)
    selection = await list_stories_of(desk, scopes, read, None, progress, topic)
    return Told(await _list_leads(desk, workspace, selection, window, _MOST_STORIES), window)


async def find_told_in(
    desk: Desk, workspace: WorkspaceId, articles: Sequence[Article], progress: Progress, most: int = MOST_OF_A_COURSE,
    later: Sequence[ArticleId] = (),
) -> Told | None:  # fmt: skip
    """Give what so many stories of some articles tell, spread over their time, and in the place of plans what `later`
    reports tell to end them; None without any."""
    if not articles:
        return None
    when = [each.published or each.retrieved for each in articles]
    window = Window(min(when), max(when) + _MOMENT)
    selection = await list_stories_of(desk, scopes_of(workspace), articles, None, progress)
    elsewhere = await list_materials(desk, scopes_of(workspace), list(later), progress) if later else ()
    leads = await _list_leads(desk, workspace, selection, window, most, elsewhere)
    return Told(leads, window, stories=len(selection.stories))


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
    leads = await _list_leads(desk, workspace, selection, window or told, _MOST_STORIES)
    return Told(leads, window or told)


async def _list_leads(
    desk: Desk, workspace: WorkspaceId, selection: Selection, window: Window, most: int,
    later: tuple[Material, ...] = (),
) -> tuple[tuple[Article, Span], ...]:  # fmt: skip
    read = (*selection.materials, *later)
    elsewhere = (*later, *await find_notices(desk, workspace, read, Silent()))
    leads = await desk.workers.run(
        list_leads, selection.stories, selection.materials, most, window.start.date(), elsewhere, timeout=60
    )
    articles = {each.article.id: each.article for each in (*selection.materials, *elsewhere)}
    return tuple((articles[each], span) for each, span in leads)
