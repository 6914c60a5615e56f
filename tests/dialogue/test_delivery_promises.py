"""What docs/operations.md promises of each step between a slot and its message: one example a promise."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.model.delivery import DeliveredPart
from bot.model.errors import PostError
from bot.model.message import Channel, Limits, MessageId, Part
from bot.model.subscription import DueSlot, Slot
from bot.ports import Transaction
from bot.service import schedule
from bot.service.decisions import MOST_LOOKUPS
from bot.service.desk import Desk
from bot.service.editions import LEASE_SECONDS, write_edition
from bot.service.planning import plan_due
from bot.service.sending import Sender
from bot.service.tenure import LeaseLostError
from tests.fakes.databases import FailingDatabase
from tests.fakes.platform import FakePlatform
from tests.fakes.workers import InlineWorkers
from tests.newsroom import EIGHT, Newsroom, channel, open_before_eight, open_newsroom

HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
LIMITED = PostError("Too many.", code="limited", retry_after=30)


class TimedPlatform(FakePlatform):
    """Notes when each text came, and looks about before it takes one."""

    def __init__(self, room: Newsroom, look: Callable[[], Any] = lambda: None, **limits: Any) -> None:
        super().__init__()
        self.limits = Limits(2000, **limits)
        self.times: list[datetime] = []
        self._room, self._look = room, look

    async def post(self, channel: Channel, part: Part, key: str, thread: MessageId | None = None) -> MessageId:
        self._look()
        message = await super().post(channel, part, key, thread)
        self.times.append(self._room.clock.now())
        return message


class WatchedDatabase:
    """The newsroom's database; it notes which transactions waited for the disk, and tells when one is over."""

    def __init__(self, inner: Any, after: Callable[[bool], None] = lambda durable: None) -> None:
        self.read, self.read_clock = inner.read, inner.read_clock
        self.was_durable = False
        self._inner, self._after = inner, after

    @asynccontextmanager
    async def write(self, *, durable: bool = False) -> AsyncIterator[Transaction]:
        async with self._inner.write(durable=durable) as transaction:
            yield transaction
        self.was_durable = durable
        self._after(durable)


async def plan_and_write(room: Newsroom) -> None:
    """All that comes before the slot; what is posted at it is the test's."""
    room.clock.moment = EIGHT - timedelta(minutes=1)
    await room.tick()
    room.clock.moment = EIGHT


class Ticks:
    """Tells when the ticking begins, and never ticks."""

    def __init__(self, **_: Any) -> None:
        self.began = asyncio.Event()

    def add_job(self, *_: Any, **__: Any) -> None:
        return None

    def start(self) -> None:
        self.began.set()

    def shutdown(self, *, wait: bool) -> None:
        return None


