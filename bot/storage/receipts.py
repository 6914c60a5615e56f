"""Receipts in SQL: what a platform sent us and was taken in hand, each once."""

from datetime import datetime

from sqlalchemy import and_, delete, insert, select

from bot.ports import Transaction
from bot.storage.database import connection_of
from bot.storage.moments import to_row
from bot.storage.tables import receipts


class SqlReceiptStore:
    """The receipt store of the port: nobody else writes in a write transaction, so looking and adding is one step."""

    async def take(self, transaction: Transaction, platform: str, name: str, at: datetime) -> bool:
        """Remember a name, and say whether it is new."""
        connection = connection_of(transaction)
        same = and_(receipts.c.platform == platform, receipts.c.name == name)
        if (await connection.execute(select(receipts.c.name).where(same))).first() is not None:
            return False
        await connection.execute(insert(receipts), [{"platform": platform, "name": name, "at": to_row(at)}])
        return True

    async def give_back(self, transaction: Transaction, platform: str, name: str) -> None:
        """Forget one name."""
        same = and_(receipts.c.platform == platform, receipts.c.name == name)
        await connection_of(transaction).execute(delete(receipts).where(same))

    async def forget(self, transaction: Transaction, platform: str, before: datetime) -> int:
        """Forget a platform's receipts from before a moment."""
        old = and_(receipts.c.platform == platform, receipts.c.at < to_row(before))
        return (await connection_of(transaction).execute(delete(receipts).where(old))).rowcount
