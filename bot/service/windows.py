"""Reads the windows of time that people ask for: `3d`, `yesterday`, `2023-02-13`, `since Munich` is not one."""

import functools
import re
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.answer.asked.times import EVER
from bot.model.errors import UsageError
from bot.model.topic import Window
from bot.service.slots import WEEKDAYS, names_days, read_weekdays
from bot.text.dates import is_bare

DAY = timedelta(days=1)
WEEK = timedelta(days=7)

_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_AGO = re.compile(r"(\d{1,4})\s*([mhdw])\Z", re.IGNORECASE)
_SPAN = re.compile(
    r"(?:(?:in|over|for|from|of|since)\s+)?(?:the\s+)?(?:(?:last|past)\s+)(?P<number>\d{1,4}\s*)?"
    r"(?P<unit>minute|hour|day|week)s?",
    re.IGNORECASE,
)
_START = re.compile(r"(?:(?:from|since)\s+)?(?P<start>today|yesterday|\d{1,4}\s*[mhdw]|\d{4}-\d\d-\d\d)", re.IGNORECASE)
_FROM_DAY = re.compile(r"(?:from|since)\s+(?:last\s+)?(?P<start>[a-z]+)", re.IGNORECASE)


def get_zone(name: str) -> ZoneInfo:
    """Give an IANA time zone that every host knows; raises UsageError that names it."""
    try:
        if name in list_zones():
            return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        pass
    raise UsageError(f"There is no time zone “{name}”; use an IANA name such as Europe/Paris.")


@functools.cache
def list_zones() -> frozenset[str]:
    """Give the names that come with the installation; a host's own folder holds others (`localtime`, `posix/UTC`)."""
    names = (files("tzdata") / "zones").read_text(encoding="utf-8").split()
    return frozenset(names) - {"Factory"}


def find_since(words: str) -> str | None:
    """Give the start that `last 3 days`, `3d`, `today` or `from monday` ask for, as `read_moment` takes it, if any."""
    if span := _SPAN.fullmatch(words.strip()):
        return f"{(span['number'] or '1').strip()}{span['unit'][0].lower()}"
    if start := _START.fullmatch(words.strip()):
        return start["start"].lower()
    day = _FROM_DAY.fullmatch(words.strip())
    return day["start"].lower() if day and names_days(day["start"]) else None


def read_moment(words: str, now: datetime, zone: ZoneInfo) -> datetime:
    """Read a moment before now, such as `3d`, `monday` or `2023-02-13`, as the start of it, in UTC."""
    text = words.strip()
    ago = _AGO.match(text)
    if ago:
        return now - timedelta(**{_UNITS[ago[2].lower()]: int(ago[1])})
    today = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    if text.lower() in {"today", "yesterday"}:
        return (today if text.lower() == "today" else today - DAY).astimezone(UTC)
    if names_days(text) and len(days := read_weekdays(text)) == 1:
        return (today - DAY * ((today.weekday() - WEEKDAYS.index(days[0])) % 7)).astimezone(UTC)
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise UsageError(
            f"“{words}” is no time I can read; write 12h, 3d, 2w, yesterday, or a date such as 2023-02-13."
        ) from None


def show_moment(moment: datetime, zone: ZoneInfo) -> datetime:
    """Give a moment as a reader in a zone dates it; midnight sharp is a day without an hour, the same everywhere."""
    return moment if is_bare(moment) else moment.astimezone(zone)


def read_window(
    since: str | None, until: str | None, now: datetime, zone: ZoneInfo, *, ever: bool = False
) -> Window | None:
    """Read the asked window; None when nothing was asked. With an end alone it holds the day before that, or all that
    was `ever` before it. Raises UsageError for one that cannot hold anything."""
    if since is None and until is None:
        return None
    end = _end_of(until, now, zone) if until is not None else now
    start = read_moment(since, now, zone) if since is not None else EVER if ever else end - DAY
    if start >= now:
        raise UsageError(f"The window starts at {start:%Y-%m-%d %H:%M} UTC, which is not before now; ask further back.")
    if start >= end:
        raise UsageError("The window ends before it starts; give --since an earlier moment than --until.")
    return Window(start, min(end, now))


def _end_of(until: str, now: datetime, zone: ZoneInfo) -> datetime:
    """A bare date as an end means the whole of that day."""
    moment = min(read_moment(until, now, zone), now + DAY)
    return moment + DAY if re.fullmatch(r"\d{4}-\d\d-\d\d", until.strip()) else moment


def default_windows(now: datetime) -> tuple[Window, Window]:
    """Give the day before now, and the seven days that are taken when that day is empty."""
    return Window(now - DAY, now), Window(now - WEEK, now, widened=True)
