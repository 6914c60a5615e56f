"""Puts what members do to the commands: an interaction or a message becomes a request, its reply becomes messages."""

import asyncio
import re
import secrets
from collections import deque
from collections.abc import AsyncIterator, Coroutine, Iterable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any
from weakref import WeakKeyDictionary, WeakValueDictionary

import discord
import structlog

from bot.model.conversation import MemberId, ThreadId, WorkspaceId
from bot.model.document import Document, Line, Section, Text
from bot.model.errors import StorageError
from bot.model.message import Channel, MessageId, Offer, Request, thread_of
from bot.platforms.discord.answering import (
    InteractionPlace,
    LiveProgress,
    MessagePlace,
    Place,
    QuestionPlace,
    Root,
    ThreadPlace,
)
from bot.platforms.discord.carrying import Carrier
from bot.platforms.discord.guard import FAILURES
from bot.platforms.discord.invite import PERMISSIONS, spell_permissions
from bot.platforms.discord.posting import SHUT, Poster
from bot.platforms.discord.reading import title_of
from bot.platforms.discord.rendering import render_reply, text_of
from bot.platforms.discord.retelling import get_spelling, retell_schedule
from bot.platforms.discord.settings import Settings
from bot.platforms.discord.words import ENGLISH, language_of, say
from bot.ports import Clock, Commands, Reply, Subject, Typing
from bot.service.grammar import asks_nothing
from bot.service.receipts import Receipts
from bot.text.plain import printable

log = structlog.get_logger()

PLATFORM = "discord"
DRAIN_SECONDS, FAREWELL_SECONDS = 10.0, 3.0
MOST_QUESTION = 1000
"""Characters of a question; of a longer message the beginning is read."""
AT_ONCE, OF_ONE_MEMBER = 24, 3
"""Requests worked on at a time, in all and of one member, who cannot keep others waiting; those deferred beyond wait
their turn, so that no first response does."""
GLANCES = {"topics", "sources", "status", "following", "questions", "pause", "resume", "unfollow"}
"""What only looks at rows: it has room of its own, as briefings may all wait until one has read its articles."""
MOST_REMEMBERED = 1000
"""Interactions whose ids are kept: a resumed gateway repeats the last ones."""
_DIRECT = MessageId("direct")
"""The one conversation that a direct channel is."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an interaction asks for, in the command's words; `channel` is another one than where it was asked."""

    text: str
    private: bool = False
    channel: discord.abc.GuildChannel | None = None
    root: int | None = None
    """The message in whose thread the answer belongs, which may not have been opened yet."""
    title: str = ""
    """What that message is headed, by which its thread is named."""
    posts: bool = False
    """The bot is to post in the channel later."""
    admitted: bool = False
    """Discord keeps this command to whom the server's own settings name, and let the member use it."""


