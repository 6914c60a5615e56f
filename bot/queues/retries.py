"""What every queue does about a job that failed: when it is tried again, and the reason that is kept."""

from datetime import datetime, timedelta

from bot.model.errors import AttacheError
from bot.model.job import Job, Retry

MOST_ATTEMPTS = 5
FIRST_PAUSE = timedelta(seconds=10)


def decide_retry(attempts: int, now: datetime) -> Retry:
    """After a failed attempt: again after 10 s, 40 s, 160 s, …, then never."""
    if attempts >= MOST_ATTEMPTS:
        return Retry(None)
    return Retry(now + FIRST_PAUSE * 4 ** (attempts - 1))


def explain_failure(error: Exception) -> str:
    """Give the reason that is kept with a failed job."""
    return str(error) if isinstance(error, AttacheError) else f"{type(error).__name__}: {error}"


async def refuse(job: Job) -> None:
    """Fail a job of a kind nobody knows."""
    raise AttacheError(f"Nothing here knows how to do a job of kind {job.kind}.")