@asynccontextmanager
async def scheduling(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    """A scheduler that has come to its first tick."""
    ticks = Ticks()
    monkeypatch.setattr(schedule, "AsyncIOScheduler", lambda **_: ticks)
    running, begun = asyncio.create_task(schedule.run_schedule(desk)), asyncio.create_task(ticks.began.wait())
    try:
        done, _ = await asyncio.wait((running, begun), return_when=asyncio.FIRST_COMPLETED)
        assert done == {begun}, running.exception()
        yield
    finally:
        for each in (running, begun):
            each.cancel()
        await asyncio.gather(running, begun, return_exceptions=True)


async def test_the_first_thing_a_scheduler_does_is_to_make_up_for_what_nobody_planned(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before its first tick."""
    await room.follow("C2", "daily 18:00")
    async with room.desk.database.write() as transaction:
        [kept] = await room.desk.subscriptions.list_of_channel(transaction, channel("C2"))
        an_older_table = DueSlot(Slot("2023-03-23T18:00"), EIGHT + 11 * HOUR)
        await room.desk.subscriptions.put(transaction, replace(kept, next=an_older_table))
    room.clock.moment = EIGHT + HOUR
    async with scheduling(room.desk, monkeypatch):
        planned = await room.deliveries()
    assert [(each.channel.id, each.slot) for each in planned] == [("C1", "2023-03-23T08:00")]
    async with room.desk.database.read() as transaction:
        [moved] = await room.desk.subscriptions.list_of_channel(transaction, channel("C2"))
    assert moved.next == DueSlot(Slot("2023-03-23T18:00"), EIGHT + 10 * HOUR)


async def test_a_scheduler_outlasts_a_database_that_cannot_be_written_for_a_while(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.clock.moment = EIGHT + HOUR
    full = FailingDatabase(room.desk.database, writes=3)
    async with scheduling(replace(room.desk, database=full), monkeypatch):
        assert [each.slot for each in await room.deliveries()] == ["2023-03-23T08:00"]
    assert full.left == 0


async def test_the_end_of_a_scheduler_in_the_midst_of_a_tick_is_told_as_no_failure(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    swept, ticking = asyncio.Event(), asyncio.Event()

    async def plan_for_ever(_desk: Desk) -> None:
        if swept.is_set():
            ticking.set()
            await asyncio.Event().wait()
        swept.set()

    monkeypatch.setattr(schedule, "plan_due", plan_for_ever)
    monkeypatch.setattr(schedule, "PLAN_SECONDS", 0.01)
    running = asyncio.create_task(schedule.run_schedule(room.desk))
    await ticking.wait()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    for _ in range(5):
        await asyncio.sleep(0)
    assert running.cancelled()
    assert not [each for each in caplog.records if each.exc_info]


async def test_the_mark_that_a_message_is_being_posted_is_on_the_disk_before_the_post(room: Newsroom) -> None:
    await plan_and_write(room)
    watched = WatchedDatabase(room.desk.database)
    on_disk: list[bool] = []
    platform = TimedPlatform(room, lambda: on_disk.append(watched.was_durable))
    await Sender(replace(room.desk, database=watched), platform).run_until_idle()
    assert (len(platform.messages), on_disk) == (1, [True])


async def test_nothing_leaves_once_the_clock_was_set_while_a_post_was_on_its_way(room: Newsroom) -> None:
    """The client asks right before the request leaves: by then its process may have slept."""
    await plan_and_write(room)
    once = iter([-20])
    platform = TimedPlatform(room, lambda: room.clock.set(next(once, 0)))
    await Sender(room.desk, platform).run_until_idle()
    assert platform.messages == {}


async def test_nothing_is_posted_once_the_clock_was_set_between_the_mark_and_the_post(room: Newsroom) -> None:
    """The lease ends at a moment of that clock: set back, it would seem to last when another has taken it."""
    await plan_and_write(room)

    def set_back(durable: bool) -> None:
        if durable:
            room.clock.set(-20)

    watched = WatchedDatabase(room.desk.database, set_back)
    await Sender(replace(room.desk, database=watched), room.platform).run_until_idle()
    assert room.shown("C1") == []
    for _ in range(30):
        await room.wait(seconds=6)
        if room.shown("C1"):
            break
    assert len(room.shown("C1")) == 1


class OvertakenWorkers(InlineWorkers):
    """Take so long that another process has the edition's lease when they are done."""

    def __init__(self, room: Newsroom, name: str) -> None:
        super().__init__()
        self._room, self._name = room, name

    async def run(self, function: Any, *given: Any, **options: Any) -> Any:
        done = await super().run(function, *given, **options)
        database, now = self._room.desk.database, self._room.clock.now() + timedelta(seconds=LEASE_SECONDS + 1)
        async with database.write() as transaction:
            await self._room.desk.leases.take(transaction, self._name, "another", now, now + timedelta(minutes=1))
        return done


async def test_who_was_overtaken_while_writing_an_edition_keeps_nothing_of_it(room: Newsroom) -> None:
    room.clock.moment = EIGHT - timedelta(minutes=4)
    await plan_due(room.desk)
    [delivery] = await room.deliveries()
    slow = replace(room.desk, workers=OvertakenWorkers(room, f"edition:{delivery.edition}"))
    with pytest.raises(LeaseLostError):
        await write_edition(slow, delivery.edition)
    async with room.desk.database.read() as transaction:
        assert (await room.desk.editions.get_planned(transaction, delivery.edition)).state == "planned"


async def follow_two_topics(room: Newsroom) -> None:
    await room.follow("C1", topic="india-us")
    await plan_and_write(room)


async def test_a_channel_gets_no_second_message_within_its_platforms_second(room: Newsroom) -> None:
    await follow_two_topics(room)
    platform = TimedPlatform(room, posts_per_second_per_channel=1)
    sender = Sender(room.desk, platform)
    for _ in range(2):
        await sender.run_until_idle()
    first, second = platform.times
    assert SECOND <= second - first < 2 * SECOND


async def test_a_channel_that_is_told_to_wait_gets_nothing_else_meanwhile(room: Newsroom) -> None:
    await room.follow("C2")
    await follow_two_topics(room)
    platform = TimedPlatform(room, posts_per_second_per_channel=1)
    platform.faults = [LIMITED]
    sender = Sender(room.desk, platform)
    await sender.run_until_idle()
    limited = next(each.channel.id for each in await room.deliveries() if any(part.undone for part in each.parts))
    others = {"C1": 2, "C2": 1}
    waiting = others.pop(limited)
    assert [where.id for where, *_ in platform.messages.values()] == [*others] * sum(others.values())
    room.clock.moment = EIGHT + 29 * SECOND
    await sender.run_until_idle()
    assert sum(where.id == limited for where, *_ in platform.messages.values()) == 0
    for seconds in range(31, 40, 2):
        room.clock.moment = EIGHT + seconds * SECOND
        await sender.run_until_idle()
    assert sum(where.id == limited for where, *_ in platform.messages.values()) == waiting


async def test_what_a_feed_showed_only_after_the_edition_is_in_the_next_one(room: Newsroom) -> None:
    await room.go_to(EIGHT)
    room.clock.moment = EIGHT + timedelta(minutes=20)
    words = "Russia's president told Chinese envoys on Tuesday that gas exports to China will double by 2030."
    await room.read(words, url="https://late.example/gas", hours=0.5)
    await room.go_to(EIGHT + timedelta(days=1))
    first, second = room.shown("C1")
    assert "gas exports" not in first
    assert "gas exports" in second


async def test_the_administrator_is_told_once_of_what_only_a_person_can_decide(tmp_path: Path) -> None:
    async with open_newsroom(tmp_path, admin_channel="fake:team-a:ADMIN") as room:
        await room.follow("C1")
        await room.go_to(EIGHT - HOUR)
        await room.read()
        room.platform.lookup_faults = [PostError("It cannot tell.", code="ambiguous") for _ in range(MOST_LOOKUPS)]
        await plan_and_write(room)
        room.platform.faults = [PostError("The connection was cut.", code="ambiguous")]
        await room.tick()
        for _ in range(12):
            await room.wait(seconds=10)
        [parked] = [each for each in await room.deliveries() if each.state == "parked"]
        [told] = room.shown("ADMIN")
        assert told.startswith(f"Delivery {parked.id} to fake C1 may or may not have been posted")


@pytest.mark.parametrize("minutes", [2, 60])
async def test_a_restored_backup_first_started_without_patience_posts_nothing_again(
    tmp_path: Path, minutes: int
) -> None:
    """Made when the slot was planned already, or not yet: docs/operations.md has the steps."""
    first, second = tmp_path / "first", tmp_path / "second"
    second.mkdir()
    async with open_before_eight(first) as room:
        await room.go_to(EIGHT - timedelta(minutes=minutes))
        await room.stores.database.back_up(second / "attache.db")  # type: ignore[attr-defined]
        await room.go_to(EIGHT)
        platform = room.platform
    for hours, late_hours in ((1, 0), (2, 6)):
        async with open_newsroom(second, EIGHT + hours * HOUR, late_hours=late_hours) as room:
            room.platform = platform
            await room.tick()
            await room.wait(seconds=30)
            assert len(room.shown("C1")) == 1
            assert [each.state for each in await room.deliveries()] == ["skipped"]
    async with open_newsroom(second, EIGHT + 3 * HOUR) as room:
        room.platform = platform
        await room.go_to(EIGHT + timedelta(days=1))
        assert len(room.shown("C1")) == 2


async def test_what_a_backup_took_for_unsent_in_the_middle_of_a_delivery_is_looked_for_before_it_is_posted(
    tmp_path: Path,
) -> None:
    """Restored hours later: the messages that followed are there, though the rows say that they are not."""
    async with open_before_eight(tmp_path, late_hours=0) as room:
        room.platform.limits = Limits(120)
        await room.go_to(EIGHT)
        [sent] = await room.deliveries()
        first, *others = sent.parts
        assert len(others) > 1
        unsent = (DeliveredPart(each.number, each.key) for each in others)
        async with room.desk.database.write() as transaction:
            await room.desk.deliveries.keep(
                transaction, replace(sent, state="sending", parts=(first, *unsent), next_at=first.at or EIGHT)
            )
        room.clock.moment = EIGHT + 4 * HOUR
        await Sender(room.desk, room.platform).run_until_idle()
        [found] = await room.deliveries()
        assert found.state == "sent"
        assert [each.message for each in found.parts] == [each.message for each in sent.parts]
        assert set(room.platform.posted.values()) == {1}
