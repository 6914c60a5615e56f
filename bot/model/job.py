"""Units of work in the queue. Handlers are idempotent: a queue may call one twice."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NewType

JobId = NewType("JobId", int)
JobState = Literal["pending", "running", "done", "dead"]
"""A done job is forgotten soon; a dead one was given up and stays until it is retried."""


URGENT = ("write",)
"""Kinds that channels wait for: they come before all others, however long those have waited."""

SLOW = ("poll",)
"""Kinds that wait for strangers' servers: they never take every place in which jobs are worked off."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to look at: a kind, and small JSON arguments; the truth is in the database."""

    kind: str
    arguments: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class JobRecord:
    """A job as the queue keeps it."""

    id: JobId
    job: Job
    lock: str | None
    state: JobState
    attempts: int
    due: datetime
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Retry:
    """What to do after a failed attempt: again at `due`, or never (None)."""

    due: datetime | None
