"""What the stand-in knows: guilds, channels, threads, people, permissions messages, as Discord's JSON tells them."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from bot.ports import Clock
from tests.standins.discord.rules import TEXT, V2, walk

Json = dict[str, Any]

TEXT_CHANNEL, DM, ANNOUNCEMENT, ANNOUNCEMENT_THREAD, THREAD, FORUM = 0, 1, 5, 10, 11, 15

MANAGE_GUILD, VIEW, SEND, MANAGE_MESSAGES, EMBED, HISTORY = 1 << 5, 1 << 10, 1 << 11, 1 << 13, 1 << 14, 1 << 16
USE_COMMANDS, MANAGE_THREADS, CREATE_THREADS, SEND_IN_THREADS = 1 << 31, 1 << 34, 1 << 35, 1 << 38
NAMES = {
    VIEW: "View Channel", SEND: "Send Messages", MANAGE_MESSAGES: "Manage Messages", EMBED: "Embed Links",
    HISTORY: "Read Message History", MANAGE_THREADS: "Manage Threads", CREATE_THREADS: "Create Public Threads",
    SEND_IN_THREADS: "Send Messages in Threads", MANAGE_GUILD: "Manage Server",
}  # fmt: skip
EPOCH = 1420070400000
APPLICATION = "1080000000000000001"
"""The one application there is; its bot has the same id."""


class Refusal(Exception):  # noqa: N818  it is an answer, not a failure of ours
    """A request that Discord would refuse, with its status and code."""

    def __init__(self, status: int, code: int, message: str, errors: Any = None) -> None:
        super().__init__(message)
        self.status, self.code, self.errors = status, code, errors


@dataclass
class Person:
    id: str
    name: str
    bot: bool = False

    def json(self) -> Json:
        return {
            "id": self.id, "username": self.name, "avatar": None, "discriminator": "0", "public_flags": 0, "flags": 0,
            "global_name": self.name, "primary_guild": None, **({"bot": True} if self.bot else {}),
        }  # fmt: skip


@dataclass
class Guild:
    id: str
    name: str
    owner: str
    roles: dict[str, int]
    """Role id → permissions; the guild's own id is @everyone's."""
    members: dict[str, list[str]]
    """Person id → role ids."""
    locale: str = "en-US"


@dataclass
class Channel:
    id: str
    kind: int
    name: str
    guild: str | None = None
    parent: str | None = None
    owner: str | None = None
    overwrites: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Role or person id → (allow, deny)."""
    tags: list[Json] = field(default_factory=list)
    applied: list[str] = field(default_factory=list)
    demands_tag: bool = False
    recipients: list[str] = field(default_factory=list)
    archived: bool = False
    moved: datetime | None = None
    """When it was archived."""
    locked: bool = False
    archive_after: int = 4320
    created: datetime | None = None

    @property
    def is_thread(self) -> bool:
        return self.kind in {ANNOUNCEMENT_THREAD, THREAD}


