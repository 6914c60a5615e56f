"""Of the versions of one text the newest of an outlet is told, and one that says that it corrects."""

from dataclasses import replace

import pytest

from bench.shown import brief
from bot.evidence.quotes import CORRECTED, iter_claims
from bot.group.origins import find_origins
from bot.model.analysis import Material
from bot.model.story import Origin, Story, StoryId
from bot.summarize.superseded import leave_out, list_superseded
from bot.text.versions import list_changed
from tests.materials import read_report

REST = (
    "Salas told reporters in Santiago that the buses were meant for the valleys of the north. "
    "Bolivian Trade Minister Edwin Choque said the price would be agreed by the end of the summer. "
    "The two countries reopened their main road crossing at Colchane in the spring."
)
OLD = f"Chile will sell 600 buses to Bolivia, Chilean Transport Minister Pablo Salas said on Tuesday. {REST}"
NEW = OLD.replace("600", "60")
TITLE = "Chile to sell 600 buses to Bolivia"


def read(text: str, title: str = TITLE, desk: str = "Andes Post", hours: int = 0) -> Material:
    return read_report(text, title=title, desk=desk, hours=hours)


def list_told(*materials: Material) -> str:
    """All that a briefing shows, its sources' titles too."""
    briefing = brief(materials)
    return "\n".join([each.text for _, each in iter_claims(briefing)] + [each.title for each in briefing.sources])


CORRECTING = {
    "in its title": read(NEW, "CORRECTED-Chile to sell 60 buses to Bolivia", hours=3),
    "above its text": read(f"(Corrects number of buses in paragraph 1 to 60, not 600)\n\n{NEW}", hours=3),
    "in a foot note": read(
        f"{NEW}\n\nCorrection: An earlier version of this article gave the number of buses as 600. It is 60.",
        "Chile to sell 60 buses to Bolivia",
        hours=3,
    ),
    "by its minister": read(
        NEW.replace("said on Tuesday", "said on Tuesday, correcting an earlier statement of his"),
        "UPDATE 1-Chile to sell 60 buses to Bolivia",
        hours=3,
    ),
}  # fmt: skip


@pytest.mark.parametrize("desk", ["Andes Post", "Altiplano Mirror"])
@pytest.mark.parametrize("how", CORRECTING)
def test_a_version_that_corrects_stands_for_what_it_corrects(how: str, desk: str) -> None:
    told = list_told(read(OLD, desk=desk), CORRECTING[how])
    assert "60 buses" in told
    assert "Chile will sell 600" not in told


def test_an_outlets_newest_version_stands_for_it() -> None:
    told = list_told(read(OLD), read(NEW, "Chile to sell 60 buses to Bolivia", hours=3))
    assert "Chile will sell 60 buses" in told
    assert "600" not in told


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("on Tuesday", "on Monday"),
        ("Minister Pablo Salas", "Minister Pedro Rojas"),
        ("will sell", "will not sell"),
        ("600 buses", "sixty buses"),
    ],
)
def test_a_day_a_name_and_a_not_are_told_as_the_newest_version_has_them(was: str, now: str) -> None:
    told = list_told(read(OLD, "Chile and Bolivia on buses"), read(OLD.replace(was, now), "On buses", hours=2))
    assert now in told
    assert was not in told


def test_a_late_copy_of_the_old_text_is_not_told_either() -> None:
    told = list_told(read(OLD), CORRECTING["in its title"], read(OLD, desk="Altiplano Mirror", hours=5))
    assert "Chile will sell 60 buses" in told
    assert "600" not in told


def test_a_version_set_back_to_the_first_is_told() -> None:
    told = list_told(read(OLD), read(NEW, "On buses", hours=2), read(OLD, hours=4))
    assert "Chile will sell 600 buses" in told
    assert "60 buses" not in told


