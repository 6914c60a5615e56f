"""How often may be asked."""

import math
import time
from collections import deque
from collections.abc import Callable

from bot.model.conversation import MemberId, WorkspaceId
from bot.model.errors import NotAllowedError

_MINUTE = 60.0
WORKSPACE_SHARE = 6
"""How many members' worth of questions a workspace may ask in a minute."""
_MOST_KEPT = 10_000


class AskingPace:
    """Counts the questions of the last minute, by member and by workspace, in this process.

    Its minute passes also where ATTACHE_NOW fixes the clock; `timer` gives seconds.
    """

    def __init__(self, per_minute: int, timer: Callable[[], float] = time.monotonic) -> None:
        self._per_minute = per_minute
        self._timer = timer
        self._asked: dict[tuple[str, str], deque[float]] = {}

    def admit(self, workspace: WorkspaceId, member: MemberId) -> None:
        """Note a question; raises NotAllowedError `pace` that says when the next may be asked."""
        if len(self._asked) > _MOST_KEPT:
            self._asked.clear()
        now = self._timer()
        limits = ((workspace, ""), self._per_minute * WORKSPACE_SHARE), ((workspace, member), self._per_minute)
        for key, most in limits:
            asked = self._asked.setdefault(key, deque())
            while asked and now - asked[0] >= _MINUTE:
                asked.popleft()
            if len(asked) >= most:
                seconds = math.ceil(asked[0] + _MINUTE - now)
                raise NotAllowedError(_say(seconds, alone=bool(key[1])), code="pace")
        for key, _ in limits:
            self._asked[key].append(now)


def _say(seconds: int, *, alone: bool) -> str:
    if alone:
        return f"That is a good many questions for one minute; ask again in {seconds} s."
    return f"Everybody here together asked a good many questions for one minute; ask again in {seconds} s."
