"""What is kept: transactions, and a store for each kind of thing that is kept."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.model.analysis import Material
from bot.model.article import (
    Admission,
    Article,
    ArticleId,
    CanonicalUrl,
    Failure,
    Scope,
    Source,
    SourceId,
)
from bot.model.conversation import WorkspaceId
from bot.model.installation import Installation
from bot.model.message import Channel
from bot.model.subscription import Subscription, SubscriptionId
from bot.model.topic import Window


class Transaction(Protocol):
    """Opaque; the stores and the queue take part in it. Commits when its context ends without an error."""


class Database(Protocol):
    """Opens transactions. A write transaction takes its lock at the start, so two never lose an update."""

    def write(self, *, durable: bool = False) -> AbstractAsyncContextManager[Transaction]:
        """Begin a transaction that may write; raises StorageError `read_only`, `full` or `busy`.

        Once one that is `durable` has ended, a power failure takes back neither it nor any before it.
        """

    def read(self) -> AbstractAsyncContextManager[Transaction]:
        """Begin a transaction that sees one state of the database throughout."""

    async def read_clock(self) -> datetime | None:
        """Give the time by the server's clock; None where the database is a file and has none."""


class SourceStore(Protocol):
    """Sources and how their polling stands."""

    async def put(self, transaction: Transaction, source: Source) -> None:
        """Keep a source, replacing one of the same id."""

    async def settle(self, transaction: Transaction, sources: Sequence[Source]) -> None:
        """Keep how sources stand after a poll; one that was removed, paused or ended meanwhile stays so."""

    async def get(self, transaction: Transaction, scopes: frozenset[Scope], source_id: SourceId) -> Source:
        """Give one; raises NotFoundError."""

    async def find_by_address(self, transaction: Transaction, scope: Scope, address: str) -> Source | None:
        """Give the source of that address in that scope."""

    async def list_sources(self, transaction: Transaction, scopes: frozenset[Scope]) -> tuple[Source, ...]:
        """Give all, ordered by publisher's name, then address."""

    async def list_due(self, transaction: Transaction, now: datetime) -> tuple[SourceId, ...]:
        """Give the active sources of every scope whose next poll is not after now, longest waiting first."""

    async def get_many(self, transaction: Transaction, ids: Sequence[SourceId]) -> tuple[Source, ...]:
        """Give sources of every scope in the order asked, leaving out what is not kept: for who polls."""

    async def remove(self, transaction: Transaction, scopes: frozenset[Scope], source_id: SourceId) -> None:
        """Forget a source, keeping its articles; raises NotFoundError."""

    async def record_failures(
        self, transaction: Transaction, source_id: SourceId, failures: Sequence[Failure], at: datetime
    ) -> None:
        """Keep failed items with their source, each as it failed last; the newest 2,000 of a source are kept."""

    async def list_failures(self, transaction: Transaction, source_id: SourceId) -> tuple[Failure, ...]:
        """Give what failed with its moment, newest first."""


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """Words to look for in title, publisher and text; `any_of` are plain words or phrases, never query syntax."""

    any_of: tuple[str, ...]
    window: Window | None = None
    limit: int = 50
    publishers: tuple[str, ...] = ()
    """Only articles of these; none means of all."""
    late: datetime | None = None
    """Articles published since then come before others that fit as well: their score counts half as much again."""


