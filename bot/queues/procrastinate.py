"""The queue of several processes and hosts: procrastinate's tables in the same Postgres, worked off by its workers."""

import asyncio
import json
import logging
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, LiteralString

import psycopg
import structlog
from procrastinate import App, BaseRetryStrategy, JobContext, PsycopgConnector, RetryDecision
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job as StoredJob
from procrastinate.jobs import Status
from procrastinate.manager import JobManager
from procrastinate.types import TimeDeltaParams
from procrastinate.worker import Worker
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.errors import NotFoundError, StorageError
from bot.model.job import SLOW, URGENT, Job, JobId, JobRecord, JobState
from bot.ports import Clock, Database, Handler, Transaction
from bot.queues.procrastinate_tables import prepare
from bot.queues.retries import decide_retry, explain_failure

log = structlog.get_logger()

CONCURRENCY = 8
"""Jobs of one process at a time; those of one lock still run one after the other."""
SLOW_AT_ONCE = 4
"""Of these, what jobs may take that wait for strangers' servers."""
POLL_SECONDS = 0.5
"""A lock that becomes free, a pause that ends and a job taken up again wake nobody, so looking is needed anyway; it
spares the connection that would listen for new jobs, which is also what ends badly when a server restarts."""
HEARTBEAT_SECONDS = 1.0
STALLED_SECONDS = 5.0
"""A worker that was not heard of for so long is given up, and its jobs go to others."""
FORGET_SECONDS = 60.0
"""A worker that was not heard of for so long is struck off the list when another starts."""
_MOST_SETTLING = 16
"""Then the server is away for so long that this worker was given up, and the job is another's."""
GRACE_SECONDS = 5.0
"""How long running jobs may go on when the process is stopped; then they are put back."""

_WAITING = text(
    "SELECT id FROM procrastinate_jobs WHERE status = 'todo' AND task_name = :kind"
    " AND args = CAST(:arguments AS jsonb) AND lock IS NOT DISTINCT FROM CAST(:lock AS text) LIMIT 1 FOR UPDATE"
)
"""Holds the job it finds: a worker can start it only after the caller's rows are there to be seen."""
_LIST = text(
    "SELECT id, task_name, args, lock, status, attempts, reason, coalesce(scheduled_at,"
    " (SELECT min(at) FROM procrastinate_events AS event WHERE event.job_id = job.id), now()) AS due"
    " FROM procrastinate_jobs AS job LEFT JOIN job_reasons ON job_reasons.job_id = job.id"
    " WHERE status = ANY(CAST(:states AS procrastinate_job_status[])) ORDER BY id DESC LIMIT :limit"
)
_PUT_BACK = text(
    "UPDATE procrastinate_jobs SET status = 'todo', attempts = 0, scheduled_at = NULL"
    " WHERE id = :id AND status IN ('failed', 'aborted', 'cancelled')"
)
_AS_IT_STOOD = text(
    "UPDATE procrastinate_jobs SET status = CAST(:state AS procrastinate_job_status), attempts = :attempts"
    " WHERE id = :id"
)
_WITH_REASON = text("INSERT INTO job_reasons (job_id, reason) VALUES (:id, :reason)")
_TAKE_UP = """
UPDATE procrastinate_jobs SET status = 'todo', attempts = attempts + 1, scheduled_at = NULL
WHERE status = 'doing' AND worker_id IS DISTINCT FROM %(own)s AND (worker_id IS NULL OR worker_id IN (
    SELECT id FROM procrastinate_workers WHERE last_heartbeat < now() - make_interval(secs => %(seconds)s)))
RETURNING id
"""
_KEEP_REASON = """
INSERT INTO job_reasons (job_id, reason) VALUES (%(job)s, %(reason)s)
ON CONFLICT (job_id) DO UPDATE SET reason = excluded.reason
"""
_FINISH = """
SELECT procrastinate_finish_job_v1(id, %(status)s, %(forget)s) FROM (
    SELECT id FROM procrastinate_jobs WHERE id = %(job)s AND worker_id = %(worker)s AND status = 'doing' FOR UPDATE
) AS own
"""
_AGAIN = """
SELECT procrastinate_retry_job_v2(id, %(at)s, NULL, NULL, NULL) FROM (
    SELECT id FROM procrastinate_jobs WHERE id = %(job)s AND worker_id = %(worker)s AND status = 'doing' FOR UPDATE
) AS own
"""

_STATES: dict[str, JobState] = {"todo": "pending", "doing": "running", "succeeded": "done"}
"""Whatever else procrastinate calls a job, it was given up."""


