"""Renders a document as plain text: what a screen reader, a notification or a log can use."""

import unicodedata
from collections.abc import Iterator

from bot.model.document import Cite, Document, Line, Run

_BULLETS = {0: "", 1: "• ", 2: "  – "}


def printable(words: str) -> str:
    """Drop control characters and direction overrides, which could steer a terminal or disguise words."""
    if words.isprintable():  # as nearly all are, and then none of these is among them
        return words
    return "".join(each for each in words if each == "\n" or not _steers(each))


def _steers(character: str) -> bool:
    overrides = "\u202a" <= character <= "\u202e" or "\u2066" <= character <= "\u2069"
    return overrides or unicodedata.category(character) in {"Cc", "Cs"}


def run_words(run: Run) -> str:
    """Give a run's words, a citation as its mark."""
    return f"[{run.n}]" if isinstance(run, Cite) else printable(run.words)


def line_words(line: Line) -> str:
    """Give a line's words with its bullet."""
    return _BULLETS[line.indent] + "".join(run_words(run) for run in line.runs)


def render_plain(document: Document) -> str:
    """Give the whole document, headings and lines one under the other."""
    return "\n".join(_lines(document))


def _lines(document: Document) -> Iterator[str]:
    yield printable(document.title)
    if document.subtitle:
        yield "".join(run_words(each) for each in document.subtitle)
    for section in document.sections:
        yield ""
        if section.heading:
            yield printable(section.heading)
        yield from (line_words(line) for line in section.lines)
    if document.footer:
        yield ""
        yield from (line_words(line) for line in document.footer)
