"""What is open of a matter is what is not known or decided, and what no later report has settled."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report

_REPORTS = (
    ("2024-06-03", "Bridge at Orlen closed after cracks",
     "The bridge at Orlen was closed on Monday after cracks were found in a pillar.\n\nEngineers had not examined the "
     "western pillar so far. The ministry did not mention the ferry. The mayor, Ewa Lis, has not said whether the "
     "school will move.\n\nIt was unclear when the bridge would reopen. The builder remained in Warsaw."),
    ("2024-06-06", "Orlen bridge to reopen in July",
     "The bridge at Orlen would reopen on 1 July, the ministry said on Thursday.\n\nEngineers examined the western "
     "pillar on Wednesday. It is unknown who will pay for the repairs."),
)  # fmt: skip
_QUESTIONS = ("What is still open about the bridge at Orlen?", "What is unclear about the Orlen bridge?")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Both, asked once."""
    reports = [make_report(at, day, text, title=title) for at, (day, title, text) in enumerate(_REPORTS)]
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, _QUESTIONS, "2024-06-09T06:00:00Z"))


@pytest.mark.parametrize("question", _QUESTIONS)
def test_what_is_open_is_told_though_it_names_the_matter_no_more(answers: dict[str, Answer], question: str) -> None:
    told = " ".join(claim.text for claim in answers[question].answer)
    assert "has not said whether the school will move" in told
    assert "unknown who will pay" in told


@pytest.mark.parametrize("question", _QUESTIONS)
def test_what_was_settled_since_or_only_not_mentioned_is_not_open(answers: dict[str, Answer], question: str) -> None:
    told = " ".join(claim.text for claim in answers[question].answer)
    assert "western pillar so far" not in told
    assert "when the bridge would reopen" not in told
    assert "mention the ferry" not in told
    assert "remained in Warsaw" not in told
