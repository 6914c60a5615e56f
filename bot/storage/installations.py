"""Installations in SQL, their credentials encrypted."""

from sqlalchemy import ColumnElement, and_, delete, insert, select

from bot.model.conversation import WorkspaceId
from bot.model.installation import Installation
from bot.ports import Transaction
from bot.storage.database import connection_of
from bot.storage.moments import from_row, to_row
from bot.storage.sealing import Seal
from bot.storage.tables import installations


class SqlInstallationStore:
    """The installation store of the port."""

    def __init__(self, seal: Seal) -> None:
        self._seal = seal

    async def put(self, transaction: Transaction, installation: Installation) -> None:
        """Keep an installation, replacing an earlier one."""
        await self.remove(transaction, installation.platform, installation.workspace)
        row = {
            "platform": installation.platform,
            "workspace": installation.workspace,
            "name": installation.name,
            "credentials": self._seal.close(installation.credentials),
            "installed": to_row(installation.installed),
        }
        await connection_of(transaction).execute(insert(installations), [row])

    async def find(self, transaction: Transaction, platform: str, workspace: WorkspaceId) -> Installation | None:
        """Give one with its credentials in clear."""
        statement = select(installations).where(_is(platform, workspace))
        row = (await connection_of(transaction).execute(statement)).first()
        if row is None:
            return None
        return Installation(platform, workspace, row.name, self._seal.open(row.credentials), from_row(row.installed))

    async def list_workspaces(self, transaction: Transaction, platform: str) -> tuple[WorkspaceId, ...]:
        """Give the workspaces in order of their ids."""
        theirs = select(installations.c.workspace).where(installations.c.platform == platform)
        rows = await connection_of(transaction).execute(theirs.order_by(installations.c.workspace))
        return tuple(WorkspaceId(row.workspace) for row in rows.all())

    async def remove(self, transaction: Transaction, platform: str, workspace: WorkspaceId) -> bool:
        """Delete the row, credentials and all."""
        done = await connection_of(transaction).execute(delete(installations).where(_is(platform, workspace)))
        return done.rowcount > 0


def _is(platform: str, workspace: WorkspaceId) -> ColumnElement[bool]:
    return and_(installations.c.platform == platform, installations.c.workspace == workspace)
