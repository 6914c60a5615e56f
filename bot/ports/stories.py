"""Where it is kept which story each article is in."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.model.article import Article, ArticleId, Scope
from bot.model.story import Placed, Placement, Sketch, StoryChange, StoryId, Strand
from bot.model.topic import Window
from bot.ports.storage import Transaction


class StoryStore(Protocol):
    """Articles in their stories, scope by scope; a story never holds articles of two scopes."""

    async def hold(self, transaction: Transaction, scope: Scope) -> int:
        """Let nobody else place articles of a scope until this transaction ends; gives how many were placed so far."""

    async def list_unplaced(
        self, transaction: Transaction, scope: Scope, now: datetime, limit: int, ids: Sequence[ArticleId] | None = None
    ) -> tuple[Article, ...]:
        """Give articles that wait for a place, of these ids or all, the earliest told first; none of the future.

        They are in no story yet, or changed since: one that has another text or was given a vector waits again.
        """

    async def list_waiting(self, transaction: Transaction, now: datetime) -> tuple[Scope, ...]:
        """Give the scopes that have articles to place."""

    async def list_placed(
        self, transaction: Transaction, scope: Scope, window: Window
    ) -> tuple[tuple[Placed, ...], tuple[Strand, ...]]:
        """Give the articles told within the window, in the order they were placed, and their stories."""

    async def list_earlier(
        self, transaction: Transaction, scope: Scope, before: datetime, limit: int
    ) -> tuple[Sketch, ...]:
        """Give the latest told of the placed articles that were told before a moment."""

    async def find_latest(self, transaction: Transaction, scope: Scope) -> datetime | None:
        """Give when the latest article that is placed was told."""

    async def keep(self, transaction: Transaction, scope: Scope, placements: Sequence[Placement]) -> None:
        """Keep the places of at least one article, in the order they were decided, and what each changed; raises
        StorageError `placed` where one of them does not wait for a place."""

    async def find_placed(
        self, transaction: Transaction, scope: Scope, ids: Sequence[ArticleId]
    ) -> Mapping[ArticleId, Placed]:
        """Give those of these articles that have a place, as it was when they got it."""

    async def is_known(self, transaction: Transaction, scope: Scope, story: StoryId) -> bool:
        """Say whether an id names a story, or one that went into another."""

    async def look_again(self, transaction: Transaction, scope: Scope, ids: Sequence[ArticleId]) -> None:
        """Let those of these articles that have a place wait again, for more is known of them now."""

    async def leave(self, transaction: Transaction, scope: Scope, ids: Sequence[ArticleId]) -> None:
        """Let articles that have a place and wait again stay where they are."""

    async def find_stories(
        self, transaction: Transaction, scopes: frozenset[Scope], ids: Sequence[ArticleId]
    ) -> Mapping[ArticleId, StoryId]:
        """Give the story each article is in, leaving out those that are in none."""

    async def get_strand(self, transaction: Transaction, scopes: frozenset[Scope], story: StoryId) -> Strand:
        """Give a story as a link of its chain; of a merged one, the story it went into. Raises NotFoundError."""

    async def list_members(
        self, transaction: Transaction, scopes: frozenset[Scope], story: StoryId
    ) -> tuple[ArticleId, ...]:
        """Give the articles in a story, the earliest told first."""

    async def list_told(
        self, transaction: Transaction, scopes: frozenset[Scope], now: datetime, wanted: Sequence[StoryId],
        window: Window | None,
    ) -> tuple[ArticleId, ...]:  # fmt: skip
        """Give the articles in these stories told within the window, or until now, the latest first."""

    async def list_followers(
        self, transaction: Transaction, scopes: frozenset[Scope], story: StoryId
    ) -> tuple[Strand, ...]:
        """Give the stories that follow one, the earliest first; those that went into others are left out."""

    async def list_changes(
        self, transaction: Transaction, scopes: frozenset[Scope], story: StoryId
    ) -> tuple[StoryChange, ...]:
        """Give what went into a story, and what it was split off, the earliest first."""
