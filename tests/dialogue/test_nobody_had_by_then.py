"""That nobody had been arrested, hurt or charged by then is overtaken by a newer report of the affair that somebody
was; not by one of another affair, nor by what may still be done."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

READ = (
    (
        "2026-03-02",
        "A fire at the Lindmark paint works outside Umba killed six people in Sweden on Monday, the police said. The "
        "works belong to the company Storvik.",
    ),
    (
        "2026-03-05",
        "Ada Rask, the head of the paint company Storvik, stepped down on Thursday after the fire at its works in "
        "Sweden.\n\nPolice took away papers from its offices. Nobody has been arrested.",
    ),
    (
        "2026-03-11",
        "Police in northern Sweden arrested three foremen of the Lindmark paint works on Wednesday, prosecutor Nils "
        "Aker said.",
    ),
    (
        "2026-03-03",
        "A dam on the Kessa river broke near Torma in Ghana on Tuesday and flooded a mine.\n\nNo one has been charged.",
    ),
    (
        "2026-03-09",
        "The owner of the mine near Torma that the Kessa river flooded when its dam broke could be charged, a lawyer "
        "said on Monday. Two guards may be charged as well.",
    ),
    (
        "2026-03-04",
        "A gas leak in the Orlo hotel in Malta emptied two floors on Wednesday.\n\nNobody was hurt.",
    ),
    ("2026-03-10", "Two cooks were hurt at the Casal hotel in Cyprus on Tuesday, the police said."),
)
SHOWN = {
    "Has anyone been arrested over the paint works fire?": "arrested three foremen",
    "Has anybody been arrested over the fire at the paint works?": "arrested three foremen",
    "Has anyone been charged over the dam near Torma?": "No one has been charged",
    "Was anyone hurt in the gas leak in Malta?": "Nobody was hurt",
}
KEPT_OUT = {
    "Has anyone been arrested over the paint works fire?": "Nobody has been",
    "Has anyone been charged over the dam near Torma?": "may be charged",
    "Was anyone hurt in the gas leak in Malta?": "Two cooks",
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    reports = (make_report(n, day, text) for n, (day, text) in enumerate(READ))
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, SHOWN, "2026-03-14T09:00:00Z"))


@pytest.mark.parametrize("question", SHOWN)
def test_the_newest_of_the_affair_is_told(answers: dict[str, Answer], question: str) -> None:
    assert SHOWN[question] in told_by(answers[question])


@pytest.mark.parametrize("question", KEPT_OUT)
def test_what_was_before_or_elsewhere_is_not(answers: dict[str, Answer], question: str) -> None:
    assert KEPT_OUT[question] not in told_by(answers[question])
