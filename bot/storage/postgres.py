"""How Postgres is opened and shared: one write lock for all hosts, and a sentence for each of its errors."""

import functools
from pathlib import Path
from typing import Any

from sqlalchemy import URL, event, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.ext.asyncio import create_async_engine

from bot.model.errors import StorageError
from bot.storage.engine import Engine

LOCK_SECONDS = 12
"""How long a writer waits for its turn; longer than a host that stopped answering may hold it."""
IDLE_SECONDS = 8
"""After that long without a word the server ends a writing transaction, so that a frozen host stops no other."""
CONNECT_SECONDS = 10
_WRITE_LOCK = 0x4174746163686521
"""The key of the advisory lock that every writer takes first; any number would do, as long as all use this one."""
_LOCK = text(
    f"SELECT set_config('lock_timeout', '{LOCK_SECONDS}s', true),"
    f" set_config('idle_in_transaction_session_timeout', '{IDLE_SECONDS}s', true),"
    f" pg_advisory_xact_lock({_WRITE_LOCK})"
)

_AWAY = ("away", "The database {name} does not answer; start it, or correct the address in DATABASE_URL.")
_REFUSED = ("refused", "The database {name} refuses this user or password; correct DATABASE_URL.")
_MISSING = ("missing", "There is no database {name}; make it with createdb, or correct DATABASE_URL.")
_BUSY = ("busy", "The database {name} is busy with another process; try again in a moment.")
_FULL = ("full", "The disk of the database {name} is full; free some space. Nothing stored was lost.")
_READ_ONLY = ("read_only", "The database {name} is read-only; name the primary server in DATABASE_URL.")
_NOT_ALLOWED = ("not_allowed", "The database {name} does not let this user do that; make it the owner of its tables.")
_CROWDED = ("crowded", "The database {name} takes no more connections; raise its max_connections or run fewer.")
_DAMAGED = ("damaged", "The database {name} is damaged; put a backup in its place.")

_BY_STATE = {
    "28P01": _REFUSED,
    "28000": _REFUSED,
    "3D000": _MISSING,
    "55P03": _BUSY,
    "40001": _BUSY,
    "40P01": _BUSY,
    "25P03": _BUSY,
    "53100": _FULL,
    "25006": _READ_ONLY,
    "42501": _NOT_ALLOWED,
    "53300": _CROWDED,
    "XX001": _DAMAGED,
    "XX002": _DAMAGED,
}
"""SQLSTATE → code and sentence."""
_BY_WORDS = (
    ("password authentication failed", _REFUSED),
    ("no password supplied", _REFUSED),
    ("no pg_hba.conf entry", _REFUSED),
    ("role ", _REFUSED),
    ("too many clients", _CROWDED),
    ("remaining connection slots", _CROWDED),
    ("does not exist", _MISSING),
)
"""While a connection is being made the driver gives no SQLSTATE, only the server's words."""
_STANDBY = "during recovery"
"""What a standby server says in an error whose SQLSTATE stands for many things."""


def open_postgres(url: URL) -> Engine:
    """Give the engine for a server's database; nothing is connected yet."""
    engine = create_async_engine(
        url.set(drivername="postgresql+psycopg"),
        hide_parameters=True,
        pool_pre_ping=True,
        pool_size=10,
        max_overflow=10,
        connect_args={"connect_timeout": CONNECT_SECONDS, "application_name": "attache"},
    )
    event.listen(engine.sync_engine, "connect", _drop_nul)
    write = {"isolation_level": "READ COMMITTED", "postgresql_readonly": False}
    name = f"{url.database or url.username or ''} on {url.host or url.query.get('host') or 'this machine'}"
    return Engine(
        engine,
        name,
        read={"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
        write=write,
        durable=write,
        explain=explain,
        copy=functools.partial(_refuse_copy, name),
        server=url.set(drivername="postgresql").render_as_string(hide_password=False),
        lock=_LOCK,
    )


def explain(error: DBAPIError, name: str) -> StorageError:
    """Turn a driver's error into one sentence that names the database and the way out."""
    state, words = getattr(error.orig, "sqlstate", None) or "", str(error.orig).lower()
    found = _READ_ONLY if _STANDBY in words else _BY_STATE.get(state)
    if found is None and isinstance(error, OperationalError) and not state:
        found = next((each for part, each in _BY_WORDS if part in words), _AWAY)
    if found is None and (error.connection_invalidated or state[:2] in {"08", "57"}):
        found = _AWAY
    if found is None:
        return StorageError(f"The database {name} failed: {' '.join(str(error.orig).split())}.")
    return StorageError(found[1].format(name=name), code=found[0])


def _refuse_copy(name: str, target: Path) -> None:
    raise StorageError(
        f"The database {name} is copied by Postgres's own pg_dump: pg_dump --format=custom --file={target} with the"
        " address of DATABASE_URL; pg_restore puts it back.",
        code="backup",
    )


def _drop_nul(connection: Any, _record: object) -> None:
    """Text holds no NUL on Postgres: what strangers wrote is stored without it, where SQLite keeps it."""
    from psycopg.types.string import StrDumper, StrDumperUnknown

    adapters = connection.driver_connection.adapters
    for known in (StrDumperUnknown, StrDumper):
        adapters.register_dumper(str, type(known.__name__, (_WithoutNul, known), {}))


class _WithoutNul:
    """Comes before a dumper of text and takes the NUL away."""

    def dump(self, words: str) -> Any:
        return super().dump(words.replace("\0", ""))  # type: ignore[misc]
