"""What every service works with: the opened ports, and what was loaded once at start."""

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from bot.model.article import Publisher
from bot.ports import (
    ArticleStore,
    Clock,
    ConversationStore,
    Database,
    EditionStore,
    JobQueue,
    SourceStore,
    SubscriptionStore,
    Workers,
)
from bot.service.topics import TopicBook
from bot.settings import Section
from bot.text.gazetteer import Gazetteer


class Settings(Section):
    """How this desk serves its channels."""

    who_may_follow: Literal["managers", "everyone"] = Field(default="managers", alias="WHO_MAY_FOLLOW")
    """Who may change what a channel follows: those the platform lets manage it, or every member."""


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
    subscriptions: SubscriptionStore
    queue: JobQueue
    topics: TopicBook
    gazetteer: Gazetteer
    settings: Settings
    shipped_feeds: tuple[Publisher, ...] = ()
    """Who publishes the feeds of the shipped list, to say which would cover a topic nothing was read about."""
