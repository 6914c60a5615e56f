"""Opens the database and its transactions; a write takes its lock at the start, so that two never lose an update."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import Field
from sqlalchemy import URL, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.model.errors import ConfigurationError, StorageError
from bot.ports import Transaction
from bot.settings import Section
from bot.storage.engine import Engine
from bot.storage.postgres import open_postgres
from bot.storage.sqlite import open_sqlite

PATIENCE_SECONDS = 5.0


class Settings(Section):
    """Which database: a SQLAlchemy address, or `attache.db` in the home folder."""

    address: str | None = Field(default=None, alias="DATABASE_URL")
    home: Path = Field(default=Path("var"), alias="ATTACHE_HOME")


@dataclass(frozen=True, slots=True)
class SqlTransaction:
    """A transaction as the stores of this folder see it."""

    connection: AsyncConnection


def connection_of(transaction: Transaction) -> AsyncConnection:
    """Give the connection a transaction runs on; the queue asks for the same attribute."""
    connection: AsyncConnection = transaction.connection  # type: ignore[attr-defined]
    return connection


class SqlDatabase:
    """An open database; writers of this process take turns, so that a waiting one never times out behind another."""

    def __init__(self, opened: Engine) -> None:
        self._opened = opened
        self.name = opened.name
        self._writing = asyncio.Lock()
        self._begun = 0
        self._idle = asyncio.Event()
        self._idle.set()

    @property
    def engine(self) -> AsyncEngine:
        """The engine, for migrations and backups."""
        return self._opened.engine

    @property
    def server(self) -> str | None:
        """The address of the server with its password, for the queue; None for a file."""
        return self._opened.server

    @asynccontextmanager
    async def write(self, *, durable: bool = False) -> AsyncIterator[SqlTransaction]:
        """Begin with the write lock; commit at the end, roll back on any error."""
        options = self._opened.durable if durable else self._opened.write
        async with self._writing, self._begin(options) as transaction:
            if self._opened.lock is not None:
                await transaction.connection.execute(self._opened.lock)
            yield transaction

    @asynccontextmanager
    async def read(self) -> AsyncIterator[SqlTransaction]:
        """Begin a transaction that sees one state throughout."""
        async with self._begin(self._opened.read) as transaction:
            yield transaction

    @asynccontextmanager
    async def _begin(self, options: Mapping[str, Any]) -> AsyncIterator[SqlTransaction]:
        self._begun += 1
        self._idle.clear()
        try:
            async with self.engine.connect() as connection:
                await connection.execution_options(**options)
                async with connection.begin():
                    yield SqlTransaction(connection)
        except DBAPIError as error:
            raise self._opened.explain(error, self.name) from error
        except PoolTimeoutError as error:
            raise StorageError(
                f"Every connection to the database {self.name} is in use; try again in a moment.", code="busy"
            ) from error
        finally:
            self._begun -= 1
            if not self._begun:
                self._idle.set()

    async def read_clock(self) -> datetime | None:
        """Give the server's time; a file has none."""
        if self.server is None:
            return None
        async with self.read() as transaction:
            told: datetime = (await transaction.connection.execute(text("SELECT clock_timestamp()"))).scalar_one()
        return told

    async def back_up(self, target: Path) -> None:
        """Copy it to a file while it is in use; raises StorageError `backup`."""
        await asyncio.to_thread(self._opened.copy, target)

    async def close(self) -> None:
        """Let transactions that have begun end, then close every connection; one returned later would stay open."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE_SECONDS):
                await self._idle.wait()
        await self.engine.dispose()


def open_engine(settings: Settings) -> Engine:
    """Give the engine for the settings; raises ConfigurationError or StorageError."""
    address = settings.address or f"sqlite+aiosqlite:///{settings.home / 'attache.db'}"
    try:
        url = make_url(complete_address(address))
    except (ArgumentError, ValueError):
        raise ConfigurationError(
            "DATABASE_URL is no database address; write it like sqlite+aiosqlite:///./var/attache.db or"
            " postgresql+psycopg://user:password@host/attache."
        ) from None
    opener = _OPENERS.get(url.get_backend_name())
    if opener is None:
        raise ConfigurationError(
            f"DATABASE_URL names {url.get_backend_name()}; only sqlite and postgresql are served here."
        )
    return opener(url)


def complete_address(address: str) -> str:
    """Give an address as SQLAlchemy takes it, from the shorter forms that people write: sqlite:FILE, postgres://…."""
    return re.sub(r"\Asqlite:(?!//)", "sqlite:///", re.sub(r"\Apostgres://", "postgresql://", address))


_OPENERS: dict[str, Callable[[URL], Engine]] = {"sqlite": open_sqlite, "postgresql": open_postgres}
