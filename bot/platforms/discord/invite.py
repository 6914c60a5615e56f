"""What the bot needs of a server, and the link that asks for exactly that."""

import base64

import discord
from discord.utils import oauth_url

from bot.model.errors import ConfigurationError
from bot.platforms.discord.words import ENGLISH, say

PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    embed_links=True,
    read_message_history=True,
)
SCOPES = ("bot", "applications.commands")


def application_of(token: str) -> int:
    """Read the application's id, which a token begins with; raises ConfigurationError for what is no token."""
    first = token.partition(".")[0]
    try:
        return int(base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)))
    except ValueError:
        raise ConfigurationError("DISCORD_TOKEN is no bot token; copy it from the bot's page.") from None


def make_link(application: int) -> str:
    """Give the address at which a server's owner invites the bot."""
    return oauth_url(application, permissions=PERMISSIONS, scopes=SCOPES)


def make_user_link(application: int) -> str:
    """Give the address at which a member brings the bot along, also where no server invited it."""
    return oauth_url(application, scopes=("applications.commands",)) + "&integration_type=1"


def spell_permissions(wanted: discord.Permissions, language: str = ENGLISH) -> str:
    """Name permissions of ours as Discord's settings do in a language, with commas between; empty for none."""
    return ", ".join(say(f"permissions.{name}", language) for name, held in wanted if held)
