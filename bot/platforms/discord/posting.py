"""Posts, edits and finds messages; an error says what became of the message.

A message carries its key twice: as the nonce, for which Discord gives back the message it has for some minutes, and as
the ids of its first two components (an embed: as its address), by which it is found later, also in forums, which take
no nonce."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime, timedelta
from typing import Any, TypeVar

import discord
import structlog
from discord.channel import ThreadWithMessage
from discord.ext import commands

from bot.model.errors import NotFoundError, PostError
from bot.model.message import Channel, MessageId, Part
from bot.platforms.discord.carrying import Carrier, carries, components_of, make_marks, make_nonce, marks_of
from bot.platforms.discord.guard import FAILURES, LimitedError
from bot.platforms.discord.rendering import name_thread
from bot.platforms.discord.settings import Settings
from bot.platforms.discord.threads import Threads
from bot.platforms.discord.turns import Urgency, urgency
from bot.ports import Clock
from bot.text.plain import printable

log = structlog.get_logger()

R = TypeVar("R")

_PAUSES = (1.0, 3.0)
"""Seconds before a member's request is made again after a 503: the library repeats every other server error itself."""
_LOOKED_AT, _MOST_LOOKED_AT = 50, 500
_NEWEST_POSTS, _MOST_POSTS = 10, 50
"""Posts of ours in a forum that are looked in, a request each: without a moment since when, and with one."""
_NEWEST_ARCHIVED, _MOST_ARCHIVED = 100, 500
"""Posts that left a forum's list and are listed, a hundred a request: without such a moment, and with one."""
_MOST_TOPIC = 60
"""Characters of a topic in a post's name, so that its day has room in the 100 of the whole."""
NEW_LINE = "\n"
_SKEW = timedelta(minutes=1)
"""How much Discord's clock may lag behind ours."""
_MOST_REMEMBERED = 20_000
UNKNOWN_CHANNEL, ARCHIVED, LOCKED = 10003, 50083, 160005
SHUT = {ARCHIVED, LOCKED}
NO_TEXT_CHANNEL = 50008
NO_PLACE = {NO_TEXT_CHANNEL, 50024}
"""Where no messages can stand, and so none is found."""


def explain(error: Exception, place: str, unknown: str = "ambiguous") -> PostError:
    """Say in one sentence what became of a message, with the code that the port names; `unknown` is that of a failure
    that leaves it open."""
    if isinstance(error, discord.RateLimited):
        wait, whole = error.retry_after, isinstance(error, LimitedError) and error.whole
        what = "the bot" if whole else place
        return PostError(
            f"Discord limits {what}; it goes on in {wait:.1f} s.", code="limited", retry_after=wait, whole=whole
        )
    if isinstance(error, discord.HTTPException) and error.code == LOCKED:
        return PostError(f"A thread in {place} is locked; unlock it, or ask in the channel.", code="refused")
    if isinstance(error, discord.Forbidden):
        return PostError(
            f"Discord does not let the bot post in {place} ({error.text}); give it the permissions of the invitation.",
            code="gone",
        )
    if isinstance(error, discord.NotFound):
        return PostError(f"Discord no longer has {place} ({error.text}).", code="gone")
    if isinstance(error, discord.HTTPException) and error.status in {401, 429}:
        return PostError(f"Discord did not take a message for {place} ({error.status}).", code="unavailable")
    if isinstance(error, discord.HTTPException) and error.status < 500:
        return PostError(f"Discord refused a message for {place}: {error.text[:300]}", code="refused")
    left = "it may be there" if unknown == "ambiguous" else "it is tried again"
    return PostError(f"Discord broke off over a message for {place}; {left}.", code=unknown)


