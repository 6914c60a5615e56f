"""Names whose answers change between check and use: what counts is the address a socket is made for."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.fetching.http import HttpFetcher, Settings
from bot.model.errors import FetchError
from bot.ports import FetchRequest
from tests.hostile.test_addresses import Names

CASES = {
    "Names that resolve to a mix, or change": [
        "an answer that changes between check and use",
        "an answer with a public and an internal address",
        "a connection to an allowed host never serves another name",
    ]
}


@pytest.fixture
async def trap() -> AsyncIterator[tuple[int, list[bytes]]]:
    """A server on loopback that nothing may reach."""
    reached: list[bytes] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        reached.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    yield server.sockets[0].getsockname()[1], reached
    server.close()
    await server.wait_closed()


async def test_an_answer_that_changes_between_check_and_use(trap: tuple[int, list[bytes]]) -> None:
    port, reached = trap
    names = Names({"rebound.example": ["93.184.216.34"]})
    fetcher = HttpFetcher(Settings(), names)
    names.names = {"rebound.example": ["127.0.0.1"]}
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch(FetchRequest(f"http://rebound.example:{port}/", timeout=5))
    await fetcher.close()
    assert (caught.value.code, reached) == ("refused_address", [])


async def test_an_answer_with_a_public_and_an_internal_address(trap: tuple[int, list[bytes]]) -> None:
    """The public one may be tried, and is not there in a test; the internal one never is."""
    port, reached = trap
    fetcher = HttpFetcher(Settings(), Names({"mixed.example": ["127.0.0.1", "10.0.0.8"]}))
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch(FetchRequest(f"http://mixed.example:{port}/", timeout=5))
    await fetcher.close()
    assert (caught.value.code, reached) == ("refused_address", [])


async def test_a_connection_to_an_allowed_host_never_serves_another_name(trap: tuple[int, list[bytes]]) -> None:
    port, reached = trap
    names = Names({"allowed.example": ["127.0.0.1"], "other.example": ["127.0.0.1"]})
    fetcher = HttpFetcher(Settings(allow=f"allowed.example:{port}"), names)
    got = await fetcher.fetch(FetchRequest(f"http://allowed.example:{port}/", timeout=5))
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch(FetchRequest(f"http://other.example:{port}/", timeout=5))
    await fetcher.close()
    assert (got.body, caught.value.code, len(reached)) == (b"secret", "refused_address", 1)
