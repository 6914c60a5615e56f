"""What was open is told as open no more once a newer report tells it as done, and stays where others did the like."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    ("2025-03-03", "The skipper of the sunken barge Teal, Arvo Lind, is being held in Kotka. He has not been charged."),
    ("2025-03-06", "The skipper of the barge Teal, Arvo Lind, was indicted for neglect in Kotka on Thursday."),
    ("2025-03-03", "Norway has not congratulated anyone on the vote for a mayor of Malmen, its embassy said."),
    ("2025-03-06", "Norway and Chile congratulated the mayor of Malmen on the vote on Thursday."),
    ("2025-03-03", "The Hallin Mining Board will pump out the shaft of the Orla mine. It gave no date."),
    (
        "2025-03-06",
        "The Hallin Mining Board has called off the pumping of the shaft of the Orla mine.",
    ),
    ("2025-03-03", "The pilot of the crashed glider in Zug, Beat Roth, is in hospital. He has not been charged."),
    ("2025-03-06", "The owner of the field where the glider crashed in Zug, Urs Frei, was charged with arson."),
    ("2025-03-03", "The Brekk Water Board will drain the reservoir at Sund. It gave no date."),
    ("2025-03-06", "The Brekk Water Board said on Thursday the reservoir at Sund holds little fish."),
)
ASKED = {
    "What is still open about the barge Teal?": ("", "not been charged"),
    "What is still open about the vote in Malmen?": ("", "not congratulated"),
    "What is still open about the Orla mine?": ("", "gave no date"),
    "What is still open about the glider in Zug?": ("not been charged", "arson"),
    "What is still open about the reservoir at Sund?": ("gave no date", "fish"),
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, ASKED, "2025-03-08T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), ASKED.items())
def test_only_what_is_open_is_told(answers: dict[str, Answer], question: str, words: tuple[str, str]) -> None:
    told, (there, away) = told_by(answers[question]), words
    assert there in told, answers[question].reason
    assert away not in told
