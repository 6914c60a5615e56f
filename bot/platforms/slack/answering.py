"""Shows a reply while it is made and when it is done: a status, an answer that grows, messages and their thread."""

import asyncio
import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.model.conversation import Answer
from bot.model.document import Document, Line
from bot.model.errors import NotFoundError, PostError
from bot.model.message import Channel, MessageId, Part, thread_of
from bot.platforms.slack.posting import EVENT_TYPE, HARMLESS, Poster, call, word_of
from bot.platforms.slack.rendering import render, render_blocks, render_lines, render_offers
from bot.platforms.slack.trails import Trail
from bot.platforms.slack.whispers import Place
from bot.ports import Commands, Reply

log = structlog.get_logger()

STOPPED = "stopped_by_user"
OPENED = "opened"
"""What the id of the first block of an answer that grows begins with: a stream carries no key of its own."""
STREAMED = "answer"
"""The section whose lines are shown as they are checked."""


class Quiet:
    """Progress that a private "working" note already tells of."""

    async def tell(self, words: str) -> None:
        """Say nothing."""

    async def show(self, line: Line) -> None:
        """Show nothing; the reply has it."""


class ThreadProgress:
    """In a thread: a status while work goes on, then lines as they are checked, in one message that grows."""

    def __init__(self, poster: Poster, client: AsyncWebClient, place: Place, trail: Trail | None = None) -> None:
        self._poster = poster
        self._client = client
        self._place = place
        self._trail = trail or Trail(None)
        self._told = ""
        self._pending: list[Line] = []
        self._shown: list[Line] = []
        self._pump: asyncio.Task[None] | None = None
        self.message: MessageId | None = None
        self.broken: str | None = None
        """Why the stream ended early, in Slack's word."""

    async def tell(self, words: str) -> None:
        """Set the status under the thread; a status that cannot be set is not worth a failure."""
        if self._place.root is None or words == self._told or self.message is not None:
            return
        self._told = words
        try:
            await call(
                self._client.assistant_threads_setStatus(
                    channel_id=self._place.channel.id,
                    thread_ts=self._place.root,
                    status=f"is {words}…",
                )
            )
        except PostError as error:
            log.debug("status_not_set", reason=str(error))

    async def show(self, line: Line) -> None:
        """Send a line at once, or with the next sending where one is under way."""
        if self._place.root is None or self.broken is not None:
            return
        self._pending.append(line)
        if self._pump is None or self._pump.done():
            self._pump = asyncio.create_task(self._send_pending())

    async def _send_pending(self) -> None:
        while self._pending and self.broken is None:
            lines, self._pending = self._pending, []
            chunks = [{"type": "blocks", "blocks": [render_lines(lines)]}]
            try:
                await self._send(chunks)
                self._shown += lines
            except PostError as error:
                self.broken = word_of(error) or error.code
            except Exception as error:
                self.broken = type(error).__name__

    async def _send(self, chunks: Sequence[dict[str, Any]]) -> None:
        channel = self._place.channel
        if self.message is None:
            await self._open(channel, chunks)
        else:
            message = self.message
            await self._poster.patiently(
                lambda: call(self._client.chat_appendStream(channel=channel.id, ts=message, chunks=chunks))
            )

    async def _open(self, channel: Channel, chunks: Sequence[dict[str, Any]]) -> None:
        """Begin the message; where Slack may have begun it without an answer, find it, to be ended by an edit."""
        name, began = f"{OPENED}.{secrets.token_hex(8)}", self._poster.now()
        chunks[0]["blocks"][0]["block_id"] = name
        try:
            response = await self._poster.patiently(
                lambda: call(
                    self._client.chat_startStream(
                        channel=channel.id, thread_ts=str(self._place.root), chunks=chunks,
                        recipient_team_id=channel.workspace, recipient_user_id=self._place.member,
                    )
                )
            )  # fmt: skip
        except PostError as error:
            if error.code == "ambiguous":
                self.message = await self._poster.find_block(channel, name, MessageId(str(self._place.root)), began)
            if self.message is not None:
                await self._trail.add(self.message)
            raise
        self.message = MessageId(response["ts"])
        await self._trail.add(self.message)

    async def finish(self, reply: Reply, key: str) -> bool:
        """End the stream with what belongs below it; False where the reply is still to be shown whole.

        So it is where it was understood as another question than was asked: its title then says which, above it.
        """
        if self._pump is not None:
            await self._pump
        if self.message is None:
            return False
        if self.broken == STOPPED:
            return True
        streamed = [line for section in reply.document.sections if section.key == STREAMED for line in section.lines]
        if self.broken is not None or streamed != self._shown:
            return False
        below = replace(reply.document, title="", sections=_without_streamed(reply.document))
        message = self.message
        try:
            await self._poster.patiently(
                lambda: call(
                    self._client.chat_stopStream(
                        channel=self._place.channel.id, ts=message,
                        blocks=[*render_blocks(below), *render_offers(reply.offers)],
                        metadata={"event_type": EVENT_TYPE, "event_payload": {"key": key}},
                    )
                )
            )  # fmt: skip
        except PostError as error:
            self.broken = word_of(error) or error.code
            return self.broken == STOPPED
        return not _is_restated(reply)

    async def withdraw(self) -> None:
        """Remove what was shown, also what is just about to be: a stream that Slack is opening is waited for."""
        self.broken = self.broken or "withdrawn"
        if self._pump is not None:
            await asyncio.wait([self._pump])
        if self.message is None:
            return
        message, self.message = self.message, None
        try:
            with suppress(PostError):
                await call(self._client.chat_stopStream(channel=self._place.channel.id, ts=message))
            await self._poster.delete_patiently(self._place.channel, message)
        except PostError as error:
            log.info("stream_not_removed", reason=str(error), code=error.code)


