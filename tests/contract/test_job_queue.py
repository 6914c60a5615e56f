"""What every queue owes."""

import asyncio
from datetime import timedelta

import pytest

from bot.model.errors import AttacheError, NotFoundError
from bot.model.job import Job, JobId, JobRecord
from bot.queues.retries import MOST_ATTEMPTS, decide_retry
from tests.contract.databases import Stores
from tests.factories import NOW


async def test_a_job_exists_only_if_its_transaction_commits(stores: Stores) -> None:
    seen: list[str] = []

    async def note(job: Job) -> None:
        seen.append(job.arguments["n"])

    with pytest.raises(RuntimeError):
        async with stores.database.write() as transaction:
            await stores.queue.enqueue(transaction, Job("note", {"n": "lost"}))
            raise RuntimeError("the caller failed")
    async with stores.database.write() as transaction:
        await stores.queue.enqueue(transaction, Job("note", {"n": "kept"}))
    assert await stores.queue.run_until_idle({"note": note}) == 1
    assert seen == ["kept"]


async def test_an_equal_waiting_job_is_not_added_twice(stores: Stores) -> None:
    done: list[Job] = []

    async def note(job: Job) -> None:
        done.append(job)

    async with stores.database.write() as transaction:
        for _ in range(3):
            await stores.queue.enqueue(transaction, Job("note", {"n": "1"}), lock="a")
    await stores.queue.run_until_idle({"note": note})
    assert len(done) == 1


async def test_of_jobs_added_together_each_is_added_once_and_no_two_that_differ_are_taken_for_one(
    stores: Stores,
) -> None:
    async with stores.database.write() as transaction:
        await stores.queue.enqueue(transaction, Job("note", {"n": "1"}))
        await stores.queue.enqueue(transaction)
        await stores.queue.enqueue(
            transaction, Job("note", {"n": "1"}), Job("note", {"n": "2"}), Job("note", {"n": "2"}), Job("read")
        )
        await stores.queue.enqueue(transaction, Job("note", {"n": "1"}), Job("read", {"n": "1"}), lock="a")
        waiting = await stores.queue.list_jobs(transaction)
    assert {(each.job.kind, each.job.arguments.get("n"), each.lock) for each in waiting} == {
        ("note", "1", None), ("note", "2", None), ("read", None, None), ("note", "1", "a"), ("read", "1", "a"),
    }  # fmt: skip
    assert len(waiting) == 5


async def test_jobs_of_one_lock_run_in_order_and_a_failed_one_holds_the_next_back(stores: Stores) -> None:
    seen: list[str] = []

    async def note(job: Job) -> None:
        seen.append(job.arguments["n"])
        if job.arguments["n"] == "1" and seen.count("1") == 1:
            raise AttacheError("The first attempt fails.")

    async with stores.database.write() as transaction:
        await stores.queue.enqueue(transaction, Job("note", {"n": "1"}), lock="a")
        await stores.queue.enqueue(transaction, Job("note", {"n": "2"}), lock="a")
        await stores.queue.enqueue(transaction, Job("note", {"n": "3"}), lock="b")
    await stores.queue.run_until_idle({"note": note})
    assert seen == ["1", "3"]
    await stores.clock.sleep(11)
    await stores.queue.run_until_idle({"note": note})
    assert seen == ["1", "3", "1", "2"]


async def test_a_job_that_keeps_failing_is_given_up_with_its_reason_and_can_be_put_back(stores: Stores) -> None:
    async def fail(job: Job) -> None:
        raise AttacheError("The host does not answer.")

    async with stores.database.write() as transaction:
        await stores.queue.enqueue(transaction, Job("poll"))
    for _ in range(MOST_ATTEMPTS):
        await stores.queue.run_until_idle({"poll": fail})
        await stores.clock.sleep(86_400)
    async with stores.database.write() as transaction:
        [dead] = await stores.queue.list_jobs(transaction, "dead")
        assert (dead.job.kind, dead.attempts, dead.reason) == ("poll", MOST_ATTEMPTS, "The host does not answer.")
        await stores.queue.retry(transaction, dead.id)
        assert await stores.queue.list_jobs(transaction, "dead") == ()
        with pytest.raises(NotFoundError):
            await stores.queue.retry(transaction, JobId(999))
    assert await stores.queue.run_until_idle({"poll": fail}) == 1


