"""Looks whether Discord can work with these settings, and names the step that is missing."""

import discord

from bot.model.errors import AttacheError
from bot.model.finding import Finding
from bot.platforms.discord.client import AttacheBot
from bot.platforms.discord.invite import PERMISSIONS, spell_permissions
from bot.platforms.discord.settings import Settings

MOST_GUILDS = 20
"""Servers whose channels are looked at, so that a check of a bot in a thousand stays short."""
_KINDS = (discord.TextChannel, discord.ForumChannel)


async def examine(settings: Settings, bot: AttacheBot) -> tuple[Finding, ...]:
    """Ask Discord about the token, the intent, the servers and the permissions in each channel; raises nothing."""
    try:
        await bot.login(settings.token)
        return await _examine(settings, bot)
    except discord.LoginFailure:
        return (Finding("discord token", False, "Discord refuses DISCORD_TOKEN; copy it anew from the bot's page"),)
    except (discord.DiscordException, AttacheError, OSError) as error:
        return (Finding("discord", False, f"Discord does not answer as it should: {error}"),)
    finally:
        await bot.http.close()


async def _examine(settings: Settings, bot: AttacheBot) -> tuple[Finding, ...]:
    application = bot.application
    if application is None or bot.user is None:
        return (Finding("discord token", False, "Discord names no application for DISCORD_TOKEN"),)
    findings = [Finding("discord token", True, f"the bot is {bot.user.name}")]
    flags = application.flags
    if settings.read_threads and not (flags.gateway_message_content or flags.gateway_message_content_limited):
        step = "allow the Message Content intent on the bot's page, or leave out DISCORD_MESSAGE_CONTENT"
        findings.append(Finding("discord intents", False, step))
    else:
        what = "message content" if settings.read_threads else "none that Discord must allow"
        findings.append(Finding("discord intents", True, what))
    guilds = [guild async for guild in bot.fetch_guilds(limit=MOST_GUILDS)]
    if not guilds:
        step = "none has invited the bot; open the link that attache invite discord prints"
        findings.append(Finding("discord servers", False, step))
    return (*findings, *[await _examine_guild(bot, guild.id) for guild in guilds])


async def _examine_guild(bot: AttacheBot, identity: int) -> Finding:
    """Say in which channels of a server the bot may do all it does, and what it lacks elsewhere."""
    guild = await bot.fetch_guild(identity, with_counts=False)
    me = await guild.fetch_member(bot.user.id if bot.user else 0)
    complete: list[str] = []
    lacking: list[str] = []
    for channel in await guild.fetch_channels():
        if not isinstance(channel, _KINDS):
            continue
        missing = discord.Permissions(PERMISSIONS.value & ~channel.permissions_for(me).value)
        if missing.value:
            lacking.append(f"#{channel.name} lacks {spell_permissions(missing)}")
        else:
            complete.append(f"#{channel.name}")
    told = [f"can post in {', '.join(complete)}" if complete else "can post in no channel", *lacking]
    return Finding(f"discord server {guild.name}", bool(complete), "; ".join(told))
