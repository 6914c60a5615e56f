"""Finds where text stands in quotation marks, paragraph by paragraph: curly, straight, and doubled single ones."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from bot.model.analysis import Span

_MARK = re.compile(r"[“”\"]|''|``")
_PARAGRAPH = re.compile(r"[^\n]+")
_ALIKE = str.maketrans("„‟«»", "“““”")
_SINGLE = re.compile(r"(?<!\w)[‘'](?=\w)(.+?)[’'](?!\w)")
_LEAST_QUOTED = 2
"""Words from which on quotation marks give somebody's words, not only a name or a term."""


class Quotations:
    """The quotations of a text, marks included, in order."""

    def __init__(self, text: str) -> None:
        self.spans = tuple(_find(text))
        self._starts = [span.start for span in self.spans]

    def around(self, at: int) -> Span | None:
        """Give the quotation that holds a place."""
        index = bisect_right(self._starts, at) - 1
        found = self.spans[index] if index >= 0 else None
        return found if found is not None and found.start < at < found.end else None

    def meets(self, span: Span) -> Iterator[Span]:
        """Give the quotations that share anything with a span."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        for each in self.spans[first:]:
            if each.start >= span.end:
                return
            if each.end > span.start:
                yield each


def _find(text: str) -> Iterator[Span]:
    """A quotation ends at its mark, or where its paragraph does."""
    for paragraph in _PARAGRAPH.finditer(text):
        opened: int | None = None
        for mark in _MARK.finditer(text, paragraph.start(), paragraph.end()):
            opens = mark[0] in {"“", "``"} or (mark[0] != "”" and opened is None)
            if opens and opened is None:
                opened = mark.start()
            elif not opens and opened is not None:
                yield Span(opened, mark.end())
                opened = None
        if opened is not None:
            yield Span(opened, paragraph.end())


def list_quoted(text: str) -> list[str]:
    """Give what a sentence has in quotation marks of any kind, where that is two words or more, without the marks."""
    found = [span.of(text).strip("“”„‟«»\"'`") for span in Quotations(text.translate(_ALIKE)).spans]
    found += [match[1] for match in _SINGLE.finditer(text)]
    return [words.strip() for words in found if len(words.split()) >= _LEAST_QUOTED]
