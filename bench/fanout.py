"""Fan-out in real time: one edition to 10,000 Discord channels and to 1,000 Slack-like ones of 20 workspaces.

Also how long 10,000 schedules that are due at one tick keep the event loop. Some twelve minutes, most of it the pace
that is measured. One part alone: `--part discord`, `slack` or `tick`; fewer channels while something is changed:
BENCH_CHANNELS."""

import asyncio
import os
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp

from bench.fanout_places import Seen, in_a_process, serve_discord, serve_slack_like
from bench.figures import Figure, Measurement
from bench.progress import Progress
from bot.app import open_app
from bot.model.conversation import MemberId, WorkspaceId
from bot.model.message import Channel, Limits
from bot.model.subscription import DueSlot, Schedule, Slot, Subscription
from bot.platforms.discord import DiscordPlatform, point_library
from bot.platforms.discord.settings import Settings
from bot.platforms.discord.turns import REQUESTS_PER_SECOND
from bot.ports import Platform
from bot.service.desk import Desk
from bot.service.editions import write_edition
from bot.service.planning import plan_due
from bot.service.sending import Sender
from bot.service.subscriptions import make_subscription_id
from bot.settings import load
from tests.factories import make_article
from tests.fakes.workers import InlineWorkers
from tests.faults.client import HttpPlatform

TOPIC = "china-russia"
NEWS = (
    "China's foreign minister, Wang Yi, met President Vladimir Putin of Russia in Moscow on Tuesday. "
    "Wang said China and Russia would hold talks on gas in the spring. Putin said Russia welcomed the visit."
)
"""What was read: an edition that has nothing to tell is one line without a thread, and no measure of those that do."""
MANY = int(os.environ.get("BENCH_CHANNELS", "10000"))
GUILDS = max(MANY // 20, 1)
SLACK_CHANNELS, SLACK_WORKSPACES = min(1_000, MANY), 20
SLACK_LIMITS = Limits(600, posts_per_second_per_channel=1, posts_per_second_per_workspace=5)
IN_TIME = 60
PATIENCE = timedelta(minutes=15)


@dataclass(frozen=True)
class Crowd:
    """Channels on a connected platform, and a look at what stands in them."""

    platform: Platform
    channels: Sequence[Channel]
    look: Callable[[], Awaitable[Seen]]
    count_threads: Callable[[], Awaitable[int]] | None = None


def measure(data: Path | None) -> Measurement:
    found = [part(data) for part in PARTS.values()]
    figures = tuple(figure for each in found for figure in each.figures)
    details = {name: value for each in found for name, value in each.details.items()}
    return Measurement(sum(each.items for each in found), figures, details)


def measure_discord(_data: Path | None) -> Measurement:
    """The shipped client over the strict stand-in, which takes 50 requests in any second and no more."""
    return asyncio.run(_measure_discord(Progress("fanout discord")))


async def _measure_discord(progress: Progress) -> Measurement:
    async with _desk() as desk, in_a_process(serve_discord, GUILDS, MANY) as told:
        variables, channels = await asyncio.to_thread(told.recv)
        settings = load(Settings, variables)
        point_library(settings)
        platform = DiscordPlatform(settings, desk.clock)

        async def ask(what: str) -> Any:
            told.send(what)
            return await asyncio.to_thread(told.recv)

        crowd = Crowd(platform, channels, lambda: ask("all"), lambda: ask("threads"))
        try:
            slot, opened, seen = await _fan_out(desk, crowd, progress)
        finally:
            await platform.close()
    every = sorted(moment for times in seen.times.values() for moment in times)
    span = every[-1] - every[0] if every else 0.0
    figures = (
        Figure("discord_seconds", (span,), most=1.05 * MANY / REQUESTS_PER_SECOND),
        Figure("discord_reached", (sum(map(bool, seen.times.values())),), least=MANY),
        Figure("discord_refused", (seen.refused,), most=0),
        Figure("discord_visible_twice", (seen.twice,), most=0),
        Figure("discord_threads", (opened[-1],), least=MANY),
    )
    details = {
        "discord_busiest_second": seen.busiest_second,
        "discord_threads_when_all_was_posted": opened[0],
        "discord_first_post_after_slot_seconds": round(every[0] - slot.timestamp(), 2) if every else None,
    }
    return Measurement(MANY, figures, details)


def measure_slack(_data: Path | None) -> Measurement:
    """A client of one request a post over a platform with Slack's rates."""
    return asyncio.run(_measure_slack(Progress("fanout slack")))


async def _measure_slack(progress: Progress) -> Measurement:
    limits = {"channel": 1.0, "workspace": 5.0, "whole": None}
    async with _desk() as desk, in_a_process(serve_slack_like, limits) as told, _session() as session:
        address = await asyncio.to_thread(told.recv)
        platform = HttpPlatform("slack-like", address, session, SLACK_LIMITS)

        async def look() -> Seen:
            async with session.get(f"{address}/told") as response:
                return _read(await response.json())

        crowd = Crowd(platform, _name_channels("slack-like", SLACK_CHANNELS, SLACK_WORKSPACES), look)
        slot, _, seen = await _fan_out(desk, crowd, progress)
    first = [min(times) - slot.timestamp() for times in seen.times.values()]
    last = max((max(times) for times in seen.times.values()), default=slot.timestamp()) - slot.timestamp()
    figures = (
        Figure("slack_like_within_60_seconds", (sum(each <= IN_TIME for each in first) / SLACK_CHANNELS,), least=0.99),
        Figure("slack_like_refused", (seen.refused,), most=0),
        Figure("slack_like_visible_twice", (seen.twice,), most=0),
    )
    return Measurement(SLACK_CHANNELS, figures, {"slack_like_last_message_seconds": round(last, 1)})


def measure_tick(_data: Path | None) -> Measurement:
    """All schedules due at one tick."""
    return asyncio.run(_measure_tick(Progress("fanout tick")))


async def _measure_tick(progress: Progress) -> Measurement:
    slot = _next_slot()
    async with _desk() as desk:
        progress.tell(f"{MANY:,} channels follow")
        await _follow(desk, _name_channels("discord", MANY, GUILDS), slot)
        blocked, seconds = await _plan(desk)
    figures = (Figure("loop_blocked_milliseconds", (blocked * 1000,), most=100),)
    return Measurement(MANY, figures, {"planning_seconds": round(seconds, 1)})


PARTS = {"discord": measure_discord, "slack": measure_slack, "tick": measure_tick}


async def _fan_out(desk: Desk, crowd: Crowd, progress: Progress) -> tuple[datetime, Sequence[int], Seen]:
    """Bring one edition to a crowd on its minute; gives the slot, how many threads were open when all was posted and
    from then on, and what stood there in the end."""
    slot = _next_slot()
    read = make_article(NEWS, title="Wang Yi meets Putin in Moscow", published=datetime.now(UTC) - timedelta(hours=1))
    async with desk.database.write() as transaction:
        await desk.articles.admit(transaction, [read])
    await _follow(desk, crowd.channels, slot)
    await _plan(desk)
    async with desk.database.read() as transaction:
        [edition] = await desk.editions.list_planned(transaction, 2)
    await write_edition(desk, edition.id)
    progress.tell(f"{len(crowd.channels):,} channels wait for {slot:%H:%M} UTC")
    sending = asyncio.create_task(Sender(desk, crowd.platform).run())
    try:
        await asyncio.sleep(max((slot - datetime.now(UTC)).total_seconds(), 0))
        await _wait_until_sent(desk, len(crowd.channels), slot, progress)
        opened = await _wait_for_threads(crowd, progress)
        return slot, opened, await crowd.look()
    finally:
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)


