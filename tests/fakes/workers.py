"""Workers that call in the same process, with the same errors as real ones wherever nothing must be killed."""

from collections.abc import Callable
from typing import Any, TypeVar

from bot.model.errors import AttacheError, WorkerError

R = TypeVar("R")


class InlineWorkers:
    """Calls at once and counts the calls; it cannot stop what hangs."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    async def run(self, function: Callable[..., R], *arguments: Any, timeout: float = 30.0) -> R:
        name = f"{function.__module__}:{function.__qualname__}"
        self.calls.append(name)
        try:
            return function(*arguments)
        except AttacheError:
            raise
        except MemoryError:
            raise WorkerError(f"{name} asked for more memory than it may.", code="memory") from None
        except Exception as error:
            raise WorkerError(f"{name} failed: {type(error).__name__}.", code="failed") from None
