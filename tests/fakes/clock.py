"""A clock that a test moves by hand."""

from datetime import datetime, timedelta

from tests.factories import NOW


class HandClock:
    """Stands still until it is moved; sleeping moves it too."""

    def __init__(self, moment: datetime = NOW) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    async def sleep(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)
