"""When a source is polled next is decided by pure functions: bounds hold whatever a feed or its host says."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.ingest.pace import (
    JITTER,
    LEAST,
    LONGEST_PAUSE,
    MOST,
    MOST_ASKED,
    USUAL,
    decide_interval,
    decide_next_poll,
    decide_pause,
    leave_out,
    measure_rhythm,
)
from bot.model.article import Rhythm, SourceId
from bot.sources.syndication import MOST_FRESH, read_freshness
from bot.sources.syndication.reading import read_wishes
from tests.factories import NOW

MOMENT = st.integers(631_152_000, 4_102_444_800).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
RHYTHM = st.builds(
    Rhythm,
    dated=st.integers(0, 5_000),
    oldest=st.none() | MOMENT,
    ttl=st.floats(-1e9, 1e12),
    fresh=st.floats(-1e9, 1e12),
    skip_hours=st.lists(st.integers(0, 23), max_size=30).map(tuple),
    skip_days=st.lists(st.integers(0, 6), max_size=9).map(tuple),
)
NAME = st.text("0123456789abcdef", min_size=1).map(SourceId)


@given(RHYTHM, MOMENT)
def test_an_interval_keeps_its_bounds(rhythm: Rhythm, now: datetime) -> None:
    assert LEAST <= decide_interval(rhythm, now) <= max(MOST, MOST_ASKED)


@given(NAME, RHYTHM, MOMENT)
def test_a_source_is_polled_again_within_days_and_never_at_once(name: SourceId, rhythm: Rhythm, now: datetime) -> None:
    found = decide_next_poll(name, rhythm, now)
    assert now + LEAST <= found <= now + MOST_ASKED * (1 + JITTER) + timedelta(days=8)
    assert found == decide_next_poll(name, rhythm, now)


@given(MOMENT, RHYTHM)
def test_what_is_to_be_left_out_is_unless_it_is_everything(moment: datetime, rhythm: Rhythm) -> None:
    found = leave_out(moment, rhythm)
    assert found >= moment
    assert len(set(rhythm.skip_hours)) == 24 or found.hour not in rhythm.skip_hours
    assert len(set(rhythm.skip_days)) == 7 or found.weekday() not in rhythm.skip_days


@given(NAME, st.integers(0, 10_000), st.none() | st.floats(0, 700_000), MOMENT)
def test_a_pause_is_at_least_what_the_host_asks(
    name: SourceId, failures: int, asked: float | None, now: datetime
) -> None:
    pause = decide_pause(name, failures, asked, now) - now
    assert pause >= timedelta(seconds=asked or 0)
    assert pause <= max(LONGEST_PAUSE, timedelta(seconds=asked or 0)) * (1 + JITTER)


def test_a_busy_feed_is_polled_often_and_a_silent_one_less_and_less() -> None:
    busy = measure_rhythm(Rhythm(), [NOW - timedelta(minutes=20 * n) for n in range(100)], NOW)
    assert decide_interval(busy, NOW) == timedelta(minutes=20) * 99 / 100 * 0.5 or decide_interval(busy, NOW) == LEAST
    weekly = measure_rhythm(Rhythm(), [NOW - timedelta(weeks=n) for n in range(10)], NOW)
    assert decide_interval(weekly, NOW) == MOST
    later = [decide_interval(busy, NOW + timedelta(days=days)) for days in range(20)]
    assert later == sorted(later)
    assert decide_interval(Rhythm(), NOW) == USUAL


def test_dates_to_come_do_not_make_a_feed_busy() -> None:
    told = measure_rhythm(Rhythm(), [NOW + timedelta(minutes=n) for n in range(1, 50)], NOW)
    assert (told.dated, told.oldest) == (0, None)


def test_what_a_feed_and_its_host_ask_for_is_read() -> None:
    head = (
        b"<rss><channel><ttl>120</ttl><skipHours><hour>0</hour><hour>24</hour><hour>3</hour><hour>77</hour></skipHours>"
    )
    wishes = read_wishes(head + b"<skipDays><day>Sunday</day><day>Noday</day></skipDays><item><ttl>9</ttl></item>")
    assert (wishes.ttl, wishes.skip_hours, wishes.skip_days) == (7200.0, (0, 3), (6,))
    date = "Mon, 13 Feb 2023 12:00:00 GMT"
    for headers, seconds in (
        ({"cache-control": "public, max-age=600"}, 600.0),
        ({"cache-control": "no-store, max-age=600"}, 0.0),
        ({"cache-control": "max-age=99999999999"}, MOST_FRESH),
        ({"cache-control": "max-age=-5"}, 0.0),
        ({"expires": "Mon, 13 Feb 2023 13:00:00 GMT", "date": date}, 3600.0),
        ({"expires": "0", "date": date}, 0.0),
        ({}, 0.0),
    ):
        assert read_freshness(headers) == seconds
