"""When something is, and why it was done, may stand in the sentence behind; what tells only when it was said, or how
long before it that was, gives neither."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-05-04",
        "Talks between Chile and Bolivia on the waters of the Silala will be held in Cusco and not in Arica, the "
        "Bolivian Ministry of Water said on Saturday, four days before they were due to begin.\n\nThe new date is 14 "
        "May. Water Minister Rosa Quispe said La Paz had objected to a Chilean venue because two of its experts had "
        "been turned back at the border.",
    ),
    (
        "2024-05-06",
        "Oman's foreign minister took up the mediation after Sudan turned down a Kenyan offer. Khartoum cited Kenya's "
        "arms sales to the rebels as the reason, a Sudanese official said.",
    ),
    (
        "2024-05-07",
        "The ferry Ilva was due to leave Split on Tuesday. The ferry was delayed due to a fault in its rudder, its "
        "owner said.",
    ),
    (
        "2024-05-08",
        "The trial of the banker Tomas Ruzek will be moved to Brno, the court said on Wednesday, a week before it was "
        "due to open.\n\nThe judge gave no interview.",
    ),
    ("2024-05-09", "The mayor of Zilina, Pavol Kubik, resigned on Thursday, two days after the bridge fell."),
)
SHOWN = {
    "When do the Silala talks begin?": "The new date is 14 May",
    "When will the talks on the Silala waters begin?": "The new date is 14 May",
    "Why were the Silala talks moved?": "La Paz had objected to a Chilean venue",
    "Why did Sudan reject the Kenyan offer?": "cited Kenya's arms sales",
    "Why was the ferry Ilva delayed?": "a fault in its rudder",
    "When did Kubik resign?": "on Thursday",
}
ABSENT = ("When does the trial of Tomas Ruzek open?",)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    asked = (*SHOWN, *ABSENT, "Why was the trial of Ruzek moved?")
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, asked, "2024-05-12T18:00:00Z")


@pytest.mark.parametrize("question", SHOWN)
def test_what_the_sentence_behind_gives_is_told(answers: dict[str, Answer], question: str) -> None:
    told = told_by(answers[question])
    assert SHOWN[question] in told, answers[question].reason or told


@pytest.mark.parametrize("question", ABSENT)
def test_when_it_was_said_is_no_time_of_the_thing(answers: dict[str, Answer], question: str) -> None:
    assert not told_by(answers[question])


def test_what_is_due_gives_no_reason(answers: dict[str, Answer]) -> None:
    told = told_by(answers["Why was the trial of Ruzek moved?"])
    assert not told or told.startswith("I found no sentence that plainly gives the reason")
