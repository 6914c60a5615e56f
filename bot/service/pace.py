"""Paces posts by a platform's limits: a gate for each channel, each workspace, and the whole bot."""

import asyncio
from datetime import datetime, timedelta

from bot.model.message import Channel, Limits
from bot.ports import Clock

BULK_SHARE = 0.96
"""What scheduled posts take of each rate; the rest is for replies to members, who wait, and for the network."""
CATCH_UP = 0.9
"""Of a gap of the whole bot: how much lateness may be made up for; one post more in a second."""
_KEPT = 20_000
_NONE = timedelta(0)


class Gate:
    """Lets one through at a time, a little more slowly than `rate` a second; without a rate, everybody."""

    def __init__(self, rate: float | None, catch_up: float = 0.0) -> None:
        self._gap = timedelta(seconds=1 / (rate * BULK_SHARE)) if rate else _NONE
        self._late = self._gap * catch_up
        self._next: datetime | None = None
        self._waiting = 0
        self._turn = asyncio.Lock()

    def wait(self, now: datetime) -> timedelta:
        """Say how long one who comes now would wait, behind those who wait already."""
        return self.closed(now) + self._waiting * self._gap

    def closed(self, now: datetime) -> timedelta:
        """Say how long nobody at all goes through, however few wait: a gap, or what a Retry-After says."""
        return _NONE if self._next is None else max(self._next - self._late - now, _NONE)

    def enter(self, now: datetime) -> None:
        """Note that one went through."""
        self._next = (now if self._next is None else max(self._next, now)) + self._gap

    def hold(self, until: datetime) -> None:
        """Let nobody through before a moment: what a Retry-After says."""
        late = until + self._late
        self._next = late if self._next is None else max(self._next, late)

    async def pass_through(self, clock: Clock, by: datetime | None = None) -> bool:
        """Wait for one's turn and take it; who cannot have it before a moment leaves it at once, and is told False."""
        self._waiting += 1
        try:
            async with self._turn:
                while left := self.closed(clock.now()):
                    if by is not None and clock.now() + left >= by:
                        return False
                    await clock.sleep(left.total_seconds())
                if by is not None and clock.now() >= by:
                    return False
                self.enter(clock.now())
                return True
        finally:
            self._waiting -= 1


class Pace:
    """The gates of one platform."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.whole = Gate(limits.posts_per_second, CATCH_UP)
        self._channels: dict[Channel, Gate] = {}
        self._workspaces: dict[str, Gate] = {}

    def of_channel(self, channel: Channel) -> Gate:
        """Give a channel's own gate."""
        if len(self._channels) > _KEPT:
            self._channels.clear()
        return self._channels.setdefault(channel, Gate(self._limits.posts_per_second_per_channel))

    def of_workspace(self, channel: Channel) -> Gate:
        """Give the gate that the channels of a workspace share."""
        rate = self._limits.posts_per_second_per_workspace
        return self._workspaces.setdefault(channel.workspace, Gate(rate))
