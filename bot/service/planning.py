"""Plans what comes: editions and deliveries of the slots ahead, and of those missed while nothing ran.

A tick may come twice, late, or from two processes: keys make what is planned again the same."""

import asyncio
import functools
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from bot.model.article import PUBLIC, Scope
from bot.model.briefing import EditionId
from bot.model.conversation import WorkspaceId
from bot.model.delivery import Delivery, make_delivery_id
from bot.model.edition import Edition, EditionKey, make_edition_id
from bot.model.errors import UsageError
from bot.model.job import Job
from bot.model.subscription import DueSlot, Schedule, Subscription, Weekday
from bot.ports import Transaction
from bot.service.decisions import GRACE, close, patience_of
from bot.service.desk import Desk
from bot.service.notices import suspend_some
from bot.service.slots import INSTANT, find_previous, iter_slots, settle
from bot.service.timekeeping import check_clock
from bot.service.windows import get_zone

log = structlog.get_logger()

AHEAD = timedelta(minutes=5)
"""How long before its slot an edition is planned; writing starts within it."""
LEAST_OVERLAP, MOST_OVERLAP = timedelta(minutes=10), timedelta(hours=1)
"""Editions look back a little further than the slot before: its edition was written some minutes early, and a feed may
show an article an hour after its date."""
USUAL_SECONDS = 45.0
"""How long writing is taken to last on a topic that was never measured."""
MOST_SKIPPED = 50
"""Missed slots a subscription that are recorded, the latest; an hourly one misses thousands in a year."""
_BATCH = 50


@dataclass(frozen=True, slots=True)
class Plan:
    """What a subscription's due slots come to, and the subscription with its next slot."""

    editions: tuple[Edition, ...]
    deliveries: tuple[Delivery, ...]
    moved: Subscription


def plan_subscription(
    subscription: Subscription, scope: Scope, now: datetime, patience: timedelta, last: Delivery | None = None
) -> Plan:
    """Plan the slots that are due: those ahead, the latest that was missed, and the older ones as skipped.

    `last` is what the channel was sent last of it.
    """
    if subscription.next is None:
        return Plan((), (), subscription)
    form = (subscription.schedule, subscription.time_zone, subscription.quiet)
    slots, coming = _list_slots(*form, subscription.next.at, now + AHEAD)
    missed = [each for each in slots if each.at < now - GRACE]
    young = [each for each in missed[-1:] if now - each.at <= patience]
    old = missed[: len(missed) - len(young)][-MOST_SKIPPED:]
    kept = [_make(subscription, scope, each, last) for each in (*young, *slots[len(missed) :])]
    skipped = tuple(_skip(_make(subscription, scope, each, last)[1], now, patience) for each in old)
    editions = tuple(edition for edition, _ in kept)
    return Plan(editions, skipped + tuple(delivery for _, delivery in kept), replace(subscription, next=coming))


def _skip(delivery: Delivery, now: datetime, patience: timedelta) -> Delivery:
    return close(delivery, "skipped", "too_old" if now - delivery.due > patience else "superseded")


def _make(subscription: Subscription, scope: Scope, due: DueSlot, last: Delivery | None) -> tuple[Edition, Delivery]:
    previous = _find_previous(subscription.schedule, subscription.time_zone, subscription.quiet, due.at)
    key = EditionKey(
        scope=scope,
        topic=subscription.topic,
        language=subscription.language,
        depth=subscription.depth,
        time_zone=subscription.time_zone,
        slot=due.slot,
        window_start=previous - min(max((due.at - previous) / 4, LEAST_OVERLAP), MOST_OVERLAP),
        after=last.edition if last is not None and last.due < due.at else None,
    )
    edition = Edition(make_edition_id(key), key, subscription.words, due.at)
    delivery = Delivery(
        id=make_delivery_id(edition.id, subscription.channel),
        edition=edition.id,
        subscription=subscription.id,
        channel=subscription.channel,
        topic=subscription.topic,
        slot=due.slot,
        due=due.at,
        next_at=due.at,
    )
    return edition, delivery


@functools.lru_cache(maxsize=4096)
def _list_slots(
    schedule: Schedule, time_zone: str, quiet: tuple[Weekday, ...], start: datetime, until: datetime
) -> tuple[tuple[DueSlot, ...], DueSlot | None]:
    """The slots from a moment until another, and the one after them."""
    found: list[DueSlot] = []
    for due in iter_slots(schedule, get_zone(time_zone), start - INSTANT, quiet):
        if due.at >= until:
            return tuple(found), due
        found.append(due)
    return tuple(found), None


@functools.lru_cache(maxsize=4096)
def _find_previous(schedule: Schedule, time_zone: str, quiet: tuple[Weekday, ...], before: datetime) -> datetime:
    return find_previous(schedule, get_zone(time_zone), before, quiet).at


def lead_of(seconds: float | None) -> timedelta:
    """Say how long before its slot writing starts: twice what it took lately, and a little."""
    expected = timedelta(seconds=2 * (USUAL_SECONDS if seconds is None else seconds) + 10)
    return min(expected, AHEAD - timedelta(seconds=15))


