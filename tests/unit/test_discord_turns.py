"""In which order and how fast requests to Discord go through."""

import asyncio

import pytest

from bot.platforms.discord.turns import SPAN, Turns, Urgency
from tests.fakes.clock import HandClock, PatientClock


async def test_no_second_holds_more_than_fifty_and_little_is_given_away() -> None:
    clock, times = HandClock(), list[float]()
    turns = Turns(clock)

    async def go() -> None:
        await turns.take(Urgency.POST)
        times.append(clock.steady())

    await asyncio.gather(*(go() for _ in range(500)))
    assert all(sum(at <= other < at + 1 for other in times) <= 50 for at in times)
    assert times[-1] - times[0] == pytest.approx(9 * SPAN + 0.5, abs=0.1)


async def test_members_go_first_then_posts_then_threads() -> None:
    turns, passed = Turns(PatientClock()), list[Urgency]()

    async def go(wanted: Urgency) -> None:
        await turns.take(wanted)
        passed.append(wanted)

    await go(Urgency.THREAD)
    await asyncio.gather(*(go(each) for each in (Urgency.THREAD, *reversed(Urgency), *reversed(Urgency))))
    _, first, *rest = passed
    assert first is Urgency.THREAD, "it was there before the others"
    assert rest == sorted(rest)


async def test_who_gives_up_holds_up_nobody() -> None:
    turns = Turns(PatientClock())
    await turns.take(Urgency.POST)
    asked = [asyncio.create_task(turns.take(Urgency.POST)) for _ in range(6)]
    await asyncio.sleep(0)
    assert turns.wait(Urgency.ANSWER) == 0 < turns.wait(Urgency.POST)
    for each in asked[:4]:
        each.cancel()
    async with asyncio.timeout(20):
        await asyncio.gather(*asked, return_exceptions=True)
        await turns.take(Urgency.THREAD)
    assert [each.cancelled() for each in asked] == [True] * 4 + [False] * 2
    assert turns.wait(Urgency.THREAD) == 0
