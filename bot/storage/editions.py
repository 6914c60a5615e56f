"""Briefings as written, whole, in SQL."""

from datetime import datetime

from sqlalchemy import insert, select

from bot.documents import dump_json, load_json
from bot.model.briefing import Briefing, EditionId
from bot.model.conversation import WorkspaceId
from bot.model.errors import NotFoundError
from bot.ports import Transaction
from bot.storage.database import connection_of
from bot.storage.moments import to_row
from bot.storage.tables import editions


class SqlEditionStore:
    """The edition store of the port."""

    async def save(self, transaction: Transaction, workspace: WorkspaceId, briefing: Briefing, made: datetime) -> None:
        """Keep a briefing once."""
        connection = connection_of(transaction)
        known = select(editions.c.number).where(editions.c.workspace == workspace, editions.c.id == briefing.id)
        if (await connection.execute(known)).first() is not None:
            return
        row = {
            "workspace": workspace,
            "id": briefing.id,
            "topic": briefing.topic,
            "made": to_row(made),
            "briefing": dump_json(briefing),
        }
        await connection.execute(insert(editions), [row])

    async def get(self, transaction: Transaction, workspace: WorkspaceId, edition_id: EditionId) -> Briefing:
        """Give one of this workspace."""
        statement = select(editions.c.briefing).where(editions.c.workspace == workspace, editions.c.id == edition_id)
        row = (await connection_of(transaction).execute(statement)).first()
        if row is None:
            raise NotFoundError(f"No edition {edition_id} is kept for this workspace.")
        return load_json(Briefing, row.briefing)

    async def list_editions(
        self, transaction: Transaction, workspace: WorkspaceId, topic: str | None = None, limit: int = 50
    ) -> tuple[Briefing, ...]:
        """Give editions, newest first."""
        statement = select(editions.c.briefing).where(editions.c.workspace == workspace)
        if topic is not None:
            statement = statement.where(editions.c.topic == topic)
        statement = statement.order_by(editions.c.made.desc(), editions.c.number.desc()).limit(limit)
        rows = await connection_of(transaction).execute(statement)
        return tuple(load_json(Briefing, row.briefing) for row in rows)
