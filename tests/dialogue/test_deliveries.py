"""A channel's briefing comes at its hour, once, whatever breaks; told as days in a newsroom."""

from datetime import timedelta

import pytest

from bot.model.errors import PostError
from bot.model.message import thread_of
from bot.service.planning import plan_due
from bot.service.sending import Sender, SendingTerms
from bot.service.subscriptions import list_following, pause, resume, unfollow
from tests.newsroom import EIGHT, TOPIC, Newsroom, channel

DAY = timedelta(days=1)
OTHER = "Russia's president told Chinese envoys in Moscow on Tuesday that gas exports to China will double by 2030."


async def test_the_briefing_is_written_before_its_minute_and_posted_on_it(room: Newsroom) -> None:
    room.clock.moment = EIGHT - timedelta(minutes=1)
    await room.tick()
    async with room.desk.database.read() as transaction:
        [edition] = await room.desk.editions.list_editions(transaction, channel("C1").workspace)
    assert edition.slot == "2023-03-23T08:00"
    assert room.shown("C1") == []
    await room.go_to(EIGHT)
    [text] = room.shown("C1")
    assert "Wang Yi" in text
    [delivery] = await room.deliveries()
    assert (delivery.state, delivery.form, delivery.parts[0].at) == ("sent", "briefing", EIGHT)


async def test_a_second_tick_and_a_second_process_change_nothing(room: Newsroom) -> None:
    await room.go_to(EIGHT)
    await room.tick()
    await plan_due(room.desk)
    await room.wait(minutes=5)
    assert len(room.shown("C1")) == 1


async def test_every_day_has_its_own(room: Newsroom) -> None:
    await room.go_to(EIGHT)
    await room.go_to(EIGHT + DAY)
    assert [each.slot for each in await room.deliveries()] == ["2023-03-24T08:00", "2023-03-23T08:00"]


async def test_channels_share_one_edition_and_one_failure_touches_no_other(room: Newsroom) -> None:
    await room.follow("C2")
    await room.follow("C3")
    room.platform.faults = [PostError("The channel was deleted.", code="gone")]
    await room.go_to(EIGHT)
    states = {each.channel.id: each.state for each in await room.deliveries()}
    assert sorted(states.values()) == ["failed", "sent", "sent"]
    assert len({each.edition for each in await room.deliveries()}) == 1
    [gone] = [name for name, state in states.items() if state == "failed"]
    [followed] = await list_following(room.desk, channel(gone))
    assert followed.state == "suspended"
    assert followed.reason is not None
    await room.go_to(EIGHT + DAY)
    assert room.shown(gone) == []
    await resume(room.desk, channel(gone))
    await room.go_to(EIGHT + 2 * DAY)
    assert len(room.shown(gone)) == 1


async def test_a_post_of_unknown_outcome_is_looked_up_and_not_repeated(room: Newsroom) -> None:
    room.platform.faults = [PostError("The connection was cut.", code="ambiguous")]
    await room.go_to(EIGHT)
    [delivery] = await room.deliveries()
    assert delivery.state == "sending"
    terms = SendingTerms()
    await room.wait(seconds=room.platform.limits.settle_seconds + terms.entry_seconds + terms.lease_seconds)
    [delivery] = await room.deliveries()
    assert (delivery.state, len(room.shown("C1"))) == ("sent", 1)


async def test_retry_after_is_waited_for(room: Newsroom) -> None:
    room.platform.faults = [PostError("Too many.", code="limited", retry_after=30)]
    await room.go_to(EIGHT)
    await room.wait(seconds=29)
    assert room.shown("C1") == []
    await room.wait(seconds=1)
    assert len(room.shown("C1")) == 1


