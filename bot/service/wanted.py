"""Tells the topic of a briefing from a window that was typed behind it in a member's own words."""

from dataclasses import replace

from bot.model.errors import UsageError
from bot.service.grammar import BriefCommand
from bot.service.topics import TopicBook
from bot.service.windows import find_since


def read_what_follows(topics: TopicBook, command: BriefCommand) -> BriefCommand:
    """Take `last 3 days` or `today` behind a known topic as the window; raises UsageError for words that are none.

    Words that together name a topic, and free ones that only begin like one of several words, are left as they are.
    """
    words = command.topic.split()
    if topics.names(command.topic):
        return command
    for end in range(len(words) - 1, 0, -1):
        topic, rest = " ".join(words[:end]), " ".join(words[end:])
        since = find_since(rest) if command.since is None else None
        if since is not None and topics.names(topic):
            return replace(command, topic=topic, since=since)
    if len(words) > 1 and topics.names(words[0]):
        raise UsageError(
            f"“{words[0]}” is a topic, but “{' '.join(words[1:])}” after it is no window I can read; write since 3d. "
            "A topic of several words stands in quotes."
        )
    return command
