"""A correction stands behind what it corrects, and behind nothing else of the same affair."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    ("2026-06-02", "The ferry Orla carries six of its nine lifeboats, the port of Bergen said on Tuesday."),
    ("2026-06-02", "The ferry Orla will stay in the port of Bergen until at least Monday, its owner said."),
    (
        "2026-06-09",
        "The ferry Orla had 640 passengers on board in the port of Bergen, its owner said, correcting its figure of "
        "3 June.",
    ),
    ("2026-06-03", "Some 540 passengers were on board the ferry Orla in the port of Bergen, its owner said."),
    ("2026-06-04", "The dam at Kosko was opened by mistake, Albania's energy ministry said on Thursday."),
    (
        "2026-06-06",
        "Albania's energy ministry retracted a statement that the dam at Kosko was opened by mistake on Thursday.",
    ),
    ("2026-06-05", "Engineers drained the lake behind the dam at Kosko, Albania's army said on Friday."),
)
CORRECTED = {
    "How many passengers were on board the ferry Orla?": "had 640 passengers",
    "How was the dam at Kosko opened?": "retracted a statement",
}
OF_SOMETHING_ELSE = {
    "How many lifeboats does the ferry Orla carry?": "six of its nine lifeboats",
    "How long will the ferry Orla stay in the port of Bergen?": "until at least Monday",
    "Who drained the lake behind the dam at Kosko?": "Engineers drained",
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    questions = (*CORRECTED, *OF_SOMETHING_ELSE)
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, questions, "2026-06-12T18:00:00Z")


@pytest.mark.parametrize("question", CORRECTED)
def test_a_correction_stands_behind_what_it_corrects(answers: dict[str, Answer], question: str) -> None:
    assert CORRECTED[question] in told_by(answers[question])


@pytest.mark.parametrize("question", OF_SOMETHING_ELSE)
def test_it_stands_behind_nothing_else(answers: dict[str, Answer], question: str) -> None:
    told = told_by(answers[question])
    assert OF_SOMETHING_ELSE[question] in told
    assert "orrect" not in told
    assert "retracted" not in told
