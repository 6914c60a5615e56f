"""A plan that is over or taken back is announced no longer, in whichever report's words it was."""

import pytest

from bot.model.analysis import Material
from bot.summarize.plans import list_over
from bot.summarize.withdrawals import find_withdrawn
from tests.materials import read_report

FERRY = "Norway and Poland will reopen the line between Narvik and Gdynia on 14 June, Poland's shipping ministry said."
FERRY_OFF = "Norway put off the reopening of the line between Narvik and Gdynia to 3 August, its shipping board said."
TALKS = "Chile and Peru will resume talks on the Maipo canal in Arica on 14 June, Chile's fisheries ministry said."
TALKS_BACK = (
    "Chile's fisheries ministry said that its announcement of talks on 14 June had been premature and that no date was "
    "agreed with Peru."
)


def read(words: str, desk: str, hours: int) -> Material:
    return read_report(words, title=f"Report of the {desk}", desk=desk, hours=hours)


def list_barred(*materials: Material) -> list[str]:
    texts = {each.article.id: each.article.text for each in materials}
    barred = {*list_over(materials), *find_withdrawn(materials, (), materials).barred}
    return [span.of(texts[article]) for article, span in barred]


@pytest.mark.parametrize(
    ("plan", "ends", "echo"),
    [
        (FERRY, FERRY_OFF, "Lorries between Narvik and Gdynia will roll again from 14 June, Poland's ministry said."),
        (TALKS, TALKS_BACK, "Chile said that canal talks with Peru would resume in Arica on 14 June."),
        (TALKS, TALKS_BACK, "Talks of Chile and Peru on the canal will resume in Arica on 14 June."),
    ],
)
def test_what_another_outlet_announces_of_a_plan_that_is_over_is_over_too(plan: str, ends: str, echo: str) -> None:
    told = list_barred(read(plan, "Desk", 0), read(echo, "Post", 4), read(ends, "Desk", 26))
    assert plan in told
    assert echo in told


@pytest.mark.parametrize(
    ("plan", "ends", "other"),
    [
        (FERRY, FERRY_OFF, "Norway and Poland will open a school of shipping in Gdynia on 14 June, Poland said."),
        (FERRY, FERRY_OFF, "Lorries between Narvik and Tallinn will roll again from 14 June, Estonia's ministry said."),
        (TALKS, TALKS_BACK, "Chile and Peru will sign an accord on copper in Arica on 14 June, Chile's ministry said."),
        (TALKS, TALKS_BACK, "Canal talks with Chile will resume in Arica on 14 June, Peru's water ministry said."),
        (TALKS, TALKS_BACK, "Chile said that canal talks with Peru would resume in Arica on 20 June."),
    ],
)
def test_another_plan_another_day_and_the_other_sides_word_stand(plan: str, ends: str, other: str) -> None:
    told = list_barred(read(plan, "Desk", 0), read(other, "Post", 4), read(ends, "Desk", 26))
    assert plan in told
    assert other not in told


def test_what_is_announced_after_a_plan_was_taken_back_stands() -> None:
    again = "Chile said that canal talks with Peru would resume in Arica on 14 June."
    assert again not in list_barred(read(TALKS, "Desk", 0), read(TALKS_BACK, "Desk", 26), read(again, "Post", 50))
