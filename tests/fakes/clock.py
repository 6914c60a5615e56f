"""A clock that a test moves by hand."""

import asyncio
from datetime import datetime, timedelta

from tests.factories import NOW


class HandClock:
    """Stands still until it is moved; sleeping moves it too."""

    def __init__(self, moment: datetime = NOW) -> None:
        self.moment = moment
        self.set_by = 0.0
        """Seconds by which somebody set it; all other moving is time that passes."""

    def now(self) -> datetime:
        return self.moment

    def steady(self) -> float:
        return self.moment.timestamp() - self.set_by

    def set(self, seconds: float) -> None:
        """Somebody sets it forward, or back."""
        self.moment += timedelta(seconds=seconds)
        self.set_by += seconds

    async def sleep(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


class PatientClock(HandClock):
    """Lets others go on while one sleeps, so that queues form."""

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(0)
        await super().sleep(seconds)
