"""Holds what an endpoint sends to a size: an answer that does not end must not fill the memory."""

from collections.abc import AsyncIterator

import httpx2

MOST_BYTES = 16_000_000
"""Of one answer as it is sent: fifty vectors of 3,072 numbers take four millions, a briefing some thousands."""


class _BoundedStream(httpx2.AsyncByteStream):
    def __init__(self, inner: httpx2.AsyncByteStream, most: int) -> None:
        self._inner, self._left = inner, most

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._inner:
            self._left -= len(piece)
            if self._left < 0:
                raise httpx2.ReadError("The answer does not end.")
            yield piece

    async def aclose(self) -> None:
        await self._inner.aclose()


async def bound(response: httpx2.Response) -> None:
    """Hold a response to its size; raises ReadError for one that is packed, for nobody asked for that."""
    if response.headers.get("content-encoding", "identity") != "identity":
        raise httpx2.ReadError("The answer is packed.")
    if isinstance(response.stream, httpx2.AsyncByteStream):
        response.stream = _BoundedStream(response.stream, MOST_BYTES)
