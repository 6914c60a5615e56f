"""A short ordeal in every test run; the long one is `python -m bench deliveries`."""

import asyncio
from pathlib import Path

import pytest

from tests.faults.harness import Ordeal, run


@pytest.mark.timeout(150)
def test_nothing_is_lost_and_nothing_comes_twice_though_processes_are_killed_and_the_platform_fails(
    tmp_path: Path,
) -> None:
    ordeal = Ordeal(
        deliveries=40, kills=3, seconds=130, variables={"ATTACHE_HOME": str(tmp_path)}, folder=tmp_path,
        awaits=(150, 900), pause_every=6,
    )  # fmt: skip
    report = asyncio.run(run(ordeal))
    assert report.kills >= 3, report
    assert (report.lost, report.twice, report.parked, report.unfinished, report.crashes) == (0, 0, 0, 0, 0), report
    assert report.deliveries == 40
