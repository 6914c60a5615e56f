"""Planned editions, their rendered parts, deliveries, and leases."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_MOMENT = sa.String(32)


def upgrade() -> None:
    """Let editions be planned before they are written; make the other tables."""
    with op.batch_alter_table("editions") as editions:
        editions.alter_column("briefing", existing_type=sa.Text, nullable=True)
        editions.add_column(sa.Column("state", sa.String(10), nullable=False, server_default="written"))
        editions.add_column(sa.Column("due", _MOMENT))
        editions.add_column(sa.Column("plan", sa.Text))
        editions.add_column(sa.Column("articles", sa.Text))
        editions.add_column(sa.Column("seconds", sa.Float))
    op.create_index("editions_due", "editions", ["state", "due"])
    op.create_table(
        "renderings",
        sa.Column("edition", sa.String(32), primary_key=True),
        sa.Column("form", sa.String(80), primary_key=True),
        sa.Column("parts", sa.Text, nullable=False),
    )
    _make_deliveries()
    op.create_table(
        "leases",
        sa.Column("name", sa.String(80), primary_key=True),
        sa.Column("holder", sa.String(80), nullable=False),
        sa.Column("fence", sa.Integer, nullable=False),
        sa.Column("until", _MOMENT, nullable=False),
    )


def _make_deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("edition", sa.String(32), nullable=False),
        sa.Column("platform", sa.String(40), nullable=False),
        sa.Column("workspace", sa.String(80), nullable=False),
        sa.Column("channel", sa.String(80), nullable=False),
        sa.Column("subscription", sa.String(32), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("due", _MOMENT, nullable=False),
        sa.Column("next_at", _MOMENT, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("delivery", sa.Text, nullable=False),
        sa.UniqueConstraint("edition", "platform", "workspace", "channel"),
    )
    op.create_index("deliveries_due", "deliveries", ["platform", "state", "next_at"])
    op.create_index("deliveries_by_subscription", "deliveries", ["subscription", "state", "due"])
    op.create_index("deliveries_by_time", "deliveries", ["due"])
