"""What platforms sent and was taken in hand, so that what is sent again is worked on once by all processes."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "receipts",
        sa.Column("platform", sa.String(40), primary_key=True),
        sa.Column("name", sa.String(200), primary_key=True),
        sa.Column("at", sa.String(32), nullable=False),
    )
    op.create_index("receipts_by_time", "receipts", ["platform", "at"])
