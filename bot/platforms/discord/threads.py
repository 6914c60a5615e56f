"""Opens the threads under what was posted once there is room for it, and publishes in announcement channels.

What waits is kept in a file as well: whatever ends the process, the next one goes on with it. Doing it twice is
harmless: Discord opens a message's thread and publishes it once."""

import asyncio
import json
from collections.abc import Coroutine, Iterator, Set
from contextlib import contextmanager, suppress
from contextvars import Context
from dataclasses import dataclass, replace
from http import HTTPStatus
from pathlib import Path
from typing import Any

import discord
import structlog
from discord.ext import commands
from filelock import FileLock

from bot.platforms.discord.guard import FAILURES
from bot.platforms.discord.settings import Settings
from bot.platforms.discord.turns import Urgency, at, urgency
from bot.ports import Clock

log = structlog.get_logger()

MOST_WAITING = 20_000
AT_ONCE = 4
THREAD_THERE = 160004
NEWS_THREAD = discord.ChannelType.news_thread.value
FIRST_PAUSE, LONGEST_PAUSE = 60.0, 3600.0
"""Seconds before what failed for a passing reason is tried again; each pause is twice the one before. Discord publishes
ten messages of a channel an hour."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A thread that is to be opened: in which channel, its name, and how often that was put off."""

    channel: int
    name: str
    tries: int = 0


class Threads:
    """The threads of one bot that are still to be opened."""

    def __init__(self, client: commands.AutoShardedBot, clock: Clock, settings: Settings) -> None:
        self._client, self._clock, self._settings = client, clock, settings
        self._kept = settings.home / "discord-threads"
        self._waiting: dict[int, Waiting] = {}
        """Message → its thread, the longest waiting first."""
        self._put_off: dict[int, Waiting] = {}
        """Those that are tried again after a pause."""
        self._settled: set[int] = set()
        """What the file still holds, though nothing is left to be done about it."""
        self._working: set[asyncio.Task[None]] = set()
        self._pausing: set[asyncio.Task[None]] = set()
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
            self._note(root, Waiting(channel, name))
        self._begin()

    async def open_later(self, channel: int, root: int, name: str) -> None:
        """Open the thread under a message after all that is to be posted; publish it in an announcement channel."""
        self._note(root, Waiting(channel, name))
        try:
            await asyncio.to_thread(_append, self._kept, (channel, root, name))
        except OSError as error:  # the message stands
            log.warning("thread_not_kept", path=str(self._kept), reason=str(error))
        self._begin()

    def _note(self, root: int, waiting: Waiting) -> None:
        if len(self._waiting) >= MOST_WAITING:
            del self._waiting[next(iter(self._waiting))]
        self._waiting[root] = waiting

    def _begin(self) -> None:
        if self._waiting and len(self._working) < AT_ONCE:
            _spawn(self._work(), self._working)

    async def open_now(self, root: int) -> None:
        """Do it at once where it still waits: something is to be posted in it; put off by a limit, it waits on."""
        waiting = self._waiting.pop(root, None) or self._put_off.pop(root, None)
        if waiting is not None:
            await self._settle_one(root, waiting)

    async def open(self, channel: int, root: int, name: str) -> bool:
        """Open the thread under a message; False where none could be opened."""
        try:
            await self._start(channel, root, name)
        except FAILURES as error:
            if _holds_a_post(error):
                raise
            log.info("thread_not_opened", channel=channel, reason=str(error))
            return False
        return True

    async def close(self) -> None:
        """Leave what waits to the next process."""
        if left := len(self._waiting) + len(self._put_off) + self._in_hand:
            log.info("threads_left", count=left)
        tasks = [*self._working, *self._pausing]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._waiting.clear()
        self._put_off.clear()
        await self._forget_settled()

    async def _work(self) -> None:
        with at(Urgency.THREAD):
            while self._waiting:
                if self._posts:
                    await self._room.wait()
                    continue
                root = next(iter(self._waiting))
                await self._settle_one(root, self._waiting.pop(root))

    async def _settle_one(self, root: int, waiting: Waiting) -> None:
        """Settle one, or put it off; what is settled need not be kept once nothing else is to be done at once."""
        self._in_hand += 1
        try:
            await self._settle(root, waiting)
            self._settled.add(root)
        except FAILURES as error:
            self._try_later(root, waiting, error)
            if _holds_a_post(error):
                raise
        finally:
            self._in_hand -= 1
        if not self._waiting and not self._in_hand:
            await self._forget_settled()

    def _try_later(self, root: int, waiting: Waiting, error: Exception) -> None:
        told = error.retry_after if isinstance(error, discord.RateLimited) else 0.0
        pause = max(told, min(FIRST_PAUSE * 2 ** min(waiting.tries, 6), LONGEST_PAUSE))
        log.info("thread_put_off", channel=waiting.channel, reason=str(error), seconds=pause)
        self._put_off[root] = replace(waiting, tries=waiting.tries + 1)
        _spawn(self._try_after(pause, root), self._pausing)

    async def _try_after(self, pause: float, root: int) -> None:
        await self._clock.sleep(pause)
        if (waiting := self._put_off.pop(root, None)) is not None:
            self._note(root, waiting)
            self._begin()

    async def _forget_settled(self) -> None:
        settled, self._settled = self._settled, set()
        if settled:
            with suppress(OSError):
                await asyncio.to_thread(_forget, self._kept, settled)

    async def _settle(self, root: int, waiting: Waiting) -> None:
        """The message stands whatever becomes of its thread and of its being published; raises what passes."""
        channel, kind = waiting.channel, None
        try:
            kind = await self._start(channel, root, waiting.name)
        except FAILURES as error:
            if _passes(error):
                raise
            log.info("thread_not_opened", channel=channel, reason=str(error))
        if not self._settings.publish:
            return
        try:
            if kind == NEWS_THREAD or (not kind and await self._is_news(channel)):
                await self._client.http.publish_message(channel, root)
        except FAILURES as error:
            if _passes(error):
                raise
            log.info("not_published", channel=channel, reason=str(error))

    async def _start(self, channel: int, root: int, name: str) -> int:
        """Give the kind of the thread that was opened, and 0 for one that somebody opened before."""
        try:
            made = await self._client.http.start_thread_with_message(
                channel, root, name=name, auto_archive_duration=self._settings.archive_minutes
            )
        except discord.HTTPException as error:
            if error.code == THREAD_THERE:
                return 0
            raise
        return int(made["type"])

    async def _is_news(self, channel: int) -> bool:
        place = self._client.get_channel(channel) or await self._client.fetch_channel(channel)
        return isinstance(place, discord.TextChannel) and place.is_news()


