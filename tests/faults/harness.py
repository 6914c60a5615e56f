"""Runs processes of the bot against stand-ins, kills and pauses them, and counts what was lost and what came twice."""

import asyncio
import json
import multiprocessing
import os
import random
import signal
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import combinations
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from bot.app import App, open_app
from bot.model.conversation import MemberId
from bot.model.delivery import OPEN, Delivery
from bot.model.message import Channel, Limits
from bot.model.subscription import DueSlot, Schedule, Slot, Subscription
from bot.service.sending import SendingTerms
from bot.service.subscriptions import make_subscription_id
from bot.settings import shipped
from tests.factories import make_article
from tests.faults.standin import Faults, Flavour, StandIn, Visible, serve
from tests.faults.vendors import open_vendors
from tests.faults.worker import Orders, work

FLAVOURS: tuple[Flavour, ...] = ("noncing", "looking")
_SHORT = 300
"""Characters of a message, so that a briefing has several parts."""
_MOST_TOLD = 60
"""Lines of the log about what came twice."""
_STATES = (
    "china russia india us iran france germany japan turkey greece egypt israel ukraine poland italy spain brazil "
    "mexico canada australia pakistan vietnam thailand kenya nigeria"
).split()


@dataclass(frozen=True, slots=True)
class Ordeal:
    """How much is delivered, and what happens meanwhile."""

    deliveries: int
    kills: int
    seconds: float
    """The longest it may take; in the last quarter nothing is added and nobody dies, so that what there is settles."""
    variables: Mapping[str, str]
    """DATABASE_URL chooses the database, and with it the queue."""
    folder: Path
    processes: int = 2
    awaits: tuple[int, int] = (200, 5_000)
    """A process kills itself after a number of resumed awaits drawn from this range."""
    spared: bool = False
    """They are counted from its first post on: a short ordeal spends no kill on a process that has posted nothing."""
    pause_every: float = 4.0
    outstanding: int = 400
    channels: int = 40
    """On each platform; a channel gets one delivery after the other."""
    seed: int = 1
    faults: Faults = field(default_factory=Faults)
    terms: SendingTerms = field(
        default_factory=lambda: SendingTerms(
            lease_seconds=2.5, post_seconds=1.0, entry_seconds=0.5, at_once=48, idle_seconds=0.3
        )
    )
    settle_seconds: float = 1.0
    """What a platform shows of a post it shows by then. The stand-ins share a loop with the harness; its longest stall
    is reported, for what shows later than this is not the sender's fault."""
    vendors: bool = False
    """The real Slack and Discord clients post to their strict stand-ins, instead of a simple one to simple ones."""
    topics: int = 276
    """A channel follows one after the other."""


@dataclass(slots=True)
class Report:
    """What came of it; `lost` ended without being shown or parked, `unfinished` were open when the time was up."""

    deliveries: int = 0
    parts: int = 0
    kills: int = 0
    pauses: int = 0
    crashes: int = 0
    lost: int = 0
    twice: int = 0
    parked: int = 0
    unfinished: int = 0
    seconds: float = 0.0
    longest_stall: float = 0.0
    """Seconds by which the stand-ins' loop was late at worst."""
    doubled: list[str] = field(default_factory=list)
    """Channel, key and moments of what is visible more than once."""
    did: dict[str, int] = field(default_factory=dict)


async def run(ordeal: Ordeal, report: Report, tell: Callable[[], None] = lambda: None) -> None:
    """Deliver under fire until enough was delivered and killed, then let all of it settle, and count.

    The report is filled as it goes on; `tell` is called often.
    """
    chance = random.Random(ordeal.seed)  # noqa: S311
    began = time.monotonic()
    async with AsyncExitStack() as opened:
        app = await opened.enter_async_context(open_app(ordeal.variables))
        places: Mapping[str, str] = {}
        if ordeal.vendors:
            standins, more = await opened.enter_async_context(open_vendors(ordeal.faults, chance))
            ordeal = replace(ordeal, variables={**ordeal.variables, **more})
            await _read_dispatches(app)
        else:
            standins, places = await opened.enter_async_context(_open_simple(ordeal.faults, chance))
        channels = zip(*(each.list_channels(ordeal.channels) for each in standins.values()), strict=True)
        feed = Feed(ordeal, app, [channel for pair in channels for channel in pair])
        async with (
            _processes(ordeal, places, chance, report) as fleet,
            _in_background(feed.run()),
            _in_background(_watch(report)),
        ):
            while (passed := time.monotonic() - began) < ordeal.seconds:
                await asyncio.sleep(0.02)
                feed.closing = passed > ordeal.seconds * 0.75
                feed.under_fire = report.kills < ordeal.kills and not feed.closing
                fleet.tend(doomed=feed.under_fire or not feed.finished)
                report.deliveries, report.unfinished = len(feed.made), feed.outstanding
                tell()
                if not feed.under_fire and feed.finished and not feed.outstanding:
                    break
        await _count(app, standins, feed, report)
    report.seconds = time.monotonic() - began


