"""Deletion by age, in SQL; the full-text index follows by its triggers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, tuple_, update

from bot.ports import Transaction
from bot.storage.database import connection_of
from bot.storage.moments import to_row
from bot.storage.tables import (
    analyses,
    articles,
    audits,
    completions,
    editions,
    places,
    revisions,
    shelves,
    stories,
    vectors,
)

EMPTIED = 1_000_000
"""The analyser's version that an article without a text is taken to be read at."""


class SqlRetentionStore:
    """The retention store of the port."""

    async def drop_texts(self, transaction: Transaction, before: datetime, limit: int) -> int:
        """Delete texts with what was made of them."""
        rows = await _list_old(transaction, before, limit, with_text=True)
        await _drop_derived(transaction, rows)
        emptied = update(articles).where(articles.c.number.in_([row.number for row in rows]))
        if rows:
            await connection_of(transaction).execute(emptied.values(text="", analysed=EMPTIED))
        return len(rows)

    async def drop_articles(self, transaction: Transaction, before: datetime, limit: int) -> int:
        """Delete articles wholly."""
        connection = connection_of(transaction)
        rows = await _list_old(transaction, before, limit, with_text=False)
        await _drop_derived(transaction, rows)
        if rows:
            keys = [(row.scope, row.id) for row in rows]
            await connection.execute(delete(places).where(tuple_(places.c.scope, places.c.article_id).in_(keys)))
            empty = select(places.c.number).where(places.c.scope == stories.c.scope, places.c.story == stories.c.id)
            old = stories.c.first < to_row(before)
            await connection.execute(delete(stories).where(old, ~empty.exists()))
            await connection.execute(delete(articles).where(articles.c.number.in_([row.number for row in rows])))
            scopes = {row.scope for row in rows}  # who remembers what was placed reads it anew
            await connection.execute(
                update(shelves).where(shelves.c.scope.in_(scopes)).values(placed=shelves.c.placed + 1)
            )
        return len(rows)

    async def drop_records(self, transaction: Transaction, before: datetime, limit: int) -> int:
        """Delete what models were sent and answered."""
        connection, moment = connection_of(transaction), to_row(before)
        keys = list((await connection.execute(_old_completions(moment, limit))).scalars())
        made = select(editions.c.id).where(editions.c.made < moment)
        wanted = select(audits.c.workspace, audits.c.edition).where(audits.c.edition.in_(made)).limit(limit)
        told = [(row.workspace, row.edition) for row in await connection.execute(wanted)]
        if keys:
            await connection.execute(delete(completions).where(completions.c.key.in_(keys)))
        if told:
            await connection.execute(delete(audits).where(tuple_(audits.c.workspace, audits.c.edition).in_(told)))
        return len(keys) + len(told)


async def _list_old(transaction: Transaction, before: datetime, limit: int, *, with_text: bool) -> Sequence[Any]:
    # an archive that was brought in late has its time from then on; what has no date would come again from its feed
    old = [articles.c.shown_at < to_row(before), articles.c.retrieved < to_row(before)]
    old.append(func.length(articles.c.text) > 0 if with_text else articles.c.published.is_not(None))
    statement = select(articles.c.number, articles.c.id, articles.c.scope).where(*old)
    found = await connection_of(transaction).execute(statement.order_by(articles.c.shown_at).limit(limit))
    return found.all()


async def _drop_derived(transaction: Transaction, rows: Sequence[Any]) -> None:
    if rows:
        connection, keys = connection_of(transaction), [(row.scope, row.id) for row in rows]
        await connection.execute(delete(revisions).where(tuple_(revisions.c.scope, revisions.c.article_id).in_(keys)))
        await connection.execute(delete(analyses).where(analyses.c.article_id.in_([row.id for row in rows])))
        await connection.execute(delete(vectors).where(tuple_(vectors.c.scope, vectors.c.article_id).in_(keys)))


def _old_completions(moment: str, limit: int) -> Any:
    return select(completions.c.key).where(completions.c.at < moment).order_by(completions.c.at).limit(limit)