def _spawn(work: Coroutine[Any, Any, None], among: set[asyncio.Task[None]]) -> None:
    """Begin work in a context of its own: the post that it follows, and the lease that this was made under, are over
    by then."""
    task = asyncio.create_task(work, context=Context())
    among.add(task)
    task.add_done_callback(among.discard)


def _passes(error: Exception) -> bool:
    """Say whether another try may go better: after a limit, a server error or a connection that broke."""
    if isinstance(error, discord.HTTPException):
        return error.status == HTTPStatus.TOO_MANY_REQUESTS or error.status >= HTTPStatus.INTERNAL_SERVER_ERROR
    return isinstance(error, discord.RateLimited) or not isinstance(error, discord.DiscordException)


def _holds_a_post(error: Exception) -> bool:
    """Say whether what is to be posted in the thread has to wait as well."""
    return isinstance(error, discord.RateLimited) and urgency.get() is Urgency.POST


@contextmanager
def _alone_with(path: Path) -> Iterator[None]:
    """Keep other processes of the same directory from writing meanwhile."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{path}.lock"):
        yield


def _append(path: Path, waiting: tuple[int, int, str]) -> None:
    """Begin a line of its own: the one before may have broken off."""
    with _alone_with(path), path.open("a", encoding="utf-8") as kept:
        kept.write("\n" + json.dumps(waiting) + "\n")


def _forget(path: Path, settled: Set[int]) -> None:
    """Rewrite the file without what is settled; other processes may have added to it."""
    with _alone_with(path):
        left = [each for each in _read(path) if each[1] not in settled]
        if not left:
            path.unlink(missing_ok=True)
            return
        fresh = path.with_name(path.name + ".new")
        fresh.write_text("".join(json.dumps(each) + "\n" for each in left), encoding="utf-8")
        fresh.replace(path)


def _read(path: Path) -> list[tuple[int, int, str]]:
    """Channel, message and thread's name of what was left; a line that broke off or says something else counts for
    nothing."""
    found: dict[int, tuple[int, int, str]] = {}
    with suppress(OSError):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            with suppress(ValueError, TypeError, OverflowError, RecursionError):
                channel, root, name = json.loads(line)
                found[int(root)] = int(channel), int(root), str(name)
    return list(found.values())
