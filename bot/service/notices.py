"""Suspends what a platform refuses, and tells the administrator once."""

from dataclasses import replace

import structlog

from bot.model.message import Channel
from bot.ports import Transaction
from bot.service.decisions import close
from bot.service.desk import Desk

log = structlog.get_logger()

GONE = "the channel is gone, or the bot may not post there"


async def notice_suspension(desk: Desk, transaction: Transaction, channel: Channel) -> None:
    """Suspend all that a channel follows, and end what was planned for it; told once, as it is suspended once."""
    followed = await desk.subscriptions.list_of_channel(transaction, channel)
    active = [each for each in followed if each.state == "active"]
    for each in active:
        await desk.subscriptions.put(transaction, replace(each, state="suspended", reason=GONE, next=None))
    for unsent in await desk.deliveries.list_unsent(transaction, [each.id for each in followed]):
        await desk.deliveries.keep(transaction, close(unsent, "abandoned", "suspended"))
    if active:
        log.warning("subscriptions_suspended", channel=channel, topics=[each.topic for each in active], reason=GONE)
