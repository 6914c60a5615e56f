"""A platform over loopback that keeps what it shows and fails as real ones do; it forgets nothing and forgives nothing.

`noncing` gives the earlier message for a key it has, as Discord does with enforce_nonce; `looking` shows whatever is
posted, as Slack does, and can only be asked what is there."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Literal, Protocol

from aiohttp import web

from bot.model.conversation import WorkspaceId
from bot.model.message import Channel

Flavour = Literal["noncing", "looking"]


@dataclass(frozen=True, slots=True)
class Faults:
    """How often, of all posts, each thing goes wrong; `delay_seconds` is how long after its post a late one shows."""

    limited: float = 0.02
    failed: float = 0.03
    cut: float = 0.03
    slow: float = 0.02
    late: float = 0.01
    failed_lookups: float = 0.03
    slow_seconds: float = 2.0
    delay_seconds: float = 0.3


def choose_fault(faults: Faults, chance: random.Random) -> str:
    """Draw what goes wrong with a post; mostly nothing, which is `ok`."""
    drawn = chance.random()
    for kind in ("limited", "failed", "cut", "slow", "late"):
        drawn -= getattr(faults, kind)
        if drawn < 0:
            return kind
    return "ok"


class Visible(Protocol):
    """A platform as its members see it, and what it did to those who posted."""

    did: Counter[str]

    def list_channels(self, count: int) -> list[Channel]:
        """Give so many channels to post to."""

    def count_shown(self) -> int:
        """How many messages are visible."""

    def count_twice(self) -> int:
        """How many messages are visible more than once."""

    def list_twice(self) -> list[str]:
        """What is visible more than once, with all that is known of it."""

    def holds(self, channel: str, key: str) -> bool:
        """Whether the message with the key is visible in a channel, or under a message there."""


@dataclass(slots=True)
class Shown:
    """One visible message."""

    id: str
    channel: str
    key: str
    at: float


@dataclass(slots=True)
class StandIn:
    """What the platform shows, and what it did to those who posted."""

    flavour: Flavour
    faults: Faults
    chance: random.Random
    shown: list[Shown] = field(default_factory=list)
    did: Counter[str] = field(default_factory=Counter)
    _by_key: dict[tuple[str, str], Shown] = field(default_factory=dict)

    def show(self, channel: str, key: str) -> Shown:
        known = self._by_key.get((channel, key))
        if known is not None and self.flavour == "noncing":
            self.did["deduplicated"] += 1
            return known
        message = Shown(f"m{len(self.shown) + 1}", channel, key, time.time())
        self.shown.append(message)
        self._by_key.setdefault((channel, key), message)
        return message

    async def post(self, request: web.Request) -> web.StreamResponse:
        asked = await request.json()
        where = (asked["channel"], asked["key"])
        fault = self._choose()
        self.did[fault] += 1
        if fault == "limited":
            return web.json_response({"retry_after": 0.4}, status=429)
        if fault == "late":
            asyncio.get_running_loop().call_later(self.faults.delay_seconds, self.show, *where)
            return _cut(request)
        accepted = self.show(*where) if fault == "ok" or self.chance.random() < 0.5 else None
        if fault == "cut":
            return _cut(request)
        if fault == "slow":
            await asyncio.sleep(self.faults.slow_seconds)
        if fault == "failed" or accepted is None:
            return web.Response(status=self.chance.choice((500, 502, 503)))
        return web.json_response({"id": accepted.id})

    async def find(self, request: web.Request) -> web.Response:
        if self.chance.random() < self.faults.failed_lookups:
            return web.Response(status=500)
        known = self._by_key.get((request.query["channel"], request.query["key"]))
        found = known is not None and known.at >= float(request.query["since"])
        return web.json_response({"id": known.id if known is not None and found else None})

    def _choose(self) -> str:
        return choose_fault(self.faults, self.chance)

    def list_channels(self, count: int) -> list[Channel]:
        """Give channels to post to; there are as many as anybody names."""
        return [Channel(self.flavour, WorkspaceId("w"), f"{self.flavour}-{number}") for number in range(count)]

    def count_shown(self) -> int:
        """How many messages are visible."""
        return len(self.shown)

    def count_twice(self) -> int:
        """How many messages are visible more than once."""
        counts = Counter((each.channel, each.key) for each in self.shown)
        return sum(count - 1 for count in counts.values())

    def list_twice(self) -> list[str]:
        counts = Counter((each.channel, each.key) for each in self.shown)
        twice = [each for each in self.shown if counts[each.channel, each.key] > 1]
        return [f"{each.channel} {each.key} {each.at:.3f}" for each in twice]

    def holds(self, channel: str, key: str) -> bool:
        return (channel, key) in self._by_key


def _cut(request: web.Request) -> web.StreamResponse:
    """Cut the connection where an answer was due."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


@asynccontextmanager
async def serve(standin: StandIn) -> AsyncIterator[str]:
    """Serve it on a free port of loopback; gives its address."""
    app = web.Application()
    app.add_routes([web.post("/post", standin.post), web.get("/find", standin.find)])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()
