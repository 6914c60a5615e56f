"""What is asked of one day of the week is told of that day, and not by what a later report tells of another."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    ("2025-10-06", "Ferry crews in Piraeus stopped work on Monday over pay, their union said."),
    ("2025-10-09", "Ferry crews in Piraeus went back to work on Thursday, their union said."),
    (
        "2025-10-07",
        "Bhutan's parliament passed a budget for dams on Tuesday.\n\nThe opposition left the hall of parliament.",
    ),
    (
        "2025-10-08",
        "Bhutan's parliament cut a tax on salt on Wednesday.\n\nOn Tuesday the speaker of parliament fell ill. His "
        "deputy opened the sitting of parliament instead.",
    ),
    ("2025-10-09", "Glaciologists in Quito will publish a map of the ice on Monday, their institute said on Thursday."),
)
TOLD = {
    "What did ferry crews in Piraeus do on Monday?": ("stopped work on Monday", "went back"),
    "What did ferry crews in Piraeus do on Thursday?": ("went back", "stopped"),
    "What did Bhutan's parliament do on Tuesday?": ("passed a budget", "salt"),
    "What did Bhutan's parliament do on Wednesday?": ("cut a tax on salt", "budget"),
    "What did ferry crews in Piraeus do on Wednesday?": ("", "crews"),
    "Will glaciologists in Quito publish a map on Monday?": ("will publish a map", "ferry"),
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, TOLD, "2025-10-10T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), TOLD.items())
def test_the_day_that_is_asked_about_is_told(answers: dict[str, Answer], question: str, words: tuple[str, str]) -> None:
    told, (there, away) = told_by(answers[question]), words
    assert there in told, answers[question].reason
    assert away not in told
