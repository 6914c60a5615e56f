"""Who was put out of a state, what somebody wants, who has paid, how large a sum is: no sentence beside it."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    ("2024-05-06", "Serbia has expelled two Croatian diplomats in answer to the removal of an attache from Zagreb."),
    ("2024-05-07", "Albania deported a Greek reporter on Tuesday. Three monks were deported from Cyprus."),
    (
        "2024-05-08",
        "Talks on next year's mackerel quota between Iceland and the Faroes will be held in Aberdeen, the ministry in "
        "Reykjavik said.\n\nIceland's fisheries agency has said it will not accept less than 140,000 tonnes.",
    ),
    ("2024-05-08", "Talks between Ghana and Togo on next year's cocoa quota will be held in Accra on Friday."),
    (
        "2024-05-03",
        "Hungary on Friday held up a grant of 700 million euros to Armenia, which is to be paid over two years to mend "
        "the railway.",
    ),
    (
        "2024-05-10",
        "Armenia's finance minister said the railway could wait. The grant was cut to 650 million euros this week. "
        "Latvia paid its share to Armenia on Thursday. Estonia has not paid.",
    ),
)
SHOWN = {
    "Who was deported from Albania?": "a Greek reporter",
    "What quota does Iceland want?": "not accept less than 140,000",
    "Who has paid Armenia so far?": "Latvia paid its share",
    "How big is the grant to Armenia?": "Reported since: The grant was cut to 650 million euros",
}
REFUSED = ("Who was expelled from Croatia?", "Who was deported from Greece?", "What quota does Togo want?")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*SHOWN, *REFUSED), "2024-05-12T18:00:00Z")


@pytest.mark.parametrize("question", SHOWN)
def test_the_matter_itself_is_told(answers: dict[str, Answer], question: str) -> None:
    told = told_by(answers[question])
    assert SHOWN[question] in told, answers[question].reason or told


@pytest.mark.parametrize("question", REFUSED)
def test_what_stands_beside_it_is_no_answer(answers: dict[str, Answer], question: str) -> None:
    assert not told_by(answers[question])
