"""A course tells of a plan that was given up how that ended, and of a figure that was put right the right one."""

import asyncio

import pytest

from bot.model.conversation import Answer
from bot.summarize.corrections import lists_corrections
from tests.reports import ask_over, make_report, told_by

_TOLD = (
    ("2026-05-02", "Norway holds Danish trawlermen off Bodo",
     "Norway's coast guard has seized two Danish trawlers off Bodo and is holding 14 trawlermen, their union "
     "said on Saturday."),
    ("2026-05-05", "Lund to fly to Oslo on Thursday",
     "Denmark's foreign minister, Karen Lund, will travel to Oslo on Thursday to seek the release of the "
     "trawlermen, her office "
     "said."),
    ("2026-05-07", "Lund calls off trip to Oslo",
     "Karen Lund, Denmark's foreign minister, called off her trip to Oslo at the last moment on Thursday.\n\nNo "
     "new date was "
     "fixed."),
    ("2026-05-11", "Norway frees 9 Danes",
     "Norway released 9 of the Danish trawlermen on Monday and flew them from Bodo to Aalborg."),
    ("2026-05-12", "Correction: 8 trawlermen freed, not 9",
     "Eight Danish trawlermen came home from Norway on Monday, and not 9 as was reported at first.\n\nThat "
     "leaves six on board."),
    ("2026-05-15", "Danish trawlermen to be tried in Bodo on Monday",
     "Six Danish trawlermen will be tried in Bodo on 18 May, Norway's prosecutor, Nils Aas, said on Friday."),
    ("2026-05-18", "Danish trawlermen tried in Bodo",
     "Six Danish trawlermen were tried in Bodo on Monday for fishing without a licence."),
    ("2026-05-13", "Bridge between Denmark and Norway ruled out",
     "A bridge between Denmark and Norway would cost too much, an engineer, Ole Brandt, said on Wednesday."),
    ("2026-05-03", "Ferry Sund Aurora burns off Skagen",
     "The ferry Sund Aurora caught fire off Skagen on Sunday, the police said."),
    ("2026-05-04", "Fire out on ferry Sund Aurora",
     "The fire on the ferry Sund Aurora was put out on Monday. Nobody was hurt."),
    ("2026-05-09", "Owner of Sund Aurora fined",
     "The owner of the Sund Aurora was fined 4 million kroner on Saturday for blocked exits, the shipping "
     "office said."),
    ("2026-05-03", "Peru and Chile to sign copper pipeline accord in Tacna",
     "Peru and Chile will sign an agreement on a copper pipeline on 20 May in Tacna, Peru's mining minister, "
     "Luis Paz, said."),
    ("2026-05-10", "Tacna farmers march against copper pipeline",
     "Farmers in Tacna marched against the copper pipeline on Sunday; the police spoke of 400."),
    ("2026-05-14", "Chile doubts copper pipeline",
     "Chile's president, Ana Rueda, said on Thursday that the copper pipeline with Peru could wait."),
)  # fmt: skip
REPORTS = [
    make_report(at, day, text, title=title, publisher=f"Paper {at % 3}") for at, (day, title, text) in enumerate(_TOLD)
]
AFFAIR = "Timeline of the trawlermen affair"
FERRY = "Timeline of the ferry fire"
DEAL = "Timeline of the copper pipeline deal"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    asked = (AFFAIR, FERRY, DEAL)
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), REPORTS, asked, "2026-05-20T08:00:00Z"))


def test_a_plan_gives_way_to_what_called_it_off(answers: dict[str, Answer]) -> None:
    assert "will travel to Oslo" not in told_by(answers[AFFAIR])
    assert "called off her trip" in told_by(answers[AFFAIR])


def test_a_figure_gives_way_to_the_one_that_puts_it_right(answers: dict[str, Answer]) -> None:
    assert "released 9" not in told_by(answers[AFFAIR])
    assert "Eight Danish trawlermen came home" in told_by(answers[AFFAIR])


def test_what_was_done_as_announced_is_told(answers: dict[str, Answer]) -> None:
    assert "were tried in Bodo" in told_by(answers[AFFAIR])
    assert "bridge" not in told_by(answers[AFFAIR]).lower()


def test_a_thing_is_known_by_the_name_that_it_has(answers: dict[str, Answer]) -> None:
    assert "fined 4 million" in told_by(answers[FERRY])


def test_an_accord_is_called_otherwise_by_others(answers: dict[str, Answer]) -> None:
    told = told_by(answers[DEAL])
    steps = [told.find(each) for each in ("will sign an agreement", "Farmers in Tacna", "could wait")]
    assert -1 not in steps
    assert steps == sorted(steps)


@pytest.mark.parametrize(
    ("title", "page"),
    [("Corrections", True), ("Correction: Ferry report", True), ("Corrections and clarifications", True),
     ("Correction: 8 trawlermen freed, not 9", False), ("Correction: Vote is on 3 May, not 4 May", False),
     ("Correction: 40 hurt in fire, not 400", False)],
)  # fmt: skip
def test_a_title_that_tells_what_is_right_heads_no_page_of_corrections(title: str, page: bool) -> None:
    assert lists_corrections(title) is page
