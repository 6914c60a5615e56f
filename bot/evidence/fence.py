"""Makes text from outside fit to be handed to a model: nothing in it can pass for a border or an address of ours."""

import re

from bot.text.cleaning import clean_line

_LINK = re.compile(r"\b[a-z][a-z0-9+.-]*://\S+|\bwww\.\S+|\S+@\S+\.\S+|\b(?:mailto|javascript|data):\S+", re.IGNORECASE)
_ODD = str.maketrans(
    {"<": "‹", ">": "›", "{": "(", "}": ")", "[": "(", "]": ")", "`": "'", "|": "/", "#": "", "\\": "/"}
)
_RUNS = re.compile(r"([=*_~^-])\1{2,}")
"""Lines and rows of marks that prompts use as borders."""


def defuse(text: str, fence: str = "") -> str:
    """Give text from outside as one line without links, hidden characters, marks of markup, numbers in brackets, or
    the fence itself."""
    plain = _LINK.sub("", clean_line(text)).translate(_ODD)
    return " ".join(_RUNS.sub(r"\1", plain.replace(fence, "") if fence else plain).split())
