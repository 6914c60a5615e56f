"""What a platform turned away was not posted: it may still be withdrawn, give way to a later slot, or come late."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.model.errors import PostError
from bot.model.message import Limits
from bot.service.ledger import act_on_delivery
from bot.service.sending import Sender
from bot.service.subscriptions import pause, resume, unfollow
from tests.newsroom import EIGHT, TOPIC, Newsroom, channel, open_newsroom

HOUR = timedelta(hours=1)
C1 = channel("C1")
Change = Callable[[Newsroom], Awaitable[object]]


def away(times: int) -> list[PostError]:
    return [PostError("It is down.", code="unavailable") for _ in range(times)]


def told_to_wait(seconds: float, *, whole: bool = False) -> PostError:
    return PostError("Too many.", code="limited", retry_after=seconds, whole=whole)


async def let_pass(room: Newsroom, span: timedelta, step: timedelta = timedelta(minutes=4)) -> None:
    until = room.clock.moment + span
    while room.clock.moment < until:
        await room.wait(seconds=step.total_seconds())


@pytest.mark.parametrize("faults", [away(12), [told_to_wait(7200)]], ids=["unavailable", "limited"])
@pytest.mark.parametrize("change", [lambda room: unfollow(room.desk, C1, TOPIC), lambda room: pause(room.desk, C1)])
async def test_a_channel_that_stops_gets_nothing_of_what_was_turned_away(
    room: Newsroom, faults: list[PostError], change: Change
) -> None:
    room.platform.faults = list(faults)
    await room.go_to(EIGHT)
    await change(room)
    await let_pass(room, 3 * HOUR)
    [left] = await room.deliveries()
    assert (room.shown("C1"), left.state, left.owed) == ([], "abandoned", True)


async def test_what_was_turned_away_comes_once_and_late_to_a_channel_that_stopped_and_goes_on(room: Newsroom) -> None:
    room.platform.faults = away(3)
    await room.go_to(EIGHT)
    await pause(room.desk, C1)
    await let_pass(room, HOUR)
    room.platform.faults = []
    await resume(room.desk, C1)
    await let_pass(room, HOUR)
    [text] = room.shown("C1")
    assert "Late: this briefing was due at 08:00" in text


async def test_a_channel_that_stops_while_a_post_is_unclear_gets_it_only_if_it_was_posted(room: Newsroom) -> None:
    """It was, here: what is shown is settled as sent, for the channel's list of editions has to know it."""
    room.platform.faults = [PostError("Cut.", code="ambiguous")]
    await room.go_to(EIGHT)
    await pause(room.desk, C1)
    await let_pass(room, HOUR)
    [sent] = await room.deliveries()
    assert (sent.state, len(room.shown("C1"))) == ("sent", 1)


async def test_a_channel_that_stops_gets_no_post_that_was_lost_on_the_way(room: Newsroom) -> None:
    room.platform.faults = [PostError("Cut.", code="ambiguous")]
    await room.go_to(EIGHT)
    room.platform.messages.clear()
    await pause(room.desk, C1)
    await let_pass(room, HOUR)
    [left] = await room.deliveries()
    assert (room.shown("C1"), left.state, left.reason) == ([], "abandoned", "paused")


async def test_a_post_that_was_lost_on_the_way_comes_again_and_is_marked_late_if_that_took_long(tmp_path: Path) -> None:
    async with open_newsroom(tmp_path) as room:
        await room.follow("C1")
        room.platform.faults = [PostError("Cut.", code="ambiguous")]
        room.platform.lookup_faults = away(4)
        await room.go_to(EIGHT)
        room.platform.messages.clear()
        room.platform.posted.clear()
        await let_pass(room, HOUR)
        [text] = room.shown("C1")
        assert "Late: this briefing was due at 08:00" in text


