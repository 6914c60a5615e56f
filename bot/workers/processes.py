"""Runs heavy work in child processes that are killed when they take too long or too much."""

import asyncio
import functools
import gc
import importlib
import os
import resource
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar, cast

import anyio
import anyio.to_process
from pydantic import Field

from bot.model.errors import AttacheError, WorkerError
from bot.settings import Section
from bot.workers.parcels import Parcel, pack, pack_gently, unpack, unpack_gently

R = TypeVar("R")


class Settings(Section):
    """How many processes, and how much memory each may use."""

    processes: int = Field(default=2, alias="WORKER_PROCESSES", ge=1, le=64)
    megabytes: int = Field(default=1500, alias="WORKER_MEGABYTES", ge=200)


class ProcessWorkers:
    """Worker processes, started on first use, kept for the next call, ended with the event loop."""

    def __init__(self, settings: Settings) -> None:
        self._limiter = anyio.CapacityLimiter(settings.processes)
        self._bytes = settings.megabytes * 1_000_000
        self._ready: list[float] = []
        """When each process that waits for work was last used, the most recent last: that one is used next."""

    async def run(self, function: Callable[..., R], *arguments: Any, timeout: float = 30.0) -> R:
        """Call a top-level function in a process; see the port for what is raised. Waiting for a free process and
        starting one does not count towards the timeout."""
        name = f"{function.__module__}:{function.__qualname__}"
        async with self._limiter:
            try:
                await self._start(name)
                with anyio.fail_after(timeout):
                    parcel = await pack_gently(arguments)
                    told = await anyio.to_process.run_sync(
                        call, name, parcel, self._bytes, cancellable=True, limiter=anyio.CapacityLimiter(1)
                    )
                    self._ready.append(anyio.current_time())
                    outcome = await unpack_gently(told) if isinstance(told, Parcel) else told
            except TimeoutError:
                outcome = WorkerError(f"{name} took longer than {timeout:g} seconds and was stopped.", code="timeout")
            except anyio.BrokenWorkerProcess:
                outcome = WorkerError(f"The process that ran {name} died.", code="crashed")
            except MemoryError:
                outcome = _too_much_memory(name)
            except Exception as error:  # what could not be pickled, on the way there or back
                outcome = _failed(name, error)
        if isinstance(outcome, AttacheError):
            raise outcome
        return cast("R", outcome)

    async def _start(self, name: str) -> None:
        """See to it that a process waits for the call, with its module loaded.

        On a busy machine a start may take longer than the work: within its limit, each process would be stopped before
        it had begun, and the next one too. A start that is cancelled would leave its process behind, so it is not.
        """
        now = anyio.current_time()
        if self._ready and now - self._ready.pop() < _KEPT_IDLE:
            return
        self._ready.clear()  # those that waited longer still are stopped when the next one is used
        starting = asyncio.create_task(anyio.to_process.run_sync(os.getpid, limiter=anyio.CapacityLimiter(1)))
        try:
            await asyncio.shield(starting)
        except asyncio.CancelledError:
            await asyncio.wait([starting])
            raise
        with anyio.move_on_after(_LOADING):
            await anyio.to_process.run_sync(load, name, cancellable=True, limiter=anyio.CapacityLimiter(1))


_KEPT_IDLE = anyio.to_process.WORKER_MAX_IDLE_TIME / 2
"""Seconds for which a process that waits may be taken to be there still."""
_LOADING = 120.0
"""Seconds that loading a module may take on a busy machine."""


def load(name: str) -> None:
    """Load the module of a function in the worker, so that a call finds it there; what fails is told by the call."""
    with suppress(Exception):
        importlib.import_module(name.partition(":")[0])


def call(name: str, parcel: Parcel, most_bytes: int) -> Parcel | AttacheError:
    """Run a function by name inside the worker; what goes wrong comes back as an error of ours."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (most_bytes, hard))
    try:
        return pack(_run(name, parcel))
    except AttacheError as error:
        return error
    except MemoryError:
        return _too_much_memory(name)
    except (Exception, SystemExit) as error:
        return _failed(name, error)


def _run(name: str, parcel: Parcel) -> object:
    module, _, attribute = name.partition(":")
    told: object = getattr(importlib.import_module(module), attribute)(*unpack(parcel))
    _keep_loaded(name)
    return told


@functools.cache
def _keep_loaded(_name: str) -> None:
    """Leave what a function loaded when it first ran, lists and patterns, out of what the collector walks through: that
    would hold up one call in a hundred for longer than most of them take."""
    gc.freeze()


def _too_much_memory(name: str) -> WorkerError:
    return WorkerError(f"{name} asked for more memory than it may.", code="memory")


def _failed(name: str, error: BaseException) -> WorkerError:
    return WorkerError(f"{name} failed: {type(error).__name__}.", code="failed")
