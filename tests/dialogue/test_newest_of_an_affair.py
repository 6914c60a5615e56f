"""Who is missing and whether a search goes on is told by the newest report of the affair, also where that calls it by
another of its names; another affair's figure stays out."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-06-03",
        "A ferry, the Maja Lund, sank off Orla on Monday and 12 people drowned, the coast guard said. "
        "The ferry had left Arno at noon.",
    ),
    (
        "2024-06-05",
        "The wreck of the ferry Maja Lund was found off Orla on Wednesday. The coast guard now lists 81 people as "
        "missing, and 31 people are confirmed dead off Orla.",
    ),
    ("2024-06-07", "The search for victims of the ferry Maja Lund will go on until Sunday, the coast guard said."),
    (
        "2024-06-09",
        "The coast guard called off the search for victims of the ferry Maja Lund on Sunday. Fifty-two people are "
        "confirmed dead, and 62 are still missing, it said.",
    ),
    (
        "2024-06-10",
        "A launch, the Rosa Vidal, capsized off Brest on Monday. Twenty people are confirmed dead and 90 are missing.",
    ),
    ("2024-06-03", "The strike of bus drivers in Lugo began on Monday. The strike in Lugo is due to end on Friday."),
    ("2024-06-06", "The strike of bus drivers in Lugo goes on, a union said on Thursday."),
    ("2024-06-07", "The strike of bakers in Vigo ended on Friday, a union said."),
)
SHOWN = {
    "How many people died when the ferry sank off Orla?": "Fifty-two people",
    "How many are missing after the ferry sinking off Orla?": "62 are still missing",
    "How many people are missing off Brest?": "90 are missing",
    "Is the search for the ferry's victims still going on?": "called off the search",
    "Is the search for victims of the Maja Lund over?": "called off the search",
    "Is the search still going on?": "called off the search",
    "Is the bus drivers' strike in Lugo still going on?": "goes on",
    "Is the strike in Vigo over?": "ended on Friday",
}
NOT_SAID = {
    "How many are missing after the ferry sinking off Orla?": ("81", "90"),
    "How many people died when the ferry sank off Orla?": ("81", "Twenty"),
    "Is the bus drivers' strike in Lugo still going on?": ("ended",),
}
REFUSED = ("Is the strike in Brno still going on?", "Is the search for the hikers over?")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*SHOWN, *REFUSED), "2024-06-11T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), SHOWN.items())
def test_the_newest_report_answers(answers: dict[str, Answer], question: str, words: str) -> None:
    claims = [claim.text for claim in answers[question].answer]
    assert words in claims[0]
    assert not answers[question].refused


@pytest.mark.parametrize(("question", "others"), NOT_SAID.items())
def test_another_affair_and_an_older_count_stay_out(
    answers: dict[str, Answer], question: str, others: tuple[str, ...]
) -> None:
    assert not any(each in told_by(answers[question]) for each in others)


@pytest.mark.parametrize("question", REFUSED)
def test_what_no_report_tells_of_is_refused(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused
