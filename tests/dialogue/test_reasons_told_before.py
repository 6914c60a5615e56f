"""What follows from something is told with the sentence before it that gives the reason; what follows from something
else, or in the sentence itself, is not."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-03-04",
        "The Varanger bridge was to open on Monday. Bearings had not arrived. The bridge therefore stayed closed.",
    ),
    ("2024-03-05", "Kenya recalled its envoy from Chad on Tuesday. The reason, the ministry said, was a speech."),
    (
        "2024-03-07",
        "The crane at Gdansk broke down on Thursday. As a result, the ferry to Karlskrona was delayed by six hours.",
    ),
    ("2024-03-08", "Snow blocked the pass. The match between Bhutan and Nepal was therefore put off until May."),
    (
        "2024-03-09",
        "Rain washed away roads in Fiji. Samoa's parliament met on Sunday; it therefore needed a new clock.",
    ),
    (
        "2024-03-09",
        "Oman closed its embassy in Juba on Saturday.\n\nYemen saw a drought. Its wells were therefore dug.",
    ),
)
TOLD = {
    "Why did the Varanger bridge stay closed?": "Bearings had not arrived. The bridge therefore stayed closed.",
    "Why did Kenya recall its envoy from Chad?": "The reason, the ministry said, was a speech.",
    "Why was the ferry to Karlskrona delayed?": "The crane at Gdansk broke down on Thursday. As a result, the ferry",
    "Why was the match between Bhutan and Nepal put off?": "Snow blocked the pass. The match",
}
NOT_TOLD = {
    "Why did Samoa's parliament need a new clock?": "Rain washed",
    "Why did Oman close its embassy in Juba?": "drought",
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*TOLD, *NOT_TOLD), "2024-03-12T18:00:00Z")


@pytest.mark.parametrize("question", TOLD)
def test_the_reason_is_told_with_what_follows_from_it(answers: dict[str, Answer], question: str) -> None:
    assert TOLD[question] in told_by(answers[question])


@pytest.mark.parametrize("question", NOT_TOLD)
def test_what_something_else_follows_from_is_no_reason(answers: dict[str, Answer], question: str) -> None:
    assert NOT_TOLD[question] not in told_by(answers[question])