class ProcrastinateQueue:
    """Jobs in procrastinate's tables; a job joins the caller's transaction, and any host may take it."""

    def __init__(self, database: Database, clock: Clock, address: str) -> None:
        self._database = database
        self._clock = clock
        self._address = address
        self._unopened = App(connector=PsycopgConnector())
        """Adds jobs on the caller's own connection, so it has none."""

    async def prepare(self) -> None:
        """Make the tables or bring them up to date; raises StorageError."""
        await prepare(self._database)

    async def enqueue(
        self, transaction: Transaction, *added: Job, lock: str | None = None, due: datetime | None = None
    ) -> None:
        """Add jobs in the caller's transaction, each once while an equal one waits under the same lock."""
        connection = _connection(transaction)
        for job in added:
            values = {"kind": job.kind, "arguments": json.dumps(job.arguments), "lock": lock}
            if (await connection.execute(_WAITING, values)).first() is None:
                await self._add(connection, job, lock, due)

    async def _add(self, connection: AsyncConnection, job: Job, lock: str | None, due: datetime | None) -> int:
        pause = None if due is None else _make_pause(due - self._clock.now())
        driver = (await connection.get_raw_connection()).driver_connection
        adding = self._unopened.configure_task(
            job.kind, queue=job.kind, lock=lock, schedule_in=pause, connection=driver, priority=int(job.kind in URGENT)
        )
        try:
            return await adding.defer_async(**job.arguments)
        except ConnectorException as error:
            raise StorageError(f"The job {job.kind} cannot be added: {error.__cause__}.") from error

    async def run(self, handlers: Mapping[str, Handler]) -> None:
        """Work until cancelled, over every loss of the database."""
        while True:
            try:
                await self._work(handlers, wait=True)
                log.warning("queue_interrupted", reason="the worker lost its connection")
            except (ConnectorException, psycopg.Error) as error:
                log.warning("queue_interrupted", reason=str(error.__cause__ or error))
            await asyncio.sleep(POLL_SECONDS)

    async def run_until_idle(self, handlers: Mapping[str, Handler]) -> int:
        """Work off what is due now, one job after the other."""
        return await self._work(handlers, wait=False)

    async def _work(self, handlers: Mapping[str, Handler], *, wait: bool) -> int:
        logging.getLogger("procrastinate").setLevel(logging.CRITICAL)  # our own lines say it once, in our words
        performing = _Performing(self._address, self._clock, handlers)
        async with performing.app.open_async():
            worker = Worker(
                performing.app,
                queues=list(handlers),
                concurrency=CONCURRENCY if wait else 1,
                wait=wait,
                fetch_job_polling_interval=POLL_SECONDS,
                shutdown_graceful_timeout=GRACE_SECONDS,
                listen_notify=False,
                delete_jobs="successful",
                install_signal_handlers=False,
                update_heartbeat_interval=HEARTBEAT_SECONDS,
                stalled_worker_timeout=FORGET_SECONDS,
            )
            taking_up = asyncio.create_task(_take_up_stalled(worker))
            try:
                await worker.run()  # type: ignore[no-untyped-call]
            finally:
                taking_up.cancel()
                await asyncio.gather(taking_up, return_exceptions=True)
        return performing.done

    async def list_jobs(
        self, transaction: Transaction, state: JobState | None = None, limit: int = 100
    ) -> tuple[JobRecord, ...]:
        """Give jobs, newest first."""
        states = [each.value for each in Status if state in (None, _STATES.get(each.value, "dead"))]
        rows = await _connection(transaction).execute(_LIST, {"states": states, "limit": limit})
        return tuple(_record(row) for row in rows)

    async def adopt(self, transaction: Transaction, records: Sequence[JobRecord]) -> None:
        """Hold these jobs instead of all there are."""
        connection = _connection(transaction)
        await connection.execute(text("DELETE FROM procrastinate_jobs"))
        for record in records:
            number = await self._add(connection, record.job, record.lock, record.due)
            state = "failed" if record.state == "dead" else "todo"
            values = {"id": number, "state": state, "attempts": record.attempts}
            await connection.execute(_AS_IT_STOOD, values)
            if record.reason is not None:
                await connection.execute(_WITH_REASON, {"id": number, "reason": record.reason})

    async def retry(self, transaction: Transaction, job_id: JobId) -> None:
        """Put a dead job back."""
        if (await _connection(transaction).execute(_PUT_BACK, {"id": job_id})).rowcount == 0:
            raise NotFoundError(f"There is no given-up job {job_id}; attache jobs --state dead lists them.")


