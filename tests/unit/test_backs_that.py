"""What somebody stands for or against is told in the sentence itself, or leans on the one before it."""

import pytest

from bot.answer.found.sentences import points_back
from bot.evidence.pronouns import backs_that
from bot.summarize.leaning import leans_back


@pytest.mark.parametrize(
    "words",
    [
        "Peru would support that, the trade ministry in Lima said, if the quotas were kept.",
        "The dockers rejected this but said they would vote again.",
        "Malta will not accept that unless its own boats are exempt.",
        "Norway's fishermen oppose this, their union said.",
    ],
)
def test_what_is_backed_and_not_told_leans_back(words: str) -> None:
    assert backs_that(words)
    assert leans_back(words)
    assert points_back(words)


@pytest.mark.parametrize(
    "words",
    [
        "Peru would support that plan if the quotas were kept.",
        "The dockers accept that the port must close in winter.",
        "Togo wants the dam raised and would support that with a loan.",
        "Malta will oppose this year's quotas.",
        "The minister supported that of the fishermen, not of the owners.",
        "“We reject that, and we will vote again,” the dockers' leader, Ana Ruiz, said of the offer.",
    ],
)
def test_what_is_backed_and_told_stands(words: str) -> None:
    assert not backs_that(words)
