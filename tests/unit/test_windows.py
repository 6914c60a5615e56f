"""Windows of time as people ask for them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.answer.asked.times import EVER
from bot.model.errors import UsageError
from bot.service.windows import default_windows, find_since, get_zone, read_moment, read_window

NOW = datetime(2023, 3, 22, 8, 0, tzinfo=UTC)
PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("12h", datetime(2023, 3, 21, 20, 0, tzinfo=UTC)),
        ("3d", datetime(2023, 3, 19, 8, 0, tzinfo=UTC)),
        ("2w", datetime(2023, 3, 8, 8, 0, tzinfo=UTC)),
        ("today", datetime(2023, 3, 21, 23, 0, tzinfo=UTC)),
        ("yesterday", datetime(2023, 3, 20, 23, 0, tzinfo=UTC)),
        ("monday", datetime(2023, 3, 19, 23, 0, tzinfo=UTC)),
        ("Wednesday", datetime(2023, 3, 21, 23, 0, tzinfo=UTC)),
        ("thu", datetime(2023, 3, 15, 23, 0, tzinfo=UTC)),
        ("2023-02-13", datetime(2023, 2, 12, 23, 0, tzinfo=UTC)),
        ("2023-02-13T10:00:00Z", datetime(2023, 2, 13, 10, 0, tzinfo=UTC)),
    ],
)
def test_a_moment_is_read_in_the_readers_zone(words: str, moment: datetime) -> None:
    assert read_moment(words, NOW, PARIS) == moment


@pytest.mark.parametrize("words", ["soon", "", "3 moons", "2023-02-31", "99999999d", "since Munich"])
def test_what_is_no_time_is_named(words: str) -> None:
    with pytest.raises(UsageError, match="no time I can read"):
        read_moment(words, NOW, PARIS)


def test_an_end_that_is_a_date_means_the_whole_day() -> None:
    window = read_window("2023-02-13", "2023-02-14", NOW, ZoneInfo("UTC"))
    assert window is not None
    assert window.end == datetime(2023, 2, 15, tzinfo=UTC)


def test_an_end_alone_holds_its_day_or_all_that_was_ever_before() -> None:
    day = read_window(None, "2023-02-14", NOW, PARIS)
    ever = read_window(None, "2023-02-14", NOW, PARIS, ever=True)
    since = read_window("2023-02-13", "2023-02-14", NOW, PARIS, ever=True)
    assert day is not None
    assert ever is not None
    assert since is not None
    assert day.end == ever.end == since.end == datetime(2023, 2, 14, 23, tzinfo=UTC)
    assert day.start == datetime(2023, 2, 13, 23, tzinfo=UTC)
    assert ever.start == EVER
    assert since.start == datetime(2023, 2, 12, 23, tzinfo=UTC)


def test_a_window_in_the_future_is_refused() -> None:
    with pytest.raises(UsageError, match="not before now"):
        read_window("2023-05-01", None, NOW, PARIS)


def test_a_window_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(UsageError, match="ends before it starts"):
        read_window("2d", "2023-01-01", NOW, PARIS)


def test_without_a_window_a_day_is_tried_and_then_seven() -> None:
    assert read_window(None, None, NOW, PARIS) is None
    day, week = default_windows(NOW)
    assert (NOW - day.start).days == 1
    assert (NOW - week.start).days == 7
    assert week.widened


def test_an_unknown_zone_is_named() -> None:
    with pytest.raises(UsageError, match="“Mars/Olympus”"):
        get_zone("Mars/Olympus")


@pytest.mark.parametrize(
    ("words", "since"),
    [
        ("last 3 days", "3d"),
        ("over the past 2 weeks", "2w"),
        ("the last day", "1d"),
        ("in the last week", "1w"),
        ("today", "today"),
        ("3d", "3d"),
        ("from monday", "monday"),
        ("since yesterday", "yesterday"),
        ("from 2023-02-13", "2023-02-13"),
        ("sinse 3d", None),
        ("monday", None),
        ("gas pipeline", None),
    ],
)
def test_a_window_in_a_members_own_words_has_a_start(words: str, since: str | None) -> None:
    assert find_since(words) == since
