"""Why a number was lowered is told by the report that lowers it, in whatever words, and not by one in which it rose."""

from datetime import timedelta

import pytest

from bot.answer.asked.question import read_whole
from bot.answer.holding.happenings import iter_told
from bot.answer.holding.moved_sums import tell_why_lowered
from bot.text.gazetteer import load_gazetteer
from tests.factories import NOW, make_article

SANK = "The ferry Marga Lund sank off Varn in a storm on Sunday, and 12 people died, the harbour office of Varn said."
LOWERED = (
    "The death toll from the sinking of the Marga Lund off Varn in a storm was cut from 14 to 12 on Tuesday, the port "
    "office said, as two victims turned out to have been counted twice."
)
CASES = (
    "Peru lowered the number of confirmed measles cases from 12 to 11 on Monday after a patient tested negative twice."
)
ROSE = (
    "The Marga Lund lay deeper than was thought off Varn, the harbour office said, as the toll rose to 17 in the storm."
)


def tell(question: str, *told: str) -> list[str]:
    reports = [
        make_article(each, title="Report", url=f"https://wire.example/{at}", published=NOW + timedelta(days=at))
        for at, each in enumerate(told)
    ]
    asked = read_whole(question, question, NOW, load_gazetteer())
    return [each.words for each in tell_why_lowered(asked, [one for report in reports for one in iter_told(report)])]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Why was the ferry toll lowered?", (SANK, LOWERED, ROSE)),
        ("Why did the ferry toll go down?", (SANK, LOWERED, ROSE)),
        ("Why was the death toll of the ferry revised?", (SANK, LOWERED)),
        ("Why was the toll of the Marga Lund cut?", (LOWERED, ROSE)),
        ("Why did the measles count go down?", (CASES,)),
        ("Why did the number of confirmed cases fall?", (CASES,)),
        ("Why has the number of measles cases come down?", (CASES,)),
    ],
)
def test_the_report_that_lowers_it_tells_why(question: str, told: tuple[str, ...]) -> None:
    assert tell(question, *told) == [next(each for each in told if each in {LOWERED, CASES})]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Why did the ferry toll rise?", (SANK, LOWERED, ROSE)),
        ("Why was the mine toll lowered?", (SANK, LOWERED, ROSE)),
        ("Why did the cholera count go down?", (CASES,)),
        ("Why did the price of fish go down?", (LOWERED,)),
        ("Why was the ferry toll lowered?", (SANK, ROSE)),
    ],
)
def test_nothing_else_tells_why(question: str, told: tuple[str, ...]) -> None:
    assert not tell(question, *told)
