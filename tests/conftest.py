"""What every test shares: a clean environment without tokens, hypothesis profiles, and one Postgres server."""

import asyncio
import gc
import logging
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog
from hypothesis import HealthCheck, settings
from sqlalchemy.engine import URL

from tests.postgres import Server, empty, find_override, fresh_database, make_folder

settings.register_profile(
    "attache", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
settings.load_profile("attache")

_OURS = ("ATTACHE_", "DATABASE_", "DISCORD_", "FETCH_", "LOG_", "OPENAI_", "PLATFORMS", "PUBLISHERS_", "SLACK_")


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the machine reaches a test."""
    for name in list(os.environ):
        if name.startswith(_OURS):
            monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def _clean_logging() -> Iterator[None]:
    """No test logs into a stream that an earlier one closed."""
    yield
    structlog.reset_defaults()
    root = logging.getLogger()
    root.setLevel(logging.WARNING)
    for handler in [each for each in root.handlers if type(each) is logging.StreamHandler]:
        root.removeHandler(handler)


_FOLDER = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """The first process of a run names the folder of the server; the others are told."""
    told = getattr(config, "workerinput", None)
    config.stash[_FOLDER] = Path(told["postgres"]) if told else make_folder()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    node.workerinput["postgres"] = str(node.config.stash[_FOLDER])


def pytest_collection_finish() -> None:
    """What is loaded by now stays: the collector must not walk through it again and again."""
    gc.freeze()


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        Server(config.stash[_FOLDER]).stop()


@pytest.fixture(scope="session")
def postgres(request: pytest.FixtureRequest) -> URL:
    """The address of a running server: that of TEST_DATABASE_URL, or one that is started for this run."""
    return find_override() or Server(request.config.stash[_FOLDER]).ensure()


@pytest.fixture(scope="session")
def _shared_database(postgres: URL) -> Iterator[URL]:
    """A database for all tests of this process, for making one takes longer than emptying it."""
    with asyncio.Runner() as runner:
        opened = fresh_database(postgres)
        yield runner.run(opened.__aenter__())
        runner.run(opened.__aexit__(None, None, None))


@pytest.fixture
async def postgres_database(_shared_database: URL) -> URL:
    """The address of a database whose tables are empty, or not made yet."""
    await empty(_shared_database)
    return _shared_database


@pytest.fixture
async def new_postgres_database(postgres: URL) -> AsyncIterator[URL]:
    """The address of a database without any table, where that matters."""
    async with fresh_database(postgres) as address:
        yield address
