"""The bot on Discord's gateway: sharded, with no more intents and no more cache than it needs."""

import asyncio
import hashlib
import json
import secrets
import sys
from pathlib import Path
from typing import Any

import discord
import structlog
from discord import app_commands
from discord.ext import commands

from bot.model.document import Document
from bot.platforms.discord.answering import tell_alone
from bot.platforms.discord.cogs import Asking, Following, Looking, list_names
from bot.platforms.discord.guard import FAILURES, RequestGuard
from bot.platforms.discord.invite import PERMISSIONS, spell_permissions
from bot.platforms.discord.pressing import OfferButton, is_outdated, read_form
from bot.platforms.discord.serving import Server
from bot.platforms.discord.settings import Settings
from bot.platforms.discord.words import WordTranslator, language_of, say

log = structlog.get_logger()

LONGEST_WAIT = 30.0
"""Seconds the library may wait before a request for a bucket it knows to be empty, the least it takes; a longer wait is
an error that says how long."""


SYNC_AGAIN = 300.0
"""Seconds after which commands that Discord did not take are told again."""
_SPOKEN = {discord.MessageType.default, discord.MessageType.reply}


class Tree(app_commands.CommandTree["AttacheBot"]):
    """The command tree, whose errors a member can use."""

    async def on_error(
        self, interaction: discord.Interaction["AttacheBot"], error: app_commands.AppCommandError
    ) -> None:
        """Log an unforeseen error and name its incident; a stale command asks for patience."""
        if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
            await _tell(interaction, say("problems.stale", language_of(interaction.locale)))
            return
        incident = secrets.token_hex(4)
        log.error("interaction_failed", incident=incident, platform="discord", exc_info=error)
        await _tell(interaction, say("problems.incident", language_of(interaction.locale), incident=incident))


class AttacheBot(commands.AutoShardedBot):
    """Hands what members do to the server, once it has one."""

    server: Server

    def __init__(self, settings: Settings, guard: RequestGuard) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        intents.message_content = settings.read_threads
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # nobody speaks here
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=intents,
            tree_cls=Tree,
            allowed_mentions=discord.AllowedMentions.none(),
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            max_ratelimit_timeout=LONGEST_WAIT,
            http_trace=guard.make_trace(),
            guild_ready_timeout=0.5,
        )
        # the library has no option for it
        self.http.request = guard.wait_for_others(self.http.request)  # type: ignore[assignment, method-assign]

    async def prepare(self, server: Server) -> None:
        """Add commands and buttons."""
        self.server = server
        await self.add_cog(Asking(server, self.tree))
        await self.add_cog(Following(server))
        await self.add_cog(Looking(server, self.tree))
        server.offered = tuple(list_names(self.tree))
        self.add_dynamic_items(OfferButton)
        await self.tree.set_translator(WordTranslator())

    async def tell_commands(self, home: Path) -> float | None:
        """Tell Discord of the commands if they changed since it was last told; gives the seconds after which to try
        again where it took them not, which stops nothing else."""
        kept, now = home / "discord-commands", await self._spell_commands()
        if await asyncio.to_thread(_read, kept) == now:
            return None
        try:
            await self.tree.sync()
        except FAILURES as error:
            wait = error.retry_after if isinstance(error, discord.RateLimited) else SYNC_AGAIN
            log.warning("commands_not_synced", reason=str(error), seconds=wait)
            return wait
        await asyncio.to_thread(_write, kept, now)
        log.info("commands_synced", count=len(self.tree.get_commands()))
        return None

    async def on_ready(self) -> None:
        """Note that the gateway has told of every server."""
        log.info("connected", platform="discord", guilds=len(self.guilds))

    async def on_message(self, message: discord.Message, /) -> None:
        """Answer a member who speaks to the bot; what Discord notes in a member's name (a pin, a new name of a thread)
        says nothing."""
        if message.type in _SPOKEN and not message.author.bot and self.user is not None:
            await self.server.serve_message(message, self.user)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Take completed forms; commands and buttons come through the tree and the items."""
        asked = read_form(interaction)
        if asked is not None:
            await self.server.serve(interaction, asked)
        elif is_outdated(interaction):
            await _tell(interaction, say("problems.outdated", language_of(interaction.locale)))

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Note a server that has just invited the bot, and what it lacks there."""
        lacking = discord.Permissions(PERMISSIONS.value & ~guild.me.guild_permissions.value)
        log.info("guild_joined", guild=guild.id, lacking=spell_permissions(lacking))

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Note a server that has let the bot go; what it followed is suspended when its turn comes."""
        log.info("guild_left", guild=guild.id)

    async def on_error(self, event_method: str, /, *_arguments: Any, **_options: Any) -> None:
        """Log what an event's handler raised."""
        log.error("event_failed", incident=secrets.token_hex(4), event_name=event_method, exc_info=sys.exception())

    async def _spell_commands(self) -> str:
        """Name the application and the whole tree, translations included."""
        translator = self.tree.translator
        assert translator is not None  # noqa: S101  set two lines before
        told = [await each.get_translated_payload(self.tree, translator) for each in self.tree.get_commands()]
        digest = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
        return f"{self.application_id} {digest}"


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


async def _tell(interaction: discord.Interaction[Any], words: str) -> None:
    try:
        await tell_alone(interaction, Document("problem", words, ()))
    except discord.HTTPException as error:
        log.warning("interaction_lost", reason=error.text)
