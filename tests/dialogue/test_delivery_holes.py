"""What could slip between planning and posting: changes of mind, clocks that are set, time zones that change."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.app import render_for
from bot.model.conversation import MemberId
from bot.model.delivery import Delivery
from bot.model.errors import NotFoundError, PostError, UsageError
from bot.model.message import Channel, Limits, MessageId, Part
from bot.model.subscription import DueSlot, Slot
from bot.ports import Transaction
from bot.service.bookkeeping import Bookkeeper
from bot.service.ledger import act_on_delivery
from bot.service.parts import make_reply
from bot.service.planning import plan_due, realign
from bot.service.sending import Sender
from bot.service.subscriptions import FollowOrder, follow, list_following, pause, resume, unfollow
from bot.service.tenure import LeaseLostError, holding
from bot.service.timekeeping import ClockError
from bot.text.plain import render_plain
from tests.factories import make_delivery, make_edition
from tests.newsroom import EIGHT, TOPIC, Newsroom, channel, open_newsroom
from tests.seeds import write_seed_briefing
from tests.unit.briefings import make_briefing

DAY = timedelta(days=1)


@pytest.mark.parametrize("change", ["pause and resume", "unfollow and follow", "other settings"])
async def test_who_changes_their_mind_minutes_before_the_slot_still_gets_it_once(room: Newsroom, change: str) -> None:
    room.clock.moment = EIGHT - timedelta(minutes=3)
    await room.tick()
    if change == "pause and resume":
        await pause(room.desk, channel("C1"), TOPIC)
        await resume(room.desk, channel("C1"), TOPIC)
    elif change == "unfollow and follow":
        await unfollow(room.desk, channel("C1"), TOPIC)
        await room.follow("C1")
    else:
        await room.follow("C1", only_if_news=True)
    await room.go_to(EIGHT)
    await room.wait(minutes=1)
    assert len(room.shown("C1")) == 1


async def test_what_an_operator_asked_for_is_not_replaced_by_a_later_slot(room: Newsroom) -> None:
    await room.go_to(EIGHT)
    await room.go_to(EIGHT + DAY)
    for each in await room.deliveries():
        await act_on_delivery(room.desk, each.id, "resend")
    await room.wait(seconds=1)
    await room.wait(seconds=1)
    assert len(room.shown("C1")) == 4
    assert {each.state for each in await room.deliveries()} == {"sent"}


async def test_a_delivery_that_waited_for_its_turn_is_late_like_any_other_after_an_outage(room: Newsroom) -> None:
    room.platform.limits = Limits(2000, posts_per_second_per_channel=0.01)
    await room.follow("C1", "daily 08:00")
    sender = Sender(room.desk, room.platform)
    gate = sender._pace.of_channel(channel("C1"))
    gate.enter(EIGHT)
    room.clock.moment = EIGHT - timedelta(minutes=1)
    await room.tick()
    room.clock.moment = EIGHT
    await sender.run_until_idle()
    [waiting] = await room.deliveries()
    assert (waiting.state, waiting.begun, room.shown("C1")) == ("pending", False, [])
    await room.wait(hours=2)
    [text] = room.shown("C1")
    assert "Late: this briefing was due at 08:00" in text


class SlowPlatform:
    """Takes a message only after its caller's clock was set."""

    def __init__(self, room: Newsroom, seconds: float) -> None:
        self.name, self.limits = room.platform.name, room.platform.limits
        self._room, self._seconds = room, seconds
        self.render = room.platform.render

    async def find(self, *given: Any) -> MessageId | None:
        return await self._room.platform.find(*given)

    async def post(self, where: Channel, part: Part, key: str, thread: MessageId | None = None) -> MessageId:
        self._room.clock.set(self._seconds)
        return await self._room.platform.post(where, part, key, thread)


@pytest.mark.parametrize("seconds", [-20.0, 20.0])
async def test_a_sender_whose_clock_is_set_stops_and_what_it_had_in_hand_is_looked_up(
    room: Newsroom, seconds: float
) -> None:
    room.clock.moment = EIGHT - timedelta(minutes=1)
    await room.tick()
    room.clock.moment = EIGHT
    await Sender(room.desk, SlowPlatform(room, seconds)).run_until_idle()  # type: ignore[arg-type]
    [left] = await room.deliveries()
    assert left.state == "sending"
    for _ in range(8):
        await room.wait(seconds=6)
    [sent] = await room.deliveries()
    assert (sent.state, len(room.shown("C1"))) == ("sent", 1)


