"""The client of a workspace: what is asked of Slack waits as long as Slack says, and leaves only while it may."""

from collections.abc import Awaitable, Callable, Mapping
from copy import copy
from types import SimpleNamespace
from typing import Any

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.platforms.slack.posting import limit, read_limit
from bot.ports import Clock, check_fence

log = structlog.get_logger()

Renew = Callable[[], Awaitable[str | None]]
"""Gives the token that is kept now."""
STALE = {"invalid_auth", "token_revoked", "token_expired", "account_inactive", "not_authed"}
"""What Slack says of a token that it takes no more."""
CLOSE_ENOUGH = 0.05
"""Seconds before a wait is over from which it counts as over: clocks are not finer."""


class RenewingClient(AsyncWebClient):
    """A client of one workspace: reads its token anew, once a call, when Slack takes it no more, and calls no method
    that Slack said to wait with, whoever was told."""

    def __init__(self, clock: Clock, renew: Renew | None = None, **options: Any) -> None:
        super().__init__(**options)
        self._clock = clock
        self._renew = renew
        self._held: dict[str, float] = {}

    async def api_call(self, api_method: str, **arguments: Any) -> AsyncSlackResponse:
        """Call a method; raises what the client raises, and PostError `limited` where Slack said to wait with it."""
        held = _find_limited(api_method, arguments)
        left = self._held.get(held, 0.0) - self._clock.steady()
        if left > CLOSE_ENOUGH:
            raise limit(left)
        used = self.token
        try:
            return await super().api_call(api_method, **arguments)
        except SlackApiError as error:
            wait = read_limit(error)
            if wait is not None:
                self._held[held] = self._clock.steady() + wait
            if self._renew is None or error.response.get("error") not in STALE:
                raise
            token = self.token if self.token != used else await self._renew()
            if token is None or token == used:
                raise
            log.info("token_renewed", method=api_method)
            self.token = token
            return await super().api_call(api_method, **arguments)

    async def _request(self, **asked: Any) -> dict[str, Any]:
        """Ask once more before each request leaves; the client itself can be told of no trace, but of a session."""
        trace, limit = aiohttp.TraceConfig(), aiohttp.ClientTimeout(total=self.timeout)
        trace.on_request_chunk_sent.append(_ask_before_it_leaves)
        async with aiohttp.ClientSession(timeout=limit, trace_configs=[trace]) as session:
            single = copy(self)
            single.session = session
            return await super(RenewingClient, single)._request(**asked)


def _find_limited(method: str, arguments: Mapping[str, Any]) -> str:
    """Say what a limit is meant for: posting is limited by the channel, all else by the method and workspace.

    https://docs.slack.dev/apis/web-api/rate-limits
    """
    if method != "chat.postMessage":
        return method
    given = arguments.get("json") or arguments.get("data") or arguments.get("params") or {}
    return f"{method} {given.get('channel', '')}"


async def _ask_before_it_leaves(
    _session: aiohttp.ClientSession, _context: SimpleNamespace, _params: aiohttp.TraceRequestChunkSentParams
) -> None:
    """The headers wait for the first piece of the body, and this is called before that is written."""
    check_fence()
