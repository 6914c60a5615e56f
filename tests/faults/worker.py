"""One process of the bot under test: it plans, writes and sends until it kills itself at a chosen await."""

import asyncio
import os
import signal
import sys
from collections.abc import Coroutine, Generator, Mapping, Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import aiohttp
import structlog

from bot.app import connect_platforms, open_app
from bot.model.errors import StorageError
from bot.model.message import Channel, Limits, MessageId, Part
from bot.ports import Platform
from bot.service.planning import plan_due
from bot.service.sending import Sender, SendingTerms
from bot.service.worker import make_handlers
from tests.fakes.workers import InlineWorkers
from tests.faults.client import HttpPlatform, make_trace


@dataclass(frozen=True, slots=True)
class Orders:
    """What a worker process is to do."""

    variables: Mapping[str, str]
    platforms: Mapping[str, str]
    """Name → address of the stand-in; none where the variables point the real clients at theirs."""
    terms: SendingTerms
    limits: Limits
    plan_seconds: float
    awaits: int | None
    """After so many it kills itself; None: never."""
    spared: bool
    """They are counted from its first post on, so that it dies with messages on their way."""
    log: str


class Doomed(Coroutine[Any, Any, Any]):
    """A coroutine that counts every time it is resumed, with all others, and ends the process at a given count."""

    left = 0
    counting = True

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def send(self, value: Any) -> Any:
        Doomed.left -= Doomed.counting
        if Doomed.left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return self._inner.send(value)

    def throw(self, *error: Any) -> Any:
        return self._inner.throw(*error)

    def close(self) -> None:
        self._inner.close()

    def __await__(self) -> Generator[Any, Any, Any]:
        return (yield from self._inner.__await__())


class FusePlatform(HttpPlatform):
    """From its first post on, awaits are counted."""

    async def post(self, channel: Channel, part: Part, key: str, thread: MessageId | None = None) -> MessageId:
        Doomed.counting = True
        return await super().post(channel, part, key, thread)


def _doom(loop: asyncio.AbstractEventLoop, coroutine: Any, **options: Any) -> asyncio.Task[Any]:
    return asyncio.Task(Doomed(coroutine), loop=loop, **options)


def work(orders: Orders) -> None:
    """Run until killed; a fresh process is handed this."""
    with Path(orders.log).open("a", encoding="utf-8") as log:
        os.dup2(log.fileno(), sys.stdout.fileno())
        os.dup2(log.fileno(), sys.stderr.fileno())
        structlog.configure(logger_factory=structlog.PrintLoggerFactory(log), cache_logger_on_first_use=False)
        asyncio.run(_work(orders))


async def _work(orders: Orders) -> None:
    if orders.awaits is not None:
        Doomed.left, Doomed.counting = orders.awaits, not orders.spared
        asyncio.get_running_loop().set_task_factory(_doom)
    async with AsyncExitStack() as opened:
        app = await opened.enter_async_context(open_app(orders.variables))
        desk = replace(app.desk, workers=InlineWorkers())
        session = await opened.enter_async_context(aiohttp.ClientSession(trace_configs=[make_trace()]))

        async def plan() -> None:
            while True:
                with suppress(StorageError):  # the next tick plans what this one could not
                    await plan_due(desk)
                await asyncio.sleep(orders.plan_seconds)

        async def poll(_: Any) -> None:
            return None

        platforms: Sequence[Platform] = [
            FusePlatform(name, address, session, orders.limits) for name, address in orders.platforms.items()
        ] or connect_platforms(app, orders.variables, orders.variables["PLATFORMS"].split(","))
        senders = [Sender(desk, platform, orders.terms).run() for platform in platforms]
        await asyncio.gather(plan(), desk.queue.run(make_handlers(desk, poll)), *senders)
