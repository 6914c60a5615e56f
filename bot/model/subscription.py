"""Subscriptions: a channel follows a topic on a schedule, in its own time zone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NewType

from bot.model.briefing import Depth
from bot.model.conversation import MemberId
from bot.model.message import Channel

SubscriptionId = NewType("SubscriptionId", str)
Schedule = NewType("Schedule", str)
"""In its one spelling: `daily 08:00`, `weekdays 07:30`, `mon,thu 18:00`, `every 6h`, `cron 0 8 * * 1-5`."""
Slot = NewType("Slot", str)
"""A local date-time without offset, such as 2026-03-29T08:00: an hour that comes twice is one slot."""
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


@dataclass(frozen=True, slots=True)
class DueSlot:
    """A slot and the moment it comes, in UTC."""

    slot: Slot
    at: datetime


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a channel follows, when, and in which form; a channel follows a topic once."""

    id: SubscriptionId
    channel: Channel
    topic: str
    words: str
    """What the topic book reads the topic from: its name, or the words of a free query."""
    schedule: Schedule
    time_zone: str
    made: datetime
    made_by: MemberId
    depth: Depth = "standard"
    language: str = "en"
    quiet: tuple[Weekday, ...] = ()
    """Local weekdays on which nothing is posted."""
    only_if_news: bool = False
    """One line says so when no story opened or gained a report since the channel's last edition."""
    state: Literal["active", "paused", "suspended"] = "active"
    """Suspended: the platform refuses the channel, `reason` says why; a member resumes it."""
    reason: str | None = None
    next: DueSlot | None = None
    """None while it is not active."""
