"""A thread's affair is told as a whole where its course or its state is asked for, and nothing is named."""

from pathlib import Path

import pytest

from bot.answer.thread.around import find_around
from bot.model.conversation import Answer
from tests.reports import make_report, talk_over, told_by

NOW = "2026-03-20T08:00:00Z"
_TOLD = (
    ("2026-03-02", "Uruguay bars Paraguayan barges from Nueva Palmira",
     "Uruguay barred Paraguayan barges from the port of Nueva Palmira on Monday over unpaid fees.\n\n"
     "Some 80 barges were waiting, the port said."),
    ("2026-03-05", "Paraguay stops power sales to Uruguay over barges",
     "Paraguay stopped selling power to Uruguay on Thursday because its barges were barred from Nueva Palmira."),
    ("2026-03-11", "Uruguay and Paraguay meet over barges in Colonia",
     "Ministers of Uruguay and Paraguay met in Colonia on Wednesday over the barges held at Nueva Palmira.\n\n"
     "They named no result."),
    ("2026-03-17", "Paraguayan barges enter Nueva Palmira again",
     "Paraguayan barges entered the port of Nueva Palmira again on Tuesday after Uruguay cut its fees by half."),
    ("2026-03-16", "Uruguayan bakers strike",
     "Bakers in Montevideo went on strike on Monday for higher pay, their union said."),
)  # fmt: skip
REPORTS = [make_report(at, day, text, title=title) for at, (day, title, text) in enumerate(_TOLD)]
WHY = "Why did Paraguay stop power sales to Uruguay?"


async def talk(home: Path, *turns: str) -> Answer:
    return (await talk_over(home, REPORTS, turns, NOW))[-1]


@pytest.mark.parametrize("asked", ["timeline please", "give me a timeline of the dispute", "what has happened so far?"])
async def test_its_steps_are_told_in_order(tmp_path: Path, asked: str) -> None:
    told = told_by(await talk(tmp_path, WHY, asked))
    steps = [told.find(each) for each in ("barred Paraguayan", "stopped selling", "met in Colonia", "entered the port")]
    assert -1 not in steps
    assert steps == sorted(steps)
    assert "Bakers" not in told


@pytest.mark.parametrize("asked", ["so is it over?", "where does that leave us?", "and where do things stand now?"])
async def test_its_newest_state_is_told_first(tmp_path: Path, asked: str) -> None:
    told = told_by(await talk(tmp_path, WHY, asked))
    assert 0 < told.find("entered the port") < told.find("met in Colonia")
    assert "Bakers" not in told


@pytest.mark.parametrize(
    "asked", ["give me a timeline of the bakers' strike", "is the strike over?", "where do the bakers stand?",
              "what has happened so far in Peru?", "is it over budget?"],
)  # fmt: skip
def test_what_is_named_is_no_affair_of_the_thread(asked: str) -> None:
    assert find_around(asked, asked) is None


def test_an_it_that_a_thing_stands_for_is_that_thing() -> None:
    found = find_around("is it over?", "Is it over?")
    assert found is not None
    assert found.kind == "stands"
    assert find_around("is it over?", "Is the strike over?") is None


async def test_a_thread_of_nothing_has_no_course(tmp_path: Path) -> None:
    assert (await talk(tmp_path, "timeline please")).refused
