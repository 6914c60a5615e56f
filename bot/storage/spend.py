"""What models were paid for, their answers by content, and the audits of editions, in SQL."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from bot.documents import dump_json, load_json
from bot.model.audit import Audit, Spending, SpendingLine
from bot.model.briefing import EditionId
from bot.model.completion import Completion, Tokens
from bot.model.conversation import WorkspaceId
from bot.model.errors import NotFoundError
from bot.ports import Transaction
from bot.storage.database import connection_of
from bot.storage.moments import to_row
from bot.storage.tables import audits, completions, spendings

_LATEST = 50
"""Calls a model's ratio of reported to estimated tokens is taken over."""


class SqlSpendStore:
    """The spend store of the port."""

    async def record(self, transaction: Transaction, spending: Spending) -> int:
        """Keep what one call took."""
        statement = insert(spendings).values(_row_of(spending)).returning(spendings.c.number)
        return int((await connection_of(transaction).execute(statement)).scalar_one())

    async def settle(self, transaction: Transaction, number: int, spending: Spending | None) -> None:
        """Put what a call took in the place of what was recorded for it."""
        this = spendings.c.number == number
        statement = delete(spendings) if spending is None else update(spendings).values(_row_of(spending))
        await connection_of(transaction).execute(statement.where(this))

    async def sum_cost(self, transaction: Transaction, since: datetime, workspace: WorkspaceId | None = None) -> float:
        """Give US dollars spent since then."""
        statement = select(func.sum(spendings.c.cost_usd)).where(spendings.c.at >= to_row(since))
        if workspace is not None:
            statement = statement.where(spendings.c.workspace == workspace)
        return float((await connection_of(transaction).execute(statement)).scalar() or 0.0)

    async def find_ratio(self, transaction: Transaction, model: str) -> float:
        """Give reported tokens for each estimated one, over the latest calls that succeeded and were reported."""
        latest = (
            select(spendings.c.tokens_in, spendings.c.estimated)
            .where(
                spendings.c.model == model,
                spendings.c.failed.is_(None),
                spendings.c.reported,
                spendings.c.estimated > 0,
            )
            .order_by(spendings.c.number.desc())
            .limit(_LATEST)
        ).subquery()
        sums = select(func.sum(latest.c.tokens_in), func.sum(latest.c.estimated))
        reported, estimated = (await connection_of(transaction).execute(sums)).one()
        return float(reported) / float(estimated) if estimated else 1.0

    async def list_spending(
        self, transaction: Transaction, since: datetime, workspace: WorkspaceId | None = None
    ) -> tuple[SpendingLine, ...]:
        """Give sums by day, topic, purpose and model, newest day first."""
        day = func.substr(spendings.c.at, 1, 10)
        keys = (day, spendings.c.workspace, spendings.c.topic, spendings.c.purpose, spendings.c.model)
        statement = (
            select(
                *keys,
                func.count(),
                func.sum(spendings.c.tokens_in),
                func.sum(spendings.c.tokens_out),
                func.coalesce(func.sum(spendings.c.cost_usd), 0.0),
                func.coalesce(func.sum(spendings.c.cost_usd).filter(~spendings.c.reported), 0.0),
            )
            .where(spendings.c.at >= to_row(since))
            .group_by(*keys)
            .order_by(day.desc(), *keys[1:])
        )
        if workspace is not None:
            statement = statement.where(spendings.c.workspace == workspace)
        rows = await connection_of(transaction).execute(statement)
        return tuple(_line(row) for row in rows)

    async def find_completion(self, transaction: Transaction, key: str) -> Completion | None:
        """Give what was answered to that content before."""
        statement = select(completions).where(completions.c.key == key)
        row = (await connection_of(transaction).execute(statement)).first()
        return Completion(row.text, row.model, Tokens(), cached=True) if row is not None else None

    async def forget_completions(self, transaction: Transaction, keys: Sequence[str]) -> None:
        """Forget answers."""
        if keys:
            await connection_of(transaction).execute(delete(completions).where(completions.c.key.in_(keys)))

    async def save_completion(self, transaction: Transaction, key: str, completion: Completion, at: datetime) -> None:
        """Keep an answer once."""
        if await self.find_completion(transaction, key) is None:
            row = {"key": key, "at": to_row(at), "model": completion.model, "text": completion.text}
            await connection_of(transaction).execute(insert(completions), [row])

    async def save_audit(self, transaction: Transaction, workspace: WorkspaceId, audit: Audit) -> None:
        """Keep an audit once."""
        connection = connection_of(transaction)
        known = select(audits.c.edition).where(audits.c.workspace == workspace, audits.c.edition == audit.edition)
        if (await connection.execute(known)).first() is None:
            row = {"workspace": workspace, "edition": audit.edition, "audit": dump_json(audit)}
            await connection.execute(insert(audits), [row])

    async def get_audit(self, transaction: Transaction, workspace: WorkspaceId, edition_id: EditionId) -> Audit:
        """Give one of this workspace."""
        statement = select(audits.c.audit).where(audits.c.workspace == workspace, audits.c.edition == edition_id)
        row = (await connection_of(transaction).execute(statement)).first()
        if row is None:
            raise NotFoundError(
                f"No audit of an edition {edition_id} is kept here; attache editions lists what was written."
            )
        return load_json(Audit, row.audit)


def _row_of(spending: Spending) -> dict[str, Any]:
    return {
        "at": to_row(spending.at),
        "workspace": spending.workspace,
        "topic": spending.topic,
        "purpose": spending.purpose,
        "model": spending.model,
        "tokens_in": spending.tokens.taken,
        "tokens_out": spending.tokens.given,
        "estimated": spending.estimated,
        "cost_usd": spending.cost_usd,
        "failed": spending.failed,
        "reported": not spending.tokens.estimated,
    }


def _line(row: Any) -> SpendingLine:
    day, workspace, topic, purpose, model, calls, taken, given, cost, guessed = row
    tokens = int(taken), int(given)
    return SpendingLine(
        day, WorkspaceId(workspace), topic, purpose, model, int(calls), *tokens, float(cost), float(guessed)
    )
