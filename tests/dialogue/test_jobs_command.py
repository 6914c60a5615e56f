"""An operator looks at the queue, on either database."""

import asyncio
import re

import pytest
from sqlalchemy.engine import URL

from bot.app import open_app
from bot.logs import Settings, start_logging
from bot.model.errors import AttacheError
from bot.model.job import Job
from bot.queues.retries import MOST_ATTEMPTS
from bot.settings import environment
from tests.terminal import Terminal


@pytest.fixture(params=["sqlite", "postgres"])
def operator(request: pytest.FixtureRequest, terminal: Terminal) -> Terminal:
    if request.param == "postgres":
        address: URL = request.getfixturevalue("postgres_database")
        terminal.set(DATABASE_URL=address.render_as_string(hide_password=False))
    return terminal


async def add(*jobs: Job) -> None:
    async with open_app(environment()) as app, app.desk.database.write() as transaction:
        for job in jobs:
            await app.desk.queue.enqueue(transaction, job)


async def give_up() -> None:
    """Fail what waits until nothing is tried any more; due times pass at once."""

    async def fail(job: Job) -> None:
        raise AttacheError("The host news.example does not answer.")

    start_logging(Settings(level="error"))
    async with open_app(environment()) as app:
        for _ in range(MOST_ATTEMPTS):
            await app.desk.queue.run_until_idle({"poll": fail})
            async with app.database.write() as transaction:
                sql = (
                    "UPDATE jobs SET due = '2000-01-01T00:00:00.000000Z'"
                    if app.database.server is None
                    else "UPDATE procrastinate_jobs SET scheduled_at = NULL"
                )
                await transaction.connection.exec_driver_sql(sql)


def test_nothing_waits(operator: Terminal) -> None:
    assert "No waiting, running or given-up jobs" in operator.run("jobs").out
    assert operator.run("jobs", "--format", "json").json() == []


def test_waiting_jobs_are_listed_newest_first(operator: Terminal) -> None:
    asyncio.run(add(Job("poll", {"source": "s1"}), Job("poll", {"source": "s2"})))
    shown = operator.run("jobs").out
    assert re.search(r"\d+ poll source=s2 · pending · due \d{4}-.* UTC\n.*\d+ poll source=s1", shown)
    newest, _ = operator.run("jobs", "--state", "pending", "--format", "json").json()
    assert newest["job"] == {"kind": "poll", "arguments": {"source": "s2"}}
    assert (newest["state"], newest["attempts"], newest["reason"]) == ("pending", 0, None)


def test_a_given_up_job_is_listed_with_its_reason_and_put_back(operator: Terminal) -> None:
    asyncio.run(add(Job("poll", {"source": "s1"})))
    asyncio.run(give_up())
    assert "1 job given up; attache jobs shows them." in operator.run("status").out
    assert "dead" in operator.run("jobs", "--state", "dead").out
    [dead] = operator.run("jobs", "--state", "dead", "--format", "json").json()
    assert (dead["attempts"], dead["reason"]) == (MOST_ATTEMPTS, "The host news.example does not answer.")
    assert operator.run("jobs", "retry", str(dead["id"])).out == "1 job put back.\n"
    assert operator.run("jobs", "--state", "dead", "--format", "json").json() == []
    again = operator.run("jobs", "retry", str(dead["id"]))
    assert (again.code, again.err) == (
        1, f"attache: There is no given-up job {dead['id']}; attache jobs --state dead lists them.\n",
    )  # fmt: skip


def test_all_given_up_jobs_can_be_put_back_at_once(operator: Terminal) -> None:
    asyncio.run(add(Job("poll", {"source": "s1"}), Job("poll", {"source": "s2"})))
    asyncio.run(give_up())
    assert operator.run("jobs", "retry", "--all").out == "2 jobs put back.\n"
    assert operator.run("jobs", "retry").code == 2
    assert operator.run("jobs", "retry", "--all").out == "0 jobs put back.\n"
