"""Opens each implementation of the stores for the contract suites."""

import asyncio
import functools
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import text
from sqlalchemy.engine import URL

from bot.ports import (
    ArticleStore,
    Clock,
    ConversationStore,
    Database,
    DeliveryStore,
    EditionStore,
    InstallationStore,
    JobQueue,
    LeaseStore,
    ReceiptStore,
    RetentionStore,
    SourceStore,
    SpendStore,
    StoryStore,
    SubscriptionStore,
    VectorStore,
)
from bot.queues.local import LocalQueue
from bot.queues.procrastinate import ProcrastinateQueue
from bot.storage import sealing
from bot.storage.articles import SqlArticleStore
from bot.storage.conversations import SqlConversationStore
from bot.storage.database import Settings, SqlDatabase, connection_of
from bot.storage.deliveries import SqlDeliveryStore
from bot.storage.editions import SqlEditionStore
from bot.storage.installations import SqlInstallationStore
from bot.storage.leases import SqlLeaseStore
from bot.storage.receipts import SqlReceiptStore
from bot.storage.retention import SqlRetentionStore
from bot.storage.sources import SqlSourceStore
from bot.storage.spend import SqlSpendStore
from bot.storage.stories import SqlStoryStore
from bot.storage.subscriptions import SqlSubscriptionStore
from bot.storage.upgrade import open_database
from bot.storage.vectors import SqlVectorStore
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
    spend: SpendStore
    stories: StoryStore
    vectors: VectorStore
    retention: RetentionStore
    receipts: ReceiptStore


class ServerClock(HandClock):
    """On Postgres the server's clock says what is due; it cannot be moved, so what waits is moved towards it."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self._database = database

    async def sleep(self, seconds: float) -> None:
        await super().sleep(seconds)
        earlier = text("UPDATE procrastinate_jobs SET scheduled_at = scheduled_at - make_interval(secs => :seconds)")
        async with self._database.write() as transaction:
            await connection_of(transaction).execute(earlier, {"seconds": seconds})


@asynccontextmanager
async def open_stores(settings: Settings) -> AsyncIterator[Stores]:
    database = await open_database(settings)
    clock = HandClock() if database.server is None else ServerClock(database)
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
            await open_queue(database, clock),
            clock,
            SqlInstallationStore(sealing.Seal(sealing.Settings(home=settings.home))),
            SqlSpendStore(),
            SqlStoryStore(),
            SqlVectorStore(),
            SqlRetentionStore(),
            SqlReceiptStore(),
        )
    finally:
        await database.close()


async def open_queue(database: SqlDatabase, clock: Clock) -> JobQueue:
    if database.server is None:
        return LocalQueue(database, clock)
    queue = ProcrastinateQueue(database, clock, database.server)
    await queue.prepare()
    return queue


def open_sqlite(folder: Path) -> AbstractAsyncContextManager[Stores]:
    lay_empty(folder)
    return open_stores(Settings(home=folder))


def lay_empty(home: Path) -> None:
    """Put a database with nothing in its tables where there is none: to make these takes longer than most tests."""
    file = home / "attache.db"
    if not file.exists():
        home.mkdir(exist_ok=True)
        file.write_bytes(_make_empty())


@functools.cache
def _make_empty() -> bytes:
    async def make(home: Path) -> None:
        await (await open_database(Settings(home=home))).close()

    with TemporaryDirectory() as folder, ThreadPoolExecutor(1) as thread:  # as a loop may run in this one
        thread.submit(asyncio.run, make(Path(folder))).result()
        return (Path(folder) / "attache.db").read_bytes()


def open_postgres(address: URL, folder: Path) -> AbstractAsyncContextManager[Stores]:
    return open_stores(Settings(address=address.render_as_string(hide_password=False), home=folder))
