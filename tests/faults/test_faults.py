"""A short ordeal on each database in every test run; the long ones are `python -m bench deliveries` and
`deliveries_postgres`."""

import asyncio
import random
from datetime import timedelta
from pathlib import Path

import pytest

from bot.service.decisions import make_parts
from tests.factories import NOW, make_delivery, make_edition
from tests.faults.harness import Ordeal, Report, count_doubled, run
from tests.faults.standin import Faults, StandIn

KILLS = 3


def test_two_editions_of_one_slot_in_one_channel_count_as_twice() -> None:
    one = make_parts(make_delivery(make_edition()), 2, "briefing")
    other_window = make_edition(due=NOW + timedelta(minutes=1))
    other = make_parts(make_delivery(other_window), 1, "briefing")
    standin = StandIn("looking", Faults(), random.Random(1))  # noqa: S311
    for part in one.parts:
        standin.show("C1", part.key)
    assert count_doubled([one, other], standin) == 0
    standin.show("C1", other.parts[0].key)
    assert (count_doubled([one, other], standin), standin.count_twice()) == (1, 0)


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
        deliveries=12, kills=KILLS, seconds=130, variables=variables, folder=tmp_path, awaits=(2, 40), spared=True,
        channels=6, pause_every=60, outstanding=12, faults=Faults(failed_lookups=0),
    )  # fmt: skip
    asyncio.run(run(ordeal, report))
    assert report.kills >= KILLS, report
    assert (report.lost, report.twice, report.parked, report.unfinished, report.crashes) == (0, 0, 0, 0, 0), report
    assert report.deliveries >= 12