async def test_a_lease_is_over_for_its_holder_when_the_clock_is_set(room: Newsroom) -> None:
    async with holding(room.desk, "send:fake", 5) as tenure:
        assert tenure is not None
        tenure.check_clock()
        room.clock.moment += timedelta(hours=1)
        tenure.check_clock()
        room.clock.set(-1.5)
        with pytest.raises(LeaseLostError, match=r"set by -1\.5 s while send:fake was held"):
            tenure.check_clock()


async def test_the_trace_of_a_clock_that_ran_ahead_keeps_nobody_from_sending(room: Newsroom) -> None:
    async with holding(room.desk, "send:fake", 5):
        async with holding(room.desk, "send:fake", 5) as second:
            assert second is None
        room.clock.set(-3600)
        async with holding(room.desk, "send:fake", 5) as third:
            assert third is not None


async def test_a_host_whose_clock_differs_from_the_servers_neither_plans_nor_holds(room: Newsroom) -> None:
    server = WithClock(room.desk.database, timedelta(seconds=-7))
    wrong = replace(room.desk, database=server)
    with pytest.raises(ClockError, match=r"clock is 7\.0 s ahead of the database server's"):
        await plan_due(wrong)
    with pytest.raises(LeaseLostError, match=r"7\.0 s ahead"):
        async with holding(wrong, "send:fake", 5):
            raise AssertionError("nothing is held")
    server.off = timedelta(days=-1_000)
    with pytest.raises(ClockError, match=r"days off the database server's: is ATTACHE_NOW set\? Unset it\."):
        await plan_due(wrong)
    server.off = timedelta(seconds=0.5)
    async with holding(wrong, "send:fake", 5) as tenure:
        assert tenure is not None


class WithClock:
    """A database whose server has a clock of its own."""

    def __init__(self, inner: Any, off: timedelta) -> None:
        self.read, self.write, self.off = inner.read, inner.write, off

    async def read_clock(self) -> datetime | None:
        return EIGHT - timedelta(hours=1) + self.off


async def test_a_slot_that_a_newer_time_zone_table_moved_comes_at_its_local_time(room: Newsroom) -> None:
    [followed] = await list_following(room.desk, channel("C1"))
    async with room.desk.database.write() as transaction:
        kept = await room.desk.subscriptions.get(transaction, channel("C1").workspace, followed.id)
        reckoned = DueSlot(Slot("2023-03-23T08:00"), EIGHT + timedelta(hours=1))
        await room.desk.subscriptions.put(transaction, replace(kept, next=reckoned))
    assert await realign(room.desk) == 1
    assert await realign(room.desk) == 0
    await room.go_to(EIGHT)
    assert len(room.shown("C1")) == 1


async def test_what_cannot_be_written_down_of_one_delivery_keeps_no_other_from_it(room: Newsroom) -> None:
    deliveries = [make_delivery(channel=f"D{number}") for number in range(3)]
    async with room.desk.database.write() as transaction:
        await room.desk.deliveries.plan(transaction, deliveries)

    async def refuse(_: Transaction, kept: Delivery) -> None:
        if kept.channel.id == "D1":
            raise NotFoundError("There is no such thread.")

    async with holding(room.desk, "send:fake", 5) as tenure:
        assert tenure is not None
        books = Bookkeeper(room.desk, tenure)
        writing = asyncio.create_task(books.run())
        wanted = [books.keep(replace(each, state="sent"), refuse) for each in deliveries]
        kept = await asyncio.gather(*wanted, return_exceptions=True)
        writing.cancel()
    assert [type(each) for each in kept] == [Delivery, NotFoundError, Delivery]
    states = {each.channel.id: each.state for each in await room.deliveries()}
    assert (states["D0"], states["D1"], states["D2"]) == ("sent", "pending", "sent")


