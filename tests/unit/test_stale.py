"""Days that are counted from the day of an old report: other sentences come first, and what is shown is dated."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bench.shown import brief
from bot.model.analysis import Material
from bot.model.briefing import Covered
from bot.summarize.actors import ActorLimits, write_actors
from bot.summarize.layout import lay_out
from bot.summarize.quoting import Desk
from bot.text.analysis import analyse
from bot.text.days import counts_from_its_day
from bot.text.plain import render_plain
from tests.factories import make_article

SUNDAY = datetime(2023, 3, 19, 8, tzinfo=UTC)
FILLER = "Ministers of both countries looked at maps of the coast and of the sea in the old town hall of the port. " * 6
TEXT = (
    "Norwegian Prime Minister Kari Holm said on Sunday that the port of Narvik would stay open for every ship. "
    "Holm told reporters that the cost of the new pier had been paid by the state in full and in time. "
)


def read(text: str) -> Material:
    article = make_article(f"{text}{FILLER}", published=SUNDAY)
    return Material(article, analyse(article))


@pytest.mark.parametrize(
    ("words", "counted"),
    [
        ("Kari Holm spoke on Sunday.", True),
        ("Kari Holm will speak later this week.", True),
        ("Kari Holm spoke three days ago.", True),
        ("Kari Holm spoke on Sunday, March 19.", False),
        ("Kari Holm spoke on 19 March.", False),
        ("Kari Holm has spoken.", False),
    ],
)
def test_a_time_that_is_counted_from_the_report_is_told_from_a_date(words: str, counted: bool) -> None:
    assert counts_from_its_day(words) is counted


@pytest.mark.parametrize(("days", "shown"), [(1, "on Sunday"), (20, "the cost of the new pier")])
def test_an_actors_line_of_an_old_report_is_one_that_needs_no_calendar(days: int, shown: str) -> None:
    desk = Desk(until=SUNDAY + timedelta(days=days))
    [holm] = write_actors([read(TEXT)], desk, ActorLimits(1, 0, 0))
    assert holm.line is not None
    assert shown in holm.line.text


def lay_out_until(days: int) -> str:
    covered = Covered(SUNDAY - timedelta(days=30), SUNDAY + timedelta(days=days))
    return render_plain(lay_out(replace(brief([read(TEXT)]), window=covered)))


def test_an_old_reports_sunday_is_shown_with_the_reports_date() -> None:
    assert "stay open for every ship. [1] (report of 19 March 2023)" in lay_out_until(20)
    assert "(report of" not in lay_out_until(1)
