"""What a fan-out is measured against, each in a process of its own: the strict stand-in of Discord, and a Slack-like
platform; both count every second that slides by, and refuse what is over the limit."""

import asyncio
import gc
import multiprocessing
import re
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from bot.clock import SystemClock
from bot.model.conversation import WorkspaceId
from bot.model.message import Channel
from bot.platforms.discord.invite import PERMISSIONS
from bot.platforms.discord.turns import REQUESTS_PER_SECOND
from tests.faults import rates
from tests.standins.discord import DiscordStandin, open_discord
from tests.standins.discord.rest import Fault
from tests.standins.discord.rules import walk

LATENCY = 0.15
"""Seconds that both take to answer, as the real ones do."""
ANY = re.compile("")


@dataclass(frozen=True)
class Seen:
    """What stands there in the end: moments of the messages of each channel, what was refused, what is there twice."""

    times: Mapping[str, tuple[float, ...]]
    refused: int
    twice: int
    busiest_second: int = 0


@asynccontextmanager
async def in_a_process(serve: Callable[..., None], *given: Any) -> AsyncIterator[Connection]:
    """Let it serve until the context ends; what it tells first comes over the connection."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(*given, theirs), daemon=True)
    process.start()
    try:
        yield ours
    finally:
        process.kill()
        process.join()


def serve_slack_like(limits: Mapping[str, float | None], told: Connection) -> None:
    """Serve until killed, and tell the address."""
    rates.serve(limits, LATENCY, told)


def serve_discord(guilds: int, channels: int, told: Connection) -> None:
    """Serve until killed; tells the bot's settings and the channels, then how many threads or what stands there.

    Nothing may keep it from noting a request when it comes, so garbage stays, and a long look is one at the end.
    """
    gc.disable()
    asyncio.run(_serve_discord(guilds, channels, told))


async def _serve_discord(guilds: int, channels: int, told: Connection) -> None:
    async with open_discord(SystemClock(), checked=False) as standin:
        standin.rest.whole = REQUESTS_PER_SECOND
        standin.rest.chaos = lambda method, _path: Fault(method, ANY, "slow", 1, LATENCY)
        owner = standin.world.add_person("owner")
        made = [standin.world.add_guild(f"Embassy {number}", owner, PERMISSIONS.value) for number in range(guilds)]
        places = [
            Channel("discord", WorkspaceId(guild.id), standin.world.add_channel(guild, f"desk {number}").id)
            for number in range(channels)
            for guild in [made[number % guilds]]
        ]
        told.send((standin.settings, places))
        before = len(standin.world.channels)
        while True:
            wanted = await asyncio.to_thread(told.recv)
            standin.rest.seen.clear()
            told.send(len(standin.world.channels) - before if wanted == "threads" else _look(standin))


def _look(standin: DiscordStandin) -> Seen:
    world, times, keys = standin.world, dict[str, tuple[float, ...]](), Counter[tuple[str, int, int]]()
    for place, messages in world.messages.items():
        if world.channels[place].is_thread:
            continue
        times[place] = tuple(_moment(identity) for identity in messages)
        for message in messages.values():
            outer, inner = [each["id"] for each in walk(message["components"])][:2]
            keys[place, outer, inner] += 1
    return Seen(
        times=times,
        refused=standin.rest.refused,
        twice=sum(count - 1 for count in keys.values()),
        busiest_second=standin.rest.busiest,
    )


def _moment(identity: str) -> float:
    """Read the time out of a message's id."""
    return ((int(identity) >> 22) + 1420070400000) / 1000
