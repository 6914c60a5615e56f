"""The first tables: articles with their index, sources, editions, conversations, jobs."""

import sqlalchemy as sa
from alembic import op

from bot.storage.lexical import CREATE

revision = "0001"
down_revision = None

_MOMENT = sa.String(32)


def upgrade() -> None:
    """Make the tables and the full-text index."""
    _make_articles()
    _make_sources()
    _make_conversations()
    database = op.get_bind().dialect.name
    if database == "sqlite":
        _make_jobs()
    for statement in CREATE[database]:
        op.execute(statement)


def _make_articles() -> None:
    op.create_table(
        "articles",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("scope", sa.String(80), nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("publisher", sa.Text, nullable=False),
        sa.Column("publisher_domain", sa.Text),
        sa.Column("publisher_country", sa.String(2)),
        sa.Column("publisher_kind", sa.String(40)),
        sa.Column("state_controlled", sa.Boolean),
        sa.Column("published", _MOMENT),
        sa.Column("retrieved", _MOMENT, nullable=False),
        sa.Column("shown_at", _MOMENT, nullable=False),
        sa.Column("language", sa.String(20)),
        sa.Column("byline", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("source_id", sa.String(32)),
        sa.Column("analysed", sa.Integer, nullable=False, server_default="0"),
        sa.UniqueConstraint("scope", "id"),
    )
    op.create_index("articles_by_time", "articles", ["scope", "shown_at"])
    op.create_index("articles_by_analysis", "articles", ["analysed"])
    op.create_table(
        "revisions",
        sa.Column("scope", sa.String(80), primary_key=True),
        sa.Column("article_id", sa.String(32), primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True),
        sa.Column("article", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "analyses",
        sa.Column("article_id", sa.String(32), primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("analysis", sa.LargeBinary, nullable=False),
    )


def _make_sources() -> None:
    op.create_table(
        "sources",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("scope", sa.String(80), nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("next_poll", _MOMENT),
        sa.Column("publisher", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.UniqueConstraint("scope", "address"),
    )
    op.create_index("sources_due", "sources", ["state", "next_poll"])
    op.create_table(
        "failures",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("source_id", sa.String(32), nullable=False, index=True),
        sa.Column("item", sa.Text, nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
    )


def _make_conversations() -> None:
    op.create_table(
        "editions",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("workspace", sa.String(80), nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("topic", sa.String(120), nullable=False),
        sa.Column("made", _MOMENT, nullable=False),
        sa.Column("briefing", sa.Text, nullable=False),
        sa.UniqueConstraint("workspace", "id"),
    )
    op.create_index("editions_by_topic", "editions", ["workspace", "topic", "made"])
    op.create_table(
        "threads",
        sa.Column("workspace", sa.String(80), primary_key=True),
        sa.Column("id", sa.String(200), primary_key=True),
        sa.Column("topic", sa.String(120)),
        sa.Column("edition", sa.String(32)),
        sa.Column("opened", _MOMENT, nullable=False),
    )
    op.create_table(
        "turns",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("workspace", sa.String(80), nullable=False),
        sa.Column("thread", sa.String(200), nullable=False),
        sa.Column("member", sa.String(80), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("understood", sa.Text, nullable=False),
        sa.Column("answered", sa.Text, nullable=False),
    )
    op.create_index("turns_by_thread", "turns", ["workspace", "thread", "number"])


def _make_jobs() -> None:
    op.create_table(
        "jobs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("arguments", sa.Text, nullable=False),
        sa.Column("lock", sa.String(200)),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("due", _MOMENT, nullable=False),
        sa.Column("reason", sa.Text),
    )
    op.create_index("jobs_due", "jobs", ["state", "due"])
