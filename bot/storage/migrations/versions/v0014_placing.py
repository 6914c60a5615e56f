"""Which of the placed articles are live blogs; and an index of articles that begins with what waits to be placed."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Add the column, and make the index anew with its columns in another order."""
    op.add_column("places", sa.Column("live", sa.Boolean, nullable=False, server_default=sa.false()))
    op.drop_index("articles_by_placing", "articles")
    op.create_index("articles_by_placing", "articles", ["placed", "scope", "shown_at"])
