"""A terminal for tests that talk to the whole program, and a newsroom with a channel that follows."""

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.cli.main import run
from bot.workers import processes
from tests.fakes.workers import InlineWorkers
from tests.newsroom import Newsroom, open_before_eight
from tests.terminal import SEEDS, Terminal


@pytest.fixture(scope="package", autouse=True)
def _workers() -> Iterator[None]:
    """Work in this process: starting others takes longer than all that most tests do."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(processes, "ProcessWorkers", lambda _: InlineWorkers())
        yield


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(tmp_path, monkeypatch, capsys)


@pytest.fixture(scope="session")
def dispatches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database into which the sample dispatches were imported, once a session; tests work on copies."""
    home = tmp_path_factory.mktemp("dispatches")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATTACHE_HOME", str(home))
        patch.setenv("ATTACHE_NOW", "2023-03-22T08:00:00Z")
        assert run(["import", str(SEEDS / "dispatches.jsonl")]) == 0
    return home / "attache.db"


@pytest.fixture
def reader(terminal: Terminal, dispatches: Path) -> Terminal:
    """A terminal that has read the sample dispatches."""
    shutil.copy(dispatches, terminal.home / "attache.db")
    return terminal


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Newsroom]:
    async with open_before_eight(tmp_path) as opened:
        yield opened
