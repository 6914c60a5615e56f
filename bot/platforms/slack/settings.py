"""How this bot is known to Slack, and how it behaves there."""

from collections.abc import Iterator
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
    for problem in _list_problems(settings):
        raise ConfigurationError(problem)


def _list_problems(settings: Settings) -> Iterator[str]:
    token, app_token = settings.bot_token, settings.app_token
    if settings.client_id is None and settings.client_secret is not None:
        yield "SLACK_CLIENT_ID is not set, without which SLACK_CLIENT_SECRET installs nothing; set both."
    if settings.client_secret is None and settings.client_id is not None:
        yield "SLACK_CLIENT_SECRET is not set, without which SLACK_CLIENT_ID installs nothing; set both."
    if token is None and not settings.installs:
        yield (
            "SLACK_BOT_TOKEN is not set; make an app with the manifest of attache manifest slack, install it, and copy "
            "its bot token (xoxb-…). For several workspaces set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET instead."
        )
    if token is not None and token.startswith("xapp-"):
        yield "SLACK_BOT_TOKEN holds an app token (xapp-…); the bot token begins with xoxb-."
    if token is not None and settings.installs:
        yield (
            "SLACK_BOT_TOKEN is for one workspace, SLACK_CLIENT_ID for several that install the bot themselves; "
            "set one of the two."
        )
    if app_token is not None and not app_token.startswith("xapp-"):
        yield "SLACK_APP_TOKEN must begin with xapp-; make one with the scope connections:write."
    if app_token is None and settings.signing_secret is None:
        yield (
            "Slack cannot reach this bot; set SLACK_APP_TOKEN (xapp-…) for Socket Mode, or SLACK_SIGNING_SECRET "
            "for HTTP."
        )
    if settings.installs and settings.public_url is None:
        yield "SLACK_PUBLIC_URL is not set; members' browsers come back there to install the bot."
