"""A source is listed with its report's own title, without what a page prints around it."""

import pytest

from bot.evidence.quotes import shown_title
from bot.model.article import Publisher
from bot.text.titles import strip_furniture
from tests.factories import make_article

DESK = Publisher("Fjord Post")
OWN = "Norway and Poland sign treaty on cable"
TEXT = (
    "Norway and Poland signed a treaty on a cable on Monday. The world of business read the news in Europe, and a "
    "video of the national archive was shown on the page of politics."
)


@pytest.mark.parametrize(
    "title",
    [
        f"{OWN} | World news",
        f"{OWN} - News",
        f"{OWN} | Europe | Fjord Post",
        f"{OWN} :: Fjord Post",
        f"{OWN} » Politics",
        f"Fjord Post | {OWN}",
        f"News | {OWN}",
        f"Watch: {OWN}",
        f"{OWN} – in pictures",
        f"{OWN} [Video]",
        f"UPDATE 2-{OWN}",
        f"VIDEO: {OWN} | National | Fjord Post",
    ],
)
def test_what_a_page_prints_around_a_title_is_not_listed(title: str) -> None:
    assert strip_furniture(title, DESK) == OWN
    assert shown_title(make_article(TEXT, title=title, publisher=DESK)) == OWN


@pytest.mark.parametrize(
    "title",
    [
        f"{OWN} – ministry",
        f"{OWN} - Kremlin",
        "No news - good news",
        "Norway wins right to host world politics",
        "Poland: Europe news is read by few",
        "Norway sells oil at a discount - energy",
        "Watch out: Norway and Poland sign treaty",
        "News of a treaty between Norway and Poland",
        f"{OWN} | Baltic leaders meet in Oslo",
        f"{OWN} | Opinion",
        f"{OWN} | From the archive",
    ],
)
def test_who_says_it_what_it_tells_and_labels_stay(title: str) -> None:
    assert strip_furniture(title, DESK) == title


@pytest.mark.parametrize(
    "title",
    ["Files on Norway found in state archive", "King knew of raid: archive", "King knew of raid - archive",
     "From the leaked files: Norway spied on Poland", "Norway opens archives on the war"],
)  # fmt: skip
def test_a_report_on_an_archive_is_none_from_it(title: str) -> None:
    assert "From the archive" not in shown_title(make_article(TEXT, title=title, publisher=DESK))
