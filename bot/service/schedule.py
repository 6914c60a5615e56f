"""Ticks: due sources become jobs, due slots become editions and deliveries. What is due stands in the database."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.model.errors import StorageError
from bot.service.desk import Desk
from bot.service.planning import plan_due, realign
from bot.service.polling import enqueue_due_polls
from bot.service.retention import forget_old

log = structlog.get_logger()

POLL_SECONDS = 60
FORGET_SECONDS = 3_600
PLAN_SECONDS = 10
"""Short, so that a channel that follows just before a slot still gets it on the minute."""


async def run_schedule(desk: Desk) -> None:
    """Tick until cancelled; a late tick is made up for once. The first thing is a sweep of what was missed."""
    scheduler = AsyncIOScheduler(job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1})
    for task, seconds in ((enqueue_due_polls, POLL_SECONDS), (plan_due, PLAN_SECONDS), (forget_old, FORGET_SECONDS)):
        scheduler.add_job(_tick, IntervalTrigger(seconds=seconds), args=[desk, task], name=task.__name__)
    while not (await _do(desk, realign) and await _do(desk, plan_due)):
        await desk.clock.sleep(PLAN_SECONDS)
    scheduler.start()
    try:
        await _do(desk, enqueue_due_polls)
        await asyncio.Event().wait()
    finally:
        scheduler.shutdown(wait=False)


async def _tick(desk: Desk, task: Callable[[Desk], Awaitable[object]]) -> None:
    """Do it as a job of the scheduler, which would tell with a traceback that it was stopped at the end."""
    with suppress(asyncio.CancelledError):
        await _do(desk, task)


async def _do(desk: Desk, task: Callable[[Desk], Awaitable[object]]) -> bool:
    """Do it and say so; a database that cannot be used just now leaves it to the next tick."""
    try:
        await task(desk)
    except StorageError as error:
        log.warning("schedule_interrupted", task=task.__name__, reason=str(error))
        return False
    return True
