"""Two hosts on Postgres, one of them killed: how long until the other goes on with its deliveries and with its job.

Uses the server of DATABASE_URL for a database of its own, or starts one as the tests do. Some four minutes on a machine
at rest. On one that is starved it ends too: no wait is longer than `LONGEST_WAIT`, which then stands as the figure."""

import asyncio
import multiprocessing
import os
import signal
import tempfile
import time
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random

from sqlalchemy import select, text
from sqlalchemy.engine import URL

from bench.figures import Figure, Measurement
from bench.progress import Progress
from bench.servers import serving
from bot.app import App, open_app
from bot.model.job import Job
from bot.model.message import Channel, Limits
from bot.service.sending import SendingTerms
from bot.storage.tables import deliveries, leases
from tests.faults.harness import FLAVOURS, Feed, Ordeal
from tests.faults.standin import Faults, StandIn, serve
from tests.faults.worker import Orders, work
from tests.postgres import fresh_database

ROUNDS = 4
MOST_SECONDS = 10.0
LONGEST_WAIT = 120.0
"""A machine that is starved may take longer than it is worth waiting for: the figure then says so much and no more."""
FEW, MANY = 40, 400
"""Deliveries on their way at a time: what is posted as it comes, and more than can be posted."""
QUIET = Faults(limited=0, failed=0, cut=0, slow=0, late=0, failed_lookups=0)
_CONTEXT = multiprocessing.get_context("forkserver")


def measure(_data: Path | None) -> Measurement:
    with serving() as server:
        return asyncio.run(_measure(server))


async def _measure(server: URL) -> Measurement:
    progress = Progress("failover")
    async with _opened(server) as (app, variables):
        jobs = await _kill_during_jobs(app, variables, progress)
        progress.tell(f"jobs were taken up after {_spell(jobs)}")
    async with _opened(server) as (app, variables):
        few = await _kill_during_deliveries(app, variables, FEW, progress)
        progress.tell(f"with {FEW} on their way those in hand went on after {_spell(few.resumed)}")
    async with _opened(server) as (app, variables):
        many = await _kill_during_deliveries(app, variables, MANY, progress)
        progress.tell(f"with {MANY} on their way those in hand went on after {_spell(many.resumed)}")
    figures = (
        Figure("deliveries_resumed_seconds", few.resumed, most=MOST_SECONDS),
        Figure("slowest_delivery_resumed_seconds", (max(few.resumed),), most=MOST_SECONDS),
        Figure("overloaded_resumed_seconds", many.resumed, most=MOST_SECONDS),
        Figure("slowest_overloaded_resumed_seconds", (max(many.resumed),), most=MOST_SECONDS),
        Figure("job_taken_up_seconds", jobs, most=MOST_SECONDS),
        Figure("slowest_job_taken_up_seconds", (max(jobs),), most=MOST_SECONDS),
        Figure("visible_twice", (few.twice + many.twice,), most=0),
    )
    details = {
        "in_hand_when_killed": few.in_hand,
        "in_hand_when_killed_overloaded": many.in_hand,
        "not_resumed_when_given_up": few.left + many.left,
    }
    return Measurement(3 * ROUNDS, figures, details)


@asynccontextmanager
async def _opened(server: URL) -> AsyncIterator[tuple[App, Mapping[str, str]]]:
    async with fresh_database(server) as database:
        with tempfile.TemporaryDirectory(prefix="attache-failover-") as home:
            variables = {"ATTACHE_HOME": home, "DATABASE_URL": database.render_as_string(hide_password=False)}
            async with open_app(variables) as app:
                yield app, variables


def _spell(seconds: Iterable[float]) -> str:
    return ", ".join(f"{each:.1f}" for each in seconds) + " s"


async def _kill_during_jobs(app: App, variables: Mapping[str, str], progress: Progress) -> tuple[float, ...]:
    """A job that never ends goes from each killed host to the other."""
    told, telling = _CONTEXT.Pipe(duplex=False)
    hosts = {each.pid: each for each in (_start(_hold, variables, telling) for _ in range(2))}
    async with app.desk.database.write() as transaction:
        await app.desk.queue.enqueue(transaction, Job("hold"), lock="channel")
    passed, holder = [], await _receive(told)
    for _ in range(ROUNDS):
        await _wait_for_two_hosts(app, progress)
        hosts.pop(holder).kill()
        killed = time.monotonic()
        holder = await _receive(told)
        passed.append(time.monotonic() - killed)
        another = _start(_hold, variables, telling)
        hosts[another.pid] = another
    for each in hosts.values():
        each.kill()
    async with app.desk.database.write() as transaction:
        await app.desk.queue.adopt(transaction, ())
    return tuple(passed)


def _start(target: object, *arguments: object) -> BaseProcess:
    process = _CONTEXT.Process(target=target, args=arguments, daemon=True)  # type: ignore[arg-type]
    process.start()
    return process


def _hold(variables: Mapping[str, str], telling: Connection) -> None:
    """One host: it says that it has the job, and never ends it."""

    async def hold(_job: Job) -> None:
        telling.send(os.getpid())
        await asyncio.Event().wait()

    async def run() -> None:
        async with open_app(variables) as app:
            await app.desk.queue.run({"hold": hold})

    asyncio.run(run())


