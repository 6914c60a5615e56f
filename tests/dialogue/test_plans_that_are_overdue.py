"""A plan for a day that is past is shown as one, where no report tells how it went; one ahead needs no word."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over

READ = (
    (
        "2024-06-02",
        "Chad's minister for water, Idriss Kelo, will fly to Niamey on Wednesday for talks on wells, his office said.",
    ),
    ("2024-06-03", "Peru will hand over the trawler Santa Irma to Ecuador on Thursday, the navy in Callao said."),
    ("2024-06-03", "Norway will open a consulate in Gdansk on 20 June, the foreign ministry in Oslo said."),
    ("2024-06-04", "Fiji signed a fisheries accord with Tonga on Tuesday and will publish it on Thursday, both said."),
    ("2024-06-03", "Malta will float the dredger Rosa on 6 June, the harbour office in Gozo said."),
    ("2024-06-01", "Togo will build a clinic in Sokode, the ministry in Lome said on Saturday."),
    ("2024-06-05", "Laos will reopen the bridge at Thakhek on Friday, the province said."),
    ("2024-06-07", "Laos reopened the bridge at Thakhek on Friday after three weeks, the province said."),
)
OVERDUE = (
    "When will Kelo fly to Niamey?",
    "Will Kelo fly to Niamey?",
    "Has Peru handed over the Santa Irma?",
    "When will Malta float the dredger Rosa?",
)
LEFT = (
    "Will Togo build a clinic in Sokode?",
    "When will Norway open a consulate in Gdansk?",
    "Did Fiji sign an accord with Tonga?",
    "Has Laos reopened the bridge at Thakhek?",
    "What did Kelo's office say about Niamey?",
)
_SAID = "planned for a day that is past"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once, on 9 June."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*OVERDUE, *LEFT), "2024-06-09T18:00:00Z")


@pytest.mark.parametrize("question", OVERDUE)
def test_that_its_day_is_past_stands_before_a_plan(answers: dict[str, Answer], question: str) -> None:
    answer = answers[question]
    assert not answer.refused
    assert answer.answer[0].kind == "label"
    assert _SAID in answer.answer[0].text


@pytest.mark.parametrize("question", LEFT)
def test_nothing_is_said_of_a_plan_ahead_of_a_deed_or_of_what_somebody_says(
    answers: dict[str, Answer], question: str
) -> None:
    answer = answers[question]
    assert not answer.refused
    assert all(_SAID not in claim.text for claim in answer.answer)
