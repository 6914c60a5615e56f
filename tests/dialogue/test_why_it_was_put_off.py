"""Why something was put off is told by who wanted time for it; that it will not be done on its day is what was asked
about, and nothing to the contrary. A day in such a question is that of the plan, and no time of reports."""

from pathlib import Path

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-04-02",
        "Peru and Ecuador will sign the fishing accord in Piura on 12 April, Peru's fisheries minister, Rosa Leon, "
        "said on Tuesday.\n\nBoth presidents are to come.",
    ),
    (
        "2024-04-10",
        "The fishing accord will not be signed in Piura on Friday, Peru's fisheries minister, Rosa Leon, said on "
        "Wednesday.\n\nEcuador had asked for ten more days to read the maps, she said. The new date is 22 April.",
    ),
    (
        "2024-04-09",
        "Rosa Leon said she had signed a letter on the accord without telling anybody, a newspaper told.",
    ),
    (
        "2024-04-11",
        "The opening of the Salto tunnel was postponed on Thursday, the province said.\n\nThe fire brigade needed "
        "another week to test the vents, a spokeswoman said.",
    ),
    (
        "2024-04-12",
        "The trial of the banker Ugo Prat in Lugano was not opened on Friday, the court said.\n\nThe weather was "
        "fine and many had come.",
    ),
    (
        "2024-04-13",
        "The mayor of Tulcea, Dan Marin, did not resign on Saturday, his office said.\n\nHe had asked for a new car.",
    ),
)
TOLD = {
    "Why was the signing in Piura postponed?": "ten more days",
    "Why was the signing in Piura put off?": "ten more days",
    "Why will the accord not be signed on 12 April?": "ten more days",
    "Why was the opening of the Salto tunnel postponed?": "needed another week",
}
OTHERWISE = "Why did Dan Marin resign?"
NO_REASON = "Why was the opening of the trial of Ugo Prat postponed?"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    home: Path = tmp_path_factory.mktemp("desk")
    return ask_all_over(home, READ, (*TOLD, OTHERWISE, NO_REASON), "2024-04-15T08:00:00Z")


@pytest.mark.parametrize("question", TOLD)
def test_who_wanted_time_is_the_reason(answers: dict[str, Answer], question: str) -> None:
    told = told_by(answers[question])
    assert TOLD[question] in told
    assert "reported otherwise" not in told
    assert "signed a letter" not in told


def test_what_did_not_happen_is_still_told_as_otherwise(answers: dict[str, Answer]) -> None:
    assert "reported otherwise" in told_by(answers[OTHERWISE])
    assert "new car" not in told_by(answers[OTHERWISE])


def test_no_time_was_wanted(answers: dict[str, Answer]) -> None:
    assert "weather" not in told_by(answers[NO_REASON])
    assert "reported otherwise" not in told_by(answers[NO_REASON])
