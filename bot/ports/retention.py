"""What forgets: deletion by age that reaches everything made of what is deleted."""

from datetime import datetime
from typing import Protocol

from bot.ports.storage import Transaction


class RetentionStore(Protocol):
    """Deletes by age, in batches, the earliest first; what sent editions quote stays in the editions."""

    async def drop_texts(self, transaction: Transaction, before: datetime, limit: int) -> int:
        """Delete the texts of articles that counted, and were read, before a moment, with all that was made of them:
        revisions, analyses, index entries.

        Titles, addresses, publishers and dates stay, so that nothing is read again. Gives how many articles.
        """

    async def drop_articles(self, transaction: Transaction, before: datetime, limit: int) -> int:
        """Delete dated articles that counted, and were read, before a moment, with their places in stories; gives how
        many. What has no date stays known, for its feed may go on listing it."""

    async def drop_records(self, transaction: Transaction, before: datetime, limit: int) -> int:
        """Delete the records of how editions came about before a moment, and what models answered; gives how many."""
