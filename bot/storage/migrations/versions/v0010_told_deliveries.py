"""Finds a channel's last briefing without reading through the quiet editions that came since."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

_FORM = {"sqlite": "json_extract(delivery, '$.form')", "postgresql": "CAST(delivery AS json) ->> 'form'"}


def upgrade() -> None:
    """Add the column with its index, and fill it from the documents."""
    op.add_column("deliveries", sa.Column("told", sa.Integer, nullable=False, server_default="0"))
    form = _FORM[op.get_bind().dialect.name]
    quiet = "'no_news', 'late_no_news'"
    op.execute(f"UPDATE deliveries SET told = 1 WHERE state = 'sent' AND COALESCE({form}, '') NOT IN ({quiet})")  # noqa: S608
    op.create_index("deliveries_told", "deliveries", ["subscription", "told", "due", "id"])
