"""Runs the `attache` command line as a person would, in a folder of its own."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.cli.main import run
from tests.contract.databases import lay_empty

SEEDS = Path(__file__).parent.parent / "seeds"
SAMPLE = Path(__file__).parent.parent.parent / "shared" / "real" / "wang-yi-visit.txt"


@dataclass(frozen=True)
class Outcome:
    """What a command gave back."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)

    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


class Terminal:
    """One installation: its home, its clock, and whatever other settings a test wants."""

    def __init__(self, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.home = home
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        monkeypatch.chdir(home)
        lay_empty(home)
        self.set(ATTACHE_HOME=str(home), ATTACHE_NOW="2023-03-22T08:00:00Z")

    def set(self, **settings: str) -> None:
        for name, value in settings.items():
            self._monkeypatch.setenv(name, value)

    def unset(self, name: str) -> None:
        self._monkeypatch.delenv(name)

    @contextmanager
    def elsewhere(self, folder: str) -> Iterator[None]:
        """For a while in a home of its own."""
        self.set(ATTACHE_HOME=str(self.home / folder))
        yield
        self.set(ATTACHE_HOME=str(self.home))

    def run(self, *arguments: str) -> Outcome:
        self._capsys.readouterr()
        code = run(list(arguments))
        shown = self._capsys.readouterr()
        return Outcome(code, shown.out, shown.err)


def write_todays_news(home: Path) -> Path:
    """The sample dispatches as if they had come in these days, which stand for what feeds bring to a reader."""
    lines = [json.loads(line) for line in (SEEDS / "dispatches.jsonl").read_text(encoding="utf-8").splitlines()]
    age = datetime.now(UTC) - max(datetime.fromisoformat(each["published"]) for each in lines)
    for each in lines:
        each["published"] = (datetime.fromisoformat(each["published"]) + age).isoformat()
    path = home / "today.jsonl"
    path.write_text("\n".join(json.dumps(each) for each in lines), encoding="utf-8")
    return path
