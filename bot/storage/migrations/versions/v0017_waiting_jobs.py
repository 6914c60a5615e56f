"""Tells whether an equal job waits without looking through all of its kind."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Make the index of what waits; a server keeps its jobs in tables of the queue's own."""
    if op.get_bind().dialect.name == "sqlite":
        op.create_index("jobs_waiting", "jobs", ["arguments", "kind"], sqlite_where=sa.text("state = 'pending'"))