async def test_a_wait_of_the_whole_bot_holds_every_channel(room: Newsroom) -> None:
    for name in ("C2", "C3"):
        await room.follow(name)
    room.platform.faults = [PostError("Too many.", code="limited", retry_after=30, whole=True)]
    room.clock.moment = EIGHT - timedelta(minutes=1)
    await room.tick()
    sender, room.clock.moment = Sender(room.desk, room.platform), EIGHT
    await sender.run_until_idle()
    on_its_way = len(room.platform.messages)
    room.clock.moment = EIGHT + timedelta(seconds=28)
    await sender.run_until_idle()
    assert len(room.platform.messages) == on_its_way < 3
    for seconds in (30, 31):
        room.clock.moment = EIGHT + timedelta(seconds=seconds)
        await sender.run_until_idle()
    assert len(room.platform.messages) == 3


async def test_a_thread_under_the_briefing_knows_its_edition(room: Newsroom) -> None:
    await room.go_to(EIGHT)
    [message] = room.platform.messages
    where = channel("C1")
    async with room.desk.database.read() as transaction:
        thread = await room.desk.conversations.find_thread(transaction, where.workspace, thread_of(where, message))
    [delivery] = await room.deliveries()
    assert thread is not None
    assert (thread.topic, thread.edition) == (TOPIC, delivery.edition)


async def test_after_an_outage_the_latest_missed_slot_comes_once_marked_late(room: Newsroom) -> None:
    room.clock.moment = EIGHT + 2 * DAY + timedelta(hours=3)
    await room.tick()
    [text] = room.shown("C1")
    assert text.splitlines()[2:3] != []
    assert "Late: this briefing was due at 08:00 on 25 March (UTC)." in text
    states = {each.slot: (each.state, each.reason) for each in await room.deliveries()}
    assert states == {
        "2023-03-25T08:00": ("sent", None),
        "2023-03-24T08:00": ("skipped", "too_old"),
        "2023-03-23T08:00": ("skipped", "too_old"),
    }
    await room.go_to(EIGHT + 3 * DAY)
    assert len(room.shown("C1")) == 2


async def test_what_is_missed_for_longer_than_the_setting_is_skipped_with_the_reason(room: Newsroom) -> None:
    room.clock.moment = EIGHT + timedelta(hours=7)
    await room.tick()
    assert room.shown("C1") == []
    [delivery] = await room.deliveries()
    assert (delivery.state, delivery.reason) == ("skipped", "too_old")


async def test_planned_before_the_outage_and_young_still_comes_late(room: Newsroom) -> None:
    room.clock.moment = EIGHT - timedelta(minutes=1)
    await room.tick()
    room.clock.moment = EIGHT + timedelta(hours=2)
    await room.tick()
    [text] = room.shown("C1")
    assert "Late: this briefing was due at 08:00" in text


@pytest.mark.parametrize("change", ["pause", "unfollow", "reschedule"])
async def test_a_change_some_minutes_before_the_slot_counts(room: Newsroom, change: str) -> None:
    room.clock.moment = EIGHT - timedelta(minutes=2)
    await room.tick()
    if change == "reschedule":
        await room.follow("C1", "daily 09:00")
    else:
        await (pause if change == "pause" else unfollow)(room.desk, channel("C1"), TOPIC)
    await room.go_to(EIGHT)
    assert room.shown("C1") == []
    [delivery] = await room.deliveries()
    assert delivery.state == "abandoned"


async def test_only_if_there_is_news_says_in_one_line_that_there_is_none(room: Newsroom) -> None:
    await room.follow("C1", only_if_news=True)
    await room.go_to(EIGHT)
    await room.go_to(EIGHT + DAY)
    first, second = room.shown("C1")
    assert "Wang Yi" in first
    assert second.strip() == "No material change on China and Russia since this channel's last briefing."


async def test_a_reprint_is_no_news_and_another_report_is(room: Newsroom) -> None:
    await room.follow("C1", only_if_news=True)
    await room.go_to(EIGHT)
    await room.go_to(EIGHT + DAY - timedelta(hours=2))
    await room.read(url="https://other.example/reprint")
    await room.go_to(EIGHT + DAY)
    await room.read(OTHER, url="https://other.example/gas", hours=0)
    await room.go_to(EIGHT + 2 * DAY)
    _, second, third = room.shown("C1")
    assert second.startswith("No material change")
    assert "gas exports" in third
