"""Where vectors of articles are kept, for who set up a model that gives them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.model.article import Article, ArticleId, Scope
from bot.model.topic import Window
from bot.model.vector import ArticleVector, Space
from bot.ports.storage import Transaction


class VectorStore(Protocol):
    """One vector an article, of its newest revision; a vector of another space gives way to a new one."""

    async def keep(self, transaction: Transaction, space: Space, vectors: Sequence[ArticleVector]) -> None:
        """Keep vectors, replacing those of the same articles."""

    async def list_waiting(
        self, transaction: Transaction, space: Space, since: datetime, limit: int
    ) -> tuple[Article, ...]:
        """Give articles of every scope that count since a moment and whose newest revision has no vector of the space,
        newest first."""

    async def search(
        self, transaction: Transaction, scopes: frozenset[Scope], now: datetime, space: Space,
        values: Sequence[float], window: Window | None, limit: int,
    ) -> tuple[tuple[ArticleId, float], ...]:  # fmt: skip
        """Give the articles whose vectors are nearest, nearest first, with the cosine; every one is looked at, none of
        the future. Vectors of another length, and one that is nothing but zeros, are near to nothing."""