@asynccontextmanager
async def _open_simple(
    faults: Faults, chance: random.Random
) -> AsyncIterator[tuple[Mapping[str, Visible], Mapping[str, str]]]:
    standins = [StandIn(name, faults, random.Random(chance.random())) for name in FLAVOURS]  # noqa: S311
    async with AsyncExitStack() as opened:
        places: dict[str, str] = {each.flavour: await opened.enter_async_context(serve(each)) for each in standins}
        yield {each.flavour: each for each in standins}, places


async def _read_dispatches(app: App) -> None:
    """Have the sample dispatches be this morning's news, so that a briefing goes into threads."""
    published, told = datetime.now(UTC) - timedelta(hours=1), []
    for line in (shipped("seeds") / "dispatches.jsonl").read_text(encoding="utf-8").splitlines():
        found = json.loads(line)
        told.append(make_article(found["text"], title=found["title"], url=found["url"], published=published))
    async with app.desk.database.write() as transaction:
        await app.desk.articles.admit(transaction, told)


class _Fleet:
    """The processes under test: ends are noticed and made good, now and then one is paused past its lease."""

    def __init__(self, ordeal: Ordeal, places: Mapping[str, str], chance: random.Random, report: Report) -> None:
        self._ordeal, self._places, self._chance, self._report = ordeal, places, chance, report
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["tests.faults.worker"])
        self._running: list[BaseProcess] = []
        self._paused: tuple[BaseProcess, float] | None = None
        self._next_pause = time.monotonic() + ordeal.pause_every

    def tend(self, *, doomed: bool) -> None:
        for process in [each for each in self._running if not each.is_alive()]:
            self._running.remove(process)
            if process.exitcode == -signal.SIGKILL:
                self._report.kills += 1
            else:
                self._report.crashes += 1
        while len(self._running) < self._ordeal.processes:
            self._start(doomed=doomed)
        self._pause()

    def _start(self, *, doomed: bool) -> None:
        ordeal = self._ordeal
        orders = Orders(
            variables=ordeal.variables,
            platforms=self._places,
            terms=ordeal.terms,
            limits=Limits(_SHORT, settle_seconds=ordeal.settle_seconds),
            plan_seconds=1.0,
            awaits=self._chance.randint(*ordeal.awaits) if doomed else None,
            spared=ordeal.spared,
            log=str(ordeal.folder / "workers.log"),
        )
        process = self._context.Process(target=work, args=(orders,), daemon=True)
        process.start()
        self._running.append(process)

    def _pause(self) -> None:
        now = time.monotonic()
        if self._paused is not None and now >= self._paused[1]:
            _signal(self._paused[0], signal.SIGCONT)
            self._paused = None
        elif self._paused is None and now >= self._next_pause and self._running:
            process = self._chance.choice(self._running)
            _signal(process, signal.SIGSTOP)
            length = self._ordeal.terms.lease_seconds * self._chance.uniform(1.5, 3)
            self._paused, self._next_pause = (process, now + length), now + length + self._ordeal.pause_every
            self._report.pauses += 1

    def stop(self) -> None:
        for process in self._running:
            process.kill()
        for process in self._running:
            process.join()


def _signal(process: BaseProcess, number: signal.Signals) -> None:
    if process.pid is not None and process.is_alive():
        os.kill(process.pid, number)


@asynccontextmanager
async def _processes(
    ordeal: Ordeal, places: Mapping[str, str], chance: random.Random, report: Report
) -> AsyncIterator[_Fleet]:
    fleet = _Fleet(ordeal, places, chance, report)
    try:
        yield fleet
    finally:
        fleet.stop()