async def test_the_administrator_is_told_of_every_channel_that_was_lost_at_once(tmp_path: Path) -> None:
    async with open_newsroom(tmp_path, admin_channel="fake:team-a:ADMIN") as room:
        for name in ("C1", "C2", "C3"):
            await room.follow(name)
        await room.go_to(EIGHT - timedelta(hours=1))
        await room.read()
        await room.go_to(EIGHT - timedelta(minutes=1))
        room.platform.faults = [PostError("It is archived.", code="gone") for _ in range(3)]
        room.clock.moment = EIGHT
        await room.tick()
        await room.wait(minutes=1)
        told = sorted(text.split()[0] for text in room.shown("ADMIN"))
        assert told == ["fake:team-a:C1", "fake:team-a:C2", "fake:team-a:C3"]


@pytest.mark.parametrize("at", ["start", "tick"])
async def test_a_time_zone_that_this_host_lacks_stops_one_subscription_and_no_other(tmp_path: Path, at: str) -> None:
    async with open_newsroom(tmp_path, admin_channel="fake:team-a:ADMIN") as room:
        for name in ("C1", "C2"):
            await room.follow(name)
        async with room.desk.database.write() as transaction:
            [kept] = await room.desk.subscriptions.list_of_channel(transaction, channel("C1"))
            await room.desk.subscriptions.put(transaction, replace(kept, time_zone="US/Nowhere"))
        await room.go_to(EIGHT - timedelta(hours=1))
        await room.read()
        if at == "start":
            await realign(room.desk)
        await room.go_to(EIGHT)
        assert (len(room.shown("C1")), len(room.shown("C2"))) == (0, 1)
        [stopped] = await list_following(room.desk, channel("C1"))
        assert (stopped.state, stopped.next) == ("suspended", ())
        [told] = room.shown("ADMIN")
        assert "C1 gets no more briefings on china-russia: There is no time zone “US/Nowhere”" in told


@pytest.mark.parametrize("name", ["posix/UTC", "right/UTC", "localtime", "posixrules", "Factory", "../UTC"])
async def test_a_name_that_only_this_host_may_know_is_no_time_zone_to_follow_in(room: Newsroom, name: str) -> None:
    with pytest.raises(UsageError, match="There is no time zone"):
        await follow(room.desk, FollowOrder(channel("C2"), MemberId("m1"), TOPIC, name))


async def test_with_no_hours_of_patience_what_comes_on_time_is_posted_and_what_was_missed_is_not(
    tmp_path: Path,
) -> None:
    async with open_newsroom(tmp_path, late_hours=0) as room:
        await room.follow("C1")
        await room.go_to(EIGHT - timedelta(hours=1))
        await room.read()
        await room.go_to(EIGHT - timedelta(minutes=1))
        await room.wait(minutes=1, seconds=5)
        assert len(room.shown("C1")) == 1
        await room.wait(days=1, minutes=30)
        assert len(room.shown("C1")) == 1
        assert [each.state for each in await room.deliveries()] == ["skipped", "sent"]


async def test_what_is_turned_away_for_long_is_marked_late_and_given_up_in_the_end(room: Newsroom) -> None:
    def turn_away(times: int) -> None:
        room.platform.faults = [PostError("Slow down.", code="limited", retry_after=3600) for _ in range(times)]

    await room.go_to(EIGHT - timedelta(minutes=1))
    turn_away(2)
    room.clock.moment = EIGHT
    await room.tick()
    for _ in range(2):
        await room.wait(hours=1, seconds=1)
    [text] = room.shown("C1")
    assert "Late: this briefing was due at 08:00" in text
    await room.go_to(EIGHT + DAY - timedelta(minutes=1))
    turn_away(20)
    room.clock.moment = EIGHT + DAY
    await room.tick()
    for _ in range(8):
        await room.wait(hours=1, seconds=1)
    latest, _ = await room.deliveries()
    assert (latest.state, latest.reason, len(room.shown("C1"))) == ("failed", "limited", 1)


