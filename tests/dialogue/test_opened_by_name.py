"""Whether a place is open is told by the last report of its opening or closing, also where that calls it by its name
alone or says `It` of who opened it; a demand that somebody open it tells of no opening, and another place of none."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    ("2024-06-03", "Uruguay closed the border bridge of Paso Viejo to lorries on Monday over a quarrel about rice."),
    (
        "2024-06-05",
        "Talks on rice between Uruguay and Brazil broke down on Wednesday after Brazil demanded that Uruguay first "
        "reopen the border bridge of Paso Viejo.",
    ),
    (
        "2024-06-07",
        "Brazil dropped its duty on rice on Friday. Uruguay called that a good sign. It reopened the crossing at Paso "
        "Viejo in the evening, its customs office said.",
    ),
    ("2024-06-04", "Zambia shut the airfield at Kalumbi on Tuesday because of a grass fire."),
    (
        "2024-06-06",
        "Malawi welcomed that the fire was out. It reopened the market of Kalumbi on Thursday. The pilots demanded "
        "that Zambia reopen the airfield.",
    ),
    ("2024-06-03", "Norway closed the tunnel at Storhaug on Monday. It flooded the lower level, the road board said."),
    ("2024-06-05", "The union insisted that Norway reopened the tunnel at Storhaug too early on Tuesday."),
    ("2024-06-04", "The container harbour of Lissabo was paralysed on Tuesday; it stays closed, the authority said."),
    ("2024-06-08", "The container harbour of Lissabo began to work again on Saturday with three cranes."),
)
SHOWN = {
    "Has Uruguay reopened the border bridge?": "It reopened the crossing",
    "Has the border bridge reopened?": "It reopened the crossing",
    "Is the border bridge open again?": "It reopened the crossing",
    "Is the border bridge of Paso Viejo still closed?": "It reopened the crossing",
    "Does Uruguay still keep the border bridge shut?": "It reopened the crossing",
    "Has Norway reopened the tunnel?": "reopened the tunnel",
    "Has the container harbour reopened?": "began to work again",
}
NOT_TOLD = {
    "Has Zambia reopened the airfield?": ("demanded", "market"),
    "Is the airfield at Kalumbi open again?": ("market", "demanded"),
    "Has Brazil reopened the border bridge?": ("It reopened",),
    "Has Uruguay reopened the border bridge?": ("demanded",),
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    questions = dict.fromkeys((*SHOWN, *NOT_TOLD))
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, questions, "2024-06-09T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), SHOWN.items())
def test_the_last_turn_answers(answers: dict[str, Answer], question: str, words: str) -> None:
    assert words in told_by(answers[question]), answers[question].reason or told_by(answers[question])


@pytest.mark.parametrize(("question", "words"), NOT_TOLD.items())
def test_no_demand_and_no_other_deed_does(answers: dict[str, Answer], question: str, words: tuple[str, ...]) -> None:
    assert not [each for each in words if each in told_by(answers[question])], told_by(answers[question])
