"""Estimates how many tokens a text has for a model, without its vocabulary."""

import re

_PIECES = re.compile(r"[^\W\d_]+|\d+|[^\w\s]+|_+|\n+")
_WORD_PER_TOKEN = 6.0
"""Letters of a Latin word a token covers; short words are one token each."""
_OTHER_PER_TOKEN = 2.2
"""Letters of other alphabets a token covers; scripts without spaces come near one a letter."""
_FIRST_IDEOGRAPH = "\u2e80"
_LAST_LATIN = "\u024f"


def estimate_tokens(text: str) -> int:
    """Give a number of tokens, meant to be a little too high for news prose rather than too low."""
    return sum(_count(piece[0]) for piece in _PIECES.finditer(text))


def _count(piece: str) -> int:
    if piece.isdigit():
        return -(-len(piece) // 3)
    if not piece[0].isalpha():
        return -(-len(piece) // 2)
    if max(piece) <= _LAST_LATIN:
        return max(1, round(len(piece) / _WORD_PER_TOKEN + 0.2))
    if max(piece) >= _FIRST_IDEOGRAPH:
        return len(piece)
    return max(1, round(len(piece) / _OTHER_PER_TOKEN))