class World:
    """Everything there is; ids are snowflakes of the injected clock."""

    def __init__(self, clock: Clock, bot: str = "Attaché") -> None:
        self.clock = clock
        self._counter = itertools.count(1)
        self.people: dict[str, Person] = {}
        self.guilds: dict[str, Guild] = {}
        self.channels: dict[str, Channel] = {}
        self.messages: dict[str, dict[str, Json]] = {}
        """Channel id → message id → message."""
        self.bot = self.add_person(bot, bot=True)
        self.demanded = 0
        """The permissions that anything asked for needed so far."""
        self.refuses_v2 = False
        """Act as a place where Components V2 cannot be used."""

    def snowflake(self) -> str:
        moment = int(self.clock.now().timestamp() * 1000) - EPOCH
        return str((moment << 22) + next(self._counter))

    # people and places ------------------------------------------------------------------------------------------

    def add_person(self, name: str, *, bot: bool = False) -> Person:
        person = Person(APPLICATION if bot else self.snowflake(), name, bot)
        self.people[person.id] = person
        return person

    def add_guild(self, name: str, owner: Person, permissions: int) -> Guild:
        """A guild in which the bot's own role has the given permissions, and everyone may read, write and use it."""
        everyone = VIEW | SEND | HISTORY | USE_COMMANDS | SEND_IN_THREADS
        identity, role = self.snowflake(), self.snowflake()
        members = {owner.id: [], self.bot.id: [role]}
        guild = Guild(identity, name, owner.id, {identity: everyone, role: permissions}, members)
        self.guilds[guild.id] = guild
        return guild

    def add_channel(self, guild: Guild | None, name: str, kind: int = TEXT_CHANNEL, **more: Any) -> Channel:
        channel = Channel(
            self.snowflake(), kind, name, guild.id if guild else None, created=self.clock.now(), **more
        )  # fmt: skip
        self.channels[channel.id] = channel
        self.messages[channel.id] = {}
        return channel

    def open_dm(self, person: Person) -> Channel:
        for channel in self.channels.values():
            if channel.kind == DM and channel.recipients == [person.id]:
                return channel
        return self.add_channel(None, person.name, DM, recipients=[person.id])

    def open_thread(self, identity: str, parent: Channel, name: str, archive_after: int) -> Channel:
        if identity in self.channels:
            raise Refusal(400, 160004, "A thread has already been created for this message")
        kind = ANNOUNCEMENT_THREAD if parent.kind == ANNOUNCEMENT else THREAD
        thread = Channel(
            identity, kind, name, parent.guild, parent.id, self.bot.id, archive_after=archive_after,
            created=self.clock.now(),
        )  # fmt: skip
        self.channels[identity] = thread
        self.messages[identity] = {}
        return thread

    def remove_channel(self, channel: Channel) -> None:
        del self.channels[channel.id]
        del self.messages[channel.id]

    # permissions ------------------------------------------------------------------------------------------------

    def permissions(self, person: str, channel: Channel) -> int:
        """What a person may do in a channel; a thread has its parent's permissions."""
        if channel.guild is None:
            return VIEW | SEND | EMBED | HISTORY if person in {*channel.recipients, self.bot.id} else 0
        guild = self.guilds[channel.guild]
        if person not in guild.members:
            return 0
        if person == guild.owner:
            return (1 << 50) - 1
        place = self.channels.get(channel.parent or "", channel)
        roles = [guild.id, *guild.members[person]]
        allowed = 0
        for role in roles:
            allowed |= guild.roles[role]
        for holder in (guild.id, *roles[1:], person):
            allow, deny = place.overwrites.get(holder, (0, 0))
            allowed = (allowed & ~deny) | allow
        return allowed

    def demand(self, person: str, channel: Channel, *needed: int) -> None:
        held = self.permissions(person, channel)
        self.demanded |= sum(needed) | VIEW
        if not held & VIEW:
            raise Refusal(403, 50001, "Missing Access")
        for each in needed:
            if not held & each:
                raise Refusal(403, 50013, f"Missing Permissions: {NAMES[each]}")

    def get_channel(self, identity: str) -> Channel:
        channel = self.channels.get(identity)
        if channel is None or (channel.guild is not None and self.bot.id not in self.guilds[channel.guild].members):
            raise Refusal(404, 10003, "Unknown Channel")
        return channel

    def get_message(self, channel: str, identity: str) -> Json:
        found = self.messages.get(channel, {}).get(identity)
        if found is None:
            raise Refusal(404, 10008, "Unknown Message")
        return found

    # messages ---------------------------------------------------------------------------------------------------

    def refuse_v2_in(self, payload: Json, was: Json | None = None) -> None:
        """Refuse Components V2 where they cannot be used, or over an embed or content that an edit leaves there."""
        if not int(payload.get("flags") or 0) & V2:
            return
        if self.refuses_v2:
            raise Refusal(400, 50035, "Invalid Form Body\nflags: components v2 cannot be used here")
        for name in ("content", "embeds"):
            if was is not None and was[name] and name not in payload:
                raise Refusal(400, 50035, f"Invalid Form Body\nflags: cannot be used while the message has {name}")

    def add_message(self, channel: Channel, author: Person, payload: Json, **more: Any) -> Json:
        """Keep a message as Discord would show it; numbers the components that have no id."""
        identity = more.pop("id", None) or self.snowflake()
        content = payload.get("content") or ""
        message: Json = {
            "id": identity, "channel_id": channel.id, "type": 0, "author": author.json(), "content": content,
            "mentions": [self.people[each].json() for each in self.people if mentions(payload, each)],
            "mention_roles": [], "attachments": [],
            "embeds": [{"type": "rich", **each} for each in payload.get("embeds") or []],
            "timestamp": self.clock.now().astimezone(UTC).isoformat(), "edited_timestamp": None,
            "flags": payload.get("flags") or 0, "components": number(payload.get("components") or []),
            "pinned": False, "mention_everyone": pings(payload), "tts": False, **more,
        }  # fmt: skip
        if payload.get("nonce"):
            message["nonce"] = payload["nonce"]
        if payload.get("message_reference"):
            reference = payload["message_reference"]
            message["message_reference"] = {"type": 0, "channel_id": channel.id, **reference}
            message["type"] = more.get("type", 19)
        self.messages[channel.id][identity] = message
        return message

    def edit_message(self, message: Json, payload: Json) -> Json:
        for name in ("content", "embeds", "flags"):
            if name in payload:
                message[name] = payload[name] if payload[name] is not None else ([] if name == "embeds" else "")
        message["embeds"] = [{"type": "rich", **each} for each in message["embeds"]]
        if "components" in payload:
            message["components"] = number(payload["components"] or [])
        message["flags"] = message["flags"] or 0
        message["edited_timestamp"] = self.clock.now().astimezone(UTC).isoformat()
        return message

    # as JSON ----------------------------------------------------------------------------------------------------

    def channel_json(self, channel: Channel) -> Json:
        if channel.kind == DM:
            people = [self.people[each].json() for each in channel.recipients]
            return {"id": channel.id, "type": DM, "flags": 0, "recipients": people}
        told: Json = {
            "id": channel.id, "type": channel.kind, "flags": 0, "guild_id": channel.guild, "name": channel.name,
        }  # fmt: skip
        if channel.is_thread:
            count = len(self.messages[channel.id])
            last = max(self.messages[channel.id], key=int, default=None)
            meta = {
                "archived": channel.archived, "archive_timestamp": (channel.moved or self.clock.now()).isoformat(),
                "auto_archive_duration": channel.archive_after, "locked": channel.locked,
            }  # fmt: skip
            return told | {
                "parent_id": channel.parent, "owner_id": channel.owner, "thread_metadata": meta,
                "last_message_id": last, "message_count": count, "member_count": 1, "total_message_sent": count,
                "applied_tags": channel.applied, "rate_limit_per_user": 0,
            }  # fmt: skip
        overwrites = [
            {"id": holder, "type": 1 if holder in self.people else 0, "allow": str(allow), "deny": str(deny)}
            for holder, (allow, deny) in channel.overwrites.items()
        ]
        told |= {"position": 0, "permission_overwrites": overwrites, "nsfw": False, "topic": None, "parent_id": None}
        if channel.kind == FORUM:
            told |= {"available_tags": channel.tags, "default_reaction_emoji": None}
            told["flags"] = 1 << 4 if channel.demands_tag else 0
        return told

    def role_json(self, guild: Guild, role: str) -> Json:
        colors = {"primary_color": 0, "secondary_color": None, "tertiary_color": None}
        return {
            "id": role, "name": "@everyone" if role == guild.id else "role", "permissions": str(guild.roles[role]),
            "position": 0, "color": 0, "colors": colors, "hoist": False, "managed": False, "mentionable": False,
            "icon": None, "unicode_emoji": None, "flags": 0, "description": None,
        }  # fmt: skip

    def member_json(self, guild: Guild, person: Person) -> Json:
        return {
            "avatar": None, "banner": None, "communication_disabled_until": None, "flags": 0,
            "joined_at": "2023-01-01T00:00:00+00:00", "nick": None, "pending": False, "premium_since": None,
            "roles": guild.members[person.id], "user": person.json(), "mute": False, "deaf": False,
        }  # fmt: skip

    def guild_json(self, guild: Guild) -> Json:
        return {
            "id": guild.id, "name": guild.name, "icon": None, "description": None, "home_header": None, "splash": None,
            "discovery_splash": None, "features": ["COMMUNITY", "NEWS"], "banner": None, "owner_id": guild.owner,
            "application_id": None, "region": "deprecated", "afk_channel_id": None, "afk_timeout": 300,
            "system_channel_id": None, "system_channel_flags": 0, "widget_enabled": False, "widget_channel_id": None,
            "verification_level": 0, "roles": [self.role_json(guild, role) for role in guild.roles],
            "default_message_notifications": 0, "mfa_level": 0, "explicit_content_filter": 0, "max_presences": None,
            "max_members": 500000, "max_stage_video_channel_users": 50, "max_video_channel_users": 25,
            "vanity_url_code": None, "premium_tier": 0, "premium_subscription_count": 0,
            "preferred_locale": guild.locale,
            "rules_channel_id": None, "safety_alerts_channel_id": None, "public_updates_channel_id": None,
            "premium_progress_bar_enabled": False, "nsfw": False, "nsfw_level": 0, "emojis": [], "stickers": [],
            "incidents_data": None,
        }  # fmt: skip

    def channels_of(self, guild: Guild, *, threads: bool) -> Iterator[Channel]:
        return (each for each in self.channels.values() if each.guild == guild.id and each.is_thread == threads)

    def guild_create(self, guild: Guild) -> Json:
        """The gateway's GUILD_CREATE: the guild with its channels, threads and the bot's own membership."""
        return self.guild_json(guild) | {
            "joined_at": "2023-01-01T00:00:00+00:00", "large": False, "unavailable": False,
            "member_count": len(guild.members), "voice_states": [], "presences": [], "stage_instances": [],
            "guild_scheduled_events": [], "soundboard_sounds": [],
            "members": [self.member_json(guild, self.bot)],
            "channels": [self.channel_json(each) for each in self.channels_of(guild, threads=False)],
            "threads": [self.channel_json(each) for each in self.channels_of(guild, threads=True)],
        }  # fmt: skip


