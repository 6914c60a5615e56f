"""What the two databases differ in: how a transaction begins, and what their errors mean."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import TextClause
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.model.errors import StorageError


@dataclass(frozen=True, slots=True)
class Engine:
    """An opened engine: the name to call the database by, and how its transactions begin."""

    engine: AsyncEngine
    name: str
    """A file, or host and database; never a password."""
    read: Mapping[str, Any]
    """Execution options of a transaction that only reads."""
    write: Mapping[str, Any]
    """Execution options of a transaction that writes."""
    durable: Mapping[str, Any]
    """Execution options of a transaction that writes what must outlive a power failure."""
    explain: Callable[[DBAPIError, str], StorageError]
    copy: Callable[[Path], None]
    """Copies the database to a file while it is in use; blocks, and raises StorageError `backup`."""
    server: str | None = field(default=None, repr=False)
    """The address of the server with its password, for others that connect to it; None for a file."""
    lock: TextClause | None = None
    """What takes the write lock, where beginning does not."""
