"""Which messages answer which message of a member, so that every process can edit and delete them."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "answered",
        sa.Column("platform", sa.String(40), primary_key=True),
        sa.Column("workspace", sa.String(80), primary_key=True),
        sa.Column("channel", sa.String(80), primary_key=True),
        sa.Column("message", sa.String(80), primary_key=True),
        sa.Column("member", sa.String(80), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("turn", sa.String(32), nullable=False),
        sa.Column("replies", sa.Text, nullable=False),
    )
    op.create_index("answered_by_time", "answered", ["at"])
