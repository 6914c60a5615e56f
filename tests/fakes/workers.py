"""Workers that call in the same process, with the same errors as real ones wherever nothing must be killed."""

import logging
from collections.abc import Callable
from typing import Any, TypeVar, cast

from bot.model.errors import AttacheError, WorkerError
from bot.workers.parcels import pack, unpack

R = TypeVar("R")


class InlineWorkers:
    """Calls at once and counts the calls; it cannot stop what hangs. What is handed over is packed as for a process."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    async def run(self, function: Callable[..., R], *arguments: Any, timeout: float = 30.0) -> R:
        name = f"{function.__module__}:{function.__qualname__}"
        self.calls.append(name)
        logging.disable()  # nobody sees what a process logs
        try:
            return cast("R", unpack(pack(function(*unpack(pack(arguments))))))
        except AttacheError:
            raise
        except MemoryError:
            raise WorkerError(f"{name} asked for more memory than it may.", code="memory") from None
        except Exception as error:
            raise WorkerError(f"{name} failed: {type(error).__name__}.", code="failed") from None
        finally:
            logging.disable(logging.NOTSET)
