"""A guild on the Discord stand-in with the real platform in it, over seeds that were read: what dialogues talk to."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from bot.app import App, open_app
from bot.model.conversation import WorkspaceId
from bot.model.message import Channel as Place
from bot.platforms.discord import DiscordPlatform
from bot.platforms.discord.invite import PERMISSIONS
from bot.ports import Commands
from bot.queues.local import LocalQueue
from bot.service.commands import MemberCommands
from bot.service.desk import Desk
from bot.service.planning import plan_due
from bot.service.sending import Sender
from bot.service.worker import make_handlers
from tests.fakes.clock import HandClock
from tests.seeds import lay_seeds
from tests.standins.discord import DiscordStandin, open_discord
from tests.standins.discord.bots import run_platform
from tests.standins.discord.world import Channel, Guild, Person


async def until(holds: Callable[[], object]) -> None:
    """Wait until something holds, ten seconds at the most."""
    for _ in range(2000):
        if holds():
            return
        await asyncio.sleep(0.005)
    raise AssertionError("it never came so far")


@dataclass
class Embassy:
    """One guild: its text channel, its owner who may manage it, a plain member."""

    discord: DiscordStandin
    clock: HandClock
    home: Path
    guild: Guild
    channel: Channel
    owner: Person
    member: Person

    @asynccontextmanager
    async def running(
        self, commands: Commands, settings: Mapping[str, str] | None = None
    ) -> AsyncIterator[DiscordPlatform]:
        """The bot runs while the context lasts; another context is a restart."""
        async with run_platform(self.discord, self.home, commands, settings) as platform:
            yield platform

    def place(self, channel: Channel | None = None) -> Place:
        """The channel as the core names it."""
        return Place("discord", WorkspaceId(self.guild.id), (channel or self.channel).id)


@asynccontextmanager
async def open_embassy(home: Path, *, privileged: int = 0, permissions: int | None = None) -> AsyncIterator[Embassy]:
    """A guild that invited the bot with exactly the permissions of the invitation."""
    clock = HandClock()
    async with open_discord(clock, privileged=privileged) as discord:
        held = PERMISSIONS.value if permissions is None else permissions
        guild, channel, owner, member = discord.found_guild("Embassy", held)
        yield Embassy(discord, clock, home, guild, channel, owner, member)
        assert discord.rest.complaints == [], "\n".join(discord.rest.complaints)


@asynccontextmanager
async def open_desk(home: Path, clock: HandClock) -> AsyncIterator[tuple[Desk, App]]:
    """A desk that has read the sample dispatches, on a clock that the test moves."""
    lay_seeds(home / "desk")
    async with AsyncExitStack() as opened:
        app = await opened.enter_async_context(
            open_app({"ATTACHE_HOME": str(home / "desk"), "ATTACHE_NOW": clock.now().isoformat()})
        )
        yield replace(app.desk, clock=clock, queue=LocalQueue(app.database, clock)), app


async def pass_time(desk: Desk, platform: DiscordPlatform, clock: HandClock, moment: datetime) -> None:
    """Let the time pass as a running process would: plan and write ahead, send on the minute."""
    for step in (moment - timedelta(minutes=4), moment - timedelta(minutes=1), moment):
        clock.moment = max(step, clock.moment)
        await plan_due(desk)
        await desk.queue.run_until_idle(make_handlers(desk, _no_poll))
        await Sender(desk, platform).run_until_idle()


async def _no_poll(_share: int) -> None:
    return None


__all__ = ["Embassy", "MemberCommands", "open_desk", "open_embassy", "pass_time"]
