"""Ticks: due sources become jobs, due slots become editions and deliveries. What is due stands in the database."""

import asyncio

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.service.desk import Desk
from bot.service.planning import plan_due, realign
from bot.service.polling import enqueue_due_polls
from bot.service.retention import forget_old

POLL_SECONDS = 60
FORGET_SECONDS = 3_600
PLAN_SECONDS = 10
"""Short, so that a channel that follows just before a slot still gets it on the minute."""


async def run_schedule(desk: Desk) -> None:
    """Tick until cancelled; a late tick is made up for once. The first thing is a sweep of what was missed."""
    scheduler = AsyncIOScheduler(job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1})
    scheduler.add_job(enqueue_due_polls, IntervalTrigger(seconds=POLL_SECONDS), args=[desk])
    scheduler.add_job(plan_due, IntervalTrigger(seconds=PLAN_SECONDS), args=[desk])
    scheduler.add_job(forget_old, IntervalTrigger(seconds=FORGET_SECONDS), args=[desk])
    await realign(desk)
    await plan_due(desk)
    scheduler.start()
    try:
        await enqueue_due_polls(desk)
        await asyncio.Event().wait()
    finally:
        scheduler.shutdown(wait=False)
