"""The table of contents: what the logic asks of the world, as Protocols. One contract suite per port runs over
every implementation, the fakes included.

Duties shared by all: everything is async; times are aware and in UTC; only errors of `bot.model.errors` escape;
cancelling leaves nothing half done."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

from bot.model.analysis import Analysis, Material
from bot.model.article import (
    Admission,
    Article,
    ArticleId,
    CanonicalUrl,
    Failure,
    Page,
    ParsedFeed,
    Reading,
    Scope,
    Source,
    SourceId,
)
from bot.model.briefing import Briefing, EditionId
from bot.model.conversation import MemberId, Thread, ThreadId, Turn, WorkspaceId
from bot.model.document import Document
from bot.model.job import Job, JobId, JobRecord
from bot.model.message import Channel, Limits, MessageId, Part, Request
from bot.model.topic import Window

R = TypeVar("R")


class Clock(Protocol):
    """The only source of the current time."""

    def now(self) -> datetime:
        """Give the current time, aware, in UTC."""

    async def sleep(self, seconds: float) -> None:
        """Wait; a test's clock moves instead."""


class Workers(Protocol):
    """Runs CPU-heavy or hang-prone functions in processes that can be killed."""

    async def run(self, function: Callable[..., R], *arguments: Any, timeout: float = 30.0) -> R:
        """Call an importable top-level function with picklable arguments.

        Raises WorkerError `timeout` after `timeout` seconds (the process is killed), `crashed` when the process dies,
        `memory` when it asks for more than it may. An AttacheError raised by the function comes through as it is;
        any other exception becomes WorkerError `failed` that names the function.
        """


@dataclass(frozen=True, slots=True)
class FetchRequest:
    """An address a stranger may have chosen, and the validators of the last answer."""

    url: str
    etag: str | None = None
    last_modified: str | None = None
    accept: str = "*/*"
    max_bytes: int = 10_000_000
    timeout: float = 30.0


@dataclass(frozen=True, slots=True)
class FetchResponse:
    """What came back; `status` is 200 or 304, anything else was raised."""

    url: str
    """Where the answer came from, after redirects."""
    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    moved_to: str | None = None
    """Set when every redirect on the way was permanent."""


class Fetcher(Protocol):
    """The one door for requests whose address a stranger can cause.

    Refuses, before a byte is sent: other schemes than http and https, credentials in the address, and every resolved
    address that is not public unless the operator allowed that host and port; on every hop. Bounds bytes before and
    after decompression, redirects and total time.
    """

    async def fetch(self, request: FetchRequest) -> FetchResponse:
        """Get one address. Raises FetchError with code `refused_scheme`, `refused_credentials`, `refused_address`,
        `unresolved`, `unreachable`, `timeout`, `too_large`, `too_many_redirects`, `tls`, `encoding` or `http_NNN`."""


class Extractor(Protocol):
    """Finds the article in a page."""

    async def extract(self, html: bytes, url: str | None) -> Page:
        """Give what the page says; raises ParseError `not_html` for what is no HTML at all, WorkerError as Workers."""


class FeedParser(Protocol):
    """Parses the bytes of a feed."""

    async def parse(self, body: bytes, content_type: str | None, base: str | None) -> ParsedFeed:
        """Give the feed; raises ParseError `empty`, `html_not_feed`, `not_a_feed`, `entities` or `too_complex`."""


class SourceKind(Protocol):
    """One kind of source; a file of `bot/sources` is one, found by listing that folder."""

    kind: str

    def claims(self, address: str) -> bool:
        """Say whether this kind reads such an address."""

    async def read(self, source: Source) -> Reading:
        """Poll once, sending the validators the source carries. Raises FetchError, ParseError or InputError when the
        whole source cannot be read; a bad entry becomes a Failure in the Reading."""


class Transaction(Protocol):
    """Opaque; the stores and the queue take part in it. Commits when its context ends without an error."""


