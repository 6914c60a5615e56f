"""How it is doing: what is kept, which sources answer, which jobs were given up, which channels did not get theirs."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model.article import Source
from bot.model.conversation import WorkspaceId, scopes_of
from bot.model.job import JobRecord
from bot.service.desk import Desk
from bot.service.ledger import DeliveryRecord, show_delivery
from bot.service.subscriptions import Following, show

RECENT = timedelta(days=7)
"""A delivery that failed longer ago is no news to anybody."""
_MOST = 50


@dataclass(frozen=True, slots=True)
class Status:
    """Counts and states at one moment."""

    now: datetime
    articles: int
    newest_article: datetime | None
    sources: int
    failing: tuple[Source, ...]
    dead_jobs: tuple[JobRecord, ...]
    parked: tuple[DeliveryRecord, ...]
    """Deliveries that wait for a person, the latest due first."""
    failed: tuple[DeliveryRecord, ...]
    """Deliveries that failed in the last seven days."""
    suspended: tuple[Following, ...]
    """What channels follow and do not get, because they are gone or closed to the bot."""


async def get_status(desk: Desk, workspace: WorkspaceId, *, everywhere: bool = False) -> Status:
    """Give the state of what this workspace reads and gets; for the operator, of what every workspace gets."""
    scopes, whose = scopes_of(workspace), None if everywhere else workspace
    now = desk.clock.now()
    async with desk.database.read() as transaction:
        articles = await desk.articles.count(transaction, scopes)
        newest = await desk.articles.list_articles(transaction, scopes, now, limit=1)
        sources = await desk.sources.list_sources(transaction, scopes)
        dead = await desk.queue.list_jobs(transaction, "dead")
        parked = await desk.deliveries.list_deliveries(transaction, ["parked"], whose, _MOST)
        failed = await desk.deliveries.list_deliveries(transaction, ["failed"], whose, _MOST)
        followed = await desk.subscriptions.list_of_workspace(transaction, whose)
    return Status(
        now=now,
        articles=articles,
        newest_article=newest[0].published if newest else None,
        sources=len(sources),
        failing=tuple(source for source in sources if source.failures),
        dead_jobs=dead,
        parked=tuple(show_delivery(each) for each in parked),
        failed=tuple(show_delivery(each) for each in failed if now - each.due <= RECENT),
        suspended=tuple(show(desk, each) for each in followed if each.state == "suspended"),
    )
