"""A timeline is told by all steps of what is named, be it called an affair or a tour of a part of the world."""

from pathlib import Path

import pytest

from tests.reports import make_report, talk_over, told_by

NOW = "2026-06-25T08:00:00Z"
_TOLD = (
    ("2026-06-01", "Latvia stops Lithuanian peat at Grenctale",
     "Latvia stopped lorries with Lithuanian peat at the Grenctale crossing on Monday after a fire in a load of peat."),
    ("2026-06-04", "Lithuania raises peat fees in answer to Latvia",
     "Lithuania doubled the fee for Latvian peat on Thursday, its economy ministry said."),
    ("2026-06-09", "Latvia and Lithuania to settle peat dispute in Bauska",
     "Latvia and Lithuania will send envoys to Bauska on 12 June over the peat dispute, both ministries said."),
    ("2026-06-12", "Latvia lets peat lorries pass again",
     "Latvia let lorries with Lithuanian peat pass again on Friday after talks in Bauska."),
    ("2026-06-03", "Sokolova to tour three states",
     "Bulgaria's foreign minister, Ralitsa Sokolova, will visit Ghana, Togo and Benin between 3 and 10 June."),
    ("2026-06-06", "Sokolova meets Togolese premier in Lome",
     "Bulgaria's foreign minister, Ralitsa Sokolova, met Togo's prime minister in Lome on Saturday and agreed on a "
     "school of mining."),
    ("2026-06-10", "Sokolova ends African trip in Benin",
     "Bulgaria's foreign minister, Ralitsa Sokolova, signed a customs treaty in Cotonou on Wednesday at the end of a "
     "trip to Africa."),
)  # fmt: skip
REPORTS = [make_report(at, day, text, title=title) for at, (day, title, text) in enumerate(_TOLD)]


async def tell(home: Path, *turns: str) -> str:
    return told_by((await talk_over(home, REPORTS, turns, NOW))[-1])


@pytest.mark.parametrize("asked", ["Timeline of the peat dispute", "Give me a timeline of the peat quarrel"])
async def test_reports_that_do_not_call_it_so_are_steps_of_it(tmp_path: Path, asked: str) -> None:
    told = await tell(tmp_path, asked)
    steps = [told.find(each) for each in ("stopped lorries", "doubled the fee", "pass again")]
    assert -1 not in steps
    assert steps == sorted(steps)
    assert "Sokolova" not in told


async def test_a_tour_of_a_part_of_the_world_is_told_by_its_places(tmp_path: Path) -> None:
    told = await tell(tmp_path, "Give me a timeline of Sokolova's trip to Africa")
    steps = [told.find(each) for each in ("will visit Ghana", "in Lome", "in Cotonou")]
    assert -1 not in steps
    assert steps == sorted(steps)
    assert "peat" not in told


async def test_a_state_is_no_part_of_the_world(tmp_path: Path) -> None:
    assert "in Lome" not in await tell(tmp_path, "Give me a timeline of Sokolova's trip to Chad")


async def test_a_timeline_is_no_part_of_what_a_thread_told_last(tmp_path: Path) -> None:
    told = await tell(tmp_path, "What did Latvia stop at Grenctale?", "timeline of the peat dispute")
    assert told.startswith("Reported from 1 to 12 June 2026")
    assert "pass again" in told
