"""The tables. Times are ISO strings in UTC with microseconds, so that both databases order them alike."""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)
from sqlalchemy.ext.compiler import compiles

metadata = MetaData()


@compiles(String, "postgresql")
def _write_text(_type: String, _compiler: Any, **options: Any) -> str:
    """Make both databases alike: a length says what is usual and holds nobody to it; order is by code point."""
    return 'TEXT COLLATE "C"' if isinstance(options.get("type_expression"), Column) else "TEXT"


articles = Table(
    "articles",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String(32), nullable=False),
    Column("scope", String(80), nullable=False),
    Column("url", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("publisher_domain", Text),
    Column("publisher_country", String(2)),
    Column("publisher_kind", String(40)),
    Column("state_controlled", Boolean),
    Column("published", String(32)),
    Column("retrieved", String(32), nullable=False),
    Column("shown_at", String(32), nullable=False),
    Column("language", String(20)),
    Column("byline", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("source_id", String(32)),
    Column("analysed", Integer, nullable=False, server_default="0"),
    Column("placed", Integer, nullable=False, server_default="0"),
    UniqueConstraint("scope", "id"),
    Index("articles_by_time", "scope", "shown_at"),
    Index("articles_by_analysis", "analysed"),
    Index("articles_by_placing", "placed", "scope", "shown_at"),
)
"""`shown_at` is when the article counts: published, else retrieved. `analysed` is the analyser's version; `placed` is 1
once it is in a story; one whose text or vector came later waits with 0 to be looked at again."""

places = Table(
    "places",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("scope", String(80), nullable=False),
    Column("article_id", String(32), nullable=False),
    Column("story", String(64), nullable=False),
    Column("told", String(32), nullable=False),
    Column("dated", Boolean, nullable=False),
    Column("length", Integer, nullable=False),
    Column("words", LargeBinary, nullable=False),
    Column("counts", LargeBinary, nullable=False),
    Column("telling", Text, nullable=False),
    Column("alike", Text, nullable=False),
    Column("live", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("scope", "article_id"),
    Index("places_by_time", "scope", "told"),
    Index("places_by_story", "scope", "story"),
)
"""Articles in their stories, by number in the order they were placed."""

stories = Table(
    "stories",
    metadata,
    Column("scope", String(80), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("first", String(32), nullable=False),
    Column("follows", String(64)),
    Column("merged_into", String(64)),
)

story_changes = Table(
    "story_changes",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("scope", String(80), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("story", String(64), nullable=False),
    Column("other", String(64), nullable=False),
    Column("article_id", String(32), nullable=False),
    Index("story_changes_by_story", "scope", "story"),
)

shelves = Table(
    "shelves",
    metadata,
    Column("scope", String(80), primary_key=True),
    Column("placed", Integer, nullable=False),
)
"""How many articles were placed in each scope; who places holds its row until the transaction ends."""

vectors = Table(
    "vectors",
    metadata,
    Column("scope", String(80), primary_key=True),
    Column("article_id", String(32), primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("space", String(120), nullable=False),
    Column("vector", LargeBinary, nullable=False),
)

revisions = Table(
    "revisions",
    metadata,
    Column("scope", String(80), primary_key=True),
    Column("article_id", String(32), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("article", LargeBinary, nullable=False),
)

analyses = Table(
    "analyses",
    metadata,
    Column("article_id", String(32), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("analysis", LargeBinary, nullable=False),
)

sources = Table(
    "sources",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("scope", String(80), nullable=False),
    Column("address", Text, nullable=False),
    Column("state", String(10), nullable=False),
    Column("next_poll", String(32)),
    Column("publisher", Text, nullable=False),
    Column("source", Text, nullable=False),
    UniqueConstraint("scope", "address"),
    Index("sources_due", "state", "next_poll"),
)

failures = Table(
    "failures",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("source_id", String(32), nullable=False, index=True),
    Column("item", Text, nullable=False),
    Column("code", String(40), nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", String(32), nullable=False),
)

editions = Table(
    "editions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("workspace", String(80), nullable=False),
    Column("id", String(32), nullable=False),
    Column("topic", String(120), nullable=False),
    Column("made", String(32), nullable=False),
    Column("briefing", Text),
    Column("state", String(10), nullable=False, server_default="written"),
    Column("due", String(32)),
    Column("plan", Text),
    Column("articles", Text),
    Column("seconds", Float),
    UniqueConstraint("workspace", "id"),
    Index("editions_by_topic", "workspace", "topic", "made"),
    Index("editions_due", "state", "due"),
    Index("editions_by_id", "id", "state"),
)
"""`workspace` is the scope of a planned edition, else who asked; `plan` and `due` are null for one made on request."""

renderings = Table(
    "renderings",
    metadata,
    Column("edition", String(32), primary_key=True),
    Column("form", String(80), primary_key=True),
    Column("parts", Text, nullable=False),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("edition", String(32), nullable=False),
    Column("platform", String(40), nullable=False),
    Column("workspace", String(80), nullable=False),
    Column("channel", String(80), nullable=False),
    Column("subscription", String(32), nullable=False),
    Column("state", String(10), nullable=False),
    Column("due", String(32), nullable=False),
    Column("next_at", String(32), nullable=False),
    Column("version", Integer, nullable=False),
    Column("told", Integer, nullable=False, server_default="0"),
    Column("delivery", Text, nullable=False),
    UniqueConstraint("edition", "platform", "workspace", "channel"),
    Index("deliveries_due", "platform", "state", "next_at"),
    Index("deliveries_by_subscription", "subscription", "state", "due"),
    Index("deliveries_by_time", "due"),
    Index("deliveries_told", "subscription", "told", "due", "id"),
)
"""`told` is 1 once it was sent with a briefing in it, and not with the line that there is no news."""

leases = Table(
    "leases",
    metadata,
    Column("name", String(80), primary_key=True),
    Column("holder", String(80), nullable=False),
    Column("fence", Integer, nullable=False),
    Column("until", String(32), nullable=False),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("platform", String(40), nullable=False),
    Column("workspace", String(80), nullable=False),
    Column("channel", String(80), nullable=False),
    Column("topic", String(120), nullable=False),
    Column("state", String(10), nullable=False),
    Column("next_at", String(32)),
    Column("subscription", Text, nullable=False),
    UniqueConstraint("platform", "workspace", "channel", "topic"),
    Index("subscriptions_due", "state", "next_at"),
)
"""`next_at` is null unless the subscription is active."""

threads = Table(
    "threads",
    metadata,
    Column("workspace", String(80), primary_key=True),
    Column("id", String(200), primary_key=True),
    Column("topic", String(120)),
    Column("edition", String(32)),
    Column("opened", String(32), nullable=False),
)

turns = Table(
    "turns",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("workspace", String(80), nullable=False),
    Column("thread", String(200), nullable=False),
    Column("member", String(80), nullable=False),
    Column("at", String(32), nullable=False),
    Column("question", Text, nullable=False),
    Column("understood", Text, nullable=False),
    Column("answered", Text, nullable=False),
    Index("turns_by_thread", "workspace", "thread", "number"),
)

answered = Table(
    "answered",
    metadata,
    Column("platform", String(40), primary_key=True),
    Column("workspace", String(80), primary_key=True),
    Column("channel", String(80), primary_key=True),
    Column("message", String(80), primary_key=True),
    Column("member", String(80), nullable=False),
    Column("at", String(32), nullable=False),
    Column("turn", String(32), nullable=False),
    Column("replies", Text, nullable=False),
    Column("ended", Boolean, nullable=False),
    Index("answered_by_time", "at"),
    Index("answered_by_end", "ended", "at"),
)
"""`replies` are the ids of messages, a JSON array."""

installations = Table(
    "installations",
    metadata,
    Column("platform", String(40), primary_key=True),
    Column("workspace", String(80), primary_key=True),
    Column("name", Text, nullable=False),
    Column("credentials", Text, nullable=False),
    Column("installed", String(32), nullable=False),
)
"""`credentials` are encrypted; see `sealing.py`."""

receipts = Table(
    "receipts",
    metadata,
    Column("platform", String(40), primary_key=True),
    Column("name", String(200), primary_key=True),
    Column("at", String(32), nullable=False),
    Index("receipts_by_time", "platform", "at"),
)
"""What a platform sent us and was taken in hand, by the platform's own name for it."""

verdicts = Table(
    "verdicts",
    metadata,
    Column("workspace", String(80), primary_key=True),
    Column("edition", String(32), primary_key=True),
    Column("member", String(80), primary_key=True),
    Column("useful", Boolean, nullable=False),
    Column("at", String(32), nullable=False),
)

spendings = Table(
    "spendings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", String(32), nullable=False),
    Column("workspace", String(80), nullable=False),
    Column("topic", String(120), nullable=False),
    Column("purpose", String(20), nullable=False),
    Column("model", String(120), nullable=False),
    Column("tokens_in", Integer, nullable=False),
    Column("tokens_out", Integer, nullable=False),
    Column("estimated", Integer, nullable=False),
    Column("cost_usd", Float),
    Column("failed", String(40)),
    Column("reported", Boolean, nullable=False, server_default="1"),
    Index("spendings_by_time", "at", "workspace"),
)

completions = Table(
    "completions",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("at", String(32), nullable=False),
    Column("model", String(120), nullable=False),
    Column("text", Text, nullable=False),
)
"""The key is made of all that was sent, so that only who sends the same again finds it."""

audits = Table(
    "audits",
    metadata,
    Column("workspace", String(80), primary_key=True),
    Column("edition", String(32), primary_key=True),
    Column("audit", Text, nullable=False),
)
