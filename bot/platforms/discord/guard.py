"""Stands between the library and Discord: keeps to its limits, obeys its waits, and repeats nothing it may have done.

The library sleeps through a 429 inside a call that may be cancelled, which after one of the whole bot (`global`) stops
it for ever; so every wait is handed to whoever asked, as an error. The guard also stops before Discord bans the
address, as 10,000 answers of 401, 403 or 429 in ten minutes do."""

import re
from collections import deque
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
import structlog

from bot.platforms.discord.turns import Turns, Urgency, urgency
from bot.ports import Clock, check_fence

log = structlog.get_logger()

MOST_INVALID = 8000
"""Four fifths of what is allowed: other processes may ask from the same address."""
SPAN = timedelta(minutes=10)
LONGEST_QUEUE = 1.0
"""Seconds for which a post queues here; behind more it is put off, unsent, before its call ends."""
LONGEST_WAIT, _TRIES = 60.0, 5
"""Seconds of a wait that a request for a member waits for, and how often it is made in all."""
BAN = 60.0
"""Seconds to wait after a 429 that names none: it comes from what stands before Discord and bans addresses."""
FAILURES = (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError)
"""What a request can fail with: Discord's refusals, its limits, and connections that break."""
MOST_WAIT = 86_400.0
"""Seconds of the longest wait that is believed."""
_INVALID = {401, 403, 429}
_APART = re.compile(r"/(interactions|webhooks)/")
"""Interactions stand outside the bot's own limit, and the library asks for them apart."""
_MESSAGE = re.compile(r"/channels/\d+/messages\Z")
_FORUM_POST = re.compile(r"/channels/\d+/threads\Z")
"""It takes no nonce, so the library's own repetition after a server error may make a second post."""
_WHOLE = ""


class LimitedError(discord.RateLimited):
    """Discord did nothing and is to be asked again after a wait; `whole` means for everything, not this alone."""

    def __init__(self, retry_after: float, *, whole: bool) -> None:
        super().__init__(retry_after)
        self.whole = whole


