"""A toll that was corrected goes on from there, and a later report may tell a lower one where it tells that of all; a
count of a part of them, of another place or of an earlier day never takes the place of a higher toll."""

from collections.abc import Mapping

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    ("2024-05-02", "A gallery collapsed at the Orlau mine in Poland on Thursday. At least 18 people died."),
    ("2024-05-04", "The death toll from the collapse at the Orlau mine rose to 27 on Saturday, the operator said."),
    ("2024-05-06", "The operator of the Orlau mine revised the toll of the collapse to 22 on Monday."),
    (
        "2024-05-09",
        "The bishop of Opole held a mass at the Orlau mine on Thursday. One more body was found on Wednesday, which "
        "brings the number of dead to 23.",
    ),
    ("2024-05-03", "Floods in the valley of Kesra in Tunisia killed 14 people on Friday, the civil defence said."),
    ("2024-05-05", "The number of dead in the floods in Kesra has risen to 41, a hospital said on Sunday."),
    ("2024-05-08", "Ministers flew over flooded Kesra on Wednesday. The death toll stands at 38, the army said."),
    ("2024-05-03", "A quake shook the province of Darvan in Iran on Friday and killed 60 people, the governor said."),
    ("2024-05-05", "The death toll from the quake in Darvan climbed to 85 on Sunday, the Red Crescent said."),
    (
        "2024-05-07",
        "Aid reached the quake province of Darvan on Tuesday. In the old bazaar, the number of dead rose to 21. The "
        "civilian death toll stands at 70. So far 52 have been identified.",
    ),
    ("2024-05-02", "A storm struck the island of Malvo in Fiji on Thursday and killed nine people, police said."),
    ("2024-05-04", "The death toll from the storm on Malvo reached 33 on Saturday, police said."),
    ("2024-05-07", "Schools reopened on storm-hit Malvo on Tuesday. The toll had stood at 19 on Friday, police said."),
    ("2024-05-02", "A train derailed near Sorvik in Norway on Thursday. Six people were killed, the police said."),
    ("2024-05-04", "The death toll from the derailment near Sorvik rose to 13 on Saturday, the railway said."),
    ("2024-05-06", "The train that derailed near Sorvik was towed off on Monday. The death toll is at least 10."),
    ("2024-05-03", "A fire at the Lunda mill in Angola on Friday killed 15 people, the mayor said."),
    ("2024-05-05", "The death toll from the fire at the Lunda mill rose to 24 on Sunday, the mayor said."),
    ("2024-05-08", "The Lunda mill, where the fire was, will go. Six people died in the road cut off by smoke."),
)  # fmt: skip
HOLDS = {
    "How many people died at the Orlau mine?": "brings the number of dead to 23",
    "What is the death toll at the Orlau mine?": "brings the number of dead to 23",
    "How many people died in the floods in Kesra?": "stands at 38",
    "How many people died in the quake in Darvan?": "climbed to 85",
    "How many people died in the storm on Malvo?": "reached 33",
    "How many people died in the derailment near Sorvik?": "rose to 13",
    "How many people died in the fire at the Lunda mill?": "rose to 24",
}
COURSE = "How has the death toll at the Orlau mine changed?"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*HOLDS, COURSE), "2024-05-10T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), HOLDS.items())
def test_the_newest_toll_of_all_answers(answers: Mapping[str, Answer], question: str, words: str) -> None:
    newest, _, _ = told_by(answers[question]).partition("Reported earlier:")
    assert words in newest, answers[question].reason or newest
    assert not any(each in newest for each in ("21", "52", "70", "19", "10.", "Six")), newest


def test_what_was_corrected_is_told_no_more_once_the_toll_went_on(answers: Mapping[str, Answer]) -> None:
    told = told_by(answers["How many people died at the Orlau mine?"])
    assert "27" not in told


def test_a_higher_count_is_told_beside_a_lower_one_that_corrects_nothing(answers: Mapping[str, Answer]) -> None:
    assert "Reported earlier: The number of dead" in told_by(answers["How many people died in the floods in Kesra?"])


def test_the_course_of_a_toll_goes_on_behind_its_correction(answers: Mapping[str, Answer]) -> None:
    told = told_by(answers[COURSE])
    steps = ("18 people died", "rose to 27", "to 22 on Monday", "to 23")
    assert sorted(map(told.find, steps)) == [told.find(each) for each in steps]
    assert all(each in told for each in steps)
