"""Who somebody is is told by their office beside their name and what they did last, never by a plan that is over or the
deed of another of their name."""

from pathlib import Path

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-03-04",
        "Togo will shut the post of Sanvee from Wednesday because of measles, the health minister, Kodjo Amavi, said "
        "on Monday.\n\nTraders in Lome were angry.",
    ),
    (
        "2024-03-07",
        "Togo has dropped its plan to shut the post of Sanvee, the president's office said on Thursday.",
    ),
    (
        "2024-03-11",
        "Forty children in Togo have caught measles, the ministry said on Monday.\n\nAmavi, the health minister, said "
        "the worst was over.",
    ),
    ("2024-03-12", "The goalkeeper, Afi Amavi, saved two penalties for Kara on Tuesday, said her coach, Yao Seddoh."),
    (
        "2024-03-05",
        "A court in Sokode heard the banker Ayao Dossou on Tuesday. His lawyer, Nadia Kpeto, asked for bail.\n\n"
        "Dossou's lawyer, Nadia Kpeto, has taken over the case, the court said.",
    ),
)
TOLD = {
    "Who is Kodjo Amavi?": "Amavi, the health minister, said the worst was over",
    "Who is Nadia Kpeto?": "Dossou's lawyer",
}
NOT_TOLD = {"Who is Kodjo Amavi?": ("will shut", "dropped", "penalties"), "Who is Nadia Kpeto?": ("His lawyer",)}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    home: Path = tmp_path_factory.mktemp("desk")
    return ask_all_over(home, READ, TOLD, "2024-03-14T08:00:00Z")


@pytest.mark.parametrize("question", TOLD)
def test_the_office_and_the_last_deed_are_told(answers: dict[str, Answer], question: str) -> None:
    told = told_by(answers[question])
    assert TOLD[question] in told
    assert [each for each in NOT_TOLD[question] if each in told] == []
