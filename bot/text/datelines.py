"""Finds where a report begins behind the place and the agency it is filed from."""

import re

from bot.model.analysis import Span

_DATELINE = re.compile(
    r"[A-Z][A-Z .,’'/-]{2,40}(?:,\s[A-Z][\w. ]{1,20})?\s?(?:\([\w ./]{2,30}\)\s?)?\s?[—–-]{1,2}\s+|"
    r"(?:[A-Z][\w .,’'/-]{2,40}\s)?\((?:CNN|AP|AFP|Reuters|BBC)[\w ]{0,12}\)\s?(?:[—–-]{1,2}\s)?"
)


def skip_dateline(text: str, sentence: Span) -> Span:
    """Give a sentence without the place and the agency before it: `TORONTO (AP) —`."""
    found = _DATELINE.match(text, sentence.start, sentence.end)
    return Span(found.end(), sentence.end) if found is not None else sentence
