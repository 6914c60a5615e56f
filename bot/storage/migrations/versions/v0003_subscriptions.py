"""What channels follow."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table of subscriptions."""
    op.create_table(
        "subscriptions",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("platform", sa.String(40), nullable=False),
        sa.Column("workspace", sa.String(80), nullable=False),
        sa.Column("channel", sa.String(80), nullable=False),
        sa.Column("topic", sa.String(120), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("next_at", sa.String(32)),
        sa.Column("subscription", sa.Text, nullable=False),
        sa.UniqueConstraint("platform", "workspace", "channel", "topic"),
    )
    op.create_index("subscriptions_due", "subscriptions", ["state", "next_at"])
