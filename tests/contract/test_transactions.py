"""What every database owes to those who are cancelled, and to those who come after them."""

import asyncio
import random
from datetime import timedelta

from tests.contract.databases import Stores
from tests.factories import NOW


async def test_writers_that_are_cancelled_at_any_moment_keep_nobody_waiting(stores: Stores) -> None:
    chance = random.Random(7)  # noqa: S311

    async def write(name: str) -> None:
        async with stores.database.write() as transaction:
            await stores.leases.take(transaction, name, "me", NOW, NOW + timedelta(seconds=1))

    for turn in range(40):
        writers = [asyncio.create_task(write(f"{turn}.{each}")) for each in range(4)]
        await asyncio.sleep(chance.random() * 0.02)
        for writer in writers:
            writer.cancel()
        await asyncio.gather(*writers, return_exceptions=True)
        async with asyncio.timeout(5):
            await write(f"{turn}.after")
