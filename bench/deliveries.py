"""Exactly once on SQLite: kills, cut connections, failures and pauses over thousands of deliveries; counts lost ones.

The same on Postgres is `deliveries_postgres`."""

import asyncio
import tempfile
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

from sqlalchemy.engine import URL

from bench.figures import Figure, Measurement
from bench.progress import Progress
from bot.app import open_app
from bot.service.sending import SendingTerms
from tests.faults.harness import Ordeal, Report, run
from tests.postgres import fresh_database

LANES = 2
"""Installations at a time, each with its own database, platforms and processes: much of an ordeal is waiting."""
MOST_PARKED = 0.001
WHOLE = Ordeal(
    deliveries=20_000,
    kills=1_000,
    seconds=2 * 3600,
    variables={},
    folder=Path(),
    awaits=(300, 6_000),
    pause_every=15,
    outstanding=300,
    terms=SendingTerms(lease_seconds=3, post_seconds=1, entry_seconds=0.5, at_once=48, idle_seconds=0.3),
)


def measure(_data: Path | None) -> Measurement:
    return asyncio.run(deliver("deliveries", WHOLE, LANES))


async def deliver(name: str, whole: Ordeal, count: int, server: URL | None = None) -> Measurement:
    """Run so many lanes side by side, on new databases of a server or on files, and add up what they report."""
    progress = Progress(name)
    reports = [Report() for _ in range(count)]
    async with AsyncExitStack() as opened:
        lanes = [await _prepare(opened, server, whole, number, count) for number in range(count)]
        both = zip(lanes, reports, strict=True)
        await asyncio.gather(*(run(lane, report, lambda: _tell(progress, whole, reports)) for lane, report in both))
    return _add_up(whole, reports, "sqlite" if server is None else "postgresql")


async def _prepare(opened: AsyncExitStack, server: URL | None, whole: Ordeal, number: int, count: int) -> Ordeal:
    home = opened.enter_context(tempfile.TemporaryDirectory(prefix="attache-faults-"))
    variables = {"ATTACHE_HOME": home}
    if server is not None:
        database = await opened.enter_async_context(fresh_database(server))
        variables["DATABASE_URL"] = database.render_as_string(hide_password=False)
    async with open_app(variables):
        pass  # its tables are made, one lane after the other: Alembic does one database of a process at a time
    return replace(
        whole, deliveries=whole.deliveries // count, kills=whole.kills // count, variables=variables,
        folder=Path(home), seed=number + 1,
    )  # fmt: skip


def _tell(progress: Progress, whole: Ordeal, reports: Sequence[Report]) -> None:
    kills, deliveries, under_way = (
        sum(getattr(each, name) for each in reports) for name in ("kills", "deliveries", "unfinished")
    )
    progress.tell_sometimes(
        f"{kills} of {whole.kills} kills, {deliveries - under_way} of {whole.deliveries} deliveries done"
    )


def _add_up(whole: Ordeal, reports: Sequence[Report], database: str) -> Measurement:
    def total(name: str) -> int:
        return sum(getattr(each, name) for each in reports)

    deliveries = total("deliveries")
    figures = (
        Figure("kills", (total("kills"),), least=whole.kills),
        Figure("deliveries", (deliveries,), least=whole.deliveries),
        Figure("lost", (total("lost"),), most=0),
        Figure("unfinished", (total("unfinished"),), most=0),
        Figure("visible_twice", (total("twice"),), most=0),
        Figure("parked_share", (total("parked") / max(deliveries, 1),), most=MOST_PARKED),
    )
    kinds = sorted({kind for each in reports for kind in each.did})
    details = {
        "parts_shown": total("parts"),
        "pauses_past_lease": total("pauses"),
        "processes_that_failed": total("crashes"),
        "longest_stall_seconds": round(max(each.longest_stall for each in reports), 3),
        "doubled": [words for each in reports for words in each.doubled],
        "platform_did": {kind: sum(each.did.get(kind, 0) for each in reports) for kind in kinds},
        "database": database,
    }
    return Measurement(deliveries, figures, details)
