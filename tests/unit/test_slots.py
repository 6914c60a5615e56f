"""Schedules as people write them, and when their slots come around changes of clocks."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.errors import UsageError
from bot.model.subscription import Schedule
from bot.service.slots import find_previous, iter_slots, read_quiet_days, read_schedule, read_weekdays

UTC_ZONE = ZoneInfo("UTC")


def slots(words: str, zone: str, after: str, count: int = 3, quiet: str = "") -> list[str]:
    """The next slots, each with the offset at which it comes."""
    place = ZoneInfo(zone)
    days = read_weekdays(quiet) if quiet else ()
    found = islice(iter_slots(read_schedule(words), place, datetime.fromisoformat(after), days), count)
    return [f"{each.slot}{each.at.astimezone(place):%z}" for each in found]


@pytest.mark.parametrize(
    ("words", "schedule"),
    [
        ("daily 08:00", "daily 08:00"),
        ("Daily at 8am", "daily 08:00"),
        ("daily 18:30, 8:00", "daily 08:00,18:30"),
        ("daily 8 and 18", "daily 08:00,18:00"),
        ("weekdays 07:30", "weekdays 07:30"),
        ("Thursday, monday 18:00", "mon,thu 18:00"),
        ("mon,thu 6 pm", "mon,thu 18:00"),
        ("sundays 12am", "sun 00:00"),
        ("every 6h", "every 6h"),
        ("every 1 hour", "every 1h"),
        ("cron 0 8 * * mon-fri", "cron 0 8 * * MON-FRI"),
    ],
)
def test_a_schedule_is_read_into_its_one_spelling(words: str, schedule: str) -> None:
    assert read_schedule(words) == schedule
    assert read_schedule(schedule) == schedule


@pytest.mark.parametrize(
    "words",
    ["", "daily 25:00", "sometimes 08:00", "mon,noday 08:00", "every 5h", "every 0h", "every 6m",
     "cron 0 8 * *", "cron 0 0 8 * * *", "cron 0 0 30 2 *", "cron * * * * *", "cron 0 8 * * mooday",
     "daily 0 pm", "daily 13 pm", "daily 0am"],
)  # fmt: skip
def test_what_is_no_schedule_is_one_sentence(words: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_schedule(words)
    assert str(refused.value).endswith(".")


@given(st.text(max_size=40))
def test_any_words_are_a_schedule_or_a_sentence(words: str) -> None:
    with suppress(UsageError):
        assert read_schedule(read_schedule(words)) == read_schedule(words)


def test_a_missing_time_comes_at_the_first_moment_after_the_gap() -> None:
    assert slots("daily 02:30", "Europe/Berlin", "2026-03-28T12:00Z") == [
        "2026-03-29T03:00+0200", "2026-03-30T02:30+0200", "2026-03-31T02:30+0200",
    ]  # fmt: skip


def test_a_repeated_time_comes_once_the_first_time() -> None:
    assert slots("daily 01:30", "America/New_York", "2026-10-31T12:00Z") == [
        "2026-11-01T01:30-0400", "2026-11-02T01:30-0500", "2026-11-03T01:30-0500",
    ]  # fmt: skip


def test_asked_again_between_the_two_a_repeated_time_does_not_come_again() -> None:
    assert slots("daily 01:30", "America/New_York", "2026-11-01T05:45Z", 1) == ["2026-11-02T01:30-0500"]


def test_a_midnight_that_does_not_exist_does_not_skip_the_day() -> None:
    assert slots("daily 00:00", "Africa/Cairo", "2026-04-23T12:00Z") == [
        "2026-04-24T01:00+0300", "2026-04-25T00:00+0300", "2026-04-26T00:00+0300",
    ]  # fmt: skip


def test_a_date_that_does_not_exist_has_no_slot() -> None:
    assert slots("daily 08:00", "Pacific/Apia", "2011-12-29T12:00Z", 3) == [
        "2011-12-29T08:00-1000", "2011-12-31T08:00+1400", "2012-01-01T08:00+1400",
    ]  # fmt: skip


def test_hours_that_meet_after_a_gap_are_one_slot() -> None:
    assert slots("every 1h", "Europe/Berlin", "2026-03-28T23:30Z", 3) == [
        "2026-03-29T01:00+0100", "2026-03-29T03:00+0200", "2026-03-29T04:00+0200",
    ]  # fmt: skip


def test_a_half_hour_change_of_clocks() -> None:
    assert slots("daily 02:15", "Australia/Lord_Howe", "2026-10-03T00:00Z", 2) == [
        "2026-10-04T02:30+1100", "2026-10-05T02:15+1100",
    ]  # fmt: skip


def test_quiet_days_are_left_out() -> None:
    assert slots("daily 08:00", "UTC", "2026-11-20T09:00Z", 2, quiet="sat,sun") == [
        "2026-11-23T08:00+0000", "2026-11-24T08:00+0000",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("sat,sun", ("sat", "sun")),
        ("saturday, sunday", ("sat", "sun")),
        ("sat sun", ("sat", "sun")),
        ("Fri and Sat", ("fri", "sat")),
        ("mon, wed, and fri", ("mon", "wed", "fri")),
        ("weekends", ("sat", "sun")),
        ("fri to sun", ("fri", "sat", "sun")),
        ("none", ()),
    ],
)
def test_quiet_days_are_read_as_people_list_them(words: str, days: tuple[str, ...]) -> None:
    assert read_quiet_days(words) == days


@pytest.mark.parametrize("words", ["", "sometimes", "sat 08:00", "none sat"])
def test_what_names_no_quiet_days_is_told_how_to(words: str) -> None:
    with pytest.raises(UsageError, match="write sat,sun, or weekends, or none"):
        read_quiet_days(words)


@pytest.mark.parametrize("words", ["every 5m", "every 30 minutes", "every 2 days 08:00"])
def test_steps_that_are_no_hours_are_told_which_are(words: str) -> None:
    with pytest.raises(UsageError, match="write hours that divide a day, such as every 6h"):
        read_schedule(words)


def test_a_schedule_of_no_words_is_none() -> None:
    with pytest.raises(UsageError, match="The schedule is empty; write daily 08:00"):
        read_schedule(" ")


def test_what_a_change_of_clocks_moves_over_midnight_belongs_to_the_day_it_was_meant_for() -> None:
    """In Nuuk 23:00 on Saturday, 30 March 2024 was Sunday's midnight. Saturday's edition comes at that first moment,
    though Sunday is quiet; where Saturday is quiet, nothing comes then."""
    saturdays = "2024-03-31T00:00-0100"
    assert slots("daily 23:30", "America/Nuuk", "2024-03-30T12:00Z", 2, quiet="sun") == [
        saturdays, "2024-04-01T23:30-0100",
    ]  # fmt: skip
    assert slots("daily 23:30", "America/Nuuk", "2024-03-30T12:00Z", 1, quiet="sat") == ["2024-03-31T23:30-0100"]


def test_a_rare_day_is_found_years_ahead() -> None:
    assert slots("cron 0 8 29 2 *", "UTC", "2096-03-01T00:00Z", 1) == ["2104-02-29T08:00+0000"]


def test_the_slot_before_a_moment() -> None:
    monday = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
    assert find_previous(Schedule("weekdays 07:30"), UTC_ZONE, monday).slot == "2026-11-20T07:30"
    assert find_previous(Schedule("every 6h"), UTC_ZONE, monday).slot == "2026-11-23T06:00"


@pytest.mark.parametrize(
    ("words", "before", "slot"),
    [
        ("cron 0 8 1 1 *", "2025-01-01T08:00Z", "2024-01-01T08:00"),
        ("cron 0 8 1 1 *", "2026-01-01T08:00Z", "2025-01-01T08:00"),
        ("cron 0 8 29 2 *", "2028-02-29T08:00Z", "2024-02-29T08:00"),
        ("cron 0 8 29 2 *", "2104-02-29T08:00Z", "2096-02-29T08:00"),
    ],
)
def test_the_slot_before_a_yearly_one_is_the_last_years_also_after_a_leap_year(
    words: str, before: str, slot: str
) -> None:
    assert find_previous(read_schedule(words), UTC_ZONE, datetime.fromisoformat(before)).slot == slot


@given(
    st.sampled_from(["Europe/Berlin", "America/St_Johns", "Africa/Cairo", "Asia/Beirut", "Pacific/Chatham"]),
    st.integers(0, 23), st.integers(0, 59), st.dates(date(2024, 1, 1), date(2030, 12, 20)),
)  # fmt: skip
def test_a_daily_time_comes_once_on_every_date(zone: str, hour: int, minute: int, start: date) -> None:
    place = ZoneInfo(zone)
    after = datetime(start.year, start.month, start.day, tzinfo=UTC) - timedelta(days=1)
    found = list(islice(iter_slots(Schedule(f"daily {hour:02}:{minute:02}"), place, after), 9))
    dates = [date.fromisoformat(each.slot[:10]) for each in found]
    assert dates == [dates[0] + timedelta(days=n) for n in range(9)]
    assert [each.at for each in found] == sorted(each.at for each in found)
    for each in found:
        assert each.at.astimezone(place).isoformat()[:16] == each.slot


@pytest.mark.parametrize(
    ("said", "schedule"),
    [
        ("at noon", "daily 12:00"),
        ("daily noon, midnight", "daily 00:00,12:00"),
        ("8 o'clock", "daily 08:00"),
        ("at 8 o’clock", "daily 08:00"),
        ("daily", "daily 08:00"),
        ("weekdays", "weekdays 08:00"),
        ("mondays", "mon 08:00"),
        ("every morning", "daily 08:00"),
        ("every evening", "daily 18:00"),
        ("every evening at 7", "daily 19:00"),
        ("8 in the evening", "daily 20:00"),
        ("every day at 8", "daily 08:00"),
        ("every weekday 7:30", "weekdays 07:30"),
        ("every Monday at 9", "mon 09:00"),
        ("mon and thu at 6pm", "mon,thu 18:00"),
        ("9am and 6pm", "daily 09:00,18:00"),
        ("hourly", "every 1h"),
        ("everyday at 8", "daily 08:00"),
        ("weekdays, 8:00", "weekdays 08:00"),
        ("every evening 8:30", "daily 20:30"),
        ("every evening at 08:30 and 11", "daily 20:30,23:00"),
        ("every evening at 19:30", "daily 19:30"),
        ("every night", "daily 21:00"),
        ("daily 18:00 in the evening", "daily 18:00"),
        ("daily at 8 at night", "daily 20:00"),
        ("every night at 2", "daily 02:00"),
        ("12 at night", "daily 00:00"),
        ("nights at 11:30 and 12:30", "daily 00:30,23:30"),
        ("every afternoon at 12:30", "daily 12:30"),
        ("at 8 o'clock in the morning", "daily 08:00"),
        ("mon-fri 08:00", "mon,tue,wed,thu,fri 08:00"),
        ("monday to friday 08:00", "mon,tue,wed,thu,fri 08:00"),
        ("sat – mon 9:00", "mon,sat,sun 09:00"),
        ("08:00 daily", "daily 08:00"),
        ("8am weekdays", "weekdays 08:00"),
        ("at 8 on weekdays", "weekdays 08:00"),
        ("workdays 08:00", "weekdays 08:00"),
        ("weekday 7:30", "weekdays 07:30"),
        ("mornings 07:00", "daily 07:00"),
        ("midday", "daily 12:00"),
        ("daily 8h", "daily 08:00"),
        ("every 6 hrs", "every 6h"),
        ("0 8 * * mon-fri", "cron 0 8 * * MON-FRI"),
    ],
)
def test_a_schedule_is_understood_as_people_say_it(said: str, schedule: str) -> None:
    assert read_schedule(said) == schedule
