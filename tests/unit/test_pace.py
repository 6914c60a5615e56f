"""How posts are paced by a platform's limits."""

from datetime import timedelta

import pytest

from bot.model.conversation import WorkspaceId
from bot.model.message import Channel, Limits
from bot.service.pace import BULK_SHARE, Gate, Pace
from tests.factories import NOW

LONG = timedelta(hours=1)
SECOND = timedelta(seconds=1)


def channel(name: str, workspace: str = "w1") -> Channel:
    return Channel("fake", WorkspaceId(workspace), name)


def test_a_gate_lets_one_through_every_so_often() -> None:
    gate = Gate(rate=2)
    assert [gate.reserve(NOW, LONG) / SECOND for _ in range(3)] == [0, 0.5, 1]
    assert gate.reserve(NOW + 10 * SECOND, LONG) == timedelta(0)


def test_a_place_too_far_ahead_is_not_taken() -> None:
    gate = Gate(rate=1)
    gate.hold(NOW + 30 * SECOND)
    assert gate.reserve(NOW, SECOND) == 30 * SECOND
    assert gate.reserve(NOW, LONG) == 30 * SECOND
    assert gate.reserve(NOW, LONG) == 31 * SECOND


def test_a_held_channel_keeps_no_other_waiting() -> None:
    pace = Pace(Limits(2000, posts_per_second_per_channel=1, posts_per_second_per_workspace=10, posts_per_second=50))
    pace.hold(channel("slow"), NOW + 60 * SECOND)
    slow, fast = pace.gates(channel("slow")), pace.gates(channel("fast"))
    assert slow[0].reserve(NOW, SECOND) == 60 * SECOND
    assert all(gate.reserve(NOW, SECOND) == timedelta(0) for gate in fast)


def test_channels_of_a_workspace_share_its_budget_and_all_share_the_bots() -> None:
    pace = Pace(Limits(2000, posts_per_second_per_workspace=10, posts_per_second=50))
    one, two, elsewhere = (pace.gates(each) for each in (channel("a"), channel("b"), channel("c", "w2")))
    assert one[1] is two[1]
    assert one[1] is not elsewhere[1]
    assert one[2] is elsewhere[2]
    waits = [one[2].reserve(NOW, LONG) / SECOND for _ in range(481)]
    assert waits[-1] == pytest.approx(480 / (50 * BULK_SHARE), abs=0.001)
