"""Exactly once: kills, cut connections, failures and pauses over thousands of deliveries; counts lost and doubled ones.

The queue and the database are those that DATABASE_URL chooses, a fresh SQLite file by default."""

import asyncio
import tempfile
from pathlib import Path

from bench.figures import Figure, Measurement
from bot.settings import environment
from tests.faults.harness import Ordeal, run

DELIVERIES = 20_000
KILLS = 1_000
MOST_PARKED = 0.001
LONGEST_SECONDS = 2 * 3600.0


def measure(_data: Path | None) -> Measurement:
    with tempfile.TemporaryDirectory(prefix="attache-faults-") as home:
        variables = {"ATTACHE_HOME": home}
        address = environment().get("DATABASE_URL")
        ordeal = Ordeal(
            deliveries=DELIVERIES,
            kills=KILLS,
            seconds=LONGEST_SECONDS,
            variables=variables | ({"DATABASE_URL": address} if address else {}),
            folder=Path(home),
        )
        report = asyncio.run(run(ordeal))
    figures = (
        Figure("kills", (report.kills,), least=KILLS),
        Figure("deliveries", (report.deliveries,), least=DELIVERIES),
        Figure("lost", (report.lost + report.unfinished,), most=0),
        Figure("visible_twice", (report.twice,), most=0),
        Figure("parked_share", (report.parked / max(report.deliveries, 1),), most=MOST_PARKED),
    )
    details = {
        "parts_shown": report.parts,
        "pauses_past_lease": report.pauses,
        "processes_that_failed": report.crashes,
        "platform_did": dict(sorted(report.did.items())),
        "database": (address or "sqlite").partition(":")[0],
    }
    return Measurement(report.deliveries, figures, details)
