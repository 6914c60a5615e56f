"""On time: slots around every change of clocks of every IANA zone, 2024 to 2030, and of sampled schedules.

What is expected is worked out another way: a zone is a row of stretches of one offset each; a local time comes at the
first moment of any stretch whose local time has reached it.

Some twenty minutes of one processor."""

import random
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise, takewhile
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from bench.figures import Figure, Measurement
from bench.progress import Progress
from bot.model.subscription import Weekday
from bot.service.slots import WEEKDAYS, iter_slots, read_schedule

FIRST, LAST = datetime(2024, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)
AROUND = timedelta(days=2)
PAIRS = 10_000
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Stretch:
    """A time of one offset, from a moment until another."""

    start: datetime
    end: datetime
    offset: timedelta


def list_stretches(zone: ZoneInfo, start: datetime, end: datetime) -> list[Stretch]:
    """Find where the offset changes, by looking every six hours and halving."""
    changes = [start]
    at = start
    while at < end:
        following = min(at + timedelta(hours=6), end)
        if _offset(zone, at) != _offset(zone, following):
            low, high = at, following
            while high - low > timedelta(seconds=1):
                middle = low + (high - low) // 2
                low, high = (middle, high) if _offset(zone, middle) == _offset(zone, at) else (low, middle)
            changes.append(high.replace(microsecond=0))
        at = following
    ends = [*changes[1:], end]
    return [Stretch(one, other, _offset(zone, one)) for one, other in zip(changes, ends, strict=True)]


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    found = moment.astimezone(zone).utcoffset()
    assert found is not None
    return found


def expect(local: datetime, stretches: list[Stretch], starts: list[datetime]) -> datetime:
    """The first moment at which the clocks of the zone show this local time or a later one."""
    near = bisect_right(starts, local.replace(tzinfo=UTC) - timedelta(hours=30))
    for stretch in stretches[max(near - 1, 0) :]:
        moment = max(stretch.start, local.replace(tzinfo=UTC) - stretch.offset)
        if moment < stretch.end:
            return moment
    return LAST + 30 * DAY


@dataclass(frozen=True)
class Sample:
    """A schedule as this file understands it: which dates, which times."""

    words: str
    days: frozenset[int]
    times: tuple[time, ...]
    quiet: tuple[Weekday, ...] = ()

    def local_times(self, start: date, end: date) -> Iterator[datetime]:
        day = start
        while day < end:
            if day.weekday() in self.days and WEEKDAYS[day.weekday()] not in self.quiet:
                yield from (datetime.combine(day, at) for at in self.times)
            day += DAY


def check(sample: Sample, zone: ZoneInfo, stretches: list[Stretch], span: tuple[datetime, datetime]) -> Counter[str]:
    """Compare the slots of a span with those expected; each difference is counted under its name."""
    start, end = span
    starts = [each.start for each in stretches]
    dates = sample.local_times((start - 2 * DAY).date(), (end + 2 * DAY).date())
    wanted = {expect(local, stretches, starts): local for local in dates if _has_date(local, stretches, starts)}
    due = sorted(moment for moment in wanted if start < moment < end)
    got = list(
        takewhile(lambda each: each.at < end, iter_slots(read_schedule(sample.words), zone, start, sample.quiet))
    )
    found = Counter(slots=len(got))
    found["twice"] = len(got) - len({each.at for each in got}) + len(got) - len({each.slot for each in got})
    found["in_gap"] = sum(each.at.astimezone(zone).isoformat()[:16] != each.slot for each in got)
    found["missing"] = len(set(due) - {each.at for each in got})
    found["unexpected"] = len({each.at for each in got} - set(due))
    return found


def _has_date(local: datetime, stretches: list[Stretch], starts: list[datetime]) -> bool:
    """A date over the date line has no moment at all."""
    midnight = datetime.combine(local.date(), time())
    return expect(midnight, stretches, starts) < expect(midnight + DAY, stretches, starts)