async def _wait_until_sent(desk: Desk, count: int, slot: datetime, progress: Progress) -> None:
    sent = 0
    while sent < count and datetime.now(UTC) - slot < PATIENCE:
        await asyncio.sleep(1)
        async with desk.database.read() as transaction:
            sent = (await desk.deliveries.count(transaction)).get("sent", 0)
        progress.tell_sometimes(f"{sent:,} of {count:,} channels have it")


async def _wait_for_threads(crowd: Crowd, progress: Progress) -> Sequence[int]:
    """Until as many as there are channels are open, or no more are opened."""
    if crowd.count_threads is None:
        return ()
    opened = [await crowd.count_threads()]
    while opened[-1] < len(crowd.channels) and (len(opened) == 1 or opened[-1] > opened[-2]):
        await asyncio.sleep(10)
        opened.append(await crowd.count_threads())
        progress.tell_sometimes(f"{opened[-1]:,} threads are open")
    return opened


async def _follow(desk: Desk, channels: Sequence[Channel], slot: datetime) -> None:
    due = DueSlot(Slot(f"{slot:%Y-%m-%dT%H:%M}"), slot)
    for start in range(0, len(channels), 500):
        async with desk.database.write() as transaction:
            for channel in channels[start : start + 500]:
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
    """Plan all at one tick; gives the longest time in which nothing else had its turn, and the seconds."""
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
    return longest, seconds


@asynccontextmanager
async def _desk() -> AsyncIterator[Desk]:
    async with AsyncExitStack() as opened:
        home = opened.enter_context(tempfile.TemporaryDirectory(prefix="attache-fanout-"))
        app = await opened.enter_async_context(open_app({"ATTACHE_HOME": home}))
        yield replace(app.desk, workers=InlineWorkers())


def _read(told: Any) -> Seen:
    times: dict[str, tuple[float, ...]] = {}
    for each in told["shown"]:
        times[each["channel"]] = (*times.get(each["channel"], ()), *each["times"])
    return Seen(times, told["refused"], sum(len(each["times"]) - 1 for each in told["shown"]))


def _session() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))


def _name_channels(platform: str, count: int, workspaces: int) -> list[Channel]:
    return [Channel(platform, WorkspaceId(f"w{number % workspaces}"), f"{number}") for number in range(count)]


def _next_slot() -> datetime:
    """Far enough for all to be followed, planned and written before."""
    return datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(minutes=2)
