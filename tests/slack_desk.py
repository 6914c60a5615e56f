"""Attaché in Slack for tests: the whole program on the sample dispatches, real Bolt, the stand-in on the other end."""

import asyncio
import html
import re
import socket
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import aiohttp

from bot.app import App, open_app
from bot.platforms.slack import SlackPlatform
from bot.platforms.slack.manifest import make_manifest
from bot.platforms.slack.settings import Settings
from bot.ports import Clock, Commands, Premises, Transaction
from bot.service.commands import MemberCommands
from bot.storage.conversations import SqlConversationStore
from bot.storage.installations import SqlInstallationStore
from bot.storage.receipts import SqlReceiptStore
from bot.storage.sealing import Seal
from bot.storage.sealing import Settings as SealSettings
from bot.storage.subscriptions import SqlSubscriptionStore
from tests.fakes.clock import HandClock
from tests.fakes.workers import InlineWorkers
from tests.seeds import DISPATCHES, NOW, lay_seeds
from tests.standins.slack import APP_TOKEN, CLIENT_ID, CLIENT_SECRET, Payload, Room, SlackStandin, Workspace
from tests.standins.slack_payloads import iter_words
from tests.standins.slack_people import Person

PATIENCE = 25.0


@dataclass
class SlackDesk:
    """What a test holds: the stand-in, a workspace with a channel, a member, and the program."""

    slack: SlackStandin
    workspace: Workspace
    room: Room
    person: Person
    platform: SlackPlatform
    app: App

    async def until(self, holds: Callable[[], Any]) -> Any:
        """Wait until something holds; what went wrong meanwhile is told."""
        started = time.monotonic()
        while not (found := holds()):
            assert time.monotonic() - started < PATIENCE, (self.slack.refusals, self.room.messages[-2:])
            await asyncio.sleep(0.005)
        return found

    def of_bot(self, room: Room | None = None) -> list[Payload]:
        """The bot's messages in a channel, those still growing left out."""
        shown = (room or self.room).messages
        return [each for each in shown if "bot_id" in each and (room or self.room).id + each["ts"] not in self.growing]

    async def get_bot_message(self, containing: str, room: Room | None = None) -> Payload:
        """Wait for a finished message of the bot that shows these words."""

        def find() -> Payload | None:
            return next((each for each in reversed(self.of_bot(room)) if containing in words_of(each)), None)

        found: Payload = await self.until(find)
        return found

    def of_thread(self, root: str, room: Room | None = None) -> list[Payload]:
        """The bot's messages under another."""
        return [each for each in self.of_bot(room) if each.get("thread_ts") == root]

    async def get_answer(self, thread: str, count: int, room: Room | None = None) -> Payload:
        """Wait for the bot's answer number `count` in a thread."""
        shown: list[Payload] = await self.until(lambda: self.of_thread(thread, room)[count - 1 :])
        return shown[0]

    @property
    def growing(self) -> set[str]:
        return {channel + ts for channel, ts in self.slack.streams}


def words_of(message: Payload) -> str:
    """Every word that a message shows."""
    return " ".join(iter_words(message.get("blocks", []), "text", "fallback")) or str(message.get("text", ""))


@asynccontextmanager
async def open_desk(
    home: Path,
    make_commands: Callable[[App], Commands] | None = None,
    change: Callable[[App], App] = lambda app: app,
    settings: Mapping[str, str] = MappingProxyType({}),
    dispatches: Path = DISPATCHES,
) -> AsyncIterator[SlackDesk]:
    """Open everything for one workspace over Socket Mode, with the sample dispatches read."""
    lay_seeds(home, dispatches)
    scopes = set(make_manifest(Settings())["oauth_config"]["scopes"]["bot"])
    async with SlackStandin().serving() as slack:
        workspace = slack.add_workspace(scopes=scopes)
        slack.subscribed = set(make_manifest(Settings())["settings"]["event_subscriptions"]["bot_events"])
        room = workspace.add_room("C0DESK", title="desk")
        workspace.add_user("U0ANNA", admin=True)
        tokens = {"SLACK_BOT_TOKEN": workspace.token, "SLACK_APP_TOKEN": APP_TOKEN, "SLACK_API_URL": slack.api_url}
        tokens["SLACK_AUTHORIZE_URL"] = f"{slack.base}/oauth/v2/authorize"
        variables = {"ATTACHE_HOME": str(home), "ATTACHE_NOW": NOW, **tokens, **settings}
        given = {name: value for name, value in variables.items() if value}
        async with (
            open_app(given) as opened,
            _running(change(_inline(opened)), given, make_commands) as (app, platform),
        ):
            slack.steady = app.desk.clock.steady
            if "SLACK_APP_TOKEN" in given:
                await slack.wait_connected()
            yield SlackDesk(slack, workspace, room, Person(slack, workspace, "U0ANNA"), platform, app)
            assert slack.late == [], "every delivery is acknowledged in time; a test that wants it otherwise clears it"


