"""A full disk and a read-only one: one sentence each, and what was stored is there again when the disk is well."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal import SEEDS

OWN_MOUNTS = ("unshare", "--user", "--map-root-user", "--mount", "sh", "-eu", "-c")
"""A shell that may mount for itself alone; no right of the user is needed where the kernel allows it."""


def may_mount() -> bool:
    if shutil.which("unshare") is None:
        return False
    return subprocess.run([*OWN_MOUNTS, "mount -t tmpfs none /mnt"], capture_output=True, check=False).returncode == 0


pytestmark = [
    pytest.mark.skipif(not may_mount(), reason="this machine lets nobody mount a small disk of their own"),
    pytest.mark.timeout(180),
]
Step = tuple[str, ...]
IMPORT: Step = ("attache", "import", str(SEEDS / "dispatches.jsonl"))
STATUS: Step = ("attache", "status", "--format", "json")


def take_on_a_small_disk(folder: Path, *steps: Step) -> list[str]:
    """Take steps in a process whose home is a disk of 2 MB, and give what was printed, errors included."""
    disk = folder / "disk"
    disk.mkdir()
    command = (
        f'mount -t tmpfs -o size=2m none "{disk}"; exec "{sys.executable}" -m tests.hostile.small_disk "$0" "$1" 2>&1'
    )
    variables = {**os.environ, "ATTACHE_HOME": str(disk), "ATTACHE_NOW": "2023-03-22T08:00:00Z"}
    done = subprocess.run(
        [*OWN_MOUNTS, command, str(disk), json.dumps(steps)],
        cwd=SEEDS.parent, env=variables, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    return done.stdout.splitlines()


def full(folder: Path) -> str:
    return (
        f"attache: The disk of the database {folder}/disk/attache.db is full; free some space. Nothing stored was lost."
    )


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    article = tmp_path / "more.txt"
    article.write_text("He will go to Moscow.")
    more: Step = ("attache", "import", str(article))
    said = take_on_a_small_disk(tmp_path, IMPORT, ("fill",), more, STATUS, ("free",), more, STATUS)
    assert said[:6] == ["48 stored, 0 known already, 0 rejected", "exit 0", *[full(tmp_path), "exit 1"] * 2]
    assert said[6:8] == ["1 stored, 0 known already, 0 rejected", "exit 0"]
    assert json.loads(said[8])["articles"] == 49


def test_a_disk_that_fills_up_in_the_middle_of_an_import_keeps_what_was_whole(tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    lines = [
        {"url": f"https://n.example/{n}", "text": f"{os.urandom(1200).hex()} is {n}.", "language": "en"}
        for n in range(1500)
    ]
    many.write_text("\n".join(map(json.dumps, lines)))
    search: Step = ("attache", "search", "balloon", "--limit", "1", "--format", "json")
    said = take_on_a_small_disk(tmp_path, IMPORT, ("attache", "import", str(many)), STATUS, search)
    assert said[2:4] == [full(tmp_path), "exit 1"]
    assert json.loads(said[4])["articles"] in {48, 548, 1048}
    assert "balloon" in json.loads(said[6])[0]["text"]


def test_a_read_only_disk_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "more.txt").write_text("He will go to Moscow.")
    more: Step = ("attache", "import", str(tmp_path / "more.txt"))
    chat: Step = ("attache", "run", "--platforms", "console")
    said = take_on_a_small_disk(tmp_path, IMPORT, ("ro",), more, STATUS, chat, ("rw",), STATUS)
    sentence = f"attache: The database {tmp_path}/disk/attache.db is read-only; make the file and its folder writable."
    assert said[2:8] == [sentence, "exit 1"] * 3
    assert json.loads(said[8])["articles"] == 48
