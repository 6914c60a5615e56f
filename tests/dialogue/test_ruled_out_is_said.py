"""What somebody rules out, or whom they congratulate, is what they say of it."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    ("2025-03-03", "Sanna Vik ruled out closing the slipway before the regatta."),
    ("2025-03-04", "Aldo Reyne congratulated the rowers on their relay. He left by train."),
    ("2025-03-05", "The harbour master, Tor Lunde, rules out a toll for kayaks, his office wrote."),
    ("2025-03-05", "A toll for dinghies was ruled out after Mika Sorn left the room."),
    ("2025-03-06", "Greta Holm sold the sauna. The council ruled out a ban on saunas."),
)
ASKED = {
    "What did Vik say about the slipway?": "ruled out closing the slipway",
    "What did Reyne say about the relay?": "congratulated the rowers",
    "What does Lunde say about a toll for kayaks?": "rules out a toll",
}
REFUSED = ("What did Sorn say about a toll for dinghies?", "What did Holm say about the sauna?")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*ASKED, *REFUSED), "2025-03-08T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), ASKED.items())
def test_what_was_ruled_out_is_told(answers: dict[str, Answer], question: str, words: str) -> None:
    assert words in told_by(answers[question]), answers[question].reason


@pytest.mark.parametrize("question", REFUSED)
def test_what_others_ruled_out_is_not(answers: dict[str, Answer], question: str) -> None:
    assert not told_by(answers[question])
