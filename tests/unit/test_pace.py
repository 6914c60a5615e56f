"""How posts are paced by a platform's limits."""

import asyncio
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from bot.model.conversation import WorkspaceId
from bot.model.message import Channel, Limits
from bot.service.pace import BULK_SHARE, Gate, Pace
from tests.factories import NOW
from tests.fakes.clock import HandClock

SECOND = timedelta(seconds=1)


def channel(name: str, workspace: str = "w1") -> Channel:
    return Channel("fake", WorkspaceId(workspace), name)


async def passes(gate: Gate, clock: HandClock, count: int) -> list[datetime]:
    """When each of several who come at once goes through."""
    found = []

    async def go() -> None:
        await gate.pass_through(clock)
        found.append(clock.now())

    await asyncio.gather(*(go() for _ in range(count)))
    return found


async def test_the_bots_rate_is_never_exceeded_in_any_second_and_nearly_reached() -> None:
    gate = Pace(Limits(2000, posts_per_second=50)).whole
    times = await passes(gate, HandClock(), 500)
    for at in times:
        assert sum(at <= other < at + SECOND for other in times) <= 50
    assert (times[-1] - times[0]) / SECOND == pytest.approx(499 / (50 * BULK_SHARE), abs=0.1)


async def test_a_channel_gets_one_a_second_and_never_two() -> None:
    gate = Pace(Limits(2000, posts_per_second_per_channel=1)).of_channel(channel("a"))
    times = await passes(gate, HandClock(), 5)
    assert all(later - earlier > SECOND for earlier, later in pairwise(times))


async def test_who_waits_is_counted_for_those_who_come_after() -> None:
    gate, clock = Gate(rate=1), HandClock()
    gate.hold(NOW + 30 * SECOND)
    assert gate.wait(NOW) == 30 * SECOND
    waiting = asyncio.create_task(gate.pass_through(clock))
    gate.enter(NOW)
    assert gate.wait(NOW) >= 30 * SECOND
    await waiting
    assert clock.now() >= NOW + 30 * SECOND


async def test_who_cannot_go_through_in_time_leaves_at_once_and_takes_nobodys_turn() -> None:
    gate, clock = Gate(rate=1), HandClock()
    gate.hold(NOW + 30 * SECOND)
    assert not await gate.pass_through(clock, NOW + 2 * SECOND)
    assert clock.now() == NOW
    assert await gate.pass_through(clock, NOW + 31 * SECOND)
    assert clock.now() == NOW + 30 * SECOND


def test_those_who_wait_close_a_gate_to_nobody() -> None:
    gate = Gate(rate=1)
    for _ in range(3):
        gate.enter(NOW)
    assert gate.closed(NOW) == gate.wait(NOW) > 3 * SECOND
    assert gate.closed(NOW + 9 * SECOND) == timedelta(0)


def test_a_held_channel_keeps_no_other_waiting() -> None:
    pace = Pace(Limits(2000, posts_per_second_per_channel=1, posts_per_second_per_workspace=10, posts_per_second=50))
    pace.of_channel(channel("slow")).hold(NOW + 60 * SECOND)
    assert pace.of_channel(channel("slow")).wait(NOW) == 60 * SECOND
    fast = channel("fast")
    assert not any(gate.wait(NOW) for gate in (pace.of_channel(fast), pace.of_workspace(fast), pace.whole))


def test_channels_of_a_workspace_share_a_gate_and_workspaces_do_not() -> None:
    pace = Pace(Limits(2000, posts_per_second_per_workspace=10))
    assert pace.of_workspace(channel("a")) is pace.of_workspace(channel("b"))
    assert pace.of_workspace(channel("a")) is not pace.of_workspace(channel("a", "w2"))
