"""Servers that answer what no honest one would: the door gives an answer or one coded error, and never hangs."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.documents import dump_json
from bot.fetching.http import HttpFetcher, Settings
from bot.model.errors import FetchError
from bot.ports import FetchRequest, FetchResponse


@asynccontextmanager
async def serving(raw: bytes) -> AsyncIterator[str]:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(raw)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    try:
        yield f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        await server.wait_closed()


async def ask(raw: bytes) -> FetchResponse:
    async with serving(raw) as host:
        fetcher = HttpFetcher(Settings(allow=host))
        try:
            return await fetcher.fetch(FetchRequest(f"http://{host}/", timeout=5.0))
        finally:
            await fetcher.close()


async def test_a_header_that_is_no_text_is_left_out() -> None:
    got = await ask(b'HTTP/1.1 200 OK\r\nETag: "\xff\xfe"\r\nLast-Modified: today\r\nContent-Length: 4\r\n\r\nnews')
    assert (got.body, got.headers.get("etag"), got.headers["last-modified"]) == (b"news", None, "today")
    assert dump_json(got.headers).encode()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\x01\x02\r\n\r\n",
        b"HTTP/1.1 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\ntoo short",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnews",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 4\r\n\r\nnews",
        b"HTTP/1.1 302 Found\r\nLocation: http://[bad\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: \xff\xfe\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 304 Not Modified\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000 + b"\r\n\r\n",
    ],
)
async def test_what_is_no_http_is_one_coded_sentence(raw: bytes) -> None:
    with pytest.raises(FetchError, match=r"\.$") as caught:
        await ask(raw)
    assert caught.value.code != "fetch"
    assert "\n" not in str(caught.value)
