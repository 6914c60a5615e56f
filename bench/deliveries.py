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

DELIVERIES = 20_000
KILLS = 1_000
MOST_PARKED = 0.001
LONGEST_SECONDS = 2 * 3600.0
LANES = 2
"""Installations at a time, each with its own database, platforms and processes: much of an ordeal is waiting."""
TERMS = SendingTerms(lease_seconds=3.0, post_seconds=1.0, entry_seconds=0.5, at_once=48, idle_seconds=0.3)


def measure(_data: Path | None) -> Measurement:
    return asyncio.run(deliver(None))


async def deliver(server: URL | None) -> Measurement:
    """Run the lanes side by side, on new databases of a server or on files, and add up what they report."""
    progress = Progress("deliveries" if server is None else "deliveries_postgres")
    reports = [Report() for _ in range(LANES)]
    async with AsyncExitStack() as opened:
        ordeals = [await _prepare(opened, server, number) for number in range(LANES)]
        both = zip(ordeals, reports, strict=True)
        await asyncio.gather(*(run(ordeal, report, lambda: _tell(progress, reports)) for ordeal, report in both))
    return _add_up(reports, "sqlite" if server is None else "postgresql")


async def _prepare(opened: AsyncExitStack, server: URL | None, number: int) -> Ordeal:
    home = opened.enter_context(tempfile.TemporaryDirectory(prefix="attache-faults-"))
    ordeal = Ordeal(
        deliveries=DELIVERIES // LANES,
        kills=KILLS // LANES,
        seconds=LONGEST_SECONDS,
        variables={"ATTACHE_HOME": home},
        folder=Path(home),
        awaits=(100, 2_000),
        pause_every=15.0,
        outstanding=300,
        seed=number + 1,
        terms=TERMS,
    )
    if server is not None:
        database = await opened.enter_async_context(fresh_database(server))
        address = database.render_as_string(hide_password=False)
        ordeal = replace(ordeal, variables={**ordeal.variables, "DATABASE_URL": address})
    async with open_app(ordeal.variables):
        return ordeal  # its tables are made, one lane after the other: Alembic does one database of a process at a time


def _tell(progress: Progress, reports: Sequence[Report]) -> None:
    kills, deliveries, under_way = (
        sum(getattr(each, name) for each in reports) for name in ("kills", "deliveries", "unfinished")
    )
    progress.tell_sometimes(f"{kills} of {KILLS} kills, {deliveries - under_way} of {DELIVERIES} deliveries done")


def _add_up(reports: Sequence[Report], database: str) -> Measurement:
    def total(name: str) -> int:
        return sum(getattr(each, name) for each in reports)

    deliveries = total("deliveries")
    figures = (
        Figure("kills", (total("kills"),), least=KILLS),
        Figure("deliveries", (deliveries,), least=DELIVERIES),
        Figure("lost", (total("lost") + total("unfinished"),), most=0),
        Figure("visible_twice", (total("twice"),), most=0),
        Figure("parked_share", (total("parked") / max(deliveries, 1),), most=MOST_PARKED),
    )
    kinds = sorted({kind for each in reports for kind in each.did})
    details = {
        "unfinished": total("unfinished"),
        "parts_shown": total("parts"),
        "pauses_past_lease": total("pauses"),
        "processes_that_failed": total("crashes"),
        "platform_did": {kind: sum(each.did.get(kind, 0) for each in reports) for kind in kinds},
        "database": database,
    }
    return Measurement(deliveries, figures, details)