@dataclass(frozen=True, slots=True)
class Kills:
    """Seconds after each kill until all that was in hand went on, how many that were, how many of them had not gone on
    when the wait was given up, and messages visible twice."""

    resumed: tuple[float, ...]
    in_hand: int
    left: int
    twice: int


async def _kill_during_deliveries(
    app: App, variables: Mapping[str, str], outstanding: int, progress: Progress
) -> Kills:
    """The host that sends is killed with deliveries in hand, at the terms that ship."""
    home = Path(variables["ATTACHE_HOME"])
    ordeal = Ordeal(
        deliveries=100_000,
        kills=ROUNDS,
        seconds=0,
        variables=variables,
        folder=home,
        faults=QUIET,
        outstanding=outstanding,
    )
    async with AsyncExitStack() as opened:
        standins = {name: StandIn(name, QUIET, Random(1)) for name in FLAVOURS}  # noqa: S311  no secret
        places: dict[str, str] = {
            name: await opened.enter_async_context(serve(each)) for name, each in standins.items()
        }
        orders = Orders(variables, places, SendingTerms(), Limits(300), 1.0, None, False, str(home / "hosts.log"))
        hosts = {each.pid: each for each in (_start(work, orders) for _ in range(2))}
        await opened.enter_async_context(
            _feeding(Feed(ordeal, app, _list_channels(standins.values(), ordeal.channels)))
        )
        resumed, in_hand, left = [], 0, 0
        for number in range(ROUNDS):
            name = FLAVOURS[number % len(FLAVOURS)]
            await _wait_for_two_hosts(app, progress)
            sender = await _wait_for_sender(app, name, progress)
            os.kill(sender, signal.SIGKILL)
            killed = time.time()
            hands = await _list_in_hand(app, name)
            in_hand += len(hands)
            left += await _wait_for_resumption(app, standins[name], hands, killed)
            resumed.append(time.time() - killed)
            progress.tell(f"kill {number + 1} of {ROUNDS} with {outstanding} on their way: {resumed[-1]:.1f} s")
            hosts.pop(sender).join()
            another = _start(work, orders)
            hosts[another.pid] = another
        for each in hosts.values():
            each.kill()
        return Kills(tuple(resumed), in_hand, left, sum(each.count_twice() for each in standins.values()))


def _list_channels(standins: Iterable[StandIn], count: int) -> list[Channel]:
    """As many on each platform, in turn."""
    return [channel for pair in zip(*(each.list_channels(count) for each in standins), strict=True) for channel in pair]


async def _receive(told: Connection) -> int:
    async with _patience("a host that takes the job"):
        while not told.poll():  # noqa: ASYNC110  a pipe tells nobody
            await asyncio.sleep(0.01)
    return int(told.recv())


@asynccontextmanager
async def _patience(what: str) -> AsyncIterator[None]:
    """Raise TimeoutError that says what did not come, so that a starved machine ends the measurement in a sentence."""
    try:
        async with asyncio.timeout(LONGEST_WAIT):
            yield
    except TimeoutError:
        raise TimeoutError(f"Waited {LONGEST_WAIT:.0f} s in vain for {what}; is the machine at rest?") from None


async def _wait_for_two_hosts(app: App, progress: Progress) -> None:
    """Until both are up: how long a host takes to start is another matter."""
    alive = text("SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - interval '2 seconds'")
    async with _patience("two hosts that are up"):
        while True:
            async with app.database.read() as transaction:
                if (await transaction.connection.execute(alive)).scalar_one() >= 2:
                    return
            progress.tell_sometimes("waiting for two hosts")
            await asyncio.sleep(0.1)


@asynccontextmanager
async def _feeding(feed: Feed) -> AsyncIterator[None]:
    task = asyncio.create_task(feed.run())
    yield
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def _wait_for_sender(app: App, platform: str, progress: Progress) -> int:
    """Give the process that sends on a platform, once it has deliveries in hand."""
    lease = select(leases).where(leases.c.name == f"send:{platform}")
    async with _patience(f"a sender to {platform} with deliveries in hand"):
        while True:
            async with app.database.read() as transaction:
                row = (await transaction.connection.execute(lease)).first()
            held = row is not None and datetime.fromisoformat(row.until) > datetime.now(UTC)
            if row is not None and held and await _list_in_hand(app, platform):
                return int(row.holder.split(":")[1])
            progress.tell_sometimes(f"waiting for a sender to {platform} with deliveries in hand")
            await asyncio.sleep(0.05)


async def _list_in_hand(app: App, platform: str) -> frozenset[str]:
    """The deliveries that somebody has begun; looked up by the index, for the measurement shares the machine."""
    begun = select(deliveries.c.id).where(deliveries.c.platform == platform, deliveries.c.state == "sending")
    async with app.database.read() as transaction:
        return frozenset(row.id for row in await transaction.connection.execute(begun))


async def _wait_for_resumption(app: App, standin: StandIn, hands: frozenset[str], killed: float) -> int:
    """Until each of these has a part that was shown since, or is settled; gives how many have not when that takes too
    long."""
    waiting, seen = set(hands), 0
    while waiting and time.time() - killed < LONGEST_WAIT:
        fresh, seen = standin.shown[seen:], len(standin.shown)
        waiting -= {shown.key.rpartition(".")[0] for shown in fresh if shown.at > killed}
        waiting &= await _list_in_hand(app, standin.flavour)
        await asyncio.sleep(0.05)
    return len(waiting)
