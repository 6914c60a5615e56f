"""What is asked of a capital is told of that city, or of the capital, and of no other town of its state."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    ("2024-06-03", "A minibus overturned near Oruro in Bolivia on Monday, killing nine people, police said."),
    ("2024-06-03", "Nurses in Cusco have been on strike for a week, Peru's health ministry said on Monday."),
    ("2024-06-04", "A mudslide in Mombasa, Kenya, killed 14 people on Tuesday, the Red Cross said."),
    ("2024-06-05", "A market burned down in Amman on Wednesday. The fire killed six people, the mayor said."),
    (
        "2024-06-05",
        "A tram derailed in the capital of Austria on Wednesday, killing three people, the fire service said.",
    ),
    ("2024-06-06", "Teachers in Zagreb have been on strike since Thursday, their union said."),
    ("2024-06-07", "Portugal's prime minister met Norway's foreign minister in Lisbon on Friday."),
)
ELSEWHERE = (
    "How many people died in La Paz?",
    "How many people were killed when a minibus overturned near La Paz?",
    "Are nurses in Lima on strike?",
    "How many people died in Nairobi?",
    "Who was killed in Nairobi?",
)
SHOWN = {
    "How many people died in Bolivia?": "killing nine people",
    "How many people died near Oruro?": "killing nine people",
    "Are nurses in Cusco on strike?": "on strike for a week",
    "Are nurses in Peru on strike?": "on strike for a week",
    "How many people died in Amman?": "killed six people",
    "How many people died in Vienna?": "killing three people",
    "Are teachers in Zagreb on strike?": "on strike since Thursday",
    "Who did Portugal's prime minister meet in Lisbon?": "Norway's foreign minister",
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*ELSEWHERE, *SHOWN), "2024-06-09T18:00:00Z")


@pytest.mark.parametrize("question", ELSEWHERE)
def test_another_town_of_its_state_does_not_answer(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused


@pytest.mark.parametrize(("question", "words"), SHOWN.items())
def test_the_city_the_capital_and_the_state_do(answers: dict[str, Answer], question: str, words: str) -> None:
    assert words in told_by(answers[question])
