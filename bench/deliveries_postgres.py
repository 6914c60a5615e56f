"""Exactly once on Postgres: what `deliveries` measures, on the server of DATABASE_URL or one started for it."""

import asyncio
from pathlib import Path

from bench.deliveries import LANES, WHOLE, deliver
from bench.figures import Measurement
from bench.servers import serving


def measure(_data: Path | None) -> Measurement:
    with serving() as server:
        return asyncio.run(deliver("deliveries_postgres", WHOLE, LANES, server))
