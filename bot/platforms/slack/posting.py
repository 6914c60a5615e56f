"""Posts, edits and finds messages; every failure says what became of the message and what a person can do."""

import asyncio
import math
import secrets
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any, TypeVar

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.model.conversation import WorkspaceId
from bot.model.errors import NotFoundError, PostError
from bot.model.message import Channel, MessageId, Part
from bot.platforms.slack.rendering import escape
from bot.ports import Clock

log = structlog.get_logger()

EVENT_TYPE = "attache_part"
PAGE, PAGES = 100, 5
"""Messages asked for a call (apps with the strictest limit get 15), and calls before it gives up."""
SKEW = 5
"""Seconds by which Slack's clock may be behind ours."""
REMEMBERED = 5_000
PATIENCE, MOST_PATIENCE = 3, 60.0
"""Attempts at what a member waits for, and the seconds for which it waits in all before the member is told."""
MOST_WAIT, UNTOLD_WAIT = 86_400.0, 10.0
"""Seconds of the longest wait that is believed, and of the wait where Slack names none that can be kept."""
NOTHING_DONE = frozenset({"limited", "unavailable"})
"""Failures after which Slack has done nothing."""
HARMLESS = NOTHING_DONE | {"ambiguous"}
"""Failures after which what may be done twice is done again."""

R = TypeVar("R")
Message = Mapping[str, Any]
Connect = Callable[[WorkspaceId], Awaitable[AsyncWebClient]]

_GONE = {
    "channel_not_found": "There is no such channel, or I am not in it: /invite @Attaché there, then ask again.",
    "not_in_channel": "I am not in this channel: /invite @Attaché, then ask again.",
    "is_archived": "This channel is archived, so I can no longer write there.",
    "restricted_action": "This workspace does not let me write in that channel; its admins can allow it.",
    "restricted_action_read_only_channel": "Only some members may write in that channel; its managers can add me.",
    "cannot_dm_bot": "Another bot cannot be written to.",
    "user_is_restricted": "This workspace does not let me write there; its admins can allow it.",
    "team_access_not_granted": "This workspace has not granted me access; install me again.",
    "account_inactive": "The bot was removed from this workspace; install it again.",
    "token_revoked": "The bot was removed from this workspace; install it again.",
    "token_expired": "The bot's token has expired; install it again.",
    "missing_scope": "The bot lacks a permission; install it again with the manifest of attache manifest slack.",
}
_TOKEN = {
    "invalid_auth": "Slack does not know the bot's token; check SLACK_BOT_TOKEN, or install the bot again.",
    "not_authed": "The bot has no token for this workspace; install it.",
}
"""An operator's slip, not a workspace that left: nothing is suspended for it, and once it is mended all goes on."""
GROWING = "streaming_state_conflict"
"""What Slack says of a change to a message on which a stream is open."""
_FORMS = {"expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id"}
_UNAVAILABLE = {"service_unavailable", "team_added_to_org", "request_timeout_before_start"}
_AMBIGUOUS = {"internal_error", "fatal_error", "request_timeout"}


def explain(error: Exception) -> PostError:
    """Turn what the client raised into what became of the message."""
    if isinstance(error, SlackApiError):
        return _explain_answer(error)
    if isinstance(error, aiohttp.ClientConnectorError):
        return PostError("Slack cannot be reached; it is tried again later.", code="unavailable")
    return _left_open()


def read_wait(told: object) -> float:
    """Give the seconds that a Retry-After asks for, at most a day; a short wait for one that asks for none."""
    try:
        wait = float(str(told))
    except ValueError:
        return UNTOLD_WAIT
    return min(wait, MOST_WAIT) if 0 <= wait < math.inf else UNTOLD_WAIT


def read_limit(error: SlackApiError) -> float | None:
    """Give the seconds that Slack asks to wait with a method; None where it refused for something else."""
    response = error.response
    limited = getattr(response, "status_code", 200) == 429 or response.get("error") in {"ratelimited", "rate_limited"}
    return read_wait(response.headers.get("Retry-After")) if limited else None


def limit(wait: float) -> PostError:
    """Give what is told of a method that Slack takes no more for some seconds."""
    shown = math.ceil(wait) if wait > 1 else 1
    span = "a second" if shown == 1 else f"{shown:,} seconds"
    return PostError(f"Slack takes no more from me for {span}; ask again then.", code="limited", retry_after=wait)


def _left_open() -> PostError:
    return PostError(
        "The connection to Slack broke, so the message may have been posted; ask again if it is not there.",
        code="ambiguous",
    )