def _is_restated(reply: Reply) -> bool:
    """Say whether an answer is to another question than the words that were asked: a follow-up's."""
    answer = reply.value
    return isinstance(answer, Answer) and _fold(reply.document.title) != _fold(answer.question)


def _fold(words: str) -> str:
    return " ".join(words.casefold().split()).rstrip("?.! ")


def _without_streamed(document: Document) -> tuple[Any, ...]:
    return tuple(section for section in document.sections if section.key != STREAMED)


class Replies:
    """Posts whole replies and remembers what each thread is about."""

    def __init__(self, poster: Poster, commands: Commands, *, unfold: bool) -> None:
        self._poster = poster
        self._commands = commands
        self._unfold = unfold

    async def begin(self, place: Place, trail: Trail | None = None) -> ThreadProgress:
        """Begin to show how a reply is made."""
        return ThreadProgress(self._poster, await self._poster.connect(place.channel.workspace), place, trail)

    async def post(
        self, place: Place, reply: Reply, key: str, trail: Trail | None = None, begun: MessageId | None = None
    ) -> MessageId:
        """Post every message of a reply, what belongs in a thread under the first; raises PostError.

        What was `begun` and what an earlier turn left is edited into these, and messages left over are removed.
        """
        trail = trail or Trail(None)
        channel, root, first = place.channel, place.root, None
        for index, part in enumerate(render(reply, unfold=self._unfold)):
            under = root or (first if part.threaded else None)
            name = f"{key}{trail.turn}.{index}"
            there = begun if index == 0 and begun is not None else trail.take_earlier()
            there = there or await self._find_lost(channel, name, under, trail)
            message = await self._revise(channel, part, there)
            message = message or await self._poster.post_patiently(channel, part, name, under)
            await trail.add(message)
            first = first or message
            if index == 0 or under is None:
                await self._commands.keep_thread(channel.workspace, thread_of(channel, under or message), reply)
        await self._clear(channel, trail)
        return first or MessageId("")

    async def _find_lost(self, channel: Channel, key: str, thread: MessageId | None, trail: Trail) -> MessageId | None:
        """Look for a message that this turn may have posted when it was tried before; raises PostError."""
        since = trail.failed_since
        if since is None:
            return None
        return await self._poster.patiently(lambda: self._poster.find(channel, key, thread, since), again=HARMLESS)

    async def _revise(self, channel: Channel, part: Part, message: MessageId | None) -> MessageId | None:
        """Edit a message that is there into another; None where there is none that can be."""
        if message is None:
            return None
        try:
            await self._poster.edit_patiently(channel, message, part)
        except NotFoundError:
            return None
        return message

    async def _clear(self, channel: Channel, trail: Trail) -> None:
        """Remove what an earlier turn showed and nothing was put in place of."""
        if trail.earlier and await self.take_back(channel, trail.earlier):
            while trail.take_earlier() is not None:
                pass
            await trail.check()

    async def conclude(
        self, progress: ThreadProgress, place: Place, reply: Reply, key: str, trail: Trail | None = None
    ) -> None:
        """End what was streamed, or edit what broke off into the whole reply, or post it."""
        trail = trail or Trail(None)
        await trail.check()
        if not await progress.finish(reply, key):
            await self.post(place, reply, key, trail, progress.message)

    async def find_root(self, channel: Channel, message: MessageId) -> MessageId | None:
        """Give the message in whose thread a member's is answered; None where it stands directly. Raises PostError."""
        found = await self._poster.find_thread(channel, message)
        return found or (None if channel.id.startswith("D") else message)

    async def take_back(self, channel: Channel, messages: Sequence[MessageId]) -> bool:
        """Remove messages, the last first; says whether all are gone: one that cannot be removed stays."""
        gone = True
        for message in reversed(messages):
            try:
                await self._poster.delete_patiently(channel, message)
            except PostError as error:
                log.info("answer_not_deleted", reason=str(error), code=error.code)
                gone = False
        return gone
