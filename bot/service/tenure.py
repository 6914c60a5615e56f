"""Holds a lease while work is done under it: renewed in the background, and over for the work when it lapses."""

import asyncio
import os
import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

import structlog

from bot.model.errors import AttacheError, StorageError
from bot.model.lease import Lease
from bot.ports import Transaction
from bot.service.desk import Desk

log = structlog.get_logger()

_MARGIN = 0.1
"""Of the lease's length: work ends this much before another may take it."""


class LeaseLostError(AttacheError):
    """Another took the lease: whatever is in hand is theirs to go on with."""

    default_code = "lease_lost"


class Tenure:
    """A held lease; `limit` ends work that outlives it, `check` guards every write under it."""

    def __init__(self, desk: Desk, lease: Lease, seconds: float) -> None:
        self._desk = desk
        self._lease = lease
        self._seconds = seconds
        self._limits: set[asyncio.Timeout] = set()

    @asynccontextmanager
    async def limit(self) -> AsyncIterator[None]:
        """Do work that must end before another may take the lease; raises LeaseLostError when it would not."""
        timeout = asyncio.timeout_at(self._ends())
        try:
            async with timeout:
                self._limits.add(timeout)
                try:
                    yield
                finally:
                    self._limits.discard(timeout)
        except TimeoutError:
            if not timeout.expired():
                raise
            raise LeaseLostError(f"The lease of {self._lease.name} ran out.") from None

    async def check(self, transaction: Transaction) -> None:
        """Raise LeaseLostError when another has taken it; else nobody can before this transaction ends."""
        if not await self._desk.leases.holds(transaction, self._lease):
            raise LeaseLostError(f"Another process has taken over {self._lease.name}.")

    async def prolong(self, transaction: Transaction) -> Lease:
        """Check, and renew where a third of the lease has passed; `accept` it once the transaction is committed."""
        now = self._desk.clock.now()
        if self._lease.until - now > timedelta(seconds=self._seconds * 2 / 3):
            await self.check(transaction)
            return self._lease
        renewed = await self._desk.leases.renew(transaction, self._lease, now + timedelta(seconds=self._seconds))
        if renewed is None:
            raise LeaseLostError(f"Another process has taken over {self._lease.name}.")
        return renewed

    def accept(self, renewed: Lease) -> None:
        """Work may go on until the end of a renewed lease."""
        self._lease = renewed
        self._move_limits(self._ends())

    def remains(self) -> float:
        """Seconds until work under it has to end."""
        return self._ends() - asyncio.get_running_loop().time()

    async def keep(self) -> None:
        """Renew until cancelled or lost."""
        while True:
            await asyncio.sleep(self._seconds / 3)
            try:
                async with self._desk.database.write() as transaction:
                    renewed = await self.prolong(transaction)
            except StorageError as error:
                log.warning("lease_not_renewed", lease=self._lease.name, reason=str(error))
            except LeaseLostError:
                self._move_limits(asyncio.get_running_loop().time())
                return
            else:
                self.accept(renewed)

    async def release(self) -> None:
        """Let the next one have it at once."""
        async with self._desk.database.write() as transaction:
            await self._desk.leases.release(transaction, self._lease)

    def _ends(self) -> float:
        left = (self._lease.until - self._desk.clock.now()).total_seconds() - self._seconds * _MARGIN
        return asyncio.get_running_loop().time() + left

    def _move_limits(self, when: float) -> None:
        for each in self._limits:
            if not each.expired():
                each.reschedule(when)


@asynccontextmanager
async def holding(desk: Desk, name: str, seconds: float) -> AsyncIterator[Tenure | None]:
    """Hold a lease, or give None while another does. Not released after an error: the next one waits for its end,
    by which time what was under way has ended too."""
    holder = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(3)}"
    now = desk.clock.now()
    async with desk.database.write() as transaction:
        lease = await desk.leases.take(transaction, name, holder[-80:], now, now + timedelta(seconds=seconds))
    if lease is None:
        yield None
        return
    tenure = Tenure(desk, lease, seconds)
    keeper = asyncio.create_task(tenure.keep())
    try:
        yield tenure
        await tenure.release()
    finally:
        keeper.cancel()
        with suppress(asyncio.CancelledError):
            await keeper
