"""Articles in their stories, the stories as links of chains, and what became of them."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_MOMENT = sa.String(32)
_STORY = sa.String(64)
_SCOPE = sa.String(80)


def upgrade() -> None:
    """Make the four tables; the articles that are there are placed by the first process that reads them."""
    op.add_column("articles", sa.Column("placed", sa.Integer, nullable=False, server_default="0"))
    op.create_index("articles_by_placing", "articles", ["scope", "placed", "shown_at"])
    op.create_table(
        "places",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("scope", _SCOPE, nullable=False),
        sa.Column("article_id", sa.String(32), nullable=False),
        sa.Column("story", _STORY, nullable=False),
        sa.Column("told", _MOMENT, nullable=False),
        sa.Column("dated", sa.Boolean, nullable=False),
        sa.Column("length", sa.Integer, nullable=False),
        sa.Column("words", sa.LargeBinary, nullable=False),
        sa.Column("counts", sa.LargeBinary, nullable=False),
        sa.Column("telling", sa.Text, nullable=False),
        sa.Column("alike", sa.Text, nullable=False),
        sa.UniqueConstraint("scope", "article_id"),
    )
    op.create_index("places_by_time", "places", ["scope", "told"])
    op.create_index("places_by_story", "places", ["scope", "story"])
    op.create_table(
        "stories",
        sa.Column("scope", _SCOPE, primary_key=True),
        sa.Column("id", _STORY, primary_key=True),
        sa.Column("first", _MOMENT, nullable=False),
        sa.Column("follows", _STORY),
        sa.Column("merged_into", _STORY),
    )
    op.create_table(
        "story_changes",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("scope", _SCOPE, nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("story", _STORY, nullable=False),
        sa.Column("other", _STORY, nullable=False),
        sa.Column("article_id", sa.String(32), nullable=False),
    )
    op.create_index("story_changes_by_story", "story_changes", ["scope", "story"])
    op.create_table(
        "shelves",
        sa.Column("scope", _SCOPE, primary_key=True),
        sa.Column("placed", sa.Integer, nullable=False),
    )