class ArticleStore(Protocol):
    """Articles, their revisions, their analyses and the lexical index.

    An article dated more than 15 minutes after `now` is kept but not listed or found by search until then.
    """

    async def admit(self, transaction: Transaction, articles: Sequence[Article]) -> tuple[Admission, ...]:
        """Keep articles in order: `stored` where the address is new in its scope, `revised` where the same address has
        another text (the old one stays readable as a revision), `duplicate` where address and text are known, also a
        text that stood there before if a source gives it: some give the one and the other in turn."""

    async def get(self, transaction: Transaction, scopes: frozenset[Scope], article_id: ArticleId) -> Article:
        """Give the newest revision; raises NotFoundError."""

    async def get_revision(
        self, transaction: Transaction, scopes: frozenset[Scope], article_id: ArticleId, revision: int
    ) -> Article:
        """Give one revision, which a citation may index; raises NotFoundError."""

    async def find_by_url(
        self, transaction: Transaction, scopes: frozenset[Scope], url: CanonicalUrl
    ) -> Article | None:
        """Give the article of that address."""

    async def list_known(
        self, transaction: Transaction, scope: Scope, urls: Iterable[CanonicalUrl]
    ) -> frozenset[CanonicalUrl]:
        """Say which of these addresses are kept already."""

    async def list_articles(
        self, transaction: Transaction, scopes: frozenset[Scope], now: datetime, window: Window | None = None,
        limit: int = 1000,
    ) -> tuple[Article, ...]:  # fmt: skip
        """Give articles published within the window (undated ones count by when they were retrieved), newest first."""

    async def search(
        self, transaction: Transaction, scopes: frozenset[Scope], now: datetime, query: SearchQuery
    ) -> tuple[tuple[ArticleId, float], ...]:
        """Give matching articles, best first, with a score (higher is better). No query text is ever an error."""

    async def count_matches(
        self, transaction: Transaction, scopes: frozenset[Scope], any_of: Sequence[tuple[str, ...]]
    ) -> tuple[int, ...]:
        """Say for each group of words or phrases in how many articles of these scopes one of them stands: nobody may
        learn from it that a word stands in another's articles. Of many articles it may be about so many."""

    async def list_publishers(self, transaction: Transaction, scopes: frozenset[Scope]) -> tuple[str, ...]:
        """Give the names of all publishers of kept articles, in order."""

    async def get_many(
        self, transaction: Transaction, scopes: frozenset[Scope], ids: Sequence[ArticleId]
    ) -> tuple[Article, ...]:
        """Give the newest revisions in the order asked, leaving out what is not kept."""

    async def save_analyses(self, transaction: Transaction, read: Sequence[Material]) -> None:
        """Keep what was read in articles, replacing older analyses of the same article and revision."""

    async def list_materials(
        self, transaction: Transaction, scopes: frozenset[Scope], ids: Sequence[ArticleId]
    ) -> tuple[Material, ...]:
        """Give articles with the analysis of their newest revision, in the order asked, leaving out those without."""

    async def list_unanalysed(self, transaction: Transaction, version: int, limit: int) -> tuple[Article, ...]:
        """Give articles of every scope without an analysis of at least that version, newest first."""

    async def count_emptied(self, transaction: Transaction, scopes: frozenset[Scope]) -> int:
        """Say how many of them have lost their text to age (`RetentionStore.drop_texts`)."""

    async def count(self, transaction: Transaction, scopes: frozenset[Scope]) -> int:
        """Say how many articles are kept."""


class SubscriptionStore(Protocol):
    """What channels follow."""

    async def put(self, transaction: Transaction, subscription: Subscription) -> None:
        """Keep a subscription, replacing the one of the same channel and topic."""

    async def get(self, transaction: Transaction, workspace: WorkspaceId, name: SubscriptionId) -> Subscription:
        """Give one of this workspace; raises NotFoundError."""

    async def find(self, transaction: Transaction, channel: Channel, topic: str) -> Subscription | None:
        """Give what a channel follows of a topic."""

    async def list_of_channel(self, transaction: Transaction, channel: Channel) -> tuple[Subscription, ...]:
        """Give what a channel follows, by topic."""

    async def list_of_workspace(
        self, transaction: Transaction, workspace: WorkspaceId | None
    ) -> tuple[Subscription, ...]:
        """Give what a workspace follows, by channel and topic; None is for the operator and gives every workspace's."""

    async def list_due(self, transaction: Transaction, before: datetime, limit: int) -> tuple[Subscription, ...]:
        """Give active subscriptions of every workspace whose next slot comes before a moment, the earliest first."""

    async def advance(self, transaction: Transaction, subscriptions: Sequence[Subscription]) -> None:
        """Keep the new next slot of subscriptions that `list_due` gave in this transaction."""

    async def remove(self, transaction: Transaction, subscription: Subscription) -> None:
        """Forget a subscription; what was delivered stays."""


class ReceiptStore(Protocol):
    """What platforms sent us and a process took in hand: so that what is sent again is worked on once by all."""

    async def take(self, transaction: Transaction, platform: str, name: str, at: datetime) -> bool:
        """Say whether this comes for the first time, and remember it; of several who ask at once, one is told so."""

    async def give_back(self, transaction: Transaction, platform: str, name: str) -> None:
        """Forget one that came to nothing, so that it is taken when it is sent again."""

    async def forget(self, transaction: Transaction, platform: str, before: datetime) -> int:
        """Forget what was taken before a moment; gives how much that was."""


class InstallationStore(Protocol):
    """Workspaces that installed the bot; credentials are encrypted at rest."""

    async def put(self, transaction: Transaction, installation: Installation) -> None:
        """Keep an installation, replacing an earlier one of the same workspace."""

    async def find(self, transaction: Transaction, platform: str, workspace: WorkspaceId) -> Installation | None:
        """Give one; raises StorageError `secret` when the key is not the one it was kept with."""

    async def list_workspaces(self, transaction: Transaction, platform: str) -> tuple[WorkspaceId, ...]:
        """Give the workspaces that installed the bot there, in order of their ids."""

    async def remove(self, transaction: Transaction, platform: str, workspace: WorkspaceId) -> bool:
        """Forget an installation and its credentials; says whether there was one."""
