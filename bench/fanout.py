"""Fan-out in real time: one edition to 10,000 channels at the bot's rate, and 1,000 channels of 20 workspaces.

Also how long 10,000 schedules that are due at one tick keep the event loop. Some seven minutes, most of it the pace
that is measured."""

import asyncio
import multiprocessing
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp

from bench.figures import Figure, Measurement
from bench.progress import Progress
from bot.app import open_app
from bot.model.conversation import MemberId, WorkspaceId
from bot.model.message import Channel, Limits
from bot.model.subscription import DueSlot, Schedule, Slot, Subscription
from bot.service.desk import Desk
from bot.service.editions import write_edition
from bot.service.planning import plan_due
from bot.service.sending import Sender
from bot.service.subscriptions import make_subscription_id
from tests.fakes.workers import InlineWorkers
from tests.faults.client import HttpPlatform
from tests.faults.rates import serve

TOPIC = "china-russia"
LATENCY = 0.15
"""Seconds the stand-in takes to answer a post, as the real ones do."""


@dataclass(frozen=True)
class Crowd:
    """Channels on one platform, and its limits."""

    platform: str
    channels: int
    workspaces: int
    limits: Limits


DISCORD_LIKE = Crowd("discord-like", 10_000, 500, Limits(4000, posts_per_second_per_channel=1, posts_per_second=50))
SLACK_LIKE = Crowd(
    "slack-like", 1_000, 20, Limits(600, posts_per_second_per_channel=1, posts_per_second_per_workspace=5)
)


@dataclass(frozen=True)
class Outcome:
    """Seconds from the slot to each post, by first and by last of a channel; refusals; the loop's longest block."""

    first: tuple[float, ...]
    last: tuple[float, ...]
    span: float
    refused: int
    twice: int
    blocked: float
    planned_seconds: float


def measure(_data: Path | None) -> Measurement:
    progress = Progress("fanout")
    discord, slack = asyncio.run(fan_out(DISCORD_LIKE, progress)), asyncio.run(fan_out(SLACK_LIKE, progress))
    least = DISCORD_LIKE.channels / 50
    in_time = sum(each <= 60 for each in slack.first) / SLACK_LIKE.channels
    figures = (
        Figure("discord_like_seconds", (discord.span,), most=1.05 * least),
        Figure("discord_like_reached", (len(discord.first),), least=DISCORD_LIKE.channels),
        Figure("discord_like_refused", (discord.refused,), most=0),
        Figure("slack_like_within_60_seconds", (in_time,), least=0.99),
        Figure("slack_like_refused", (slack.refused,), most=0),
        Figure("visible_twice", (discord.twice + slack.twice,), most=0),
        Figure("loop_blocked_milliseconds", (discord.blocked * 1000,), most=100),
    )
    details = {
        "slack_like_last_message_seconds": round(max(slack.last, default=0.0), 1),
        "planning_10000_seconds": round(discord.planned_seconds, 1),
        "first_post_after_slot_seconds": round(min(discord.first, default=0.0), 2),
    }
    return Measurement(DISCORD_LIKE.channels + SLACK_LIKE.channels, figures, details)


async def fan_out(crowd: Crowd, progress: Progress) -> Outcome:
    """Bring one edition to a crowd of channels on their minute, at the rates of their platform."""
    with tempfile.TemporaryDirectory(prefix="attache-fanout-") as home:
        async with open_app({"ATTACHE_HOME": home}) as app, _stand_in(crowd.limits) as address:
            desk = replace(app.desk, workers=InlineWorkers())
            slot = datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(minutes=2)
            await _follow(desk, crowd, slot)
            blocked, planned = await _plan(desk)
            progress.tell(f"{crowd.platform}: planned in {planned:.1f} s, the slot comes at {slot:%H:%M} UTC")
            async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
                platform = HttpPlatform(crowd.platform, address, session, crowd.limits)
                sending = asyncio.create_task(Sender(desk, platform).run())
                await asyncio.sleep(max((slot - datetime.now(UTC)).total_seconds(), 0))
                await _wait_until_sent(desk, crowd, slot, progress)
                sending.cancel()
                await asyncio.gather(sending, return_exceptions=True)
                async with session.get(f"{address}/told") as response:
                    return _read(await response.json(), slot.timestamp(), blocked, planned)


@asynccontextmanager
async def _stand_in(limits: Limits) -> AsyncIterator[str]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    rates = {
        "channel": limits.posts_per_second_per_channel,
        "workspace": limits.posts_per_second_per_workspace,
        "whole": limits.posts_per_second,
    }
    process = context.Process(target=serve, args=(rates, LATENCY, theirs), daemon=True)
    process.start()
    try:
        yield await asyncio.to_thread(ours.recv)
    finally:
        process.kill()
        process.join()


async def _follow(desk: Desk, crowd: Crowd, slot: datetime) -> None:
    due = DueSlot(Slot(f"{slot:%Y-%m-%dT%H:%M}"), slot)
    for start in range(0, crowd.channels, 500):
        async with desk.database.write() as transaction:
            for number in range(start, min(start + 500, crowd.channels)):
                workspace = WorkspaceId(f"w{number % crowd.workspaces}")
                channel = Channel(crowd.platform, workspace, f"c{number}")
                followed = Subscription(
                    id=make_subscription_id(channel, TOPIC),
                    channel=channel,
                    topic=TOPIC,
                    words=TOPIC,
                    schedule=Schedule(f"daily {slot:%H:%M}"),
                    time_zone="UTC",
                    made=slot,
                    made_by=MemberId("m"),
                    next=due,
                )
                await desk.subscriptions.put(transaction, followed)


async def _plan(desk: Desk) -> tuple[float, float]:
    """Plan all at one tick, and write; gives the longest time in which nothing else had its turn, and the seconds."""
    longest = 0.0

    async def watch() -> None:
        nonlocal longest
        while True:
            began = time.perf_counter()
            await asyncio.sleep(0.001)
            longest = max(longest, time.perf_counter() - began - 0.001)

    watching = asyncio.create_task(watch())
    began = time.perf_counter()
    await plan_due(desk)
    seconds = time.perf_counter() - began
    watching.cancel()
    async with desk.database.read() as transaction:
        [edition] = await desk.editions.list_planned(transaction, 2)
    await write_edition(desk, edition.id)
    return longest, seconds


async def _wait_until_sent(desk: Desk, crowd: Crowd, slot: datetime, progress: Progress) -> None:
    while datetime.now(UTC) - slot < timedelta(minutes=15):
        await asyncio.sleep(1)
        async with desk.database.read() as transaction:
            counts = await desk.deliveries.count(transaction)
        progress.tell_sometimes(f"{crowd.platform}: {counts.get('sent', 0):,} of {crowd.channels:,} channels")
        if counts.get("sent", 0) == crowd.channels:
            return


def _read(told: Any, slot: float, blocked: float, planned: float) -> Outcome:
    by_channel: dict[str, list[float]] = {}
    for each in told["shown"]:
        by_channel.setdefault(each["channel"], []).extend(moment - slot for moment in each["times"])
    every = [moment for times in by_channel.values() for moment in times]
    return Outcome(
        first=tuple(min(times) for times in by_channel.values()),
        last=tuple(max(times) for times in by_channel.values()),
        span=max(every, default=0.0) - min(every, default=0.0),
        refused=told["refused"],
        twice=sum(len(each["times"]) - 1 for each in told["shown"]),
        blocked=blocked,
        planned_seconds=planned,
    )