class Server:
    """Serves members while the platform runs."""

    def __init__(
        self, commands: Commands, poster: Poster, clock: Clock, settings: Settings, receipts: Receipts | None = None
    ) -> None:
        self._commands, self._poster, self._clock, self._settings = commands, poster, clock, settings
        self._receipts = receipts
        self._working: set[asyncio.Task[None]] = set()
        self._served: deque[int] = deque(maxlen=MOST_REMEMBERED)
        self._room, self._glances = asyncio.Semaphore(AT_ONCE), asyncio.Semaphore(AT_ONCE)
        self._turns: WeakValueDictionary[MemberId, asyncio.Semaphore] = WeakValueDictionary()
        self._taken: WeakKeyDictionary[asyncio.Task[Any], str] = WeakKeyDictionary()
        self.offered: tuple[str, ...] = ()
        """The commands that help lists."""

    async def serve(self, interaction: discord.Interaction, asked: Asked) -> None:
        """Answer an interaction: deferred before anything else, and once however often the gateway tells of it."""
        if interaction.id in self._served:
            return
        self._served.append(interaction.id)
        await self._finish(self._serve(interaction, asked))

    async def serve_message(self, message: discord.Message, me: discord.ClientUser) -> None:
        """Answer a message that is meant for the bot; others are left alone."""
        await self._finish(self._serve_message(message, me))

    async def drain(self) -> None:
        """Let what is being answered be answered before the connections close, for some seconds; then break it off."""
        if self._working:
            await asyncio.wait(self._working, timeout=DRAIN_SECONDS)
        for task in self._working:
            task.cancel()
        await asyncio.gather(*self._working, return_exceptions=True)

    async def _finish(self, work: Coroutine[Any, Any, None]) -> None:
        """Do work that goes on when the gateway's task that began it is cancelled."""
        task = asyncio.create_task(work)
        self._working.add(task)
        task.add_done_callback(self._working.discard)
        await asyncio.shield(task)

    async def _serve(self, interaction: discord.Interaction, asked: Asked) -> None:
        home, language = self._channel_of(interaction), language_of(interaction.locale)
        inside = asked.root is not None
        place = InteractionPlace(interaction, self._poster, home, private=asked.private or inside)
        await place.defer()  # before the database is asked, which may be busy
        if not await self._take(f"interaction {interaction.id}"):
            return
        target: Place = place
        if asked.root is not None:
            target = ThreadPlace(place, self._poster, home, Root(asked.root, asked.title), language)
        obstacle = _find_obstacle(interaction, asked, language)
        if obstacle:
            await target.give(render_reply(Reply(Document("problem", obstacle, ()))))
            return
        channel = replace(home, id=str(asked.channel.id)) if asked.channel else home
        request = Request(
            channel=channel,
            elsewhere=channel != home,
            member=MemberId(str(interaction.user.id)),
            text=asked.text,
            thread=self._thread_of(interaction, home, asked.root),
            may_manage=_may_use(interaction, asked),
            spell=get_spelling(language),
        )
        await self._answer(request, target, language, opens=home)

    async def suggest(self, interaction: discord.Interaction, subject: Subject, words: str) -> list[tuple[str, str]]:
        """Give choices for what is being typed, within Discord's 100 characters."""
        home, named = self._channel_of(interaction), getattr(interaction.namespace, "channel", None)
        channel = replace(home, id=str(named.id)) if subject == "followed" and named else home
        typing = Typing(channel, subject, words, language_of(interaction.locale))
        found = await self._commands.suggest(typing)
        language = typing.language
        spoken = [retell_schedule(each.words, language) if subject == "schedule" else each.words for each in found]
        told = [(printable(words).strip()[:100], each.value) for words, each in zip(spoken, found, strict=True)]
        return [(words, value) for words, value in told if words and len(value) <= 100]

    async def _serve_message(self, message: discord.Message, me: discord.ClientUser) -> None:
        words = re.sub(rf"<@!?{me.id}>", " ", message.content).strip()[:MOST_QUESTION]
        if message.guild is None:
            if not await self._take(f"message {message.id}"):
                return
            home = _direct_channel(message)
            await self._reply(message, words, home, _DIRECT, MessagePlace(message, message.channel, self._poster))
            return
        addressed = me in message.mentions or _replies_to(message, me)
        if not addressed and not self._settings.read_threads:
            return
        channel = await self._poster.resolve(message.channel)
        home, root = _home_of(message, channel)
        if not addressed and (
            root is None
            or not await self._commands.is_under_briefing(home.workspace, thread_of(home, MessageId(str(root))))
        ):
            return
        if not addressed and asks_nothing(words):
            return
        if not await self._take(f"message {message.id}"):
            return
        if not message.content:
            if not self._settings.read_threads and not message.stickers:
                await self._point_to_form(message)
            return
        place: Place = MessagePlace(message, message.channel, self._poster)
        if isinstance(message.channel, discord.TextChannel) and root is None:
            above = await self._find_root(message, home, words)
            place, root = QuestionPlace(message, above, self._poster, _language_in(message)), above.message
        await self._reply(message, words, home, MessageId(str(root or message.id)), place)

    async def _reply(
        self, message: discord.Message, words: str, channel: Channel, root: MessageId, place: Place
    ) -> None:
        """Answer a message; one without words, or that asks for help, with what can be asked."""
        language = _language_in(message)
        request = Request(
            channel=channel,
            member=MemberId(str(message.author.id)),
            text=words,
            thread=thread_of(channel, root),
            may_manage=_may_manage(message),
            spell=get_spelling(language),
        )
        try:
            if words.lower().strip(" ?!.") in {"", "help"}:
                await place.give(render_reply(Reply(lay_out_help(self.offered, language))))
                return
            async with _typing(message.channel):
                await self._answer(request, place, language, opens=None)
        except discord.HTTPException as error:
            log.warning("message_not_answered", channel=message.channel.id, reason=error.text)
            if message.guild is not None:
                await self._tell_apart(message, channel, error)

    async def _tell_apart(self, message: discord.Message, channel: Channel, error: discord.HTTPException) -> None:
        """Say in one sentence why nothing is answered where the bot may not write: to the member alone or, where they
        take no messages, in the channel above the thread."""
        above = self._poster.messageable(int(channel.id))
        places = [message.author.send, *([above.send] if above.id != message.channel.id else [])]
        if error.code in SHUT:
            told = {"thread": f"<#{message.channel.id}>", "channel": f"<#{channel.id}>"}
            words = say("problems.shut", _language_in(message), **told)
        elif isinstance(error, discord.Forbidden):
            words = say("problems.silent", _language_in(message), channel=f"<#{message.channel.id}>")
        else:
            return
        for send in places:
            with suppress(*FAILURES):
                await Carrier().carry(send, [text_of(words)])
                return

    async def _answer(self, request: Request, place: Place, language: str, opens: Channel | None) -> None:
        """Work, give the reply, and keep what the thread under it is about."""
        turns = self._turns.setdefault(request.member, asyncio.Semaphore(OF_ONE_MEMBER))
        room = self._glances if request.text.partition(" ")[0] in GLANCES else self._room
        try:
            async with turns, room:
                reply = await self._commands(request, LiveProgress(place, self._clock, language))
            root = await self._give(reply, place, language)
        except asyncio.CancelledError:
            await self._break_off(place, language)
            raise
        if request.thread is not None:
            await self._commands.keep_thread(request.channel.workspace, request.thread, reply)
        elif root is not None and opens is not None:
            thread = thread_of(opens, MessageId(str(root)))
            await self._commands.keep_thread(opens.workspace, thread, reply)

    async def _give(self, reply: Reply, place: Place, language: str) -> int | None:
        """Give the reply; one that breaks something of ours becomes an incident that the log has."""
        try:
            return await place.give(render_reply(reply, language))
        except discord.Forbidden:
            raise
        except Exception:
            incident = secrets.token_hex(4)
            log.exception("reply_failed", incident=incident, platform=PLATFORM)
            sorry = Reply(Document("problem", say("problems.incident", language, incident=incident), ()))
            return await place.give(render_reply(sorry))

    async def _find_root(self, message: discord.Message, home: Channel, words: str) -> Root:
        """A question in a channel is answered in a thread under it, one in reply to a briefing in the briefing's."""
        replied = message.reference.resolved if message.reference else None
        if isinstance(replied, discord.Message):
            thread = thread_of(home, MessageId(str(replied.id)))
            if await self._commands.is_under_briefing(home.workspace, thread):
                return Root(replied.id, title_of(replied) or words)
        return Root(message.id, words)

    async def _take(self, name: str) -> bool:
        """Say whether nobody works on this yet: another process of the same token is told of the same."""
        if self._receipts is None or not await self._receipts.take(name):
            return self._receipts is None
        if (task := asyncio.current_task()) is not None:
            self._taken[task] = name
        return True

    async def _break_off(self, place: Place, language: str) -> None:
        """Tell who waits, when the process ends, that no answer comes, or no more of it; who asks again is answered."""
        name = self._taken.get(task) if (task := asyncio.current_task()) is not None else None
        try:
            async with asyncio.timeout(FAREWELL_SECONDS):
                if self._receipts is not None and name is not None:
                    await self._receipts.give_back(name)
                await place.tell(say("problems.cut" if place.begun else "problems.restarted", language))
        except (StorageError, *FAILURES) as error:
            log.warning("member_not_told", reason=str(error))

    async def _point_to_form(self, message: discord.Message) -> None:
        """What cannot be read is asked again in a form."""
        language = _language_in(message)
        reply = Reply(Document("notice", say("answers.unreadable", language), ()), offers=(Offer("ask", "ask"),))
        await MessagePlace(message, message.channel, self._poster).give(render_reply(reply, language))

    def _channel_of(self, interaction: discord.Interaction) -> Channel:
        """The channel as the core knows it: a thread belongs to its parent, a user install to the member."""
        channel = interaction.channel
        parent = channel.parent_id if isinstance(channel, discord.Thread) else None
        identity = str(parent or interaction.channel_id)
        return Channel(PLATFORM, workspace_of(interaction), identity)

    def _thread_of(self, interaction: discord.Interaction, home: Channel, root: int | None) -> ThreadId | None:
        if root is not None:
            return thread_of(home, MessageId(str(root)))
        if isinstance(interaction.channel, discord.Thread):
            return thread_of(home, MessageId(str(interaction.channel.id)))
        if interaction.guild_id is None:
            return thread_of(home, _DIRECT)
        return None


