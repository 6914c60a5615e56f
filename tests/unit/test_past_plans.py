"""A plan of years ago is nothing to watch, and a day is counted from the day on which it was said."""

from datetime import UTC, datetime

import pytest

from bot.model.article import Publisher
from bot.text.analysis import analyse
from bot.text.then import is_of_past_year
from tests.factories import make_article

FEBRUARY = datetime(2025, 2, 10, 10, tzinfo=UTC)
LATE = datetime(2025, 1, 11, 2, 30, tzinfo=UTC)
"""Saturday in London and in Seoul, Friday in Washington."""
EVENING = datetime(2025, 1, 10, 23, 30, tzinfo=UTC)
"""Friday in London and in Washington, Saturday in Seoul."""
MIDNIGHT = datetime(2025, 2, 10, tzinfo=UTC)
"""A day without an hour."""
DUSK = datetime(2025, 1, 10, 20, 30, tzinfo=UTC)
"""Friday in Moscow, Saturday in Vladivostok."""


def list_dates(text: str, published: datetime = FEBRUARY, country: str | None = None) -> list[str | None]:
    article = make_article(text, published=published, publisher=Publisher("Desk", country=country))
    return [each.date for each in analyse(article).events]


@pytest.mark.parametrize(
    "told",
    [
        "Norway will withdraw its ships by 1 March, Sweden said at the time.",
        "It will hold from 15 February, the minister said then.",
        "In the 2015 accord, Norway was to vote by 1 April and Sweden agreed to close its mines by 15 March.",
        "Norway said in 2022 that it would leave Kiruna by 1 March.",
        "In 2022, Norway agreed that it will leave Kiruna by 1 March.",
        "Two years earlier, Norway had vowed that Kiruna would be free by 24 August.",
        "Kari Holm had promised that Norway would leave Kiruna by 1 March.",
        "In 2022, Norway and Sweden signed a deal on ore. Norway will let trains pass from 1 August, Kari Holm said.",
        "Ten years ago, Norway and Sweden signed a deal on ore. Norway will let trains pass from 1 August, it said.",
    ],
)
def test_what_was_ahead_years_ago_is_given_no_day(told: str) -> None:
    assert list_dates(told) == []


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Norway and Sweden will hold talks on the 2015 accord in Kiruna on 4 March.", "2025-03-04"),
        ("Kari Holm, who took office in 2019, is to visit Kiruna on 4 March.", "2025-03-04"),
        ("Norway, a member since 1949, would host the summit on 4 March.", "2025-03-04"),
        ("The two signed a deal in 2022. Norway will open the mine on 4 March.", "2025-03-04"),
        ("In 2022, Norway closed the mine. It will now open on 4 March.", "2025-03-04"),
        ("Norway, which had closed the mine, will open it on 4 March.", "2025-03-04"),
        ("Norway had said in 2022 that the mine would open on 4 March 2025.", "2025-03-04"),
    ],
)
def test_what_is_ahead_keeps_its_day(told: str, day: str) -> None:
    assert list_dates(told) == [day]


@pytest.mark.parametrize(
    ("told", "published", "country", "day"),
    [
        ("Kari Holm will visit Kiruna tomorrow, her office said late on Friday.", LATE, None, "2025-01-11"),
        ("Kari Holm will visit Kiruna tomorrow, her office said early on Saturday.", EVENING, None, "2025-01-12"),
        ("Kari Holm will visit Kiruna tomorrow, her office said.", LATE, None, None),
        ("Kari Holm will visit Kiruna tomorrow, her office said.", LATE, "US", "2025-01-11"),
        ("Kari Holm will visit Kiruna tomorrow, her office said.", EVENING, "KR", "2025-01-12"),
        ("Kari Holm will visit Kiruna tomorrow, her office said.", FEBRUARY, None, "2025-02-11"),
        ("Kari Holm will visit Kiruna tomorrow, her office said.", MIDNIGHT, "US", "2025-02-11"),
        ("Kari Holm will visit Kiruna tomorrow, her office said.", DUSK, "RU", None),
    ],
)  # fmt: skip
def test_tomorrow_is_counted_from_where_and_when_it_was_said(
    told: str, published: datetime, country: str | None, day: str | None
) -> None:
    assert list_dates(told, published, country) == [day]


