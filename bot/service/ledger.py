"""What operators see of editions and deliveries, and what they may do about one delivery."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from bot.model.briefing import Briefing, EditionId
from bot.model.delivery import OPEN, DeliveredPart, Delivery, DeliveryId, DeliveryState, Form
from bot.model.edition import Edition
from bot.model.errors import UsageError
from bot.model.message import spell_channel
from bot.model.subscription import Slot
from bot.ports import Transaction
from bot.service.decisions import close, resend, retry
from bot.service.desk import Desk
from bot.service.planning import plan_again

Action = Literal["retry", "abandon", "resend"]


@dataclass(frozen=True, slots=True)
class DeliveryRecord:
    """A delivery as operators see it; field names are public JSON."""

    id: DeliveryId
    edition: EditionId
    topic: str
    channel: str
    slot: Slot
    due: datetime
    state: DeliveryState
    reason: str | None
    form: Form | None
    next_at: datetime | None
    """When it is looked at again; null once it is over."""
    parts: tuple[DeliveredPart, ...]


@dataclass(frozen=True, slots=True)
class EditionRecord:
    """A planned edition as operators see it, with how many deliveries are in which state."""

    id: EditionId
    scope: str
    topic: str
    language: str
    depth: str
    time_zone: str
    slot: Slot
    window_start: datetime
    due: datetime
    state: str
    attempts: int
    reason: str | None
    deliveries: Mapping[str, int]


async def list_delivery_records(
    desk: Desk, states: Sequence[DeliveryState] = (), limit: int = 50
) -> tuple[DeliveryRecord, ...]:
    """Give deliveries of every workspace, the latest due first."""
    async with desk.database.read() as transaction:
        found = await desk.deliveries.list_deliveries(transaction, states, limit=limit)
    return tuple(show_delivery(each) for each in found)


async def get_delivery_record(desk: Desk, delivery_id: DeliveryId) -> DeliveryRecord:
    """Give one; raises NotFoundError."""
    async with desk.database.read() as transaction:
        return show_delivery(await desk.deliveries.get(transaction, delivery_id))


async def list_edition_records(desk: Desk, limit: int = 50) -> tuple[EditionRecord, ...]:
    """Give planned editions of every workspace, the latest due first."""
    async with desk.database.read() as transaction:
        found = await desk.editions.list_planned(transaction, limit)
        return tuple([await _show_edition(desk, transaction, each) for each in found])


async def get_edition(desk: Desk, edition_id: EditionId) -> tuple[EditionRecord, Briefing]:
    """Give a planned edition with what was written; raises NotFoundError before it is written."""
    async with desk.database.read() as transaction:
        edition = await desk.editions.get_planned(transaction, edition_id)
        record = await _show_edition(desk, transaction, edition)
        return record, await desk.editions.get_written(transaction, edition_id)


async def act_on_delivery(
    desk: Desk, delivery_id: DeliveryId, action: Action, *, anyway: bool = False
) -> DeliveryRecord:
    """Retry, abandon or resend one; raises UsageError for what makes no sense in its state, or what its channel no
    longer wants unless it is to be posted anyway."""
    async with desk.database.write() as transaction:
        delivery = await desk.deliveries.get(transaction, delivery_id)
        _check(delivery, action)
        if action != "abandon":
            if not anyway:
                await _check_wanted(desk, transaction, delivery)
            delivery = await _prepare_again(desk, transaction, delivery)
        changed = _CHANGES[action](delivery, desk.clock.now())
        kept = await desk.deliveries.keep(transaction, changed)
    if kept is None:
        raise UsageError(f"The delivery {delivery_id} changed meanwhile; look at it and try again.")
    return show_delivery(kept)


async def _check_wanted(desk: Desk, transaction: Transaction, delivery: Delivery) -> None:
    """Raise UsageError where the channel does not follow the topic just now."""
    if delivery.form == "notice":
        return
    followed = await desk.subscriptions.list_of_channel(transaction, delivery.channel)
    state = {each.id: each.state for each in followed}.get(delivery.subscription)
    if state == "active":
        return
    what = {"paused": "has paused", "suspended": "is suspended from"}.get(state or "", "no longer follows")
    back, place = "resume" if state else "follow", spell_channel(delivery.channel)
    raise UsageError(f"{place} {what} {delivery.topic}; {back} it there, or post this one all the same with --anyway.")


_CHANGES: Mapping[Action, Callable[[Delivery, datetime], Delivery]] = {
    "retry": retry,
    "resend": resend,
    "abandon": lambda delivery, _: close(delivery, "abandoned", "operator"),
}


def _check(delivery: Delivery, action: Action) -> None:
    state = delivery.state
    if action == "retry" and state in {*OPEN, "sent"}:
        way_out = "resend posts it again" if state == "sent" else "it goes on by itself"
        raise UsageError(f"The delivery {delivery.id} is {state}; {way_out}.")
    if action == "abandon" and state not in {*OPEN, "parked"}:
        raise UsageError(f"The delivery {delivery.id} is {state} already; there is nothing to abandon.")
    if action == "resend" and any(part.state == "abandoned" and part.touched for part in delivery.parts):
        raise UsageError(
            f"A message of {delivery.id} was abandoned under way and may yet show; retry looks for it first."
        )
    if action == "resend" and state in OPEN:
        raise UsageError(f"The delivery {delivery.id} is {state}; abandon it first, or let it go on.")


async def _prepare_again(desk: Desk, transaction: Transaction, delivery: Delivery) -> Delivery:
    """What an operator asks for goes out however late; an edition that was never written is planned again."""
    await plan_again(desk, transaction, delivery.edition)
    return replace(delivery, form=delivery.form or "late")


def show_delivery(delivery: Delivery) -> DeliveryRecord:
    """Give a delivery as operators see it."""
    return DeliveryRecord(
        id=delivery.id,
        edition=delivery.edition,
        topic=delivery.topic,
        channel=spell_channel(delivery.channel),
        slot=delivery.slot,
        due=delivery.due,
        state=delivery.state,
        reason=delivery.reason,
        form=delivery.form,
        next_at=delivery.next_at if delivery.state in OPEN else None,
        parts=delivery.parts,
    )


async def _show_edition(desk: Desk, transaction: Transaction, edition: Edition) -> EditionRecord:
    deliveries = await desk.deliveries.list_of_edition(transaction, edition.id)
    key = edition.key
    return EditionRecord(
        id=edition.id,
        scope=key.scope,
        topic=key.topic,
        language=key.language,
        depth=key.depth,
        time_zone=key.time_zone,
        slot=key.slot,
        window_start=key.window_start,
        due=edition.due,
        state=edition.state,
        attempts=edition.attempts,
        reason=edition.reason,
        deliveries=dict(Counter(each.state for each in deliveries)),
    )
