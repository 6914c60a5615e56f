"""Clocks: the system's, and one that stands still for replays and tests."""

import asyncio
import time
from datetime import UTC, datetime

from pydantic import Field

from bot.model.errors import ConfigurationError
from bot.ports import Clock
from bot.settings import Section

_YEARS = range(1970, 3000)
"""Within these, windows around the fixed time can be reckoned."""


class Settings(Section):
    """`ATTACHE_NOW` fixes the time of reading commands and replays."""

    now: str | None = Field(default=None, alias="ATTACHE_NOW")


class SystemClock:
    """The machine's time."""

    def now(self) -> datetime:
        """Give the current time in UTC."""
        return datetime.now(UTC)

    def steady(self) -> float:
        """Give the seconds since some moment."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)


class FixedClock:
    """Always the same moment; waiting is real, so that loops do not spin."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        """Give the fixed moment."""
        return self._moment

    def steady(self) -> float:
        """Stand still with the time, so that it is not taken for a clock that was set."""
        return self._moment.timestamp()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)


def make_clock(settings: Settings) -> Clock:
    """Give the clock the settings ask for; raises ConfigurationError for a moment that is none."""
    if settings.now is None:
        return SystemClock()
    try:
        given = datetime.fromisoformat(settings.now)
        moment = given.astimezone(UTC) if given.tzinfo else given.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        moment = None
    if moment is None or moment.year not in _YEARS:
        raise ConfigurationError(
            f"ATTACHE_NOW is {settings.now!r}, which is no ISO date-time of our age; write it like "
            "2023-02-14T08:00:00Z."
        )
    return FixedClock(moment)