class Database(Protocol):
    """Opens transactions. A write transaction takes its lock at the start, so two never lose an update."""

    def write(self) -> AbstractAsyncContextManager[Transaction]:
        """Begin a transaction that may write; raises StorageError `read_only`, `full` or `busy`."""

    def read(self) -> AbstractAsyncContextManager[Transaction]:
        """Begin a transaction that sees one state of the database throughout."""


class SourceStore(Protocol):
    """Sources and how their polling stands."""

    async def put(self, transaction: Transaction, source: Source) -> None:
        """Keep a source, replacing one of the same id."""

    async def get(self, transaction: Transaction, scopes: frozenset[Scope], source_id: SourceId) -> Source:
        """Give one; raises NotFoundError."""

    async def find_by_address(self, transaction: Transaction, scope: Scope, address: str) -> Source | None:
        """Give the source of that address in that scope."""

    async def list_sources(self, transaction: Transaction, scopes: frozenset[Scope]) -> tuple[Source, ...]:
        """Give all, ordered by publisher's name, then address."""

    async def list_due(self, transaction: Transaction, now: datetime) -> tuple[Source, ...]:
        """Give the active sources of every scope whose next poll is not after now, longest waiting first."""

    async def remove(self, transaction: Transaction, scopes: frozenset[Scope], source_id: SourceId) -> None:
        """Forget a source, keeping its articles; raises NotFoundError."""

    async def record_failures(
        self, transaction: Transaction, source_id: SourceId, failures: Sequence[Failure], at: datetime
    ) -> None:
        """Keep failed items with their source; the newest hundred a source are kept."""

    async def list_failures(self, transaction: Transaction, source_id: SourceId) -> tuple[Failure, ...]:
        """Give what failed, newest first."""


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """Words to look for in title, publisher and text; `any_of` are plain words or phrases, never query syntax."""

    any_of: tuple[str, ...]
    window: Window | None = None
    limit: int = 50


class ArticleStore(Protocol):
    """Articles, their revisions, their analyses and the lexical index.

    An article dated more than 15 minutes after `now` is kept but not listed or found by search until then.
    """

    async def admit(self, transaction: Transaction, articles: Sequence[Article]) -> tuple[Admission, ...]:
        """Keep articles in order: `stored` where the address is new in its scope, `revised` where the same address has
        another text (the old one stays readable as a revision), `duplicate` where address and text are known."""

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

    async def get_many(
        self, transaction: Transaction, scopes: frozenset[Scope], ids: Sequence[ArticleId]
    ) -> tuple[Article, ...]:
        """Give the newest revisions in the order asked, leaving out what is not kept."""

    async def save_analyses(self, transaction: Transaction, analyses: Sequence[Analysis]) -> None:
        """Keep analyses, replacing older ones of the same article and revision."""

    async def list_materials(
        self, transaction: Transaction, scopes: frozenset[Scope], ids: Sequence[ArticleId]
    ) -> tuple[Material, ...]:
        """Give articles with the analysis of their newest revision, in the order asked, leaving out those without."""

    async def list_unanalysed(self, transaction: Transaction, version: int, limit: int) -> tuple[Article, ...]:
        """Give articles of every scope without an analysis of at least that version, newest first."""

    async def count(self, transaction: Transaction, scopes: frozenset[Scope]) -> int:
        """Say how many articles are kept."""


class EditionStore(Protocol):
    """Briefings as written, complete, by id."""

    async def save(self, transaction: Transaction, workspace: WorkspaceId, briefing: Briefing, made: datetime) -> None:
        """Keep a briefing; the same id is kept once and never changed."""

    async def get(self, transaction: Transaction, workspace: WorkspaceId, edition_id: EditionId) -> Briefing:
        """Give one; raises NotFoundError, also for another workspace's."""

    async def list_editions(
        self, transaction: Transaction, workspace: WorkspaceId, topic: str | None = None, limit: int = 50
    ) -> tuple[Briefing, ...]:
        """Give editions, newest first."""


