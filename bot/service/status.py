"""How it is doing: what is kept, which sources answer, which jobs were given up, which channels did not get theirs."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model.article import Source
from bot.model.conversation import WorkspaceId, scopes_of
from bot.model.delivery import OPEN
from bot.model.finding import Finding
from bot.model.job import JobRecord
from bot.model.lease import SENDING
from bot.model.message import Channel
from bot.service.desk import Desk
from bot.service.ledger import DeliveryRecord, show_delivery
from bot.service.subscriptions import Following, show

RECENT = timedelta(days=7)
"""A delivery that failed longer ago is no news to anybody."""
OVERDUE = timedelta(minutes=15)
"""So long after its time a delivery that nothing has ended is told of; a restart or a slow edition takes less."""
_MOST = 50


@dataclass(frozen=True, slots=True)
class Status:
    """Counts and states at one moment."""

    now: datetime
    articles: int
    newest_article: datetime | None
    sources: int
    last_read: datetime | None
    """When the last source was read with success."""
    next_poll: datetime | None
    """When the next source is due."""
    failing: tuple[Source, ...]
    dead_jobs: tuple[JobRecord, ...]
    parked: tuple[DeliveryRecord, ...]
    """Deliveries that wait for a person, the latest due first."""
    failed: tuple[DeliveryRecord, ...]
    """Deliveries that failed in the last seven days."""
    overdue: tuple[DeliveryRecord, ...]
    """Deliveries whose time came more than a quarter of an hour ago, and which nothing has ended."""
    suspended: tuple[Following, ...]
    """What channels follow and do not get, because they are gone or closed to the bot."""
    posting: tuple[str, ...] | None = None
    """Platforms that some process posts to just now; for the operator alone."""


async def get_status(
    desk: Desk, workspace: WorkspaceId, channels: Collection[Channel] | None = None, *, everywhere: bool = False
) -> Status:
    """Give the state of what this workspace reads, and of what its channels get, or some of them; for the operator,
    of what every workspace gets."""
    scopes, whose = scopes_of(workspace), None if everywhere else workspace
    now = desk.clock.now()
    async with desk.database.read() as transaction:
        articles = await desk.articles.count(transaction, scopes)
        newest = await desk.articles.list_articles(transaction, scopes, now, limit=1)
        sources = await desk.sources.list_sources(transaction, scopes)
        dead = await desk.queue.list_jobs(transaction, "dead")
        parked = await desk.deliveries.list_deliveries(transaction, ["parked"], whose, _MOST, None, channels)
        failed = await desk.deliveries.list_deliveries(transaction, ["failed"], whose, _MOST, None, channels)
        overdue = await desk.deliveries.list_deliveries(transaction, OPEN, whose, _MOST, now - OVERDUE, channels)
        followed = await desk.subscriptions.list_of_workspace(transaction, whose)
        held = await desk.leases.list_held(transaction, SENDING, now) if everywhere else ()
    return Status(
        now=now,
        articles=articles,
        newest_article=newest[0].published if newest else None,
        sources=len(sources),
        last_read=max((each.last_success for each in sources if each.last_success), default=None),
        next_poll=min((each.next_poll for each in sources if each.state == "active" and each.next_poll), default=None),
        failing=tuple(source for source in sources if source.failures),
        dead_jobs=dead,
        parked=tuple(show_delivery(each) for each in parked),
        failed=tuple(show_delivery(each) for each in failed if now - each.due <= RECENT),
        overdue=tuple(show_delivery(each) for each in overdue),
        suspended=tuple(
            show(desk, each)
            for each in followed
            if each.state == "suspended" and (channels is None or each.channel in channels)
        ),
        posting=tuple(each.name.removeprefix(SENDING) for each in held) if everywhere else None,
    )


_NO_SOURCES = "none, so nothing new comes; add the shipped list with attache sources import --seeds"


def examine_sources(sources: Sequence[Source], articles: int) -> Finding:
    """Say how many sources are read; it is not well where none ever was although it was tried, or half of them fail."""
    active = [each for each in sources if each.state == "active"]
    failing = sum(1 for each in active if each.failures)
    read = sum(1 for each in active if each.last_success)
    stopped = len(sources) - len(active)
    others = f"; {stopped} paused or ended" if stopped else ""
    if not sources:
        return Finding("sources", bool(articles), _NO_SOURCES)
    if not active:
        return Finding("sources", well=False, detail=f"none is read{others}; see attache sources list")
    if failing:
        told = f"{failing} of {len(active)} fail{'s' if failing == 1 else ''}{others}; see attache sources list"
        return Finding("sources", bool(read) and failing * 2 < len(active), told)
    waiting = "" if read == len(active) else "; attache run reads them" if not read else "; the others are next"
    return Finding("sources", well=True, detail=f"{read or 'none'} of {len(active)} read so far{waiting}{others}")


async def examine_deliveries(desk: Desk, served: Sequence[str]) -> tuple[Finding, ...]:
    """Look for deliveries that nothing has ended, for channels that platforms refused, and for those on platforms that
    PLATFORMS does not name."""
    async with desk.database.read() as transaction:
        late = await desk.deliveries.list_deliveries(transaction, OPEN, None, _MOST, desk.clock.now() - OVERDUE)
        followed = await desk.subscriptions.list_of_workspace(transaction, None)
    waiting = Counter(each.channel.platform for each in late)
    refused = Counter(each.channel.platform for each in followed if each.state == "suspended")
    lost = Counter(each.channel.platform for each in followed if each.channel.platform not in served)
    return (
        Finding(
            "deliveries", not late, f"overdue: {_spell(waiting)}; see attache status" if late else "none is overdue"
        ),
        Finding(
            "subscriptions",
            not refused,
            f"suspended: {_spell(refused)}; attache status says why, and attache resume goes on with one"
            if refused
            else "none is suspended",
        ),
        Finding(
            "platforms",
            not lost,
            f"channels follow topics where PLATFORMS does not serve them: {_spell(lost)}; add it, or unfollow them"
            if lost
            else (f"all that is followed is on {', '.join(served)}" if followed else "nothing is followed yet"),
        ),
    )


def _spell(counts: Counter[str]) -> str:
    return ", ".join(f"{number} on {platform}" for platform, number in sorted(counts.items()))
