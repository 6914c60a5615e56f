"""How it is doing: what is kept, which sources answer, which jobs were given up."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.article import Source
from bot.model.conversation import WorkspaceId, scopes_of
from bot.model.job import JobRecord
from bot.service.desk import Desk


@dataclass(frozen=True, slots=True)
class Status:
    """Counts and states at one moment."""

    now: datetime
    articles: int
    newest_article: datetime | None
    sources: int
    failing: tuple[Source, ...]
    dead_jobs: tuple[JobRecord, ...]


async def get_status(desk: Desk, workspace: WorkspaceId) -> Status:
    """Give the state of what this workspace reads."""
    scopes = scopes_of(workspace)
    now = desk.clock.now()
    async with desk.database.read() as transaction:
        articles = await desk.articles.count(transaction, scopes)
        newest = await desk.articles.list_articles(transaction, scopes, now, limit=1)
        sources = await desk.sources.list_sources(transaction, scopes)
        dead = await desk.queue.list_jobs(transaction, "dead")
    return Status(
        now=now,
        articles=articles,
        newest_article=newest[0].published if newest else None,
        sources=len(sources),
        failing=tuple(source for source in sources if source.failures),
        dead_jobs=dead,
    )
