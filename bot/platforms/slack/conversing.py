"""Answers what members write; what is edited is answered anew, what is deleted takes its answer along."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.model.conversation import WorkspaceId
from bot.model.document import Document
from bot.model.errors import PostError, StorageError
from bot.model.message import Answered, Channel, MessageId
from bot.platforms.slack.answering import Replies, ThreadProgress
from bot.platforms.slack.inbound import Message, Payload, name_turn, read_message, workspace_of
from bot.platforms.slack.posting import HARMLESS
from bot.platforms.slack.settings import Settings
from bot.platforms.slack.trails import OvertakenError, Trail, Trails
from bot.platforms.slack.whispers import Place
from bot.platforms.slack.workspaces import PLATFORM, Workspaces
from bot.ports import Commands, Premises, Reply
from bot.service.grammar import VERBS
from bot.service.receipts import Receipts

log = structlog.get_logger()

BROKEN_AFTER, LOOKED_EVERY = timedelta(minutes=15), timedelta(minutes=5)
"""No answer takes so long, a model's and its turn among others included; and how often is looked for one that did."""
BROKE_OFF = "I was stopped while I answered this; ask again."
TOMBSTONE = "tombstone"
"""What Slack leaves of a deleted message that has replies; it comes as a change."""


@dataclass(slots=True)
class Asked:
    """A message that this process is answering."""

    message: Message
    turn: str
    work: asyncio.Task[None] | None = None
    posting: bool = False
    """The reply is there and is being shown, which is not stopped half-way."""


