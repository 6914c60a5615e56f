"""What the queue of several hosts owes beyond the contract: hosts die, freeze, lose the database and come back."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.engine import URL

from bot.model.job import Job
from bot.ports import Handler, JobQueue
from bot.queues.procrastinate_tables import prepare
from bot.storage.database import Settings, connection_of
from bot.storage.upgrade import open_database
from tests.contract.databases import Stores, open_postgres, open_queue
from tests.postgres import administer

NOTE = Job("note", {"n": "1"})


@pytest.fixture
async def stores(postgres_database: URL, tmp_path: Path) -> AsyncIterator[Stores]:
    async with open_postgres(postgres_database, tmp_path) as opened:
        yield opened


@contextlib.asynccontextmanager
async def working(queue: JobQueue, handlers: Mapping[str, Handler]) -> AsyncIterator[None]:
    loop = asyncio.create_task(queue.run(handlers))
    yield
    loop.cancel()
    await asyncio.gather(loop, return_exceptions=True)


async def add(stores: Stores, job: Job = NOTE, lock: str | None = None) -> None:
    async with stores.database.write() as transaction:
        await stores.queue.enqueue(transaction, job, lock=lock)


async def sql(stores: Stores, statement: str, **values: object) -> list[Any]:
    async with stores.database.write() as transaction:
        result = await connection_of(transaction).execute(text(statement), values)
        return list(result.all()) if result.returns_rows else []


async def give_to_another_host(stores: Stores, heard: str) -> None:
    """As though another host did every job there is; `heard` is its last sign of life, from now."""
    await sql(
        stores,
        "WITH host AS (INSERT INTO procrastinate_workers (last_heartbeat)"
        " VALUES (now() + CAST(:heard AS interval)) RETURNING id)"
        " UPDATE procrastinate_jobs SET status = 'doing', worker_id = host.id FROM host",
        heard=heard,
    )


async def test_the_jobs_of_a_host_that_died_are_taken_up_by_another(stores: Stores) -> None:
    came: asyncio.Queue[str] = asyncio.Queue()

    async def note(job: Job) -> None:
        await came.put(job.kind)

    await add(stores, lock="channel")
    await give_to_another_host(stores, heard="-20 seconds")
    async with working(stores.queue, {"note": note}):
        assert await asyncio.wait_for(came.get(), timeout=20) == "note"


async def test_a_host_that_is_heard_of_keeps_its_jobs(stores: Stores) -> None:
    await add(stores)
    await give_to_another_host(stores, heard="1 hour")
    other, came = Job("other"), asyncio.Event()

    async def note(job: Job) -> None:
        pytest.fail("The job is another's.")

    async def poll(job: Job) -> None:
        came.set()

    async with working(stores.queue, {"note": note, "other": poll}):
        await add(stores, other)
        await asyncio.wait_for(came.wait(), timeout=20)
    assert await sql(stores, "SELECT status::text FROM procrastinate_jobs WHERE task_name = 'note'") == [("doing",)]


async def test_a_host_that_was_given_up_cannot_end_the_job_that_another_does_now(stores: Stores) -> None:
    started, go_on = asyncio.Event(), asyncio.Event()

    async def note(job: Job) -> None:
        started.set()
        await go_on.wait()

    await add(stores)
    async with working(stores.queue, {"note": note}):
        await asyncio.wait_for(started.wait(), timeout=20)
        await give_to_another_host(stores, heard="0 seconds")
        go_on.set()
    assert await sql(stores, "SELECT status::text FROM procrastinate_jobs") == [("doing",)]


async def test_a_job_that_waits_is_not_started_before_what_it_should_see_is_there(stores: Stores) -> None:
    """An equal job waits, so none is added; were it started now, the rows of this transaction would never be seen."""

    async def note(job: Job) -> None:
        return None

    await add(stores)
    async with stores.database.write() as transaction:
        await stores.queue.enqueue(transaction, NOTE)
        assert await stores.queue.run_until_idle({"note": note}) == 0
    assert await stores.queue.run_until_idle({"note": note}) == 1


async def test_a_job_that_runs_does_not_stand_in_for_a_new_one(stores: Stores) -> None:
    times = 0

    async def note(job: Job) -> None:
        nonlocal times
        times += 1
        if times == 1:
            await add(stores)

    await add(stores)
    assert await stores.queue.run_until_idle({"note": note}) == 2


async def test_a_failed_job_comes_back_beside_an_equal_one_that_was_added_meanwhile(stores: Stores) -> None:
    times = 0

    async def note(job: Job) -> None:
        nonlocal times
        times += 1
        if times == 1:
            await add(stores)
            raise RuntimeError("Once.")

    await add(stores)
    assert await stores.queue.run_until_idle({"note": note}) == 2
    await stores.clock.sleep(11)
    assert await stores.queue.run_until_idle({"note": note}) == 1


async def test_a_job_of_a_kind_that_only_a_newer_host_knows_is_left_to_it(stores: Stores) -> None:
    await add(stores, Job("newer"))
    assert await stores.queue.run_until_idle({}) == 0
    async with stores.database.read() as transaction:
        [waiting] = await stores.queue.list_jobs(transaction)
    assert (waiting.job.kind, waiting.state, waiting.attempts) == ("newer", "pending", 0)


async def test_a_job_that_is_cut_short_is_put_back_at_once(stores: Stores, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.queues.procrastinate.GRACE_SECONDS", 0.01)
    started = asyncio.Event()

    async def note(job: Job) -> None:
        started.set()
        await asyncio.Event().wait()

    await add(stores)
    async with working(stores.queue, {"note": note}):
        await asyncio.wait_for(started.wait(), timeout=20)
    async with stores.database.read() as transaction:
        [job] = await stores.queue.list_jobs(transaction, "pending")
    assert job.attempts == 1


async def test_the_work_goes_on_after_the_server_cut_every_connection(stores: Stores, postgres_database: URL) -> None:
    done: list[str] = []
    came = asyncio.Event()

    async def note(job: Job) -> None:
        done.append(job.arguments["n"])
        came.set()

    async with working(stores.queue, {"note": note}):
        await add(stores)
        await asyncio.wait_for(came.wait(), timeout=20)
        came.clear()
        await administer(
            postgres_database,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        await add(stores, Job("note", {"n": "2"}))
        await asyncio.wait_for(came.wait(), timeout=20)
    assert done == ["1", "2"]


async def test_two_hosts_share_the_work_and_one_lock_is_one_at_a_time(stores: Stores, postgres_database: URL) -> None:
    running: set[str] = set()
    done: list[str] = []
    everything = asyncio.Event()

    async def note(job: Job) -> None:
        lock = job.arguments["lock"]
        assert lock not in running
        running.add(lock)
        await asyncio.sleep(0)
        running.remove(lock)
        done.append(job.arguments["n"])
        if len(done) == 12:
            everything.set()

    other = await open_database(Settings(address=postgres_database.render_as_string(hide_password=False)))
    second = await open_queue(other, stores.clock)
    for n in range(12):
        await add(stores, Job("note", {"n": str(n), "lock": str(n % 3)}), lock=str(n % 3))
    async with working(stores.queue, {"note": note}), working(second, {"note": note}):
        await asyncio.wait_for(everything.wait(), timeout=20)
    await other.close()
    assert sorted(done, key=int) == [str(n) for n in range(12)]


async def test_procrastinates_tables_are_made_once_and_brought_up_to_date(stores: Stores) -> None:
    await prepare(stores.database)
    [(script,)] = await sql(stores, "SELECT script FROM queue_version")
    assert script.endswith(".sql")
    # as an earlier release left them: before the last script, which replaces a function and so can run twice
    await sql(stores, "UPDATE queue_version SET script = '03.04.00_49'")
    await prepare(stores.database)
    assert await sql(stores, "SELECT script FROM queue_version") == [(script,)]
