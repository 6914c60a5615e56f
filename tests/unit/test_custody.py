"""Somebody of one state who is tried, held or freed in another is news of both, and so is a title that names both."""

import pytest

from bot.group.custody import list_nationals
from bot.group.topics import list_taken, match
from bot.service.topics import TopicBook, load_topics
from bot.settings import shipped
from bot.text.gazetteer import load_gazetteer
from tests.unit.test_topic_leads import read, tell


@pytest.fixture(scope="module")
def book() -> TopicBook:
    return load_topics(shipped("seeds") / "topics.toml", load_gazetteer())


REST = "The hearing took two hours. Her lawyer asked for water. The hall was full, and the street was shut."


@pytest.mark.parametrize(
    ("topic", "title", "text"),
    [
        ("norway-egypt", "Verdict", "A court in Aswan acquitted the Norwegian diver Kari Holm on Monday."),
        ("norway-egypt", "Diver", "The trial of a Norwegian diver accused of theft opened in Aswan on Monday."),
        ("japan-poland", "Two freed", "Two Japanese students were freed from prison in Krakow on Monday."),
        ("japan-poland", "Student", "Poland has detained a Japanese student who had filmed a port, police said."),
        ("peru-france", "Held", "Two Peruvians were arrested in Lyon on Monday with a painting."),
    ],
)
def test_who_is_tried_or_held_in_another_state_is_news_of_both(
    book: TopicBook, topic: str, title: str, text: str
) -> None:
    assert match(book.resolve(topic), read(f"{text} {REST}", f"{title} of a {text.split()[-2]}")).strength > 0.3
    assert match(book.resolve(topic), read(f"{text} {text} {REST}", title)).holds


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("norway-egypt", "A Norwegian diver found an old anchor in Aswan on Monday."),
        ("norway-egypt", "The trial of a Norwegian vaccine opened in Aswan on Monday."),
        ("norway-egypt", "A court in Aswan ruled on Monday on the colour of Norwegian salmon."),
        ("norway-egypt", "A court in Aswan jailed a butcher on Monday, and a Sudanese sailor wept."),
        ("japan-poland", "A Polish sailor was jailed in Krakow on Monday. A Japanese choir sings there on Friday."),
        ("japan-poland", "A Japanese pianist played on a court in Krakow on Monday, before the tennis final."),
    ],
)
def test_a_visitor_a_product_and_another_nation_are_not(book: TopicBook, topic: str, text: str) -> None:
    assert not match(book.resolve(topic), read(f"{text} {REST}", "Report of the day")).holds


def test_only_persons_are_nationals() -> None:
    assert list_nationals("the Norwegian diver, three Greeks and a Japanese student") == {
        "state:NO",
        "state:GR",
        "state:JP",
    }
    assert list_nationals("Norwegian salmon, Polish newspapers and the Japanese yen") == frozenset()


@pytest.mark.parametrize(
    ("title", "holds"),
    [
        ("Poles vote in election overshadowed by Norway", True),
        ("Norway weighs on Polish election", True),
        ("Election in Poland", False),
        ("Norway and Poland tell voters to reuse paper", False),
        ("Polish cook opens a diner in Norway", False),
    ],
)
def test_a_title_that_sets_both_apart_in_affairs_of_state_is_enough(book: TopicBook, title: str, holds: bool) -> None:
    text = "Polish voters chose a president on Monday. Turnout stood at 31 percent at noon. Booths shut at nine."
    assert match(book.resolve("poland-norway"), read(text, title)).holds is holds


def test_of_a_split_story_what_names_both_is_kept(book: TopicBook) -> None:
    dealing = read("Russia attacked Ukraine on Friday, officials in Kyiv said. Its troops fired at Ukraine’s.", "A", 1)
    both = read("Kyiv buried its dead on Sunday. Shops were shut. Rain fell. A Russian poem was read.", "Mourning", 2)
    one = read("Kyiv buried its dead on Sunday. Shops were shut. Rain fell. A poem was read.", "Mourning", 3)
    topic = book.resolve("russia-ukraine")
    assert not match(topic, both).holds
    assert set(list_taken(topic, *tell([dealing, both, one]))) == {dealing.article.id, both.article.id}
    assert list_taken(topic, *tell([both, one])) == ()
