"""Whether something was handed over is told by the newest report of its arrival, and by no promise before it."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    ("2025-03-03", "Benin's ferry company said on Monday that the diver's log would be handed to the harbour court."),
    (
        "2025-03-09",
        "The log of the diver, which the ferry company had promised to hand over, has not reached the harbour court, "
        "its clerk said.",
    ),
    ("2025-03-04", "Latvia's bank said on Tuesday that the auditors' accounts would be sent to the ministry."),
    ("2025-03-10", "The auditors' accounts have arrived, but the ministry has not read them, its spokesman said."),
    ("2025-03-04", "Uruguay said on Tuesday that the spare turbines would be delivered in June."),
    ("2025-03-10", "The spare turbines were delivered on Monday, the power station of Salto said."),
    ("2025-03-11", "The minister, whose turbines are the talk of Salto, has not arrived, his office said."),
    ("2025-03-05", "Gambia's surveyor said on Wednesday that her maps would be submitted to the land court."),
    ("2025-03-10", "The maps of the fishermen have not reached the land court, its clerk said."),
)
TOLD = {
    "Has the diver's log been handed over?": ("has not reached", "would be"),
    "Was the log of the diver sent to the court?": ("has not reached", "would be"),
    "Have the auditors' accounts been delivered?": ("have arrived", "would be"),
    "Have the spare turbines been delivered?": ("were delivered", "has not arrived"),
    "Have the surveyor's maps been submitted?": ("", "of the fishermen"),
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, TOLD, "2025-03-12T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), TOLD.items())
def test_what_arrived_or_did_not_answers(answers: dict[str, Answer], question: str, words: tuple[str, str]) -> None:
    told, (there, away) = told_by(answers[question]), words
    assert there in told, answers[question].reason
    assert away not in told
