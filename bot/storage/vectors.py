"""Vectors of articles in SQL, searched by comparing every one: exact, on both databases alike, with nothing to load."""

import asyncio
import heapq
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import and_, delete, func, insert, or_, select, tuple_

from bot.model.article import Article, ArticleId, Scope
from bot.model.topic import Window
from bot.model.vector import ArticleVector, Space
from bot.ports import Transaction, VectorQuery
from bot.storage.articles import bounds_of, from_article_row
from bot.storage.database import connection_of
from bot.storage.moments import to_row
from bot.storage.tables import articles, vectors

_KEPT = "<f2"
"""Half precision: a unit vector's cosine stays right to three places, at a quarter of the room of doubles."""
_AT_ONCE = 2_000
"""Vectors compared at a time, so that memory does not grow with what is kept."""

_Floats = npt.NDArray[np.float32]


class SqlVectorStore:
    """The vector store of the port."""

    async def keep(self, transaction: Transaction, space: Space, vectors_: Sequence[ArticleVector]) -> None:
        """Keep vectors."""
        if not vectors_:
            return
        connection = connection_of(transaction)
        keys = [(each.scope, each.article) for each in vectors_]
        await connection.execute(delete(vectors).where(tuple_(vectors.c.scope, vectors.c.article_id).in_(keys)))
        rows = [
            {
                "scope": each.scope, "article_id": each.article, "revision": each.revision, "space": space,
                "vector": _unit(each.values).astype(_KEPT).tobytes(),
            }
            for each in vectors_
        ]  # fmt: skip
        await connection.execute(insert(vectors), rows)

    async def list_waiting(
        self, transaction: Transaction, space: Space, since: datetime, limit: int
    ) -> tuple[Article, ...]:
        """Give articles without a vector of the space."""
        same = and_(vectors.c.scope == articles.c.scope, vectors.c.article_id == articles.c.id)
        missing = or_(vectors.c.space.is_(None), vectors.c.space != space, vectors.c.revision != articles.c.revision)
        statement = (
            select(articles)
            .outerjoin(vectors, same)
            .where(articles.c.shown_at >= to_row(since), articles.c.text != "", missing)
            .order_by(articles.c.shown_at.desc(), articles.c.number.desc())
            .limit(limit)
        )
        rows = (await connection_of(transaction).execute(statement)).mappings()
        return tuple(from_article_row(row) for row in rows)

    async def count(self, transaction: Transaction, space: Space) -> int:
        """Say how many articles have a vector of the space."""
        statement = select(func.count()).select_from(vectors).where(vectors.c.space == space)
        return int((await connection_of(transaction).execute(statement)).scalar_one())

    async def search(
        self, transaction: Transaction, scopes: frozenset[Scope], now: datetime, query: VectorQuery
    ) -> tuple[tuple[ArticleId, float], ...]:
        """Give the nearest."""
        start, end = bounds_of(now, query.window)
        counted = (articles.c.shown_at >= start, articles.c.shown_at < end, vectors.c.scope.in_(sorted(scopes)))
        return await _find_nearest(transaction, query.space, _unit(query.values), counted, query.limit)

    async def list_abroad(
        self, transaction: Transaction, space: Space, article: Article, window: Window, limit: int
    ) -> tuple[tuple[ArticleId, float], ...]:
        """Give the nearest in other languages."""
        own = select(vectors.c.vector).where(
            vectors.c.scope == article.scope, vectors.c.article_id == article.id, vectors.c.space == space
        )
        kept = (await connection_of(transaction).execute(own)).scalar()
        if kept is None or article.language is None:
            return ()
        counted = (
            articles.c.scope == article.scope, articles.c.language != article.language,
            articles.c.shown_at >= to_row(window.start), articles.c.shown_at < to_row(window.end),
        )  # fmt: skip
        return await _find_nearest(transaction, space, np.frombuffer(kept, _KEPT).astype(np.float32), counted, limit)


async def _find_nearest(
    transaction: Transaction, space: Space, sought: _Floats, counted: Sequence[Any], limit: int
) -> tuple[tuple[ArticleId, float], ...]:
    same = and_(vectors.c.scope == articles.c.scope, vectors.c.article_id == articles.c.id)
    statement = select(vectors.c.article_id, vectors.c.vector).join(articles, same)
    nearest: list[tuple[float, ArticleId]] = []
    found = await connection_of(transaction).stream(statement.where(vectors.c.space == space, *counted))
    async for rows in found.partitions(_AT_ONCE):
        near = await asyncio.to_thread(_compare, rows, sought)
        nearest = heapq.nsmallest(limit, [*nearest, *near], key=lambda each: (-each[0], each[1]))
    return tuple((article, cosine) for cosine, article in nearest)


def _unit(values: Sequence[float]) -> _Floats:
    vector = np.asarray(values, np.float64)
    with np.errstate(over="ignore"):  # what has no finite length is kept as nothing
        length = float(np.linalg.norm(vector))
    unit = vector / length if length > 0 and np.isfinite(length) else np.zeros_like(vector)
    return unit.astype(np.float32)


def _compare(rows: Sequence[Any], sought: _Floats) -> list[tuple[float, ArticleId]]:
    fit = [row for row in rows if len(row.vector) == sought.size * np.dtype(_KEPT).itemsize]
    if not fit or not sought.any():
        return []
    kept = np.frombuffer(b"".join(row.vector for row in fit), _KEPT).reshape(len(fit), sought.size)
    cosines = kept.astype(np.float32) @ sought
    return [
        (round(float(value), 4), ArticleId(row.article_id))
        for value, row in zip(cosines, fit, strict=True)
        if value > 0
    ]
