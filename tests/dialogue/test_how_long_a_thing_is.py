"""How long a bridge is, is told by a length; how long it is closed, by an end."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    ("2024-05-04", "The bridge at Vilde will be closed until 3 September, the road office in Tarn said on Saturday."),
    ("2024-05-05", "Norway opened the Hest tunnel, 14 kilometres long, on Sunday after two years of work."),
    (
        "2024-05-06",
        "A new cable to Gotland, which is 92 kilometres long, failed on Monday. It will be repaired until July.",
    ),
)
TOLD = {
    "How long is the Hest tunnel?": "14 kilometres",
    "How long is the cable to Gotland?": "92 kilometres",
    "How long is the bridge at Vilde closed?": "until 3 September",
    "How long will the bridge at Vilde be closed?": "until 3 September",
}
UNTOLD = ("How long is the bridge at Vilde?", "How long is the bridge?", "How long is the bridge in Vilde?")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*TOLD, *UNTOLD), "2024-05-12T18:00:00Z")


@pytest.mark.parametrize("question", TOLD)
def test_what_is_asked_is_told(answers: dict[str, Answer], question: str) -> None:
    assert TOLD[question] in told_by(answers[question])


@pytest.mark.parametrize("question", UNTOLD)
def test_an_end_is_no_length(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused
