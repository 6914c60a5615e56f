"""What every database owes to those who are cancelled, and to those who come after them."""

import asyncio
from datetime import timedelta

from sqlalchemy import text

from bot.storage.database import connection_of
from tests.contract.databases import Stores
from tests.factories import NOW

MOST_TURNS = 30
"""Turns of the event loop that four writers take, and some."""


async def test_writers_that_are_cancelled_at_any_moment_keep_nobody_waiting(stores: Stores) -> None:
    async def write(name: str) -> None:
        async with stores.database.write() as transaction:
            await stores.leases.take(transaction, name, "me", NOW, NOW + timedelta(seconds=1))

    for turns in range(MOST_TURNS):
        writers = [asyncio.create_task(write(f"{turns}.{each}")) for each in range(4)]
        for _ in range(turns):
            await asyncio.sleep(0)
        for writer in writers:
            writer.cancel()
        await asyncio.gather(*writers, return_exceptions=True)
        async with asyncio.timeout(20):
            await write(f"{turns}.after")
        async with stores.database.write() as transaction:
            assert not await stores.leases.take(transaction, f"{turns}.after", "another", NOW, NOW)


async def test_what_must_outlive_a_power_failure_is_waited_for_and_nothing_else(stores: Stores) -> None:
    server = await stores.database.read_clock() is not None
    asked = text("SHOW synchronous_commit" if server else "PRAGMA synchronous")
    found = []
    for durable in (True, False, True):
        async with stores.database.write(durable=durable) as transaction:
            found.append((await connection_of(transaction).execute(asked)).scalar_one())
    assert found == ([found[0]] * 3 if server else [2, 1, 2])
