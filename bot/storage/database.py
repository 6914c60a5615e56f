"""Opens the database and its transactions; a write takes its lock at the start, so that two never lose an update."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import Field
from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.model.errors import AttacheError, ConfigurationError, StorageError
from bot.ports import Transaction
from bot.settings import Section

BUSY_MILLISECONDS = 10_000


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

    def __init__(self, engine: AsyncEngine, name: str) -> None:
        self._engine = engine
        self.name = name
        self._writing = asyncio.Lock()

    @property
    def engine(self) -> AsyncEngine:
        """The engine, for migrations and backups."""
        return self._engine

    @asynccontextmanager
    async def write(self) -> AsyncIterator[SqlTransaction]:
        """Begin with the write lock; commit at the end, roll back on any error."""
        async with self._writing, self._begin("BEGIN IMMEDIATE") as transaction:
            yield transaction

    @asynccontextmanager
    async def read(self) -> AsyncIterator[SqlTransaction]:
        """Begin a transaction that sees one state throughout."""
        async with self._begin("BEGIN") as transaction:
            yield transaction

    @asynccontextmanager
    async def _begin(self, statement: str) -> AsyncIterator[SqlTransaction]:
        try:
            async with self._engine.connect() as connection:
                await connection.execution_options(attache_begin=statement)
                async with connection.begin():
                    yield SqlTransaction(connection)
        except DBAPIError as error:
            raise explain(error, self.name) from error

    async def close(self) -> None:
        """Close every connection."""
        await self._engine.dispose()


def explain(error: DBAPIError, name: str) -> AttacheError:
    """Turn a driver's error into one sentence that names the database and the way out."""
    words = str(error.orig).lower()
    found = next((each for each in _REASONS if each[0] in words), None)
    if found is None:
        return StorageError(f"The database {name} failed: {error.orig}.")
    return StorageError(found[2].format(name=name), code=found[1])


_REASONS = (
    ("readonly", "read_only", "The database {name} is read-only; make the file and its folder writable."),
    ("disk is full", "full", "The disk of the database {name} is full; free some space. Nothing stored was lost."),
    ("locked", "busy", "The database {name} is busy with another process; try again in a moment."),
    ("not a database", "not_a_database", "The file {name} is not a database; move it away or set DATABASE_URL."),
    ("malformed", "damaged", "The database {name} is damaged; put a backup in its place."),
    ("unable to open", "missing_folder", "The database {name} cannot be opened; check its folder and permissions."),
)


def open_engine(settings: Settings) -> tuple[AsyncEngine, str]:
    """Give the engine for the settings, and the name to call it by; raises ConfigurationError or StorageError."""
    address = settings.address or f"sqlite+aiosqlite:///{settings.home / 'attache.db'}"
    try:
        url = make_url(address)
    except ArgumentError:
        raise ConfigurationError(
            "DATABASE_URL is no database address; write it like sqlite+aiosqlite:///./var/attache.db."
        ) from None
    if url.drivername == "sqlite":
        url = url.set(drivername="sqlite+aiosqlite")
    if url.get_backend_name() != "sqlite":
        raise ConfigurationError(f"DATABASE_URL names {url.get_backend_name()}; only sqlite is served here.")
    file = url.database or ":memory:"
    if file != ":memory:":
        _make_folder(Path(file).parent)
    engine = create_async_engine(url, connect_args={"timeout": BUSY_MILLISECONDS / 1000})
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", _begin_as_asked)
    return engine, file


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"The folder {folder} cannot be made ({error.strerror}); set ATTACHE_HOME to one that can.",
            code="missing_folder",
        ) from None


def _prepare(connection: Any, _record: object) -> None:
    """Set up a new connection; the driver's own implicit BEGIN is off, ours is explicit."""
    connection.isolation_level = None
    cursor = connection.cursor()
    try:
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.OperationalError as error:
        if "readonly" not in str(error):
            raise
    finally:
        cursor.close()


def _begin_as_asked(connection: Any) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("attache_begin", "BEGIN"))
