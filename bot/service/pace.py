"""Paces posts by a platform's limits: gates in a row, each of which lets one through every so often."""

from datetime import datetime, timedelta

from bot.model.message import Channel, Limits

BULK_SHARE = 0.96
"""What scheduled posts take of the whole bot's rate; the rest is for replies to members, who wait."""
_KEPT = 20_000


class Gate:
    """Lets one through every `1 / rate` seconds; without a rate, everybody."""

    def __init__(self, rate: float | None) -> None:
        self._gap = timedelta(seconds=1 / rate) if rate else timedelta(0)
        self._free: datetime | None = None

    def reserve(self, now: datetime, patience: timedelta) -> timedelta:
        """Take the next place and give how long to wait for it; one further than `patience` is not taken."""
        at = now if self._free is None else max(now, self._free)
        if at - now <= patience:
            self._free = at + self._gap
        return at - now

    def hold(self, until: datetime) -> None:
        """Let nobody through before a moment: what a Retry-After says."""
        self._free = until if self._free is None else max(self._free, until)


class Pace:
    """The gates a post to a channel goes through: the channel's, the workspace's, the whole bot's."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        share = limits.posts_per_second * BULK_SHARE if limits.posts_per_second else None
        self._whole = Gate(share)
        self._channels: dict[Channel, Gate] = {}
        self._workspaces: dict[str, Gate] = {}

    def gates(self, channel: Channel) -> tuple[Gate, ...]:
        """Give the gates of a channel in the order to pass them, the narrowest first."""
        if len(self._channels) > _KEPT:
            self._channels.clear()
        own = self._channels.setdefault(channel, Gate(self._limits.posts_per_second_per_channel))
        per_workspace = self._limits.posts_per_second_per_workspace
        shared = self._workspaces.setdefault(channel.workspace, Gate(per_workspace))
        return own, shared, self._whole

    def hold(self, channel: Channel, until: datetime) -> None:
        """Keep a channel waiting until the platform's Retry-After is over."""
        self.gates(channel)[0].hold(until)