class Conversations:
    """Mentions, direct messages, replies under briefings, and what is edited or deleted of them."""

    def __init__(
        self, settings: Settings, premises: Premises, workspaces: Workspaces, commands: Commands, replies: Replies,
        gate: asyncio.Semaphore,
    ) -> None:  # fmt: skip
        self._settings = settings
        self._workspaces = workspaces
        self._commands = commands
        self._replies = replies
        self._gate = gate
        self._premises = premises
        self._trails = Trails(premises)
        self._broken = Receipts(PLATFORM, premises)
        self._started = premises.clock.now()
        self._looked: datetime | None = None
        self._working: dict[tuple[Channel, MessageId], Asked] = {}

    async def on_mention(self, event: Payload, body: Payload) -> None:
        """A mention in a channel or a thread: the words beside it are a question or a command."""
        message = read_message(PLATFORM, workspace_of(body), event)
        if message is not None:
            await self._handle(message, name_turn(body))

    async def on_message(self, event: Payload, body: Payload) -> None:
        """A direct message, or a reply under a briefing; mentions come as events of their own."""
        workspace = workspace_of(body)
        if event.get("subtype") in {"message_changed", "message_deleted"}:
            await self._follow_change(workspace, event, name_turn(body))
            return
        message = read_message(PLATFORM, workspace, event)
        if message is not None and await self._is_for_us(message):
            await self._handle(message, name_turn(body))

    async def _is_for_us(self, message: Message) -> bool:
        """Only what is meant for the bot: a reply that mentions someone else is meant for them."""
        if message.direct:
            return True
        if message.mentions or not message.threaded or self._settings.replies == "mention":
            return False
        return await self._commands.is_under_briefing(message.channel.workspace, message.thread)

    async def _is_still_for_us(self, message: Message) -> bool:
        """Say of a message that was answered whether it is still meant for the bot, edited as it is now."""
        bot = (await self._workspaces.get(message.channel.workspace)).bot_user
        return bot in message.mentions or await self._is_for_us(message)

    async def _handle(self, message: Message, turn: str) -> None:
        """Answer a message, so that it can be stopped when the message is edited or deleted."""
        place = message.channel, message.ts
        asked = self._working[place] = Asked(message, turn)
        asked.work = work = asyncio.create_task(self._answer_in_turn(asked))
        try:
            await work
        except asyncio.CancelledError:
            if not work.cancelled():
                work.cancel()
                raise
        finally:
            if self._working.get(place) is asked:
                del self._working[place]

    async def _answer_in_turn(self, asked: Asked) -> None:
        message = asked.message
        trail = await self._trails.begin(message.channel, message.ts, message.member, asked.turn)
        try:
            await self._answer(asked, trail)
        except Exception:
            await self._close(trail)  # who waits is told what went wrong
            raise
        await self._close(trail)
        await self.end_broken()

    async def _close(self, trail: Trail) -> None:
        """Keep that a turn has ended, unless another has taken over."""
        with suppress(OvertakenError):
            await trail.check(ended=True)

    async def end_broken(self) -> None:
        """Tell who waits for an answer that never ended because its process died: at the start and now and then."""
        now, looked = self._premises.clock.now(), self._looked
        if looked is not None and now - looked < LOOKED_EVERY:
            return
        self._looked = now
        try:
            await self._end_begun(self._started if looked is None and self._premises.alone else now - BROKEN_AFTER)
        except StorageError as error:
            log.warning("broken_answers_not_ended", reason=str(error))

    async def _end_begun(self, before: datetime) -> None:
        for answered in await self._trails.list_broken(before):
            name = f"broken.{answered.turn}"
            if (answered.channel, answered.message) in self._working or not await self._broken.take(name):
                continue
            if await self._trails.find(answered.channel, answered.message) != answered:
                continue  # it has ended since, or goes on in another turn
            try:
                await self._end_broken(answered)
            except PostError as error:
                log.info("broken_answer_not_ended", reason=str(error), channel=answered.channel.id)
                if error.code in HARMLESS:
                    await self._broken.give_back(name)
                else:
                    await self._trails.end(answered.channel, answered.message)

    async def _end_broken(self, answered: Answered) -> None:
        channel, message = answered.channel, answered.message
        root = await self._replies.find_root(channel, message)
        trail = await self._trails.begin(channel, message, answered.member, answered.turn)
        place = Place(channel, answered.member, root)
        with suppress(OvertakenError):
            await self._replies.post(place, Reply(Document("problem", BROKE_OFF, ())), f"message.{message}.", trail)
        await self._close(trail)
        log.info("broken_answer_ended", workspace=channel.workspace, channel=channel.id)

    async def _answer(self, asked: Asked, trail: Trail) -> None:
        message = asked.message
        text = message.text or "help"
        verb = text.split(" ", 1)[0].lower()
        root = message.root if message.threaded or not message.direct else None
        place = Place(message.channel, message.member, root)
        words = text if verb in VERBS else f"ask {text}"
        if message.direct:
            self._workspaces.keep_direct(message.channel, message.member)
        request = await self._workspaces.make_request(place.channel, place.member, words, message.thread)
        quiet = place if not trail.earlier else Place(place.channel, place.member)
        progress = await self._replies.begin(quiet, trail)
        try:
            async with self._gate:
                reply = await self._commands(request, progress)
            asked.posting = True
            if root is None:
                await self._commands.keep_thread(message.channel.workspace, message.thread, reply)
            await self._replies.conclude(progress, place, reply, f"message.{message.ts}.", trail)
        except asyncio.CancelledError:
            await progress.withdraw()
            raise
        except OvertakenError:
            await self._take_back(message, progress, trail.shown)

    async def _take_back(self, message: Message, progress: ThreadProgress, shown: Sequence[MessageId]) -> None:
        """Another turn is under way, or the message is gone: remove what nobody else has taken over."""
        answered = await self._trails.find(message.channel, message.ts)
        taken = answered.replies if answered is not None else ()
        streamed = progress.message
        if streamed not in taken:
            await progress.withdraw()
        left = [each for each in shown if each not in taken and each != streamed]
        await self._replies.take_back(message.channel, left)

    async def _follow_change(self, workspace: WorkspaceId, event: Payload, turn: str) -> None:
        """A question that its member edits is answered anew; one that is deleted, or meant for the bot no more, takes
        its answer with it."""
        was, told = event.get("previous_message") or {}, event.get("message") or {}
        channel = Channel(PLATFORM, workspace, event["channel"])
        ts = MessageId(event.get("deleted_ts") or told.get("ts", ""))
        gone = event["subtype"] == "message_deleted" or told.get("subtype") == TOMBSTONE
        changed = told | {"channel": event["channel"], "channel_type": event.get("channel_type")}
        message = read_message(PLATFORM, workspace, changed) if not gone and told.get("text") else None
        if not gone and (message is None or told.get("text") == was.get("text")):
            return
        asked = self._working.get((channel, ts))
        if asked is not None:
            await self._stop(asked)
        answered = await self._trails.find(channel, ts)
        if answered is None:
            return
        if message is not None and await self._is_still_for_us(message):
            await self._handle(message, turn)
        else:
            await self._take_along(answered)

    async def _take_along(self, answered: Answered) -> None:
        """Remove the answer to a message that is gone; what answered it is known for as long as any of it stands."""
        channel, message = answered.channel, answered.message
        trail = await self._trails.begin(channel, message, answered.member)
        if await self._replies.take_back(channel, trail.earlier):
            await self._trails.end(channel, message)
        else:
            await self._close(trail)

    async def _stop(self, asked: Asked) -> None:
        """Stop a question that is under way; one whose reply is being shown is waited for."""
        if asked.work is not None:
            if not asked.posting:
                asked.work.cancel()
            await asyncio.wait([asked.work])
