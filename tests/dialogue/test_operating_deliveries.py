"""What an operator sees of deliveries, and what can be done about one."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.model.conversation import LOCAL, WorkspaceId
from bot.model.errors import PostError, UsageError
from bot.service.layout import lay_out_status
from bot.service.ledger import act_on_delivery, get_edition, list_delivery_records, list_edition_records
from bot.service.status import examine_deliveries, get_status
from bot.service.subscriptions import pause, resume, unfollow
from bot.text.plain import render_plain
from tests.newsroom import EIGHT, TOPIC, Newsroom, channel, open_before_eight
from tests.terminal import Terminal


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Newsroom]:
    async with open_before_eight(tmp_path, admin_channel="fake:team-a:ADMIN") as opened:
        yield opened


async def test_the_administrator_is_told_once_of_a_channel_that_is_gone(room: Newsroom) -> None:
    room.platform.faults = [PostError("The channel was deleted.", code="gone")]
    await room.go_to(EIGHT)
    await room.wait(minutes=1)
    await room.wait(minutes=1)
    [told] = room.shown("ADMIN")
    assert told == (
        "fake:team-a:C1 gets no more briefings on china-russia: "
        "the channel is gone, or the bot may not post there: The channel was deleted. "
        "Once that is mended: attache resume china-russia --channel fake:team-a:C1"
    )


async def test_a_failed_delivery_is_retried_and_one_that_was_sent_only_resent(room: Newsroom) -> None:
    room.platform.faults = [PostError("The payload was refused.", code="refused")]
    await room.go_to(EIGHT)
    [failed] = await list_delivery_records(room.desk, ["failed"])
    assert (failed.reason, failed.parts[0].attempts) == ("refused", 1)
    await act_on_delivery(room.desk, failed.id, "retry")
    await room.wait(seconds=1)
    assert len(room.shown("C1")) == 1
    with pytest.raises(UsageError, match="resend posts it again"):
        await act_on_delivery(room.desk, failed.id, "retry")
    await act_on_delivery(room.desk, failed.id, "resend")
    await room.wait(seconds=1)
    assert len(room.shown("C1")) == 2
    with pytest.raises(UsageError, match="nothing to abandon"):
        await act_on_delivery(room.desk, failed.id, "abandon")


async def test_status_names_what_failed_what_waits_for_a_person_and_which_channels_are_closed(room: Newsroom) -> None:
    await room.follow("C2")
    await room.follow("C3")
    room.platform.faults = [
        PostError("The channel was deleted.", code="gone"),
        PostError("The payload was refused.", code="refused"),
    ]
    await room.go_to(EIGHT)
    [parked] = [each for each in await room.deliveries() if each.state == "sent" and each.topic == "china-russia"]
    async with room.desk.database.write() as transaction:
        await room.desk.deliveries.keep(transaction, replace(parked, state="parked", reason="ambiguous"))
    status = await get_status(room.desk, WorkspaceId("team-a"))
    told = render_plain(lay_out_status(status))
    assert "1 delivery parked: posted or not, nobody can tell.\n" in told
    assert "2 deliveries failed in the last seven days.\n" in told
    assert "attache" not in told, "a member has no terminal"
    shown = render_plain(lay_out_status(status, operator=True))
    assert (
        "1 delivery parked: posted or not, nobody can tell; look in the channel, then retry or abandon each." in shown
    )
    assert f"{parked.id} · china-russia for 2023-03-23T08:00 to fake:team-a:{parked.channel.id} · ambiguous" in shown
    assert "2 deliveries failed in the last seven days; to go on with one: attache deliveries retry ID." in shown
    assert "1 subscription suspended; once that is mended, resume them in their channels." in shown
    gone = "china-russia daily 08:00 · the channel is gone, or the bot may not post there"
    assert f"{gone}: The channel was deleted" in shown
    assert gone in told
    assert "deleted" not in told, "what the platform said is for the operator"
    assert len((await get_status(room.desk, LOCAL, everywhere=True)).failed) == 2
    _, refused, _ = await examine_deliveries(room.desk, ["fake"])
    assert (refused.well, refused.detail.partition(";")[0]) == (False, "suspended: 1 on fake")
    other = await get_status(room.desk, WorkspaceId("team-b"))
    assert (other.parked, other.failed, other.suspended) == ((), (), ())
    await room.wait(days=8)
    assert len((await get_status(room.desk, WorkspaceId("team-a"))).failed) == 0


async def test_the_operator_is_told_whether_anything_runs(room: Newsroom) -> None:
    async def show() -> str:
        return render_plain(lay_out_status(await get_status(room.desk, LOCAL, everywhere=True)))

    assert "No attache run is at work, so nothing is read or posted." in await show()
    now = room.clock.now()
    async with room.desk.database.write() as transaction:
        await room.desk.leases.take(transaction, "send:fake", "elsewhere", now, now + timedelta(seconds=4.5))
    assert "attache run is at work; it posts to fake." in await show()
    assert "attache run" not in render_plain(lay_out_status(await get_status(room.desk, WorkspaceId("team-a"))))
    room.clock.moment += timedelta(seconds=5)
    assert "No attache run is at work" in await show()


async def test_what_nobody_posts_is_named(room: Newsroom) -> None:
    assert [each.well for each in await examine_deliveries(room.desk, ["fake"])] == [True, True, True]
    room.clock.moment = EIGHT - timedelta(minutes=1)
    await room.tick()
    room.clock.moment = EIGHT + timedelta(minutes=16)
    shown = render_plain(lay_out_status(await get_status(room.desk, WorkspaceId("team-a")), operator=True))
    assert "1 delivery overdue; attache doctor says what keeps them." in shown
    late, _, unserved = await examine_deliveries(room.desk, ["slack"])
    assert (late.well, late.detail) == (False, "overdue: 1 on fake; see attache status")
    assert not unserved.well
    assert "PLATFORMS does not serve them: 1 on fake" in unserved.detail


async def test_what_its_channel_no_longer_wants_goes_out_only_when_that_is_meant(room: Newsroom) -> None:
    await room.go_to(EIGHT)
    [sent] = await list_delivery_records(room.desk)
    await pause(room.desk, channel("C1"))
    with pytest.raises(UsageError, match=f"fake:team-a:C1 has paused {TOPIC}; resume it there, or .*anyway"):
        await act_on_delivery(room.desk, sent.id, "resend")
    await unfollow(room.desk, channel("C1"), TOPIC)
    with pytest.raises(UsageError, match="C1 no longer follows china-russia; follow it there"):
        await act_on_delivery(room.desk, sent.id, "resend")
    await room.wait(seconds=1)
    assert len(room.shown("C1")) == 1
    await act_on_delivery(room.desk, sent.id, "resend", anyway=True)
    await room.wait(seconds=1)
    assert len(room.shown("C1")) == 2


def test_a_delivery_is_posted_anyway_only_where_the_command_says_so(terminal: Terminal) -> None:
    assert "--anyway" in terminal.run("deliveries", "resend", "--help").out
    assert "--anyway" in terminal.run("deliveries", "retry", "--help").out
    assert terminal.run("deliveries", "abandon", "d0", "--anyway").code == 2


async def test_what_was_abandoned_under_way_is_looked_for_before_it_is_posted_again(room: Newsroom) -> None:
    room.platform.faults = [PostError("The connection broke.", code="ambiguous")]
    await room.go_to(EIGHT)
    [under_way] = await list_delivery_records(room.desk, ["sending"])
    await act_on_delivery(room.desk, under_way.id, "abandon")
    with pytest.raises(UsageError, match="retry looks for it first"):
        await act_on_delivery(room.desk, under_way.id, "resend")
    await act_on_delivery(room.desk, under_way.id, "retry")
    await room.wait(minutes=1)
    assert len(room.shown("C1")) == 1


async def test_what_may_be_there_is_not_posted_twice_once_its_channel_is_back(room: Newsroom) -> None:
    room.platform.faults = [PostError("The connection broke.", code="ambiguous")]
    room.platform.lookup_faults = [PostError("The bot was removed.", code="gone")]
    await room.go_to(EIGHT)
    await room.wait(minutes=1)
    [failed] = await list_delivery_records(room.desk, ["failed"])
    await resume(room.desk, channel("C1"))
    await act_on_delivery(room.desk, failed.id, "retry")
    await room.wait(minutes=1)
    assert len(room.shown("C1")) == 1


async def test_a_retry_of_what_was_refused_is_withdrawn_by_a_channel_that_stops_while_it_waits(room: Newsroom) -> None:
    room.platform.faults = [
        PostError("The payload was refused.", code="refused"),
        PostError("Too many.", code="limited", retry_after=300),
    ]
    await room.go_to(EIGHT)
    [failed] = await list_delivery_records(room.desk, ["failed"])
    await act_on_delivery(room.desk, failed.id, "retry")
    await room.wait(seconds=1)
    await pause(room.desk, channel("C1"))
    await room.wait(minutes=6)
    [left] = await list_delivery_records(room.desk)
    assert (room.shown("C1"), left.state, left.reason) == ([], "abandoned", "paused")


async def test_what_waits_can_be_abandoned(room: Newsroom) -> None:
    room.clock.moment = EIGHT - timedelta(minutes=1)
    await room.tick()
    [waiting] = await list_delivery_records(room.desk)
    await act_on_delivery(room.desk, waiting.id, "abandon")
    await room.go_to(EIGHT)
    assert room.shown("C1") == []


async def test_an_edition_shows_what_became_of_its_deliveries(room: Newsroom) -> None:
    await room.follow("C2")
    await room.go_to(EIGHT)
    [edition] = await list_edition_records(room.desk)
    assert (edition.slot, edition.state, edition.deliveries) == ("2023-03-23T08:00", "written", {"sent": 2})
    record, briefing = await get_edition(room.desk, edition.id)
    assert record == edition
    assert briefing.id == edition.id


def test_an_installation_without_deliveries_says_so(terminal: Terminal) -> None:
    assert terminal.run("deliveries", "--format", "json").json() == []
    assert terminal.run("editions", "--format", "json").json() == []
    assert "There are no such deliveries." in terminal.run("deliveries", "--state", "parked").out
    done = terminal.run("deliveries", "retry", "d0")
    assert done.code == 1
    assert done.err == "attache: There is no delivery d0; attache deliveries lists them.\n"


def test_an_administrators_channel_on_no_platform_is_refused_at_start(terminal: Terminal) -> None:
    terminal.set(ADMIN_CHANNEL="slak:T1:C1")
    refused = terminal.run("deliveries")
    assert refused.code == 2
    assert refused.err == (
        "attache: ADMIN_CHANNEL 'slak:T1:C1' names no platform; it begins with one of console, discord, slack.\n"
    )


def test_roles_that_would_post_nothing_do_not_start_on_a_file(terminal: Terminal) -> None:
    refused = terminal.run("run", "--roles", "scheduler")
    assert refused.code == 2
    assert "On SQLite one process does everything, and these roles leave out worker" in refused.err
