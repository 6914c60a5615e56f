"""What channels follow, in SQL; the channel with its workspace is in every key."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, delete, insert, select, update

from bot.documents import dump_json, load_json
from bot.model.conversation import WorkspaceId
from bot.model.errors import NotFoundError
from bot.model.message import Channel
from bot.model.subscription import Subscription, SubscriptionId
from bot.ports import Transaction
from bot.storage.database import connection_of
from bot.storage.moments import to_row, to_row_or_none
from bot.storage.tables import subscriptions


class SqlSubscriptionStore:
    """The subscription store of the port."""

    async def put(self, transaction: Transaction, subscription: Subscription) -> None:
        """Keep a subscription, replacing the one of the same channel and topic."""
        await self.remove(transaction, subscription)
        await connection_of(transaction).execute(insert(subscriptions), [_to_row(subscription)])

    async def get(self, transaction: Transaction, workspace: WorkspaceId, name: SubscriptionId) -> Subscription:
        """Give one of this workspace."""
        found = await _list(transaction, and_(subscriptions.c.workspace == workspace, subscriptions.c.id == name))
        if not found:
            raise NotFoundError(f"There is no subscription {name} in this workspace.")
        return found[0]

    async def find(self, transaction: Transaction, channel: Channel, topic: str) -> Subscription | None:
        """Give what a channel follows of a topic."""
        found = await _list(transaction, and_(_of_channel(channel), subscriptions.c.topic == topic))
        return found[0] if found else None

    async def list_of_channel(self, transaction: Transaction, channel: Channel) -> tuple[Subscription, ...]:
        """Give what a channel follows, by topic."""
        return await _list(transaction, _of_channel(channel))

    async def list_of_workspace(
        self, transaction: Transaction, workspace: WorkspaceId | None
    ) -> tuple[Subscription, ...]:
        """Give what a workspace follows, or every workspace."""
        return await _list(transaction, None if workspace is None else subscriptions.c.workspace == workspace)

    async def list_due(self, transaction: Transaction, before: datetime, limit: int) -> tuple[Subscription, ...]:
        """Give the active subscriptions whose next slot comes before a moment, the earliest first."""
        statement = (
            select(subscriptions.c.subscription)
            .where(subscriptions.c.state == "active", subscriptions.c.next_at < to_row(before))
            .order_by(subscriptions.c.next_at, subscriptions.c.id)
            .limit(limit)
            .with_for_update()
        )
        rows = await connection_of(transaction).execute(statement)
        return tuple(load_json(Subscription, row.subscription) for row in rows)

    async def advance(self, transaction: Transaction, moved: Sequence[Subscription]) -> None:
        """Keep the new next slot of each."""
        rows = [{"of": each.id, **_to_row(each)} for each in moved]
        if rows:
            changed: dict[str, Any] = {name: bindparam(name) for name in ("state", "next_at", "subscription")}
            statement = update(subscriptions).where(subscriptions.c.id == bindparam("of")).values(**changed)
            await connection_of(transaction).execute(
                statement, [{name: row[name] for name in ("of", *changed)} for row in rows]
            )

    async def remove(self, transaction: Transaction, subscription: Subscription) -> None:
        """Forget a subscription."""
        same = and_(_of_channel(subscription.channel), subscriptions.c.topic == subscription.topic)
        await connection_of(transaction).execute(delete(subscriptions).where(same))


def _to_row(subscription: Subscription) -> dict[str, Any]:
    next_at = subscription.next.at if subscription.next and subscription.state == "active" else None
    return {
        "id": subscription.id,
        "platform": subscription.channel.platform,
        "workspace": subscription.channel.workspace,
        "channel": subscription.channel.id,
        "topic": subscription.topic,
        "state": subscription.state,
        "next_at": to_row_or_none(next_at),
        "subscription": dump_json(subscription),
    }


def _of_channel(channel: Channel) -> ColumnElement[bool]:
    return and_(
        subscriptions.c.platform == channel.platform,
        subscriptions.c.workspace == channel.workspace,
        subscriptions.c.channel == channel.id,
    )


async def _list(transaction: Transaction, wanted: ColumnElement[bool] | None) -> tuple[Subscription, ...]:
    statement = select(subscriptions.c.subscription).order_by(
        subscriptions.c.platform, subscriptions.c.workspace, subscriptions.c.channel, subscriptions.c.topic
    )
    if wanted is not None:
        statement = statement.where(wanted)
    rows = await connection_of(transaction).execute(statement)
    return tuple(load_json(Subscription, row.subscription) for row in rows)
