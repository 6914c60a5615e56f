"""Decides when a source is polled next: from its own rhythm, from what it and its host ask for, from its failures."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.model.article import Rhythm, SourceId

USUAL = timedelta(minutes=30)
"""Between two polls of a source whose rhythm is not known."""
LEAST = timedelta(minutes=10)
MOST = timedelta(hours=12)
"""The longest that a source's own rhythm makes it wait."""
MOST_ASKED = timedelta(days=1)
"""The longest that a feed or its host can make it wait: more would silence a source for ever."""
FIRST_PAUSE = timedelta(minutes=15)
LONGEST_PAUSE = timedelta(days=1)
JITTER = 0.1
"""The share of the interval by which polls are spread, so that sources added together drift apart."""
_SHARE = 0.5
"""Of the mean time between two entries: news is wanted while it is new."""
_HOUR = timedelta(hours=1)


def measure_rhythm(rhythm: Rhythm, dates: Iterable[datetime], now: datetime) -> Rhythm:
    """Give the rhythm with what the dates of a feed's entries tell; dates to come do not count."""
    past = [each for each in dates if each <= now]
    return replace(rhythm, dated=len(past), oldest=min(past, default=None))


def decide_interval(rhythm: Rhythm, now: datetime) -> timedelta:
    """Give the time until the next poll of a source that was read: half its mean gap, no less than what is asked for.

    A source that falls silent is polled less and less, as its newest entries grow old.
    """
    own = USUAL
    if rhythm.oldest is not None and rhythm.dated > 1 and rhythm.oldest < now:
        own = max(LEAST, min((now - rhythm.oldest) * _SHARE / rhythm.dated, MOST))
    asked = min(max(rhythm.ttl, rhythm.fresh, 0.0), MOST_ASKED.total_seconds())
    return max(own, timedelta(seconds=asked))


def decide_next_poll(source_id: SourceId, rhythm: Rhythm, now: datetime) -> datetime:
    """Give the moment of the next poll of a source that was read: in no hour and on no day it asks to be left out."""
    interval = decide_interval(rhythm, now)
    return leave_out(now + interval * (1 + JITTER * draw(source_id, now)), rhythm)


def leave_out(moment: datetime, rhythm: Rhythm) -> datetime:
    """Give the first moment from this one on that is in none of the hours and days to leave out."""
    hours = frozenset(rhythm.skip_hours) if len(frozenset(rhythm.skip_hours)) < 24 else frozenset()
    days = frozenset(rhythm.skip_days) if len(frozenset(rhythm.skip_days)) < 7 else frozenset()
    while moment.hour in hours or moment.weekday() in days:
        moment = moment.replace(minute=0, second=0, microsecond=0) + _HOUR
    return moment


def decide_pause(source_id: SourceId, failures: int, retry_after: float | None, now: datetime) -> datetime:
    """Give the moment of the next poll after so many failed ones in a row; what the host asks for is a minimum."""
    pause = min(FIRST_PAUSE * float(2 ** min(max(failures, 1) - 1, 10)), LONGEST_PAUSE)
    if retry_after is not None:
        pause = max(pause, timedelta(seconds=retry_after))
    return now + pause * (1 + JITTER * draw(source_id, now))


def draw(source_id: SourceId, now: datetime) -> float:
    """Give a number from 0 up to 1 that differs from source to source and from poll to poll, the same for the same."""
    digest = hashlib.sha256(f"{source_id} {now.isoformat()}".encode()).digest()
    return float(int.from_bytes(digest[:4]) / 2**32)
