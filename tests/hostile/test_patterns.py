"""No pattern of the code stalls on a long word, or on many: each text and title may be anybody's."""

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator
from types import FrameType

import pytest

import bot

_LONGEST = 1.0
"""Seconds that one pattern may take for one text of some thousand characters; each takes a few thousandths."""
_WORD, _NAME = "a" * 1_000, "A" * 1_000
TEXTS = {
    "one long word": f"{_WORD}!",
    "one long name": f"{_NAME}!",
    "many words": "word " * 400 + "!",
    "many names": "Name " * 400 + "!",
    "many clauses": "the word, " * 200 + "!",
    "a history of a long word": f"A history of {_WORD}!",
    "a role of a long word": f" is {_WORD}!",
    "questions": f"who did {_WORD} what was {_NAME} of the {_WORD}!",
}


class _StalledError(Exception):
    """A pattern took too long."""


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise _StalledError


def list_patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Give every pattern that a module of the code keeps under a name."""
    for found in pkgutil.walk_packages(bot.__path__, "bot."):
        if "migrations" in found.name or found.name == "bot.__main__":
            continue
        for name, value in vars(importlib.import_module(found.name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                yield f"{found.name}.{name}", value


@pytest.mark.parametrize("text", TEXTS)
def test_no_pattern_stalls(text: str) -> None:
    stalled = []
    before = signal.signal(signal.SIGALRM, _stop)
    try:
        for name, pattern in list_patterns():
            signal.setitimer(signal.ITIMER_REAL, _LONGEST)
            try:
                pattern.search(TEXTS[text])
            except _StalledError:
                stalled.append(name)
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert not stalled
