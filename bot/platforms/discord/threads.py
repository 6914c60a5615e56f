"""Opens the threads under what was posted once there is room for it, and publishes in announcement channels.

What still waits when the bot closes is left, with a line in the log: the first question or further part under a message
opens its thread; an announcement is then published by hand."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import discord
import structlog
from discord.ext import commands

from bot.platforms.discord.guard import FAILURES
from bot.platforms.discord.settings import Settings
from bot.platforms.discord.turns import Urgency, at, urgency

log = structlog.get_logger()

MOST_WAITING = 20_000
AT_ONCE = 4
THREAD_THERE = 160004
NEWS_THREAD = discord.ChannelType.news_thread.value


class Threads:
    """The threads of one bot that are still to be opened."""

    def __init__(self, client: commands.AutoShardedBot, settings: Settings) -> None:
        self._client, self._settings = client, settings
        self._waiting: dict[int, tuple[int, str]] = {}
        """Message → its channel and the thread's name, the longest waiting first."""
        self._working: set[asyncio.Task[None]] = set()
        self._posts = 0
        self._room = asyncio.Event()
        self._room.set()

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Begin to open none meanwhile: something is being posted."""
        self._posts += 1
        self._room.clear()
        try:
            yield
        finally:
            self._posts -= 1
            if not self._posts:
                self._room.set()

    def open_later(self, channel: int, root: int, name: str) -> None:
        """Open the thread under a message after all that is to be posted; publish it in an announcement channel."""
        if len(self._waiting) >= MOST_WAITING:
            del self._waiting[next(iter(self._waiting))]
        self._waiting[root] = channel, name
        if len(self._working) < AT_ONCE:
            task = asyncio.create_task(self._work())
            self._working.add(task)
            task.add_done_callback(self._working.discard)

    async def open_now(self, root: int) -> None:
        """Do it at once where it still waits: something is to be posted in it; put off by a limit, it waits on."""
        waiting = self._waiting.pop(root, None)
        if waiting is None:
            return
        try:
            await self._settle(root, *waiting)
        except discord.RateLimited:
            self._waiting[root] = waiting
            raise

    async def open(self, channel: int, root: int, name: str) -> bool:
        """Open the thread under a message; False where none could be opened."""
        return await self._start(channel, root, name) is not None

    async def close(self) -> None:
        """Leave what waits."""
        if self._waiting:
            log.warning("threads_left", count=len(self._waiting), publish=self._settings.publish)
        self._waiting.clear()
        for task in self._working:
            task.cancel()
        await asyncio.gather(*self._working, return_exceptions=True)

    async def _work(self) -> None:
        with at(Urgency.THREAD):
            while self._waiting:
                if self._posts:
                    await self._room.wait()
                    continue
                root = next(iter(self._waiting))
                await self._settle(root, *self._waiting.pop(root))

    async def _settle(self, root: int, channel: int, name: str) -> None:
        """The message stands whatever becomes of its thread and of its being published."""
        kind = await self._start(channel, root, name)
        if not self._settings.publish:
            return
        try:
            if kind == NEWS_THREAD or (not kind and await self._is_news(channel)):
                await self._client.http.publish_message(channel, root)
        except FAILURES as error:
            log.info("not_published", channel=channel, reason=str(error))

    async def _start(self, channel: int, root: int, name: str) -> int | None:
        """Give the kind of the thread that was opened, and 0 for one that somebody opened before."""
        try:
            made = await self._client.http.start_thread_with_message(
                channel, root, name=name, auto_archive_duration=self._settings.archive_minutes
            )
        except FAILURES as error:
            if getattr(error, "code", 0) == THREAD_THERE:
                return 0
            if isinstance(error, discord.RateLimited) and urgency.get() is Urgency.POST:
                raise  # what is to be posted in it has to wait as well
            log.info("thread_not_opened", channel=channel, reason=str(error))
            return None
        return int(made["type"])

    async def _is_news(self, channel: int) -> bool:
        place = self._client.get_channel(channel) or await self._client.fetch_channel(channel)
        return isinstance(place, discord.TextChannel) and place.is_news()
