"""Whether something was done is told apart from what we would have to judge or foresee."""

import pytest

from bot.answer.asked.declining import find_declined


@pytest.mark.parametrize(
    "asked",
    [
        "Was anyone fined over the dam failure?",
        "Were the pupils sent home after the gas threat?",
        "Was a clerk dismissed for the mistake?",
        "Was the colonel called a traitor?",
        "Was the auction ruled unfair?",
        "Did the bureau forecast frost for Sunday?",
        "Has the union said what will happen to the depot?",
    ],
)
def test_what_was_done_or_said_is_no_judgement_of_ours(asked: str) -> None:
    assert find_declined(asked, asked) is None


@pytest.mark.parametrize(
    "asked",
    [
        "Was the auction a failure?",
        "Is the colonel a traitor?",
        "Was the new tax unfair?",
        "Were the strikers right?",
        "Is the barge a threat?",
        "Did you predict the frost?",
        "Will the harbour party win?",
        "Do you think the depot will close?",
    ],
)
def test_a_judgement_or_a_forecast_is_declined(asked: str) -> None:
    assert find_declined(asked, asked) == "opinion"
