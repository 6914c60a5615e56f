"""Installations: workspaces that installed the bot, with encrypted credentials."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "installations",
        sa.Column("platform", sa.String(40), primary_key=True),
        sa.Column("workspace", sa.String(80), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("credentials", sa.Text, nullable=False),
        sa.Column("installed", sa.String(32), nullable=False),
    )
