"""What was asked for without an answer, refused or unpublished is open no more once it was held, granted or shown; what
is another's, or is only hoped for, closes nothing."""

from pathlib import Path

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-08-02",
        "Ghana asked Togo on Friday for a survey of the border at Aflao.\n\nGhana's interior minister, Yaw Mensah, "
        "called for a recount of the cattle at Aflao. Lome has not answered so far.",
    ),
    (
        "2024-08-03",
        "Herders from Ghana were attacked near Aflao on Saturday.\n\nTogo has refused to pay compensation to Ghana, "
        "a diplomat said. Whether the two will meet was not clear.",
    ),
    (
        "2024-08-05",
        "The recount of the cattle at Aflao took place on Monday, Ghana and Togo said. Its outcome has not been "
        "published.",
    ),
    ("2024-08-08", "The recount at Aflao has shown that 400 cattle are missing, Ghana and Togo said on Thursday."),
    ("2024-08-09", "Togo will pay two million cedis to the herders of Aflao, its farm minister said in Accra."),
    (
        "2024-08-04",
        "A bridge at Aflao in Ghana gave way on Sunday. Accra asked Togo for two pumps. Lome has yet to reply.",
    ),
    ("2024-08-07", "Two pumps from Togo reached Aflao in Ghana on Wednesday."),
    ("2024-08-10", "It is not clear who moved the border stones at Aflao, Ghana and Togo said on Saturday."),
)
ASKED = "What is still unresolved between Ghana and Togo?"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is told by then, and what was told before any of it was settled."""
    read: dict[str, Answer] = {}
    for name, reports in (("late", READ), ("early", (*READ[:2], READ[-1]))):
        home: Path = tmp_path_factory.mktemp(name)
        read[name] = ask_all_over(home, reports, (ASKED,), "2024-08-12T08:00:00Z")[ASKED]
    return {name: told_by(each) for name, each in read.items()}


@pytest.mark.parametrize("settled", ["has not answered", "refused to pay", "has not been published", "yet to reply"])
def test_what_was_settled_is_not_open(told: dict[str, str], settled: str) -> None:
    assert settled not in told["late"]


def test_the_rest_is(told: dict[str, str]) -> None:
    assert "border stones" in told["late"]
    assert "has not answered" in told["early"]
