"""Holds a lease while work is done under it: renewed in the background, and over for the work when it lapses."""

import asyncio
import os
import secrets
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

import structlog

from bot.model.errors import AttacheError, StorageError
from bot.model.lease import Lease
from bot.ports import Transaction
from bot.service.desk import Desk
from bot.service.timekeeping import ClockError, check_clock

log = structlog.get_logger()

_MARGIN = 0.1
"""Of the lease's length: work ends this much before another may take it."""
_MOST_SET = 1.0
"""Seconds by which a clock may be corrected while a lease is held: its end is a moment of that clock."""


class LeaseLostError(AttacheError):
    """Another took the lease: whatever is in hand is theirs to go on with."""

    default_code = "lease_lost"


class Tenure:
    """A held lease; `limit` ends work that outlives it, `check` guards every write under it."""

    def __init__(self, desk: Desk, lease: Lease, seconds: float) -> None:
        self._desk = desk
        self._lease = lease
        self._seconds = seconds
        self._begun = desk.clock.now().timestamp() - desk.clock.steady()
        self.since = lease.until - timedelta(seconds=seconds * (1 + _MARGIN))
        """Work under any earlier lease had ended by then."""
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
        self.check_clock()
        now = self._desk.clock.now()
        if self._lease.until - now > timedelta(seconds=self._seconds * 2 / 3):
            await self.check(transaction)
            return self._lease
        renewed = await self._desk.leases.renew(transaction, self._lease, now + timedelta(seconds=self._seconds))
        if renewed is None:
            raise LeaseLostError(f"Another process has taken over {self._lease.name}.")
        return renewed

    def check_clock(self) -> None:
        """Raise LeaseLostError when the clock was set since: no moment written before means now what it meant."""
        moved = self._desk.clock.now().timestamp() - self._desk.clock.steady() - self._begun
        if abs(moved) > _MOST_SET:
            raise LeaseLostError(f"The clock was set by {moved:+.1f} s while {self._lease.name} was held.")

    def accept(self, renewed: Lease) -> None:
        """Work may go on until the end of a renewed lease."""
        self._lease = renewed
        self._move_limits(self._ends())

    def remains(self) -> float:
        """Seconds until work under it has to end."""
        return self._ends() - asyncio.get_running_loop().time()

    def make_fence(self, seconds: float) -> Callable[[], None]:
        """Give a check that raises LeaseLostError once these seconds or the lease are over, or the clock was set."""
        end = asyncio.get_running_loop().time() + seconds

        def check() -> None:
            self.check_clock()
            if asyncio.get_running_loop().time() >= end or self.remains() <= 0:
                raise LeaseLostError(f"The time for a request under {self._lease.name} ran out before it left.")

        return check

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
    async with desk.database.write() as transaction:
        now = desk.clock.now()
        lease = await desk.leases.take(transaction, name, holder[-80:], now, now + timedelta(seconds=seconds))
    if lease is None:
        yield None
        return
    tenure = Tenure(desk, lease, seconds)
    try:
        await check_clock(desk)
    except ClockError as error:
        await tenure.release()
        raise LeaseLostError(str(error)) from error
    keeper = asyncio.create_task(tenure.keep())
    try:
        yield tenure
        await tenure.release()
    finally:
        keeper.cancel()
        with suppress(asyncio.CancelledError):
            await keeper
