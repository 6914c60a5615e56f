"""What the bot needs of a server, and the link that asks for exactly that."""

import discord
from discord.utils import oauth_url

PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    embed_links=True,
    read_message_history=True,
)
SCOPES = ("bot", "applications.commands")


def make_link(application: int) -> str:
    """Give the address at which a server's owner invites the bot."""
    return oauth_url(application, permissions=PERMISSIONS, scopes=SCOPES)


def spell_permissions(wanted: discord.Permissions) -> str:
    """Name permissions as Discord's settings do, with commas between; empty for none."""
    return ", ".join(name.replace("_", " ").title() for name, held in wanted if held)
