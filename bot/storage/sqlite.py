"""How SQLite is opened and shared: WAL, explicit BEGIN, and a sentence for each of its errors."""

import asyncio
import functools
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import aiosqlite
from sqlalchemy import URL, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.model.errors import StorageError
from bot.storage.engine import Engine

BUSY_MILLISECONDS = 10_000
_USUAL = "NORMAL"
_LEAST_FREE = 1_000_000
"""Bytes a disk must have free for the journal; with less, SQLite fails with an I/O error that does not say so."""

_REASONS = (
    ("readonly", "read_only", "The database {name} is read-only; make the file and its folder writable."),
    ("disk is full", "full", "The disk of the database {name} is full; free some space. Nothing stored was lost."),
    ("locked", "busy", "The database {name} is busy with another process; try again in a moment."),
    ("not a database", "not_a_database", "The file {name} is not a database; move it away or set DATABASE_URL."),
    ("malformed", "damaged", "The database {name} is damaged; put a backup in its place."),
    ("unable to open", "missing_folder", "The database {name} cannot be opened; check its folder and permissions."),
)


def open_sqlite(url: URL) -> Engine:
    """Give the engine for a file, whose folder is made; raises StorageError `missing_folder`."""
    file = url.database or ":memory:"
    if file != ":memory:" and not file.startswith("file:"):
        _make_folder(Path(file).parent)
    engine = create_async_engine(
        url.set(drivername="sqlite+aiosqlite"),
        hide_parameters=True,
        connect_args={"timeout": BUSY_MILLISECONDS / 1000, "async_creator_fn": _connect},
    )
    _begin_by_hand(engine)
    return Engine(
        engine,
        file,
        read={"attache_begin": "BEGIN"},
        write={"attache_begin": "BEGIN IMMEDIATE"},
        durable={"attache_begin": "BEGIN IMMEDIATE", "attache_synchronous": "FULL"},
        explain=explain,
        copy=functools.partial(_copy, file),
    )


def explain(error: DBAPIError, name: str) -> StorageError:
    """Turn a driver's error into one sentence that names the database and the way out."""
    words = _say_what_disk(str(error.orig).lower(), Path(name).parent)
    found = next((each for each in _REASONS if each[0] in words), None)
    if found is None:
        return StorageError(f"The database {name} failed: {error.orig}.")
    return StorageError(found[2].format(name=name), code=found[1])


def _say_what_disk(words: str, folder: Path) -> str:
    """SQLite cannot open its journal on a full or read-only disk, and says only that; this says which it was."""
    if "disk i/o" in words and folder.is_dir() and shutil.disk_usage(folder).free < _LEAST_FREE:
        return "disk is full"
    if "unable to open" in words and folder.is_dir() and not os.access(folder, os.W_OK):
        return "readonly"
    return words


def _copy(source: str, target: Path) -> None:
    if target.exists():
        raise StorageError(f"{target} is there already; give the copy a name of its own.", code="backup")
    try:
        with closing(sqlite3.connect(source)) as found, closing(sqlite3.connect(target)) as copy:
            found.backup(copy)
    except sqlite3.Error as error:
        target.unlink(missing_ok=True)
        raise StorageError(
            f"The copy {target} cannot be written: {error}; choose a folder that is there and has room.", code="backup"
        ) from None


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"The folder {folder} cannot be made ({error.strerror}); set ATTACHE_HOME to one that can.",
            code="missing_folder",
        ) from None


class _SteadyConnection(aiosqlite.Connection):
    """Is not interrupted: a cancelling reaches its task after the statement, at the first wait for something else.

    A statement runs in a thread and cannot be called back. One that took the write lock after its caller had gone would
    keep it for as long as the process lives.
    """

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if not self._running or self._connection is None:
            raise ValueError("Connection closed")
        done: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._tx.put_nowait((done, functools.partial(fn, *args, **kwargs)))
        interrupted = False
        while not done.done():
            try:
                await asyncio.shield(done)
            except asyncio.CancelledError:
                interrupted = True
            except Exception:  # noqa: S110  raised below, after the cancelling is passed on
                pass
        task = asyncio.current_task()
        if interrupted and task is not None:
            task.uncancel()
            task.cancel()
        return done.result()

    async def close(self) -> None:
        """Take back what is open before closing: SQLite keeps a closed connection's locks while a cursor lives."""
        with suppress(ValueError):
            await self.rollback()
        await super().close()

    def __del__(self) -> None:
        """Close what was given up half-way: SQLAlchemy drops a connection whose preparation was cancelled."""
        if self._connection is not None:
            self.stop()


def _connect(*arguments: Any, **options: Any) -> aiosqlite.Connection:
    connection = _SteadyConnection(lambda: sqlite3.connect(*arguments, **options), iter_chunk_size=64)
    connection._thread.daemon = True  # as SQLAlchemy does with the connections it makes itself
    return connection


def _begin_by_hand(engine: AsyncEngine) -> None:
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", _begin_as_asked)


def _prepare(connection: Any, _record: object) -> None:
    """Set up a new connection; the driver's own implicit BEGIN is off, ours is explicit."""
    connection.isolation_level = None
    cursor = connection.cursor()
    try:
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute(f"PRAGMA synchronous = {_USUAL}")
        cursor.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        # A new file is locked while another process sets the same mode, for which SQLite does not wait; it keeps that.
        if "readonly" not in str(error) and "locked" not in str(error):
            raise
    finally:
        cursor.close()


def _begin_as_asked(connection: Any) -> None:
    """NORMAL waits for no disk: a power failure takes the last seconds back, whole transactions at a time and in order.
    FULL waits, some milliseconds, for this transaction and all before it."""
    options = connection.get_execution_options()
    wanted = options.get("attache_synchronous", _USUAL)
    if connection.info.get("synchronous", _USUAL) != wanted:
        connection.exec_driver_sql(f"PRAGMA synchronous = {wanted}")
        connection.info["synchronous"] = wanted
    connection.exec_driver_sql(options.get("attache_begin", "BEGIN"))
