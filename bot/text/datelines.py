"""Finds where a report begins behind the place and the agency it is filed from."""

import re

from bot.model.analysis import Span

_AGENCY = r"\([\w ./&’'-]{2,30}\)\s?"
_DASH = r"[—–-]{1,2}\s+"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf",\s(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?"
_COUNTRY = r",\s(?!(?:who|which|whose|where|and|but)\b)[A-Z][\w. ]{1,20}"
_PLACE = r"[A-Z][A-Za-zÀ-ž.’'/-]*(?:\s(?:de|del|la|al|of|[A-Z][\w.’'/-]*)){0,3}"
_CAPITAL = "A-Z" + "".join(each for each in map(chr, range(0xC0, 0x250)) if each.isupper())
_DATELINE = re.compile(
    rf"[{_CAPITAL}][{_CAPITAL} .,’'/-]{{2,40}}(?:{_COUNTRY})?(?:{_DATE})?\s?(?:{_AGENCY})?\s?{_DASH}|"
    rf"{_PLACE}(?:{_COUNTRY})?(?:{_DATE}\s?(?:{_AGENCY})?|\s{_AGENCY})\s?{_DASH}(?=[“\"‘']?[A-ZÀ-Ž\d])|"
    r"(?:[A-Z][\w .,’'/-]{2,40}\s)?\((?:CNN|AP|AFP|Reuters|BBC)[\w ]{0,12}\)\s?(?:[—–-]{1,2}\s)?"
)


def skip_dateline(text: str, sentence: Span) -> Span:
    """Give a sentence without the place and the agency before it: `TORONTO (AP) —`."""
    found = _DATELINE.match(text, sentence.start, sentence.end)
    return Span(found.end(), sentence.end) if found is not None else sentence
