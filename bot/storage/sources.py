"""Sources, how their polling stands, and what failed in them, in SQL."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, delete, insert, or_, select, update

from bot.documents import dump_json, load_json
from bot.model.article import Failure, Scope, Source, SourceId
from bot.model.errors import NotFoundError
from bot.ports import Transaction
from bot.storage.database import connection_of
from bot.storage.moments import from_row, to_row, to_row_or_none
from bot.storage.tables import failures, sources

KEPT_FAILURES = 2_000
"""Items of a source: as many as are read of a feed, so that no page is asked again that will never be had."""
_CHUNK, _AT_A_TIME = 400, 50
"""Values in one IN list, and sources that are read at a time."""


class SqlSourceStore:
    """The source store of the port."""

    async def put(self, transaction: Transaction, source: Source) -> None:
        """Keep a source, replacing one of the same id."""
        connection = connection_of(transaction)
        await connection.execute(delete(sources).where(sources.c.id == source.id))
        await connection.execute(insert(sources), [_to_row(source)])

    async def settle(self, transaction: Transaction, sources: Sequence[Source]) -> None:
        """Keep how sources stand after a poll; see the port."""
        if sources:
            rows = [{f"new_{name}": value for name, value in _to_row(each).items()} for each in sources]
            await connection_of(transaction).execute(_SETTLE, rows)

    async def get(self, transaction: Transaction, scopes: frozenset[Scope], source_id: SourceId) -> Source:
        """Give one."""
        statement = select(sources.c.source).where(sources.c.id == source_id, sources.c.scope.in_(scopes))
        row = (await connection_of(transaction).execute(statement)).first()
        if row is None:
            raise NotFoundError(f"There is no source {source_id}; attache sources list shows them.")
        return load_json(Source, row.source)

    async def find_by_address(self, transaction: Transaction, scope: Scope, address: str) -> Source | None:
        """Give the source of that address in that scope."""
        statement = select(sources.c.source).where(sources.c.address == address, sources.c.scope == scope)
        row = (await connection_of(transaction).execute(statement)).first()
        return None if row is None else load_json(Source, row.source)

    async def list_sources(self, transaction: Transaction, scopes: frozenset[Scope]) -> tuple[Source, ...]:
        """Give all, by publisher and address."""
        statement = (
            select(sources.c.source).where(sources.c.scope.in_(scopes)).order_by(sources.c.publisher, sources.c.address)
        )
        return await _list(transaction, statement)

    async def list_due(self, transaction: Transaction, now: datetime) -> tuple[SourceId, ...]:
        """Give which active sources' time has come, longest waiting first."""
        due = or_(sources.c.next_poll.is_(None), sources.c.next_poll <= to_row(now))
        statement = (
            select(sources.c.id)
            .where(and_(sources.c.state == "active", due))
            .order_by(sources.c.next_poll.is_not(None), sources.c.next_poll, sources.c.id)
        )
        return tuple(SourceId(each) for each in (await connection_of(transaction).execute(statement)).scalars())

    async def get_many(self, transaction: Transaction, ids: Sequence[SourceId]) -> tuple[Source, ...]:
        """Give those of these that are kept, in the order asked."""
        found: dict[SourceId, Source] = {}
        for start in range(0, len(ids), _CHUNK):
            wanted = select(sources.c.source).where(sources.c.id.in_(ids[start : start + _CHUNK]))
            found.update({each.id: each for each in await _list(transaction, wanted)})
        return tuple(found[each] for each in ids if each in found)

    async def remove(self, transaction: Transaction, scopes: frozenset[Scope], source_id: SourceId) -> None:
        """Forget a source, keeping its articles."""
        await self.get(transaction, scopes, source_id)
        connection = connection_of(transaction)
        await connection.execute(delete(failures).where(failures.c.source_id == source_id))
        await connection.execute(delete(sources).where(sources.c.id == source_id))

    async def record_failures(
        self, transaction: Transaction, source_id: SourceId, failures: Sequence[Failure], at: datetime
    ) -> None:
        """Keep failed items with their source."""
        await _record(transaction, source_id, failures, at)

    async def list_failures(self, transaction: Transaction, source_id: SourceId) -> tuple[Failure, ...]:
        """Give what failed, newest first."""
        statement = select(failures).where(failures.c.source_id == source_id).order_by(failures.c.number.desc())
        rows = await connection_of(transaction).execute(statement)
        return tuple(Failure(row.item, row.code, row.reason, from_row(row.at)) for row in rows)


_SETTLE = (
    update(sources)
    .where(sources.c.id == bindparam("new_id"), sources.c.state == "active")
    .values({name: bindparam(f"new_{name}") for name in ("address", "state", "next_poll", "source")})
)


async def _list(transaction: Transaction, statement: Any) -> tuple[Source, ...]:
    found: list[Source] = []
    for row in await connection_of(transaction).execute(statement):
        found.append(load_json(Source, row.source))
        if len(found) % _AT_A_TIME == 0:
            await asyncio.sleep(0)  # members wait beside thousands of sources
    return tuple(found)


async def _record(transaction: Transaction, source_id: SourceId, failed: Sequence[Failure], at: datetime) -> None:
    connection = connection_of(transaction)
    items = list({each.item: each for each in failed}.values())
    for start in range(0, len(items), _CHUNK):
        some = items[start : start + _CHUNK]
        again = failures.c.item.in_([each.item for each in some])
        await connection.execute(delete(failures).where(failures.c.source_id == source_id, again))
        rows = [
            {"source_id": source_id, "item": each.item, "code": each.code, "reason": each.reason, "at": to_row(at)}
            for each in some
        ]
        await connection.execute(insert(failures), rows)
    newest = (
        select(failures.c.number)
        .where(failures.c.source_id == source_id)
        .order_by(failures.c.number.desc())
        .limit(KEPT_FAILURES)
    )
    await connection.execute(
        delete(failures).where(failures.c.source_id == source_id, failures.c.number.not_in(newest))
    )


def _to_row(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "scope": source.scope,
        "address": source.address,
        "state": source.state,
        "next_poll": to_row_or_none(source.next_poll),
        "publisher": source.publisher.name,
        "source": dump_json(source),
    }
