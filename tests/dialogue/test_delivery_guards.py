"""What keeps a message from being posted twice, too late, or too fast: each guard where it alone is in the way."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.model.delivery import Delivery, DeliveryId
from bot.model.errors import PostError, UsageError
from bot.model.message import Channel, MessageId, Part
from bot.ports import Transaction
from bot.service.ledger import act_on_delivery
from bot.service.pace import Gate
from bot.service.sending import Sender, SendingTerms
from tests.dialogue.test_delivery_promises import TimedPlatform, WatchedDatabase, plan_and_write
from tests.fakes.clock import HandClock
from tests.fakes.platform import FakePlatform
from tests.newsroom import EIGHT, Newsroom, channel

TEAM = channel("C1")


class HastyPlatform(FakePlatform):
    """Asks no fence before it sends; notes how many posts are under way at once, and may hold them."""

    def __init__(self) -> None:
        super().__init__()
        self.tried: list[Channel] = []
        self.most, self._now = 0, 0
        self.open, self.both = asyncio.Event(), asyncio.Event()
        self.open.set()

    async def post(self, channel: Channel, part: Part, key: str, thread: MessageId | None = None) -> MessageId:
        self.tried.append(channel)
        self._now += 1
        self.most = max(self.most, self._now)
        try:
            await self.open.wait()
            return await super().post(channel, part, key, thread)
        finally:
            self._now -= 1
            if len(self.messages) == 2:
                self.both.set()


def send_with(room: Newsroom, platform: FakePlatform, after_mark: Callable[[Sender], None], **terms: Any) -> Sender:
    """A sender to which something happens once the mark that a part is being sent is on the disk."""

    def happen(durable: bool) -> None:
        if durable:
            after_mark(sender)

    desk = replace(room.desk, database=WatchedDatabase(room.desk.database, happen))
    sender = Sender(desk, platform, SendingTerms(**terms))
    return sender


def hold(gate: Gate, room: Newsroom, seconds: float) -> None:
    gate.hold(room.clock.now() + timedelta(seconds=seconds))


async def test_nothing_is_posted_when_the_lease_ends_while_a_marked_part_waits_for_its_turn(room: Newsroom) -> None:
    """Another post of the workspace was told to wait meanwhile; it outlasts the lease, not the mark."""
    await plan_and_write(room)
    platform = HastyPlatform()

    def wait(sender: Sender) -> None:
        hold(sender._pace.of_workspace(TEAM), room, 1.5)

    await send_with(room, platform, wait, lease_seconds=1.0).run_until_idle()
    assert platform.tried == []


class StuckClock(HandClock):
    """Whoever sleeps does not wake up."""

    async def sleep(self, seconds: float) -> None:
        await asyncio.Event().wait()


async def test_work_that_outlives_the_lease_is_ended_wherever_it_is(room: Newsroom) -> None:
    await room.follow("C2")
    await plan_and_write(room)
    stuck = StuckClock(EIGHT)

    def let_time_pass(_: Sender) -> None:
        stuck.moment += timedelta(seconds=10)

    platform = HastyPlatform()
    sender = send_with(replace_clock(room, stuck), platform, let_time_pass)
    sender._pace.of_channel(TEAM).hold(EIGHT + timedelta(seconds=1))
    async with asyncio.timeout(20):
        await sender.run_until_idle()
    assert platform.tried == []


def replace_clock(room: Newsroom, clock: HandClock) -> Newsroom:
    return Newsroom(replace(room.desk, clock=clock), room.stores)


@pytest.mark.parametrize("which", ["workspace", "whole"])
async def test_a_marked_part_whose_turn_comes_too_late_is_put_back_and_posted_later(room: Newsroom, which: str) -> None:
    """A lookup reckons with the time within which a marked part is handed over: later it must not be."""
    await plan_and_write(room)
    platform = HastyPlatform()

    def wait(sender: Sender) -> None:
        if room.clock.now() == EIGHT:
            hold(sender._pace.whole if which == "whole" else sender._pace.of_workspace(TEAM), room, 3)

    sender = send_with(room, platform, wait)
    async with asyncio.timeout(20):
        await send_once(sender)
    [delivery] = await room.deliveries()
    assert (platform.tried, delivery.state, delivery.parts[0].attempts) == ([], "pending", 0)
    room.clock.moment = EIGHT + timedelta(seconds=4)
    await sender.run_until_idle()
    assert platform.tried == [TEAM]


async def send_once(sender: Sender) -> None:
    """One round: what is put back at once is not begun again."""
    async with sender._on_duty() as tenure:
        assert tenure is not None
        await sender._start_due(tenure)
        await asyncio.gather(*sender._busy.values())


class CountingDeliveries:
    """The store of deliveries; tells when it was asked for what is due some times."""

    def __init__(self, inner: Any, times: int) -> None:
        self._inner, self._left = inner, times
        self.asked = asyncio.Event()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    async def list_due(self, *given: Any) -> Any:
        self._left -= 1
        if self._left <= 0:
            self.asked.set()
        return await self._inner.list_due(*given)


async def test_a_channel_gets_one_delivery_at_a_time(room: Newsroom) -> None:
    """The second waits for the end of the first, however often the sender looks for what is due."""
    await room.follow("C1", topic="india-us")
    await plan_and_write(room)
    platform, counted = HastyPlatform(), CountingDeliveries(room.desk.deliveries, 25)
    platform.open.clear()
    desk = replace(room.desk, deliveries=counted)
    sending = asyncio.create_task(Sender(desk, platform, SendingTerms(idle_seconds=0, busy_seconds=0)).run())
    async with asyncio.timeout(20):
        await counted.asked.wait()
        platform.open.set()
        await platform.both.wait()
    sending.cancel()
    await asyncio.gather(sending, return_exceptions=True)
    assert (len(platform.messages), platform.most) == (2, 1)


async def test_channels_of_a_workspace_share_its_pace(room: Newsroom) -> None:
    for name in ("C2", "C3"):
        await room.follow(name)
    await plan_and_write(room)
    platform = TimedPlatform(room, posts_per_second_per_workspace=1)
    sender = Sender(room.desk, platform)
    for _ in range(4):
        await sender.run_until_idle()
        room.clock.moment += timedelta(seconds=2)
    first, second, third = platform.times
    assert min(second - first, third - second) >= timedelta(seconds=1)


class OvertakenDeliveries:
    """The store of deliveries; between a reading and what is made of it, somebody else keeps a change."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    async def get(self, transaction: Transaction, delivery: DeliveryId) -> Delivery:
        read: Delivery = await self._inner.get(transaction, delivery)
        await self._inner.keep(transaction, replace(read, reason="another"))
        return read


async def test_what_an_operator_asks_of_a_delivery_that_changed_meanwhile_is_not_done(room: Newsroom) -> None:
    await plan_and_write(room)
    room.platform.faults = [PostError("The payload was refused.", code="refused")]
    await room.tick()
    [failed] = await room.deliveries()
    overtaken = replace(room.desk, deliveries=OvertakenDeliveries(room.desk.deliveries))
    with pytest.raises(UsageError, match="changed meanwhile; look at it and try again"):
        await act_on_delivery(overtaken, failed.id, "retry")
    [kept] = await room.deliveries()
    assert kept.state == "failed"
