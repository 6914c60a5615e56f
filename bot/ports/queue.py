"""The queue of jobs: it only says "look now"; the truth is in the stores."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.model.job import Job, JobId, JobRecord, JobState
from bot.ports.storage import Transaction

Handler = Callable[[Job], Awaitable[None]]


class JobQueue(Protocol):
    """Says "look now": at least once for every job, jobs of one lock one after the other, in order;
    urgent kinds before others."""

    async def enqueue(
        self, transaction: Transaction, *added: Job, lock: str | None = None, due: datetime | None = None
    ) -> None:
        """Add jobs in the caller's transaction: they exist only if that commits. An equal job that is still pending
        under the same lock is not added twice."""

    async def run(self, handlers: Mapping[str, Handler]) -> None:
        """Work until cancelled. A failed attempt is tried again with growing pauses, then the job is dead."""

    async def run_until_idle(self, handlers: Mapping[str, Handler]) -> int:
        """Work off what is due now; gives how many jobs were done."""

    async def list_jobs(
        self, transaction: Transaction, state: JobState | None = None, limit: int = 100
    ) -> tuple[JobRecord, ...]:
        """Give jobs, newest first; those that were given up are `dead`."""

    async def adopt(self, transaction: Transaction, records: Sequence[JobRecord]) -> None:
        """Hold these jobs of another queue, oldest first, as they stand there, instead of all there are here; one that
        ran there waits here."""

    async def retry(self, transaction: Transaction, job_id: JobId) -> None:
        """Put a dead job back; raises NotFoundError."""
