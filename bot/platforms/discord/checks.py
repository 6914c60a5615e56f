"""Looks whether Discord can work with these settings, and names the step that is missing."""

from collections.abc import AsyncIterator, Iterable, Mapping, Sequence

import aiohttp
import discord

from bot.model.errors import AttacheError
from bot.model.finding import Finding
from bot.model.subscription import Subscription
from bot.platforms.discord.client import AttacheBot
from bot.platforms.discord.invite import PERMISSIONS, spell_permissions
from bot.platforms.discord.settings import Settings

MOST_GUILDS = 20
"""Servers whose channels are looked at, so that a check of a bot in a thousand stays short."""
_KINDS = (discord.TextChannel, discord.ForumChannel)
_FAILURES = (discord.DiscordException, aiohttp.ClientError, AttacheError, OSError, TimeoutError)


async def examine(
    settings: Settings, bot: AttacheBot, followed: Sequence[Subscription], *, thorough: bool
) -> tuple[Finding, ...]:
    """Ask Discord about the token, the intent, the servers, each channel and what is followed; raises nothing.

    What fails on the way is a finding of its own, and takes none of the others away.
    """
    findings: list[Finding] = []
    try:
        await bot.login(settings.token)
        async for finding in _examine(settings, bot, followed, None if thorough else MOST_GUILDS):
            findings.append(finding)  # noqa: PERF401  what was found before a failure is kept
    except discord.LoginFailure:
        findings.append(
            Finding("discord token", False, "Discord refuses DISCORD_TOKEN; copy it anew from the bot's page")
        )
    except _FAILURES as error:
        reason = str(error) or type(error).__name__
        what = f"Discord does not answer as it should ({reason}); attache run keeps trying until it does"
        findings.append(Finding("discord", False, what))
    finally:
        await bot.http.close()
    return tuple(findings)


async def _examine(
    settings: Settings, bot: AttacheBot, followed: Sequence[Subscription], most: int | None
) -> AsyncIterator[Finding]:
    application = bot.application
    if application is None or bot.user is None:
        yield Finding("discord token", False, "Discord names no application for DISCORD_TOKEN")
        return
    yield Finding("discord token", True, f"the bot is {bot.user.name}")
    flags = application.flags
    if settings.read_threads and not (flags.gateway_message_content or flags.gateway_message_content_limited):
        step = "allow the Message Content intent on the bot's page, or leave out DISCORD_MESSAGE_CONTENT"
        yield Finding("discord intents", False, step)
    else:
        what = "message content" if settings.read_threads else "none that Discord must allow"
        yield Finding("discord intents", True, what)
    guilds = [guild async for guild in bot.fetch_guilds(limit=None)]
    if not guilds:
        step = "none has invited the bot; open the link that attache invite discord prints"
        yield Finding("discord servers", False, step)
    for workspace, topics in _list_lost(followed, guilds).items():
        step = "has not invited the bot, or sent it away; open the link that attache invite discord prints"
        yield Finding(f"discord server {workspace}", False, f"follows {', '.join(topics)}, but {step}")
    for guild in guilds[:most]:
        here = _topics_by_channel(each for each in followed if each.channel.workspace == str(guild.id))
        yield await _examine_guild(bot, guild, here)
    left = len(guilds[most:]) if most is not None else 0
    if left:
        what = f"{left} more servers were not looked at" if left > 1 else "one more server was not looked at"
        yield Finding("discord servers", True, f"{what}; attache doctor --all looks at every one")


def _list_lost(followed: Sequence[Subscription], guilds: Sequence[discord.Guild]) -> dict[str, list[str]]:
    """The topics that are followed in servers without the bot; a member's own installation is in none."""
    known, found = {str(each.id) for each in guilds}, dict[str, list[str]]()
    for each in followed:
        if each.channel.workspace.isdecimal() and each.channel.workspace not in known:
            found.setdefault(each.channel.workspace, []).append(each.topic)
    return found


def _topics_by_channel(followed: Iterable[Subscription]) -> dict[int, list[str]]:
    found = dict[int, list[str]]()
    for each in followed:
        if each.channel.id.isdecimal():
            found.setdefault(int(each.channel.id), []).append(each.topic)
    return found


async def _examine_guild(bot: AttacheBot, named: discord.Guild, followed: Mapping[int, Sequence[str]]) -> Finding:
    """Say in which channels of a server the bot may do all it does, what it lacks elsewhere, and which channels that
    follow something are not there for it."""
    complete: list[str] = []
    lacking: list[str] = []
    unable = False
    try:
        guild = await bot.fetch_guild(named.id, with_counts=False)
        me = await guild.fetch_member(bot.user.id if bot.user else 0)
        channels = [each for each in await guild.fetch_channels() if isinstance(each, _KINDS)]
        there = {each.id for each in channels}
        gone = [each for each in followed if each not in there and not await _is_there(bot, each)]
    except _FAILURES as error:
        return Finding(f"discord server {named.name}", False, _explain(error))
    for channel in channels:
        missing = discord.Permissions(PERMISSIONS.value & ~channel.permissions_for(me).value)
        if missing.value:
            follows = f", and follows {', '.join(followed[channel.id])}" if channel.id in followed else ""
            lacking.append(f"#{channel.name} lacks {spell_permissions(missing)}{follows}")
            unable = unable or channel.id in followed
        else:
            complete.append(f"#{channel.name}")
    told = [f"can post in {', '.join(complete)}" if complete else "can post in no channel", *lacking]
    told += [f"channel {each} follows {', '.join(followed[each])}, but is gone or closed to the bot" for each in gone]
    return Finding(f"discord server {named.name}", bool(complete) and not gone and not unable, "; ".join(told))


async def _is_there(bot: AttacheBot, channel: int) -> bool:
    """Say whether Discord shows the bot a channel that is not in its server's list: a thread is not."""
    try:
        await bot.fetch_channel(channel)
    except (discord.NotFound, discord.Forbidden):
        return False
    return True


def _explain(error: Exception) -> str:
    if isinstance(error, discord.Forbidden | discord.NotFound):
        return f"Discord lets the bot look at nothing there ({error.text}); invite it anew with attache invite discord"
    return f"Discord did not answer ({error}); try again"