@pytest.mark.parametrize("minutes", [70, 125, 190])
async def test_after_a_platforms_outage_a_channel_gets_its_latest_edition_alone(tmp_path: Path, minutes: int) -> None:
    async with open_newsroom(tmp_path, now=EIGHT - timedelta(minutes=50)) as room:
        await room.follow("C1", "every 1h")
        await room.read()
        room.platform.faults = away(1000)
        await let_pass(room, timedelta(minutes=50 + minutes))
        room.platform.faults = []
        await let_pass(room, timedelta(minutes=12))
        back = EIGHT + timedelta(hours=minutes // 60)
        [text] = room.shown("C1")
        assert f"Late: this briefing was due at {back:%H:%M}" in text
        latest, *older = await room.deliveries()
        assert (latest.state, {(each.state, each.reason) for each in older}) == ("sent", {("skipped", "superseded")})


async def test_what_waits_for_longer_than_the_next_slot_never_comes_after_it(tmp_path: Path) -> None:
    """The channel alone was told to wait, and another process without that wait in mind took over."""
    async with open_newsroom(tmp_path, now=EIGHT - timedelta(minutes=50)) as room:
        await room.follow("C1", "every 1h")
        room.platform.faults = [told_to_wait(4000)]
        await room.go_to(EIGHT)
        await room.go_to(EIGHT + HOUR)
        await let_pass(room, timedelta(minutes=20))
        [text] = room.shown("C1")
        assert "Late" not in text
        assert [each.state for each in await room.deliveries()] == ["sent", "skipped"]


async def test_an_edition_that_was_shown_in_part_is_ended_whatever_its_channel_wants(room: Newsroom) -> None:
    room.platform.limits = Limits(150)
    await room.go_to(EIGHT - timedelta(minutes=1))
    first_shown = _RefuseAfter(room, 1)
    room.clock.moment = EIGHT
    await room.tick()
    assert len(room.shown("C1")) == 1
    await pause(room.desk, C1)
    first_shown.stop()
    await let_pass(room, timedelta(minutes=12))
    [sent] = await room.deliveries()
    assert (sent.state, len(room.shown("C1"))) == ("sent", len(sent.parts))
    assert len(sent.parts) > 1


class _RefuseAfter:
    """The platform goes away after so many messages, until it is back."""

    def __init__(self, room: Newsroom, messages: int) -> None:
        self._post, self._platform = room.platform.post, room.platform
        self._left = messages
        room.platform.post = self.post  # type: ignore[method-assign,assignment]

    def stop(self) -> None:
        self._platform.post = self._post  # type: ignore[method-assign]

    async def post(self, *given: object) -> object:
        if self._left == 0:
            raise PostError("It is down.", code="unavailable")
        self._left -= 1
        return await self._post(*given)  # type: ignore[arg-type]


async def test_a_resend_that_its_channel_withdrew_is_not_posted_by_itself(room: Newsroom) -> None:
    await room.go_to(EIGHT)
    [sent] = await room.deliveries()
    await act_on_delivery(room.desk, sent.id, "resend")
    await pause(room.desk, C1)
    await resume(room.desk, C1)
    await let_pass(room, HOUR)
    assert len(room.shown("C1")) == 1
    await act_on_delivery(room.desk, sent.id, "resend")
    await let_pass(room, timedelta(minutes=5))
    assert len(room.shown("C1")) == 2


@pytest.mark.parametrize("late_hours", [6.0, 0.0])
async def test_what_was_in_hand_when_the_whole_bot_was_told_to_wait_is_late_afterwards(
    tmp_path: Path, late_hours: float
) -> None:
    """With no late hours too: it was there when the slot came."""
    async with open_newsroom(tmp_path, late_hours=late_hours) as room:
        names = [f"C{number}" for number in range(5)]
        for name in names:
            await room.follow(name)
        room.clock.moment = EIGHT - timedelta(minutes=1)
        await room.tick()
        room.platform.limits = Limits(2000, posts_per_second=0.9)
        room.platform.faults = [told_to_wait(165, whole=True)]
        sender, room.clock.moment = Sender(room.desk, room.platform), EIGHT
        await sender.run_until_idle()
        assert room.clock.now() < EIGHT + timedelta(minutes=1), "nothing in hand sleeps through the wait"
        at_once = len(room.platform.messages)
        for seconds in range(150, 200):
            room.clock.moment = max(room.clock.moment, EIGHT + timedelta(seconds=seconds))
            await sender.run_until_idle()
        after = [text for name in names for text in room.shown(name) if "Late: this briefing was due at 08:00" in text]
        assert at_once + len(after) == len(room.platform.messages)
        states = [each.state for each in await room.deliveries()]
        assert (states, len(after)) == (["sent"] * 5, 5 - at_once)
