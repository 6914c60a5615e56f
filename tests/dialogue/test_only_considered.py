"""What is only considered was not done: `did` is not answered by it, `has` by no more than that it is considered."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-05-04",
        "Finland is considering giving Ghana three rescue boats, its minister, Liisa Salo, said on Saturday.",
    ),
    ("2024-05-05", "Chile is weighing whether to sell its old frigates to Peru, Admiral Jorge Paz said on Sunday."),
    ("2024-05-06", "Malta is thinking of closing its embassy in Quito, a diplomat said on Monday."),
    ("2024-05-06", "Oman, which considered the matter for a year, gave Yemen forty buses on Monday."),
    ("2024-05-07", "Kenya closed its embassy in Oslo on Tuesday after considering the costs."),
)
ONLY = (
    "Did Finland give Ghana rescue boats?",
    "Did Chile sell its old frigates to Peru?",
    "Did Malta close its embassy in Quito?",
)
DONE = {
    "Did Oman give Yemen buses?": "forty buses",
    "Did Kenya close its embassy in Oslo?": "closed its embassy",
    "Has Finland given Ghana rescue boats?": "is considering giving",
    "Has Malta closed its embassy in Quito?": "is thinking of closing",
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*ONLY, *DONE), "2024-05-12T18:00:00Z")


@pytest.mark.parametrize("question", ONLY)
def test_a_mere_thought_is_no_deed(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused


@pytest.mark.parametrize("question", DONE)
def test_what_was_done_or_is_considered_so_far_is_told(answers: dict[str, Answer], question: str) -> None:
    assert DONE[question] in told_by(answers[question])
