"""Lets no more requests through than Discord allows a bot in any second, replies to members first."""

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import IntEnum
from heapq import heappop, heappush
from itertools import count

from bot.ports import Clock

REQUESTS_PER_SECOND = 50
"""Of one bot in all (Discord's developer documentation, "Global Rate Limit")."""
SPAN = 1.03
"""Seconds that hold so many requests: a second as Discord sees it, where some arrive late and the next ones do not."""


GAP = 0.01
"""Seconds between two requests at the least: many at once would leave the machine later than they were counted."""


class Urgency(IntEnum):
    """What a request is for; the first goes before the others."""

    ANSWER = 0
    POST = 1
    THREAD = 2


urgency: ContextVar[Urgency] = ContextVar("urgency", default=Urgency.ANSWER)
"""Of the requests that the running task makes."""


@contextmanager
def at(wanted: Urgency) -> Iterator[None]:
    """Make the requests within of that urgency."""
    token = urgency.set(wanted)
    try:
        yield
    finally:
        urgency.reset(token)


@dataclass(slots=True)
class Turn:
    """One that was taken, at a moment of the steady clock; it may be moved to when the request left."""

    at: float


class Turns:
    """A sliding window of the last requests, and a queue before it in the order of urgency."""

    def __init__(self, clock: Clock, most: int = REQUESTS_PER_SECOND, span: float = SPAN) -> None:
        self._clock, self._most, self._span = clock, most, span
        self._taken: deque[Turn] = deque(maxlen=most)
        self._queue: list[tuple[Urgency, int, asyncio.Future[None]]] = []
        self._numbers = count()
        self._busy = False

    def wait(self, wanted: Urgency) -> float:
        """Say within how many seconds the queue before one who comes now is worked off, at the least."""
        ahead = sum(each <= wanted and not turn.done() for each, _, turn in self._queue)
        return ahead * self._span / self._most

    async def take(self, wanted: Urgency) -> Turn:
        """Wait for one's turn and take it."""
        if self._busy:
            turn = asyncio.get_running_loop().create_future()
            heappush(self._queue, (wanted, next(self._numbers), turn))
            try:
                await turn
            except asyncio.CancelledError:
                if turn.done() and not turn.cancelled():
                    self._hand_on()
                raise
        self._busy = True
        try:
            if (left := self._find_next() - self._clock.steady()) > 0:
                await self._clock.sleep(left)
            taken = Turn(self._clock.steady())
            self._taken.append(taken)
            return taken
        finally:
            self._hand_on()

    def _find_next(self) -> float:
        if not self._taken:
            return self._clock.steady()
        soonest = self._taken[-1].at + GAP
        return max(soonest, self._taken[0].at + self._span) if len(self._taken) == self._most else soonest

    def _hand_on(self) -> None:
        while self._queue:
            _, _, turn = heappop(self._queue)
            if not turn.done():
                turn.set_result(None)
                return
        self._busy = False
