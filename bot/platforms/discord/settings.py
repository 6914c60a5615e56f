"""What an operator sets for Discord."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from bot.settings import Section


class Settings(Section):
    """The bot's token, and how it behaves in threads and announcement channels."""

    token: str = Field(alias="DISCORD_TOKEN", min_length=1, repr=False)
    api_url: str | None = Field(default=None, alias="DISCORD_API_URL")
    """Another REST address, without a slash at its end: a proxy in front of several processes."""
    gateway_url: str | None = Field(default=None, alias="DISCORD_GATEWAY_URL")
    read_threads: bool = Field(default=False, alias="DISCORD_MESSAGE_CONTENT")
    """Answer every message in the bot's own threads; needs the Message Content intent."""
    archive_minutes: Annotated[Literal[60, 1440, 4320, 10080], BeforeValidator(int)] = Field(
        default=4320, alias="DISCORD_ARCHIVE_MINUTES"
    )
    """Minutes without a message after which a briefing's thread leaves the list; Discord knows these four."""
    publish: bool = Field(default=True, alias="DISCORD_PUBLISH")
    home: Path = Field(default=Path("var"), alias="ATTACHE_HOME")
