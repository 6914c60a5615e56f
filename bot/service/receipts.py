"""Lets what a platform sends be worked on once, by whichever of several processes takes it in hand first."""

from datetime import datetime, timedelta

import structlog

from bot.model.errors import StorageError
from bot.ports import Premises

log = structlog.get_logger()

KEPT = timedelta(days=2)
"""Slack sends an event again for some minutes, and delayed ones every hour for a day; Discord only at once."""
SWEPT_EVERY = timedelta(hours=1)


class Receipts:
    """Asks the database that all listening processes of a platform share."""

    def __init__(self, platform: str, premises: Premises) -> None:
        self._platform, self._premises = platform, premises
        self._swept: datetime | None = None

    async def take(self, name: str) -> bool:
        """Say whether this is new, and take it in hand. Where the database cannot tell, twice is better than never."""
        now = self._premises.clock.now()
        try:
            async with self._premises.database.write() as transaction:
                if self._swept is None or now - self._swept >= SWEPT_EVERY:
                    await self._premises.receipts.forget(transaction, self._platform, now - KEPT)
                    self._swept = now
                new = await self._premises.receipts.take(transaction, self._platform, name, now)
        except StorageError as error:
            log.warning("receipt_not_kept", platform=self._platform, name=name, reason=str(error))
            return True
        if not new:
            log.info("delivery_repeated", platform=self._platform, name=name)
        return new

    async def give_back(self, name: str) -> None:
        """Leave what could not be answered to whoever gets it when it is sent again."""
        async with self._premises.database.write() as transaction:
            await self._premises.receipts.give_back(transaction, self._platform, name)
