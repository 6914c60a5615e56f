"""What is still open is told by what is yet to be ruled on or looked into, and not by somebody's silence alone."""

import pytest

from bot.answer.found.fitting import tells_open
from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-05-06",
        "Shipbuilder Tornes has lodged an appeal against Chile's order of four ferries from its rival Ostvik.\n\n"
        "The tribunal in Lima must rule on the ferries within ten days.\n\nOstvik declined to comment. Two yards, "
        "which bid for the ferries as well, have not appealed.",
    ),
    (
        "2024-05-08",
        "Chile's deputy minister of transport resigned on Wednesday over the order of four ferries from Ostvik.\n\n"
        "The audit office said it had opened an inquiry into the ferries.",
    ),
)
ASKED = "What is still open about Chile's ferries?"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is told of it."""
    answers: dict[str, Answer] = ask_all_over(tmp_path_factory.mktemp("desk"), READ, [ASKED], "2024-05-12T18:00:00Z")
    return told_by(answers[ASKED])


@pytest.mark.parametrize("words", ["must rule on the ferries", "had opened an inquiry"])
def test_what_is_to_come_of_it_is_told(told: str, words: str) -> None:
    assert words in told


@pytest.mark.parametrize("words", ["declined to comment", "have not appealed"])
def test_nobodys_silence_is_told_as_open(told: str, words: str) -> None:
    assert words not in told


@pytest.mark.parametrize(
    ("words", "open_"),
    [
        ("The court must decide by Friday.", True),
        ("Police have launched an investigation.", True),
        ("The ministry has not decided.", True),
        ("The cause of the fire is not known.", True),
        ("It is not known whether the mayor had read the report.", True),
        ("The ferry has not been found.", True),
        ("The yards have not appealed.", False),
        ("The mayor said she had not known of the report.", False),
        ("The mayor said she hadn't known of the report.", False),
        ("The owners have not denied the charge.", False),
        ("We have not been told of any defect, the captain said.", False),
        ("The mayor says she has not read the report.", False),
        ("The minister must go, she said.", False),
        ("The shop has opened a second branch.", False),
    ],
)
def test_what_is_undecided_is_open(words: str, open_: bool) -> None:
    assert tells_open(words) == open_
