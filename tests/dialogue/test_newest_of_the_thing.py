"""How a thing stands is told by the newest report of its affair, whatever words that has; an older day that is asked
about, the same state in another affair and a later report that only repeats leave an answer as it is."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-06-03",
        "Gendarmes in Lomnia detained the Ostrian envoy, Pavel Hradec, at the airport of Brask on Monday. The envoy, "
        "Pavel Hradec, is being questioned in Brask. He has not been charged, the ministry said.",
    ),
    (
        "2024-06-07",
        "A judge in Brask heard lawyers of Pavel Hradec on Friday. The envoy was freed on Friday evening and flew "
        "home from the airport of Brask.",
    ),
    (
        "2024-06-08",
        "A consul of Norland was arrested in Tarn on Saturday over forged visas. The consul was moved to a cell.",
    ),
    (
        "2024-06-03",
        "Farmers closed the Ketterli pass to grain lorries on Monday, the road board said. The pass stays closed, the "
        "farmers said, until the grain price rises.",
    ),
    (
        "2024-06-05",
        "Farmers at Ketterli agreed on Wednesday to reopen the pass to grain lorries from Friday, the road board said. "
        "They warned that they would close the pass again.",
    ),
    (
        "2024-06-07",
        "The first grain lorries drove over Ketterli on Friday after the road board and the farmers had settled the "
        "grain price.",
    ),
    (
        "2024-06-08",
        "The road board closed the Umbral bridge on Saturday because of rust. Lorries were sent to the ferry.",
    ),
    (
        "2024-06-02",
        "Ana Tuvik was ahead of Oskar Relm by 9,100 votes in the runoff for mayor of Sund, the electoral board said.",
    ),
    (
        "2024-06-05",
        "The electoral board of Sund counted the votes of sailors in the runoff between Ana Tuvik and Oskar Relm. "
        "Tuvik’s lead is now 7,450 votes.",
    ),
    (
        "2024-06-08",
        "In Delvar the runoff for mayor was counted on Saturday. Jon Mott leads by 310 votes, the electoral board of "
        "Delvar said.",
    ),
    (
        "2024-06-03",
        "A fire in the Garrow mine near Holm on Monday killed two miners. By noon 40 miners had been rescued from the "
        "Garrow mine.",
    ),
    (
        "2024-06-04",
        "Rescuers left the Garrow mine near Holm on Tuesday after the fire. The rescue board said 57 miners had been "
        "saved.",
    ),
    (
        "2024-06-03",
        "The chemists’ union in Arvik blocked the port road on Monday. The port road is blocked by forty vans.",
    ),
    (
        "2024-06-04",
        "The chemists’ union in Arvik and the port board met on Tuesday about the port road. The port road was "
        "blocked by forty vans on Tuesday as well.",
    ),
    (
        "2024-06-03",
        "Police in Varn arrested Ana Roth on Monday over the sinking of the barge Teal. The skipper, Ana Roth, is "
        "being questioned in Varn. She has not been charged.",
    ),
    (
        "2024-06-06",
        "Lawyers of Ana Roth came to the court in Varn on Thursday over the barge Teal. The skipper was released on "
        "Thursday evening and left Varn.",
    ),
)
FIRST = {
    "Has the envoy been charged?": "The envoy was freed",
    "Where is the envoy now?": "The envoy was freed",
    "Is the Ketterli pass still closed?": "drove over Ketterli",
    "Is the Ketterli pass open again?": "drove over Ketterli",
    "How many votes was Tuvik ahead by?": "7,450 votes",
    "Is Ana Roth still in custody?": "The skipper was released",
    "Has Ana Roth been charged?": "The skipper was released",
    "How many miners were rescued from the Garrow mine?": "57 miners",
}
NOT_SAID = {
    "Has the envoy been charged?": ("consul",),
    "Is the Ketterli pass still closed?": ("Umbral",),
    "How many votes was Tuvik ahead by?": ("310", "9,100"),
    "How many miners were rescued from the Garrow mine?": ("40 miners",),
}
LEFT = {
    "Was the envoy detained on 3 June?": ("Gendarmes", "freed"),
    "Has the consul been arrested?": ("consul", "envoy"),
    "Is the Umbral bridge open?": ("Umbral", "Ketterli"),
    "Who leads in Delvar?": ("310", "7,450"),
    "Is the port road blocked?": ("forty vans", "Reported earlier"),
}
"""What answers, and what must not stand beside it."""


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*FIRST, *LEFT), "2024-06-09T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), FIRST.items())
def test_the_newest_of_the_thing_comes_first(answers: dict[str, Answer], question: str, words: str) -> None:
    claims = [claim.text for claim in answers[question].answer]
    assert not answers[question].refused
    assert words in claims[0]


@pytest.mark.parametrize(("question", "words"), NOT_SAID.items())
def test_what_is_of_another_stays_out(answers: dict[str, Answer], question: str, words: tuple[str, ...]) -> None:
    told = told_by(answers[question])
    assert [each for each in words if each in told] == []


@pytest.mark.parametrize(("question", "words"), LEFT.items())
def test_what_nothing_overtakes_is_left_as_it_is(
    answers: dict[str, Answer], question: str, words: tuple[str, str]
) -> None:
    told = told_by(answers[question])
    assert words[0] in told
    assert words[1] not in told
