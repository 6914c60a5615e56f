"""The newest count of a happening answers also where its report names no more than the ship or the place, calls the
dead otherwise, or tells where the last were found; a count of another happening never does."""

from collections.abc import Mapping

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-05-02",
        "The ferry Alda Moor sank off Brisk in Ireland on Thursday. Nine people drowned and 40 are missing.",
    ),
    (
        "2024-05-05",
        "The coast guard corrected its figures for the sinking of the Alda Moor on Sunday. There were 94 people on "
        "board, not 81, and 17 of them are known to be dead, not 19 as it had said.",
    ),
    (
        "2024-05-09",
        "The search for victims of the Alda Moor was called off on Thursday. The coast guard said that 38 people had "
        "died and 11 were still missing.",
    ),
    (
        "2024-05-16",
        "The owner of the Alda Moor spoke in parliament on Thursday. Four more bodies were washed ashore last week "
        "near Gallin, which brings the confirmed dead to 42.",
    ),
    ("2024-05-12", "The ferry Orsa Bell caught fire off Cork in Ireland on Sunday. Three people died."),
    ("2024-05-03", "An explosion in the Velden coal mine in Poland killed seven miners on Friday."),
    ("2024-05-05", "Rescuers brought nine men out of the Velden mine on Sunday. Five others were found dead."),
    ("2024-05-10", "The search in the Velden mine ended on Friday. The disaster claimed 19 lives."),
    ("2024-05-04", "A bomb killed 12 soldiers at the barracks of Tamsa in Mali on Saturday."),
    ("2024-05-06", "Mali buried victims of the bomb at Tamsa. It killed 15 people, three of them cooks."),
    ("2024-05-02", "Two guards were shot at the Kerrin dam in Ghana on Thursday, and 30 people were taken hostage."),
    (
        "2024-05-06",
        "Two of the hostages taken at the Kerrin dam in Ghana were freed on Monday. Some 28 are still held.",
    ),
)
HOLDS = {
    "How many people died in the sinking of the Alda Moor?": "to 42",
    "How many people died when the Alda Moor sank?": "to 42",
    "How many people died in the ferry sinking off Brisk?": "to 42",
    "How many people drowned off Brisk?": "to 42",
    "How many people were on board the Alda Moor?": "94 people",
    "How many people are missing from the Alda Moor?": "11 were still missing",
    "How many people died on the Orsa Bell?": "Three people died",
    "How many miners died in the Velden mine?": "19 lives",
    "How many people died in the explosion in the Velden mine?": "19 lives",
    "How many people died in the mine explosion in Poland?": "19 lives",
    "How many soldiers died at Tamsa?": "12 soldiers",
    "How many hostages are still held in Ghana?": "28 are still held",
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, HOLDS, "2024-05-17T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), HOLDS.items())
def test_the_newest_count_of_the_very_happening_answers(
    answers: Mapping[str, Answer], question: str, words: str
) -> None:
    newest, _, _ = told_by(answers[question]).partition("Reported earlier:")
    assert words in newest, answers[question].reason or newest
    assert newest.count(".") <= words.count(".") + 2, newest
