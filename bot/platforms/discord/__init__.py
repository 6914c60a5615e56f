"""Discord: slash commands, buttons and forms, briefings in Components V2, questions in threads."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from itertools import chain, repeat

import aiohttp
import discord
import structlog
import yarl

from bot.model.briefing import Briefing
from bot.model.errors import ConfigurationError
from bot.model.finding import Finding
from bot.model.message import Channel, Limits, MessageId, Part
from bot.platforms.discord import checks
from bot.platforms.discord.client import AttacheBot
from bot.platforms.discord.guard import RequestGuard
from bot.platforms.discord.invite import application_of, make_link, make_user_link
from bot.platforms.discord.posting import Poster
from bot.platforms.discord.rendering import MOST_DISPLAYED, render_reply
from bot.platforms.discord.serving import Server
from bot.platforms.discord.settings import Settings
from bot.platforms.discord.turns import REQUESTS_PER_SECOND, Urgency, at
from bot.platforms.discord.words import ENGLISH
from bot.ports import Clock, Commands, Platform, Premises, Reply
from bot.service.receipts import Receipts
from bot.settings import load

log = structlog.get_logger()

name = "discord"
PAUSES = (2.0, 4.0, 8.0, 16.0, 32.0, 60.0)
"""Seconds between tries to reach Discord at the start; the last one ever after."""
UNREACHED = (discord.DiscordServerError, discord.GatewayNotFound, aiohttp.ClientError, OSError, TimeoutError)
"""What says that Discord could not be reached, or is in trouble itself."""


class DiscordPlatform:
    """One bot in all the servers that invited it; posts with REST alone, listens on the gateway while it runs."""

    name = name

    def __init__(self, settings: Settings, clock: Clock, receipts: Receipts | None = None) -> None:
        self.limits = Limits(
            message_characters=MOST_DISPLAYED,
            posts_per_second_per_channel=1.0,
            posts_per_second=REQUESTS_PER_SECOND,
        )
        self._settings, self._clock, self._receipts = settings, clock, receipts
        self.guard = RequestGuard(clock)
        self._bot = AttacheBot(settings, self.guard)
        self._poster = Poster(self._bot, clock, settings)

    def render(self, reply: Reply) -> tuple[Part, ...]:
        """Give the messages of a reply, labelled in the language of the briefing it is."""
        return render(reply)

    async def post(self, channel: Channel, part: Part, key: str, thread: MessageId | None = None) -> MessageId:
        """Post one message; one in a thread is named `THREAD/MESSAGE`."""
        with at(Urgency.POST):
            return await self._poster.post(channel, part, key, thread)

    async def edit(self, channel: Channel, message: MessageId, part: Part) -> None:
        """Replace a posted message."""
        with at(Urgency.POST):
            await self._poster.edit(channel, message, part)

    async def find(
        self, channel: Channel, key: str, thread: MessageId | None = None, since: datetime | None = None
    ) -> MessageId | None:
        """Look for the message that carries the key."""
        with at(Urgency.POST):
            return await self._poster.find(channel, key, thread, since)

    async def run(self, commands: Commands) -> None:
        """Listen until cancelled; raises ConfigurationError when Discord refuses the token or an intent."""
        server = Server(commands, self._poster, self._clock, self._settings, self._receipts)
        telling: asyncio.Task[None] | None = None
        try:
            await self._insist(self._poster.enter)
            await self._bot.prepare(server)
            wait = await self._bot.tell_commands(self._settings.home)
            telling = asyncio.create_task(self._keep_telling(wait))
            await self._insist(self._bot.connect)
        except discord.LoginFailure:
            raise ConfigurationError(
                "Discord refuses DISCORD_TOKEN; copy the token anew from the bot's page."
            ) from None
        except discord.PrivilegedIntentsRequired:
            raise ConfigurationError(
                "DISCORD_MESSAGE_CONTENT needs the Message Content intent; allow it on the bot's page, or leave it out."
            ) from None
        finally:
            if telling is not None:
                telling.cancel()
            await server.drain()
            await self.close()

    async def _insist(self, step: Callable[[], Awaitable[None]]) -> None:
        """Take a step of the start again: after each wait that Discord names, however long, and where it does not
        answer after pauses of our own; raises what another try would not mend."""
        pauses = chain(PAUSES, repeat(PAUSES[-1]))
        while True:
            try:
                return await step()
            except discord.RateLimited as error:
                log.warning("start_limited", platform=name, seconds=error.retry_after)
                await self._clock.sleep(error.retry_after)
            except UNREACHED as error:
                pause = next(pauses)
                log.warning("start_failed", platform=name, reason=str(error) or type(error).__name__, seconds=pause)
                await self._clock.sleep(pause)

    async def _keep_telling(self, wait: float | None) -> None:
        """Tell Discord of the commands until it has taken them; meanwhile those it knows go on."""
        while wait is not None:
            await self._clock.sleep(wait)
            wait = await self._bot.tell_commands(self._settings.home)

    async def close(self) -> None:
        """Leave the gateway and close every connection."""
        await self._poster.close()
        if self._poster.entered:
            await self._bot.close()
        else:
            await self._bot.http.close()


def connect(premises: Premises) -> Platform:
    """Make the bot; nothing is sent before it is used."""
    settings = load(Settings, premises.variables)
    point_library(settings)
    return DiscordPlatform(settings, premises.clock, Receipts(name, premises))


async def examine(premises: Premises) -> tuple[Finding, ...]:
    """Say whether Discord takes the token, and what is missing."""
    settings = load(Settings, premises.variables)
    point_library(settings)
    bot = AttacheBot(settings, RequestGuard(premises.clock))
    async with premises.database.read() as transaction:
        kept = await premises.subscriptions.list_of_workspace(transaction, None)
    followed = tuple(each for each in kept if each.channel.platform == name)
    return await checks.examine(settings, bot, followed, thorough=premises.thorough)


def make_invitation(variables: Mapping[str, str]) -> str:
    """Give the addresses at which a server's owner invites the bot, and a member adds it to their own account.

    Raises ConfigurationError without a token.
    """
    application = application_of(load(Settings, variables).token)
    return f"{make_link(application)}\nFor your own account: {make_user_link(application)}"


def render(reply: Reply) -> tuple[Part, ...]:
    """Give the messages of a reply, without a connection."""
    return render_reply(reply, reply.value.language if isinstance(reply.value, Briefing) else ENGLISH)


def point_library(settings: Settings) -> None:
    """Let the library speak to another address: it has no option for that, only these two attributes."""
    if settings.api_url:
        discord.http.Route.BASE = settings.api_url.rstrip("/")
    if settings.gateway_url:
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.gateway_url)
