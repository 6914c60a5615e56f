"""Whether people without a name are still in custody is told by the newest report of them, and not by one of others who
are called the same."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-03-04",
        "Customs police in Vardal detained two men on Monday over a fire at the Orlu refinery, the ministry said.",
    ),
    (
        "2024-03-07",
        "One of the two men detained over the fire at the Orlu refinery was released on Thursday, his lawyer said.\n\n"
        "The other remains in custody.",
    ),
    ("2024-03-05", "Norway detained the captain of the trawler Sirius on Tuesday on suspicion of illegal fishing."),
    ("2024-03-09", "Norway released the captain of the trawler Sirius on Saturday after the owner paid a fine."),
    ("2024-03-02", "Police in Cork arrested a man on Saturday over the theft of a ferry."),
    ("2024-03-05", "The man arrested over the theft of a ferry was released without charge on Tuesday."),
    ("2024-03-02", "Police in Turin detained two nurses on Saturday over missing vaccines."),
    (
        "2024-03-05",
        "The two nurses detained over missing vaccines will remain in custody for a month, a judge ruled on Tuesday.",
    ),
    ("2024-03-06", "Two nurses were honoured in Turin on Wednesday for their work in a camp."),
    ("2024-03-03", "Three sailors were arrested in Malta on Sunday over smuggled fuel."),
    ("2024-03-03", "Police in Lodz arrested a pilot on Sunday over forged papers."),
    ("2024-03-08", "A court in Gdynia freed a pilot on Friday; he had been held for a landing without lights."),
)
TOLD = {
    "Are the two men still in custody?": (
        "One of the two men detained over the fire at the Orlu refinery was released on Thursday, his lawyer said. "
        "The other remains in custody."
    ),
    "Is the captain of the Sirius still in custody?": (
        "Norway released the captain of the trawler Sirius on Saturday after the owner paid a fine."
    ),
    "Is the man arrested over the theft of the ferry still detained?": (
        "The man arrested over the theft of a ferry was released without charge on Tuesday."
    ),
    "Are the two nurses still in custody?": (
        "The two nurses detained over missing vaccines will remain in custody for a month, a judge ruled on Tuesday."
    ),
    "Are the three sailors still in custody in Malta?": (
        "Three sailors were arrested in Malta on Sunday over smuggled fuel."
    ),
}
REFUSED = ("Are the peace talks in Malta still being held?",)
LODZ = "Is the pilot who was arrested in Lodz still in custody?"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*TOLD, *REFUSED, LODZ), "2024-03-12T18:00:00Z")


@pytest.mark.parametrize("question", TOLD)
def test_the_newest_report_of_the_same_people_tells(answers: dict[str, Answer], question: str) -> None:
    assert told_by(answers[question]) == TOLD[question]


@pytest.mark.parametrize("question", REFUSED)
def test_what_is_held_and_is_nobody_is_in_no_custody(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused


def test_the_freedom_of_another_is_not_told(answers: dict[str, Answer]) -> None:
    assert "Gdynia" not in told_by(answers[LODZ])
