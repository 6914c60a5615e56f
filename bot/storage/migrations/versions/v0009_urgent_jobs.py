"""Finds a job that is urgent without looking through all that wait."""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the index; on a server the queue's own tables have one."""
    if op.get_bind().dialect.name == "sqlite":
        op.create_index("jobs_by_kind", "jobs", ["kind", "state", "due"])
