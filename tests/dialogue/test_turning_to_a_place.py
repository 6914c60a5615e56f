"""That somebody will turn to a place is near to whether they go there, and no forecast of ours."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over

READ = (
    (
        "2025-03-03",
        "Tamsin Orwell said on Monday she would appeal to the labour tribunal over her dismissal.",
    ),
    ("2025-03-04", "Beekeepers in Malta said Ivo Zammit planned to turn to the European ombudsman over the pesticide."),
    ("2025-03-05", "Hugo Brandt told the court in Graz that he had lost the keys. He will not appeal to the senate."),
    ("2025-03-06", "Olga Prade stayed in Turin, where a court fined her neighbour."),
)
ANNOUNCED = {
    "Is Orwell going to a tribunal?": "would appeal to the labour tribunal",
    "Will Zammit go to the ombudsman?": "planned to turn to the European ombudsman",
    "Is Orwell going to the labour tribunal?": "would appeal to the labour tribunal",
}
FORETOLD = ("Will Brandt go to a senate?", "Is Prade going to a court?", "Will Brandt go to a court?")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    asked = (*ANNOUNCED, *FORETOLD)
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, asked, "2025-03-08T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), ANNOUNCED.items())
def test_where_somebody_turns_is_shown(answers: dict[str, Answer], question: str, words: str) -> None:
    answer = answers[question]
    assert words in " ".join(each.text for each in answer.answer)
    assert "no announcement" not in (answer.reason or "")


@pytest.mark.parametrize("question", FORETOLD)
def test_where_nobody_is_told_to_turn_none_is_announced(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused
    assert "found no announcement" in (answers[question].reason or "")
