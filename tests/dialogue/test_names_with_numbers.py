"""A name with a number is another thing than the one without it, or with another number."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    ("2024-06-03", "Engineers have agreed nearly all plans of the Green River 2 canal, Laos said on Monday."),
    ("2024-06-04", "Barges through the Green River canal reached a record, the operator said. Laos collects the dues."),
    ("2024-06-05", "The Kestrel 4 probe landed near the crater on Wednesday, the agency said."),
    ("2024-06-05", "The Kestrel 3 probe was lost in March, its builder said."),
    ("2024-06-06", "Delegates from 12 towns met in Lund on 6 June, the mayor said."),
)
SHOWN = {
    "What is Green River 2?": "nearly all plans",
    "Where did Kestrel 4 land?": "near the crater",
    "What is Green River?": "Green River",
    "What happened in Lund on 6 June?": "12 towns",
}
LEFT_OUT = {"What is Green River 2?": "record", "What is Kestrel 4?": "lost in March"}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    asked = (*SHOWN, *LEFT_OUT)
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, asked, "2024-06-09T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), SHOWN.items())
def test_what_bears_the_number_is_shown(answers: dict[str, Answer], question: str, words: str) -> None:
    assert words in told_by(answers[question]), answers[question].reason or told_by(answers[question])


@pytest.mark.parametrize(("question", "words"), LEFT_OUT.items())
def test_what_bears_none_or_another_is_not(answers: dict[str, Answer], question: str, words: str) -> None:
    assert words not in told_by(answers[question])
