"""What every service works with: the opened ports, and what was loaded once at start."""

from dataclasses import dataclass

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
