"""Exactly once on Postgres: what `deliveries` measures, on the server of DATABASE_URL or one started for it."""

import asyncio
from dataclasses import replace
from pathlib import Path

from bench.deliveries import LANES, WHOLE, deliver
from bench.figures import Measurement
from bench.servers import serving

QUICK = replace(WHOLE, awaits=(100, 2_500))
"""Deliveries go faster here than on a file, and the processes have to die before there is none left."""


def measure(_data: Path | None) -> Measurement:
    with serving() as server:
        return asyncio.run(deliver("deliveries_postgres", QUICK, LANES, server))
