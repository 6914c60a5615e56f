"""Finds where a quote stands in a text: as it is, or with quotation marks, dashes and spaces made alike."""

from bot.model.analysis import Span

_ALIKE = {
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}
_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
LEAST_CHARACTERS = 3
"""A shorter quote stands somewhere in every text and supports nothing."""


def find_quote(quote: str, text: str, within: Span | None = None) -> Span | None:
    """Give the span of the text that the quote is; its words are then the text's own. None where it is not there."""
    place = within or Span(0, len(text))
    wanted = quote.strip()
    if len(wanted) < LEAST_CHARACTERS:
        return None
    start = text.find(wanted, place.start, place.end)
    if start >= 0:
        return Span(start, start + len(wanted))
    known, offsets = _normalise(place.of(text))
    sought = _normalise(wanted)[0].strip(" \"'.,;…")
    found = known.find(sought) if len(sought) >= LEAST_CHARACTERS else -1
    if found < 0:
        return None
    return Span(place.start + offsets[found], place.start + offsets[found + len(sought) - 1] + 1)


def _normalise(text: str) -> tuple[str, list[int]]:
    """Give the text with like characters made alike, and where each of its characters stood."""
    letters: list[str] = []
    offsets: list[int] = []
    for at, letter in enumerate(text):
        if letter in _DROPPED:
            continue
        plain = " " if letter.isspace() else _ALIKE.get(letter, letter)
        if plain == " " and letters and letters[-1] == " ":
            continue
        letters.append(plain)
        offsets.append(at)
    return "".join(letters), offsets
