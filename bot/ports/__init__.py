"""The table of contents: what the logic asks of the world, as Protocols. One contract suite per port runs over
every implementation, the fakes included.

Duties shared by all: everything is async; times are aware and in UTC; only errors of `bot.model.errors` escape;
cancelling leaves nothing half done."""

from bot.ports.conversations import ConversationStore
from bot.ports.deliveries import DeliveryStore, LeaseStore
from bot.ports.editions import EditionStore, SpendStore
from bot.ports.fence import check_fence, fenced
from bot.ports.platform import Commands, Platform, Premises, Progress, Reply, Subject, Suggestion, Typing
from bot.ports.queue import Handler, JobQueue
from bot.ports.retention import RetentionStore
from bot.ports.storage import (
    ArticleStore,
    Database,
    InstallationStore,
    ReceiptStore,
    SearchQuery,
    SourceStore,
    SubscriptionStore,
    Transaction,
)
from bot.ports.stories import StoryStore
from bot.ports.textmodel import TextModel
from bot.ports.vectors import VectorQuery, VectorStore
from bot.ports.world import (
    Clock,
    Extractor,
    FeedParser,
    Fetcher,
    FetchRequest,
    FetchResponse,
    Make,
    SourceKind,
    Workers,
)

__all__ = [
    "ArticleStore",
    "Clock",
    "Commands",
    "ConversationStore",
    "Database",
    "DeliveryStore",
    "EditionStore",
    "Extractor",
    "FeedParser",
    "FetchRequest",
    "FetchResponse",
    "Fetcher",
    "Handler",
    "InstallationStore",
    "JobQueue",
    "LeaseStore",
    "Make",
    "Platform",
    "Premises",
    "Progress",
    "ReceiptStore",
    "Reply",
    "RetentionStore",
    "SearchQuery",
    "SourceKind",
    "SourceStore",
    "SpendStore",
    "StoryStore",
    "Subject",
    "SubscriptionStore",
    "Suggestion",
    "TextModel",
    "Transaction",
    "Typing",
    "VectorQuery",
    "VectorStore",
    "Workers",
    "check_fence",
    "fenced",
]
