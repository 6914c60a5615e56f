"""Reads the windows of time that people ask for: `3d`, `yesterday`, `2023-02-13`, `since Munich` is not one."""

import functools
import re
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.model.errors import UsageError
from bot.model.topic import Window

DAY = timedelta(days=1)
WEEK = timedelta(days=7)

_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_AGO = re.compile(r"(\d{1,4})\s*([mhdw])\Z", re.IGNORECASE)


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


def read_moment(words: str, now: datetime, zone: ZoneInfo) -> datetime:
    """Read a moment before now, such as `3d`, `yesterday` or `2023-02-13`, as the start of it, in UTC."""
    text = words.strip()
    ago = _AGO.match(text)
    if ago:
        return now - timedelta(**{_UNITS[ago[2].lower()]: int(ago[1])})
    today = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    if text.lower() in {"today", "yesterday"}:
        return (today if text.lower() == "today" else today - DAY).astimezone(UTC)
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise UsageError(
            f"“{words}” is no time I can read; write 12h, 3d, 2w, yesterday, or a date such as 2023-02-13."
        ) from None


def read_window(since: str | None, until: str | None, now: datetime, zone: ZoneInfo) -> Window | None:
    """Read the asked window; None when nothing was asked. Raises UsageError for one that cannot hold anything."""
    if since is None and until is None:
        return None
    end = _end_of(until, now, zone) if until is not None else now
    start = read_moment(since, now, zone) if since is not None else end - DAY
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
