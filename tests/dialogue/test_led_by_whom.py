"""By whom something was done is told only of what the sentence names, or takes up."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-06-03",
        "Soldiers in Sarno tried to topple the mayor in a revolt on Monday.\n\n"
        "An inquiry into the revolt in Sarno began. The inquiry is led by a former judge, Tiago Brand.",
    ),
    ("2024-06-03", "A raid on the port of Anzo failed on Monday. It was led by Captain Ruy Salgado, the mayor said."),
    ("2024-06-04", "The raid on the quay of Melo was led by Captain Ivo Duarte, the mayor said on Tuesday."),
)
SHOWN = {
    "Who led the raid on the port of Anzo?": "Ruy Salgado",
    "Who led the raid on the quay of Melo?": "Ivo Duarte",
}
REFUSED = ("Who led the revolt in Sarno?",)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*SHOWN, *REFUSED), "2024-06-09T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), SHOWN.items())
def test_whoever_led_it_is_named(answers: dict[str, Answer], question: str, words: str) -> None:
    assert words in told_by(answers[question])


@pytest.mark.parametrize("question", REFUSED)
def test_whoever_leads_another_thing_is_not_named(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused
