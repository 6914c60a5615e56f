"""Reads schedules and computes slots, purely: which local date-times a schedule means, and when they come.

Local time is ours to judge: a time that a change of clocks leaves out comes at the first moment after the gap, an hour
that comes twice counts once, and a date whose midnight is missing is a date like any other."""

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

from cronsim import CronSim, CronSimError

from bot.model.errors import UsageError
from bot.model.subscription import DueSlot, Schedule, Slot, Weekday

DAY = timedelta(days=1)
INSTANT = timedelta(microseconds=1)
"""So much before a slot is where a search that shall find it starts."""
MOST_A_DAY = 24
HORIZON_DAYS = 366 * 12
"""A schedule that has no slot within it never comes: 29 February is at most eight years away."""

WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
_WHOLE = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NAMED = {"daily": "*", "weekdays": "1-5", "weekends": "6,0"}
_EVERY = re.compile(r"every (?P<hours>\d{1,2}) ?h(?:(?:ou)?rs?)?")
_STEPS = "1, 2, 3, 4, 6, 8, 12 or 24"
_CRON = re.compile(r"(?=.*\*)(?:[\d*/,-]+ ){3}[\da-z*/,-]+ [\da-z*/,#-]+", re.IGNORECASE)
"""Five fields without the word before them; without a star they would be times of day."""
_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d)|h)? ?(?P<half>am|pm)?")


def _read_late(words: str, part: str) -> str:
    """Read hours that are said of the afternoon, evening or night: 8 is 20:00, and so is 20:00; at night 2 is 02:00."""

    def say(found: re.Match[str]) -> str:
        early = "night" in part and int(found[1]) % 12 < 6
        return f"{found[1]}{found[2] or ''}{'am' if early else 'pm'}"

    return _SMALL_HOUR.sub(say, words)


