"""What every service works with: the opened ports, and what was loaded once at start."""

from dataclasses import dataclass

from bot.model.article import Publisher
from bot.ports import (
    ArticleStore,
    Clock,
    ConversationStore,
    Database,
    EditionStore,
    JobQueue,
    SourceStore,
    Workers,
)
from bot.service.topics import TopicBook
from bot.text.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class Desk:
    """The ports that commands, briefings and jobs are handed; who opened them closes them."""

    clock: Clock
    workers: Workers
    database: Database
    articles: ArticleStore
    sources: SourceStore
    editions: EditionStore
    conversations: ConversationStore
    queue: JobQueue
    topics: TopicBook
    gazetteer: Gazetteer
    shipped_feeds: tuple[Publisher, ...] = ()
    """Who publishes the feeds of the shipped list, to say which would cover a topic nothing was read about."""
