"""A thread goes on with what another says of its affair, and with the number of its own happening."""

from pathlib import Path

import pytest

from bot.model.conversation import Answer
from tests.reports import make_report, talk_over, told_by

NOW = "2026-03-07T09:00:00Z"
_TOLD = (
    ("2026-03-04", "Peru and Bolivia sign water accord in Puno",
     "Peru and Bolivia signed an accord on the water of Lake Titicaca in Puno on Wednesday.\n\nThe foreign ministers, "
     "Carla Rebaza of Peru and Diego Choque of Bolivia, signed it. It takes effect on 1 May."),
    ("2026-03-05", "Chile criticises Titicaca accord",
     "Chile on Thursday criticised the accord that Peru and Bolivia signed on the water of Lake Titicaca. "
     "\"Rivers have "
     "no passports,\" its foreign minister, Ines Tapia, said.\n\nThe European Union called the accord a model."),
    ("2026-03-06", "Chile raises copper tax",
     "Chile's congress raised the tax on copper on Friday. Chile's foreign minister, Ines Tapia, said investors "
     "had been "
     "told.\n\nThe European Union said it would study the tax."),
    ("2026-03-04", "Landslide at Huaraz buries market",
     "A landslide buried part of a market in Huaraz on Wednesday and killed five people, the mayor "
     "said.\n\nThree people "
     "are missing."),
    ("2026-03-05", "Huaraz: search ends with 17 dead",
     "Rescuers ended their search for the bus in the gorge near Huaraz on Thursday with 17 people confirmed "
     "dead and two "
     "still missing."),
    ("2026-03-06", "Huaraz landslide toll at eight",
     "The toll of the landslide that buried a market in Huaraz rose to eight on Friday, the mayor said. One person is "
     "missing."),
)  # fmt: skip
REPORTS = [make_report(at, day, text, title=title) for at, (day, title, text) in enumerate(_TOLD)]
ACCORD = "What did Peru and Bolivia sign in Puno?"


async def talk(home: Path, *turns: str) -> list[Answer]:
    return await talk_over(home, REPORTS, turns, NOW)


async def test_another_is_asked_about_the_affair_and_nothing_else(tmp_path: Path) -> None:
    [_, chile, union] = await talk(tmp_path, ACCORD, "and what does Chile say?", "and the European Union?")
    assert chile.understood == "What does Chile say about what Peru and Bolivia signed in Puno?"
    assert "passports" in told_by(chile)
    assert "a model" in told_by(union)
    assert "tax" not in told_by(chile) + told_by(union)


async def test_what_nothing_answered_lends_no_topic(tmp_path: Path) -> None:
    [*_, refused, chile] = await talk(tmp_path, ACCORD, "what is its price?", "what did Chile say about it?")
    assert refused.refused
    assert "passports" in told_by(chile)


@pytest.mark.parametrize(
    ("asked", "told"), [("What is the toll now?", "eight"), ("how many are missing?", "One person")]
)
async def test_a_number_stays_with_its_happening(tmp_path: Path, asked: str, told: str) -> None:
    [_, answer] = await talk(tmp_path, "How many people were killed in the landslide at Huaraz?", asked)
    assert told in told_by(answer)
    assert "17" not in told_by(answer)
