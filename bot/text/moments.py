"""Reads the dates that pages, feeds and files carry about themselves."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_SPELLED = (
    "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%Y/%m/%d", "%Y.%m.%d",
    "%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M", "%d %B %Y %H:%M", "%B %d, %Y %H:%M",
)  # fmt: skip
"""Orders that can be read one way only: 3/4/2023 cannot."""
_LOOSE_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ]?(\d{2}:\d{2}(?::\d{2})?)?(?:[.,]\d+)?\s*(?:(Z|UTC|GMT)|([+-]\d{2}):?(\d{2}))?"
)
_YEARS = re.compile(r"\d{4}")


def read_moment(words: str) -> datetime | None:
    """Give the moment in UTC, taking one without offset as UTC and a day as its beginning; None for no real date."""
    spelled = " ".join(words.split())
    if not _YEARS.search(spelled) or len(spelled) > 100:
        return None
    for read in (datetime.fromisoformat, _read_loose_iso, parsedate_to_datetime, _read_spelled):
        try:
            return to_utc(read(spelled))
        except (ValueError, OverflowError, TypeError, IndexError):
            continue
    return None


def to_utc(moment: datetime) -> datetime:
    """Give an aware moment in UTC; raises OverflowError at the edges of time."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _read_loose_iso(words: str) -> datetime:
    found = _LOOSE_ISO.fullmatch(words)
    if found is None:
        raise ValueError(words)
    offset = f"{found[4]}:{found[5]}" if found[4] else "+00:00"
    return datetime.fromisoformat(f"{found[1]}T{found[2] or '00:00'}{offset}")


def _read_spelled(words: str) -> datetime:
    for order in _SPELLED:
        try:
            return datetime.strptime(words, order).replace(tzinfo=UTC)
        except ValueError:
            continue
    raise ValueError(words)
