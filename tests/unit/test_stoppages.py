"""What may resume, or is stopped, is not told so once a later report tells that it has resumed there or stays shut."""

from datetime import timedelta

import pytest

from bot.summarize.barred import find_barred
from bot.summarize.elsewhere import choose_telling, list_sought
from bot.summarize.stoppages import list_hopes_over, list_stops_over
from tests.factories import NOW
from tests.materials import read_report

HALT = "Norway halted unloading of grain from Sweden at Narvik on Monday, Sweden's farm ministry said."
HOPE = "Sweden's farm minister, Nils Berg, said unloading should resume within three weeks."
FERRY = "Norway's transport minister, Kari Holm, said the tunnel to Sweden might reopen in eight days."


def list_over(stood: str, later: str, *, stops: bool = False) -> list[str]:
    earlier = read_report(f"Norway and Sweden met.\n\n{HALT}\n\n{stood}", title="Grain", desk="Desk", hours=0)
    after = read_report(f"{later}\n\nRain fell on Norway and Sweden.", title="Grain", desk="Evening Post", hours=20)
    find = list_stops_over if stops else list_hopes_over
    return [span.of(earlier.article.text) for _, span in find([earlier], [after])]


@pytest.mark.parametrize(
    ("stood", "later"),
    [
        (HOPE, "Unloading of grain from Sweden resumed at Narvik on Tuesday, Nils Berg, the farm minister, said."),
        (HOPE, "Norway resumed unloading of Swedish grain at Narvik on Tuesday."),
        (FERRY, "The tunnel to Sweden will remain closed for two months, the road office said."),
    ],
)
def test_a_hope_that_is_over_is_found(stood: str, later: str) -> None:
    assert list_over(stood, later) == [stood]


@pytest.mark.parametrize(
    ("stood", "later"),
    [
        (HOPE, "Unloading of grain from Sweden resumed at Bodo on Tuesday, the farm ministry said."),
        (HOPE, "Talks between Norway and Sweden resumed at Narvik on Tuesday."),
        (HOPE, "Unloading of grain from Sweden has not resumed at Narvik, the farm ministry said."),
        (HOPE, "Norway partly resumed unloading of grain at Narvik on Tuesday."),
        (HOPE, "Nils Berg said on Tuesday that unloading would be resumed at Narvik."),
        (FERRY, "The tunnel to Denmark will remain closed for two months, the road office said."),
    ],
)
def test_a_hope_of_something_else_or_still_ahead_stands(stood: str, later: str) -> None:
    assert list_over(stood, later) == []


def test_a_stop_that_is_over_is_found_and_one_with_more_news_stands() -> None:
    resumed = "Unloading of grain from Sweden resumed at Narvik on Tuesday, sooner than expected."
    assert list_over(HOPE, resumed, stops=True) == [HALT]
    assert list_over(HOPE, "Unloading of grain from Sweden resumed at Bodo on Tuesday.", stops=True) == []
    blast = "Norway stopped unloading of grain at Narvik after a blast killed four dockers."
    assert blast not in list_over(blast, resumed, stops=True)


def test_a_report_of_no_story_that_ends_a_stop_is_looked_for_and_chosen() -> None:
    earlier = read_report(f"Norway and Sweden met.\n\n{HALT}\n\n{HOPE}", title="Grain", desk="Desk", hours=0)
    resumed = "Unloading of grain from Sweden resumed at Narvik on Tuesday, Nils Berg, the farm minister, said."
    other = read_report(resumed, title="Grain moves again", desk="Evening Post", hours=20)
    now = NOW + timedelta(hours=30)
    assert any("Narvik" in each.words for each in list_sought([earlier], now))
    assert choose_telling((earlier,), (other,), now) == (other,)
    told = find_barred((), [earlier], elsewhere=[other]).sentences
    assert {span.of(earlier.article.text) for _, span in told} >= {HALT, HOPE}