class ConversationStore(Protocol):
    """Threads and their turns."""

    async def open_thread(self, transaction: Transaction, thread: Thread) -> None:
        """Keep a thread; opening it again changes its topic and edition."""

    async def find_thread(self, transaction: Transaction, workspace: WorkspaceId, thread_id: ThreadId) -> Thread | None:
        """Give one of this workspace."""

    async def add_turn(self, transaction: Transaction, workspace: WorkspaceId, turn: Turn) -> None:
        """Keep a turn; raises NotFoundError when the workspace has no such thread."""

    async def list_turns(
        self, transaction: Transaction, workspace: WorkspaceId, thread_id: ThreadId, limit: int = 20
    ) -> tuple[Turn, ...]:
        """Give the last turns, oldest first."""

    async def forget_member(self, transaction: Transaction, workspace: WorkspaceId, member: MemberId) -> int:
        """Delete a member's turns; gives how many."""


Handler = Callable[[Job], Awaitable[None]]


class JobQueue(Protocol):
    """Says "look now": at least once for every job, jobs of one lock one after the other, in order."""

    async def enqueue(
        self, transaction: Transaction, job: Job, *, lock: str | None = None, due: datetime | None = None
    ) -> None:
        """Add a job in the caller's transaction: it exists only if that commits. An equal job that is still pending
        under the same lock is not added twice."""

    async def run(self, handlers: Mapping[str, Handler]) -> None:
        """Work until cancelled. A failed attempt is tried again with growing pauses, then the job is dead."""

    async def run_until_idle(self, handlers: Mapping[str, Handler]) -> int:
        """Work off what is due now; gives how many jobs were done."""

    async def list_dead(self, transaction: Transaction) -> tuple[JobRecord, ...]:
        """Give the jobs that were given up, newest first."""

    async def retry(self, transaction: Transaction, job_id: JobId) -> None:
        """Put a dead job back; raises NotFoundError."""


class Progress(Protocol):
    """Tells the person who waits what is being done."""

    async def tell(self, words: str) -> None:
        """Show one short line, replacing the last."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a command gives back: what is shown, and the value behind it."""

    document: Document
    value: Any = None
    """A Briefing, an Answer, a list: for JSON, and for what a platform hangs on it (buttons that carry its id)."""


class Commands(Protocol):
    """What a platform hands a member's request to."""

    async def __call__(self, request: Request, progress: Progress) -> Reply:
        """Do what was asked; never raises: what went wrong is a reply of kind `problem`."""

    async def keep_thread(self, workspace: WorkspaceId, thread: ThreadId, reply: Reply) -> None:
        """Remember what the messages under a posted reply are about, so that questions there have their context.

        A platform calls it once it knows the posted message; `thread_of` gives the id to use.
        """


class Platform(Protocol):
    """A place where members read and ask. `render` is pure; a part it gave can be stored as JSON and posted later.

    `post`, `edit` and `find` raise PostError, whose code says what became of the message.
    """

    name: str
    limits: Limits

    def render(self, reply: Reply) -> tuple[Part, ...]:
        """Give the messages, in order, each within the limits; joined they hold every word of the document."""

    async def post(self, channel: Channel, part: Part, key: str, thread: MessageId | None = None) -> MessageId:
        """Post one message that carries `key`, under the message `thread` where given. Mentions nobody."""

    async def edit(self, channel: Channel, message: MessageId, part: Part) -> None:
        """Replace a posted message; raises NotFoundError when it is gone, else PostError."""

    async def find(self, channel: Channel, key: str, thread: MessageId | None = None) -> MessageId | None:
        """Look among the latest messages for the one that carries `key`; None means that it is not there."""

    async def run(self, commands: Commands) -> None:
        """Listen until the platform ends or the task is cancelled; every request gets exactly one reply."""


__all__ = [
    "ArticleStore",
    "Clock",
    "Commands",
    "ConversationStore",
    "Database",
    "EditionStore",
    "Extractor",
    "FetchRequest",
    "FetchResponse",
    "Fetcher",
    "Handler",
    "JobQueue",
    "Platform",
    "Progress",
    "Reply",
    "SearchQuery",
    "SourceKind",
    "SourceStore",
    "Transaction",
    "Workers",
]
