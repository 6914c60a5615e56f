"""Says what changed between two states of an article's text, sentence by sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from bot.text.sentences import split

_MOST = 600
"""Sentences of a text that are compared; a longer one is a live page that changes wholly."""


@dataclass(frozen=True, slots=True)
class TextChange:
    """A sentence that came or went; one that was reworded goes and comes."""

    kind: Literal["added", "removed"]
    text: str


def compare_texts(before: str, after: str, language: str | None = "en") -> tuple[TextChange, ...]:
    """Give what went and what came, in the order of the text; white space alone changes nothing."""
    one, other = _sentences(before, language), _sentences(after, language)
    return tuple(_list_changes(one, other))


def _sentences(text: str, language: str | None) -> list[str]:
    return [" ".join(each.span.of(text).split()) for each in split(text, language)[:_MOST]]


def _list_changes(one: list[str], other: list[str]) -> Iterator[TextChange]:
    for kind, start, end, begins, ends in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from (TextChange("removed", each) for each in one[start:end])
            yield from (TextChange("added", each) for each in other[begins:ends])
