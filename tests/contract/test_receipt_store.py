"""What a store of receipts owes: each name is taken once, by whichever process comes first, and forgotten in time."""

import asyncio
from datetime import timedelta

import pytest

from bot.model.conversation import MemberId, ThreadId, Turn, WorkspaceId
from bot.model.errors import NotFoundError
from tests.contract.databases import Stores
from tests.factories import NOW

TURN = Turn(ThreadId("none"), MemberId("m"), NOW, "When?", "When?", "")


async def test_a_name_is_taken_once_on_each_platform(stores: Stores) -> None:
    async with stores.database.write() as transaction:
        assert await stores.receipts.take(transaction, "slack", "Ev1", NOW)
        assert not await stores.receipts.take(transaction, "slack", "Ev1", NOW + timedelta(hours=1))
        assert await stores.receipts.take(transaction, "discord", "Ev1", NOW)
        assert await stores.receipts.take(transaction, "slack", "Ev2", NOW)


async def test_what_was_given_back_is_taken_again(stores: Stores) -> None:
    async with stores.database.write() as transaction:
        await stores.receipts.take(transaction, "slack", "Ev1", NOW)
        await stores.receipts.give_back(transaction, "discord", "Ev1")
        assert not await stores.receipts.take(transaction, "slack", "Ev1", NOW)
        await stores.receipts.give_back(transaction, "slack", "Ev1")
        await stores.receipts.give_back(transaction, "slack", "Ev1")
        assert await stores.receipts.take(transaction, "slack", "Ev1", NOW)


async def test_of_many_who_take_one_at_the_same_time_one_gets_it(stores: Stores) -> None:
    async def take() -> bool:
        async with stores.database.write() as transaction:
            return await stores.receipts.take(transaction, "slack", "Ev1", NOW)

    assert sum(await asyncio.gather(*(take() for _ in range(12)))) == 1


async def test_what_is_not_committed_was_not_taken(stores: Stores) -> None:
    with pytest.raises(NotFoundError):
        async with stores.database.write() as transaction:
            await stores.receipts.take(transaction, "slack", "Ev1", NOW)
            await stores.conversations.add_turn(transaction, WorkspaceId("w"), TURN)
    async with stores.database.write() as transaction:
        assert await stores.receipts.take(transaction, "slack", "Ev1", NOW)


async def test_old_ones_are_forgotten_on_that_platform_alone(stores: Stores) -> None:
    async with stores.database.write() as transaction:
        for platform, name, days in (("slack", "old", 3), ("slack", "new", 0), ("discord", "old", 3)):
            await stores.receipts.take(transaction, platform, name, NOW - timedelta(days=days))
        assert await stores.receipts.forget(transaction, "slack", NOW - timedelta(days=2)) == 1
        assert await stores.receipts.take(transaction, "slack", "old", NOW)
        assert not await stores.receipts.take(transaction, "slack", "new", NOW)
        assert not await stores.receipts.take(transaction, "discord", "old", NOW)
