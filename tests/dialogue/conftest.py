"""A terminal for tests that talk to the whole program."""

from pathlib import Path

import pytest

from tests.terminal import SEEDS, Terminal


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(tmp_path, monkeypatch, capsys)


@pytest.fixture
def reader(terminal: Terminal) -> Terminal:
    """A terminal that has read the sample dispatches."""
    assert terminal.run("import", str(SEEDS / "dispatches.jsonl")).code == 0
    return terminal