@pytest.mark.parametrize("change", ["pause and resume", "other settings", "resume"])
async def test_who_changes_their_mind_seconds_after_the_slot_still_gets_it_once(room: Newsroom, change: str) -> None:
    room.clock.moment = EIGHT - timedelta(minutes=2)
    await plan_due(room.desk)
    room.clock.moment = EIGHT + timedelta(seconds=20)
    if change == "pause and resume":
        await pause(room.desk, channel("C1"), TOPIC)
        await room.tick()
        assert room.shown("C1") == []
    if change == "other settings":
        await room.follow("C1", depth="deep")
    else:
        await resume(room.desk, channel("C1"), TOPIC)
    for _ in range(3):
        await room.wait(minutes=1)
    assert len(room.shown("C1")) == 1
    [followed] = await list_following(room.desk, channel("C1"))
    assert followed.next[0] == "2023-03-24T08:00:00+00:00"


@pytest.mark.parametrize(("hours", "shown"), [(1.0, 1), (9.0, 0)])
@pytest.mark.parametrize("change", ["resume", "other settings", "another hour"])
async def test_a_change_while_nothing_plans_hides_no_missed_slot(
    room: Newsroom, change: str, hours: float, shown: int
) -> None:
    room.clock.moment = EIGHT + timedelta(hours=hours)
    if change == "resume":
        await resume(room.desk, channel("C1"), TOPIC)
    elif change == "other settings":
        await room.follow("C1", depth="deep")
    else:
        await room.follow("C1", "daily 20:00")
    await room.tick()
    await room.wait(seconds=30)
    [missed] = await room.deliveries()
    assert (missed.state, missed.slot) == ("sent" if shown else "skipped", "2023-03-23T08:00")
    assert len(room.shown("C1")) == shown


async def test_the_first_edition_of_a_channel_is_shown_whole_and_later_quiet_ones_in_one_line(room: Newsroom) -> None:
    room.clock.moment = EIGHT + DAY
    await room.follow("C2", only_if_news=True)
    await room.go_to(EIGHT + 2 * DAY)
    await room.go_to(EIGHT + 3 * DAY)
    first, quiet = room.shown("C2")
    assert "Nothing was read about China and Russia" in first
    assert "No material change" not in first
    assert quiet == "No material change on China and Russia since this channel's last briefing."


async def test_a_quiet_edition_that_comes_after_an_outage_says_that_it_is_late(room: Newsroom) -> None:
    await room.follow("C1", only_if_news=True)
    await room.go_to(EIGHT)
    await room.wait(days=1, hours=2)
    await room.wait(seconds=30)
    _, quiet = room.shown("C1")
    assert "No material change on China and Russia" in quiet
    assert "Late: this briefing was due at 08:00 on 24 March (UTC)." in quiet


async def test_late_and_quiet_editions_say_so_in_the_channels_language() -> None:
    edition = make_edition()
    french = replace(edition, due=EIGHT, key=replace(edition.key, language="fr", time_zone="Europe/Paris"))
    reply = make_reply(replace(make_briefing(), language="fr"), french, "late_no_news", "Chine et Russie")
    shown = render_plain(reply.document)
    assert "Aucun changement notable depuis la dernière note de ce canal : Chine et Russie." in shown
    assert "En retard : cette note était attendue à 09:00 le 23 mars (Europe/Paris)." in shown


@pytest.mark.parametrize("platform", ["slack", "discord"])
async def test_a_late_briefing_of_several_messages_says_so_in_the_first(platform: str) -> None:
    briefing = write_seed_briefing()
    claims = tuple(replace(briefing.developments[0], text=f"{number} {'word ' * 90}") for number in range(20))
    reply = make_reply(replace(briefing, developments=claims), replace(make_edition(), due=EIGHT), "late", "")
    first, *_ = messages = render_for(platform, reply)
    assert "Late: this briefing was due at 08:00 on 23 March (UTC)." in first["text"]
    assert len(messages) > 1


async def test_a_post_of_unknown_outcome_is_looked_up_and_never_posted_again(room: Newsroom) -> None:
    await room.go_to(EIGHT - timedelta(minutes=1))
    room.platform.faults = [PostError("No answer.", code="ambiguous")]
    room.clock.moment = EIGHT
    with capture_logs() as logged:
        await room.tick()
    [told] = [each for each in logged if each["event"].startswith("post_")]
    assert (told["event"], told["code"]) == ("post_unclear", "ambiguous"), "nobody refused it"
    for _ in range(3):
        await room.wait(seconds=10)
    [sent] = await room.deliveries()
    assert (sent.state, list(room.platform.posted.values())) == ("sent", [1])
