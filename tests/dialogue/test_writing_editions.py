"""When an edition is written, how often it is tried, and for whom it is not."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.model.errors import NotFoundError, PostError
from bot.model.subscription import DueSlot, Slot
from bot.service.briefings import select_stories, write_briefing
from bot.service.editions import MOST_ATTEMPTS
from bot.service.planning import plan_due
from bot.service.sending import Sender
from bot.service.tenure import LeaseLostError
from tests.newsroom import EIGHT, Newsroom, channel, open_before_eight

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
OTHER = "Russia's foreign minister, Sergey Lavrov, met the Chinese ambassador on Thursday, the ministry in Moscow said."


class Writing:
    """Stands where editions are written: counts them, and fails with an error where it has one."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, error: Exception | None = None) -> None:
        self.slots: list[str | None] = []
        self.error = error
        monkeypatch.setattr("bot.service.editions.write_briefing", self)

    async def __call__(self, desk: Any, order: Any, progress: Any) -> Any:
        self.slots.append(order.slot)
        if self.error is not None:
            raise self.error
        return await write_briefing(desk, order, progress)


async def test_an_edition_that_would_come_too_late_for_everybody_is_not_written(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing = Writing(monkeypatch)
    room.clock.moment = EIGHT - timedelta(minutes=4)
    await plan_due(room.desk)
    room.clock.moment = EIGHT + 7 * HOUR
    await room.tick()
    [delivery] = await room.deliveries()
    assert (delivery.state, delivery.reason, writing.slots) == ("skipped", "too_old", [])


async def test_an_edition_whose_writing_is_cut_off_each_time_is_given_up_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_before_eight(tmp_path, admin_channel="fake:team-a:ADMIN") as room:
        writing = Writing(monkeypatch, LeaseLostError("The lease ran out."))
        await room.go_to(EIGHT)
        for _ in range(8):
            await room.wait(minutes=5)
        assert len(writing.slots) == MOST_ATTEMPTS
        [failed] = [each for each in await room.deliveries() if each.channel.id == "C1"]
        assert (failed.state, failed.reason) == ("failed", "not_written")
        [told] = room.shown("ADMIN")
        assert "could not be written: Its writing was cut off each time" in told
        [notice] = [each for each in await room.deliveries() if each.channel.id == "ADMIN"]
        async with room.desk.database.read() as transaction:
            with pytest.raises(NotFoundError, match="has no briefing"):
                await room.desk.editions.get_written(transaction, notice.edition)


async def test_a_channel_that_is_planned_for_an_edition_given_up_has_it_tried_anew(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing = Writing(monkeypatch, RuntimeError("broken"))
    await room.go_to(EIGHT)
    for _ in range(7):
        await room.wait(minutes=5)
    writing.error = None
    await room.follow("C2")
    async with room.desk.database.write() as transaction:
        [followed] = await room.desk.subscriptions.list_of_channel(transaction, channel("C2"))
        missed = replace(followed, next=DueSlot(Slot("2023-03-23T08:00"), EIGHT))
        await room.desk.subscriptions.put(transaction, missed)
    await room.wait(seconds=10)
    await room.wait(minutes=1)
    states = {each.channel.id: each.state for each in await room.deliveries()}
    assert (states, len(room.shown("C2"))) == ({"C1": "failed", "C2": "sent"}, 1)


async def test_whether_there_is_news_is_worked_out_once_for_all_channels_that_ask(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"N{number}" for number in range(4)]
    for name in names:
        await room.follow(name, only_if_news=True)
    await room.go_to(EIGHT)
    await room.go_to(EIGHT + DAY - HOUR)
    await room.read(OTHER, url="https://o.example/9")
    selected: list[str] = []

    async def count(*given: Any) -> Any:
        selected.append("once")
        return await select_stories(*given)

    monkeypatch.setattr("bot.service.editions.select_stories", count)
    await room.go_to(EIGHT + DAY)
    assert [len(room.shown(name)) for name in names] == [2, 2, 2, 2]
    assert selected == ["once"]


async def test_with_no_late_hours_what_came_due_while_the_sender_was_there_waits_for_its_turn(tmp_path: Path) -> None:
    async with open_before_eight(tmp_path, late_hours=0) as room:
        room.clock.moment = EIGHT - timedelta(minutes=1)
        await room.tick()
        sender = Sender(room.desk, room.platform)
        room.platform.faults = [PostError("Away.", code="unavailable")]
        for minutes in (15, 16, 17):
            room.clock.moment = EIGHT + timedelta(minutes=minutes)
            await sender.run_until_idle()
        [text] = room.shown("C1")
        assert "Late: this briefing was due at 08:00" in text
