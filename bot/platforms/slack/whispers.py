"""Shows words to one member alone by the best way left: the request's address, an ephemeral message, a direct one."""

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import aiohttp
import structlog
from slack_sdk.errors import SlackClientError

from bot.model.conversation import MemberId
from bot.model.document import Document
from bot.model.errors import PostError
from bot.model.message import Channel, MessageId, Part
from bot.platforms.slack.inbound import Payload, workspace_of
from bot.platforms.slack.posting import Poster, call
from bot.platforms.slack.rendering import escape, render
from bot.platforms.slack.views import read_origin
from bot.platforms.slack.workspaces import PLATFORM, Workspaces
from bot.ports import Reply

log = structlog.get_logger()

Respond = Callable[..., Awaitable[Any]]
MOST_RESPONSES = 5
"""Messages that Slack takes at a request's own address (`response_url`), within half an hour."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reply is shown: in a channel, under a message where given, for the member who asked."""

    channel: Channel
    member: MemberId
    root: MessageId | None = None
    apart: bool = False
    """Direct messages between people, where the bot cannot write: what is asked there is answered in its own."""


class Whisper:
    """What one member is shown in answer to one request; nobody else sees it."""

    def __init__(self, poster: Poster, workspaces: Workspaces, place: Place, respond: Respond | None = None) -> None:
        self._poster = poster
        self._workspaces = workspaces
        self._place = place
        self._respond = respond
        self._responses = 0

    async def note(self, words: str) -> None:
        """Say in place of what stood at the request's own address what is being done; one that fails is not missed."""
        await self._send(text=escape(words), response_type="ephemeral", replace_original=True)

    async def close(self) -> None:
        """Remove the "working" note: the reply stands where all see it."""
        await self._send(delete_original=True)

    async def show(self, reply: Reply, *, replacing: bool = False) -> bool:
        """Show every message of a reply, the first in place of the "working" note; False where no way is left."""
        for index, part in enumerate(render(reply)):
            ways = self._list_ways(replacing=replacing, first=index == 0)
            if not await self._show_by(part, ways):
                log.warning("reply_not_shown", workspace=self._place.channel.workspace, channel=self._place.channel.id)
                return False
        return True

    async def say(self, words: str, *, replacing: bool = False) -> bool:
        """Show one sentence."""
        return await self.show(Reply(Document("problem", words, ())), replacing=replacing)

    def _list_ways(self, *, replacing: bool, first: bool) -> list[Callable[[Part], Awaitable[None]]]:
        """In a thread an ephemeral message stands where it belongs; a command's note is replaced where it stands."""

        async def respond(part: Part) -> None:
            shown = await self._send(
                text=escape(part.text), blocks=part.payload["blocks"], response_type="ephemeral",
                replace_original=replacing and first,
            )  # fmt: skip
            if not shown:
                raise PostError("The request's own address takes no more.", code="gone")

        if replacing:
            return [respond, self._whisper, self._write]
        channel = self._place.channel.id
        if not channel or (channel.startswith("D") and self._respond is None):
            return [self._write]
        return [self._whisper, respond, self._write]

    async def _show_by(self, part: Part, ways: list[Callable[[Part], Awaitable[None]]]) -> bool:
        for way in ways:
            try:
                await way(part)
            except PostError as error:
                log.info("way_closed", way=way.__name__.strip("_"), reason=str(error), code=error.code)
            else:
                return True
        return False

    async def _send(self, **message: Any) -> bool:
        if self._respond is None or self._responses >= MOST_RESPONSES:
            return False
        self._responses += 1
        try:
            response = await self._respond(**message)
        except (SlackClientError, aiohttp.ClientError, OSError, TimeoutError) as error:
            log.info("response_failed", reason=type(error).__name__)
            return False
        return int(response.status_code) == 200

    async def _whisper(self, part: Part) -> None:
        client = await self._poster.connect(self._place.channel.workspace)
        await self._poster.patiently(
            lambda: call(
                client.chat_postEphemeral(
                    channel=self._place.channel.id, user=self._place.member, thread_ts=self._place.root,
                    text=escape(part.text), blocks=part.payload["blocks"],
                )
            )
        )  # fmt: skip

    async def _write(self, part: Part) -> None:
        """Write in the member's direct messages with the bot; where the request came from there, under it."""
        here, member = self._place.channel, self._place.member
        client = await self._poster.connect(here.workspace)
        direct = await self._workspaces.get_direct(here.workspace, member)
        root = self._place.root if here == direct else None
        await self._poster.patiently(
            lambda: call(
                client.chat_postMessage(
                    channel=direct.id, thread_ts=root, text=escape(part.text), blocks=part.payload["blocks"],
                    unfurl_links=False, unfurl_media=False,
                )
            )
        )  # fmt: skip


class Whispers:
    """Finds in what Slack sent who waits for a word, and where."""

    def __init__(self, poster: Poster, workspaces: Workspaces) -> None:
        self._poster = poster
        self._workspaces = workspaces

    def open(self, place: Place, respond: Respond | None = None) -> Whisper:
        """Give what a member is shown in answer to one request."""
        return Whisper(self._poster, self._workspaces, place, respond)

    async def tell(self, body: Payload, respond: Respond | None, words: str) -> bool:
        """Say what went wrong to who waits; False where nobody waits or can be told."""
        place = find_place(body)
        if place is None:
            return False
        whisper = self.open(place, respond if body.get("response_url") else None)
        return await whisper.say(words, replacing="command" in body)

    async def tell_unforeseen(self, error: Exception, body: Payload, respond: Respond | None) -> None:
        """Log what nobody foresaw as an incident, and say its number to who waits."""
        incident = secrets.token_hex(4)
        log.error("listener_failed", incident=incident, kind=body.get("type") or body.get("command"), exc_info=error)
        words = f"Something went wrong here; the operator finds it in the log as incident {incident}."
        await self.tell(body, respond, words)


def find_place(body: Payload) -> Place | None:
    """Say who waits for an answer to what Slack sent, and where; None for what no member waits for."""
    event = body.get("event") or {}
    told = event.get("message") or event
    user = body.get("user_id") or (body.get("user") or {}).get("id") or told.get("user")
    team = workspace_of(body)
    if not user or not team or told.get("bot_id") or body.get("type") == "block_suggestion":
        return None
    origin = read_origin((body.get("view") or {}).get("private_metadata") or "")
    channel = body.get("channel_id") or (body.get("channel") or {}).get("id") or event.get("channel") or origin.channel
    container = body.get("container") or {}
    root = told.get("thread_ts") or container.get("thread_ts") or (body.get("message") or {}).get("thread_ts")
    return Place(
        Channel(PLATFORM, team, channel or ""), MemberId(user),
        MessageId(root) if root else origin.root,
    )  # fmt: skip