@pytest.mark.parametrize(
    ("told", "past"),
    [
        ("Norway closed it in 2011, after which Swedish miners left Kiruna.", True),
        ("Norway will open a mine at Kiruna, officials said in 2023.", True),
        ("Norway closed the mine in 2011, and on Monday it opened the pit again.", False),
        ("Norway opened the mine that it closed in 2011, when Swedish miners left Kiruna.", False),
        ("Norway will open the mine that officials said in 2023 was empty.", False),
        ("Norway has sent miners to Kiruna, according to reports of November 2024.", True),
        ("Norway has sold the mine, according to an account from 2022.", True),
        ("Norway has sold the mine, according to a report dated 20 January 2025.", False),
        ("Norway has sold the mine, according to a report on the year 2024.", False),
        ("Norway has sold the mine, according to figures for 2024.", False),
        ("Three years ago this week, Norway accused Poland of digging at Kiruna.", True),
        ("A year ago today Norway closed the mine at Kiruna.", True),
        ("Exactly ten years ago, on this day, Norway opened the mine.", True),
        ("A year ago today is when Norway will count from, Kari Holm said on Monday.", False),
        ("Years ago the mine was Norway's, but this week Poland bought it.", False),
        ("Norway closed the mine this week.", False),
    ],
)
def test_what_was_done_or_said_in_a_past_year_is_no_news(told: str, past: bool) -> None:
    article = make_article(told, published=FEBRUARY)
    assert is_of_past_year(article.text, analyse(article).sentences, 0, FEBRUARY.date()) is past


HISTORY = "The river is more than water to Norway and Poland.\n\n"


@pytest.mark.parametrize(
    "told",
    [
        "On 1 April 1948 the canals ran dry. Norway had closed the gates. Poland sent ministers to Oslo.",
        "On 1 April 1948 the canals ran dry.\n\nNorway had closed the gates.\n\nPoland sent ministers to Oslo.",
        "In the spring of 1954 a party landed on the rocks.\n\nThe men fired on a ship. Poland sent ministers to Oslo.",
        "A king wanted the source. In November 1875 he sent troops.\n\nHis son lost. Poland sent ministers to Oslo.",
    ],
)
def test_a_past_year_reaches_on_in_a_history(told: str) -> None:
    text = HISTORY + told
    sentences = analyse(make_article(text)).sentences
    assert sentences[-1].span.of(text) == "Poland sent ministers to Oslo."
    assert is_of_past_year(text, sentences, len(sentences) - 1, FEBRUARY.date())


NEWS = "Norway and Poland met in Warsaw on Tuesday to speak of the river.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        NEWS + "In 2014 Norway closed the gates. Poland went to court.\n\nPoland sent ministers to Oslo.",
        "Norway has signed, Poland said.\n\nIn 2014 Norway closed the gates.\n\nPoland sent ministers to Oslo.",
        HISTORY + "In 1948 the canals ran dry.\n\nIt rained on Monday.\n\nPoland sent ministers to Oslo.",
        HISTORY + "In 1948 the canals ran dry.\n\nThe gates are shut again.\n\nPoland sent ministers to Oslo.",
        HISTORY + "In 1948 the canals ran dry. They are full now. Poland sent ministers to Oslo.",
        HISTORY + "In 1948 the canals ran dry.\n\nPoland sent ministers to Oslo on Tuesday.",
        HISTORY + "In 1948 the canals ran dry.\n\nPoland has sent ministers to Oslo.",
        HISTORY + "In 1948 the canals ran dry.\n\nPoland will send ministers to Oslo.",
        HISTORY + "In February 2026 the canals ran dry.\n\nPoland sent ministers to Oslo.",
    ],
)
def test_a_report_comes_back_from_a_past_year(text: str) -> None:
    sentences = analyse(make_article(text)).sentences
    assert not is_of_past_year(text, sentences, len(sentences) - 1, datetime(2026, 2, 20, tzinfo=UTC).date())


@pytest.mark.parametrize(
    ("told", "past"),
    [
        ("In October Norway reopened its consulate in Kiruna.", True),
        ("On 3 November, Sweden closed the line.", True),
        ("In January Norway reopened its consulate in Kiruna.", False),
        ("In October Norway will reopen its consulate in Kiruna.", False),
        ("In March 2025 Norway opened its books.", False),
    ],
)
def test_a_month_that_was_over_long_before_its_report_is_background(told: str, past: bool) -> None:
    assert is_of_past_year(told, analyse(make_article(told)).sentences, 0, FEBRUARY.date()) is past