def _explain_answer(error: SlackApiError) -> PostError:
    response = error.response
    status, code = getattr(response, "status_code", 200), str(response.get("error", ""))
    wait = read_limit(error)
    if wait is not None:
        return limit(wait)
    if code in _TOKEN:
        return PostError(_TOKEN[code], code="unavailable")
    if code in _GONE:
        return PostError(_GONE[code], code="gone")
    if code in _AMBIGUOUS or status >= 500:
        return PostError(
            "Slack failed while it took the message, so it may have been posted; ask again if it is not there.",
            code="ambiguous",
        )
    if code in _UNAVAILABLE:
        return PostError("Slack is not available; it is tried again later.", code="unavailable")
    if code in _FORMS:
        return PostError("Slack gave me too little time to open the form; press or type it again.", code="refused")
    if code == GROWING:
        return PostError("Slack still shows this message growing.", code="refused")
    incident = secrets.token_hex(4)
    log.warning("slack_refused", incident=incident, error=code, status=status)
    return PostError(f"Slack refused this; the operator finds why in the log as incident {incident}.", code="refused")


def is_token_refused(error: PostError) -> bool:
    """Say whether Slack does not know the token that a call was made with."""
    return word_of(error) in _TOKEN


def word_of(error: PostError) -> str:
    """Give Slack's own word for why it refused; empty where it did not answer."""
    cause = error.__cause__
    return str(cause.response.get("error")) if isinstance(cause, SlackApiError) else ""


async def call(request: Awaitable[R]) -> R:
    """Await a call of the client; raises PostError."""
    try:
        return await request
    except (SlackClientError, aiohttp.ClientError, TimeoutError) as error:
        raise explain(error) from error


async def patiently(
    clock: Clock, act: Callable[[], Awaitable[R]], *, again: frozenset[str], most: float = MOST_PATIENCE
) -> R:
    """Do what a member waits for, again after as many seconds as Slack asks where these are in all at most `most`.

    `again` holds the failures after which it may be done again. Raises PostError.
    """
    left = most
    for attempt in range(1, PATIENCE + 1):
        try:
            return await act()
        except PostError as error:
            wait = error.retry_after or attempt
            if attempt == PATIENCE or error.code not in again or wait > left:
                raise
        left -= wait
        await clock.sleep(wait)
    raise AssertionError("unreachable")


