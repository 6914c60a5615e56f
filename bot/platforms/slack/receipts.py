"""Lets what Slack sends be worked on once, by whichever process takes it in hand first, and to its end."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from slack_bolt.kwargs_injection.async_args import AsyncArgs

from bot.model.errors import PostError
from bot.platforms.slack.inbound import Payload, name_once
from bot.platforms.slack.posting import HARMLESS, NOTHING_DONE
from bot.platforms.slack.workspaces import PLATFORM
from bot.ports import Premises
from bot.service import receipts

log = structlog.get_logger()

Listener = Callable[..., Awaitable[None]]

Tell = Callable[[Payload, Any, str], Awaitable[bool]]
"""Says what went wrong to who waits for what Slack sent; False where nobody could be told."""
Fail = Callable[[Exception, Payload, Any], Awaitable[None]]
"""Deals with what broke in a listener, and tells who waits."""
DRAIN_SECONDS = 10.0
"""What is in hand when the process is told to stop may take this long to end."""


class Receipts:
    """Lets a listener work once on what Slack sends. What is taken has been acknowledged before: a process that dies
    first has taken nothing, and Slack sends it to another."""

    def __init__(self, premises: Premises, tell: Tell, fail: Fail) -> None:
        self._shared = receipts.Receipts(PLATFORM, premises)
        self._tell, self._fail = tell, fail
        self._working: set[asyncio.Task[Any]] = set()

    async def take(self, body: Payload) -> bool:
        """Say whether this is new, and take it in hand; what has no name of its own is always new."""
        name = name_once(body)
        return name is None or await self._shared.take(name)

    async def give_back(self, body: Payload) -> None:
        """Leave what could not be answered to whoever gets it when Slack sends it again."""
        name = name_once(body)
        if name is not None:
            await self._shared.give_back(name)

    def once(self, listener: Listener) -> Callable[[AsyncArgs], Awaitable[None]]:
        """Give a listener that acknowledges at once and works on what is new; who waits is told what went wrong."""

        async def taking(args: AsyncArgs) -> None:
            await args.ack()
            if not await self.take(args.body):
                return
            try:
                await _call(listener, args)
            except PostError as error:
                log.info("reply_not_shown", reason=str(error), code=error.code)
                told = await self._tell(args.body, args.respond, str(error))
                if not told and error.code in (HARMLESS if args.body.get("event_id") else NOTHING_DONE):
                    await self.give_back(args.body)  # what an event's answer may have left is looked for

        return self.to_its_end(taking)

    def to_its_end(self, listener: Listener) -> Callable[[AsyncArgs], Awaitable[None]]:
        """Give a listener whose work `drain` waits for. What breaks in it is told here: Bolt takes an acknowledgement
        back where a listener fails in the same moment."""

        async def working(args: AsyncArgs) -> None:
            work = asyncio.create_task(_call(listener, args))
            self._working.add(work)
            work.add_done_callback(self._working.discard)
            try:
                await work
            except Exception as error:
                await self._fail(error, args.body, args.respond)

        return working

    async def drain(self) -> None:
        """Let what is in hand end, for some seconds; then break it off."""
        if self._working:
            await asyncio.wait(self._working, timeout=DRAIN_SECONDS)
        left = tuple(self._working)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)


async def _call(listener: Listener, args: AsyncArgs) -> None:
    """Call a listener with what it names, as Bolt does."""
    wanted = inspect.signature(listener).parameters
    await listener(**{name: args if name == "args" else getattr(args, name) for name in wanted})
