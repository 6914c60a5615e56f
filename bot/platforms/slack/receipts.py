"""Lets what Slack sends be worked on once, by whichever process takes it in hand first."""

import inspect
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog
from slack_bolt.kwargs_injection.async_args import AsyncArgs

from bot.model.errors import StorageError
from bot.platforms.slack.inbound import Payload, name_once
from bot.platforms.slack.workspaces import PLATFORM
from bot.ports import Premises

log = structlog.get_logger()

KEPT = timedelta(days=2)
"""Slack sends an event again for some minutes, and delayed ones every hour for a day."""
SWEPT_EVERY = timedelta(hours=1)


class Receipts:
    """Asks the database that all listening processes share. What is taken has been acknowledged before: a process that
    dies first has taken nothing, and Slack sends it to another."""

    def __init__(self, premises: Premises) -> None:
        self._premises = premises
        self._swept: datetime | None = None

    async def take(self, body: Payload) -> bool:
        """Say whether this is new, and take it in hand. Where the database cannot tell, twice is better than never."""
        name, now = name_once(body), self._premises.clock.now()
        if name is None:
            return True
        try:
            async with self._premises.database.write() as transaction:
                if self._swept is None or now - self._swept >= SWEPT_EVERY:
                    await self._premises.receipts.forget(transaction, PLATFORM, now - KEPT)
                    self._swept = now
                new = await self._premises.receipts.take(transaction, PLATFORM, name, now)
        except StorageError as error:
            log.warning("receipt_not_kept", name=name, reason=str(error))
            return True
        if not new:
            log.info("delivery_repeated", name=name)
        return new

    def once(self, listener: Callable[..., Awaitable[None]]) -> Callable[[AsyncArgs], Awaitable[None]]:
        """Give a listener that acknowledges at once and works only on what is new."""
        wanted = inspect.signature(listener).parameters

        async def taking(args: AsyncArgs) -> None:
            await args.ack()
            if await self.take(args.body):
                await listener(**{name: getattr(args, name) for name in wanted})

        return taking
