"""Runs heavy work in child processes that are killed when they take too long or too much."""

import importlib
import resource
from collections.abc import Callable
from typing import Any, TypeVar

import anyio
import anyio.to_process
from pydantic import Field

from bot.model.errors import AttacheError, WorkerError
from bot.settings import Section

R = TypeVar("R")


class Settings(Section):
    """How many processes, and how much memory each may use."""

    processes: int = Field(default=2, alias="WORKER_PROCESSES", ge=1, le=64)
    megabytes: int = Field(default=1500, alias="WORKER_MEGABYTES", ge=200)


class ProcessWorkers:
    """Worker processes, started on first use and kept for the next call."""

    def __init__(self, settings: Settings) -> None:
        self._limiter = anyio.CapacityLimiter(settings.processes)
        self._bytes = settings.megabytes * 1_000_000

    async def run(self, function: Callable[..., R], *arguments: Any, timeout: float = 30.0) -> R:
        """Call a top-level function in a process; see the port for what is raised."""
        name = f"{function.__module__}.{function.__qualname__}"
        try:
            async with self._limiter:
                with anyio.fail_after(timeout):
                    outcome = await anyio.to_process.run_sync(
                        call, name, arguments, self._bytes, cancellable=True, limiter=anyio.CapacityLimiter(1)
                    )
        except TimeoutError:
            raise WorkerError(f"{name} took longer than {timeout:g} seconds and was stopped.", code="timeout") from None
        except anyio.BrokenWorkerProcess:
            raise WorkerError(f"The process that ran {name} died.", code="crashed") from None
        if isinstance(outcome, AttacheError):
            raise outcome
        return outcome  # type: ignore[no-any-return]


def call(name: str, arguments: tuple[Any, ...], most_bytes: int) -> Any:
    """Run a function by name inside the worker; what goes wrong comes back as an error of ours."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (most_bytes, hard))
    module, _, attribute = name.rpartition(".")
    try:
        return getattr(importlib.import_module(module), attribute)(*arguments)
    except AttacheError as error:
        return error
    except MemoryError:
        return WorkerError(f"{name} asked for more memory than it may.", code="memory")
    except Exception as error:
        return WorkerError(f"{name} failed: {type(error).__name__}.", code="failed")
