"""Whether and when something arrives is told by the newest report of that journey, and by no plan that is over."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2025-09-01",
        "Tonga expects the water ship Moana to reach the island of Eua on Thursday, its navy said on Monday.",
    ),
    (
        "2025-09-05",
        "Wells on the island of Eua in Tonga ran dry on Friday.\n\nThe water ship Moana turned back on Thursday with a "
        "cracked tank and is now due on Eua on Tuesday. The captain of the Moana arrived by plane.",
    ),
    ("2025-09-02", "The search team from Malta will arrive in Tbilisi on Wednesday, Georgia's interior ministry said."),
    (
        "2025-09-04",
        "The search team from Malta arrived in Tbilisi on Wednesday night, Georgia's interior ministry said.",
    ),
    ("2025-09-03", "The grain train is to reach Kassala on Friday, Sudan's railway said on Wednesday."),
    ("2025-09-02", "The tug Bora is due in Zadar on Saturday, Croatia's coast guard said on Tuesday."),
    ("2025-09-04", "The tug Maestral reached Zadar on Thursday with a barge of sand, Croatia's harbour office said."),
    ("2025-09-04", "Peru and Chile have reached a deal on anchovies, a minister in Lima said on Thursday."),
)
TOLD = {
    "Has the water ship reached Eua?": ("turned back on Thursday", "expects"),
    "When will the Moana reach Eua?": ("now due on Eua on Tuesday", "on Thursday, its navy"),
    "Has the Moana arrived?": ("turned back", "expects"),
    "Has the search team reached Tbilisi?": ("arrived in Tbilisi on Wednesday night", "will arrive"),
    "When will the tug Bora reach Zadar?": ("due in Zadar on Saturday", "Maestral"),
    "Has the tug Bora reached Zadar?": ("", "Maestral"),
    "Have Peru and Chile reached a deal?": ("have reached a deal", "Moana"),
    "Has the grain train reached Kassala?": ("", "reached"),
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, TOLD, "2025-09-06T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), TOLD.items())
def test_the_newest_report_of_a_journey_answers(
    answers: dict[str, Answer], question: str, words: tuple[str, str]
) -> None:
    told, (there, away) = told_by(answers[question]), words
    assert there in told, answers[question].reason
    assert away not in told
