"""Runs a stand-in server in a thread of its own, beside a command that runs its own event loop."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tests.standins.openai import Script, StandIn, serve


@contextmanager
def serving(*steps: Script) -> Iterator[StandIn]:
    """Open the server in a thread for as long as the context lasts."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    context = serve(*steps)
    standin = asyncio.run_coroutine_threadsafe(context.__aenter__(), loop).result(10)
    try:
        yield standin
    finally:
        asyncio.run_coroutine_threadsafe(context.__aexit__(None, None, None), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()