@asynccontextmanager
async def _in_background(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Beside what goes on: a paused process may hold the database for longer than it may wait here."""
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _watch(report: Report) -> None:
    loop = asyncio.get_running_loop()
    while True:
        due = loop.time() + 0.05
        await asyncio.sleep(0.05)
        report.longest_stall = max(report.longest_stall, loop.time() - due)


class Feed:
    """Lets channels follow topics whose slot is this minute, a few hundred at a time, until there are enough."""

    def __init__(self, ordeal: Ordeal, app: App, places: Sequence[Channel]) -> None:
        self.ordeal, self._app, self._places = ordeal, app, places
        self._topics = [f"{one}-{other}" for one, other in combinations(_STATES, 2)][: ordeal.topics]
        self.made: list[Subscription] = []
        self.outstanding = 0
        self.under_fire = False
        """While processes are still to be killed there is always something to deliver, if need be more than asked."""
        self.closing = False
        """The time is nearly up: nothing more is added."""

    @property
    def finished(self) -> bool:
        return self._wanted <= 0

    @property
    def _wanted(self) -> int:
        most = len(self._places) * len(self._topics) if self.under_fire else self.ordeal.deliveries
        return 0 if self.closing else most - len(self.made)

    async def run(self) -> None:
        """Look twice a second how many are still on their way, and add more."""
        while True:
            await self._supply()
            await asyncio.sleep(0.5)

    async def _supply(self) -> None:
        desk = self._app.desk
        async with desk.database.read() as transaction:
            counts = await desk.deliveries.count(transaction)
        self.outstanding = len(self.made) - sum(count for state, count in counts.items() if state not in OPEN)
        wanted = min(self.ordeal.outstanding - self.outstanding, self._wanted)
        fresh = [self._make(len(self.made) + n) for n in range(max(wanted, 0))]
        async with desk.database.write() as transaction:
            for each in fresh:
                await desk.subscriptions.put(transaction, each)
        self.made += fresh
        self.outstanding += len(fresh)

    def _make(self, number: int) -> Subscription:
        channel = self._places[number % len(self._places)]
        topic = self._app.desk.topics.get(self._topics[number // len(self._places) % len(self._topics)]).name
        now = datetime.now(UTC).replace(second=0, microsecond=0)
        return Subscription(
            id=make_subscription_id(channel, topic),
            channel=channel,
            topic=topic,
            words=topic,
            schedule=Schedule(f"daily {now:%H:%M}"),
            time_zone="UTC",
            made=now,
            made_by=MemberId("m"),
            next=DueSlot(Slot(f"{now:%Y-%m-%dT%H:%M}"), now),
        )


async def _count(app: App, standins: Mapping[str, Visible], feed: Feed, report: Report) -> None:
    desk = app.desk
    async with desk.database.read() as transaction:
        kept = await desk.deliveries.list_deliveries(transaction, limit=10 * len(feed.made) + 1000)
    by_subscription: dict[str, list[Delivery]] = {}
    for each in kept:
        by_subscription.setdefault(each.subscription, []).append(each)
    report.deliveries, report.unfinished = len(feed.made), 0
    doubled = 0
    for subscription in feed.made:
        found = by_subscription.get(subscription.id, [])
        standin = standins[subscription.channel.platform]
        shown = [
            each
            for each in found
            if each.parts and all(standin.holds(each.channel.id, part.key) for part in each.parts)
        ]
        doubled += count_doubled(found, standin)
        if any(each.state == "parked" for each in found):
            report.parked += 1
        elif not found or any(each.state in OPEN for each in found):
            report.unfinished += 1
        elif not shown:
            report.lost += 1
    report.parts = sum(each.count_shown() for each in standins.values())
    report.twice = doubled + sum(each.count_twice() for each in standins.values())
    report.doubled = [words for each in standins.values() for words in each.list_twice()]
    report.doubled += _find_in_log(Path(feed.ordeal.folder) / "workers.log", report.doubled)
    report.did = dict(sum((each.did for each in standins.values()), Counter[str]()))


def _find_in_log(log: Path, doubled: Sequence[str]) -> list[str]:
    """What the processes wrote of the deliveries that are visible more than once."""
    wanted = {words.split()[1].partition(".")[0] for words in doubled if len(words.split()) > 1}
    with log.open(encoding="utf-8", errors="replace") as lines:
        return [line.strip() for line in lines if any(each in line for each in wanted)][:_MOST_TOLD]


def count_doubled(deliveries: Sequence[Delivery], standin: Visible) -> int:
    """How many deliveries of a subscription are visible, in part at least, beside another of the same slot."""
    seen = Counter(
        each.slot for each in deliveries if any(standin.holds(each.channel.id, part.key) for part in each.parts)
    )
    return sum(count - 1 for count in seen.values())
