"""Copies every table of one database into another; the target's transaction makes it all or nothing."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Table, delete, func, insert, make_url, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.errors import StorageError
from bot.ports import Progress, Transaction
from bot.storage.database import complete_address, connection_of
from bot.storage.tables import metadata

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Moved:
    """How many rows of a table were moved."""

    table: str
    rows: int


def check_source(address: str) -> None:
    """Raise StorageError `missing` for a file that is not there: opening would make an empty one."""
    url = make_url(complete_address(address))
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        raise StorageError(f"There is no database file {url.database}; name the one to move.", code="missing")


async def list_filled(transaction: Transaction) -> tuple[str, ...]:
    """Give the tables that hold anything."""
    connection = connection_of(transaction)
    return tuple([table.name for table in metadata.sorted_tables if await _count(connection, table)])


async def clear_tables(transaction: Transaction) -> None:
    """Empty every table."""
    for table in reversed(metadata.sorted_tables):
        await connection_of(transaction).execute(delete(table))


async def copy_tables(giving: Transaction, taking: Transaction, progress: Progress) -> tuple[Moved, ...]:
    """Copy all rows into empty tables; raises StorageError `moved` when a count differs at the end."""
    source, target = connection_of(giving), connection_of(taking)
    moved = []
    for table in metadata.sorted_tables:
        expected = await _count(source, table)
        copied = 0
        rows = await source.stream(select(table).order_by(*table.primary_key.columns))
        async for batch in rows.mappings().partitions(_BATCH):
            await target.execute(insert(table), [dict(row) for row in batch])
            copied += len(batch)
            await progress.tell(f"{table.name}: {copied:,} of {expected:,} rows")
        if await _count(target, table) != expected:
            raise StorageError(f"Of {expected} rows of {table.name} not all arrived; nothing was moved.", code="moved")
        await _go_on_counting(target, table)
        moved.append(Moved(table.name, expected))
    return tuple(moved)


async def _count(connection: AsyncConnection, table: Table) -> int:
    return int((await connection.execute(select(func.count()).select_from(table))).scalar_one())


async def _go_on_counting(connection: AsyncConnection, table: Table) -> None:
    """Let the next row get the next number, where numbers come from a sequence."""
    column = table.autoincrement_column
    if column is None or connection.dialect.name != "postgresql":
        return
    newest = (await connection.execute(select(func.max(column)))).scalar_one()
    if newest is not None:
        values = {"table": table.name, "column": column.name, "newest": newest}
        await connection.execute(text("SELECT setval(pg_get_serial_sequence(:table, :column), :newest)"), values)
