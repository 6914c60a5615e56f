"""Reads texts of the data sets the way the product does: admitted, cleaned and analysed by its own functions."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import accumulate

from bot.ingest.admit import Circumstances, admit
from bot.model.analysis import Material, Span
from bot.model.article import PUBLIC, Article, Entry, Publisher, ReceivedUrl
from bot.text.analysis import analyse

NOW = datetime(2024, 1, 1, tzinfo=UTC)


class UnreadableItemError(Exception):
    """An item of a set is no article to the product; the message is one sentence."""


def read(
    text: str,
    *,
    title: str | None = None,
    url: str | None = None,
    publisher: str = "Measured",
    published: str | datetime | None = NOW,
) -> Material:
    """Give the analysed article; raises UnreadableItemError."""
    address = url or f"https://measured.example/{hashlib.sha256(text.encode()).hexdigest()[:16]}"
    entry = Entry(url=ReceivedUrl(address), title=title, text=text, published=published, language="en")
    made = admit(entry, address, Circumstances(PUBLIC, Publisher(publisher), NOW))
    if not isinstance(made, Article):
        raise UnreadableItemError(f"{address}: {made.reason}")
    return Material(made, analyse(made))


class Letters:
    """Counts a text's letters and digits, so that places in it and in its cleaned form can be compared."""

    def __init__(self, text: str) -> None:
        self._before = [0, *accumulate(1 if each.isalnum() else 0 for each in text)]

    def place(self, start: int, end: int) -> Span:
        """Give where a span of code points stands, counted in letters and digits."""
        return Span(self._before[start], self._before[end])


def overlap(one: Sequence[Span], other: Sequence[Span]) -> int:
    """Give how many letters two sets of spans share."""
    mine = {at for span in one for at in range(span.start, span.end)}
    return sum(1 for span in other for at in range(span.start, span.end) if at in mine)
