"""Runs the real Discord platform against the stand-in, as `attache run` would."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import discord

from bot.platforms.discord import DiscordPlatform, point_library
from bot.platforms.discord.settings import Settings
from bot.ports import Clock, Commands
from bot.service.receipts import Receipts
from bot.settings import load
from tests.standins.discord import DiscordStandin


@asynccontextmanager
async def open_platform(
    standin: DiscordStandin, clock: Clock, settings: Mapping[str, str] | None = None, receipts: Receipts | None = None
) -> AsyncIterator[DiscordPlatform]:
    """Connect the platform; the library's addresses are put back afterwards. Several that listen at a time share
    receipts."""
    base, gateway = discord.http.Route.BASE, discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY
    with TemporaryDirectory() as home:
        loaded = load(Settings, {"ATTACHE_HOME": home, **standin.settings, **(settings or {})})
        point_library(loaded)
        platform = DiscordPlatform(loaded, clock, receipts)
        try:
            yield platform
        finally:
            await platform.close()
            discord.http.Route.BASE, discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = base, gateway


@asynccontextmanager
async def run_platform(
    standin: DiscordStandin, home: Path, commands: Commands, settings: Mapping[str, str] | None = None,
    receipts: Receipts | None = None,
) -> AsyncIterator[DiscordPlatform]:  # fmt: skip
    """Run the platform until the context ends; it listens when the context begins."""
    settings = {"ATTACHE_HOME": str(home), **(settings or {})}
    async with open_platform(standin, standin.clock, settings, receipts) as platform:
        running = asyncio.create_task(platform.run(commands))
        listening = sum(each.socket is not None for each in standin.gateway.sessions.values())
        ready = asyncio.create_task(standin.gateway.wait_ready(listening + 1))
        try:
            await asyncio.wait([running, ready], return_when=asyncio.FIRST_COMPLETED, timeout=20)
            if running.done():
                running.result()
            yield platform
        finally:
            for task in (running, ready):
                task.cancel()
            await asyncio.gather(running, ready, return_exceptions=True)
