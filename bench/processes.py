"""Runs one command and watches it: its seconds, those a processor worked for it, and the peak of what it and its worker
processes hold in memory."""

import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """What one command took, its worker processes included."""

    seconds: float
    cpu_seconds: float
    """What a busy machine does not stretch as it stretches `seconds`."""
    megabytes: float
    """The peak of resident memory, summed over the processes every 10 ms; what they share counts for each."""


def run(folder: str, *arguments: str, now: str = "2023-03-22T08:00:00Z") -> Run:
    """Run `attache ARGUMENTS`."""
    environment = {**os.environ, "ATTACHE_HOME": folder, "ATTACHE_NOW": now}
    started, worked = time.perf_counter(), _cpu_seconds()
    process = subprocess.Popen(  # noqa: S603  our own command
        [sys.executable, "-m", "bot", *arguments], env=environment, stdout=subprocess.DEVNULL
    )
    peaks: list[float] = []
    watcher = threading.Thread(target=_watch, args=(process, peaks))
    watcher.start()
    code = process.wait()
    taken = time.perf_counter() - started
    watcher.join()
    assert code == 0, arguments
    return Run(taken, _cpu_seconds() - worked, max(peaks, default=0.0))


def _cpu_seconds() -> float:
    """What the commands that have ended worked, and those they waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _watch(process: "subprocess.Popen[bytes]", peaks: list[float]) -> None:
    while process.poll() is None:
        peaks.append(sum(resident(pid) for pid in _family(process.pid)))
        time.sleep(0.01)


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def resident(pid: int) -> float:
    """Megabytes that a process holds in memory."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE") / 1_048_576
    except (OSError, IndexError):
        return 0.0
