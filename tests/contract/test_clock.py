"""What every clock owes."""

from collections.abc import Callable
from datetime import UTC, timedelta

import pytest

from bot.clock import FixedClock, Settings, SystemClock, make_clock
from bot.model.errors import ConfigurationError
from bot.ports import Clock
from tests.factories import NOW
from tests.fakes.clock import HandClock

MAKERS: dict[str, Callable[[], Clock]] = {"system": SystemClock, "fixed": lambda: FixedClock(NOW), "hand": HandClock}


@pytest.fixture(params=sorted(MAKERS))
def clock(request: pytest.FixtureRequest) -> Clock:
    return MAKERS[request.param]()


async def test_the_time_is_aware_in_utc_and_never_goes_back(clock: Clock) -> None:
    before = clock.now()
    await clock.sleep(0.001)
    assert before.tzinfo is UTC
    assert clock.now() >= before


@pytest.mark.parametrize(
    "given", ["2023-03-22T08:00:00Z", "2023-03-22T08:00:00", "2023-03-22T10:00:00+02:00", "2023-03-22 08:00"]
)
def test_a_fixed_time_is_read_as_utc_unless_it_names_its_offset(given: str) -> None:
    assert make_clock(Settings(now=given)).now() == NOW


def test_without_a_fixed_time_the_machine_tells_it() -> None:
    assert abs(make_clock(Settings()).now() - SystemClock().now()) < timedelta(minutes=1)


@pytest.mark.parametrize("given", ["now", "2023-02-30", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_a_fixed_time_that_is_none_names_the_setting(given: str) -> None:
    with pytest.raises(ConfigurationError, match="ATTACHE_NOW"):
        make_clock(Settings(now=given))