async def test_jobs_of_another_queue_are_held_as_they_stood_there(stores: Stores) -> None:
    async def note(job: Job) -> None:
        seen.append(job.arguments["n"])

    seen: list[str] = []
    later = NOW + timedelta(hours=1)
    records = [
        JobRecord(JobId(7), Job("note", {"n": "1"}), "a", "running", 2, NOW),
        JobRecord(JobId(8), Job("note", {"n": "2"}), "a", "pending", 0, later),
        JobRecord(JobId(9), Job("note", {"n": "3"}), None, "dead", 5, NOW, "The host does not answer."),
    ]
    async with stores.database.write() as transaction:
        await stores.queue.enqueue(transaction, Job("note", {"n": "earlier"}))
        await stores.queue.adopt(transaction, records)
        held = await stores.queue.list_jobs(transaction)
        assert [(each.job.arguments["n"], each.state, each.attempts, each.reason) for each in held] == [
            ("3", "dead", 5, "The host does not answer."), ("2", "pending", 0, None), ("1", "pending", 2, None),
        ]  # fmt: skip
    assert await stores.queue.run_until_idle({"note": note}) == 1
    await stores.clock.sleep(3601)
    assert await stores.queue.run_until_idle({"note": note}) == 1
    assert seen == ["1", "2"]


async def test_what_a_channel_waits_for_comes_before_all_that_waited_longer(stores: Stores) -> None:
    seen: list[str] = []

    async def note(job: Job) -> None:
        seen.append(job.kind)

    async with stores.database.write() as transaction:
        for number in range(3):
            await stores.queue.enqueue(transaction, Job("analyse", {"article": str(number)}), due=NOW)
    await stores.clock.sleep(60)
    async with stores.database.write() as transaction:
        await stores.queue.enqueue(transaction, Job("write", {"edition": "e1"}), due=stores.clock.now())
    assert await stores.queue.run_until_idle({"analyse": note, "write": note}) == 4
    assert seen == ["write", "analyse", "analyse", "analyse"]


async def test_a_loop_works_until_it_is_cancelled(stores: Stores) -> None:
    came = asyncio.Event()

    async def note(job: Job) -> None:
        came.set()

    loop = asyncio.create_task(stores.queue.run({"note": note}))
    async with stores.database.write() as transaction:
        await stores.queue.enqueue(transaction, Job("note"))
    await asyncio.wait_for(came.wait(), timeout=20)
    loop.cancel()
    with pytest.raises(asyncio.CancelledError):
        await loop


async def test_polls_of_slow_hosts_leave_room_for_everything_else(stores: Stores) -> None:
    async with stores.database.write() as transaction:
        for number in range(12):
            await stores.queue.enqueue(transaction, Job("poll", {"share": str(number)}))
        await stores.queue.enqueue(transaction, Job("note"))
    noted, answered, last, polls = asyncio.Event(), asyncio.Event(), asyncio.Event(), 0

    async def poll(_: Job) -> None:
        nonlocal polls
        polls += 1
        await answered.wait()
        if polls == 12:
            last.set()

    async def note(_: Job) -> None:
        noted.set()

    loop = asyncio.create_task(stores.queue.run({"poll": poll, "note": note}))
    try:
        await asyncio.wait_for(noted.wait(), 20)
        assert 0 < polls < 12
        answered.set()
        await asyncio.wait_for(last.wait(), 20)
    finally:
        loop.cancel()
        await asyncio.gather(loop, return_exceptions=True)


def test_pauses_grow_and_end() -> None:
    pauses = []
    for attempt in range(1, MOST_ATTEMPTS):
        due = decide_retry(attempt, NOW).due
        assert due is not None
        pauses.append((due - NOW).total_seconds())
    assert pauses == sorted(pauses)
    assert pauses[0] == 10
    assert decide_retry(MOST_ATTEMPTS, NOW).due is None
