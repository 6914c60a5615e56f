"""Looks up the addresses of hosts in threads of its own, so that a slow name costs no other host its time."""

import asyncio
import functools
import socket
from concurrent.futures import ThreadPoolExecutor

from aiohttp.abc import AbstractResolver, ResolveResult

SECONDS = 10.0
"""For one look-up: it may hold a place that others wait for no longer."""
THREADS_A_FETCH = 4
"""A look-up that was given up keeps its thread until the system ends it."""


class Lookups(AbstractResolver):
    """The system's own look-up, bounded in time."""

    def __init__(self, at_once: int, seconds: float = SECONDS) -> None:
        self._threads = ThreadPoolExecutor(at_once * THREADS_A_FETCH, thread_name_prefix="lookup")
        self._seconds = seconds

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Give a host's addresses; raises OSError, also where they are not told in time."""
        ask = functools.partial(
            socket.getaddrinfo, host, port, type=socket.SOCK_STREAM, family=family, flags=socket.AI_ADDRCONFIG
        )
        try:
            async with asyncio.timeout(self._seconds):
                found = await asyncio.get_running_loop().run_in_executor(self._threads, ask)
        except TimeoutError:
            raise OSError(f"the name {host} was not told in time") from None
        flags = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV
        return [
            ResolveResult(hostname=host, host=str(where[0]), port=port, family=kind, proto=protocol, flags=flags)
            for kind, _, protocol, _, where in found
            if kind != socket.AF_INET6 or not where[-1]  # link-local ones are never asked
        ]

    async def close(self) -> None:
        """Give the threads back as they end."""
        self._threads.shutdown(wait=False, cancel_futures=True)
