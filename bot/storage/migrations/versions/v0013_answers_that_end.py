"""Whether the answering of a member's message has ended; what was answered so far counts as ended."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add the column and its index."""
    op.add_column("answered", sa.Column("ended", sa.Boolean, nullable=False, server_default=sa.true()))
    op.create_index("answered_by_end", "answered", ["ended", "at"])
