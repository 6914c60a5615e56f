"""Where an answer goes: to an interaction while its token lives, to a thread, or to a channel; with live progress."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Protocol

import discord
import structlog

from bot.model.document import Document, Line
from bot.model.errors import PostError
from bot.model.message import Channel, MessageId, Part
from bot.platforms.discord.carrying import Carrier, components_of
from bot.platforms.discord.guard import FAILURES
from bot.platforms.discord.posting import ARCHIVED, Poster
from bot.platforms.discord.rendering import TEXT, name_thread, render_lines, render_reply, render_waiting, text_of
from bot.platforms.discord.retelling import retell
from bot.platforms.discord.words import ENGLISH, say
from bot.ports import Clock, Reply

log = structlog.get_logger()

PACE = timedelta(seconds=1.5)
"""Between two edits of an unfinished answer: a channel takes five messages or edits in five seconds."""
MOST_USER_FOLLOWUPS = 5
"""Followups that Discord allows a user-installed app where the bot is no member."""
ACKNOWLEDGED = 40060
"""Another process of the same token was quicker to respond."""
LOST = {10008, 10015, 10062, 50027}
"""Unknown message (a moderator removed what was waiting), unknown webhook, unknown interaction, invalid webhook token:
the interaction is over."""


class Place(Protocol):
    """Where one answer goes."""

    @property
    def begun(self) -> bool:
        """Some of the answer stands there, and not all of it: what is told now goes below."""

    async def show(self, components: list[dict[str, Any]]) -> None:
        """Show the unfinished answer, replacing what was shown before."""

    async def give(self, parts: Sequence[Part]) -> int | None:
        """Give the answer; returns the id of its first message where a thread can stand under it."""

    async def tell(self, words: str) -> None:
        """Put a line of ours in place of the unfinished answer, or below what stands of it already."""


class LiveProgress:
    """Progress as edits of the unfinished answer, at a pace the limits allow."""

    def __init__(self, place: Place, clock: Clock, language: str = ENGLISH) -> None:
        self._place, self._clock, self._language = place, clock, language
        self._last: datetime | None = None
        self._lines: list[Line] = []

    async def tell(self, words: str) -> None:
        """Show what is being done, until the first line of the answer is there."""
        if not self._lines and self._is_time():
            await self._place.show(render_waiting(retell(words, self._language)))

    async def show(self, line: Line) -> None:
        """Show a checked line below those before it."""
        self._lines.append(line)
        if self._is_time():
            await self._place.show(render_lines(self._lines))

    def _is_time(self) -> bool:
        now = self._clock.now()
        if self._last is not None and now - self._last < PACE:
            return False
        self._last = now
        return True


class InteractionPlace:
    """Answers an interaction: deferred at once, then its message; the channel when the token is gone."""

    def __init__(self, interaction: discord.Interaction, poster: Poster, channel: Channel, *, private: bool) -> None:
        self._interaction, self._poster, self._channel = interaction, poster, channel
        self._private = private
        self._carrier = Carrier()
        self._alive = True
        self._withdrawn = False
        """The waiting message was taken back, so that the answer goes to the member alone."""
        self.begun = False
        self._keys = 0

    async def defer(self) -> None:
        """Tell Discord that an answer is coming; where that came too late, the answer goes to the channel."""
        try:
            await self._poster.repeat(lambda: self._interaction.response.defer(thinking=True, ephemeral=self._private))
        except FAILURES as error:  # where the connection broke, Discord may have heard
            self._alive = getattr(error, "code", 0) not in LOST
            if getattr(error, "code", 0) == ACKNOWLEDGED:
                return
            log.warning("interaction_late", reason=str(error))

    async def show(self, components: list[dict[str, Any]]) -> None:
        """Edit the waiting message; that it cannot be shown costs nothing but the sight of it."""
        if not self._alive:
            return
        try:
            await self._carrier.carry(self._interaction.edit_original_response, components)
        except FAILURES as error:
            self._alive = getattr(error, "code", 0) not in LOST

    async def give(self, parts: Sequence[Part]) -> int | None:
        """Give the first part as the answer and the others below it, or in the thread under it; what went wrong is
        told to the member alone."""
        first, *rest = parts
        if first.payload.get("alone"):
            await self._withdraw()
        root = await self._give_first(first)
        self.begun = bool(rest)
        try:
            await self._give_rest(first, rest, root)
        except (PostError, *FAILURES) as error:  # what stands there stays
            log.warning("answer_cut", interaction=self._interaction.id, reason=str(error))
        return root

    async def _give_rest(self, first: Part, rest: Sequence[Part], root: int | None) -> None:
        if root is not None and self._may_thread() and (rest or first.payload.get("thread")):
            name = name_thread(str(first.payload.get("thread") or first.text.partition("\n")[0]))
            if await self._poster.open_thread(int(self._channel.id), root, name):
                for part in rest:
                    await self._poster.post(self._channel, part, self.make_key(), MessageId(str(root)))
                return
        for number, part in enumerate(rest, start=1):
            await self._give_below(part, number)

    async def tell(self, words: str) -> None:
        """Put a line of ours in place of the waiting message, or below what was given; to the member alone."""
        if not self.begun:
            await self.show([text_of(words)])
        elif self._alive:
            await Carrier().carry(partial(self._interaction.followup.send, ephemeral=True), [text_of(words)])

    def _may_thread(self) -> bool:
        channel = self._interaction.channel
        return isinstance(channel, discord.TextChannel) and not self._private and self._is_member()

    def _is_member(self) -> bool:
        """The bot itself is here, rather than brought along by the member alone."""
        return self._interaction.guild_id is None or self._interaction.is_guild_integration()

    async def _withdraw(self) -> None:
        """Take the waiting message back in a server; where that fails, the answer takes its place for all to see."""
        if not self._alive or self._private or self._interaction.guild_id is None:
            return
        try:
            await self._poster.repeat(self._interaction.delete_original_response)
        except FAILURES as error:
            self._alive = getattr(error, "code", 0) not in LOST
        else:
            self._private = self._withdrawn = True
            self._carrier = Carrier()

    async def _give_first(self, part: Part) -> int | None:
        if self._alive:
            below = partial(self._interaction.followup.send, ephemeral=True, wait=True)
            give = below if self._withdrawn else self._interaction.edit_original_response
            try:
                message = await self._poster.repeat(lambda: self._carrier.carry(give, components_of(part)))
            except discord.HTTPException as error:
                if error.code not in LOST:
                    raise
                self._alive = False
            else:
                return None if self._private else message.id
        return await self._give_late(part)

    async def _give_below(self, part: Part, number: int) -> None:
        if self._alive and (self._is_member() or number <= MOST_USER_FOLLOWUPS):
            try:
                send = partial(self._interaction.followup.send, ephemeral=self._private)
                await self._poster.repeat(lambda: self._carrier.carry(send, components_of(part)))
            except discord.HTTPException as error:
                if error.code not in LOST:
                    raise
                self._alive = False
            else:
                return
        await self._give_late(part)

    async def _give_late(self, part: Part) -> int | None:
        """After fifteen minutes: in the channel, or to the member alone where the answer is private or cannot stand."""
        if not self._private and self._is_member():
            place = self._interaction.channel_id
            channel = Channel(self._channel.platform, self._channel.workspace, str(place))
            try:
                return int(await self._poster.post(channel, _without_thread(part), self.make_key(), None))
            except PostError as error:
                log.info("channel_not_answered", channel=place, code=error.code, reason=str(error))
        send = self._interaction.user.send
        message = await self._poster.repeat(lambda: Carrier().carry(send, components_of(part)))
        return None if self._private or self._is_member() else message.id

    def make_key(self) -> str:
        """Give the key of the next message that answers outside the interaction."""
        self._keys += 1
        return f"interaction {self._interaction.id} {self._keys}"


@dataclass(frozen=True, slots=True)
class Root:
    """A message that a thread stands under, or will: it is opened when the first answer comes."""

    message: int
    title: str


class ThreadPlace:
    """Answers a form in the thread under a briefing; the member who asked sees where."""

    def __init__(self, inner: InteractionPlace, poster: Poster, channel: Channel, root: Root, language: str) -> None:
        self._inner, self._poster, self._channel, self._root = inner, poster, channel, root
        self._language = language
        self.begun = self._done = False

    async def show(self, components: list[dict[str, Any]]) -> None:
        """Show the unfinished answer to the member who asked."""
        await self._inner.show(components)

    async def give(self, parts: Sequence[Part]) -> int | None:
        """Post the answer in the thread, and say so; what went wrong, or what a thread does not take, is told to the
        member alone."""
        if parts[0].payload.get("alone"):
            return await self._inner.give(parts)
        try:
            for number, part in enumerate(parts, start=1):
                root = MessageId(str(self._root.message))
                await self._poster.post(self._channel, self._name(part), self._inner.make_key(), root)
                self.begun, self._done = True, number == len(parts)
        except PostError as error:
            log.info("thread_not_answered", thread=self._root.message, code=error.code, reason=str(error))
            return await self._inner.give(parts)
        await self.tell("")
        return None

    async def tell(self, words: str) -> None:
        """Put a line of ours in place of what the member who asked was shown; once all is there, it says where."""
        where = say("answers.in_thread", self._language, thread=f"<#{self._root.message}>")
        await self._inner.tell(where if self._done else words)

    def _name(self, part: Part) -> Part:
        """The same part, for a thread that is named after what stands above it."""
        if not self._root.title:
            return part
        return Part({**part.payload, "thread": name_thread(self._root.title)}, part.text, part.threaded)


class MessagePlace:
    """Answers a message where it stands: a reply, edited while it is being written."""

    def __init__(self, message: discord.Message, where: discord.abc.Messageable, poster: Poster) -> None:
        self._message, self._where, self._poster = message, where, poster
        self._thread: int = getattr(where, "id", message.channel.id)
        self._shown: discord.Message | None = None
        self.begun = False
        self._carrier = Carrier()

    async def show(self, components: list[dict[str, Any]]) -> None:
        """Show the unfinished answer; what is only being done is shown by the typing state."""
        if _is_answer(components):
            await self._put(components)

    async def give(self, parts: Sequence[Part]) -> int | None:
        """Put the answer in place of what was shown, and the rest below."""
        first, *rest = parts
        message = await self._put(components_of(first))
        self.begun = bool(rest)
        try:
            for part in rest:
                await self._carry(self._where.send, components_of(part))
        except FAILURES as error:  # what stands there stays
            log.warning("answer_cut", message=self._message.id, reason=str(error))
        return message.id

    async def tell(self, words: str) -> None:
        """Put a line of ours in place of what was shown, or below what was given."""
        if self.begun:
            await self._carry(self._where.send, [text_of(words)])
        else:
            await self._put([text_of(words)])

    async def _put(self, components: list[dict[str, Any]]) -> discord.Message:
        """Send the answer, or put it in place of what was shown; one that was deleted meanwhile is sent again."""
        if self._shown is not None:
            try:
                return await self._carry(self._shown.edit, components)
            except discord.NotFound:
                self._shown = None
        here = self._where == self._message.channel
        send = partial(self._message.reply, mention_author=False) if here else self._where.send
        self._shown = await self._carry(send, components)
        return self._shown

    async def _carry(
        self, send: Callable[..., Awaitable[discord.Message]], components: list[dict[str, Any]]
    ) -> discord.Message:
        """Send or edit; a thread that went to the archive meanwhile is taken out of it."""
        action = partial(self._carrier.carry, send, components)
        try:
            return await self._poster.repeat(action)
        except discord.HTTPException as error:
            if error.code != ARCHIVED:
                raise
        await self._poster.reopen(self._thread)
        return await self._poster.repeat(action)


class QuestionPlace:
    """Answers a message in a channel in the thread under it, or under the briefing that it replies to, once there is
    something to show there; what begins no conversation is a plain reply."""

    def __init__(self, message: discord.Message, root: Root, poster: Poster, language: str) -> None:
        self._message, self._root, self._poster, self._language = message, root, poster, language
        self._here = MessagePlace(message, message.channel, poster)
        self._place: MessagePlace | None = None

    @property
    def begun(self) -> bool:
        """Some of the answer stands there."""
        return (self._place or self._here).begun

    async def show(self, components: list[dict[str, Any]]) -> None:
        """Show the unfinished answer; that it cannot be shown costs nothing but the sight of it."""
        if _is_answer(components):
            with suppress(*FAILURES):
                await (await self._open()).show(components)

    async def give(self, parts: Sequence[Part]) -> int | None:
        """Give the answer; a briefing's thread that takes none leaves it to the channel."""
        if self._place is None and parts[0].payload.get("aside"):
            return await self._here.give(parts)
        place = await self._open()
        try:
            given = await place.give(parts)
        except discord.HTTPException as error:
            if not self._is_under_another() or place is self._here:
                raise
            log.info("thread_not_answered", thread=self._root.message, reason=error.text)
            return await self._here.give(parts)
        if self._is_under_another() and place is not self._here:
            with suppress(*FAILURES):
                await self._here.tell(say("answers.in_thread", self._language, thread=f"<#{self._root.message}>"))
        return given

    async def tell(self, words: str) -> None:
        """Put a line of ours in place of what was shown."""
        await (self._place or self._here).tell(words)

    async def _open(self) -> MessagePlace:
        if self._place is None:
            channel, root = self._message.channel.id, self._root.message
            opened = await self._poster.open_thread(channel, root, name_thread(self._root.title))
            where = self._poster.messageable(root)
            self._place = MessagePlace(self._message, where, self._poster) if opened else self._here
        return self._place

    def _is_under_another(self) -> bool:
        return self._root.message != self._message.id


async def tell_alone(interaction: discord.Interaction[Any], document: Document) -> None:
    """Show a document to the member alone, as the first response or after it; raises what Discord refuses, other than
    what another process has responded to."""
    respond, follow = interaction.response.send_message, interaction.followup.send
    send = partial(follow if interaction.response.is_done() else respond, ephemeral=True)
    try:
        await Carrier().carry(send, components_of(render_reply(Reply(document))[0]))
    except discord.HTTPException as error:
        if error.code != ACKNOWLEDGED:
            raise


def _is_answer(components: list[dict[str, Any]]) -> bool:
    """What is only being done is shown by the typing state."""
    return any(each["type"] != TEXT for each in components)


def _without_thread(part: Part) -> Part:
    """The same part, whose thread somebody else opens."""
    return Part({name: value for name, value in part.payload.items() if name != "thread"}, part.text)