async def plan_due(desk: Desk) -> int:
    """Plan every slot that is due or near, in small transactions; gives how many subscriptions were moved on.

    The first call after a start is the sweep of what was missed. Raises ClockError where the hosts' clocks disagree.
    """
    await check_clock(desk)
    total, now = 0, desk.clock.now()
    until = now + AHEAD
    while True:
        async with desk.database.write() as transaction:
            due = await desk.subscriptions.list_due(transaction, until, _BATCH)
            await plan_batch(desk, transaction, due, now)
        total += len(due)
        if len(due) < _BATCH:
            break
        await asyncio.sleep(0)
    async with desk.database.write() as transaction:
        for edition in await desk.editions.list_unwritten(transaction, until, limit=500):
            await _enqueue_writing(desk, transaction, edition)
    return total


async def realign(desk: Desk) -> int:
    """Move next slots to where their local time stands now: a newer time-zone table may have moved it; gives how many.

    Without it a slot that comes earlier than it was reckoned would be passed over.
    """
    moved = 0
    async with desk.database.write() as transaction:
        for each in await desk.subscriptions.list_of_workspace(transaction, None):
            if each.next is None:
                continue
            try:
                due = settle(datetime.fromisoformat(each.next.slot), get_zone(each.time_zone))
            except UsageError as error:
                await _suspend(desk, transaction, each, error)
                continue
            if due.at != each.next.at:
                await desk.subscriptions.advance(transaction, [replace(each, next=due)])
                log.info("slot_moved", subscription=each.id, slot=due.slot, at=due.at.isoformat())
                moved += 1
    return moved


async def plan_batch(desk: Desk, transaction: Transaction, due: tuple[Subscription, ...], now: datetime) -> None:
    """Plan the slots of some subscriptions until shortly after now, and move them on."""
    patience = patience_of(desk.settings.late_hours)
    scopes = {each: await _find_scope(desk, transaction, each) for each in {one.channel.workspace for one in due}}
    last = await desk.deliveries.list_last(transaction, [one.id for one in due])
    plans: list[Plan] = []
    for one in due:
        try:
            plans.append(plan_subscription(one, scopes[one.channel.workspace], now, patience, last.get(one.id)))
        except UsageError as error:
            await _suspend(desk, transaction, one, error)
    editions = [edition for plan in plans for edition in plan.editions]
    fresh = {each.id for each in await desk.editions.plan(transaction, editions)}
    for edition_id in {each.id for each in editions} - fresh:
        await plan_again(desk, transaction, edition_id)
    deliveries = [delivery for plan in plans for delivery in plan.deliveries]
    await _skip_older(desk, transaction, deliveries, now)
    await desk.deliveries.plan(transaction, deliveries)
    await desk.subscriptions.advance(transaction, [plan.moved for plan in plans])
    for each in deliveries:
        if each.state == "skipped":
            log.info("delivery_skipped", delivery=each.id, slot=each.slot, reason=each.reason)


async def plan_again(desk: Desk, transaction: Transaction, edition_id: EditionId) -> None:
    """Let an edition be written that was given up, for a delivery of it is wanted again."""
    edition = await desk.editions.get_planned(transaction, edition_id)
    if edition.state == "failed":
        await desk.editions.fail(transaction, replace(edition, state="planned", attempts=0, reason=None))


async def _suspend(desk: Desk, transaction: Transaction, unreadable: Subscription, error: UsageError) -> None:
    """A schedule or zone that this host cannot read ends no other's planning."""
    reason = str(error).rstrip(".")
    await suspend_some(desk, transaction, [unreadable], reason)


async def _skip_older(desk: Desk, transaction: Transaction, planned: list[Delivery], now: datetime) -> None:
    """What was planned before an outage gives way to the latest missed slot, unless a part of it was begun."""
    latest = {each.subscription: each.due for each in planned if each.state == "pending" and each.due <= now}
    for each in await desk.deliveries.list_unsent(transaction, list(latest)):
        if each.due < latest[each.subscription] and not each.firm:
            await desk.deliveries.keep(transaction, close(each, "skipped", "superseded"))


async def _find_scope(desk: Desk, transaction: Transaction, workspace: WorkspaceId) -> Scope:
    """Public, unless the workspace reads anything of its own, which would shape the text."""
    own = frozenset({Scope(workspace)})
    private = await desk.sources.list_sources(transaction, own) or await desk.articles.count(transaction, own)
    return Scope(workspace) if private else PUBLIC


async def _enqueue_writing(desk: Desk, transaction: Transaction, edition: Edition) -> None:
    lead = lead_of(await desk.editions.measure(transaction, edition.key.topic))
    job = Job("write", {"edition": edition.id})
    start = max(edition.due - lead, desk.clock.now())
    await desk.queue.enqueue(transaction, job, lock=f"edition:{edition.id}", due=start)
