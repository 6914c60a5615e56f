"""Holds the place of the one running process; a second is refused by name and pid."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from bot.model.errors import StorageError


@contextmanager
def hold(folder: Path) -> Iterator[None]:
    """Hold the lock of a home folder; raises StorageError `running` that names who holds it."""
    path = folder / "attache.lock"
    holder = folder / "attache.pid"
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        who = holder.read_text(encoding="utf-8") if holder.is_file() else "another process"
        raise StorageError(
            f"Attaché runs already in {folder} as {who}; stop it first, or set another ATTACHE_HOME.", code="running"
        ) from None
    try:
        holder.write_text(f"attache run, pid {os.getpid()} on {socket.gethostname()}", encoding="utf-8")
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()
