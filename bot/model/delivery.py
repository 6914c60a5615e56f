"""Deliveries: one edition to one channel, in ordered parts, each of which knows what became of it."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NewType

from bot.model.briefing import EditionId
from bot.model.message import Channel, MessageId
from bot.model.subscription import Slot, SubscriptionId

DeliveryId = NewType("DeliveryId", str)
PartState = Literal["pending", "sending", "sent", "failed", "parked", "abandoned"]
DeliveryState = Literal["pending", "sending", "sent", "failed", "parked", "abandoned", "skipped"]
"""Parked: it may have been posted and the platform cannot tell; a person decides. Skipped: its time had passed."""
Form = Literal["briefing", "late", "no_news", "late_no_news", "notice"]
"""A notice is for the administrator, and rests on no briefing."""
WITHOUT_NEWS: tuple[Form, ...] = ("no_news", "late_no_news")
OPEN: tuple[DeliveryState, ...] = ("pending", "sending")
WITHDRAWN = ("unfollowed", "paused", "changed", "suspended")
"""Reasons of a delivery that was abandoned because its channel changed what it follows, or closed itself to us."""


@dataclass(frozen=True, slots=True)
class DeliveredPart:
    """One message of a delivery. `sending` is written before the post, so what a crash leaves there is looked up."""

    number: int
    key: str
    """What the platform finds the message by; at most 25 characters, as Discord's nonce."""
    state: PartState = "pending"
    attempts: int = 0
    undone: int = 0
    """Of the attempts, those that showed nothing: the platform turned them away, or has no message by the key."""
    lookups: int = 0
    reason: str | None = None
    """The code of the last PostError."""
    message: MessageId | None = None
    at: datetime | None = None
    """When the state last changed."""

    @property
    def touched(self) -> bool:
        """Whether the platform may have it, as far as anybody can know."""
        return self.attempts > self.undone


@dataclass(frozen=True, slots=True)
class Delivery:
    """One edition to one channel; unique by the two."""

    id: DeliveryId
    edition: EditionId
    subscription: SubscriptionId
    channel: Channel
    topic: str
    slot: Slot
    due: datetime
    next_at: datetime
    """When to look at it next."""
    state: DeliveryState = "pending"
    reason: str | None = None
    form: Form | None = None
    """Chosen with the first part, and kept: a resumed delivery goes on as it began."""
    parts: tuple[DeliveredPart, ...] = ()
    version: int = 0
    """Raised with every change, so that of two who change it only one succeeds."""
    asked: bool = False
    """An operator asked for it: it goes out however late, and no later slot takes its place."""
    owed: bool = False
    """Its slot had come when its channel withdrew it: it is posted after all if the channel wants it again in time."""

    @property
    def begun(self) -> bool:
        """Whether any of it may have been shown, as far as anybody can know."""
        return any(part.touched for part in self.parts)

    @property
    def firm(self) -> bool:
        """Whether it goes out whatever came later: begun, asked for by an operator, or a notice."""
        return self.begun or self.asked or self.form == "notice"

    @property
    def withdrawn(self) -> bool:
        """Whether the channel did not want it any more before any of it was shown; it may want it again.

        What an operator asked for is not: parts of it may stand there by earlier keys.
        """
        return self.state == "abandoned" and self.reason in WITHDRAWN and not self.begun and not self.asked


def make_delivery_id(edition: EditionId, channel: Channel) -> DeliveryId:
    """Name a delivery by what makes it unique."""
    name = f"{edition}|{channel.platform}|{channel.workspace}|{channel.id}"
    return DeliveryId("d" + hashlib.sha256(name.encode()).hexdigest()[:16])
