"""Opens the threads under what was posted once there is room for it, and publishes in announcement channels.

What waits is kept in a file as well: whatever ends the process, the next one goes on with it. Doing it twice is
harmless: Discord opens a message's thread and publishes it once."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

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
        self._kept = settings.home / "discord-threads"
        self._waiting: dict[int, tuple[int, str]] = {}
        """Message → its channel and the thread's name, the longest waiting first."""
        self._working: set[asyncio.Task[None]] = set()
        self._posts = self._in_hand = 0
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

    async def go_on(self) -> None:
        """Take up what the process before this one left."""
        for channel, root, name in await asyncio.to_thread(_read, self._kept):
            self._note(channel, root, name)
        self._begin()

    async def open_later(self, channel: int, root: int, name: str) -> None:
        """Open the thread under a message after all that is to be posted; publish it in an announcement channel."""
        self._note(channel, root, name)
        try:
            await asyncio.to_thread(_append, self._kept, (channel, root, name))
        except OSError as error:  # the message stands
            log.warning("thread_not_kept", path=str(self._kept), reason=str(error))
        self._begin()

    def _note(self, channel: int, root: int, name: str) -> None:
        if len(self._waiting) >= MOST_WAITING:
            del self._waiting[next(iter(self._waiting))]
        self._waiting[root] = channel, name

    def _begin(self) -> None:
        if self._waiting and len(self._working) < AT_ONCE:
            task = asyncio.create_task(self._work())
            self._working.add(task)
            task.add_done_callback(self._working.discard)

    async def open_now(self, root: int) -> None:
        """Do it at once where it still waits: something is to be posted in it; put off by a limit, it waits on."""
        waiting = self._waiting.pop(root, None)
        if waiting is None:
            return
        try:
            await self._settle_one(root, *waiting)
        except discord.RateLimited:
            self._waiting[root] = waiting
            raise

    async def open(self, channel: int, root: int, name: str) -> bool:
        """Open the thread under a message; False where none could be opened."""
        return await self._start(channel, root, name) is not None

    async def close(self) -> None:
        """Leave what waits to the next process."""
        if left := len(self._waiting) + self._in_hand:
            log.info("threads_left", count=left)
        for task in self._working:
            task.cancel()
        await asyncio.gather(*self._working, return_exceptions=True)
        self._waiting.clear()

    async def _work(self) -> None:
        with at(Urgency.THREAD):
            while self._waiting:
                if self._posts:
                    await self._room.wait()
                    continue
                root = next(iter(self._waiting))
                await self._settle_one(root, *self._waiting.pop(root))

    async def _settle_one(self, root: int, channel: int, name: str) -> None:
        """Settle one; after the last one nothing needs to be kept."""
        self._in_hand += 1
        try:
            await self._settle(root, channel, name)
        finally:
            self._in_hand -= 1
        if not self._waiting and not self._in_hand:
            with suppress(OSError):
                await asyncio.to_thread(self._kept.unlink, missing_ok=True)

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


def _append(path: Path, waiting: tuple[int, int, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as kept:
        kept.write(json.dumps(waiting) + "\n")


def _read(path: Path) -> list[tuple[int, int, str]]:
    """Channel, message and thread's name of what was left; a line that broke off in the writing counts for nothing."""
    found: dict[int, tuple[int, int, str]] = {}
    with suppress(OSError):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            with suppress(ValueError, TypeError):
                channel, root, name = json.loads(line)
                found[int(root)] = int(channel), int(root), str(name)
    return list(found.values())
