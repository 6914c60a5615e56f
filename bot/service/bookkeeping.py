"""Keeps what became of deliveries: whatever waits is written in one transaction, which renews the lease too."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.model.delivery import Delivery
from bot.ports import Transaction
from bot.service.desk import Desk
from bot.service.tenure import LeaseLostError, Tenure

MOST_TOGETHER = 32

Consequence = Callable[[Transaction, Delivery], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class _Entry:
    delivery: Delivery
    consequence: Consequence | None
    durable: bool
    kept: asyncio.Future[Delivery | None]


class Bookkeeper:
    """Writes entries as they come, many at a time when they come fast; `run` is what writes."""

    def __init__(self, desk: Desk, tenure: Tenure) -> None:
        self._desk = desk
        self._tenure = tenure
        self._entries: deque[_Entry] = deque()
        self._came = asyncio.Event()

    async def keep(
        self, delivery: Delivery, consequence: Consequence | None = None, *, durable: bool = False
    ) -> Delivery | None:
        """Keep a change, and in the same transaction what follows from it; None when another changed it first.

        Raises LeaseLostError, StorageError as the transaction does, in which case nothing was kept.
        """
        kept: asyncio.Future[Delivery | None] = asyncio.get_running_loop().create_future()
        self._entries.append(_Entry(delivery, consequence, durable, kept))
        self._came.set()
        return await kept

    async def run(self) -> None:
        """Write until cancelled; what cannot be written keeps none of the others from being written."""
        while True:
            await self._came.wait()
            self._came.clear()
            while self._entries:
                together = [self._entries.popleft() for _ in range(min(len(self._entries), MOST_TOGETHER))]
                if not await self._write(together):
                    for each in together:
                        await self._write([each])

    async def _write(self, together: list[_Entry]) -> bool:
        """Say whether it is settled; of several, none is when one of them is what fails."""
        try:
            async with self._desk.database.write(durable=any(each.durable for each in together)) as transaction:
                renewed = await self._tenure.prolong(transaction)
                written = [await self._write_one(transaction, each) for each in together]
        except Exception as error:
            if len(together) > 1 and not isinstance(error, LeaseLostError):
                return False
            for each in together:
                if not each.kept.done():
                    each.kept.set_exception(error)
            return True
        self._tenure.accept(renewed)
        for each, kept in zip(together, written, strict=True):
            if not each.kept.done():
                each.kept.set_result(kept)
        return True

    async def _write_one(self, transaction: Transaction, entry: _Entry) -> Delivery | None:
        kept = await self._desk.deliveries.keep(transaction, entry.delivery)
        if kept is not None and entry.consequence is not None:
            await entry.consequence(transaction, kept)
        return kept