@pytest.mark.parametrize(
    "other",
    [
        read(OLD, desk="Altiplano Mirror", hours=3),
        read(NEW, "Chile to sell buses", desk="Altiplano Mirror", hours=3),
        read(OLD.replace("The two countries", "Both countries"), "Chile sells buses", hours=3),
        read(f"{OLD} A ferry on the lake will be repaired next year.", hours=3),
    ],
    ids=["a reprint", "a reprint with another figure", "other words", "a longer version"],
)
def test_other_copies_change_nothing(other: Material) -> None:
    told = [each.text for _, each in iter_claims(brief([read(OLD), other]))]
    assert "Chile will sell 600 buses" in "\n".join(told)


NORTH = (
    "Norway counted 14 flights over its sea on Monday, the Norwegian Air Force said. "
    "Two jets took off from a base in the north."
)
NEXT = (
    "Norway counted 19 flights over its sea on Tuesday, the Norwegian Air Force said. "
    "Four jets took off from a base in the south."
)


@pytest.mark.parametrize(("hours", "count"), [(25, 0), (3, 1)])
def test_the_next_days_like_bulletin_stands_for_no_other(hours: int, count: int) -> None:
    materials = [read(NORTH, "Flights counted"), read(NEXT, "Flights counted", hours=hours)]
    origins = find_origins([each.article for each in materials])
    assert [len(same) for origin in origins for same in origin.reports] == [2]
    story = Story(StoryId("s"), "Flights", None, None, origins[0].articles, origins)
    assert len(list_superseded((story,), {each.article.id: each for each in materials})) == count


def list_over(*materials: Material) -> list[int]:
    """Which of these versions of one text another one stands for."""
    by_id = {each.article.id: each for each in materials}
    origin = Origin("o", tuple(by_id), (tuple(by_id),))
    over = list_superseded((Story(StoryId("s"), "Buses", None, None, origin.articles, (origin,)),), by_id)
    return [at for at, each in enumerate(materials) if each.article.id in over]


def test_an_origin_is_left_with_no_empty_report() -> None:
    one, other = read(OLD).article.id, read(NEW, hours=3).article.id
    origin = Origin("o", (one, other), ((one,), (other,)))
    assert leave_out(origin, frozenset([one])) == Origin("o", (other,), ((other,),))


CORRECTS = "(Corrects paragraph 1)\n\n"
SHORT = "Chile will sell 60 buses to Bolivia, Chilean Transport Minister Pablo Salas said on Tuesday. No more was said."
LATE = "(Corrects the number.) Both ministers were absent on Friday. Their offices were shut for a feast. "


@pytest.mark.parametrize(
    ("newer", "stands"),
    [
        (read(NEW, hours=30), True),
        (read(SHORT, hours=3), True),
        (read(SHORT, hours=30), False),
        (read(CORRECTS + SHORT, hours=30), True),
        (read(CORRECTS + REST, hours=30), True),
        (read(LATE, hours=30), False),
    ],
    ids=["most of it", "soon", "late", "late correction", "a line less", "nothing of it"],
)
def test_a_version_of_the_same_newsroom_stands_for_another_by_how_much_and_how_soon(
    newer: Material, stands: bool
) -> None:
    assert list_over(read(OLD), newer) == ([0] if stands else [])


def test_of_two_versions_of_one_hour_neither_stands_for_the_other() -> None:
    older, newer = read(OLD), read(NEW, hours=3)
    article = replace(newer.article, published=older.article.published)
    assert list_over(older, replace(newer, article=article)) == []


def test_a_copy_of_a_correction_corrects_nothing_of_what_has_it_too() -> None:
    note = " Correction: An earlier version of this article gave the number of cars as 5."
    assert list_over(read(OLD + note), read(NEW + note, desk="Altiplano Mirror", hours=3)) == []


def test_an_outlets_newest_version_stands_although_it_tells_what_another_outlet_set_right() -> None:
    mirror = [read(OLD.replace(was, now), desk="Altiplano Mirror", hours=at)
              for was, now, at in (("Edwin Choque", "Luis Mamani", 2), ("", "", 6))]  # fmt: skip
    assert list_over(read(OLD), read(NEW, hours=3), *mirror) == [0, 2]


