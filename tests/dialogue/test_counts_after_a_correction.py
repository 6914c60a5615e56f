"""A corrected count holds over what was told before it, and over nothing that is told later; a report that calls a
happening by the name of what met with it, or by another word, counts in it as well."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

READ = (
    (
        "2026-03-02",
        "Freighter Anna Lund sinks off Lomo",
        "A freighter with 40 people on board, the Anna Lund, sank off Lomo on Monday. At least six people were killed, "
        "the coast guard said.",
    ),
    (
        "2026-03-04",
        "Toll of freighter Anna Lund lowered",
        "The ministry in Lomo on Wednesday corrected the number of people killed in the sinking of the Anna Lund from "
        "15 to 13.",
    ),
    (
        "2026-03-08",
        "Mate of the freighter Anna Lund freed",
        "A court in Lomo on Sunday released the mate of the Anna Lund, Per Strand, on bail.\n\nHis lawyer said he had "
        "wept.\n\nThe toll stands at 16 after three bodies were found near Grava.",
    ),
    (
        "2026-03-03",
        "Dengue in Malawi: 24 dead",
        "Twenty-four people have died of dengue in Malawi, the health ministry said on Tuesday.",
    ),
    (
        "2026-03-05",
        "Ministry lowers number of dengue deaths",
        "Malawi's health ministry on Thursday lowered the number of deaths from dengue from 24 to 20.",
    ),
    (
        "2026-03-09",
        "Zambia closes post as dengue spreads",
        "Zambia closed the border post of Daban on Monday after nine cases of dengue had been found in its own "
        "district.\n\nIn Malawi 33 people have died and 900 have fallen ill, according to figures of Sunday.",
    ),
    (
        "2026-03-04",
        "Tram burns in Varna",
        "A fire in a tram depot in Varna killed four people on Wednesday, the mayor said.",
    ),
    (
        "2026-03-07",
        "Varna mourns after bus crash",
        "The mayor of Varna spoke at a service after the bus crash on Saturday.\n\nNine people died, he said.",
    ),
)
SHOWN = {
    "How many people died in the sinking of the Anna Lund?": ("stands at 16", "15 to 13"),
    "How many people died on the Anna Lund?": ("stands at 16", "15 to 13"),
    "What is the latest on the Anna Lund?": ("stands at 16", "15 to 13"),
    "How many people have died of dengue in Malawi?": ("In Malawi 33", "24 to 20"),
    "How many people died in the fire in Varna?": ("killed four", "Nine"),
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    reports = [make_report(at, day, text, title=title) for at, (day, title, text) in enumerate(READ)]
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, SHOWN, "2026-03-10T18:00:00Z"))


@pytest.mark.parametrize("question", SHOWN)
def test_the_count_that_holds_is_told_alone(answers: dict[str, Answer], question: str) -> None:
    told, (holds, overtaken) = told_by(answers[question]), SHOWN[question]
    assert holds in told, answers[question].reason or told
    assert overtaken not in told