def quoted(words: str) -> str:
    """Write what was typed as one argument of the command."""
    return '"' + words.replace('"', " ").strip() + '"'


def workspace_of(interaction: discord.Interaction) -> WorkspaceId:
    """Give the guild where the bot is a member, else the member's own workspace."""
    if interaction.guild_id is not None and interaction.is_guild_integration():
        return WorkspaceId(str(interaction.guild_id))
    return WorkspaceId(f"user:{interaction.user.id}")


def lay_out_help(commands: Iterable[str], language: str) -> Document:
    """Give the commands as Discord spells them in the member's language."""
    told = [(say(f"{each}.name", language), say(f"{each}.description", language)) for each in commands]
    lines = tuple(Line((Text(f"/{name}", "strong"), Text(f" · {what}")), 1) for name, what in told)
    hint = Line((Text(say("help.hint", language), "faint"),))
    return Document("listing", say("help.title", language), (Section("commands", "", lines),), (hint,))


def _direct_channel(message: discord.Message) -> Channel:
    return Channel(PLATFORM, WorkspaceId(f"user:{message.author.id}"), str(message.channel.id))


def _home_of(message: discord.Message, channel: object) -> tuple[Channel, int | None]:
    """The channel that a guild's message belongs to, and the message that its thread stands under."""
    guild = WorkspaceId(str(message.guild.id if message.guild else 0))
    if isinstance(channel, discord.Thread):
        return Channel(PLATFORM, guild, str(channel.parent_id)), channel.id
    return Channel(PLATFORM, guild, str(message.channel.id)), None


