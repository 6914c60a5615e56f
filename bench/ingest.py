"""Polls many feeds once beside `reader`, again unchanged beside a bare client, and says what that takes."""

import asyncio
import gc
import importlib.util
import json
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import aiohttp

from bench.feedserver import ENTRIES, feed_server
from bench.figures import Figure, Measurement, MissingSetError
from bot.app import open_app
from bot.service.gathering import add_sources, make_source
from bot.service.polling import enqueue_due_polls, poll_all
from bot.service.reading import Silent

# Fewer of them with BENCH_FEEDS and BENCH_SOURCES, while something is changed.
FEEDS = int(os.environ.get("BENCH_FEEDS", "2000"))
MANY = int(os.environ.get("BENCH_SOURCES", "5000"))
IDLE_TICKS = 20


def measure(_data: Path | None) -> Measurement:
    if importlib.util.find_spec("reader") is None:
        raise MissingSetError("This measures beside another program; pip install reader sgmllib3k gets it.")
    with feed_server() as port, tempfile.TemporaryDirectory() as folder:
        addresses = Path(folder) / "addresses.json"
        addresses.write_text(json.dumps([f"http://127.0.0.1:{port}/{n}.xml" for n in range(FEEDS)]))
        command = [sys.executable, "-m", "bench.peer_reader", folder, str(addresses)]
        peer = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)  # noqa: S603
        ours = _run_apart(folder, port)
    figures = (
        Figure("times_faster", (peer["seconds"] / ours["first_seconds"],), least=5),
        Figure("times_less_cpu", (peer["cpu"] / ours["first_cpu"],)),
        Figure("first_cycle_seconds", (ours["first_seconds"],)),
        Figure("reader_seconds", (peer["seconds"],)),
        Figure("unchanged_times_bare_cpu", (ours["again_cpu"] / ours["bare_cpu"],), most=3),
        Figure("bodies_again", (ours["bodies_again"],), most=0),
        Figure("peak_megabytes", (ours["megabytes"],), most=250),
        Figure("idle_cpu_share", (ours["idle_share"],), most=0.03),
        Figure("attempted_share", (ours["attempted_share"],), least=1),
        Figure("outcomes_of_many_seconds", (ours["many_seconds"],)),
    )
    stored = {"entries_stored": ours["stored"], "entries_stored_by_reader": peer["stored"], "expected": FEEDS * ENTRIES}
    return Measurement(FEEDS, figures, {**stored, "load": os.getloadavg()[0]})


def _run_apart(folder: str, port: int) -> dict[str, Any]:
    """In a fresh process, so that its memory is its own."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(folder, port, theirs))
    process.start()
    found: dict[str, Any] = ours.recv()
    process.join()
    return found


def _work(folder: str, port: int, pipe: Any) -> None:
    pipe.send(asyncio.run(_poll(folder, port)))


def count_cpu() -> float:
    """Give the seconds that this process and its workers have worked, without servers that it started."""
    used, servers = resource.getrusage(resource.RUSAGE_SELF), {each.pid for each in multiprocessing.active_children()}
    return used.ru_utime + used.ru_stime + sum(_cpu_of(each) for each in _children() if each not in servers)


def _children() -> list[int]:
    own = os.getpid()
    return [int(each) for each in Path(f"/proc/{own}/task/{own}/children").read_text().split()]


def _cpu_of(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def _poll(folder: str, port: int) -> dict[str, Any]:
    variables = {
        "ATTACHE_HOME": folder, "FETCH_ALLOW": f"127.0.0.1:{port}", "FETCH_PER_HOST": "20", "FETCH_AT_ONCE": "40",
    }  # fmt: skip
    found: dict[str, Any] = {}
    async with open_app(variables) as app:
        sources = [make_source(app.intake, f"http://127.0.0.1:{port}/{n}.xml", name="Site") for n in range(FEEDS)]
        await add_sources(app.desk, sources)
        gc.freeze()  # as the running bot does
        started, worked = time.perf_counter(), count_cpu()
        outcomes = await poll_all(app.desk, app.intake, everything=True, progress=Silent())
        found["first_seconds"], found["first_cpu"] = time.perf_counter() - started, count_cpu() - worked
        found["stored"] = sum(each.stored for each in outcomes)
        found["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        before = await _count_bodies(port)
        worked = count_cpu()
        again = await poll_all(app.desk, app.intake, everything=True, progress=Silent())
        found["again_cpu"] = count_cpu() - worked
        assert {each.outcome for each in again} == {"unchanged"}
        found["bodies_again"] = await _count_bodies(port) - before
        found["bare_cpu"] = await _ask_barely(port)
        dead = [
            make_source(app.intake, f"http://127.0.0.1:{port}/missing/x{n}", name="Site") for n in range(MANY - FEEDS)
        ]
        await add_sources(app.desk, dead)
        started = time.perf_counter()
        many = await poll_all(app.desk, app.intake, everything=True, progress=Silent())
        found["many_seconds"] = time.perf_counter() - started
        found["attempted_share"] = sum(each.outcome in {"unchanged", "failed"} for each in many) / MANY
        worked = count_cpu()
        for _ in range(IDLE_TICKS):
            await enqueue_due_polls(app.desk)
        found["idle_share"] = (count_cpu() - worked) / IDLE_TICKS / 60
    return found


async def _count_bodies(port: int) -> int:
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/sent") as answer:
        return int((await answer.json())["bodies"])


async def _ask_barely(port: int) -> float:
    """The same conditional requests, with nothing around them; gives seconds of CPU."""
    limit, worked = asyncio.Semaphore(20), count_cpu()
    async with aiohttp.ClientSession() as session:

        async def ask(number: int) -> None:
            address, headers = f"http://127.0.0.1:{port}/{number}.xml", {"If-None-Match": f'"{number}"'}
            async with limit, session.get(address, headers=headers) as answer:
                await answer.read()

        await asyncio.gather(*(ask(number) for number in range(FEEDS)))
    return count_cpu() - worked
