"""When something will be is told by when it will be, or that no date was given, and by nothing that was."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-06-03",
        "Tarvo's foreign minister, Ana Brisk, praised the truce with Ostrel on Monday. She looked forward to meeting "
        "her Ostrelian colleague, Juri Vane.\n\nNorland and Iceland have hosted rounds of talks between foreign "
        "ministers in the past two years.",
    ),
    (
        "2024-06-05",
        "Ostrel will reopen its consulate in Tarvo City, its government said on Wednesday.\n\nAna Brisk said she and "
        "the Ostrelian foreign minister, Juri Vane, would meet soon. Two towns are looked at. No date has been set.",
    ),
    (
        "2024-05-08",
        "Foreign ministers Ole Dahl of Norland and Ines Rook of Peru are to meet in Lima on Thursday.",
    ),
    (
        "2024-06-04",
        "Mayor Petra Lund will open the Kesselbrook tunnel on 20 June, her office said.\n\nThe mayor of Aldham, Hugo "
        "Stern, said he would visit the Kesselbrook works. He did not say when.",
    ),
    (
        "2024-06-06",
        "Coach Iris Falk would return to Vestby next season, her club said.\n\nNo date has been fixed for the cup "
        "final.\n\nFalk last played in Vestby two years ago.",
    ),
)
SHOWN = {
    "When will the two foreign ministers meet?": "No date has been set",
    "When will Hugo Stern visit the Kesselbrook works?": "He did not say when",
    "When will the Kesselbrook tunnel open?": "20 June",
    "When did Norland host rounds of talks?": "in the past two years",
}
NEVER = ("past two years", "Thursday")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    asked = (*SHOWN, "When will Falk play in Vestby?")
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, asked, "2024-06-09T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), SHOWN.items())
def test_its_time_or_that_there_is_none_is_shown(answers: dict[str, Answer], question: str, words: str) -> None:
    assert words in told_by(answers[question])


def test_no_round_of_talks_that_was_and_no_other_meeting_answers(answers: dict[str, Answer]) -> None:
    told = told_by(answers["When will the two foreign ministers meet?"])
    assert not any(each in told for each in NEVER)


def test_what_was_two_years_ago_is_not_ahead(answers: dict[str, Answer]) -> None:
    assert "two years ago" not in told_by(answers["When will Falk play in Vestby?"])


def test_another_paragraphs_missing_date_is_not_taken_up(answers: dict[str, Answer]) -> None:
    assert "No date has been fixed" not in told_by(answers["When will Falk play in Vestby?"])
