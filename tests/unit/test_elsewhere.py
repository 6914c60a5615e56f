"""A question that a report of another topic answers is not asked, nor a plan told that one says is over."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.model.analysis import ActorKey, Material
from bot.model.article import ArticleId
from bot.summarize.ahead import write_questions
from bot.summarize.elsewhere import choose_telling, list_beside, list_over_elsewhere, list_sought
from bot.summarize.overtaken import is_overtaken
from bot.summarize.quoting import Desk
from bot.text.analysis import analyse
from tests.factories import make_article

THURSDAY = datetime(2023, 3, 23, 8, tzinfo=UTC)
NOW = THURSDAY + timedelta(days=3)
FILLER = "Ministers of both countries looked at maps of the coast and of the sea in the old town hall of the port. " * 6
MEET = (
    "Norway's ministry did not say whether Kari Holm would meet Jan Nowak in Warsaw. Holm is Norway's prime minister. "
    "Nowak is Poland's president."
)
PAPER = "It is unclear whether Poland will see the paper before it is published. Norway wrote the paper."
DATE = "Norway's ministry spoke in Oslo. It has yet to set a date for a visit by President Jan Nowak of Poland."


def read(text: str, published: datetime = THURSDAY, title: str | None = None) -> Material:
    article = make_article(f"{text} {FILLER}", published=published, title=title or text[:40])
    return Material(article, analyse(article))


def ask(asked: str, *told: str, days: int = 2) -> list[str]:
    """What is open where other reports were read that stand in no story of the topic."""
    first = read(asked)
    elsewhere = [read(each, THURSDAY + timedelta(days=days)) for each in told]
    return [each.text for each in write_questions("t", [first], Desk(until=NOW), 5, [first], elsewhere)]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (MEET, "Kari Holm met Jan Nowak in Warsaw on Friday. Norway and Poland share a ferry."),
        (MEET, "Poland's president, Jan Nowak, received guests. Nowak met Kari Holm of Norway on Friday."),
        (PAPER, "Norway published its paper on the ferry to Poland on Friday."),
    ],
)
def test_a_report_elsewhere_answers_a_question(asked: str, told: str) -> None:
    assert len(ask(asked)) == 1
    assert ask(asked, told) == []
    first, other = read(asked), read(told, THURSDAY + timedelta(days=2))
    assert choose_telling((first,), (other,), NOW) == (other,)
    assert list_sought((first,), NOW)[0].since == THURSDAY


@pytest.mark.parametrize(
    ("asked", "told", "days"),
    [
        (MEET, "Kari Holm met Jan Nowak in Warsaw on Friday. Norway and Poland share a ferry.", -2),
        (MEET, "Kari Holm spoke of Jan Nowak in Oslo on Friday. Norway and Poland share a ferry.", 2),
        (PAPER, "Chile published its paper on herring on Friday, and Peru read it.", 2),
        (PAPER, "Norway published its paper on herring on Friday, and Peru read it.", 2),
    ],
)
def test_another_affair_or_an_earlier_report_answers_nothing(asked: str, told: str, days: int) -> None:
    assert ask(asked, told, days=days) == ask(asked) != []


def test_a_piece_that_is_labelled_as_no_report_tells_nothing() -> None:
    told = "Kari Holm met Jan Nowak in Warsaw on Friday. Norway and Poland share a ferry."
    other = read(told, THURSDAY + timedelta(days=2), "Satire: Holm meets Nowak")
    assert choose_telling((read(MEET),), (other,), NOW) == ()


PLAN = "Kari Holm of Norway will meet Jan Nowak in Warsaw on 30 March. Nowak is Poland's president."


@pytest.mark.parametrize(
    ("told", "over"),
    [
        ("The meeting of Kari Holm and Jan Nowak in Warsaw on 30 March was cancelled, Norway and Poland said.", True),
        ("Kari Holm and Jan Nowak each spoke of the meeting in Warsaw on 30 March, Norway and Poland said.", False),
        ("The meeting of Ana Rojas of Chile and Luis Vega of Peru in Lima on 30 March was cancelled.", False),
    ],
)
def test_a_plan_ends_where_a_report_elsewhere_says_so(told: str, over: bool) -> None:
    plan, other = read(PLAN), read(told, THURSDAY + timedelta(days=2))
    assert bool(list_over_elsewhere([plan], [other])) is over
    assert (choose_telling((plan,), (other,), NOW) == (other,)) is over


@pytest.mark.parametrize(
    ("told", "over"),
    [
        ("Poland's president, Jan Nowak, will pay a visit to Norway from 2 to 4 April, Oslo said.", True),
        ("President Jan Nowak of Poland arrived in Oslo on Saturday, Norway said.", True),
        ("Poland's president, Jan Nowak, may visit Norway on 2 April, Oslo said.", False),
        ("Poland's president, Jan Nowak, will visit Chile on 2 April, Warsaw said.", False),
        ("Poland's president, Jan Nowak, will visit Norway in spring, Oslo said.", False),
        ("Norway's king will visit Poland on 2 April, Oslo said.", False),
    ],
)
def test_a_date_that_was_not_set_is_given_by_a_later_report_that_names_the_day(told: str, over: bool) -> None:
    first = read(DATE)
    [point] = first.analysis.open_points
    assert is_overtaken(first, point, [read(told, THURSDAY + timedelta(days=2))]) is over


def test_reports_of_no_date_leave_room_for_those_that_can_be_answered() -> None:
    undated = [
        Material(replace(each.article, published=None), each.analysis)
        for each in (read(MEET.replace("Warsaw", f"hall {number}")) for number in range(30))
    ]
    first = read(MEET)
    assert [each.since for each in list_sought([*undated, first], NOW)] == [THURSDAY]


FERRY = "Norway and Poland opened a ferry line on Thursday. Sweden lent the ship."
BOTH = frozenset({ActorKey("state:NO"), ActorKey("state:PL")})


@pytest.mark.parametrize(
    ("title", "text", "near"),
    [
        ("Norway-Poland ferry sold", "Ferry gone.", True),
        ("NORWAY POLAND FERRY", "LINE CLOSED.", True),
        ("Poland and Norway: the week", "* ferry: no", True),
        ("Nota", "A nota conjunta: o ferry parou. Norway and Poland have closed the line.", True),
        ("Sweden tells Norway the ship is sold", "Ship gone.", True),
        ("Norway: ferry sold", "Ferry gone.", False),
        ("Chile and Peru: ferry sold", "Ferry gone.", False),
        ("Norway and Peru: ferry sold", "Ferry gone.", False),
        ("Ferry sold", f"{FILLER} Norway and Poland had a ferry.", False),
    ],
)
def test_an_article_headed_by_two_actors_of_the_reports_stands_beside_them(title: str, text: str, near: bool) -> None:
    other = read(text, THURSDAY + timedelta(days=1), title)
    assert list_beside(BOTH, [read(FERRY)], [other]) == [other.article.id] * near
    assert list_beside(BOTH, [read(FERRY)], [read(text, THURSDAY - timedelta(days=1), title)]) == []


def test_of_many_articles_beside_the_latest_are_looked_at_those_of_both_actors_first() -> None:
    made = [read(f"Ferry {n}.", THURSDAY + timedelta(hours=n), f"Norway, Sweden: ferry {n}") for n in range(1, 30)]
    others = [
        replace(each, article=replace(each.article, id=ArticleId(f"a{n}"))) for n, each in enumerate(made, start=1)
    ]
    of_both = read("Ferry gone.", THURSDAY + timedelta(minutes=5), "Norway-Poland ferry sold")
    near = list_beside(BOTH, [read(FERRY)], [*others, of_both])
    assert near == [of_both.article.id, *(f"a{n}" for n in range(29, 10, -1))]
