"""Splits lines of text into messages under a limit: at section borders first, never inside a citation or a link."""

import re
from collections.abc import Iterator, Sequence

_WHOLE = re.compile(r"\[\d+\](?:\([^)\s]*\))?|https?://\S+|\S+")
_SENTENCE_END = re.compile(r"(?<=[.!?”])\s+(?=\S)")


def split_blocks(blocks: Sequence[str], limit: int) -> tuple[str, ...]:
    """Give messages of at most `limit` characters that joined by line breaks hold every block in order.

    An empty block is a section border, where a split is preferred. A block over the limit is cut at a sentence's end,
    else between words; a single word over the limit is cut as it must be.
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
    current = ""
    for piece in _pieces(block, limit):
        joined = f"{current} {piece}" if current else piece
        if len(joined) > limit:
            yield current
            current = piece
        else:
            current = joined
    if current:
        yield current


def _pieces(block: str, limit: int) -> Iterator[str]:
    """Sentences; where one is over the limit its words; where a word is, parts of it."""
    for sentence in _SENTENCE_END.split(block):
        if len(sentence) <= limit:
            yield sentence
            continue
        for word in _WHOLE.findall(sentence):
            yield from (word[start : start + limit] for start in range(0, len(word), limit))
