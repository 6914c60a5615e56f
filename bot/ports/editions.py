"""Where editions are kept, and what stays on record of how they were made."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.model.article import ArticleId
from bot.model.audit import Audit, Spending, SpendingLine
from bot.model.briefing import Briefing, EditionId
from bot.model.completion import Completion
from bot.model.conversation import WorkspaceId
from bot.model.edition import Edition
from bot.model.message import Part
from bot.ports.storage import Transaction


class EditionStore(Protocol):
    """Editions as planned and as written, complete, by id. A public edition belongs to the workspaces it went to."""

    async def plan(self, transaction: Transaction, editions: Sequence[Edition]) -> tuple[Edition, ...]:
        """Keep planned editions; gives those that were not known yet."""

    async def get_planned(self, transaction: Transaction, edition_id: EditionId) -> Edition:
        """Give a planned edition and how its writing stands; raises NotFoundError."""

    async def list_planned(self, transaction: Transaction, limit: int) -> tuple[Edition, ...]:
        """Give planned editions of every workspace, for the operator, the latest due first."""

    async def list_unwritten(self, transaction: Transaction, before: datetime, limit: int) -> tuple[Edition, ...]:
        """Give planned editions due before a moment that nobody has written yet and that an open delivery waits for,
        the earliest first: what every channel has left is not paid for."""

    async def finish(
        self, transaction: Transaction, edition: Edition, briefing: Briefing, articles: Sequence[ArticleId],
        seconds: float,
    ) -> bool:  # fmt: skip
        """Keep what was written, once, with the articles it was written from; False when it was written before."""

    async def fail(self, transaction: Transaction, edition: Edition) -> None:
        """Keep the state, attempts and reason of an edition that could not be written."""

    async def get_written(self, transaction: Transaction, edition_id: EditionId) -> Briefing:
        """Give what was written of a planned edition, for its deliveries; raises NotFoundError."""

    async def list_used(self, transaction: Transaction, edition_id: EditionId) -> tuple[ArticleId, ...]:
        """Give the articles a planned edition was written from."""

    async def measure(self, transaction: Transaction, topic: str) -> float | None:
        """Give the longest of the last ten writing times of a topic, in seconds."""

    async def keep_parts(
        self, transaction: Transaction, edition_id: EditionId, form: str, parts: Sequence[Part]
    ) -> None:
        """Keep the rendered parts of an edition in one form, once; they never change."""

    async def find_parts(self, transaction: Transaction, edition_id: EditionId, form: str) -> tuple[Part, ...] | None:
        """Give the rendered parts of an edition in one form."""

    async def save(self, transaction: Transaction, workspace: WorkspaceId, briefing: Briefing, made: datetime) -> None:
        """Keep a briefing; the same id is kept once and never changed."""

    async def get(self, transaction: Transaction, workspace: WorkspaceId, edition_id: EditionId) -> Briefing:
        """Give one; raises NotFoundError, also for another workspace's."""

    async def list_editions(
        self, transaction: Transaction, workspace: WorkspaceId, topic: str | None = None, limit: int = 50
    ) -> tuple[Briefing, ...]:
        """Give editions, newest first."""


class SpendStore(Protocol):
    """What models were paid for, and what they answered, by content."""

    async def record(self, transaction: Transaction, spending: Spending) -> int:
        """Keep what one call took, or will likely take; gives the number under which it can be settled."""

    async def settle(self, transaction: Transaction, number: int, spending: Spending | None) -> None:
        """Put what a call took in the place of what was recorded for it; None where it took nothing."""

    async def sum_cost(self, transaction: Transaction, since: datetime, workspace: WorkspaceId | None = None) -> float:
        """Give US dollars spent since then, by one workspace or by all; calls without a price count as nothing."""

    async def find_ratio(self, transaction: Transaction, model: str) -> float:
        """Give how many tokens the endpoint reported for each one we estimated; 1 where nothing is known."""

    async def list_spending(
        self, transaction: Transaction, since: datetime, workspace: WorkspaceId | None = None
    ) -> tuple[SpendingLine, ...]:
        """Give sums by day, topic, purpose and model, newest day first."""

    async def find_completion(self, transaction: Transaction, key: str) -> Completion | None:
        """Give what was answered to that content before."""

    async def forget_completions(self, transaction: Transaction, keys: Sequence[str]) -> None:
        """Forget answers, so that what is asked again is answered anew."""

    async def save_completion(self, transaction: Transaction, key: str, completion: Completion, at: datetime) -> None:
        """Keep an answer under its content's key; the same key is kept once."""

    async def save_audit(self, transaction: Transaction, workspace: WorkspaceId, audit: Audit) -> None:
        """Keep how an edition came about; the same edition is kept once."""

    async def get_audit(self, transaction: Transaction, workspace: WorkspaceId, edition_id: EditionId) -> Audit:
        """Give it; raises NotFoundError, also for another workspace's."""
