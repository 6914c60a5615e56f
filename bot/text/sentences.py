"""Finds sentences in text, with sentencex (Wikimedia): right on titles, initials and quotes, and fast."""

import re
from collections.abc import Iterator
from functools import lru_cache

import sentencex

from bot.model.analysis import Sentence, Span

_MAY = re.compile(r"(?<=\bMay\.)\s(?=[A-ZÀ-Ž“\"])")
_HOUR = re.compile(r"\b[ap]\.m\.\s*\Z")
_ZONE = re.compile(
    r"(?:[ECMP][SD]?T|AK[SD]T|A[SD]T|N[SD]T|HST|GMT|UTC|BST|[CEW]ES?T|MSK|TRT|[IJKPC]ST|PKT|SGT|HKT|ICT|PHT|WI[BT]|WITA|[CEW]AT|"
    r"SAST|A[ECW][SD]T|NZ[SD]T|GST|AST|IRST|NPT)\b|(?:[A-Z][a-z]+\s){1,3}(?:(?:[Ss]tandard|[Dd]aylight|[Ss]ummer)\s)?[Tt]ime\b"
)
"""What stands behind an hour and begins no sentence: `at 9 a.m. EST`, `at 9 a.m. Eastern time`."""
LONGEST_TEXT = 60_000
"""Characters of an article that are read; the rest is stored and searched."""
LONGEST_PARAGRAPH = 20_000
"""Characters; what is longer is no prose, and is cut here so that no rule works on it at length."""


def split(text: str, language: str | None = "en") -> tuple[Sentence, ...]:
    """Give the sentences in order, none across a line break, each trimmed of white space."""
    return _split(text, language or "en")


@lru_cache(maxsize=16)  # what reads an article asks for its sentences one rule after the other
def _split(text: str, language: str) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(span, number)
        for number, paragraph in enumerate(_paragraphs(text))
        for span in _sentences(text, paragraph, language)
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
    for found in _join_hours(words, language):
        for part in _part(found, words):
            piece = part.of(words)
            lead = len(piece) - len(piece.lstrip())
            if piece.strip():
                at = paragraph.start + part.start + lead
                yield Span(at, at + len(piece.strip()))


def _join_hours(words: str, language: str) -> Iterator[Span]:
    """The sentences as they are found, an hour with the zone behind it."""
    kept: Span | None = None
    for found in sentencex.get_sentence_boundaries(language, words):
        span = Span(found["start_index"], found["end_index"])
        hour = kept is not None and _HOUR.search(kept.of(words)) is not None
        if kept is not None and hour and _ZONE.match(span.of(words).lstrip()):
            kept = Span(kept.start, span.end)
            continue
        if kept is not None:
            yield kept
        kept = span
    if kept is not None:
        yield kept


def _part(found: Span, words: str) -> Iterator[Span]:
    """Cut a sentence behind `May.`, which sentencex takes for an abbreviation; not inside a quotation."""
    start = found.start
    for month in _MAY.finditer(words, found.start, found.end) if "May. " in words else ():
        before = words[found.start : month.start()]
        if before.count("“") == before.count("”") and before.count('"') % 2 == 0:
            yield Span(start, month.start())
            start = month.start()
    yield Span(start, found.end)
