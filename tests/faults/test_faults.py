"""A short ordeal on each database in every test run; the long ones are `python -m bench deliveries` and
`deliveries_postgres`."""

import asyncio
from pathlib import Path

import pytest

from tests.faults.harness import Ordeal, Report, run

KILLS = 3


@pytest.mark.timeout(150)
@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_nothing_is_lost_and_nothing_comes_twice_though_processes_are_killed_and_the_platform_fails(
    database: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    variables = {"ATTACHE_HOME": str(tmp_path)}
    if database == "postgres":
        address = request.getfixturevalue("postgres_database")
        variables["DATABASE_URL"] = address.render_as_string(hide_password=False)
    report = Report()
    ordeal = Ordeal(
        deliveries=24, kills=KILLS, seconds=130, variables=variables, folder=tmp_path, awaits=(80, 400), channels=6,
        pause_every=60, outstanding=24,
    )  # fmt: skip
    asyncio.run(run(ordeal, report))
    assert report.kills >= KILLS, report
    assert (report.lost, report.twice, report.parked, report.unfinished, report.crashes) == (0, 0, 0, 0, 0), report
    assert report.deliveries >= 24
