"""Whether something took place, or is still planned, is told by what says that it was called off, unless it was held
after all, or only may be called off."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

READ = (
    ("2024-05-20", "The dockers of Gdynia planned a parade for Sunday. The mayor of Gdynia wants it moved."),
    ("2024-05-22", "The dockers called off the parade planned for Sunday in Gdynia, their union said."),
    ("2024-05-22", "The regatta in Split was cancelled because of a storm, the harbour master said."),
    ("2024-05-22", "The talks planned in Tartu will not take place, the Estonian envoy said."),
    ("2024-05-21", "Farmers in Graz called off the rally after a warning."),
    ("2024-05-24", "The rally of the farmers took place in Graz on Friday after all."),
    ("2024-05-23", "The committee in Bari may be forced to see the fair cancelled. It has not called off the auction."),
    ("2024-05-23", "Bakers in Turin called off the bread strike. The tram strike began on Thursday."),
)
SHOWN = {
    "Did the parade take place?": "called off the parade",
    "Is the parade in Gdynia still planned?": "called off the parade",
    "Was the regatta held?": "was cancelled",
    "Will the meeting in Tartu go ahead?": "will not take place",
    "Did the rally in Graz take place?": "took place in Graz",
}
KEPT_OUT = {
    "Did the rally in Graz take place?": "called off the rally",
    "Will the auction in Bari go ahead?": "cancelled",
    "Did the tram strike take place?": "bread strike",
    "Did the carnival in Gdynia take place?": "called off",
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    reports = (make_report(n, day, text) for n, (day, text) in enumerate(READ))
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, (*SHOWN, *KEPT_OUT), "2024-05-28T09:00:00Z"))


@pytest.mark.parametrize("question", SHOWN)
def test_that_it_was_called_off_answers(answers: dict[str, Answer], question: str) -> None:
    assert SHOWN[question] in told_by(answers[question])


@pytest.mark.parametrize("question", KEPT_OUT)
def test_that_another_was_or_that_it_may_be_does_not(answers: dict[str, Answer], question: str) -> None:
    assert KEPT_OUT[question] not in told_by(answers[question])