def _inline(app: App) -> App:
    """Work in this process: starting others takes longer than all that a test does."""
    return replace(app, desk=replace(app.desk, workers=InlineWorkers()))


@asynccontextmanager
async def _running(
    app: App, variables: dict[str, str], make_commands: Callable[[App], Commands] | None
) -> AsyncIterator[tuple[App, SlackPlatform]]:
    async with running(app, variables, make_commands) as platform:
        yield app, platform


@asynccontextmanager
async def running(
    app: App,
    variables: dict[str, str],
    make_commands: Callable[[App], Commands] | None = None,
    *,
    alone: bool = False,
) -> AsyncIterator[SlackPlatform]:
    """Run the Slack platform of an opened app, beside other processes or alone."""
    desk = app.desk
    premises = replace(make_premises(app, variables), alone=alone)
    platform = SlackPlatform(Settings.model_validate(variables), premises)
    commands = make_commands(app) if make_commands else MemberCommands(desk, app.intake)
    work = asyncio.create_task(platform.run(commands))
    try:
        yield platform
    finally:
        work.cancel()
        with suppress(asyncio.CancelledError):
            await work


def make_premises(app: App, variables: Mapping[str, str]) -> Premises:
    """What the program hands to a platform."""
    desk = app.desk
    return Premises(
        variables, desk.topics.complete, desk.clock, desk.database, app.installations, desk.subscriptions, app.receipts,
        desk.conversations,
    )  # fmt: skip


class NoDatabase:
    """Where nothing is kept: a bot with a token of its own needs none to post."""

    def write(self, *, durable: bool = False) -> AbstractAsyncContextManager[Transaction]:
        raise AssertionError("nothing is written")

    def read(self) -> AbstractAsyncContextManager[Transaction]:
        raise AssertionError("nothing is read")

    async def read_clock(self) -> datetime | None:
        return None


def make_slack(variables: dict[str, str], clock: Clock | None = None) -> SlackPlatform:
    """Give the platform alone, with a clock that moves by itself when it is slept on."""
    stores = SqlInstallationStore(Seal(SealSettings(keys=None)))
    premises = Premises(
        variables, lambda _words: (), clock or HandClock(), NoDatabase(), stores, SqlSubscriptionStore(),
        SqlReceiptStore(), SqlConversationStore(),
    )  # fmt: skip
    return SlackPlatform(Settings.model_validate(variables), premises)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


async def listening(port: int) -> None:
    for _ in range(500):
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.01)
            continue
        writer.close()
        await writer.wait_closed()
        return


def for_installing(port: int, public: int | None = None) -> dict[str, str]:
    """Settings of a process whose pages install the bot, at the port where it is reached from outside."""
    return {
        "SLACK_BOT_TOKEN": "", "SLACK_CLIENT_ID": CLIENT_ID, "SLACK_CLIENT_SECRET": CLIENT_SECRET,
        "SLACK_PORT": str(port), "SLACK_PUBLIC_URL": f"http://localhost:{public or port}",
    }  # fmt: skip


async def install(slack: SlackStandin, team: str, port: int) -> None:
    """Follow the pages as a browser does: the install page, Slack's own, and back."""
    await listening(port)
    async with browsing(port) as browser:
        link = await get_link(browser, f"http://localhost:{port}", team)
        done = await browser.get(
            link.replace("https://slack.com/oauth/v2/authorize", f"{slack.base}/oauth/v2/authorize")
        )
        assert done.status == 200, await done.text()
        assert "Thank you" in await done.text()
        forged = await browser.get(f"http://localhost:{port}/slack/oauth_redirect?code=abc&state=forged")
        assert forged.status in {400, 401}


@asynccontextmanager
async def browsing(port: int) -> AsyncIterator[aiohttp.ClientSession]:
    """A browser with its cookies."""
    jar = aiohttp.CookieJar(unsafe=True, treat_as_secure_origin=[f"http://localhost:{port}"])
    async with aiohttp.ClientSession(cookie_jar=jar) as browser:
        yield browser


async def get_link(browser: aiohttp.ClientSession, base: str, team: str) -> str:
    """Give where the button of the install page leads."""
    page = await browser.get(f"{base}/slack/install?team={team}")
    return html.unescape(str(re.findall(r'<a href="([^"]+)"', await page.text())[0]))
