"""How somebody was received is told by what those did whom they came to, and by no letter that somebody received."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-06-03",
        "Judge Tomas Brenk said on Monday that he had received the petition of the dockers in Gdynia.\n\nGovernor Ilse "
        "Marrow toured the docks at Gdynia on Sunday and was jeered by dockers' wives.",
    ),
    (
        "2024-06-04",
        "Envoy Kofi Sarpong landed in Lomela on Tuesday. He was greeted by schoolchildren with flags.\n\nThe "
        "envoy received a letter from the mayor, Ada Quist.",
    ),
    (
        "2024-06-05",
        "Rector Pavel Odin entered the hall in Turda to boos and whistles on Wednesday.\n\nThe Turda council received "
        "Rector Odin's report a week ago.",
    ),
    ("2024-06-06", "The trade pact of Norland was welcomed by its hauliers on Thursday."),
)
SHOWN = {
    "How was Marrow received?": "jeered by dockers' wives",
    "How was Ilse Marrow greeted at the docks?": "jeered by dockers' wives",
    "How was Marrow received in Gdynia?": "jeered by dockers' wives",
    "How was Kofi Sarpong received?": "greeted by schoolchildren",
    "How was Odin received in Turda?": "to boos and whistles",
    "How was the trade pact of Norland received?": "welcomed by its hauliers",
}
REFUSED = (
    "How was Brenk received?",
    "How was Ada Quist received?",
    "How was Marrow received in Lomela?",
    "How was Sarpong received by the mayor?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*SHOWN, *REFUSED), "2024-06-09T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), SHOWN.items())
def test_what_those_did_whom_they_came_to_is_shown(answers: dict[str, Answer], question: str, words: str) -> None:
    told = told_by(answers[question])
    assert words in told
    assert "received" not in told


@pytest.mark.parametrize("question", REFUSED)
def test_nothing_else_is(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused
