"""What was planned is no answer once it is done, called off or moved; who asks of what will be is told what changed."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

RULE = "Poland's Supreme Court will rule on the appeal of the former minister Adam Zielinski on Thursday, it said."
UPHELD = "Poland's Supreme Court upheld the sentence against the former minister Adam Zielinski on Thursday."
VISIT = "Kenya's president, James Otieno, will visit Tanzania on 12 March, his office said on Tuesday."
PUT_OFF = "Kenya's president, James Otieno, postponed his visit to Tanzania because of floods, his office said."
ATTEND = "Peru's president, Julia Rojas, will attend the opening of a railway in La Paz, her office said on Monday."
STAYS = "Peru's president, Julia Rojas, will not travel to Bolivia before the strike is over, her spokesman said."
SIGN = "Ghana's trade minister, Kofi Badu, will sign a treaty on cocoa in Abidjan on 20 March, Ghana said."
ELSEWHERE = "Ghana's trade minister, Kofi Badu, will not travel to Nigeria in March, Ghana said on Thursday."
READ = (
    ("2024-03-04", RULE),
    ("2024-03-07", UPHELD),
    ("2024-03-05", VISIT),
    ("2024-03-06", PUT_OFF),
    ("2024-03-04", ATTEND),
    ("2024-03-06", STAYS),
    ("2024-03-05", SIGN),
    ("2024-03-07", ELSEWHERE),
)
DONE = {
    "Has the Supreme Court ruled on the appeal yet?": (RULE, UPHELD),
    "Has Otieno visited Tanzania?": (VISIT, PUT_OFF),
}
CHANGED = {
    "When will Otieno visit Tanzania?": (VISIT, PUT_OFF),
    "Will the Supreme Court rule on Zielinski?": (RULE, UPHELD),
    "Will Rojas attend the opening of the railway?": (ATTEND, STAYS),
}
STANDS = "Will Badu sign the treaty on cocoa?"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    reports = (make_report(n, day, text) for n, (day, text) in enumerate(READ))
    home = tmp_path_factory.mktemp("desk")
    return asyncio.run(ask_over(home, reports, (*DONE, *CHANGED, STANDS), "2024-03-08T09:00:00Z"))


@pytest.mark.parametrize("question", DONE)
def test_what_became_of_a_plan_takes_its_place(answers: dict[str, Answer], question: str) -> None:
    plan, end = DONE[question]
    assert end in told_by(answers[question])
    assert plan not in told_by(answers[question])


@pytest.mark.parametrize("question", CHANGED)
def test_a_plan_that_is_asked_for_is_told_with_what_changed_it(answers: dict[str, Answer], question: str) -> None:
    plan, change = CHANGED[question]
    assert told_by(answers[question]) == f"{plan} Reported since: {change}"


def test_a_journey_elsewhere_changes_nothing(answers: dict[str, Answer]) -> None:
    assert told_by(answers[STANDS]) == SIGN
