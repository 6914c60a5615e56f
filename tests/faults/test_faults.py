"""A short ordeal in every test run; the long one is `python -m bench deliveries`."""

import asyncio
from pathlib import Path

from tests.faults.harness import Ordeal, run


def test_nothing_is_lost_and_nothing_comes_twice_though_processes_are_killed_and_the_platform_fails(
    tmp_path: Path,
) -> None:
    ordeal = Ordeal(
        deliveries=120, kills=6, seconds=50, variables={"ATTACHE_HOME": str(tmp_path)}, folder=tmp_path,
        awaits=(500, 4000), pause_every=3,
    )  # fmt: skip
    report = asyncio.run(run(ordeal))
    assert report.kills >= 6, report
    assert (report.lost, report.twice, report.parked, report.unfinished, report.crashes) == (0, 0, 0, 0, 0), report
    assert report.deliveries == 120