class RequestGuard:
    """Watches every request that the library's HTTP client makes, through aiohttp's trace and one wrapper."""

    def __init__(self, clock: Clock, most: int = MOST_INVALID) -> None:
        self._clock, self._most = clock, most
        self.refused: deque[datetime] = deque(maxlen=most)
        self.turns = Turns(clock)
        self._held: dict[str, datetime] = {}
        """Until when what may not be asked: a method and path, or everything."""

    def make_trace(self) -> aiohttp.TraceConfig:
        """Give what the library's HTTP client is to be watched with."""
        trace = aiohttp.TraceConfig()
        trace.on_request_start.append(self._check)
        trace.on_request_headers_sent.append(self._note_leaving)
        trace.on_request_chunk_sent.append(_ask_before_it_leaves)
        trace.on_request_end.append(self._count)
        trace.on_request_end.append(self._heed)
        trace.on_request_end.append(_keep_from_repeating)
        return trace

    def wait_for_others(self, ask: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        """Wrap the library's request: all but posts, which are put off, wait as long as Discord says and go on.

        It is the same request with the same nonce, and nothing is stuck when it is cancelled.
        """

        async def insist(*arguments: Any, **options: Any) -> Any:
            for _ in range(_TRIES - 1):
                try:
                    return await ask(*arguments, **options)
                except discord.RateLimited as error:
                    if urgency.get() is Urgency.POST or error.retry_after > LONGEST_WAIT:
                        raise
                    await self._clock.sleep(error.retry_after)
            return await ask(*arguments, **options)

        return insist

    async def _check(
        self, _session: aiohttp.ClientSession, context: SimpleNamespace, params: aiohttp.TraceRequestStartParams
    ) -> None:
        self._refuse_before_a_ban()
        if not _is_counted(params.url.path, str(params.url)):
            return
        wanted, name = urgency.get(), f"{params.method} {params.url.path}"
        self._refuse_held(name)
        if wanted is Urgency.POST and (queue := self.turns.wait(wanted)) > LONGEST_QUEUE:
            raise LimitedError(queue, whole=True)
        context.turn = await self.turns.take(wanted)
        self._refuse_held(name)

    async def _note_leaving(
        self, _session: aiohttp.ClientSession, context: SimpleNamespace, _params: aiohttp.TraceRequestHeadersSentParams
    ) -> None:
        """Count a request from when it left: the machine may have been busy since its turn."""
        if hasattr(context, "turn"):
            context.turn.at = self._clock.steady()

    def _refuse_before_a_ban(self) -> None:
        now = self._clock.now()
        while self.refused and now - self.refused[0] >= SPAN:
            self.refused.popleft()
        if len(self.refused) >= self._most:
            log.warning("requests_stopped", refused=self._most)
            raise LimitedError((self.refused[0] + SPAN - now).total_seconds(), whole=True)

    def _refuse_held(self, name: str) -> None:
        now = self._clock.now()
        for each in (_WHOLE, name):
            if each in self._held and (left := (self._held[each] - now).total_seconds()) > 0:
                raise LimitedError(left, whole=each == _WHOLE)

    async def _count(
        self, _session: aiohttp.ClientSession, _context: SimpleNamespace, params: aiohttp.TraceRequestEndParams
    ) -> None:
        shared = params.response.headers.get("X-RateLimit-Scope") == "shared"
        if params.response.status in _INVALID and not shared:
            self.refused.append(self._clock.now())

    async def _heed(
        self, _session: aiohttp.ClientSession, _context: SimpleNamespace, params: aiohttp.TraceRequestEndParams
    ) -> None:
        """Keep what a 429 says and hand it on, before the library sleeps over it."""
        if params.response.status != 429 or not _is_counted(params.url.path, str(params.url)):
            return
        wait, whole = await _read_wait(params.response)
        now, name = self._clock.now(), _WHOLE if whole else f"{params.method} {params.url.path}"
        until = now + timedelta(seconds=wait)
        self._held = {each: end for each, end in self._held.items() if end > now}
        self._held[name] = max(until, self._held.get(name, until))
        log.warning("limited", platform="discord", what=name or "everything", seconds=wait)
        raise LimitedError(wait, whole=whole)


async def _read_wait(response: aiohttp.ClientResponse) -> tuple[float, bool]:
    """Give the seconds that a 429 names, and whether they are meant for everything; one without Discord's JSON is."""
    try:
        told = await response.json()
        wait, whole = float(told["retry_after"]), bool(told.get("global"))
        if 0 <= wait <= MOST_WAIT:
            return wait, whole
    except (aiohttp.ClientError, ValueError, TypeError, KeyError):
        pass
    given = response.headers.get("Retry-After", "")
    return min(float(given), MOST_WAIT) if given.isdecimal() else BAN, True


def _is_counted(path: str, address: str) -> bool:
    return address.startswith(discord.http.Route.BASE) and not _APART.search(path)


async def _ask_before_it_leaves(
    _session: aiohttp.ClientSession, _context: SimpleNamespace, _params: aiohttp.TraceRequestChunkSentParams
) -> None:
    """The headers wait for the first piece of the body, and this is called before that is written."""
    check_fence()


async def _keep_from_repeating(
    _session: aiohttp.ClientSession, _context: SimpleNamespace, params: aiohttp.TraceRequestEndParams
) -> None:
    """End a post that a server error leaves open; a reply to a member is repeated, for its nonce is new and known."""
    response, path = params.response, params.url.path
    if params.method != "POST" or response.status < 500:
        return
    if _FORUM_POST.search(path) or (_MESSAGE.search(path) and urgency.get() is not Urgency.ANSWER):
        raise discord.DiscordServerError(response, (await response.read()).decode(errors="replace"))
