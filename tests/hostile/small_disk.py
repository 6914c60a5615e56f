"""Takes steps over a disk that it fills, frees or makes read-only: `python -m tests.hostile.small_disk DISK STEPS`."""

import contextlib
import json
import subprocess
import sys
from pathlib import Path

import click

from bot.cli.main import run


def fill(disk: Path) -> None:
    with contextlib.suppress(OSError), (disk / "fill").open("wb", buffering=0) as file:
        while True:
            file.write(b"\0" * 512)


def take(disk: Path, step: str, *arguments: str) -> None:
    if step == "attache":
        code = run(list(arguments))
        click.echo(f"exit {code}")
    elif step == "fill":
        fill(disk)
    elif step == "free":
        (disk / "fill").unlink()
    else:
        subprocess.run(["mount", "-o", f"remount,{step}", str(disk)], check=True)  # noqa: S607


if __name__ == "__main__":
    for each in json.loads(sys.argv[2]):
        take(Path(sys.argv[1]), *each)