_RANGE = re.compile(r"\b([a-z]{3,})(?: ?[-–] ?| to | until | through )([a-z]{3,})\b")
_SMALL_HOUR = re.compile(r"(?<![\d:.])(0?[1-9]|1[0-2])([:.h]\d\d)?(?![\d:.h]| ?[ap]m)")
_SAID: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(said), plain)
    for said, plain in (
        (r"(?<=[a-z]{3})\s*,\s*(?=(?:at )?\d)", " "),
        (r"\s*,\s*", ","),
        (r"(\d) ?o['’`]? ?clock\b", r"\1"),
        (r"(\d) in the morning\b", r"\1am"),
        (r"(\S*\d) (in the (?:afternoon|evening)|at night)\b", lambda found: _read_late(found[1], found[2])),
        (r"\b(?:at|on) ", ""),
        (r"\b(?:noon|midday)\b", "12:00"),
        (r"\bmidnight\b", "00:00"),
        (r"\b(?:hourly|every hour)\b", "every 1h"),
        (r"\b(?:everyday|(?:every|each) (?:day|morning)|mornings)\b", "daily"),
        (r"\b(?:(?:every|each) evening|evenings)\Z", "daily 18:00"),
        (r"\b(?:(?:every|each) night|nights)\Z", "daily 21:00"),
        (
            r"\b((?:every|each) (?:afternoon|evening|night)|(?:afternoon|evening|night)s) (.+)",
            lambda found: f"daily {_read_late(found[2], found[1])}",
        ),
        (r"\b(?:(?:every|each) )?(?:work|working |week)days?\b", "weekdays"),
        (r"\b(?:(?:every|each) )?weekends?\b", "weekends"),
        (r"\b(?:every|each) (?=[a-z])", ""),
        (r"(?<=[a-z]) and (?=[a-z])", ","),
        (r"\A(\d.*) ([a-z,]{3,})\Z", r"\2 \1"),
        (r"\A(?=\d)", "daily "),
    )
)
"""What people say of days and times, and how a schedule spells it."""
DAILY_TIME = "08:00"
"""When an edition comes for which only days were named."""
EXAMPLES = "write daily 08:00, weekdays 07:30, mon,thu 18:00, every 6h, or cron 0 8 * * 1-5"
_ANY_TIME = datetime(2024, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Pattern:
    """Local dates by cron's fields, and the times of day on each."""

    dates: CronSim
    times: tuple[time, ...]

    def falls_on(self, day: date) -> bool:
        return day.month in self.dates.months and self.dates.match_day(day)


def read_schedule(words: str) -> Schedule:
    """Read a schedule into its one spelling; raises UsageError that shows what can be written."""
    typed = _say_plainly(words)
    first, _, rest = typed.partition(" ")
    every = _EVERY.fullmatch(typed)
    if every:
        schedule = Schedule(f"every {int(every['hours'])}h")
    elif first == "every":
        raise UsageError(
            f"The schedule “{words}” has no steps I can count; write hours that divide a day, such as every 6h."
        )
    elif first == "cron":
        schedule = Schedule(f"cron {rest.upper()}")
    else:
        days = first if first in _NAMED else ",".join(read_weekdays(first))
        times = [_read_time(each, words) for each in re.split(r",| and |(?<=\d) (?=\d)", rest)]
        schedule = Schedule(f"{days} {','.join(f'{each:%H:%M}' for each in sorted(set(times)))}")
    if len(_pattern(schedule).times) > MOST_A_DAY:
        raise UsageError(f"The schedule “{words}” comes more than {MOST_A_DAY} times a day; choose fewer.")
    if next(iter_slots(schedule, ZoneInfo("UTC"), _ANY_TIME), None) is None:
        raise UsageError(f"The schedule “{words}” never comes; choose a day that exists.")
    return schedule


def _say_plainly(words: str) -> str:
    typed = " ".join(words.lower().split())
    if not typed:
        raise UsageError(f"The schedule is empty; {EXAMPLES}.")
    if typed.startswith("cron "):
        return typed
    if _CRON.fullmatch(typed):
        return f"cron {typed}"
    typed = _spread_days(typed)
    for said, plain in _SAID:
        typed = said.sub(plain, typed)
    alone = " " not in typed and (typed in _NAMED or names_days(typed))
    return f"{typed} {DAILY_TIME}" if alone else typed


def names_days(words: str) -> bool:
    """Say whether these are weekdays, whole or begun, in a list or a span: `mon,thu`, `fridays`, `mon-fri`."""
    found = _find_days(words)
    return bool(found) and None not in found


def starts_cron(words: list[str]) -> bool:
    """Say whether the first five words are cron's fields."""
    return _CRON.fullmatch(" ".join(words[:5])) is not None


def _spread_days(words: str) -> str:
    """Write `mon-fri` and `monday to friday` as the days they span, over the end of the week if so: `fri-mon`."""

    def spread(found: re.Match[str]) -> str:
        first, last = (_find_day(found[at]) for at in (1, 2))
        if first is None or last is None:
            return found[0]
        return ",".join(WEEKDAYS[(first + step) % 7] for step in range((last - first) % 7 + 1))

    return _RANGE.sub(spread, words)


def _find_day(word: str) -> int | None:
    """Where in the week a day is that is written whole or begun."""
    begun = word.rstrip("s")
    return next((at for at, day in enumerate(_WHOLE) if len(begun) >= 3 and day.startswith(begun)), None)


def _find_days(words: str) -> set[int | None]:
    return {_find_day(word) for word in _spread_days(words.lower()).split(",") if word}


def read_weekdays(words: str) -> tuple[Weekday, ...]:
    """Read `mon,thu` or `Saturday,Sunday`, in the order of the week; raises UsageError."""
    if not names_days(words):
        raise UsageError(f"“{words}” is no schedule or day I can read; {EXAMPLES}.")
    wanted = _find_days(words)
    return tuple(day for at, day in enumerate(WEEKDAYS) if at in wanted)


def read_quiet_days(words: str) -> tuple[Weekday, ...]:
    """Read the days without a briefing: `sat,sun`, `Saturday, Sunday`, `sat and sun`, `weekends`, or `none`."""
    typed = " ".join(words.lower().split())
    if typed == "none":
        return ()
    named = re.sub(r"\bweekends?\b", "sat,sun", re.sub(r"\bweekdays?\b", "mon-fri", typed))
    listed = re.sub(r"[\s,]+(?:and\s+)?", ",", _spread_days(named))
    if not names_days(listed):
        raise UsageError(f"“{words}” names no days of the week; write sat,sun, or weekends, or none.")
    return read_weekdays(listed)


def _read_time(words: str, schedule: str) -> time:
    found = _TIME.fullmatch(words.strip())
    hour = int(found["hour"]) if found else 99
    if found and found["half"]:
        hour = 99 if not 1 <= hour <= 12 else hour % 12 + (12 if found["half"] == "pm" else 0)
    minute = int(found["minute"] or 0) if found else 0
    if hour > 23 or minute > 59:
        raise UsageError(f"The schedule “{schedule}” has no time I can read; {EXAMPLES}.")
    return time(hour, minute)


@functools.lru_cache(maxsize=4096)
def _pattern(schedule: Schedule) -> _Pattern:
    first, _, rest = schedule.partition(" ")
    if first == "cron":
        dates = _read_cron(rest)
        times = [time(hour, minute) for hour in sorted(dates.hours) for minute in sorted(dates.minutes)]
        return _Pattern(dates, tuple(times))
    if first == "every":
        hours = int(rest.removesuffix("h"))
        if hours not in {1, 2, 3, 4, 6, 8, 12, 24}:
            raise UsageError(f"A day cannot be divided into steps of {hours} hours; choose {_STEPS}.")
        return _Pattern(_read_cron("0 0 * * *"), tuple(time(hour) for hour in range(0, 24, hours)))
    days = _NAMED.get(first, first)
    return _Pattern(_read_cron(f"0 0 * * {days}"), tuple(time.fromisoformat(each) for each in rest.split(",")))


def _read_cron(fields: str) -> CronSim:
    """cronsim reads the fields and says which dates they mean; times and zones stay ours."""
    try:
        if len(fields.split()) != 5:
            raise UsageError(f"The schedule cron {fields} needs five fields, for example cron 0 8 * * 1-5.")
        return CronSim(fields, _ANY_TIME)
    except CronSimError as error:
        raise UsageError(f"The schedule cron {fields} cannot be read: {str(error).lower()}.") from None


def iter_slots(
    schedule: Schedule, zone: ZoneInfo, after: datetime, quiet: tuple[Weekday, ...] = ()
) -> Iterator[DueSlot]:
    """Give the slots that come after a moment, in order, each once; ends at the horizon."""
    pattern, last = _pattern(schedule), after
    day = after.astimezone(zone).date() - DAY
    for _ in range(HORIZON_DAYS):
        if pattern.falls_on(day) and WEEKDAYS[day.weekday()] not in quiet and _exists(day, zone):
            for at in pattern.times:
                due = settle(datetime.combine(day, at), zone)
                if due.at > last:
                    last = due.at
                    yield due
        day += DAY


def find_previous(schedule: Schedule, zone: ZoneInfo, before: datetime, quiet: tuple[Weekday, ...] = ()) -> DueSlot:
    """Give the last slot before a moment, or the moment a week before where none came in the years of the horizon.

    A search leaves out the moment it begins at: what came a leap year before, to the minute, is found in 367 days.
    """
    for days in (2, 9, 40, 367, HORIZON_DAYS):
        earlier = list(_until(schedule, zone, before, quiet, days))
        if earlier:
            return earlier[-1]
    week_ago = before - 7 * DAY
    return DueSlot(_spell(week_ago.astimezone(zone).replace(tzinfo=None)), week_ago)


def _until(
    schedule: Schedule, zone: ZoneInfo, before: datetime, quiet: tuple[Weekday, ...], days: int
) -> Iterator[DueSlot]:
    for due in iter_slots(schedule, zone, before - days * DAY, quiet):
        if due.at >= before:
            return
        yield due


def settle(local: datetime, zone: ZoneInfo) -> DueSlot:
    """Say when a local date-time comes: the first time if twice, the first moment after the gap if never."""
    moment = local.replace(tzinfo=zone).astimezone(UTC)
    shown = moment.astimezone(zone).replace(tzinfo=None)
    if shown != local:
        moment = _end_of_gap(local, zone)
        shown = moment.astimezone(zone).replace(tzinfo=None)
    return DueSlot(_spell(shown), moment)


def _end_of_gap(local: datetime, zone: ZoneInfo) -> datetime:
    """Find the moment the offset changes; the two readings of a missing time lie on either side of it."""
    late = local.replace(tzinfo=zone).astimezone(UTC)
    early = local.replace(tzinfo=zone, fold=1).astimezone(UTC)
    before = early.astimezone(zone).utcoffset()
    while late - early > timedelta(seconds=1):
        middle = early + timedelta(seconds=(late - early) // timedelta(seconds=2))
        early, late = (middle, late) if middle.astimezone(zone).utcoffset() == before else (early, middle)
    return late


def _exists(day: date, zone: ZoneInfo) -> bool:
    """A place that moves over the date line leaves out a whole date; nothing can come on it."""
    return settle(datetime.combine(day, time()), zone).slot[:10] == day.isoformat()


def _spell(local: datetime) -> Slot:
    return Slot(local.isoformat(timespec="minutes"))
