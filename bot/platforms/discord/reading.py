"""Reads what a message on Discord says and how it is headed, also what stands in embeds and components."""

import re
from collections.abc import Iterator
from typing import Any

import discord

from bot.platforms.discord.carrying import KEYED

_HEADED = re.compile(r"#+ (.*)|\*\*(.*)\*\*\Z")
_ESCAPED = re.compile(r"\\(.)")


def words_in(message: discord.Message) -> str:
    """Give all that a message says: its text, previews with their addresses, components, and what it forwards."""
    shown = [message.content, *(each.content for each in message.message_snapshots)]
    for embed in message.embeds:
        shown += [embed.title or "", embed.description or "", _address_of(embed)]
    return " ".join(each for each in [*shown, *_iter_displayed(message)] if each).strip()


def title_of(message: discord.Message) -> str:
    """Give the line that a message of ours is headed with, as plain words; empty where it has none."""
    shown = [*_iter_displayed(message), *(each.description or "" for each in message.embeds)]
    first = "".join(shown[:1]).partition("\n")[0]
    return _ESCAPED.sub(r"\1", _HEADED.sub(r"\1\2", first).replace("\u200b", "")).strip()


def _address_of(embed: discord.Embed) -> str:
    """Where an embed leads; ours leads nowhere."""
    return embed.url if embed.url and not embed.url.startswith(KEYED) else ""


def _iter_displayed(message: discord.Message) -> Iterator[str]:
    inner: list[Any] = list(message.components)
    while inner:
        component = inner.pop(0)
        if isinstance(component, discord.TextDisplay):
            yield component.content
        inner = [*getattr(component, "children", ()), *inner]
