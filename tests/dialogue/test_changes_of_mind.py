"""Pauses and departures around a slot leave out what the channel meant; nothing is lost, nothing doubled."""

from dataclasses import replace
from datetime import timedelta
from typing import Literal

import pytest

from bot.model.errors import PostError
from bot.service.notices import suspend
from bot.service.planning import plan_due
from bot.service.subscriptions import list_following, pause, resume, unfollow
from tests.newsroom import EIGHT, TOPIC, Newsroom, channel

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
Change = Literal["pause", "unfollow"]
CHANGES = pytest.mark.parametrize("change", ["pause", "unfollow"])
C1 = channel("C1")


async def stop(room: Newsroom, change: Change) -> None:
    await (pause if change == "pause" else unfollow)(room.desk, C1, TOPIC)


async def go_on(room: Newsroom, change: Change, schedule: str = "daily 08:00") -> None:
    if change == "pause":
        await resume(room.desk, C1, TOPIC)
    else:
        await room.follow("C1", schedule)


async def come_to_the_slot(room: Newsroom, *, planned: bool = True) -> None:
    """Half a minute after it, when nothing was posted yet; perhaps nobody planned it either."""
    if planned:
        room.clock.moment = EIGHT - 2 * MINUTE
        await plan_due(room.desk)
    room.clock.moment = EIGHT + MINUTE / 2


async def go_through(room: Newsroom, span: timedelta) -> None:
    for _ in range(3):
        room.clock.moment += span / 3
        await room.tick()


@CHANGES
@pytest.mark.parametrize("planned", [True, False])
@pytest.mark.parametrize("hours", [0.01, 1, 5.9])
async def test_what_came_before_a_channel_stopped_and_was_not_posted_comes_late_once_it_goes_on(
    room: Newsroom, change: Change, planned: bool, hours: float
) -> None:
    await come_to_the_slot(room, planned=planned)
    await stop(room, change)
    await go_through(room, hours * HOUR)
    assert room.shown("C1") == []
    await go_on(room, change)
    await go_through(room, MINUTE / 2)
    [text] = room.shown("C1")
    assert ("Late: this briefing was due at 08:00" in text) == (hours >= 1)
    [followed] = await list_following(room.desk, C1)
    assert followed.next[0] == "2023-03-24T08:00:00+00:00"
    await room.go_to(EIGHT + DAY)
    assert len(room.shown("C1")) == 2


@CHANGES
async def test_what_is_too_old_when_a_channel_goes_on_stays_in_the_list_with_its_reason(
    room: Newsroom, change: Change
) -> None:
    await come_to_the_slot(room)
    await stop(room, change)
    await go_through(room, 7 * HOUR)
    await go_on(room, change)
    await go_through(room, 3 * MINUTE)
    [left] = await room.deliveries()
    assert (room.shown("C1"), left.state, left.reason) == (
        [],
        "abandoned",
        {"pause": "paused"}.get(change, "unfollowed"),
    )


@CHANGES
async def test_a_slot_within_a_pause_is_not_wanted(room: Newsroom, change: Change) -> None:
    room.clock.moment = EIGHT - MINUTE
    await room.tick()
    await stop(room, change)
    await go_through(room, HOUR)
    await go_on(room, change)
    await go_through(room, HOUR)
    assert room.shown("C1") == []


@CHANGES
async def test_of_many_slots_the_last_before_the_pause_comes_and_none_within_it(room: Newsroom, change: Change) -> None:
    await room.follow("C1", "every 1h")
    await room.go_to(EIGHT - HOUR)
    shown = len(room.shown("C1"))
    await come_to_the_slot(room)
    await stop(room, change)
    await go_through(room, 3 * HOUR)
    await go_on(room, change, "every 1h")
    await go_through(room, 3 * MINUTE)
    assert len(room.shown("C1")) == shown + 1
    assert "due at 08:00" in room.shown("C1")[-1]


@CHANGES
async def test_what_was_posted_is_not_posted_again_by_a_channel_that_comes_back(room: Newsroom, change: Change) -> None:
    await room.go_to(EIGHT)
    await stop(room, change)
    await go_on(room, change)
    await go_through(room, 3 * MINUTE)
    assert len(room.shown("C1")) == 1


async def test_what_could_not_be_written_meanwhile_is_written_anew_for_a_channel_that_comes_back(
    room: Newsroom,
) -> None:
    await come_to_the_slot(room)
    await stop(room, "unfollow")
    [delivery] = await room.deliveries()
    async with room.desk.database.write() as transaction:
        edition = await room.desk.editions.get_planned(transaction, delivery.edition)
        await room.desk.editions.fail(transaction, replace(edition, state="failed", reason="The disk is full."))
    await go_on(room, "unfollow")
    await go_through(room, MINUTE)
    assert len(room.shown("C1")) == 1


async def test_what_the_sender_finds_unwanted_is_owed_too(room: Newsroom) -> None:
    """Its turn had not come when the channel paused, so that it had been put back just then."""
    await come_to_the_slot(room)
    async with room.desk.database.write() as transaction:
        [followed] = await room.desk.subscriptions.list_of_channel(transaction, C1)
        await room.desk.subscriptions.put(transaction, replace(followed, state="paused", next=None))
    await go_through(room, HOUR)
    assert room.shown("C1") == []
    await go_on(room, "pause")
    await go_through(room, MINUTE)
    assert len(room.shown("C1")) == 1


@pytest.mark.parametrize("when", ["before its turn", "while a post was unclear"])
async def test_what_came_while_a_channel_was_closed_to_us_is_not_made_up_for(room: Newsroom, when: str) -> None:
    await come_to_the_slot(room)
    if when != "before its turn":
        room.platform.faults = [PostError("Cut.", code="ambiguous")]
        await room.tick()
        room.platform.messages.clear()
    async with room.desk.database.write() as transaction:
        await suspend(room.desk, transaction, C1)
    await go_through(room, HOUR)
    [left] = await room.deliveries()
    assert (left.state, left.reason) == ("abandoned", "suspended")
    await go_on(room, "pause")
    await go_through(room, HOUR)
    assert room.shown("C1") == []


async def test_who_stops_and_goes_on_twice_gets_the_latest_slot_alone(room: Newsroom) -> None:
    await room.follow("C1", "every 1h")
    await come_to_the_slot(room)
    await stop(room, "pause")
    await go_on(room, "pause")
    room.clock.moment = EIGHT + HOUR + MINUTE / 2
    await plan_due(room.desk)
    await stop(room, "pause")
    await go_on(room, "pause")
    await go_on(room, "pause")
    await go_through(room, 3 * MINUTE)
    states = [(each.slot, each.state, each.reason) for each in await room.deliveries()]
    assert ("2023-03-23T09:00", "sent", None) in states
    assert ("2023-03-23T08:00", "skipped", "superseded") in states
