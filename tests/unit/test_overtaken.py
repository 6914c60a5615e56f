"""A question is open until a sentence of a later report says what was asked, or the day asked about has passed."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.model.analysis import Material
from bot.summarize.ahead import write_questions
from bot.summarize.quoting import Desk
from bot.text.analysis import analyse
from tests.factories import make_article

THURSDAY = datetime(2023, 3, 23, 8, tzinfo=UTC)
FILLER = "Ministers of both countries looked at maps of the coast and of the sea in the old town hall of the port. " * 6
MEET = (
    "Norway's ministry did not say whether Kari Holm would meet Jan Nowak in Warsaw. Holm is Norway's prime minister."
)
VISIT = "Kari Holm, Norway's prime minister, spoke in Oslo. Oslo has not said when Holm will travel to Poland."


def read(text: str, published: datetime = THURSDAY) -> Material:
    article = make_article(f"{text} {FILLER}", published=published)
    return Material(article, analyse(article))


def ask(asked: str, *later: str, days: int = 3) -> list[str]:
    """The questions that are open some days later."""
    first = read(asked)
    reports = [read(each, THURSDAY + timedelta(days=2)) for each in later]
    desk = Desk(until=THURSDAY + timedelta(days=days))
    return [each.text for each in write_questions("t", [first], desk, 5, [first, *reports])]


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (MEET, "Kari Holm met Jan Nowak in Warsaw on Friday."),
        (MEET, "Norway's prime minister, Kari Holm, met Poland's president, Jan Nowak, on Friday."),
        (MEET, "Jan Nowak met Kari Holm and her ministers on Friday."),
        (MEET, "Kari Holm and her minister of defence met Nowak on Friday, and will sail to Gdansk."),
        (MEET, "Holm was met by Nowak at the port of Gdansk on Friday."),
        (VISIT, "Kari Holm arrived in Poland on Friday for talks on ferries."),
        (
            "Kari Holm has yet to announce a date for a visit to Warsaw.",
            "Kari Holm will visit Warsaw from 2 to 4 April, her office and the state of Poland announced on Friday.",
        ),
        (
            "Kari Holm has yet to announce a date for a visit to Warsaw.",
            "The office of Kari Holm announced on Friday a date for her visit to Warsaw.",
        ),
        (
            "It is unclear whether Poland will see the paper before it is published. Norway wrote the paper.",
            "Poland's president said he would sail to Narvik, hours after Norway published its paper on the ferry.",
        ),
        (
            "It is unclear whether Poland will see the paper before the paper is published.",
            "Norway published its paper on the ferry.",
        ),
    ],
)
def test_a_later_report_that_says_it_answers(asked: str, answer: str) -> None:
    assert ask(asked)
    assert ask(asked, answer) == []


ANKARA = "Norway's government did not say whether the prime minister would travel to Ankara."


@pytest.mark.parametrize(
    ("told", "is_open"),
    [
        ("Norway's prime minister, Kari Holm, will travel to Ankara on 2 April, her office said.", False),
        ("The prime minister is to travel to Ankara on 2 April, the ministry in Oslo said.", False),
        ("Norway's prime minister, Kari Holm, will travel to Izmir on 2 April, her office said.", True),
        ("Poland's prime minister, Jan Nowak, will travel to Ankara on 2 April, his office said.", True),
        ("Norway's prime minister, Kari Holm, will travel to Ankara if the talks go well.", True),
        ("Norway's prime minister, Kari Holm, will not travel to Ankara before June.", True),
        ("Norway's foreign minister, Ola Berg, will visit Ankara on 2 April.", True),
    ],
)
def test_what_a_later_report_announces_is_no_longer_asked(told: str, is_open: bool) -> None:
    assert bool(ask(ANKARA, told)) is is_open


def test_a_sentence_far_down_answers_too() -> None:
    assert ask(MEET, f"{FILLER} Kari Holm met Jan Nowak in Warsaw on Friday.") == []


@pytest.mark.parametrize(
    "told",
    [
        "Kari Holm had met Jan Nowak in Warsaw before the storm.",
        "Kari Holm met Jan Nowak in Warsaw last month.",
        "In March, Kari Holm met Jan Nowak in Warsaw.",
        "Kari Holm and Jan Nowak last met in Warsaw, at a fair for ferries.",
    ],
)
def test_what_was_before_answers_nothing(told: str) -> None:
    assert ask(MEET, f"{FILLER} {told}") == ask(MEET)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (MEET, "Kari Holm met the mayor of Warsaw while Jan Nowak was in Rome."),
        (MEET, "Kari Holm's minister of defence met Jan Nowak on Friday."),
        (MEET, "An envoy of Kari Holm met Jan Nowak in Warsaw on Friday."),
        (MEET, "Kari Holm will not say that she met Jan Nowak in Warsaw."),
        (MEET, "Kari Holm may have met Jan Nowak in Warsaw on Friday."),
        (MEET, "Kari Holm spoke about Jan Nowak and met fishermen in Warsaw."),
        (MEET, "In 2019, Kari Holm met Jan Nowak in Warsaw."),
        (MEET, "Jan Nowak and Kari Holm are both said to like Warsaw, and ministers met in Gdansk."),
        (VISIT, "Norway's minister of defence arrived in Poland on Friday, and Kari Holm stayed in Oslo."),
        (VISIT, "Kari Holm arrived in Sweden for talks on ferries to Poland."),
        (
            "It is unclear whether Poland will see the paper before the paper is published.",
            "Poland published its budget for the year on Friday.",
        ),
    ],
)
def test_a_later_report_on_the_topic_alone_answers_nothing(asked: str, told: str) -> None:
    assert ask(asked, told) == ask(asked) != []


def test_time_that_goes_by_answers_nothing() -> None:
    assert ask(MEET, days=40) == ["Will Kari Holm meet Jan Nowak in Warsaw?"]


def test_what_was_left_open_long_ago_is_asked_last() -> None:
    old, new = read(MEET), read(VISIT, THURSDAY + timedelta(days=40))
    written = write_questions("t", [old, new], Desk(until=THURSDAY + timedelta(days=41)), 5)
    assert [each.raised for each in written] == ["2023-05-02", "2023-03-23"]


@pytest.mark.parametrize(
    ("asked", "days", "is_open"),
    [
        ("Norway's ministry did not say whether Kari Holm would meet Jan Nowak next month.", 20, True),
        ("Norway's ministry did not say whether Kari Holm would meet Jan Nowak next month.", 60, False),
        (
            "Norway's ministry did not say whether Kari Holm would attend the Gdansk conference. "
            "Poland will open the Gdansk conference on Saturday.",
            1,
            True,
        ),
        (
            "Norway's ministry did not say whether Kari Holm would attend the Gdansk conference. "
            "Poland will open the Gdansk conference on Saturday.",
            5,
            False,
        ),
        (
            "Norway's ministry did not say whether Kari Holm would attend the Gdansk conference. "
            "Poland will open the Malmo conference on Saturday.",
            5,
            True,
        ),
    ],
)
def test_a_day_that_has_passed_ends_a_question(asked: str, days: int, is_open: bool) -> None:
    assert bool(ask(asked, days=days)) is is_open


@pytest.mark.parametrize(
    ("asked", "is_open"),
    [
        ("In 2016, a court ruled for Norway. It was unclear whether Poland would heed the court in The Hague.", False),
        ("It was unclear at the time whether Poland would heed the court in The Hague.", False),
        ("It was unclear whether Poland would heed the court in The Hague.", True),
        ("It was unclear on Thursday whether Poland would heed the ruling of 2016 by the court in The Hague.", True),
        ("In 2016, a court ruled for Norway. On Thursday, it was unclear whether Poland would heed the court.", True),
    ],
)
def test_what_was_unclear_in_a_past_year_is_not_asked(asked: str, is_open: bool) -> None:
    assert bool(ask(f"Norway and Poland held talks in Oslo on Thursday.\n\n{asked}")) is is_open
