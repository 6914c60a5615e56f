"""Whether somebody will do what they refused is told with their later agreeing, also where the refusal names them only
in the sentence before; nobody else's agreeing takes that back."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

READ = (
    (
        "2026-08-03",
        "Brandal mocks rival's alliance in Norvia",
        "NORVIA - Lise Brandal called the alliance of her rivals in the vote for mayor of Norvia a joke. She said that "
        "she would not take part in the radio debate of 20 August if no farmer could ask questions.",
    ),
    (
        "2026-08-07",
        "Recount in vote for mayor of Norvia",
        "NORVIA - The court ordered a recount in the vote for mayor of Norvia on Friday.\n\nMs Brandal has now agreed "
        "to the radio debate on 20 August, after the station gave way.",
    ),
    (
        "2026-08-03",
        "Club of Tarn attacks football league",
        "TARN - The trainer of Tarn, Otto Wirz, called the new football league a robbery. He said that he would not "
        "travel to the cup match in Lodi on 21 August if the fee stayed.",
    ),
    (
        "2026-08-06",
        "Football league opens office in Tarn",
        "TARN - The football league opened an office in Tarn on Thursday.\n\nThe captain, Marc Egli, has agreed to "
        "play in the cup match in Lodi on 21 August.",
    ),
)
DEBATE, TRAVEL = "Will Brandal take part in the radio debate?", "Will Wirz travel to the cup match in Lodi?"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    reports = [make_report(at, day, text, title=title) for at, (day, title, text) in enumerate(READ)]
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, (DEBATE, TRAVEL), "2026-08-12T18:00:00Z"))


def test_that_they_agreed_since_stands_with_it(answers: dict[str, Answer]) -> None:
    assert "has now agreed" in told_by(answers[DEBATE]), answers[DEBATE].reason or told_by(answers[DEBATE])


def test_that_another_agreed_does_not(answers: dict[str, Answer]) -> None:
    assert "Egli" not in told_by(answers[TRAVEL])