class Poster:
    """Posts for every workspace; remembers the keys it posted, so that asking twice shows a message once."""

    def __init__(self, connect: Connect, clock: Clock) -> None:
        self.connect = connect
        self._clock = clock
        self._posted: OrderedDict[tuple[Channel, str, MessageId | None], asyncio.Future[MessageId]] = OrderedDict()

    async def post(self, channel: Channel, part: Part, key: str, thread: MessageId | None) -> MessageId:
        """Post a message with its key as metadata; the same key again gives the message that is there."""
        place = (channel, key, thread)
        known = self._posted.get(place)
        if known is not None:
            return await asyncio.shield(known)
        promise: asyncio.Future[MessageId] = asyncio.get_running_loop().create_future()
        self._posted[place] = promise
        while len(self._posted) > REMEMBERED:
            self._posted.popitem(last=False)
        try:
            message = await self._send(channel, part, key, thread)
        except BaseException as error:
            self._posted.pop(place, None)
            promise.set_exception(error if isinstance(error, PostError) else PostError("The post was stopped."))
            promise.exception()
            raise
        promise.set_result(message)
        return message

    async def _send(self, channel: Channel, part: Part, key: str, thread: MessageId | None) -> MessageId:
        client = await self.connect(channel.workspace)
        metadata = {"event_type": EVENT_TYPE, "event_payload": {"key": key}}
        response = await call(
            client.chat_postMessage(
                channel=channel.id, text=escape(part.text), blocks=part.payload["blocks"], thread_ts=thread,
                metadata=metadata, unfurl_links=False, unfurl_media=False,
            )
        )  # fmt: skip
        return MessageId(response["ts"])

    async def post_patiently(self, channel: Channel, part: Part, key: str, thread: MessageId | None) -> MessageId:
        """Post for a member who waits: waits as long as Slack asks, and looks before it posts again."""
        began, unsure = self._clock.now(), False

        async def post_unless_there() -> MessageId:
            nonlocal unsure
            found = await self.find(channel, key, thread, began) if unsure else None
            if found is not None:
                return found
            try:
                return await self.post(channel, part, key, thread)
            except PostError as error:
                unsure = error.code == "ambiguous"
                raise

        try:
            return await self.patiently(post_unless_there, again=HARMLESS)
        except PostError as error:
            raise (_left_open() if unsure else error) from error

    async def patiently(
        self, act: Callable[[], Awaitable[R]], *, again: frozenset[str] = NOTHING_DONE, most: float = MOST_PATIENCE
    ) -> R:
        """Do what a member waits for, as `patiently` does."""
        return await patiently(self._clock, act, again=again, most=most)

    async def edit_patiently(self, channel: Channel, message: MessageId, part: Part) -> None:
        """Replace a message whose member waits; raises NotFoundError when it is gone, PostError."""
        await self.patiently(lambda: self.edit(channel, message, part), again=HARMLESS)

    async def delete_patiently(self, channel: Channel, message: MessageId) -> None:
        """Remove a message whose member waits; one that is gone already is none to remove. Raises PostError."""
        try:
            await self.patiently(lambda: self.delete(channel, message), again=HARMLESS)
        except PostError as error:
            if word_of(error) != "message_not_found":
                raise

    async def edit(self, channel: Channel, message: MessageId, part: Part) -> None:
        """Replace a message, also one that is still growing; raises NotFoundError when it is gone."""
        client = await self.connect(channel.workspace)
        text, blocks = escape(part.text), part.payload["blocks"]
        try:
            await _once_ended(
                client, channel, message,
                lambda: client.chat_update(channel=channel.id, ts=message, text=text, blocks=blocks),
            )  # fmt: skip
        except PostError as error:
            if word_of(error) in {"message_not_found", "cant_update_message", "edit_window_closed"}:
                raise NotFoundError(f"The message {message} is gone or can no longer be edited.") from error
            raise

    async def delete(self, channel: Channel, message: MessageId) -> None:
        """Remove a message, also one that is still growing; raises PostError."""
        client = await self.connect(channel.workspace)
        await _once_ended(client, channel, message, lambda: client.chat_delete(channel=channel.id, ts=message))

    def now(self) -> datetime:
        """Give the moment from which on what begins now is looked for."""
        return self._clock.now()

    async def find(
        self, channel: Channel, key: str, thread: MessageId | None, since: datetime | None = None
    ) -> MessageId | None:
        """Look for the key in the metadata of messages; None with `since` means for certain that it is not there.

        A look that broke off says nothing, and is `unavailable`: the next one may tell.
        """
        return await self._search(channel, thread, since, lambda message: _carries(message, key))

    async def find_thread(self, channel: Channel, message: MessageId) -> MessageId | None:
        """Give the thread that a message stands in, None for one that stands in none; raises PostError."""
        client = await self.connect(channel.workspace)
        told = await self.patiently(
            lambda: _look(client.conversations_replies(channel=channel.id, ts=message, limit=1))
        )
        return next((MessageId(each["thread_ts"]) for each in told["messages"] if each.get("thread_ts")), None)

    async def find_block(self, channel: Channel, name: str, thread: MessageId, since: datetime) -> MessageId | None:
        """Look for a block in a thread's messages; None also where nothing can be told."""
        try:
            return await self.patiently(
                lambda: self._search(channel, thread, since, lambda message: _holds(message, name)), again=HARMLESS
            )
        except PostError as error:
            log.info("block_not_found", reason=str(error), code=error.code)
            return None

    async def _search(
        self, channel: Channel, thread: MessageId | None, since: datetime | None, fits: Callable[[Message], bool]
    ) -> MessageId | None:
        client = await self.connect(channel.workspace)
        wanted: dict[str, Any] = {"channel": channel.id, "limit": PAGE, "include_all_metadata": True}
        if since is not None:
            wanted["oldest"] = f"{since.timestamp() - SKEW:.6f}"
        for _ in range(PAGES):
            if thread is None:
                response = await _look(client.conversations_history(**wanted))
            else:
                response = await _look(client.conversations_replies(ts=thread, **wanted))
            found = next((MessageId(each["ts"]) for each in response["messages"] if fits(each)), None)
            wanted["cursor"] = (response.get("response_metadata") or {}).get("next_cursor")
            if found is not None or not wanted["cursor"] or (since is None and thread is None):
                return found
        raise PostError("Too much was written since to tell whether the message is there.", code="ambiguous")


async def _look(request: Awaitable[R]) -> R:
    """Await a call that changes nothing."""
    try:
        return await call(request)
    except PostError as error:
        if error.code != "ambiguous":
            raise
        words = "Slack broke off while a message was looked for; it is tried again."
        raise PostError(words, code="unavailable") from error


async def _once_ended(
    client: AsyncWebClient, channel: Channel, message: MessageId, change: Callable[[], Awaitable[R]]
) -> R:
    """Change a message; where a stream is still open on it, another process's or one that broke, end that first."""
    try:
        return await call(change())
    except PostError as error:
        if word_of(error) != GROWING:
            raise
    try:
        await call(client.chat_stopStream(channel=channel.id, ts=message))
    except PostError as error:
        if error.code in HARMLESS:
            raise
        log.info("stream_not_ended", reason=str(error), code=error.code)
    return await call(change())


def _carries(message: Message, key: str) -> bool:
    metadata = message.get("metadata") or {}
    return metadata.get("event_type") == EVENT_TYPE and metadata.get("event_payload", {}).get("key") == key


def _holds(message: Message, block: str) -> bool:
    return any(each.get("block_id") == block for each in message.get("blocks") or ())
