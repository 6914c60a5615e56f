"""A briefing's topic is told from what was typed behind it."""

import pytest

from bot.model.errors import UsageError
from bot.service.grammar import BriefCommand, read_command
from bot.service.topics import TopicBook, load_topics
from bot.service.wanted import read_what_follows
from bot.settings import shipped
from bot.text.gazetteer import load_gazetteer


@pytest.fixture(scope="module")
def topics() -> TopicBook:
    return load_topics(shipped("seeds") / "topics.toml", load_gazetteer())


def read(topics: TopicBook, typed: str) -> BriefCommand:
    command = read_command(typed)
    assert isinstance(command, BriefCommand)
    return command if command.quoted else read_what_follows(topics, command)


@pytest.mark.parametrize(
    ("typed", "topic", "since"),
    [
        ("brief china-russia last 3 days", "china-russia", "3d"),
        ("brief china-russia today", "china-russia", "today"),
        ("brief china-russia 3d deep", "china-russia", "3d"),
        ("brief china-russia from monday", "china-russia", "monday"),
        ("brief china russia over the past week", "china russia", "1w"),
        ("brief china russia", "china russia", None),
        ("brief china russia gas pipeline", "china russia gas pipeline", None),
        ("brief grain export corridor", "grain export corridor", None),
        ('brief "china-russia gas pipeline"', "china-russia gas pipeline", None),
        ('brief "china-russia today"', "china-russia today", None),
    ],
)
def test_a_window_behind_a_topic_is_read(topics: TopicBook, typed: str, topic: str, since: str | None) -> None:
    command = read(topics, typed)
    assert (command.topic, command.since) == (topic, since)


@pytest.mark.parametrize("rest", ["sinse 3d", "for a while", "gas pipeline", "today since 3d"])
def test_words_behind_a_topic_that_are_no_window_are_refused(topics: TopicBook, rest: str) -> None:
    said = rest.removesuffix(" since 3d")
    with pytest.raises(UsageError, match=f"“china-russia” is a topic, but “{said}” after it is no window .*since 3d"):
        read(topics, f"brief china-russia {rest}")
