"""Ticks: once a minute every due source becomes a job. What is due stands in the database, not here."""

import asyncio

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.model.job import Job
from bot.service.desk import Desk

TICK_SECONDS = 60


async def enqueue_due_polls(desk: Desk) -> int:
    """Add a job for each source whose next poll has come; one still waiting is not added twice."""
    async with desk.database.write() as transaction:
        due = await desk.sources.list_due(transaction, desk.clock.now())
        for source in due:
            await desk.queue.enqueue(transaction, Job("poll", {"source": source.id}), lock=f"source:{source.id}")
    return len(due)


async def run_schedule(desk: Desk) -> None:
    """Tick until cancelled, at once and then every minute; a late tick is made up for once."""
    scheduler = AsyncIOScheduler(job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1})
    scheduler.add_job(enqueue_due_polls, IntervalTrigger(seconds=TICK_SECONDS), args=[desk])
    scheduler.start()
    try:
        await enqueue_due_polls(desk)
        await asyncio.Event().wait()
    finally:
        scheduler.shutdown(wait=False)
