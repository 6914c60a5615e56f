"""How this bot is known to Slack, and how it behaves there."""

from typing import Literal

from pydantic import Field

from bot.model.errors import ConfigurationError
from bot.settings import Section

SLACK = "https://slack.com/api/"


class Settings(Section):
    """Tokens of one workspace, or the app's own for several; Socket Mode with an app token, else HTTP."""

    bot_token: str | None = Field(default=None, alias="SLACK_BOT_TOKEN", repr=False)
    app_token: str | None = Field(default=None, alias="SLACK_APP_TOKEN", repr=False)
    signing_secret: str | None = Field(default=None, alias="SLACK_SIGNING_SECRET", repr=False)
    client_id: str | None = Field(default=None, alias="SLACK_CLIENT_ID")
    client_secret: str | None = Field(default=None, alias="SLACK_CLIENT_SECRET", repr=False)
    api_url: str = Field(default=SLACK, alias="SLACK_API_URL")
    authorize_url: str = Field(default="https://slack.com/oauth/v2/authorize", alias="SLACK_AUTHORIZE_URL")
    host: str = Field(default="127.0.0.1", alias="SLACK_HOST")
    port: int = Field(default=3000, alias="SLACK_PORT", ge=0, le=65535)
    public_url: str | None = Field(default=None, alias="SLACK_PUBLIC_URL")
    """Where Slack reaches this process over HTTP: https://attache.example."""
    replies: Literal["mention", "thread"] = Field(default="mention", alias="SLACK_REPLIES")
    """Under a briefing: answer only messages that mention the bot, or every reply."""
    briefings: Literal["thread", "channel"] = Field(default="thread", alias="SLACK_BRIEFINGS")
    """A long briefing: its first sections in the channel with the rest in their thread, or all of it in the channel."""
    managers: str = Field(default="", alias="SLACK_MANAGERS")
    """Ids of members who manage channels beside the workspace's admins and who made the channel, commas between."""

    @property
    def base_url(self) -> str:
        """The Web API's address, ending as the client wants it."""
        return self.api_url if self.api_url.endswith("/") else f"{self.api_url}/"

    @property
    def over_socket(self) -> bool:
        """Whether events come over a socket that this process opens."""
        return self.app_token is not None

    @property
    def unfolds(self) -> bool:
        """Whether a long briefing goes on in its thread."""
        return self.briefings == "thread"

    @property
    def installs(self) -> bool:
        """Whether workspaces install the bot themselves, over OAuth."""
        return self.client_id is not None and self.client_secret is not None


def check(settings: Settings) -> None:
    """Raise ConfigurationError that names what is missing before anything is opened."""
    if settings.bot_token is None and not settings.installs:
        raise ConfigurationError(
            "SLACK_BOT_TOKEN is not set; make an app with the manifest of attache manifest slack, install it, and copy "
            "its bot token (xoxb-…). For several workspaces set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET instead."
        )
    if settings.bot_token is not None and settings.bot_token.startswith("xapp-"):
        raise ConfigurationError("SLACK_BOT_TOKEN holds an app token (xapp-…); the bot token begins with xoxb-.")
    if settings.app_token is not None and not settings.app_token.startswith("xapp-"):
        raise ConfigurationError("SLACK_APP_TOKEN must begin with xapp-; make one with the scope connections:write.")
    if settings.app_token is None and settings.signing_secret is None:
        raise ConfigurationError(
            "Slack cannot reach this bot; set SLACK_APP_TOKEN (xapp-…) for Socket Mode, or SLACK_SIGNING_SECRET "
            "for HTTP."
        )
    if settings.installs and settings.public_url is None:
        raise ConfigurationError("SLACK_PUBLIC_URL is not set; members' browsers come back there to install the bot.")
