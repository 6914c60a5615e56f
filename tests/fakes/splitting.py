"""Splits lines of text into messages under a limit: at section borders first, never inside a citation or a link."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

_MARK = re.compile(r"\[\d+\](?:\([^)\s]*\))?")
_SENTENCE_END = re.compile(r"(?<=[.!?”])\s+(?!\[\d)(?=\S)")
_SPACE = re.compile(r"\s+(?!\[\d)(?=\S)")
"""Not before a citation's mark: it stays with what it stands behind."""
_ANY_SPACE = re.compile(r"\s")
_LONGEST_MARK = 2_100
"""Characters beyond a limit that are looked at: a mark with the longest address there is."""


def split_blocks(blocks: Sequence[str], limit: int) -> tuple[str, ...]:
    """Give messages of at most `limit` characters that joined by line breaks hold every block in order.

    An empty block is a section border, where a split is preferred. A block over the limit is cut at a sentence's end,
    else between words, and a mark stays behind its words where it can; a single word over the limit is cut as it must
    be, and a mark only where it is longer than the limit itself.
    """
    pieces = [piece for block in blocks for piece in (_cut(block, limit) if len(block) > limit else (block,))]
    messages: list[str] = []
    current: list[str] = []
    for piece in pieces:
        while current and _length([*current, piece]) > limit:
            border = _last_border(current)
            head, current = current[:border], current[border:]
            messages.append("\n".join(head).strip("\n"))
            if border == 0:
                break
        current.append(piece)
    messages.append("\n".join(current).strip("\n"))
    return tuple(message for message in messages if message)


def _length(pieces: Sequence[str]) -> int:
    return sum(len(piece) for piece in pieces) + len(pieces) - 1


def _last_border(pieces: Sequence[str]) -> int:
    """After how many pieces to split: at the last section border past the middle, else after all."""
    borders = [index for index, piece in enumerate(pieces) if not piece and index > 0]
    far = [index for index in borders if _length(pieces[:index]) * 2 >= _length(pieces)]
    return far[-1] if far else len(pieces)


def _cut(block: str, limit: int) -> Iterator[str]:
    rest = block.strip()
    while len(rest) > limit:
        place = _find_cut(rest, limit)
        yield rest[:place].rstrip()
        rest = rest[place:].lstrip()
    if rest:
        yield rest


def _find_cut(text: str, limit: int) -> int:
    """The last sentence's end within the limit, if past the middle; else the last space; else beside a mark."""
    for pattern, least in ((_SENTENCE_END, max(1, limit // 2)), (_SPACE, 1), (_ANY_SPACE, 1)):
        place = _last_place(pattern, text, limit)
        if place >= least:
            return place
    inside = next(
        (found for found in _MARK.finditer(text, 0, limit + _LONGEST_MARK) if found.start() < limit < found.end()), None
    )
    return inside.start() if inside is not None and inside.start() > 0 else limit


def _last_place(pattern: re.Pattern[str], text: str, limit: int) -> int:
    starts = (found.start() for found in pattern.finditer(text, 0, limit + _LONGEST_MARK))
    return max(takewhile(lambda start: start <= limit, starts), default=0)