def number(components: list[Json]) -> list[Json]:
    """Give components as Discord gives them back: each with an id, and the fields it fills in."""
    taken = {each["id"] for each in walk(components) if each.get("id")}
    free = (each for each in itertools.count(1) if each not in taken)
    defaults: dict[int, Json] = {
        2: {"style": 2, "disabled": False}, 14: {"divider": True, "spacing": 1},
        17: {"accent_color": None, "spoiler": False},
    }  # fmt: skip

    def fill(each: Json) -> Json:
        told = {**defaults.get(each["type"], {}), **each, "id": each.get("id") or next(free)}
        if "components" in each:
            told["components"] = [fill(inner) for inner in each["components"]]
        if each.get("accessory"):
            told["accessory"] = fill(each["accessory"])
        return told

    return [fill(each) for each in components]


def pings(payload: Json) -> bool:
    """Say whether the message would ping everyone: the words stand there and no allowed_mentions forbids it."""
    allowed = payload.get("allowed_mentions")
    if allowed is not None and "everyone" not in (allowed.get("parse") or ()):
        return False
    return any("@everyone" in words or "@here" in words for words in _shown_in(payload))


def mentions(payload: Json, person: str) -> bool:
    """Say whether the message mentions a person: in its words, also of components, where allowed_mentions lets it."""
    allowed = payload.get("allowed_mentions")
    if allowed is not None and "users" not in (allowed.get("parse") or ()) and person not in allowed.get("users", ()):
        return False
    return any(f"<@{person}>" in words for words in _shown_in(payload))


def _shown_in(payload: Json) -> list[str]:
    shown = [payload.get("content") or ""]
    shown += [str(each.get("content")) for each in walk(payload.get("components")) if each.get("type") == TEXT]
    return shown
