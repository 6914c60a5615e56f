"""What members say of briefings."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "verdicts",
        sa.Column("workspace", sa.String(80), primary_key=True),
        sa.Column("edition", sa.String(32), primary_key=True),
        sa.Column("member", sa.String(80), primary_key=True),
        sa.Column("useful", sa.Boolean, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
    )
