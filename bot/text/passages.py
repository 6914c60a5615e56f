"""Packs the lines of a text into passages: the spans a search ranks and a citation can point to."""

from collections.abc import Iterator

from bot.model.analysis import Span
from bot.text.sentences import split

MOST_WORDS = 220
"""Some three hundred tokens."""


def make_passages(text: str, most_words: int = MOST_WORDS) -> tuple[Span, ...]:
    """Give spans of consecutive whole sentences, in order, without overlap; one long sentence is one passage."""
    passages: list[Span] = []
    start: int | None = None
    words = end = 0
    for piece, length in _iter_pieces(text, most_words):
        if start is not None and words + length > most_words:
            passages.append(Span(start, end))
            start, words = None, 0
        if start is None:
            start = piece.start
        words += length
        end = piece.end
    if start is not None:
        passages.append(Span(start, end))
    return tuple(passages)


def _iter_pieces(text: str, most_words: int) -> Iterator[tuple[Span, int]]:
    """Lines with their length in words; sentences do not cross them. A line too long for a passage gives sentences."""
    start = 0
    for line in text.split("\n"):
        length = len(line.split())
        if length > most_words:
            for sentence in split(line):
                span = Span(start + sentence.span.start, start + sentence.span.end)
                yield span, len(span.of(text).split())
        elif length:
            lead = len(line) - len(line.lstrip())
            yield Span(start + lead, start + len(line.rstrip())), length
        start += len(line) + 1
