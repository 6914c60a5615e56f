"""A platform over loopback that counts and enforces rates strictly: no second may hold more posts than the limit."""

import asyncio
import time
from collections import deque
from collections.abc import Mapping
from multiprocessing.connection import Connection
from typing import Any

from aiohttp import web


class RateKeeper:
    """Answers 429 whenever a sliding second holds too many posts: of a channel, of a workspace, of the whole bot."""

    def __init__(self, limits: Mapping[str, float | None], latency: float) -> None:
        self._limits = limits
        self._latency = latency
        self._taken: dict[str, deque[float]] = {}
        self.refused = 0
        self.shown: dict[tuple[str, str], list[float]] = {}

    async def post(self, request: web.Request) -> web.Response:
        asked, now = await request.json(), time.time()
        names = {"channel": asked["channel"], "workspace": asked["workspace"], "whole": "bot"}
        kept = [(each, float(rate)) for each, rate in self._limits.items() if rate]
        if any(self._is_full(f"{each}:{names[each]}", rate, now) for each, rate in kept):
            self.refused += 1
            return web.json_response({"retry_after": 1.0}, status=429)
        for each, _ in kept:
            self._taken[f"{each}:{names[each]}"].append(now)
        self.shown.setdefault((asked["channel"], asked["key"]), []).append(now)
        await asyncio.sleep(self._latency)
        return web.json_response({"id": f"{asked['channel']}.{asked['key']}"})

    def _is_full(self, name: str, rate: float, now: float) -> bool:
        """A second holds `rate` posts; of a slower rate, each gap holds one. A hundredth is the network's."""
        taken = self._taken.setdefault(name, deque())
        span, most = (1.0, int(rate)) if rate >= 1 else (1 / rate, 1)
        while taken and taken[0] <= now - span * 0.99:
            taken.popleft()
        return len(taken) >= most

    async def tell(self, _request: web.Request) -> web.Response:
        shown = [{"channel": channel, "times": times} for (channel, _), times in self.shown.items()]
        return web.json_response({"refused": self.refused, "shown": shown})


def serve(limits: Mapping[str, float | None], latency: float, told: Connection) -> None:
    """Serve until killed, in a process of its own, and tell the address."""
    asyncio.run(_serve(RateKeeper(limits, latency), told))


async def _serve(keeper: RateKeeper, told: Connection) -> None:
    app: Any = web.Application()
    app.add_routes([web.post("/post", keeper.post), web.get("/told", keeper.tell)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    told.send(f"http://127.0.0.1:{runner.addresses[0][1]}")
    await asyncio.Event().wait()