def _language_in(message: discord.Message) -> str:
    """A message does not tell its author's language; the server's own is the nearest."""
    return language_of(message.guild.preferred_locale) if message.guild else ENGLISH


def _replies_to(message: discord.Message, me: discord.ClientUser) -> bool:
    resolved = message.reference.resolved if message.reference else None
    return isinstance(resolved, discord.Message) and resolved.author.id == me.id


def _may_use(interaction: discord.Interaction, asked: Asked) -> bool:
    """In a server its settings decide, and for buttons, which have none, roles; direct messages are the member's."""
    if interaction.guild_id is None:
        return True
    admitted = asked.admitted and interaction.is_guild_integration()
    return admitted or interaction.permissions.manage_guild


def _may_manage(message: discord.Message) -> bool:
    if isinstance(message.author, discord.Member):
        return message.author.guild_permissions.manage_guild
    return message.guild is None


@asynccontextmanager
async def _typing(where: discord.abc.Messageable) -> AsyncIterator[None]:
    """Show that an answer is being written; that it cannot be shown costs nothing but the sight of it."""
    async with AsyncExitStack() as shown:
        with suppress(*FAILURES):
            await shown.enter_async_context(where.typing())
        yield


def _held_in(channel: discord.abc.GuildChannel, interaction: discord.Interaction) -> discord.Permissions:
    """Give what a member may do in a channel; where the bot is no member, what is told is their own."""
    if not interaction.is_guild_integration() or not isinstance(interaction.user, discord.Member):
        return discord.Permissions.all()
    return channel.permissions_for(interaction.user)


def _find_obstacle(interaction: discord.Interaction, asked: Asked, language: str) -> str:
    """Say why the channel it is asked about is none that the member sees, or none that the bot could post in where it
    is to; empty where all is well."""
    if interaction.guild is None:
        return ""
    theirs = _held_in(asked.channel, interaction) if asked.channel else discord.Permissions.all()
    if not theirs.view_channel:
        return say("problems.hidden", language)
    if not asked.posts:
        return ""
    if not theirs.send_messages and not theirs.manage_guild:
        return say("problems.unwritable", language, channel=f"#{getattr(asked.channel, 'name', '')}")
    if not interaction.is_guild_integration():
        return say("problems.outside", language)
    held = asked.channel.permissions_for(interaction.guild.me) if asked.channel else interaction.app_permissions
    missing = spell_permissions(discord.Permissions(PERMISSIONS.value & ~held.value), language)
    name = "#" + str(getattr(asked.channel or interaction.channel, "name", ""))
    return say("problems.permissions", language, channel=name, missing=missing) if missing else ""
