"""Where vectors of articles are kept, for who set up a model that gives them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.model.article import Article, ArticleId, Scope
from bot.model.topic import Window
from bot.model.vector import ArticleVector, Space
from bot.ports.storage import Transaction


@dataclass(frozen=True, slots=True)
class VectorQuery:
    """What is sought: a vector of a space, the articles of a window if one is given, and how many at most."""

    space: Space
    values: tuple[float, ...]
    window: Window | None = None
    limit: int = 40


class VectorStore(Protocol):
    """One vector an article, of its newest revision; a vector of another space gives way to a new one."""

    async def keep(self, transaction: Transaction, space: Space, vectors: Sequence[ArticleVector]) -> None:
        """Keep vectors, replacing those of the same articles."""

    async def list_waiting(
        self, transaction: Transaction, space: Space, since: datetime, limit: int
    ) -> tuple[Article, ...]:
        """Give articles of every scope that count since a moment and whose newest revision has no vector of the space,
        newest first."""

    async def count(self, transaction: Transaction, space: Space) -> int:
        """Say how many articles of every scope have a vector of the space."""

    async def search(
        self, transaction: Transaction, scopes: frozenset[Scope], now: datetime, query: VectorQuery
    ) -> tuple[tuple[ArticleId, float], ...]:
        """Give the articles whose vectors are nearest, nearest first, with the cosine; every one is looked at, none of
        the future. Vectors of another length, and one that is nothing but zeros, are near to nothing."""

    async def list_abroad(
        self, transaction: Transaction, space: Space, article: Article, window: Window, limit: int
    ) -> tuple[tuple[ArticleId, float], ...]:
        """Give the articles of the same scope in other languages that are nearest to one, nearest first, with the
        cosine; none where it has no vector, and none whose language, or its own, is not known."""
