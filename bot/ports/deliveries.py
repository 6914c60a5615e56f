"""Where deliveries are kept, and the leases under which they are sent."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.model.briefing import EditionId
from bot.model.conversation import WorkspaceId
from bot.model.delivery import Delivery, DeliveryId, DeliveryState
from bot.model.lease import Lease
from bot.model.message import Channel
from bot.model.subscription import SubscriptionId
from bot.ports.storage import Transaction


class DeliveryStore(Protocol):
    """Deliveries; each change of one succeeds only on the version it was made from."""

    async def plan(self, transaction: Transaction, deliveries: Sequence[Delivery]) -> int:
        """Keep deliveries of which none to the same channel is known for the edition; gives how many are new.

        One that was withdrawn before it was begun is planned anew.
        """

    async def get(self, transaction: Transaction, delivery_id: DeliveryId) -> Delivery:
        """Give one, for the operator; raises NotFoundError."""

    async def keep(self, transaction: Transaction, delivery: Delivery) -> Delivery | None:
        """Keep a change; gives it with its new version, or None when another changed it first."""

    async def list_due(
        self, transaction: Transaction, platform: str, now: datetime, limit: int, busy: Collection[Channel] = (),
    ) -> tuple[Delivery, ...]:  # fmt: skip
        """Give open deliveries of written editions whose time to look at them has come, one a channel, none of busy
        ones: those that were begun before those that were not, the longest due first."""

    async def list_deliveries(
        self, transaction: Transaction, states: Sequence[DeliveryState] = (), workspace: WorkspaceId | None = None,
        limit: int = 50, before: datetime | None = None, channels: Collection[Channel] | None = None,
    ) -> tuple[Delivery, ...]:  # fmt: skip
        """Give deliveries in these states (all, for none) due before a moment, latest first; no workspace and no
        channels: of all."""

    async def list_unsent(
        self, transaction: Transaction, subscriptions: Sequence[SubscriptionId]
    ) -> tuple[Delivery, ...]:
        """Give the pending deliveries of these subscriptions: no part of them was begun."""

    async def list_latest_due(
        self, transaction: Transaction, subscriptions: Sequence[SubscriptionId], since: datetime, now: datetime
    ) -> Mapping[SubscriptionId, datetime]:
        """Say when the latest delivery of each was due, after one moment until another, that was posted or is still to
        be; only those of written editions count."""

    async def list_abandoned(
        self, transaction: Transaction, subscription: SubscriptionId, since: datetime
    ) -> tuple[Delivery, ...]:
        """Give the abandoned deliveries of a subscription that were due since a moment, the latest first."""

    async def find_last(self, transaction: Transaction, subscription: SubscriptionId) -> Delivery | None:
        """Give the delivery to this subscription that was sent last with a briefing in it, in the same time however
        many without news came since."""

    async def list_last(
        self, transaction: Transaction, subscriptions: Sequence[SubscriptionId]
    ) -> Mapping[SubscriptionId, Delivery]:
        """Give what `find_last` gives of each of these subscriptions that are kept and were sent any."""

    async def list_of_edition(self, transaction: Transaction, edition_id: EditionId) -> tuple[Delivery, ...]:
        """Give the deliveries of an edition."""

    async def count(self, transaction: Transaction) -> Mapping[DeliveryState, int]:
        """Say how many there are in each state."""


class LeaseStore(Protocol):
    """Leases by name; moments are those of the caller's clock."""

    async def take(
        self, transaction: Transaction, name: str, holder: str, now: datetime, until: datetime
    ) -> Lease | None:
        """Take a lease that nobody holds any more, with a higher fence; None while another holds it.

        One that would end well after `until` is no lease but the trace of a wrong clock, and is taken.
        """

    async def renew(self, transaction: Transaction, lease: Lease, until: datetime) -> Lease | None:
        """Hold it longer; None when another has taken it since."""

    async def holds(self, transaction: Transaction, lease: Lease) -> bool:
        """Say whether nobody has taken it since, and let nobody take it until this transaction ends."""

    async def list_held(self, transaction: Transaction, beginning: str, now: datetime) -> tuple[Lease, ...]:
        """Give the leases that somebody holds now, by name, of those whose name begins so."""

    async def release(self, transaction: Transaction, lease: Lease) -> None:
        """Let the next one have it at once."""
