"""The strict stand-ins of Slack and Discord under fire: the real clients post to them, and much goes wrong."""

import random
import re
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager

from bot.clock import SystemClock
from bot.model.conversation import WorkspaceId
from bot.model.message import Channel
from bot.platforms.discord.carrying import make_marks
from bot.platforms.discord.invite import PERMISSIONS
from tests.faults.standin import Faults, Visible, choose_fault
from tests.standins.discord import DiscordStandin, open_discord
from tests.standins.discord.rest import Fault as DiscordFault
from tests.standins.discord.rules import walk
from tests.standins.discord.world import FORUM
from tests.standins.slack import APP_TOKEN, SIGNING_SECRET, SlackStandin
from tests.standins.slack import Fault as SlackFault

ANY = re.compile("")
PAUSE = 1
"""Seconds that a refused client is told to wait."""
FORUMS = 5
"""Every so manieth Discord channel is a forum, whose posts take no nonce."""


class SlackRooms:
    """Slack's channels."""

    def __init__(self, standin: SlackStandin, faults: Faults, chance: random.Random) -> None:
        self.did: Counter[str] = Counter()
        self._standin, self._faults, self._chance = standin, faults, chance
        self._workspace = standin.add_workspace()
        standin.chaos = self._choose

    @property
    def variables(self) -> Mapping[str, str]:
        """The settings that point the real client here."""
        return {
            "SLACK_API_URL": self._standin.api_url, "SLACK_BOT_TOKEN": self._workspace.token,
            "SLACK_APP_TOKEN": APP_TOKEN, "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        }  # fmt: skip

    def list_channels(self, count: int) -> list[Channel]:
        """Give so many new channels."""
        rooms = [self._workspace.add_room(f"C0FIRE{number:04}") for number in range(count)]
        return [Channel("slack", WorkspaceId(self._workspace.team), room.id) for room in rooms]

    def count_shown(self) -> int:
        """How many messages are visible."""
        return len(self._list_keys())

    def count_twice(self) -> int:
        """How many messages are visible more than once."""
        return sum(count - 1 for count in Counter(self._list_keys()).values())

    def list_twice(self) -> list[str]:
        """What is visible more than once."""
        return [f"{channel} {key}" for (channel, key), count in Counter(self._list_keys()).items() if count > 1]

    def holds(self, channel: str, key: str) -> bool:
        """Whether the message is visible in the channel or in a thread there."""
        return (channel, key) in self._list_keys()

    def _list_keys(self) -> list[tuple[str, str]]:
        return [
            (room.id, message["metadata"]["event_payload"]["key"])
            for room in self._workspace.rooms.values()
            for message in room.messages
        ]

    def _choose(self, method: str) -> SlackFault | None:
        if method in {"conversations.history", "conversations.replies"}:
            return SlackFault("unavailable", 1) if self._chance.random() < self._faults.failed_lookups else None
        if method != "chat.postMessage":
            return None
        kind = choose_fault(self._faults, self._chance)
        self.did[kind] += 1
        spoilt = {
            "limited": "limited", "failed": self._chance.choice(("failed", "unavailable")), "cut": "broken",
            "slow": "slow", "late": "broken",
        }  # fmt: skip
        seconds = round(self._faults.slow_seconds) if kind == "slow" else PAUSE
        return SlackFault(spoilt[kind], 1, seconds) if kind in spoilt else None


class DiscordRooms:
    """Discord's channels and forums."""

    def __init__(self, standin: DiscordStandin, faults: Faults, chance: random.Random) -> None:
        self.did: Counter[str] = Counter()
        self._standin, self._faults, self._chance = standin, faults, chance
        self._guild = standin.found_guild("Fire", PERMISSIONS.value)[0]
        standin.rest.chaos = self._choose

    @property
    def variables(self) -> Mapping[str, str]:
        """The settings that point the real client here."""
        return self._standin.settings

    def list_channels(self, count: int) -> list[Channel]:
        """Give so many new channels, some of them forums."""
        made = [
            self._standin.world.add_channel(self._guild, f"fire-{number}", *((FORUM,) if number % FORUMS == 0 else ()))
            for number in range(count)
        ]
        return [Channel("discord", WorkspaceId(self._guild.id), channel.id) for channel in made]

    def count_shown(self) -> int:
        """How many messages are visible."""
        return len(self._list_marks())

    def count_twice(self) -> int:
        """How many messages are visible more than once."""
        return sum(count - 1 for count in Counter(self._list_marks()).values())

    def list_twice(self) -> list[str]:
        """What is visible more than once, by channel and marks."""
        return [str(marks) for marks, count in Counter(self._list_marks()).items() if count > 1]

    def holds(self, channel: str, key: str) -> bool:
        """Whether the message is visible in the channel or in a thread there."""
        marks = make_marks(key)
        return (channel, marks.outer, marks.inner) in self._list_marks()

    @property
    def complaints(self) -> list[str]:
        """What the vendor's own document says against requests that were made."""
        return self._standin.rest.complaints

    def _list_marks(self) -> list[tuple[str, int, int]]:
        world = self._standin.world
        found = []
        for place, messages in world.messages.items():
            channel = world.channels[place].parent or place
            for message in messages.values():
                outer, inner = [each["id"] for each in walk(message["components"])][:2]
                found.append((channel, outer, inner))
        return found

    def _choose(self, method: str, path: str) -> DiscordFault | None:
        place = path.split("/")[-1]
        if method == "GET" and place == "messages":
            failed = self._chance.random() < self._faults.failed_lookups
            return DiscordFault(method, ANY, 500, 1) if failed else None
        if method != "POST" or place not in {"messages", "threads"}:
            return None
        kind = choose_fault(self._faults, self._chance)
        self.did[kind] += 1
        spoilt: dict[str, int | str] = {
            "limited": 429,
            "failed": self._chance.choice(("failed", 500, 503)),
            "cut": self._chance.choice(("lost", "cut")),
            "slow": "slow",
            "late": "lost",
        }
        seconds = self._faults.slow_seconds if kind == "slow" else PAUSE
        return DiscordFault(method, ANY, spoilt[kind], 1, seconds) if kind in spoilt else None


@asynccontextmanager
async def open_vendors(
    faults: Faults, chance: random.Random
) -> AsyncIterator[tuple[Mapping[str, Visible], Mapping[str, str]]]:
    """Serve both on loopback; gives them by name, and the settings that point the bot there."""
    async with AsyncExitStack() as opened:
        slack = SlackRooms(await opened.enter_async_context(SlackStandin().serving()), faults, chance)
        discord = DiscordRooms(await opened.enter_async_context(open_discord(SystemClock())), faults, chance)
        variables = {"PLATFORMS": "slack,discord", **slack.variables, **discord.variables}
        yield {"slack": slack, "discord": discord}, variables
        assert not discord.complaints, discord.complaints[:3]
