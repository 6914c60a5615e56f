"""What every subscription store owes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.conversation import WorkspaceId
from bot.model.errors import NotFoundError
from bot.model.message import Channel
from bot.model.subscription import DueSlot, Slot
from tests.contract.databases import Stores
from tests.factories import NOW, make_subscription

B = WorkspaceId("team-b")


async def test_a_channel_follows_a_topic_once(stores: Stores) -> None:
    first = make_subscription()
    changed = replace(first, depth="deep", quiet=("sat", "sun"), only_if_news=True)
    async with stores.database.write() as transaction:
        await stores.subscriptions.put(transaction, first)
        await stores.subscriptions.put(transaction, changed)
        assert await stores.subscriptions.list_of_channel(transaction, first.channel) == (changed,)
        assert await stores.subscriptions.find(transaction, first.channel, first.topic) == changed
        await stores.subscriptions.remove(transaction, first)
        assert await stores.subscriptions.find(transaction, first.channel, first.topic) is None


async def test_another_workspace_sees_nothing_of_it(stores: Stores) -> None:
    kept = make_subscription()
    elsewhere = Channel(kept.channel.platform, B, kept.channel.id)
    async with stores.database.write() as transaction:
        await stores.subscriptions.put(transaction, kept)
        assert await stores.subscriptions.get(transaction, kept.channel.workspace, kept.id) == kept
        with pytest.raises(NotFoundError):
            await stores.subscriptions.get(transaction, B, kept.id)
        assert await stores.subscriptions.find(transaction, elsewhere, kept.topic) is None
        assert await stores.subscriptions.list_of_channel(transaction, elsewhere) == ()
        assert await stores.subscriptions.list_of_workspace(transaction, B) == ()
        assert await stores.subscriptions.list_of_workspace(transaction, None) == (kept,)


async def test_due_are_the_active_ones_whose_slot_comes_before_a_moment_earliest_first(stores: Stores) -> None:
    def due(channel: str, hours: int) -> DueSlot:
        return DueSlot(Slot(f"slot-{channel}"), NOW + timedelta(hours=hours))

    later, sooner = make_subscription("C1", next=due("C1", 2)), make_subscription("C2", next=due("C2", 1))
    tomorrow = make_subscription("C3", next=due("C3", 24))
    paused = make_subscription("C4", state="paused", next=None)
    async with stores.database.write() as transaction:
        for each in (later, sooner, tomorrow, paused):
            await stores.subscriptions.put(transaction, each)
        until = NOW + timedelta(hours=3)
        assert await stores.subscriptions.list_due(transaction, until, 10) == (sooner, later)
        assert await stores.subscriptions.list_due(transaction, until, 1) == (sooner,)
