"""What stores of planned editions, deliveries and leases owe."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Select

from bot.model.article import ArticleId, Scope
from bot.model.briefing import EditionId
from bot.model.conversation import WorkspaceId
from bot.model.delivery import WITHOUT_NEWS, Delivery, DeliveryId
from bot.model.errors import NotFoundError, PostError
from bot.model.message import Part
from bot.ports import Transaction
from bot.service.decisions import Terms, begin, close, make_parts, settle_post, withdraw
from bot.storage.database import connection_of
from bot.storage.deliveries import newest_told, next_due
from tests.contract.databases import Stores
from tests.factories import NOW, make_delivery, make_edition, make_subscription
from tests.unit.briefings import make_briefing

A, B = WorkspaceId("team-a"), WorkspaceId("team-b")
MINUTE = timedelta(minutes=1)


async def test_an_edition_planned_twice_is_one(stores: Stores) -> None:
    edition, later = make_edition(), make_edition("2023-03-23T08:00", due=NOW + timedelta(days=1))
    async with stores.database.write() as transaction:
        assert await stores.editions.plan(transaction, [edition, edition]) == (edition,)
        assert await stores.editions.plan(transaction, [edition, later]) == (later,)
        await stores.deliveries.plan(transaction, [make_delivery(edition), make_delivery(later)])
        assert await stores.editions.get_planned(transaction, edition.id) == edition
        assert await stores.editions.list_planned(transaction, 10) == (later, edition)
        assert await stores.editions.list_unwritten(transaction, NOW + MINUTE, 10) == (edition,)


async def test_an_edition_is_written_once_and_keeps_what_it_was_written_from(stores: Stores) -> None:
    edition = make_edition()
    first, second = make_briefing(edition.id), replace(make_briefing(edition.id), depth="deep")
    written = replace(edition, state="written")
    async with stores.database.write() as transaction:
        await stores.editions.plan(transaction, [edition])
        with pytest.raises(NotFoundError):
            await stores.editions.get_written(transaction, edition.id)
        assert await stores.editions.finish(transaction, written, first, [ArticleId("a1")], 4.5)
        assert not await stores.editions.finish(transaction, written, second, [], 1.0)
        await stores.editions.fail(transaction, replace(edition, state="failed", reason="too late"))
        assert await stores.editions.get_written(transaction, edition.id) == first
        assert await stores.editions.list_used(transaction, edition.id) == ("a1",)
        assert await stores.editions.measure(transaction, "china-russia") == 4.5
        assert await stores.editions.measure(transaction, "other") is None
        assert await stores.editions.list_unwritten(transaction, NOW + MINUTE, 10) == ()


async def test_a_failed_writing_keeps_its_reason(stores: Stores) -> None:
    edition = make_edition()
    async with stores.database.write() as transaction:
        await stores.editions.plan(transaction, [edition])
        await stores.deliveries.plan(transaction, [make_delivery(edition)])
        tried = replace(edition, attempts=1, reason="The model did not answer.")
        await stores.editions.fail(transaction, tried)
        assert await stores.editions.list_unwritten(transaction, NOW + MINUTE, 10) == (tried,)
        await stores.editions.fail(transaction, replace(tried, state="failed"))
        assert await stores.editions.list_unwritten(transaction, NOW + MINUTE, 10) == ()


async def test_a_public_edition_belongs_to_the_workspaces_it_went_to(stores: Stores) -> None:
    edition, private = make_edition(), make_edition(scope=Scope("team-b"))
    async with stores.database.write() as transaction:
        await stores.editions.plan(transaction, [edition, private])
        for each in (edition, private):
            await stores.editions.finish(transaction, replace(each, state="written"), make_briefing(each.id), [], 1.0)
        await stores.deliveries.plan(transaction, [make_delivery(edition)])
        assert (await stores.editions.get(transaction, A, edition.id)).id == edition.id
        assert [each.id for each in await stores.editions.list_editions(transaction, A)] == [edition.id]
        with pytest.raises(NotFoundError):
            await stores.editions.get(transaction, B, edition.id)
        assert [each.id for each in await stores.editions.list_editions(transaction, B)] == [private.id]


async def test_an_edition_that_every_channel_has_left_is_not_written(stores: Stores) -> None:
    edition, delivery = make_edition(), make_delivery()
    async with stores.database.write() as transaction:
        await stores.editions.plan(transaction, [edition])
        await stores.deliveries.plan(transaction, [delivery])
        assert await stores.editions.list_unwritten(transaction, NOW + MINUTE, 10) == (edition,)
        await stores.deliveries.keep(transaction, replace(delivery, state="abandoned", reason="paused"))
        assert await stores.editions.list_unwritten(transaction, NOW + MINUTE, 10) == ()


async def test_what_was_withdrawn_before_it_was_begun_is_planned_anew_and_nothing_else(stores: Stores) -> None:
    withdrawn, given_up = make_delivery(), make_delivery(channel="C2")
    begun = begin(make_parts(make_delivery(channel="C3"), 1, "briefing"), 0, NOW)
    planned = [withdrawn, given_up, make_delivery(channel="C3")]
    async with stores.database.write() as transaction:
        await stores.deliveries.plan(
            transaction,
            [close(withdrawn, "abandoned", "paused"), close(given_up, "abandoned", "operator"),
             close(begun, "abandoned", "paused")],
        )  # fmt: skip
        assert await stores.deliveries.plan(transaction, planned) == 1
        assert await stores.deliveries.get(transaction, withdrawn.id) == replace(withdrawn, version=1)
        assert (await stores.deliveries.get(transaction, given_up.id)).state == "abandoned"
        assert (await stores.deliveries.get(transaction, begun.id)).state == "abandoned"


async def test_rendered_parts_never_change(stores: Stores) -> None:
    edition = make_edition()
    first, second = (Part({"text": "one"}, "one"), Part({"text": "two"}, "two", threaded=True)), (Part({}, "other"),)
    async with stores.database.write() as transaction:
        assert await stores.editions.find_parts(transaction, edition.id, "fake:briefing") is None
        await stores.editions.keep_parts(transaction, edition.id, "fake:briefing", first)
        await stores.editions.keep_parts(transaction, edition.id, "fake:briefing", second)
        assert await stores.editions.find_parts(transaction, edition.id, "fake:briefing") == first


async def test_a_delivery_is_planned_once_for_an_edition_and_a_channel(stores: Stores) -> None:
    one, other = make_delivery(), make_delivery(channel="C2")
    async with stores.database.write() as transaction:
        assert await stores.deliveries.plan(transaction, [one, one]) == 1
        assert await stores.deliveries.plan(transaction, [one, other]) == 1
        assert await stores.deliveries.get(transaction, one.id) == one
        assert len(await stores.deliveries.list_of_edition(transaction, one.edition)) == 2
        assert await stores.deliveries.count(transaction) == {"pending": 2}
        with pytest.raises(NotFoundError):
            await stores.deliveries.get(transaction, DeliveryId("none"))


async def test_of_two_who_change_a_delivery_one_succeeds(stores: Stores) -> None:
    planned = make_delivery()
    async with stores.database.write() as transaction:
        await stores.deliveries.plan(transaction, [planned])
        kept = await stores.deliveries.keep(transaction, replace(planned, state="sending"))
        assert kept is not None
        assert kept.version == 1
        assert await stores.deliveries.keep(transaction, replace(planned, state="abandoned")) is None
        assert await stores.deliveries.get(transaction, planned.id) == kept


async def test_due_are_open_deliveries_of_written_editions_those_begun_first(stores: Stores) -> None:
    written, unwritten = make_edition(), make_edition("2023-03-22T07:00", due=NOW - timedelta(hours=1))
    due = make_delivery(written)
    sent, later = make_delivery(written, "C2", state="sent"), make_delivery(written, "C3", next_at=NOW + MINUTE)
    resumed = make_delivery(written, "C4", state="sending")
    waiting = make_delivery(written, "C5", next_at=NOW - MINUTE)
    async with stores.database.write() as transaction:
        await stores.editions.plan(transaction, [written, unwritten])
        await stores.editions.finish(transaction, replace(written, state="written"), make_briefing(written.id), [], 1.0)
        await stores.deliveries.plan(transaction, [due, sent, later, waiting, resumed, make_delivery(unwritten)])
        assert await stores.deliveries.list_due(transaction, "fake", NOW, 10) == (resumed, waiting, due)
        assert await stores.deliveries.list_due(transaction, "fake", NOW, 2) == (resumed, waiting)
        assert await stores.deliveries.list_due(transaction, "fake", NOW, 1) == (resumed,)
        assert await stores.deliveries.list_due(transaction, "other", NOW, 10) == ()


async def test_due_is_one_delivery_a_channel_however_many_of_one_come_first(stores: Stores) -> None:
    early = [make_edition(f"2023-03-22T07:{n:02}", due=NOW - MINUTE) for n in range(30)]
    late = make_edition()
    heavy = [make_delivery(each, "HEAVY") for each in early]
    begun = replace(heavy[7], state="sending", next_at=NOW)
    others = [make_delivery(late, f"C{number}") for number in range(9)]
    async with stores.database.write() as transaction:
        await stores.editions.plan(transaction, [*early, late])
        for each in (*early, late):
            await stores.editions.finish(transaction, replace(each, state="written"), make_briefing(each.id), [], 1.0)
        await stores.deliveries.plan(transaction, [*heavy[:7], begun, *heavy[8:], *others])

        async def ask(limit: int, *busy: str) -> list[str]:
            places = [replace(begun.channel, id=name) for name in busy]
            found = await stores.deliveries.list_due(transaction, "fake", NOW, limit, places)
            return [each.channel.id for each in found]

        assert await stores.deliveries.list_due(transaction, "fake", NOW, 1) == (begun,)
        assert (await ask(5))[0] == "HEAVY"
        assert len(set(await ask(5))) == 5
        assert sorted(await ask(20)) == [*(f"C{number}" for number in range(9)), "HEAVY"]
        assert sorted(await ask(20, "HEAVY", "C0")) == [f"C{number}" for number in range(1, 9)]
        await stores.deliveries.keep(transaction, replace(begun, state="sent"))
        assert (await ask(5))[0] == "HEAVY"
        elsewhere = replace(begun.channel, workspace=B)
        assert len(await stores.deliveries.list_due(transaction, "fake", NOW, 20, [elsewhere])) == 10


async def test_the_latest_slot_is_known_that_has_a_message_or_may_still_get_one(stores: Stores) -> None:
    hours = [make_edition(f"2023-03-22T{8 + n:02}:00", due=NOW + timedelta(hours=n)) for n in range(6)]
    states = ["pending", "sent", "parked", "failed", "skipped", "pending"]
    mine = [replace(make_delivery(each), state=state) for each, state in zip(hours, states, strict=True)]  # type: ignore[arg-type]
    subscription = mine[0].subscription

    async def ask(since: datetime, now: datetime) -> datetime | None:
        found = await stores.deliveries.list_latest_due(transaction, [subscription], since, now)
        return found.get(subscription)

    async with stores.database.write() as transaction:
        await stores.editions.plan(transaction, hours)
        for each in hours[:-1]:
            await stores.editions.finish(transaction, replace(each, state="written"), make_briefing(each.id), [], 1.0)
        await stores.deliveries.plan(transaction, mine)
        assert await ask(NOW, NOW) is None
        assert await ask(NOW, NOW + timedelta(hours=1)) == mine[1].due
        assert await ask(NOW, NOW + timedelta(hours=9)) == mine[2].due
        assert await ask(mine[2].due, NOW + timedelta(hours=9)) is None
        assert await ask(NOW - timedelta(hours=1), NOW) == NOW
        assert await stores.deliveries.list_latest_due(transaction, [], NOW, NOW) == {}


async def test_what_was_turned_away_and_then_withdrawn_is_planned_anew(stores: Stores) -> None:
    terms = Terms(timedelta(0), timedelta(hours=6), timedelta(0))
    planned, limited = make_delivery(), PostError("Too many.", code="limited")
    turned_away = settle_post(begin(make_parts(planned, 1, "briefing"), 0, NOW), 0, limited, NOW, terms)
    async with stores.database.write() as transaction:
        await stores.deliveries.plan(transaction, [turned_away])
        assert await stores.deliveries.list_unsent(transaction, [planned.subscription]) == (turned_away,)
        await stores.deliveries.keep(transaction, withdraw(turned_away, "paused", NOW))
        assert await stores.deliveries.plan(transaction, [planned]) == 1
        assert (await stores.deliveries.get(transaction, planned.id)).state == "pending"


async def test_deliveries_are_listed_by_state_and_workspace_latest_first(stores: Stores) -> None:
    yesterday = make_edition("2023-03-21T08:00", due=NOW - timedelta(days=1))
    old, new = make_delivery(yesterday, state="sent", form="briefing"), make_delivery(state="parked")
    async with stores.database.write() as transaction:
        await stores.deliveries.plan(transaction, [old, new])
        assert await stores.deliveries.list_deliveries(transaction) == (new, old)
        assert await stores.deliveries.list_deliveries(transaction, ["parked"]) == (new,)
        assert await stores.deliveries.list_deliveries(transaction, workspace=A, limit=1) == (new,)
        assert await stores.deliveries.list_deliveries(transaction, workspace=B) == ()
        assert await stores.deliveries.list_deliveries(transaction, before=new.due) == (old,)
        elsewhere = make_delivery(channel="C2", state="parked", due=NOW + timedelta(days=1))
        await stores.deliveries.plan(transaction, [elsewhere])
        here = [new.channel, replace(new.channel, id="C9")]
        assert await stores.deliveries.list_deliveries(transaction, limit=1, channels=here) == (new,)
        assert await stores.deliveries.list_deliveries(transaction, channels=[]) == ()
        assert await stores.deliveries.find_last(transaction, make_subscription().id) == old
        assert await stores.deliveries.list_unsent(transaction, [make_subscription().id]) == ()


def _sent(days: int, form: str) -> Delivery:
    edition = make_edition(due=NOW + timedelta(days=days))
    return make_delivery(edition, state="sent", form=form)


async def test_the_last_briefing_is_found_without_reading_the_quiet_editions_since(stores: Stores) -> None:
    told, quiet = _sent(0, "briefing"), [_sent(day, form) for day in range(1, 300) for form in WITHOUT_NEWS]
    quiet = [replace(each, id=DeliveryId(f"d{n}"), edition=EditionId(f"e{n}")) for n, each in enumerate(quiet)]
    failed = replace(_sent(400, "briefing"), state="failed")
    async with stores.database.write() as transaction:
        await stores.deliveries.plan(transaction, [*quiet[:300], _sent(-1, "late"), told, *quiet[300:], failed])
        assert await stores.deliveries.find_last(transaction, told.subscription) == told
        plan = await _explain(transaction, newest_told(told.subscription))
    assert "deliveries_told" in plan
    assert not any(word in plan for word in ("TEMP B-TREE", "Sort", "Seq Scan")), plan


async def test_the_last_briefings_of_many_subscriptions_are_found_at_once(stores: Stores) -> None:
    one, other, never = [make_subscription(each) for each in ("C1", "C2", "C3")]
    days = [make_edition(f"2023-03-{20 + day}T08:00", due=NOW + timedelta(days=day)) for day in range(3)]
    first, second, theirs = [
        make_delivery(edition, where, state="sent", form="briefing")
        for edition, where in ((days[0], "C1"), (days[1], "C1"), (days[0], "C2"))
    ]
    quiet = make_delivery(days[2], "C2", state="sent", form="no_news")
    waiting = make_delivery(days[2], "C1")
    async with stores.database.write() as transaction:
        for each in (one, other, never):
            await stores.subscriptions.put(transaction, each)
        await stores.deliveries.plan(transaction, [first, second, theirs, quiet, waiting])
        found = await stores.deliveries.list_last(transaction, [one.id, other.id, never.id])
        assert await stores.deliveries.list_last(transaction, []) == {}
    assert found == {one.id: second, other.id: theirs}


async def test_what_is_due_is_found_without_reading_all_the_editions_there_ever_were(stores: Stores) -> None:
    hours = [make_edition(due=NOW - timedelta(hours=n)) for n in range(1, 2000)]
    past = [replace(each, id=EditionId(f"e{n}"), state="written") for n, each in enumerate(hours)]
    waiting = [make_delivery(past[-1], f"C{number}") for number in range(6)]
    busy = [waiting[0].channel]
    async with stores.database.write() as transaction:
        await stores.editions.plan(transaction, past)
        await stores.deliveries.plan(transaction, waiting)
        assert len(await stores.deliveries.list_due(transaction, "fake", NOW, 96, busy)) == 5
        plan = await _explain(transaction, next_due("fake", "pending", NOW, busy).limit(96))
    assert "editions_by_id" in plan
    assert "Seq Scan on editions" not in plan


async def _explain(transaction: Transaction, wanted: Select[Any]) -> str:
    """How the database looks for it: by which index, and whether it sorts."""
    connection = connection_of(transaction)
    statement = wanted.compile(connection.engine, compile_kwargs={"literal_binds": True})
    if connection.dialect.name == "postgresql":
        await connection.exec_driver_sql("ANALYZE deliveries, editions")
    how = "EXPLAIN" if connection.dialect.name == "postgresql" else "EXPLAIN QUERY PLAN"
    return "\n".join(str(row) for row in await connection.exec_driver_sql(f"{how} {statement}"))


async def test_what_was_abandoned_is_listed_latest_first(stores: Stores) -> None:
    editions = [make_edition(f"2023-03-{20 + n}T08:00", due=NOW + timedelta(days=n - 2)) for n in range(3)]
    gone = [withdraw(make_delivery(each), "paused", NOW) for each in editions]
    async with stores.database.write() as transaction:
        await stores.deliveries.plan(transaction, [*gone, withdraw(make_delivery(channel="C2"), "paused", NOW)])
        listed = await stores.deliveries.list_abandoned(transaction, gone[0].subscription, gone[1].due)
        assert listed == (gone[2], gone[1])
        assert all(each.owed for each in listed)


async def test_a_subscription_moves_on(stores: Stores) -> None:
    followed = make_subscription()
    moved = replace(followed, next=replace(followed.next, at=NOW + timedelta(days=2))) if followed.next else followed
    async with stores.database.write() as transaction:
        await stores.subscriptions.put(transaction, followed)
        await stores.subscriptions.advance(transaction, [moved])
        assert await stores.subscriptions.list_due(transaction, NOW + timedelta(days=1, hours=1), 10) == ()
        assert await stores.subscriptions.find(transaction, followed.channel, followed.topic) == moved


async def test_a_lease_that_a_wrong_clock_left_in_the_future_is_taken(stores: Stores) -> None:
    async with stores.database.write() as transaction:
        ahead = NOW + timedelta(hours=1)
        left = await stores.leases.take(transaction, "send:fake", "one", ahead, ahead + MINUTE)
        taken = await stores.leases.take(transaction, "send:fake", "two", NOW, NOW + MINUTE)
        assert left is not None
        assert taken is not None
        assert taken.fence > left.fence


async def test_a_server_tells_its_time_and_a_file_has_none(stores: Stores) -> None:
    told = await stores.database.read_clock()
    if getattr(stores.database, "server", None) is None:
        assert told is None
    else:
        assert told is not None
        assert abs(told - datetime.now(UTC)) < MINUTE


async def test_a_lease_is_held_by_one_until_it_ends_and_its_fence_rises(stores: Stores) -> None:
    leases = stores.leases
    async with stores.database.write() as transaction:
        first = await leases.take(transaction, "send:fake", "one", NOW, NOW + MINUTE)
        assert first is not None
        assert await leases.take(transaction, "send:fake", "two", NOW, NOW + MINUTE) is None
        assert await leases.list_held(transaction, "send:", NOW) == (first,)
        assert await leases.list_held(transaction, "edition:", NOW) == ()
        assert await leases.list_held(transaction, "send:", NOW + MINUTE) == ()
        renewed = await leases.renew(transaction, first, NOW + 2 * MINUTE)
        assert renewed is not None
        assert renewed.fence == first.fence
        later = NOW + 3 * MINUTE
        second = await leases.take(transaction, "send:fake", "two", later, later + MINUTE)
        assert second is not None
        assert second.fence > first.fence
        assert not await leases.holds(transaction, renewed)
        assert await leases.renew(transaction, renewed, later + MINUTE) is None
        await leases.release(transaction, renewed)
        assert await leases.holds(transaction, second)
        await leases.release(transaction, second)
        third = await leases.take(transaction, "send:fake", "one", later, later + MINUTE)
        assert third is not None
        assert third.fence > second.fence