@pytest.mark.parametrize(
    ("older", "newer", "changed"),
    [
        ("Peru will lend 1,200 tents to Chile.", "Peru will lend 1200 tents to Chile.", False),
        ("Peru will lend twelve tents to Chile.", "Peru will lend 12 tents to Chile.", False),
        ("Peru will lend twelve tents to Chile.", "Peru will lend 20 tents to Chile.", True),
        ("The envoys met for talks on water in Lima.", "The envoys met for talks on water in Arica.", True),
        ("The envoys met for talks on water.", "The envoys sat down for talks on water.", False),
        ("Peru will lend two hundred tents to Chile.", "Peru will lend 200 tents to Chile.", False),
        ("Peru lent 9 tents.", "Peru lent 12 tents.", False),
        (
            "Peru will send its twelve old boats from Callao to Chile.",
            "Peru may send some nine old tents from Lima to Bolivia.",
            False,
        ),
        (
            "Peru will lend tents to Chile for a fair in Arica that opens in May, Pablo Salas himself told them.",
            "Peru will lend tents to Chile for a fair in Arica that opens in May, according to its envoy Rosa Ruiz.",
            False,
        ),
        ("Peru has not lent tents to Chile yet.", "Peru has never lent tents to Chile yet.", False),
        ("The envoys met for talks on water in Lima.", "Both envoys met for talks on water in Lima.", False),
        ("Peru will lend its tents to Chile.", "Peru will never lend its tents to Chile.", True),
        ("Peru will lend its tents to Chile.", "Peru won’t lend its tents to Chile.", True),
        ("Peru will lend twelve tents to Chile.", "Chile counted 40 fires in the hills of Peru.", False),
    ],
)  # fmt: skip)
def test_only_figures_days_and_names_tell_a_sentence_otherwise(older: str, newer: str, changed: bool) -> None:
    assert bool(list_changed((older,), (newer,))) is changed


def test_nothing_of_which_can_be_quoted_the_corrected_version_alone_is_a_source() -> None:
    older, newer = read(OLD.upper()), read(NEW.upper(), "CORRECTED-CHILE TO SELL 60 BUSES, NOT 600", hours=3)
    briefing = brief([older, newer])
    assert [each.article_id for each in briefing.sources] == [newer.article.id]


def test_of_a_report_taken_back_in_capitals_what_takes_it_back_is_the_source() -> None:
    report = read("CHILE LENT BOLIVIA 60 BUSES ON TUESDAY, AN OFFICIAL IN SANTIAGO SAID.", "CHILE LENDS BOLIVIA BUSES")
    words = "CHILE HAS NOT LENT BOLIVIA ANY BUSES, CONTRARY TO OUR STORY OF THIS MORNING."
    notice = read(words, "CORRECTION: CHILE HAS NOT LENT BUSES", hours=3)
    assert [each.title for each in brief([report, notice]).sources] == ["CORRECTION: CHILE HAS NOT LENT BUSES"]


NOTICE = "An earlier article said Chile would sell 600 buses to Bolivia. The figure is 60 buses."


def test_a_corrected_report_is_a_source_without_its_title() -> None:
    report, notice = read(OLD), read(f"Correction: {NOTICE}", "Correction: buses", hours=30)
    sources = {each.article_id: each.title for each in brief([report, notice]).sources}
    assert sources[report.article.id] == CORRECTED


@pytest.mark.parametrize(
    "other",
    [
        read("Chile said its buses to Bolivia would be green. Salas corrected the speech.", "Green buses", hours=30),
        read(f"Correction: {NOTICE.replace('600', '300')}", "Correction: buses", desk="Altiplano Mirror", hours=30),
    ],
)
def test_a_report_that_nothing_corrects_keeps_its_title(other: Material) -> None:
    report = read(OLD)
    sources = {each.article_id: each.title for each in brief([report, other]).sources}
    assert sources[report.article.id] == TITLE
