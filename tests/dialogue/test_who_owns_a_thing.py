"""Who owns a mine, a paper or a dam is told by what says so of it alone, and by no mention of an owner."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-11-04",
        "A gallery of the Tolva mine in Kosovo caved in on Monday, police said.\n\nNobody was hurt. The mine belongs "
        "to Trepka Metals, a company in Pristina. The Karo mine, which belongs to Drin Works, sent pumps.",
    ),
    (
        "2024-11-05",
        "A dam above Huaraz in Peru leaked on Tuesday.\n\nThe owner of the dam that leaked had been warned, and was "
        "called to the mayor. A crane at the gate belongs to Andes Lift.",
    ),
    (
        "2024-11-06",
        "The paper Vecer in Skopje closed on Wednesday.\n\nMak Press, the owner of the paper, gave no reason.",
    ),
    ("2024-11-06", "A brewery in Lima closed on Wednesday.\n\nThe brewery belongs to Rimac Foods."),
    ("2024-11-07", "A brewery in Arequipa opened on Thursday.\n\nThe brewery belongs to Misti Drinks."),
)
TOLD = {
    "Who owns the Tolva mine?": "The mine belongs to Trepka Metals, a company in Pristina.",
    "Who does the Tolva mine belong to?": "The mine belongs to Trepka Metals, a company in Pristina.",
    "Who owns the paper Vecer?": "Mak Press, the owner of the paper, gave no reason.",
    "Who owns the brewery in Lima?": "The brewery belongs to Rimac Foods.",
    "Who owns the dam above Huaraz?": "",
    "Who owns the brewery?": "",
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, TOLD, "2024-11-08T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), TOLD.items())
def test_the_owner_is_named(answers: dict[str, Answer], question: str, words: str) -> None:
    assert told_by(answers[question]) == words, answers[question].reason
