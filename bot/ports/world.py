"""What touches the world outside: time, worker processes, addresses, pages, feeds."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

from bot.model.article import (
    Article,
    Entry,
    Failure,
    Page,
    ParsedFeed,
    Reading,
    Source,
)

R = TypeVar("R")
Make = Callable[[Entry], Article | Failure | Entry]
"""Makes an article of an entry that carries one, or says why none can be made; gives any other entry back."""


class Clock(Protocol):
    """The only source of the current time."""

    def now(self) -> datetime:
        """Give the current time, aware, in UTC."""

    def steady(self) -> float:
        """Give seconds that only pass: setting the machine's clock does not move them."""

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
    check: Callable[[str], Awaitable[None]] | None = None
    """Asked before a redirect is followed to that address; raises FetchError where it must not be."""


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

    async def extract(self, html: bytes, url: str | None, known: frozenset[str] = frozenset()) -> Page:
        """Give what the page says; raises ParseError `not_html` for what is no HTML at all, WorkerError as Workers.
        Of `published` and `byline`, what the caller knows already is not searched for and may be left out."""


class FeedParser(Protocol):
    """Parses the bytes of a feed."""

    async def parse(self, body: bytes, content_type: str | None, base: str | None) -> ParsedFeed:
        """Give the feed; raises ParseError `empty`, `html_not_feed`, `not_a_feed`, `entities` or `too_complex`."""


class SourceKind(Protocol):
    """One kind of source; a file of `bot/sources` is one, found by listing that folder."""

    kind: str

    def claims(self, address: str) -> bool:
        """Say whether this kind reads such an address."""

    async def read(self, source: Source, make: Make) -> Reading:
        """Poll once, sending the validators the source carries. Raises FetchError, ParseError or InputError when the
        whole source cannot be read; a bad entry becomes a Failure in the Reading.

        `make` is called with each entry, perhaps in a worker process: it has to be picklable."""
