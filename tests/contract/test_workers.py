"""What every implementation of the workers owes; killing is asked only of those that have processes to kill."""

import asyncio
import gc
import os
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from bot.model.errors import ParseError, WorkerError
from bot.ports import Workers
from bot.workers.processes import ProcessWorkers, Settings
from tests.fakes.workers import InlineWorkers


@pytest.fixture(params=["processes", "inline"])
def workers(request: pytest.FixtureRequest) -> Workers:
    return InlineWorkers() if request.param == "inline" else make_processes()


def make_processes() -> ProcessWorkers:
    return ProcessWorkers(Settings(processes=2, megabytes=1000))


def add(one: int, two: int) -> int:
    return one + two


def refuse(words: str) -> None:
    raise ParseError(words, code="not_html")


def break_down() -> None:
    raise KeyError("secret words of an article")


def ask_too_much() -> int:
    return len(bytearray(10**12))


def hang() -> None:
    threading.Event().wait()


def load_lists() -> int:
    """What a first call loads for good; gives how much of what is there the collector walks through."""
    _LISTS.extend([number] for number in range(1000 if not _LISTS else 0))
    return len(gc.get_objects())


_LISTS: list[list[int]] = []


def die() -> None:
    os._exit(9)


def give_what_cannot_travel() -> Any:
    return threading.Lock()


async def test_a_call_gives_what_the_function_gives(workers: Workers) -> None:
    assert await asyncio.gather(*(workers.run(add, n, 1) for n in range(5))) == [1, 2, 3, 4, 5]


async def test_an_error_of_ours_comes_through_as_it_is(workers: Workers) -> None:
    with pytest.raises(ParseError, match="No page") as caught:
        await workers.run(refuse, "No page")
    assert caught.value.code == "not_html"


async def test_any_other_error_names_the_function_and_nothing_of_the_text(workers: Workers) -> None:
    with pytest.raises(WorkerError, match=r"test_workers:break_down failed: KeyError\.") as caught:
        await workers.run(break_down)
    assert caught.value.code == "failed"
    assert "secret" not in str(caught.value)


async def test_asking_for_too_much_memory_is_coded(workers: Workers) -> None:
    with pytest.raises(WorkerError, match="memory") as caught:
        await workers.run(ask_too_much)
    assert caught.value.code == "memory"
    assert await workers.run(add, 1, 1) == 2


async def test_what_hangs_is_killed_and_the_next_call_works() -> None:
    workers = make_processes()
    assert await workers.run(add, 1, 1) == 2
    with pytest.raises(WorkerError, match=r"took longer than 0\.2 seconds") as caught:
        await workers.run(hang, timeout=0.2)
    assert caught.value.code == "timeout"
    assert await workers.run(add, 2, 2) == 4


async def test_the_collector_passes_over_what_a_first_call_loaded() -> None:
    workers = make_processes()
    first, second = await workers.run(load_lists), await workers.run(load_lists)
    assert second < first / 10, "a walk through all of it would hold up one call in a hundred"


async def test_a_process_that_dies_takes_nobody_along() -> None:
    workers = make_processes()
    outcomes = await asyncio.gather(workers.run(die), workers.run(add, 1, 1), return_exceptions=True)
    assert isinstance(outcomes[0], WorkerError)
    assert outcomes[0].code == "crashed"
    assert outcomes[1] == 2
    assert await workers.run(add, 2, 2) == 4


async def test_what_cannot_travel_between_processes_is_coded(workers: Workers) -> None:
    for call in (workers.run(give_what_cannot_travel), workers.run(add, threading.Lock(), 1)):
        with pytest.raises(WorkerError) as caught:
            await call
        assert caught.value.code in {"failed", "crashed"}
    assert await workers.run(add, 2, 2) == 4


async def test_a_start_that_takes_longer_than_the_limit_does_not_stop_the_work() -> None:
    workers = make_processes()
    assert await workers.run(add, 1, 1, timeout=0.05) == 2, "a process takes longer to start, and is started first"
    with pytest.raises(WorkerError, match="took longer"):
        await workers.run(hang, timeout=0.05)
    assert await workers.run(add, 2, 2, timeout=0.05) == 4, "and so is the one that follows a stopped one"


async def test_calls_that_are_cancelled_while_a_process_starts_leave_none_behind() -> None:
    before = children()
    workers = make_processes()
    for _ in range(5):
        with suppress(TimeoutError):
            async with asyncio.timeout(0.04):
                await workers.run(add, 1, 1)
    assert await workers.run(add, 1, 1) == 2
    assert len(children() - before) <= 2


def children() -> set[str]:
    """The processes that this one has started and that go on."""
    threads = Path("/proc/self/task").glob("*/children")
    return {each for thread in threads for each in thread.read_text().split()}


async def test_a_cancelled_call_leaves_no_process_behind() -> None:
    workers = make_processes()
    call = asyncio.create_task(workers.run(hang))
    await workers.run(add, 1, 1)
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    assert await asyncio.gather(*(workers.run(add, n, n) for n in range(3))) == [0, 2, 4]