def _check_transitions(zones: list[str], progress: Progress) -> tuple[int, Counter[str]]:
    total, transitions = Counter[str](), 0
    everyday = frozenset(range(7))
    for number, name in enumerate(zones):
        progress.tell_sometimes(f"{number} of {len(zones)} zones")
        zone = ZoneInfo(name)
        stretches = list_stretches(zone, FIRST - 10 * DAY, LAST + 10 * DAY)
        for before, after in pairwise(stretches):
            if not FIRST <= after.start < LAST:
                continue
            transitions += 1
            edges = [(after.start + each.offset).replace(tzinfo=None) for each in (before, after)]
            times = {edge + step for edge in edges for step in (-MINUTE, 0 * MINUTE, MINUTE, 15 * MINUTE, 30 * MINUTE)}
            for at in {each.time() for each in times} | {time(), time(8)}:
                sample = Sample(f"daily {at:%H:%M}", everyday, (at.replace(second=0),))
                total += check(sample, zone, stretches, (after.start - AROUND, after.start + AROUND))
            hourly = Sample("every 1h", everyday, tuple(time(hour) for hour in range(24)))
            total += check(hourly, zone, stretches, (after.start - AROUND, after.start + AROUND))
    return transitions, total


def _draw(chance: random.Random) -> Sample:
    hour, minute = chance.randrange(24), chance.choice((0, 0, 15, 30, 45, chance.randrange(60)))
    at = time(hour, minute)
    kind = chance.choice(("daily", "weekdays", "weekends", "days", "every", "cron"))
    quiet = tuple(day for day in WEEKDAYS if chance.random() < 0.1)
    if kind == "every":
        step = chance.choice((4, 6, 8, 12, 24))
        times = tuple(time(each) for each in range(0, 24, step))
        return Sample(f"every {step}h", frozenset(range(7)), times, quiet)
    if kind == "cron":
        first = chance.randrange(1, 5)
        days = frozenset(range(first - 1, 5))
        return Sample(f"cron {minute} {hour} * * {first}-5", days, (at,), ())
    named = {"daily": range(7), "weekdays": range(5), "weekends": range(5, 7)}
    chosen = frozenset(named[kind]) if kind in named else frozenset(chance.sample(range(7), chance.randrange(1, 4)))
    words = kind if kind in named else ",".join(WEEKDAYS[each] for each in sorted(chosen))
    kept = tuple(day for day in quiet if len(chosen) > 3)
    return Sample(f"{words} {hour:02}:{minute:02}", chosen, (at,), kept)


def _check_samples(zones: list[str], progress: Progress) -> Counter[str]:
    chance, total = random.Random(2024), Counter[str]()  # noqa: S311
    drawn: dict[str, list[Sample]] = {}
    for _ in range(PAIRS):
        drawn.setdefault(chance.choice(zones), []).append(_draw(chance))
    for name, samples in drawn.items():
        zone = ZoneInfo(name)
        stretches = list_stretches(zone, FIRST - 10 * DAY, LAST + 10 * DAY)
        progress.tell_sometimes(f"{total['slots']:,} slots of sampled schedules")
        for sample in samples:
            total += check(sample, zone, stretches, (FIRST, LAST))
    return total


def measure(_data: Path | None) -> Measurement:
    zones, progress = sorted(available_timezones()), Progress("slots")
    transitions, around = _check_transitions(zones, progress)
    sampled = _check_samples(zones, progress)
    both = around + sampled
    names = ("missing", "unexpected", "in_gap", "twice")
    figures = tuple(Figure(name, (float(both[name]),), most=0) for name in names)
    details = {
        "zones": len(zones),
        "transitions": transitions,
        "slots_around_transitions": around["slots"],
        "sampled_pairs": PAIRS,
        "slots_of_sampled_pairs": sampled["slots"],
    }
    return Measurement(both["slots"], figures, details)
