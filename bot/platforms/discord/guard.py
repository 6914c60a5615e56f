"""Stops asking before Discord bans the address: 10,000 answers of 401, 403 or 429 in ten minutes do that.

Also stops the library from repeating what Discord would then show twice."""

import re
from collections import deque
from datetime import datetime, timedelta
from types import SimpleNamespace

import aiohttp

from bot.model.errors import PostError
from bot.ports import Clock

MOST_INVALID = 8000
"""Four fifths of what is allowed: other processes may ask from the same address."""
SPAN = timedelta(minutes=10)
_INVALID = {401, 403, 429}
_FORUM_POST = re.compile(r"/channels/\d+/threads\Z")
"""It takes no nonce, so the library's own repetition after a server error may make a second post."""


class InvalidRequestGuard:
    """Counts the refusals of the last ten minutes over every request that the library makes."""

    def __init__(self, clock: Clock, most: int = MOST_INVALID) -> None:
        self._clock, self._most = clock, most
        self.refused: deque[datetime] = deque(maxlen=most)

    def make_trace(self) -> aiohttp.TraceConfig:
        """Give what the library's HTTP client is to be watched with."""
        trace = aiohttp.TraceConfig()
        trace.on_request_start.append(self._check)
        trace.on_request_end.append(self._count)
        trace.on_request_end.append(_keep_from_repeating)
        return trace

    async def _check(
        self, _session: aiohttp.ClientSession, _context: SimpleNamespace, _params: aiohttp.TraceRequestStartParams
    ) -> None:
        now = self._clock.now()
        while self.refused and now - self.refused[0] >= SPAN:
            self.refused.popleft()
        if len(self.refused) >= self._most:
            wait = (self.refused[0] + SPAN - now).total_seconds()
            raise PostError(
                f"Discord refused {self._most:,} requests within ten minutes; the bot waits, so as not to be banned.",
                code="limited", retry_after=wait,
            )  # fmt: skip

    async def _count(
        self, _session: aiohttp.ClientSession, _context: SimpleNamespace, params: aiohttp.TraceRequestEndParams
    ) -> None:
        shared = params.response.headers.get("X-RateLimit-Scope") == "shared"
        if params.response.status in _INVALID and not shared:
            self.refused.append(self._clock.now())


async def _keep_from_repeating(
    _session: aiohttp.ClientSession, _context: SimpleNamespace, params: aiohttp.TraceRequestEndParams
) -> None:
    if params.method == "POST" and params.response.status >= 500 and _FORUM_POST.search(params.url.path):
        raise PostError("Discord broke off over a post in a forum; it may be there.", code="ambiguous")
