"""A host whose name is told slowly, or never, costs the others nothing."""

import socket
import threading
from typing import Any

import pytest

from bot.fetching.http import HttpFetcher, Settings
from bot.fetching.lookups import THREADS_A_FETCH, Lookups
from bot.model.errors import FetchError
from bot.ports import FetchRequest


async def test_an_address_is_looked_up_as_the_system_does() -> None:
    lookups = Lookups(1)
    [found] = await lookups.resolve("127.0.0.1", 80)
    await lookups.close()
    assert (found["host"], found["port"], found["family"]) == ("127.0.0.1", 80, socket.AF_INET)


async def test_names_that_are_never_told_keep_no_other_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    told, real = threading.Event(), socket.getaddrinfo

    def look_up(host: str, *rest: Any, **more: Any) -> Any:
        if host.startswith("slow"):
            told.wait(10)
        return real("127.0.0.1", *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    lookups = Lookups(1, seconds=0.02)
    try:
        for number in range(THREADS_A_FETCH - 1):
            with pytest.raises(OSError, match="not told in time"):
                await lookups.resolve(f"slow{number}.example")
        assert (await lookups.resolve("honest.example"))[0]["host"] == "127.0.0.1"
        fetcher = HttpFetcher(Settings(), lookups)
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch(FetchRequest("http://honest.example/"))
        assert caught.value.code == "refused_address"
        await fetcher.close()
    finally:
        told.set()
        await lookups.close()
