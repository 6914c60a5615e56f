"""Slack: briefings and answers as Block Kit messages, over Socket Mode or HTTP, in one workspace or many."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.model.finding import Finding
from bot.model.message import Channel, Limits, MessageId, Part
from bot.platforms.slack import checks, manifest
from bot.platforms.slack.listeners import Listeners
from bot.platforms.slack.manifest import SCOPES
from bot.platforms.slack.posting import Poster
from bot.platforms.slack.rendering import MOST_TEXT, render
from bot.platforms.slack.serving import make_app, make_flow, serve, wait_for_ever
from bot.platforms.slack.settings import Settings, check
from bot.platforms.slack.workspaces import PLATFORM, Workspaces
from bot.ports import Commands, Platform, Premises, Reply
from bot.settings import load

name = PLATFORM


class SlackPlatform:
    """The platform of the port."""

    name = PLATFORM
    limits = Limits(message_characters=MOST_TEXT, posts_per_second_per_channel=1.0, posts_per_second_per_workspace=5.0)
    """About one message a second a channel is documented; the workspace's limit is not, five stays well below it."""

    def __init__(self, settings: Settings, premises: Premises) -> None:
        self._settings = settings
        self._premises = premises
        self._workspaces = Workspaces(settings, premises)
        self._poster = Poster(self._workspaces.connect, premises.clock)
        self.on_serving: Callable[[str | None], None] = lambda _address: None
        """Called with the address once requests are received."""

    def render(self, reply: Reply) -> tuple[Part, ...]:
        """Give Block Kit messages; what does not fit the first belongs in its thread, or as the settings say."""
        return render(reply, unfold=self._settings.unfolds)

    async def post(self, channel: Channel, part: Part, key: str, thread: MessageId | None = None) -> MessageId:
        """Post a message that carries its key as metadata."""
        return await self._poster.post(channel, part, key, thread)

    async def edit(self, channel: Channel, message: MessageId, part: Part) -> None:
        """Replace a posted message."""
        await self._poster.edit(channel, message, part)

    async def find(
        self, channel: Channel, key: str, thread: MessageId | None = None, since: datetime | None = None
    ) -> MessageId | None:
        """Look for the key among messages' metadata."""
        return await self._poster.find(channel, key, thread, since)

    async def run(self, commands: Commands) -> None:
        """Listen until cancelled."""
        app = make_app(self._settings, self._workspaces)
        listeners = Listeners(self._settings, self._premises, self._workspaces, self._poster, commands)
        listeners.register(app)
        flow = None
        if self._settings.installs:
            flow = make_flow(self._settings, self._workspaces, self._premises, SCOPES)
        await self._workspaces.prepare()
        try:
            async with serve(self._settings, app, flow) as address:
                self.on_serving(address)
                await listeners.conversations.end_broken()
                await wait_for_ever()
        finally:
            await listeners.receipts.drain()


def connect(premises: Premises) -> Platform:
    """Check the settings; nothing is opened before it runs or posts."""
    settings = load(Settings, premises.variables)
    check(settings)
    return SlackPlatform(settings, premises)


async def examine(premises: Premises) -> tuple[Finding, ...]:
    """Say whether Slack takes the tokens, and what is missing."""
    settings = load(Settings, premises.variables)
    check(settings)
    return await checks.examine(settings, premises)


def make_manifest(variables: Mapping[str, str]) -> dict[str, Any]:
    """Give the app's manifest, as the settings want it reached."""
    return manifest.make_manifest(load(Settings, variables))
