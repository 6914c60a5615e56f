"""Opens each implementation of the stores for the contract suites."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL

from bot.ports import (
    ArticleStore,
    ConversationStore,
    Database,
    DeliveryStore,
    EditionStore,
    InstallationStore,
    JobQueue,
    LeaseStore,
    SourceStore,
    SubscriptionStore,
)
from bot.queues.local import LocalQueue
from bot.storage import sealing
from bot.storage.articles import SqlArticleStore
from bot.storage.conversations import SqlConversationStore
from bot.storage.database import Settings
from bot.storage.deliveries import SqlDeliveryStore
from bot.storage.editions import SqlEditionStore
from bot.storage.installations import SqlInstallationStore
from bot.storage.leases import SqlLeaseStore
from bot.storage.sources import SqlSourceStore
from bot.storage.subscriptions import SqlSubscriptionStore
from bot.storage.upgrade import open_database
from tests.fakes.clock import HandClock


@dataclass(frozen=True)
class Stores:
    database: Database
    articles: ArticleStore
    sources: SourceStore
    editions: EditionStore
    conversations: ConversationStore
    subscriptions: SubscriptionStore
    deliveries: DeliveryStore
    leases: LeaseStore
    queue: JobQueue
    clock: HandClock
    installations: InstallationStore


@asynccontextmanager
async def open_stores(settings: Settings) -> AsyncIterator[Stores]:
    database = await open_database(settings)
    clock = HandClock()
    try:
        yield Stores(
            database,
            SqlArticleStore(),
            SqlSourceStore(),
            SqlEditionStore(),
            SqlConversationStore(),
            SqlSubscriptionStore(),
            SqlDeliveryStore(),
            SqlLeaseStore(),
            LocalQueue(database, clock),
            clock,
            SqlInstallationStore(sealing.Seal(sealing.Settings(home=settings.home))),
        )
    finally:
        await database.close()


def open_sqlite(folder: Path) -> AbstractAsyncContextManager[Stores]:
    return open_stores(Settings(home=folder))


def open_postgres(address: URL, folder: Path) -> AbstractAsyncContextManager[Stores]:
    return open_stores(Settings(address=address.render_as_string(hide_password=False), home=folder))
