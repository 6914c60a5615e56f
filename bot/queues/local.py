"""The queue of one process: rows in the same database, worked off by one loop."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeVar

import structlog
from sqlalchemy import Column, Integer, MetaData, String, Table, Text, and_, insert, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.errors import NotFoundError, StorageError
from bot.model.job import SLOW, URGENT, Job, JobId, JobRecord, JobState
from bot.ports import Clock, Database, Handler, Transaction
from bot.queues.retries import decide_retry, explain_failure, refuse

log = structlog.get_logger()

R = TypeVar("R")

IDLE_SECONDS = 1.0
PAUSE_SECONDS = 2.0
"""Between two tries while the database cannot be written: another process holds its lock, or the disk is full."""
AT_ONCE = 4
"""So that a slow feed does not keep an edition waiting; jobs of one lock still run one after the other."""
SLOW_AT_ONCE = 2
"""Of these, what jobs may take that wait for strangers' servers."""

jobs = Table(
    "jobs",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("kind", String(40), nullable=False),
    Column("arguments", Text, nullable=False),
    Column("lock", String(200)),
    Column("state", String(10), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("due", String(32), nullable=False),
    Column("reason", Text),
)

_ADD = text(
    "INSERT INTO jobs (kind, arguments, lock, state, attempts, due)"
    " SELECT :kind, :arguments, :lock, 'pending', 0, :due WHERE NOT EXISTS (SELECT 1 FROM jobs"
    " WHERE state = 'pending' AND arguments = :arguments AND kind = :kind AND lock IS :lock)"
)


class LocalQueue:
    """Jobs in the `jobs` table; what a crash left running is taken up again when a loop starts."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def enqueue(
        self, transaction: Transaction, *added: Job, lock: str | None = None, due: datetime | None = None
    ) -> None:
        """Add jobs in the caller's transaction, each once while an equal one waits under the same lock."""
        when = _stored(due or self._clock.now())
        rows = [
            {"kind": job.kind, "arguments": json.dumps(job.arguments, sort_keys=True), "lock": lock, "due": when}
            for job in added
        ]
        if rows:
            await _connection(transaction).execute(_ADD, rows)

    async def run(self, handlers: Mapping[str, Handler]) -> None:
        """Work until cancelled; a database that cannot be written for a while is waited for."""
        await self._insist(self._take_up_interrupted)
        working: dict[asyncio.Task[None], str] = {}

        async def claim() -> JobRecord | None:
            slow = sum(kind in SLOW for kind in working.values())
            return await self._claim(SLOW if slow >= SLOW_AT_ONCE else ())

        try:
            while True:
                while len(working) < AT_ONCE and (record := await self._insist(claim)) is not None:
                    task = asyncio.create_task(self._see_through(record, handlers))
                    working[task] = record.job.kind
                    task.add_done_callback(working.pop)
                await _wait(set(working))
        finally:
            for task in working:
                task.cancel()
            await asyncio.gather(*working, return_exceptions=True)

    async def run_until_idle(self, handlers: Mapping[str, Handler]) -> int:
        """Work off what is due now."""
        done = 0
        while (record := await self._claim()) is not None:
            await self._settle(record.id, await self._work(record, handlers))
            done += 1
        return done

    async def _see_through(self, record: JobRecord, handlers: Mapping[str, Handler]) -> None:
        await self._insist(partial(self._settle, record.id, await self._work(record, handlers)))

    async def _insist(self, step: Callable[[], Awaitable[R]]) -> R:
        """Do it as soon as the database allows."""
        while True:
            try:
                return await step()
            except StorageError as error:
                log.warning("queue_interrupted", reason=str(error))
                await self._clock.sleep(PAUSE_SECONDS)

    async def _take_up_interrupted(self) -> None:
        async with self._database.write() as transaction:
            again = update(jobs).where(jobs.c.state == "running").values(state="pending")
            await _connection(transaction).execute(again)

    async def _claim(self, later: Sequence[str] = ()) -> JobRecord | None:
        """Take an urgent job, else the oldest due one, whose lock no earlier job holds; none of the kinds for later."""
        earlier = jobs.alias("earlier")
        held = (
            select(earlier.c.id)
            .where(
                earlier.c.lock == jobs.c.lock,
                or_(earlier.c.state == "running", and_(earlier.c.state == "pending", earlier.c.id < jobs.c.id)),
            )
            .exists()
        )
        free = and_(
            jobs.c.state == "pending", jobs.c.due <= _stored(self._clock.now()), or_(jobs.c.lock.is_(None), ~held)
        )
        if later:
            free = and_(free, jobs.c.kind.not_in(later))
        async with self._database.write() as transaction:
            connection = _connection(transaction)
            oldest = select(jobs).where(free).order_by(jobs.c.due, jobs.c.id).limit(1)
            urgent = oldest.where(jobs.c.kind.in_(URGENT))
            row = (await connection.execute(urgent)).first() or (await connection.execute(oldest)).first()
            if row is None:
                return None
            taken = update(jobs).where(jobs.c.id == row.id).values(state="running", attempts=row.attempts + 1)
            await connection.execute(taken)
        return _record(row, state="running", attempts=row.attempts + 1)

    async def _work(self, record: JobRecord, handlers: Mapping[str, Handler]) -> dict[str, Any]:
        """Do a job and give what its row becomes."""
        try:
            await handlers.get(record.job.kind, refuse)(record.job)
        except Exception as error:
            reason = explain_failure(error)
            log.warning("job_failed", job=record.id, kind=record.job.kind, reason=reason)
            retry = decide_retry(record.attempts, self._clock.now())
            if retry.due is None:
                return {"state": "dead", "reason": reason}
            return {"state": "pending", "due": _stored(retry.due), "reason": reason}
        return {"state": "done"}

    async def _settle(self, job_id: JobId, values: dict[str, Any]) -> None:
        async with self._database.write() as transaction:
            connection = _connection(transaction)
            if values["state"] == "done":
                await connection.execute(jobs.delete().where(jobs.c.id == job_id))
            else:
                await connection.execute(update(jobs).where(jobs.c.id == job_id).values(**values))

    async def list_jobs(
        self, transaction: Transaction, state: JobState | None = None, limit: int = 100
    ) -> tuple[JobRecord, ...]:
        """Give jobs, newest first."""
        statement = select(jobs).order_by(jobs.c.id.desc()).limit(limit)
        if state is not None:
            statement = statement.where(jobs.c.state == state)
        return tuple(_record(row) for row in await _connection(transaction).execute(statement))

    async def adopt(self, transaction: Transaction, records: Sequence[JobRecord]) -> None:
        """Hold these jobs instead of all there are."""
        connection = _connection(transaction)
        await connection.execute(jobs.delete())
        if records:
            await connection.execute(insert(jobs), [_to_row(record) for record in records])

    async def retry(self, transaction: Transaction, job_id: JobId) -> None:
        """Put a dead job back."""
        again = (
            update(jobs)
            .where(jobs.c.id == job_id, jobs.c.state == "dead")
            .values(state="pending", attempts=0, due=_stored(self._clock.now()))
        )
        if (await _connection(transaction).execute(again)).rowcount == 0:
            raise NotFoundError(f"There is no given-up job {job_id}; attache jobs --state dead lists them.")


async def _wait(working: set[asyncio.Task[None]]) -> None:
    """Until a job ends, or for a moment."""
    if working:
        done, _ = await asyncio.wait(working, timeout=IDLE_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    else:
        await asyncio.sleep(IDLE_SECONDS)


def _connection(transaction: Transaction) -> AsyncConnection:
    connection: AsyncConnection = transaction.connection  # type: ignore[attr-defined]
    return connection


def _stored(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _to_row(record: JobRecord) -> dict[str, Any]:
    return {
        "kind": record.job.kind,
        "arguments": json.dumps(record.job.arguments, sort_keys=True),
        "lock": record.lock,
        "state": "dead" if record.state == "dead" else "pending",
        "attempts": record.attempts,
        "due": _stored(record.due),
        "reason": record.reason,
    }


def _record(row: Any, *, state: Any = None, attempts: int | None = None) -> JobRecord:
    return JobRecord(
        id=JobId(row.id),
        job=Job(row.kind, json.loads(row.arguments)),
        lock=row.lock,
        state=state or row.state,
        attempts=row.attempts if attempts is None else attempts,
        due=datetime.fromisoformat(row.due),
        reason=row.reason,
    )
