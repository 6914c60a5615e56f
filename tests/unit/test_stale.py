"""Days that are counted from the day of an old report: other sentences come first, and what is shown is dated."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bench.shown import brief
from bot.model.analysis import Material
from bot.model.briefing import Change, Covered
from bot.model.story import Origin, Story, StoryId
from bot.summarize.actors import ActorLimits, write_actors
from bot.summarize.layout import lay_out
from bot.summarize.quoting import Desk
from bot.summarize.told import Told
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
    assert "stay open for every ship. [1] (report of 19 March)" in lay_out_until(20)
    assert "(report of" not in lay_out_until(1)


@pytest.mark.parametrize(
    ("words", "dated"),
    [
        ("Kari Holm told reporters that the port of Narvik would stay open for every ship", True),
        ("Kari Holm said that the port of Narvik would open on 4 April for every ship", False),
    ],
)
def test_an_old_reports_line_is_dated_where_no_day_stands_in_it(words: str, dated: bool) -> None:
    briefing = replace(brief([read(f"{words}. ")]), window=Covered(SUNDAY, SUNDAY + timedelta(days=9)))
    shown = render_plain(lay_out(briefing))
    assert (f"{words}. [1] (report of 19 March)" in " ".join(shown.split())) is dated


def test_the_year_of_an_old_report_is_told_where_it_is_not_the_readers() -> None:
    briefing = replace(brief([read(TEXT)]), window=Covered(SUNDAY, SUNDAY + timedelta(days=300)))
    assert "(report of 19 March 2023)" in " ".join(render_plain(lay_out(briefing)).split())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The fair of Narvik runs from 17 to 19 March in the old town hall, the mayor Kari Holm said.", False),
        ("The fair of Narvik takes place in the old town hall on March 20, the mayor Kari Holm said.", False),
        ("The fair of Narvik runs from 17 to 29 March in the old town hall, the mayor Kari Holm said.", True),
        ("The mayor Kari Holm opened the fair of Narvik in the old town hall on 17 March.", True),
        ("The road from Narvik runs for 20 miles along the coast, the mayor Kari Holm said.", True),
    ],
)
def test_what_a_calendar_gave_is_not_told_after_its_last_day(words: str, told: bool) -> None:
    article = make_article(f"{words} {FILLER}", published=SUNDAY - timedelta(days=2))
    material = Material(article, analyse(article))
    shown = Told([_story(material)], [material], 3, (SUNDAY + timedelta(days=5)).date())
    assert (words in [each.words for each in shown.passages(_story(material))]) is told


def _story(material: Material) -> Story:
    each = material.article.id
    return Story(StoryId("fair"), "", None, None, (each,), (Origin(each, (each,), ((each,),)),))


def test_a_person_without_a_line_is_led_to_what_changed_where_that_names_it() -> None:
    told = brief([read(TEXT)])
    [holm] = [each for each in told.actors if each.name == "Kari Holm"]
    assert holm.line is not None
    bare = replace(holm, line=None)
    changed = Change("developed", holm.line)
    empty = replace(told, bottom_line=(), developments=(), positions=(), disputed=(), questions=(), watch=())
    shown = render_plain(lay_out(replace(empty, actors=(bare,), changes=(changed,))))
    assert "see changed since the last edition" in " ".join(shown.split())
