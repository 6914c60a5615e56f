"""An amount that a later report corrects or raises does not stand alone; that of another happening leaves it be."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-03-04",
        "About 60 tonnes of heavy oil spilled from a tank at the Grenvik depot near Narvik, the harbour master "
        "said.\n\n"
        "The owner apologised.",
    ),
    (
        "2024-03-07",
        "The coast guard took over the work at Narvik on Thursday.\n\nThe spill at the Grenvik depot was larger than "
        "thought: about 190 tonnes of heavy oil had spilled, not 60, the harbour master said.",
    ),
    (
        "2024-03-05",
        "The Solberg quarry burned 20 hectares of birch forest on Tuesday, firemen said.",
    ),
    (
        "2024-03-06",
        "The fire at the Solberg quarry has now burned 75 hectares of birch forest, up from 20, firemen said.",
    ),
    ("2024-03-04", "Some 300 litres of milk leaked from a lorry of Tavik Dairy on the road to Bodo, police said."),
    (
        "2024-03-08",
        "Tavik Dairy will sell more cheese.\n\nA lorry of Halden Foods lost more than first thought: 900 litres of "
        "wine, not 500.",
    ),
    ("2024-03-04", "Some 40 tonnes of mud slid from the Lurdal dam onto a road, engineers said."),
    (
        "2024-03-09",
        "The Lurdal dam is safe, engineers said.\n\nIn a flood in 2011 some 700 tonnes of mud slid onto the road, "
        "not 300 as first reported.",
    ),
    ("2024-03-04", "The Ostra bridge cost 12 million kroner, the council said."),
    ("2024-03-09", "The Ostra bridge opened.\n\nThe council revised its plan and will plant 30 trees."),
)
SPILL, FIRE = (
    "How much oil spilled from the Grenvik depot?",
    "How many hectares of forest burned at the Solberg quarry?",
)
MILK = "How much milk leaked from the lorry of Tavik Dairy?"
DAM = "How much mud slid from the Lurdal dam?"
BRIDGE = "How much did the Ostra bridge cost?"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """What is told to each question."""
    asked = [SPILL, FIRE, MILK, DAM, BRIDGE]
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, asked, "2024-03-12T18:00:00Z")


@pytest.mark.parametrize(("asked", "now"), [(SPILL, "190 tonnes"), (FIRE, "75 hectares")])
def test_the_figure_of_a_later_report_is_told(told: dict[str, Answer], asked: str, now: str) -> None:
    assert now in told_by(told[asked])


@pytest.mark.parametrize(
    ("asked", "own", "other"),
    [(MILK, "300 litres", "wine"), (DAM, "40 tonnes", "2011"), (BRIDGE, "12 million", "trees")],
)
def test_what_is_revised_of_another_thing_is_not_told(
    told: dict[str, Answer], asked: str, own: str, other: str
) -> None:
    assert own in told_by(told[asked])
    assert other not in told_by(told[asked])
