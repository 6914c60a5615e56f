"""The workspaces this bot speaks in: the token of each, who it is there, and what it needs to know of members."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

import structlog
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.error import BoltError
from slack_sdk.oauth.installation_store import Installation as Grant
from slack_sdk.web.async_client import AsyncWebClient

from bot.model.conversation import MemberId, ThreadId, WorkspaceId
from bot.model.errors import PostError
from bot.model.installation import Installation
from bot.model.message import Channel, Request
from bot.platforms.slack.client import Renew, RenewingClient
from bot.platforms.slack.posting import HARMLESS, MOST_PATIENCE, call, patiently, word_of
from bot.platforms.slack.rendering import spell_plainly, spell_slashed
from bot.platforms.slack.settings import Settings
from bot.ports import Premises

log = structlog.get_logger()

R = TypeVar("R")
PLATFORM = "slack"
DIRECT, GROUP = "D", "mpdm-"
"""What the ids of direct messages between two begin with, and the names of those in a group."""
MEMBER_KEPT, ROOM_KEPT = timedelta(hours=1), timedelta(minutes=2)
PAGE, PAGES = 200, 10
"""Channels asked for a call, and calls before the rest is left out."""
UNKNOWN = {"user_not_found", "user_not_visible", "users_not_found"}
"""What Slack says of a member it does not know, or does not tell the bot of."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace the bot was installed in, with a client that holds its token."""

    id: WorkspaceId
    name: str
    client: AsyncWebClient
    bot_user: str
    bot_id: str


@dataclass(frozen=True, slots=True)
class Member:
    """What Slack says of a member: the time zone to read times in, whether an admin, and whether a guest."""

    id: MemberId
    time_zone: str
    is_admin: bool
    is_guest: bool = True
    """Sees only the channels they are in."""


@dataclass(frozen=True, slots=True)
class Room:
    """What Slack says of a channel, as far as the bot may know it."""

    name: str
    creator: str
    is_private: bool
    is_archived: bool
    bot_is_in: bool


class OrganisationError(BoltError):
    """A whole organisation installed the bot, of which the manifest says that it cannot."""


