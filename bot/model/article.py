"""Publishers, sources, entries as received and articles as kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, NewType

ArticleId = NewType("ArticleId", str)
SourceId = NewType("SourceId", str)

Scope = NewType("Scope", str)
"""`public`, or the workspace whose private sources a thing came through."""
PUBLIC = Scope("public")

ReceivedUrl = NewType("ReceivedUrl", str)
"""An address as a stranger gave it: never fetched, stored as a key or shown before it is made canonical."""
CanonicalUrl = NewType("CanonicalUrl", str)
"""An http(s) address, or `file:`/`sample:` name, in the one spelling that identifies an article."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """An outlet; None means not known, which is never shown as `no`."""

    name: str
    domain: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    kind: str | None = None
    """wire, newspaper, broadcaster, magazine, ministry, think tank, organisation or sample."""
    state_controlled: bool | None = None

    @property
    def labelled(self) -> str:
        """The name with the label of what a state controls."""
        return f"{self.name} (state-controlled)" if self.state_controlled else self.name


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often a source publishes by its own dates, and how long it and its host ask to be left alone."""

    dated: int = 0
    """Entries with a date that has come."""
    oldest: datetime | None = None
    """The oldest of these dates."""
    ttl: float = 0.0
    """Seconds the feed asks for between two polls (`ttl`, `sy:updatePeriod`)."""
    fresh: float = 0.0
    """Seconds for which the host said its last answer holds (Cache-Control, Expires)."""
    skip_hours: tuple[int, ...] = ()
    """Hours of the day in UTC in which the feed asks not to be read."""
    skip_days: tuple[int, ...] = ()
    """Days of the week, Monday is 0."""


@dataclass(frozen=True, slots=True)
class SourceEvent:
    """A turn in the story of a source; the same turn several times is one event where nothing else happened between,
    or always the same."""

    what: Literal["failed", "recovered", "moved", "ended", "paused", "resumed", "malformed", "well_formed"]
    at: datetime
    code: str = ""
    detail: str = ""
    times: int = 1
    last: datetime | None = None
    """When it happened for the last time, where it happened more than once."""


@dataclass(frozen=True, slots=True)
class Source:
    """A place we poll: kind, address and publisher, with how its polling stands."""

    id: SourceId
    scope: Scope
    kind: str
    """The name of a file in `bot/sources`."""
    address: str
    publisher: Publisher
    language: str | None = None
    state: Literal["active", "paused", "ended"] = "active"
    etag: str | None = None
    last_modified: str | None = None
    last_attempt: datetime | None = None
    last_success: datetime | None = None
    last_new: datetime | None = None
    last_whole: datetime | None = None
    """When it last gave all it has, and not only said that nothing changed."""
    failures: int = 0
    """Polls failed in a row."""
    reason: str | None = None
    """Why the last poll failed, one sentence."""
    next_poll: datetime | None = None
    """UTC; None means now."""
    rhythm: Rhythm = Rhythm()
    story: tuple[SourceEvent, ...] = ()
    """The newest turns, oldest first."""
    earlier: int = 0
    """Turns before these, which are not kept."""
    malformed: bool = False
    """Whether what it gave last was read although its form is broken."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as received, untrusted: nothing in it has been checked or cleaned."""

    url: ReceivedUrl | None
    title: str | None = None
    publisher: str | None = None
    published: str | datetime | None = None
    updated: str | datetime | None = None
    text: str | None = None
    html: str | None = None
    """A whole page where `whole` is set, else the body a feed carried."""
    summary: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    external_id: str | None = None
    whole: bool = False
    """It carries the article itself, however short: nothing is fetched for it."""


@dataclass(frozen=True, slots=True)
class Article:
    """An item as kept: canonical address, clean text, UTC dates. The offsets of every citation index `text`."""

    id: ArticleId
    scope: Scope
    url: CanonicalUrl
    title: str
    publisher: Publisher
    published: datetime | None
    retrieved: datetime
    language: str | None
    byline: tuple[str, ...]
    text: str
    content_hash: str
    """SHA-256 of the text with white space folded and case removed: the same words give the same hash."""
    revision: int = 1
    source_id: SourceId | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A failed item as a result: what, why, and what it was; never the end of the batch."""

    item: str
    """The address, or `line 3`, or the file's name."""
    code: str
    reason: str
    """One sentence."""
    at: datetime | None = None
    """When it was kept; None for one that is not kept yet."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one poll of a source gave; `unchanged` when the host answered that nothing is new."""

    entries: tuple[Entry, ...] = ()
    """Those that do not carry their article: it has to be fetched or extracted."""
    articles: tuple[Article, ...] = ()
    """Made of the entries that do."""
    failures: tuple[Failure, ...] = ()
    unchanged: bool = False
    title: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    moved_to: str | None = None
    """The new address after a permanent redirect."""
    rhythm: Rhythm = Rhythm()
    """What the feed and its host ask for; the poller adds what the entries' dates tell."""
    problems: tuple[str, ...] = ()
    """What was wrong with it although it was read, each one sentence."""
    well_formed: bool = True
    """False where the first of its problems is that its form is broken."""

    @classmethod
    def of(cls, made: Iterable[Article | Failure | Entry], **rest: Any) -> "Reading":
        """Give a reading of what was made of its entries, in their order."""
        found = tuple(made)
        return cls(
            entries=tuple(each for each in found if isinstance(each, Entry)),
            articles=tuple(each for each in found if isinstance(each, Article)),
            failures=tuple(each for each in found if isinstance(each, Failure)),
            **rest,
        )


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed as parsed: what it is, its entries, and what was wrong with it."""

    title: str
    format: Literal["rss", "atom", "json"]
    entries: tuple[Entry, ...]
    problems: tuple[str, ...] = ()
    rhythm: Rhythm = Rhythm()
    well_formed: bool = True
    """False where the first of its problems is that its form is broken."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says once extracted; `text` is empty unless `kind` is `article`."""

    kind: Literal["article", "paywall", "consent", "not_article"]
    url: str | None
    title: str
    byline: tuple[str, ...]
    published: datetime | None
    language: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Admission:
    """What became of one entry: stored, revised, a duplicate, or rejected with a coded failure."""

    outcome: Literal["stored", "revised", "duplicate", "rejected"]
    article_id: ArticleId | None = None
    failure: Failure | None = None
