"""A database that cannot be written for a while: its disk is full, or another process holds its lock."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bot.model.errors import StorageError
from bot.ports import Transaction


class FailingDatabase:
    """Refuses so many writing transactions, at their beginning, and goes on as the one behind it."""

    def __init__(self, inner: Any, writes: int) -> None:
        self.read, self.read_clock = inner.read, inner.read_clock
        self.left = writes
        self._inner = inner

    @asynccontextmanager
    async def write(self, *, durable: bool = False) -> AsyncIterator[Transaction]:
        if self.left:
            self.left -= 1
            raise StorageError("The database is full.", code="full")
        async with self._inner.write(durable=durable) as transaction:
            yield transaction
