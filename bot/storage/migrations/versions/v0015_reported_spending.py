"""Whether what a call took was reported by the endpoint, or is an estimate."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Add the column; what failed was recorded by estimate so far."""
    op.add_column("spendings", sa.Column("reported", sa.Boolean, nullable=False, server_default=sa.true()))
    op.execute("UPDATE spendings SET reported = (failed IS NULL)")