class Poster:
    """Speaks REST for one bot; needs a login, not the gateway."""

    def __init__(self, client: commands.AutoShardedBot, clock: Clock, settings: Settings) -> None:
        self._client, self._clock, self._settings = client, clock, settings
        self._entering = asyncio.Lock()
        self._threads = Threads(client, clock, settings)
        self._forums: dict[int, bool] = {}
        """Channels that were posted to → whether they are forums."""
        self.entered = False

    async def enter(self) -> None:
        """Log in, once."""
        async with self._entering:
            if not self.entered:
                try:
                    await self._client.login(self._settings.token)
                except BaseException:  # the next login opens connections of its own
                    await self._client.http.close()
                    self._client.http.connector = discord.utils.MISSING
                    raise
                self.entered = True
                await self._threads.go_on()

    async def post(self, channel: Channel, part: Part, key: str, thread: MessageId | None) -> MessageId:
        """Post one message; see the port."""
        await self._ready(channel)
        with self._threads.waiting():
            if thread is None:
                return await self._attempt(channel, lambda: self._post_first(channel, part, key))
            root = _thread_in(thread)
            message = await self._attempt(channel, lambda: self._post_in_thread(channel, part, key, root))
            return MessageId(f"{root}/{message}")

    async def edit(self, channel: Channel, message: MessageId, part: Part) -> None:
        """Replace a posted message, which names its thread where it stands in one; it is found by its key as before."""
        await self._ready(channel)
        place, _, identity = message.rpartition("/")
        if not identity.isdecimal():
            raise NotFoundError(f"There is no message {message} on Discord to edit.")
        where = self._client.get_partial_messageable(
            int(place) if place else await self._place_of(channel, int(identity))
        )
        found = where.get_partial_message(int(identity))

        async def change() -> None:
            stood = await where.fetch_message(int(identity))
            carrier, marks = Carrier(plain=bool(stood.embeds)), marks_of(stood)
            try:
                await carrier.carry(found.edit, components_of(part), marks)
            except discord.HTTPException as error:
                if error.code != ARCHIVED:
                    raise
                await self.reopen(where.id)
                await carrier.carry(found.edit, components_of(part), marks)

        try:
            await self.repeat(change)
        except discord.NotFound:
            raise NotFoundError(f"The message {message} is no longer on Discord.") from None
        except FAILURES as error:
            raise explain(error, f"channel {channel.id}") from error

    async def _place_of(self, channel: Channel, message: int) -> int:
        """Where a message stands that names no thread: a forum's post bears the id of its first message."""
        home = int(channel.id)
        forum = self._is_forum(home)
        if forum is None:
            place = await self._attempt(channel, lambda: self._find_place(channel), "unavailable")
            forum = isinstance(place, discord.ForumChannel)
            self._remember(home, forum=forum)
        return message if forum else home

    async def find(
        self, channel: Channel, key: str, thread: MessageId | None, since: datetime | None
    ) -> MessageId | None:
        """Look in the channel or the thread, or in the forum's posts: in what was written since, else in the newest."""
        await self._ready(channel)
        identity, root = int(channel.id), _thread_in(thread) if thread else None
        forum = self._is_forum(identity)
        if root is not None:
            found = await self._find_in(channel, root, key, since)
            if found is None and not forum:
                found = await self._find_in(channel, identity, key, since)  # where the bot may open no thread
            return None if found is None else MessageId(f"{root}/{found}")
        found = None if forum else await self._find_in(channel, identity, key, since)
        if found is not None or forum is False:
            return None if found is None else MessageId(str(found))
        place = await self._attempt(channel, lambda: self._find_place(channel), "unavailable")
        self._remember(identity, forum=isinstance(place, discord.ForumChannel))
        if isinstance(place, discord.ForumChannel):
            return await self._find_in_forum(channel, place, key, since)
        return None

    async def _find_in(self, channel: Channel, identity: int, key: str, since: datetime | None) -> int | None:
        where = self._client.get_partial_messageable(identity)

        async def look() -> int | None:
            try:
                return await self.repeat(lambda: self._look(where, key, since))
            except discord.HTTPException as error:
                if isinstance(error, discord.NotFound) or error.code in NO_PLACE:
                    return None
                raise

        return await self._attempt(channel, look, "unavailable")

    async def open_thread(self, channel: int, root: int, name: str) -> bool:
        """Open the thread under a message; False where none could be opened."""
        return await self._threads.open(channel, root, name)

    async def close(self) -> None:
        """Leave the threads that were to be opened."""
        await self._threads.close()

    async def reopen(self, thread: int) -> None:
        """Take a thread out of the archive."""
        await self._client.http.edit_channel(thread, archived=False)

    def messageable(self, identity: int) -> discord.PartialMessageable:
        """Give a channel to write in by its id alone."""
        return self._client.get_partial_messageable(identity)

    async def resolve(self, channel: object) -> object:
        """Give a channel as what it is, also a thread that the library was not told of."""
        if not isinstance(channel, discord.PartialMessageable):
            return channel
        return await self._client.fetch_channel(channel.id)

    async def repeat(self, action: Callable[[], Awaitable[R]]) -> R:
        """Try again after a 503, for somebody who waits; the nonce stays the same."""
        for pause in _PAUSES:
            try:
                return await action()
            except discord.DiscordServerError as error:
                if error.status != 503:
                    raise
                await self._clock.sleep(pause)
        return await action()

    # one attempt -------------------------------------------------------------------------------------------------

    async def _ready(self, channel: Channel) -> None:
        if not channel.id.isdecimal():
            raise PostError(f"{channel.id!r} is no Discord channel.", code="gone")
        await self._attempt(channel, self.enter, "unavailable")

    async def _attempt(self, channel: Channel, action: Callable[[], Awaitable[R]], unknown: str = "ambiguous") -> R:
        """Only what a member waits for is repeated here: of a post nobody knows what a server error has done."""
        try:
            return await (action() if urgency.get() is Urgency.POST else self.repeat(action))
        except FAILURES as error:
            raise explain(error, f"channel {channel.id}", unknown) from error

    def _is_forum(self, identity: int) -> bool | None:
        """Say what is known of a channel: from the gateway, or since it was last posted to."""
        place = self._client.get_channel(identity)
        return self._forums.get(identity) if place is None else isinstance(place, discord.ForumChannel)

    def _remember(self, identity: int, *, forum: bool) -> None:
        if len(self._forums) >= _MOST_REMEMBERED:
            del self._forums[next(iter(self._forums))]
        self._forums[identity] = forum

    async def _post_first(self, channel: Channel, part: Part, key: str) -> MessageId:
        """One request where the channel takes messages; a forum refuses them, and is known by that."""
        identity = int(channel.id)
        if not self._is_forum(identity):
            try:
                message = await self._send(identity, part, key)
            except discord.HTTPException as error:
                if error.code != NO_TEXT_CHANNEL:
                    raise
            else:
                self._remember(identity, forum=False)
                if part.payload.get("thread") and self._may_have_threads(channel):
                    await self._threads.open_later(identity, message, str(part.payload["thread"]))
                return MessageId(str(message))
        place = await self._find_place(channel)
        if not isinstance(place, discord.ForumChannel):
            raise PostError(f"Channel {channel.id} takes no messages; choose a text channel.", code="refused")
        self._remember(identity, forum=True)
        return await self._post_in_forum(channel, place, part, key)

    def _may_have_threads(self, channel: Channel) -> bool:
        place = self._client.get_channel(int(channel.id))
        in_guild = not channel.workspace.startswith("user:")
        return in_guild if place is None else isinstance(place, discord.TextChannel)

    async def _find_place(self, channel: Channel) -> object:
        identity = int(channel.id)
        return self._client.get_channel(identity) or await self._client.fetch_channel(identity)

    async def _send(self, identity: int, part: Part, key: str) -> int:
        where = self._client.get_partial_messageable(identity)

        async def send(**form: Any) -> discord.Message:
            return await where.send(**form, nonce=make_nonce(key))

        message = await Carrier().carry(send, components_of(part), make_marks(key))
        return message.id

    async def _post_in_thread(self, channel: Channel, part: Part, key: str, root: int) -> int:
        await self._threads.open_now(root)
        try:
            return await self._send(root, part, key)
        except discord.HTTPException as error:
            if error.code == ARCHIVED:
                await self.reopen(root)
            elif error.code == UNKNOWN_CHANNEL:
                name = name_thread(str(part.payload.get("thread") or part.text.partition("\n")[0]))
                if not await self.open_thread(int(channel.id), root, name):
                    return await self._send(int(channel.id), part, key)
            else:
                raise
        return await self._send(root, part, key)

    async def _post_in_forum(self, channel: Channel, forum: discord.ForumChannel, part: Part, key: str) -> MessageId:
        """One post a day and topic: what comes later that day goes on in it, unless it was locked."""
        posts, begins = (await self._list_posts(forum, None))[0], _days_name(part)
        begun = next((each for each in posts if begins and each.name.startswith(begins)), None)
        looked_in = [begun] if begun else posts[:_NEWEST_POSTS] if not begins else []
        known = await self._find_among(channel, looked_in, key, None)
        if known is not None:
            return known
        if begun is not None and not begun.locked:
            return MessageId(f"{begun.id}/{await self._post_in_thread(channel, part, key, begun.id)}")
        topic = str(part.payload.get("topic") or "").casefold()
        free = [tag for tag in forum.available_tags if not tag.moderated]
        tags = [tag for tag in free if "-".join(tag.name.casefold().split()) == topic][:5]
        if not tags and forum.flags.require_tag:  # a briefing under a general tag is better than none
            tags = free[:1]
        name = name_thread(f"{begins}{part.payload.get('thread') or part.text.partition(NEW_LINE)[0]}")

        async def create(**form: Any) -> ThreadWithMessage:
            minutes = self._settings.archive_minutes
            return await forum.create_thread(name=name, auto_archive_duration=minutes, applied_tags=tags, **form)

        created = await Carrier().carry(create, components_of(part), make_marks(key))
        return MessageId(str(created.thread.id))

    async def _list_posts(
        self, forum: discord.ForumChannel, since: datetime | None
    ) -> tuple[list[discord.Thread], bool]:
        """The posts of ours in a forum, the newest first, those that left its list among them, where they may hold a
        message since a moment; and whether these were too many to list. Members' posts are many."""
        listed = [each for each in await forum.guild.active_threads() if each.parent_id == forum.id]
        archived, cut = 0, False
        async for post in forum.archived_threads(limit=_NEWEST_ARCHIVED if since is None else _MOST_ARCHIVED):
            if since is not None and post.archive_timestamp < since - _SKEW:
                break  # the latest archived come first, and into one that is archived nobody writes
            listed.append(post)
            archived += 1
            cut = archived == _MOST_ARCHIVED
        ours = [each for each in listed if self._client.user is not None and each.owner_id == self._client.user.id]
        recent = [each for each in ours if since is None or _may_hold_since(each, since - _SKEW)]
        return sorted(recent, key=lambda each: each.id, reverse=True), cut

    async def _look(self, where: discord.PartialMessageable, key: str, since: datetime | None) -> int | None:
        """Look from a moment on: what is looked for was written soon after it, and most of the talk came later."""
        count, most = 0, _LOOKED_AT if since is None else _MOST_LOOKED_AT
        after = since - _SKEW if since is not None else None
        async for message in where.history(limit=most, after=after, oldest_first=after is not None):
            count += 1
            if self._is_ours(message) and carries(message, key):
                return message.id
        if since is not None and count == most:
            raise PostError(f"More than {most} messages stand in channel {where.id} since then.", code="ambiguous")
        return None

    async def _find_in_forum(
        self, channel: Channel, forum: discord.ForumChannel, key: str, since: datetime | None
    ) -> MessageId | None:
        """Look in every post of ours that was written in since a moment; raises PostError where these are too many."""
        posts, cut = await self._attempt(channel, lambda: self._list_posts(forum, since), "unavailable")
        most = _NEWEST_POSTS if since is None else _MOST_POSTS
        found = await self._find_among(channel, posts[:most], key, since)
        if found is None and since is not None and (cut or len(posts) > most):
            raise PostError(f"More posts of forum {forum.id} than are looked in go on since then.", code="ambiguous")
        return found

    async def _find_among(
        self, channel: Channel, posts: Iterable[discord.Thread], key: str, since: datetime | None
    ) -> MessageId | None:
        for post in posts:
            found = await self._find_in(channel, post.id, key, since)
            if found is not None:
                return MessageId(str(found) if found == post.id else f"{post.id}/{found}")
        return None

    def _is_ours(self, message: discord.Message) -> bool:
        return self._client.user is not None and message.author.id == self._client.user.id


def _thread_in(message: MessageId) -> int:
    """The thread that a message stands in, or that stands under it."""
    return int(message.partition("/")[0])


def _days_name(part: Part) -> str:
    """What the name of a forum's post begins with; empty for what is no briefing."""
    day, topic = part.payload.get("day"), part.payload.get("topic")
    return f"{' '.join(printable(str(topic)).split())[:_MOST_TOPIC].rstrip()} · {day} · " if day and topic else ""


def _may_hold_since(post: discord.Thread, moment: datetime) -> bool:
    """Say whether a forum's post was written in at a moment or later; not of one whose last message is unknown."""
    last = post.last_message_id
    return last is None or discord.utils.snowflake_time(max(last, post.id)) >= moment
