"""Who asks whether something will be on a day is told what was planned for it, and what was reported since."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    ("2024-06-02", "The lighthouse museum in Riga will open on 12 July, the harbour office said on Sunday."),
    ("2024-06-20", "The opening of the lighthouse museum in Riga was moved to 3 September, the harbour office said."),
    ("2024-06-03", "Senegal's president will travel to Oslo on 9 July to meet Norway's king, his office said."),
    ("2024-06-21", "Senegal's president cancelled his trip to Oslo because of the floods in Kaolack, his office said."),
    ("2024-06-04", "The cable car of Bled will reopen on 15 July, its operator said on Tuesday."),
    ("2024-06-21", "The cable car of Bled will reopen on 15 July after tests, its operator said again on Friday."),
    ("2024-06-05", "The tram line to Gdynia will open on 18 July, the city said."),
    ("2024-06-22", "Tram drivers in Lodz asked for better brakes on Saturday."),
)
MOVED = {
    "Will the lighthouse museum in Riga open on 12 July?": ("open on 12 July", "moved to 3 September"),
    "Is the lighthouse museum in Riga opening on 12 July?": ("open on 12 July", "moved to 3 September"),
    "Will Senegal's president travel to Oslo on 9 July?": ("to Oslo on 9 July", "cancelled his trip"),
}
STANDING = {
    "Will the cable car of Bled reopen on 15 July?": "reopen on 15 July",
    "Will the tram line to Gdynia open on 18 July?": "open on 18 July",
    "Who will travel to Oslo on 9 July?": "Senegal's president",
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*MOVED, *STANDING), "2024-06-24T18:00:00Z")


@pytest.mark.parametrize(("question", "told"), MOVED.items())
def test_a_plan_is_told_with_what_became_of_it(
    answers: dict[str, Answer], question: str, told: tuple[str, str]
) -> None:
    planned, since, now = (claim.text for claim in answers[question].answer)
    assert told[0] in planned
    assert since == "Reported since:"
    assert told[1] in now


@pytest.mark.parametrize(("question", "words"), STANDING.items())
def test_a_plan_that_stands_is_told_alone(answers: dict[str, Answer], question: str, words: str) -> None:
    assert words in told_by(answers[question])
    assert "Reported since:" not in told_by(answers[question])