class Workspaces:
    """Gives the client of a workspace: of the one whose token is set, or of those that installed the bot."""

    def __init__(self, settings: Settings, premises: Premises) -> None:
        self._settings = settings
        self._premises = premises
        self._known: dict[WorkspaceId, Workspace] = {}
        self._members: dict[tuple[WorkspaceId, MemberId], tuple[datetime, Member]] = {}
        self._rooms: dict[tuple[WorkspaceId, str], tuple[datetime, Room]] = {}
        self._listed: dict[WorkspaceId, datetime] = {}
        self._direct: dict[tuple[WorkspaceId, MemberId], Channel] = {}

    def make_client(self, token: str | None, renew: Renew | None = None) -> AsyncWebClient:
        """Make a client that repeats nothing by itself: what is repeated is decided where it is known to be safe."""
        return RenewingClient(
            self._premises.clock, renew, token=token, base_url=self._settings.base_url, retry_handlers=[], timeout=30
        )

    async def get(self, workspace: WorkspaceId) -> Workspace:
        """Give a workspace; raises PostError `gone` where the bot is not installed."""
        known = self._known.get(workspace) or await self._open(workspace)
        if known is None:
            raise PostError("The bot is not installed in this workspace; install it again.", code="gone")
        return known

    async def prepare(self) -> None:
        """Ask whose the set token is, so that no request waits for it; where Slack cannot tell now, a request asks."""
        if self._settings.bot_token is not None:
            try:
                opened = await self.identify(self._settings.bot_token)
            except PostError as error:
                log.warning("token_not_identified", reason=str(error), code=error.code)
            else:
                self._known[opened.id] = opened

    async def connect(self, workspace: WorkspaceId) -> AsyncWebClient:
        """Give the client of a workspace."""
        return (await self.get(workspace)).client

    async def _open(self, workspace: WorkspaceId) -> Workspace | None:
        if self._settings.bot_token is not None:
            opened = await self.identify(self._settings.bot_token)
            self._known[opened.id] = opened
            return opened if opened.id == workspace else None
        kept = await self._find_installation(workspace)
        if kept is None:
            return None
        told = json.loads(kept.credentials)
        client = self.make_client(told["token"], partial(self._renew, workspace))
        self._known[workspace] = Workspace(workspace, kept.name, client, told["bot_user"], told["bot_id"])
        return self._known[workspace]

    async def _find_installation(self, workspace: WorkspaceId) -> Installation | None:
        async with self._premises.database.read() as transaction:
            return await self._premises.installations.find(transaction, PLATFORM, workspace)

    async def _renew(self, workspace: WorkspaceId) -> str | None:
        """Read anew the token that Slack took no more: another process may have installed the bot again."""
        self._known.pop(workspace, None)
        kept = await self._find_installation(workspace)
        return None if kept is None else str(json.loads(kept.credentials)["token"])

    async def identify(self, token: str) -> Workspace:
        """Ask Slack whose token this is; raises PostError."""
        client = self.make_client(token)
        told = await call(client.auth_test())
        return Workspace(WorkspaceId(told["team_id"]), told["team"], client, told["user_id"], told.get("bot_id", ""))

    async def authorize(self, team_id: str | None, enterprise_id: str | None) -> AuthorizeResult | None:
        """Say as whom Bolt handles a request; None for a workspace that did not install the bot."""
        for name in (team_id, enterprise_id):
            if name is None:
                continue
            try:
                found = await self.get(WorkspaceId(name))
            except PostError as error:
                if error.code != "gone":
                    raise
                continue
            return AuthorizeResult(
                enterprise_id=enterprise_id, team_id=team_id, bot_token=found.client.token,
                bot_id=found.bot_id, bot_user_id=found.bot_user,
            )  # fmt: skip
        return None

    async def keep(self, grant: Grant) -> None:
        """Keep what a workspace granted that installed the bot; raises OrganisationError for a whole organisation."""
        if grant.is_enterprise_install:
            raise OrganisationError(
                "I am installed in one workspace at a time: choose one instead of the organisation."
            )
        name = WorkspaceId(grant.team_id or "")
        told = {"token": grant.bot_token, "bot_user": grant.bot_user_id, "bot_id": grant.bot_id or ""}
        kept = Installation(PLATFORM, name, grant.team_name or name, json.dumps(told), self._premises.clock.now())
        async with self._premises.database.write() as transaction:
            await self._premises.installations.put(transaction, kept)
        self._known.pop(name, None)

    async def forget(self, workspace: WorkspaceId) -> None:
        """Forget a workspace that removed the bot, token and all; not one that has installed it again since."""
        self._known.pop(workspace, None)
        if await self._takes_token(workspace):
            return
        async with self._premises.database.write() as transaction:
            await self._premises.installations.remove(transaction, PLATFORM, workspace)

    async def _takes_token(self, workspace: WorkspaceId) -> bool:
        """Say whether Slack takes the kept token; where that cannot be told, no."""
        kept = await self._find_installation(workspace)
        if kept is None:
            return False
        try:
            await self.identify(json.loads(kept.credentials)["token"])
        except PostError:
            return False
        return True

    async def _look_up(self, ask: Callable[[], Awaitable[R]], most: float = MOST_PATIENCE) -> R:
        """Ask what changes nothing, again where Slack did not answer; raises PostError."""
        try:
            return await patiently(self._premises.clock, lambda: call(ask()), again=HARMLESS, most=most)
        except PostError as error:
            if error.code != "ambiguous":
                raise
            raise PostError("Slack did not answer what I asked it first; try again.", code="unavailable") from error

    async def get_member(self, workspace: WorkspaceId, member: MemberId, most: float = MOST_PATIENCE) -> Member:
        """Give what Slack says of a member, kept for an hour; one it does not know reads times in UTC.

        Waits at most `most` seconds for the answer; raises PostError where Slack gave none.
        """
        now = self._premises.clock.now()
        kept = self._members.get((workspace, member))
        if kept is not None and now - kept[0] < MEMBER_KEPT:
            return kept[1]
        client = await self.connect(workspace)
        try:
            told = (await self._look_up(lambda: client.users_info(user=member), most))["user"]
        except PostError as error:
            if word_of(error) not in UNKNOWN:
                raise
            return Member(member, "UTC", is_admin=False)
        outside = told.get("is_stranger") or told.get("team_id", workspace) != workspace
        guest = outside or told.get("is_restricted") or told.get("is_ultra_restricted")
        admin = not outside and (told.get("is_admin") or told.get("is_owner"))
        found = Member(member, told.get("tz") or "UTC", is_admin=bool(admin), is_guest=bool(guest))
        self._members[workspace, member] = (now, found)
        return found

    async def get_direct(self, workspace: WorkspaceId, member: MemberId) -> Channel:
        """Give the direct messages between a member and the bot; raises PostError."""
        known = self._direct.get((workspace, member))
        if known is None:
            client = await self.connect(workspace)
            opened = await self._look_up(lambda: client.conversations_open(users=member))
            known = self._direct[workspace, member] = Channel(PLATFORM, workspace, opened["channel"]["id"])
        return known

    def keep_direct(self, channel: Channel, member: MemberId) -> None:
        """Keep that these are the direct messages between a member and the bot, where Slack has told so unasked."""
        self._direct[channel.workspace, member] = channel

    async def is_ours(self, channel: Channel, member: MemberId) -> bool:
        """Say whether a channel is a member's direct messages with the bot; where Slack opens none, any may be.

        Raises PostError where Slack did not answer.
        """
        if not channel.id.startswith(DIRECT):
            return False
        try:
            return channel == await self.get_direct(channel.workspace, member)
        except PostError as error:
            if error.code in HARMLESS:
                raise
            return True

    async def is_among_people(self, channel: Channel, name: str, member: MemberId) -> bool:
        """Say whether these are direct messages between people, where no bot can be invited; `name` is Slack's."""
        if channel.id.startswith(DIRECT):
            return not await self.is_ours(channel, member)
        return name.startswith(GROUP)

    async def may_manage(self, channel: Channel, member: Member) -> bool:
        """Say whether a member manages a channel: an admin, who made it, whom the operator lists, or it is theirs."""
        if member.is_admin or member.id in {each.strip() for each in self._settings.managers.split(",")}:
            return True
        if channel.id.startswith(DIRECT):
            return await self.is_ours(channel, member.id)
        room = await self.find_room(channel.workspace, channel.id)
        return room is not None and room.creator == member.id

    async def make_request(
        self, channel: Channel, member: MemberId, text: str, thread: ThreadId | None = None
    ) -> Request:
        """Make a request, with what Slack says of its member: time zone, and whether they manage the channel."""
        told = await self.get_member(channel.workspace, member)
        manages = await self.may_manage(channel, told)
        spell = spell_plainly if await self.is_ours(channel, member) else spell_slashed
        return Request(
            channel, member, text, thread, time_zone=told.time_zone, may_manage=manages, buttons=True, spell=spell
        )

    async def find_room(self, workspace: WorkspaceId, channel: str) -> Room | None:
        """Give what Slack says of a channel, kept for two minutes; None for one it does not tell the bot of.

        Raises PostError where Slack did not answer.
        """
        kept = self._rooms.get((workspace, channel))
        if kept is not None and self._premises.clock.now() - kept[0] < ROOM_KEPT:
            return kept[1]
        try:
            return await self.ask_room(workspace, channel)
        except PostError as error:
            if error.code != "gone":
                raise
            return None

    async def ask_room(self, workspace: WorkspaceId, channel: str) -> Room:
        """Ask Slack about a channel and keep it; raises PostError, `gone` for one that is not there or is hidden."""
        client = await self.connect(workspace)
        told = (await self._look_up(lambda: client.conversations_info(channel=channel)))["channel"]
        return self._keep_room(workspace, told, bot_is_in=bool(told.get("is_member")))

    def _keep_room(self, workspace: WorkspaceId, told: Mapping[str, Any], *, bot_is_in: bool) -> Room:
        room = Room(
            name=told.get("name") or told["id"],
            creator=told.get("creator") or "",
            is_private=bool(told.get("is_private") or told.get("is_mpim")),
            is_archived=bool(told.get("is_archived")),
            bot_is_in=bot_is_in,
        )
        self._rooms[workspace, told["id"]] = (self._premises.clock.now(), room)
        return room

    async def is_in(self, channel: Channel, member: MemberId) -> bool:
        """Say whether the bot is in a member's channel, asked anew; not in one that Slack does not tell it of."""
        if channel.id.startswith(DIRECT):
            return await self.is_ours(channel, member)
        try:
            return (await self.ask_room(channel.workspace, channel.id)).bot_is_in
        except PostError as error:
            if error.code != "gone":
                raise
            return False

    async def list_followed(self, workspace: WorkspaceId) -> Mapping[str, tuple[str, ...]]:
        """Give the workspace's channels that follow something, by id, with their topics."""
        async with self._premises.database.read() as transaction:
            kept = await self._premises.subscriptions.list_of_workspace(transaction, workspace)
        found: dict[str, tuple[str, ...]] = {}
        for each in kept:
            if each.channel.platform == PLATFORM:
                found[each.channel.id] = (*found.get(each.channel.id, ()), each.topic)
        return found

    async def list_seen(self, workspace: WorkspaceId, member: Member, channels: Iterable[str]) -> frozenset[str]:
        """Give those of some channels that a member sees: where they are, and public ones unless they are a guest.

        Raises PostError where Slack did not answer.
        """
        given = frozenset(channels)
        direct = {each for each in given if each.startswith(DIRECT)}
        seen = {each for each in direct if await self.is_ours(Channel(PLATFORM, workspace, each), member.id)}
        wanted = given - direct
        joined = await self._list_joined(workspace, member.id) if wanted else frozenset()
        seen |= wanted & joined
        others = () if member.is_guest else sorted(wanted - joined)
        if len(others) > 1:
            await self._know_rooms(workspace)
        for channel in others:
            room = await self.find_room(workspace, channel)
            if room is not None and not room.is_private:
                seen.add(channel)
        return frozenset(seen)

    async def _list_joined(self, workspace: WorkspaceId, member: MemberId) -> frozenset[str]:
        """The channels that a member and the bot share; none of a member whom Slack does not know."""
        try:
            return frozenset([each["id"] async for each in self._list_rooms(workspace, user=member)])
        except PostError as error:
            if word_of(error) not in UNKNOWN:
                raise
            return frozenset()

    async def _know_rooms(self, workspace: WorkspaceId) -> None:
        """Keep what Slack says of all the bot's channels, some hundred at a call instead of one."""
        now, listed = self._premises.clock.now(), self._listed.get(workspace)
        if listed is not None and now - listed < ROOM_KEPT:
            return
        async for told in self._list_rooms(workspace):
            self._keep_room(workspace, told, bot_is_in=True)
        self._listed[workspace] = now

    async def _list_rooms(self, workspace: WorkspaceId, **of: str) -> AsyncIterator[Mapping[str, Any]]:
        """The channels the bot is in, or shares with a member; raises PostError."""
        client = await self.connect(workspace)
        wanted: dict[str, Any] = {**of, "types": "public_channel,private_channel", "limit": PAGE}
        for _ in range(PAGES):
            told = await self._look_up(lambda: client.users_conversations(**wanted))
            for each in told["channels"]:
                yield each
            wanted["cursor"] = (told.get("response_metadata") or {}).get("next_cursor")
            if not wanted["cursor"]:
                return
