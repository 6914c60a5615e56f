"""Brings procrastinate's tables, and what we keep beside them, to the version that is installed."""

from pathlib import Path
from typing import Any

from procrastinate.schema import SchemaManager
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.ports import Database

_OURS = """
CREATE TABLE queue_version (script text NOT NULL);
CREATE TABLE job_reasons (
    job_id bigint PRIMARY KEY REFERENCES procrastinate_jobs (id) ON DELETE CASCADE,
    reason text NOT NULL
);
CREATE INDEX jobs_waiting ON procrastinate_jobs USING hash (args) WHERE status = 'todo';
"""
"""The last script of procrastinate's that was applied; why a job failed; and what finds an equal job quickly."""


async def prepare(database: Database) -> None:
    """Make the tables, or bring them to the version that is installed; raises StorageError."""
    scripts = _list_scripts()
    async with database.read() as transaction:
        if await _find_version(_connection(transaction)) == scripts[-1].name:
            return
    async with database.write() as transaction:
        connection = _connection(transaction)
        applied = await _find_version(connection)
        if applied is None:
            await _run(connection, SchemaManager.get_schema())
            await _run(connection, _OURS)
        else:
            for script in scripts:
                if script.name > applied:
                    await _run(connection, script.read_text(encoding="utf-8"))
            await connection.execute(text("DELETE FROM queue_version"))
        await connection.execute(text("INSERT INTO queue_version VALUES (:script)"), {"script": scripts[-1].name})


def _list_scripts() -> list[Path]:
    return sorted(Path(SchemaManager.get_migrations_path()).glob("*.sql"), key=lambda each: each.name)


async def _find_version(connection: AsyncConnection) -> str | None:
    if (await connection.execute(text("SELECT to_regclass('queue_version')"))).scalar_one() is None:
        return None
    return str((await connection.execute(text("SELECT max(script) FROM queue_version"))).scalar_one())


async def _run(connection: AsyncConnection, script: str) -> None:
    """Run several statements at once, which only the driver itself takes."""
    driver: Any = (await connection.get_raw_connection()).driver_connection
    await driver.execute(script)


def _connection(transaction: Any) -> AsyncConnection:
    connection: AsyncConnection = transaction.connection
    return connection
