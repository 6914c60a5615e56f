"""What models were paid for, their answers by content, and the audits of editions."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_MOMENT = sa.String(32)


def upgrade() -> None:
    """Make the three tables."""
    op.create_table(
        "spendings",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("workspace", sa.String(80), nullable=False),
        sa.Column("topic", sa.String(120), nullable=False),
        sa.Column("purpose", sa.String(20), nullable=False),
        sa.Column("model", sa.String(120), nullable=False),
        sa.Column("tokens_in", sa.Integer, nullable=False),
        sa.Column("tokens_out", sa.Integer, nullable=False),
        sa.Column("estimated", sa.Integer, nullable=False),
        sa.Column("cost_usd", sa.Float),
        sa.Column("failed", sa.String(40)),
    )
    op.create_index("spendings_by_time", "spendings", ["at", "workspace"])
    op.create_table(
        "completions",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("model", sa.String(120), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "audits",
        sa.Column("workspace", sa.String(80), primary_key=True),
        sa.Column("edition", sa.String(32), primary_key=True),
        sa.Column("audit", sa.Text, nullable=False),
    )
