"""Sends a request again while that may help and there is time: what a failed attempt says of waiting is heeded."""

from collections.abc import Awaitable, Callable, Mapping
from email.utils import parsedate_to_datetime
from math import isfinite
from typing import Any

import openai
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_after_attempt, stop_before_delay
from tenacity.wait import wait_exponential_jitter

_BACKOFF = wait_exponential_jitter(multiplier=0.5, max=8, jitter=0.5)
"""Seconds where the endpoint names none: half a second, doubled each time, and up to half a second by chance."""
_PASSING = frozenset({408, 409, 429})
"""Refusals that may pass, beside what an endpoint fails with itself (5xx)."""
_NEVER_SENT = frozenset({"ConnectError", "ConnectTimeout", "PoolTimeout", "ProxyError", "UnsupportedProtocol"})
"""Faults of a connection that was never made; the client speaks through either of two packages with these names."""
NO_CREDIT = "insufficient_quota"
"""OpenAI's code of a 429 that no waiting ends."""


class Tries:
    """The attempts of one call; an attempt that would begin after its time is not waited for."""

    def __init__(self, retries: int, seconds: float) -> None:
        self.lost = 0
        """Requests that were sent and whose answer never came: they may have been paid for."""
        self._again = AsyncRetrying(
            retry=retry_if_exception(self._may_pass),
            wait=_wait,
            stop=stop_after_attempt(1 + retries) | stop_before_delay(seconds),
            reraise=True,
        )

    async def run(self, call: Callable[..., Awaitable[Any]], **parameters: Any) -> Any:
        """Send a request until it is answered; raises what the last attempt failed with."""

        async def send() -> Any:
            return await call(**parameters)

        return await self._again(send)

    def _may_pass(self, error: BaseException) -> bool:
        if isinstance(error, openai.APIConnectionError):
            self.lost += is_lost(error)
            return True
        self.lost += isinstance(error, openai.APIResponseValidationError)
        if not isinstance(error, openai.APIStatusError) or error.code == NO_CREDIT:
            return False
        said = error.response.headers.get("x-should-retry")
        return said == "true" or (said != "false" and (error.status_code in _PASSING or error.status_code >= 500))


def is_lost(error: openai.APIConnectionError) -> bool:
    """Say whether a request went out before its connection failed."""
    return type(error.__cause__).__name__ not in _NEVER_SENT


def _wait(state: RetryCallState) -> float:
    """Give the seconds before the next attempt: as many as the endpoint asks for, else a growing few."""
    error = state.outcome.exception() if state.outcome is not None else None
    asked = read_retry_after(error.response.headers) if isinstance(error, openai.APIStatusError) else None
    return asked if asked is not None else _BACKOFF(state)


def read_retry_after(headers: Mapping[str, str]) -> float | None:
    """Give the seconds an endpoint asks to wait, by its own clock where it names a time; None where it says nothing."""
    for name, divisor in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        try:
            seconds = float(headers.get(name, "")) / divisor
        except ValueError:
            continue
        if seconds >= 0 and isfinite(seconds):
            return seconds
    try:
        wanted, now = (parsedate_to_datetime(headers.get(name, "")) for name in ("retry-after", "date"))
        return max(0.0, (wanted - now).total_seconds())
    except (ValueError, TypeError):
        return None
