"""Compares this host's clock with the database server's, by which several hosts can agree."""

from datetime import timedelta

from bot.model.errors import AttacheError
from bot.service.desk import Desk

MOST_OFF = timedelta(seconds=1)
_MOST_DRIFT = timedelta(days=3)
"""No clock drifts as far; one that is fixed, or was never set, is."""


class ClockError(AttacheError):
    """This host's clock is wrong: what it plans and holds would mean other moments to other hosts."""

    default_code = "clock"


async def check_clock(desk: Desk) -> None:
    """Raise ClockError when this host's clock differs from the server's; a file has no clock of its own."""
    before = desk.clock.now()
    told = await desk.database.read_clock()
    after = desk.clock.now()
    if told is None:
        return
    ahead, behind = before - told, told - after
    if max(ahead, behind) > _MOST_DRIFT:
        raise ClockError("This host's clock is days off the database server's: is ATTACHE_NOW set? Unset it.")
    if max(ahead, behind) > MOST_OFF:
        seconds, way = max(ahead, behind).total_seconds(), "ahead of" if ahead > behind else "behind"
        raise ClockError(
            f"This host's clock is {seconds:.1f} s {way} the database server's; let a time service set both "
            "(and unset ATTACHE_NOW, if you set it), then it goes on."
        )
