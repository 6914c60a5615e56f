"""A workspace that installed the bot on a platform, with the credentials to speak there."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.model.conversation import WorkspaceId


@dataclass(frozen=True, slots=True)
class Installation:
    """One workspace's installation; `credentials` are whatever the platform needs, and are never shown."""

    platform: str
    workspace: WorkspaceId
    name: str
    """What the workspace calls itself."""
    credentials: str = field(repr=False)
    installed: datetime
