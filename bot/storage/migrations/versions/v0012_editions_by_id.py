"""Finds an edition by its id alone, as whoever sends its deliveries does, without reading through all there are."""

from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the index."""
    op.create_index("editions_by_id", "editions", ["id", "state"])
