"""No pattern of the code stalls on a long word, or on many: each text and title may be anybody's."""

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from types import FrameType

import pytest

import bot

_LONGEST = 0.4
"""Seconds that one pattern may take for one text of about a thousand characters; each takes a few thousandths."""
_WORD, _NAME = "a" * 500, "A" * 500
TEXTS = {
    "one long word": f"{_WORD}!",
    "one long name": f"{_NAME}!",
    "many words": "word " * 200 + "!",
    "many names": "Name " * 200 + "!",
    "many clauses": "the word, " * 100 + "!",
    "a history of a long word": f"A history of {_WORD}!",
    "a role of a long word": f" is {_WORD}!",
    "questions": f"who did {_WORD} what was {_NAME} of the {_WORD}!",
}


class _StalledError(Exception):
    """A pattern took too long."""


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise _StalledError


def list_patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Give every pattern that a module of the code keeps, by itself or in a table, each once."""
    seen: set[int] = set()
    for found in pkgutil.walk_packages(bot.__path__, "bot."):
        if "migrations" in found.name or found.name == "bot.__main__":
            continue
        for name, value in vars(importlib.import_module(found.name)).items():
            for where, pattern in find_patterns(value, f"{found.name}.{name}"):
                if id(pattern) not in seen:
                    seen.add(id(pattern))
                    yield where, pattern


def find_patterns(value: object, where: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Give the patterns of a value and of the tables, lists and records in it, each with where it stands."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield where, value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from find_patterns(key, f"{where} {key}")
            yield from find_patterns(each, f"{where}[{key!r}]")
    elif isinstance(value, tuple | list | set | frozenset):
        for number, each in enumerate(value):
            yield from find_patterns(each, f"{where}[{number}]")
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from find_patterns(getattr(value, field.name), f"{where}.{field.name}")


def test_patterns_are_found_wherever_a_module_keeps_them() -> None:
    kept = {"one": (re.compile("a"), [re.compile("b"), "c"]), "bytes": re.compile(b"d"), re.compile("e"): None}
    assert sorted(each.pattern for _, each in find_patterns(kept, "kept")) == ["a", "b", "e"]
    assert len(list(list_patterns())) > 1_500


@pytest.mark.parametrize("text", TEXTS)
def test_no_pattern_stalls(text: str) -> None:
    stalled = []
    before = signal.signal(signal.SIGPROF, _stop)
    try:
        for name, pattern in list_patterns():
            signal.setitimer(signal.ITIMER_PROF, _LONGEST)
            try:
                pattern.search(TEXTS[text])
            except _StalledError:
                stalled.append(name)
            finally:
                signal.setitimer(signal.ITIMER_PROF, 0)
    finally:
        signal.signal(signal.SIGPROF, before)
    assert not stalled