class _Performing:
    """Procrastinate's side of our handlers: each is a task, of a queue of its own."""

    def __init__(self, address: str, clock: Clock, handlers: Mapping[str, Handler]) -> None:
        self.done = 0
        self.connector = PsycopgConnector(conninfo=address, min_size=1, max_size=CONCURRENCY // 2 + 1)
        self.app = App(connector=self.connector)
        self.app.job_manager = _FencedManager(self.connector)
        for kind, handler in handlers.items():
            self.app.task(name=kind, queue=kind, pass_context=True, retry=_Pauses(clock))(self._wrap(kind, handler))

    def _wrap(self, kind: str, handler: Handler) -> Any:
        async def perform(context: JobContext, **arguments: str) -> None:
            self.done += 1
            try:
                await handler(Job(kind, arguments))
            except Exception as error:
                reason = explain_failure(error)
                log.warning("job_failed", job=context.job.id, kind=kind, reason=reason)
                await self.connector.execute_query_async(_KEEP_REASON, job=context.job.id, reason=reason)
                raise

        return perform


class _Pauses(BaseRetryStrategy):
    """Our own pauses; a job that was cut short by the end of its process is due at once."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def get_retry_decision(self, *, exception: BaseException, job: StoredJob) -> RetryDecision | None:
        """Say when a job that failed is tried again, if at all."""
        if not isinstance(exception, Exception):
            return RetryDecision()
        now = self._clock.now()
        due = decide_retry(job.attempts + 1, now).due
        return None if due is None else RetryDecision(retry_in=_make_pause(due - now))


class _FencedManager(JobManager):
    """Settles a job until the database has heard it, and only while the job is still this worker's.

    A worker that was frozen and given up changes nothing any more; a lost answer leaves no job running for ever.
    """

    def __init__(self, connector: PsycopgConnector) -> None:
        super().__init__(connector)
        self._slow: set[int | None] = set()

    async def fetch_job(self, queues: Iterable[str] | None, worker_id: int) -> StoredJob | None:
        """Take a job, none of a slow kind while as many of these run as may."""
        if len(self._slow) >= SLOW_AT_ONCE:
            queues = [each for each in queues or () if each not in SLOW]
        job = await super().fetch_job(queues, worker_id)
        if job is not None and job.queue in SLOW:
            self._slow.add(job.id)
        return job

    async def finish_job(self, job: StoredJob, status: Status, delete_job: bool) -> None:
        """End a job that is still this worker's."""
        await self._settle(_FINISH, job, status=status.value, forget=delete_job)

    async def retry_job(
        self, job: StoredJob, retry_at: datetime | None = None, priority: int | None = None,  # noqa: ARG002
        queue: str | None = None, lock: str | None = None,  # noqa: ARG002
    ) -> None:  # fmt: skip
        """Put a job back that is still this worker's; our retries change nothing but the time."""
        await self._settle(_AGAIN, job, at=retry_at)

    async def _settle(self, statement: LiteralString, job: StoredJob, **values: object) -> None:
        self._slow.discard(job.id)
        for attempt in range(_MOST_SETTLING):
            try:
                await self.connector.execute_query_async(statement, job=job.id, worker=job.worker_id, **values)
            except ConnectorException as error:
                log.warning("job_not_settled", job=job.id, attempt=attempt + 1, reason=str(error.__cause__))
                await asyncio.sleep(POLL_SECONDS)
            else:
                return


async def _take_up_stalled(worker: Worker) -> None:
    """Put back the jobs of workers that are not heard of any more; beside the jobs, so that no busy hour delays it."""
    while True:
        await asyncio.sleep(HEARTBEAT_SECONDS)
        try:
            found = await worker.app.connector.execute_query_all_async(
                _TAKE_UP, own=worker.worker_id, seconds=STALLED_SECONDS
            )
        except ConnectorException:
            continue
        if found:
            log.warning("jobs_taken_up", jobs=[row["id"] for row in found])


def _make_pause(pause: timedelta) -> TimeDeltaParams:
    """A length of time, for the server's clock decides what is due, not this host's."""
    return {"microseconds": max(0, pause // timedelta(microseconds=1))}


def _connection(transaction: Transaction) -> AsyncConnection:
    connection: AsyncConnection = transaction.connection  # type: ignore[attr-defined]
    return connection


def _record(row: Any) -> JobRecord:
    return JobRecord(
        id=JobId(row.id),
        job=Job(row.task_name, row.args),
        lock=row.lock,
        state=_STATES.get(row.status, "dead"),
        attempts=row.attempts,
        due=row.due,
        reason=row.reason,
    )
