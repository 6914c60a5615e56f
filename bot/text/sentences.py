"""Finds sentences in text, with sentencex (Wikimedia): right on titles, initials and quotes, and fast."""

from collections.abc import Iterator

import sentencex

from bot.model.analysis import Sentence, Span

LONGEST_PARAGRAPH = 20_000
"""Characters; what is longer is no prose, and is cut here so that no rule works on it at length."""


def split(text: str, language: str | None = "en") -> tuple[Sentence, ...]:
    """Give the sentences in order, none across a line break, each trimmed of white space."""
    return tuple(
        Sentence(span, number)
        for number, paragraph in enumerate(_paragraphs(text))
        for span in _sentences(text, paragraph, language or "en")
    )


def _paragraphs(text: str) -> Iterator[Span]:
    """Lines that hold anything."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            for cut in range(0, len(line), LONGEST_PARAGRAPH):
                yield Span(start + cut, start + min(cut + LONGEST_PARAGRAPH, len(line)))
        start += len(line) + 1


def _sentences(text: str, paragraph: Span, language: str) -> Iterator[Span]:
    words = paragraph.of(text)
    for found in sentencex.get_sentence_boundaries(language, words):
        start, end = found["start_index"], found["end_index"]
        piece = words[start:end]
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            yield Span(paragraph.start + start + lead, paragraph.start + start + lead + len(piece.strip()))
