"""How much will be delivered, and at what price, is told as it was signed: before what became of it since, and by no
sentence without a sum."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-05-02",
        "Peru and Benin are close to an agreement under which Peru would deliver 300,000 tons of rice over two years, "
        "officials said on Thursday.\n\nBenin wants a fixed price of 400 dollars a ton.",
    ),
    (
        "2024-05-05",
        "Peru and Benin signed a rice agreement in Lima on Sunday that provides for 250,000 tons of Peruvian rice over "
        "eighteen months.\n\nThe price will be set every month, with a ceiling of 380 dollars a ton.",
    ),
    (
        "2024-05-08",
        "The vote of Benin's parliament on the rice agreement with Peru has been put off to 14 May, nine days after "
        "the first ship was due to leave, the speaker said on Wednesday.",
    ),
)
MUCH, PRICE = "How much rice will Peru deliver to Benin?", "What price did Peru and Benin agree on?"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (MUCH, PRICE), "2024-05-10T09:00:00Z")


def test_the_signed_amount_comes_first(answers: dict[str, Answer]) -> None:
    told = told_by(answers[MUCH])
    assert told.startswith("Peru and Benin signed a rice agreement")
    assert "300,000" not in told


def test_the_price_is_told_by_what_tells_one(answers: dict[str, Answer]) -> None:
    assert told_by(answers[PRICE]) == "The price will be set every month, with a ceiling of 380 dollars a ton."


def test_a_draft_without_a_price_tells_none(
    answers: dict[str, Answer], tmp_path_factory: pytest.TempPathFactory
) -> None:
    left = ask_all_over(tmp_path_factory.mktemp("left"), (READ[0], READ[2]), (PRICE,), "2024-05-10T09:00:00Z")[PRICE]
    assert "put off" not in told_by(left)
