"""What people type for a topic, and what it resolves to."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.errors import ConfigurationError, UnknownTopicError, UsageError
from bot.model.topic import Topic
from bot.service.topics import TopicBook, load_topics, make_slug
from bot.settings import shipped
from bot.text.gazetteer import load_gazetteer


@pytest.fixture(scope="module")
def book() -> TopicBook:
    return load_topics(shipped("seeds") / "topics.toml", load_gazetteer())


def test_the_shipped_topics_are_described_and_each_is_found_by_its_name(book: TopicBook) -> None:
    topics = book.list_topics()
    assert len(topics) >= 8
    assert {"china-russia", "us-china", "saudi-iran"} <= {topic.name for topic in topics}
    assert all(book.get(topic.name) == topic and topic.description and topic.title for topic in topics)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("china-russia", "china-russia"),
        ("Russia-China", "china-russia"),
        ("China Russia", "china-russia"),
        ("China/Russia", "china-russia"),
        ("China – Russia", "china-russia"),
        ("China and Russia", "china-russia"),
        ("moscow-beijing", "china-russia"),
        ("chinese-russian", "china-russia"),
        ("usa-china", "us-china"),
        ("U.S.-China", "us-china"),
        ("saudi arabia, iran", "saudi-iran"),
        ("south-korea-north-korea", "north-korea-south-korea"),
        ("IAEA-Iran", "iran-iaea"),
        ("palestine-israel", "israel-palestine"),
        ("guinea-bissau-france", "france-guinea-bissau"),
        ("uk-france", "france-uk"),
        ("uae-iran", "iran-uae"),
        ("Abu Dhabi and Tehran", "iran-uae"),
        ("turquie-grèce", "turkey-greece"),
        ("Grèce et Turquie", "turkey-greece"),
        ("états-unis-chine", "us-china"),
        ("arabie saoudite, iran", "saudi-iran"),
    ],
)
def test_names_capitals_demonyms_and_either_order_give_one_topic(book: TopicBook, typed: str, name: str) -> None:
    assert book.get(typed).name == name


def test_a_pair_without_configuration_has_a_title_and_both_actors(book: TopicBook) -> None:
    topic = book.get("brazil-argentina")
    assert topic == book.get("argentina-brazil")
    assert (topic.name, topic.title) == ("argentina-brazil", "Argentina and Brazil")
    assert set(topic.actors) == {"state:AR", "state:BR"}


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [
        ("chna-rusia", "china-russia"),
        ("chinarussia", "china-russia"),
        ("china-russland", "china-russia"),
        ("norht-korea-south-koera", "north-korea-south-korea"),
        ("brasil-argentinia", "argentina-brazil"),
        ("china", "china-russia"),
    ],
)
def test_a_slip_is_answered_with_what_was_probably_meant(book: TopicBook, typed: str, suggestion: str) -> None:
    with pytest.raises(UnknownTopicError) as caught:
        book.get(typed)
    assert suggestion in caught.value.suggestions
    assert typed in str(caught.value)
    assert suggestion in str(caught.value)


@pytest.mark.parametrize("typed", ["football", "", "-", "x" * 5000, "\x00", "a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p"])
def test_what_means_nothing_is_refused_in_one_short_sentence(book: TopicBook, typed: str) -> None:
    with pytest.raises(UnknownTopicError) as caught:
        book.get(typed)
    assert caught.value.suggestions == ()
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("typed", ["china-china", "beijing-china", "China Chinese"])
def test_one_actor_twice_is_refused_clearly(book: TopicBook, typed: str) -> None:
    with pytest.raises(UnknownTopicError, match="twice"):
        book.get(typed)


def test_free_words_make_a_query_topic(book: TopicBook) -> None:
    topic = book.make_query_topic('"Iran nuclear talks"')
    assert (topic.name, topic.query, topic.actors) == ("iran-nuclear-talks", ("Iran nuclear talks",), ())
    for words in ("", "the of and", "word " * 100):
        with pytest.raises(UsageError, match="few telling words"):
            book.make_query_topic(words)


def test_what_finds_a_topic_again_is_its_name_or_for_free_words_the_words(book: TopicBook) -> None:
    named = Topic(name="iran-talks", title="Iran nuclear talks", query=("Iran nuclear talks",))
    assert TopicBook([named], load_gazetteer()).words_of(named) == "iran-talks"
    for typed, words in (("China and Russia", "china-russia"), ("“Iran nuclear talks”", "Iran nuclear talks")):
        topic = book.resolve(typed)
        assert book.words_of(topic) == words
        assert book.resolve(words) == topic


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", "china-russia"),
        ("chi", "china-russia"),
        ("China-R", "china-russia"),
        ("north-korea-s", "north-korea-south-korea"),
        ("brazil-arg", "brazil-argentina"),
        ("russia-c", "russia-cuba"),
    ],
)
def test_what_is_begun_is_completed(book: TopicBook, typed: str, offered: str) -> None:
    assert offered in book.complete(typed)


@given(typed=st.text(max_size=30), limit=st.integers(0, 25))
def test_every_completion_is_a_topic_and_there_are_no_more_than_asked(typed: str, limit: int) -> None:
    book = load_topics(shipped("seeds") / "topics.toml", load_gazetteer())
    offered = book.complete(typed, limit)
    assert len(offered) <= limit
    assert all(book.get(name).name for name in offered)


@given(st.text(max_size=80))
def test_a_slug_of_a_slug_is_itself(words: str) -> None:
    assert make_slug(make_slug(words)) == make_slug(words)


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("[[topic]\nname = 1", "not valid TOML"),
        ('[[topic]]\nname = "x-y"\nactors = ["Atlantis"]', "Atlantis"),
        ('[[topic]]\nname = "x-y"\n', "actors or a query"),
        ('[[topic]]\nname = "X Y"\nquery = ["x"]', "'X Y'"),
        ('[[topic]]\nname = "x"\nquery = "x"', "query"),
        ('[[topic]]\nname = 3\nquery = ["x"]', "name"),
        ('[[topic]]\nname = "x"\nquery = ["x"]\ncolour = "red"', "'colour'"),
        ('[[topic]]\nname = "x"\nquery = ["x"]\n[[topic]]\nname = "x"\nquery = ["x"]', "twice"),
        ('topic = "x"', "[[topic]]"),
        ("topic = [1]", "[[topic]]"),
    ],
)
def test_a_wrong_topics_file_is_refused_by_name_and_entry(tmp_path: Path, content: str, named: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load_topics(path, load_gazetteer())
    assert "mine.toml" in str(caught.value)
    assert named in str(caught.value)


def test_a_missing_topics_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"absent\.toml"):
        load_topics(tmp_path / "absent.toml", load_gazetteer())
