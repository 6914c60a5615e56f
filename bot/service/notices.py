"""Suspends what a platform refuses, and tells the administrator once, by a delivery like any other."""

import hashlib
import shlex
from collections.abc import Sequence
from dataclasses import replace

import structlog

from bot.model.article import Scope
from bot.model.delivery import Delivery, make_delivery_id
from bot.model.edition import Edition, EditionKey, make_edition_id
from bot.model.message import Channel, read_channel, spell_channel
from bot.model.subscription import Slot, Subscription, SubscriptionId
from bot.ports import Transaction
from bot.service.decisions import withdraw
from bot.service.desk import Desk

log = structlog.get_logger()

GONE = "the channel is gone, or the bot may not post there"


async def suspend(desk: Desk, transaction: Transaction, channel: Channel, told: str = "") -> None:
    """Suspend all that a channel follows, and end what was planned for it; told once, as it is suspended once.

    What the platform `told` follows the reason that members are shown.
    """
    followed = await desk.subscriptions.list_of_channel(transaction, channel)
    await suspend_some(desk, transaction, followed, f"{GONE}: {told.rstrip('.')}" if told else GONE)


async def suspend_some(desk: Desk, transaction: Transaction, followed: Sequence[Subscription], reason: str) -> None:
    """Suspend subscriptions of one channel for a reason that a person can mend, and tell of it."""
    active = [each for each in followed if each.state == "active"]
    for each in active:
        await desk.subscriptions.put(transaction, replace(each, state="suspended", reason=reason, next=None))
    for unsent in await desk.deliveries.list_unsent(transaction, [each.id for each in followed]):
        await desk.deliveries.keep(transaction, withdraw(unsent, "suspended", desk.clock.now()))
    if active:
        place, topics = spell_channel(active[0].channel), ", ".join(each.topic for each in active)
        again = f"attache resume{_quote(active[0].words) if len(active) == 1 else ''} --channel {place}"
        words = f"{place} gets no more briefings on {topics}: {reason}. Once that is mended: {again}"
        await tell_administrator(desk, transaction, words)


def _quote(words: str) -> str:
    return f" {shlex.quote(words)}"


async def tell_administrator(desk: Desk, transaction: Transaction, words: str) -> None:
    """Plan one message to the administrator's channel, where there is one; it is in the log either way."""
    log.warning("administrator_told", words=words)
    if desk.settings.admin_channel is None:
        return
    channel, now = read_channel(desk.settings.admin_channel), desk.clock.now()
    digest = hashlib.sha256(words.encode()).hexdigest()[:16]
    slot = Slot(now.strftime("%Y-%m-%dT%H:%M"))
    key = EditionKey(Scope(channel.workspace), f"notice:{digest}", "en", "flash", "UTC", slot, now)
    edition = Edition(make_edition_id(key), key, words, now, state="written")
    await desk.editions.plan(transaction, [edition])
    delivery = Delivery(
        id=make_delivery_id(edition.id, channel),
        edition=edition.id,
        subscription=SubscriptionId("administrator"),
        channel=channel,
        topic="notice",
        slot=slot,
        due=now,
        next_at=now,
        form="notice",
    )
    await desk.deliveries.plan(transaction, [delivery])
