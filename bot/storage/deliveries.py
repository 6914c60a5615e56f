"""Deliveries in SQL: a row each, its parts inside, changed only from the version that was read."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, Tuple, and_, func, insert, select, tuple_, update

from bot.documents import dump_json, load_json
from bot.model.briefing import EditionId
from bot.model.conversation import WorkspaceId
from bot.model.delivery import OPEN, WITHOUT_NEWS, Delivery, DeliveryId, DeliveryState
from bot.model.errors import NotFoundError
from bot.model.message import Channel
from bot.model.subscription import SubscriptionId
from bot.ports import Transaction
from bot.storage.database import connection_of
from bot.storage.moments import from_row, to_row
from bot.storage.tables import deliveries, editions, subscriptions

_CHUNK = 400


class SqlDeliveryStore:
    """The delivery store of the port."""

    async def plan(self, transaction: Transaction, planned: Sequence[Delivery]) -> int:
        """Keep deliveries that are not known; the id is made of edition and channel."""
        connection = connection_of(transaction)
        wanted = {each.id: each for each in reversed(planned)}
        known: dict[DeliveryId, Delivery] = {}
        for start in range(0, len(wanted), _CHUNK):
            some = list(wanted)[start : start + _CHUNK]
            known |= {
                each.id: each for each in await _list(transaction, select(deliveries).where(deliveries.c.id.in_(some)))
            }
        fresh = [each for each in reversed(wanted.values()) if each.id not in known]
        if fresh:
            await connection.execute(insert(deliveries), [_to_row(each) for each in fresh])
        again = [each for each in known.values() if each.withdrawn and wanted[each.id].state == "pending"]
        for each in again:
            await self.keep(transaction, replace(wanted[each.id], version=each.version))
        return len(fresh) + len(again)

    async def get(self, transaction: Transaction, delivery_id: DeliveryId) -> Delivery:
        """Give one."""
        found = await _list(transaction, select(deliveries).where(deliveries.c.id == delivery_id))
        if not found:
            raise NotFoundError(f"There is no delivery {delivery_id}; attache deliveries lists them.")
        return found[0]

    async def keep(self, transaction: Transaction, delivery: Delivery) -> Delivery | None:
        """Keep a change of the version that was read."""
        kept = replace(delivery, version=delivery.version + 1)
        same = and_(deliveries.c.id == delivery.id, deliveries.c.version == delivery.version)
        done = await connection_of(transaction).execute(update(deliveries).where(same).values(**_to_row(kept)))
        return kept if done.rowcount else None

    async def list_due(
        self, transaction: Transaction, platform: str, now: datetime, limit: int, busy: Collection[Channel] = (),
    ) -> tuple[Delivery, ...]:  # fmt: skip
        """Give open deliveries of written editions whose time has come, state by state, as the index has them.

        Channels with one row each, the usual case, come in one look; a channel with many rows costs one look more.
        """
        found: dict[Channel, Delivery] = {}
        for state in reversed(OPEN):
            while room := max(limit - len(found), 0):
                due = next_due(platform, state, now, (*busy, *found))
                rows = await _list(transaction, due.limit(room))
                for each in rows:
                    found.setdefault(each.channel, each)
                if len(rows) < room:
                    break
        return tuple(found.values())

    async def list_deliveries(
        self, transaction: Transaction, states: Sequence[DeliveryState] = (), workspace: WorkspaceId | None = None,
        limit: int = 50, before: datetime | None = None, channels: Collection[Channel] | None = None,
    ) -> tuple[Delivery, ...]:  # fmt: skip
        """Give deliveries, the latest due first."""
        statement = select(deliveries).order_by(deliveries.c.due.desc(), deliveries.c.id).limit(limit)
        if states:
            statement = statement.where(deliveries.c.state.in_(states))
        if workspace is not None:
            statement = statement.where(deliveries.c.workspace == workspace)
        if before is not None:
            statement = statement.where(deliveries.c.due < to_row(before))
        if channels is not None:
            place = tuple_(deliveries.c.platform, deliveries.c.workspace, deliveries.c.channel)
            wanted = [(each.platform, each.workspace, each.id) for each in channels]
            statement = statement.where(place.in_(wanted))
        return await _list(transaction, statement)

    async def list_unsent(
        self, transaction: Transaction, subscriptions: Sequence[SubscriptionId]
    ) -> tuple[Delivery, ...]:
        """Give pending deliveries of subscriptions."""
        found: list[Delivery] = []
        for start in range(0, len(subscriptions), _CHUNK):
            some = deliveries.c.subscription.in_(subscriptions[start : start + _CHUNK])
            found += await _list(transaction, select(deliveries).where(some, deliveries.c.state == "pending"))
        return tuple(found)

    async def list_latest_due(
        self, transaction: Transaction, subscriptions: Sequence[SubscriptionId], since: datetime, now: datetime
    ) -> Mapping[SubscriptionId, datetime]:
        """Say when the latest delivery of each was due that was posted or is still to be."""
        mine = and_(deliveries.c.subscription.in_(subscriptions), deliveries.c.state.in_((*OPEN, "sent", "parked")))
        between = and_(deliveries.c.due > to_row(since), deliveries.c.due <= to_row(now))
        latest = func.max(deliveries.c.due).label("latest")
        statement = select(deliveries.c.subscription, latest).where(mine, between, _is_written().exists())
        rows = await connection_of(transaction).execute(statement.group_by(deliveries.c.subscription))
        return {row.subscription: from_row(row.latest) for row in rows}

    async def list_abandoned(
        self, transaction: Transaction, subscription: SubscriptionId, since: datetime
    ) -> tuple[Delivery, ...]:
        """Give the abandoned deliveries of a subscription that were due since a moment."""
        mine = and_(deliveries.c.subscription == subscription, deliveries.c.state == "abandoned")
        statement = select(deliveries).where(mine, deliveries.c.due >= to_row(since)).order_by(deliveries.c.due.desc())
        return await _list(transaction, statement)

    async def find_last(self, transaction: Transaction, subscription: SubscriptionId) -> Delivery | None:
        """Give the last that was sent and showed a briefing, however many without news came since."""
        found = await _list(transaction, newest_told(subscription))
        return found[0] if found else None

    async def list_last(
        self, transaction: Transaction, named: Sequence[SubscriptionId]
    ) -> Mapping[SubscriptionId, Delivery]:
        """Give the last that was sent of each and showed a briefing."""
        told = deliveries.alias()
        mine = and_(told.c.subscription == subscriptions.c.id, told.c.told == 1)
        newest = select(told.c.id).where(mine).order_by(told.c.due.desc(), told.c.id.desc()).limit(1)
        each = deliveries.c.id == newest.correlate(subscriptions).scalar_subquery()
        both = select(deliveries).select_from(subscriptions.join(deliveries, each))
        statement = both.where(subscriptions.c.id.in_(named))
        return {found.subscription: found for found in await _list(transaction, statement)}

    async def list_of_edition(self, transaction: Transaction, edition_id: EditionId) -> tuple[Delivery, ...]:
        """Give the deliveries of an edition."""
        statement = select(deliveries).where(deliveries.c.edition == edition_id).order_by(deliveries.c.id)
        return await _list(transaction, statement)

    async def count(self, transaction: Transaction) -> Mapping[DeliveryState, int]:
        """Say how many there are in each state."""
        statement = select(deliveries.c.state, func.count().label("number")).group_by(deliveries.c.state)
        return {row.state: row.number for row in await connection_of(transaction).execute(statement)}


def newest_told(subscription: SubscriptionId) -> Select[Any]:
    """The row of the last delivery with a briefing, which its index has at one end."""
    mine = and_(deliveries.c.subscription == subscription, deliveries.c.told == 1)
    return select(deliveries).where(mine).order_by(deliveries.c.due.desc(), deliveries.c.id.desc()).limit(1)


def next_due(platform: str, state: DeliveryState, now: datetime, taken: Collection[Channel]) -> Select[Any]:
    """The rows in a state whose time has come, but for channels that are taken; each edition is found by its index."""
    come = and_(deliveries.c.platform == platform, deliveries.c.state == state, deliveries.c.next_at <= to_row(now))
    free = _place().not_in([(each.workspace, each.id) for each in taken])
    found = select(deliveries).where(come, free, _is_written().exists())
    return found.order_by(deliveries.c.next_at, deliveries.c.due, deliveries.c.id)


def _place() -> Tuple:
    """What tells the channels of one platform apart."""
    return tuple_(deliveries.c.workspace, deliveries.c.channel)


def _is_written() -> Select[Any]:
    """The row of a delivery's edition, once that is written."""
    return select(editions.c.id).where(editions.c.id == deliveries.c.edition, editions.c.state == "written")


async def _list(transaction: Transaction, statement: Any) -> tuple[Delivery, ...]:
    rows = await connection_of(transaction).execute(statement)
    return tuple(load_json(Delivery, row.delivery) for row in rows)


def _to_row(delivery: Delivery) -> dict[str, Any]:
    return {
        "id": delivery.id,
        "edition": delivery.edition,
        "platform": delivery.channel.platform,
        "workspace": delivery.channel.workspace,
        "channel": delivery.channel.id,
        "subscription": delivery.subscription,
        "state": delivery.state,
        "due": to_row(delivery.due),
        "next_at": to_row(delivery.next_at),
        "version": delivery.version,
        "told": int(delivery.state == "sent" and delivery.form not in WITHOUT_NEWS),
        "delivery": dump_json(delivery),
    }
