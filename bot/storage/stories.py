"""Articles in their stories, in SQL."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, delete, func, insert, select, update

from bot.model.article import Article, ArticleId, Scope
from bot.model.errors import NotFoundError, StorageError
from bot.model.story import Placed, Placement, Sketch, StoryChange, StoryId, Strand
from bot.model.topic import Window
from bot.ports import Transaction
from bot.storage.articles import FUTURE_TOLERANCE, from_article_row
from bot.storage.database import connection_of
from bot.storage.moments import from_row, to_row
from bot.storage.tables import articles, places, shelves, stories, story_changes

_CHUNK = 400
_AT_A_TIME = 50
"""Places that are read at a time."""
_FARTHEST = 50
"""Stories a merged one is followed through."""


class SqlStoryStore:
    """The story store of the port."""

    async def hold(self, transaction: Transaction, scope: Scope) -> int:
        """Take the scope's row until the transaction ends."""
        connection = connection_of(transaction)
        found = await connection.execute(select(shelves.c.placed).where(shelves.c.scope == scope).with_for_update())
        placed = found.scalar()
        if placed is None:
            await connection.execute(insert(shelves), [{"scope": scope, "placed": 0}])
        return int(placed or 0)

    async def list_unplaced(
        self, transaction: Transaction, scope: Scope, now: datetime, limit: int, ids: Sequence[ArticleId] | None = None
    ) -> tuple[Article, ...]:
        """Give articles that wait for a place, the earliest told first."""
        waiting = and_(articles.c.scope == scope, _is_waiting(now))
        chunks = [ids[start : start + _CHUNK] for start in range(0, len(ids), _CHUNK)] if ids is not None else [None]
        found: list[Article] = []
        for chunk in chunks:
            wanted = waiting if chunk is None else and_(waiting, articles.c.id.in_(chunk))
            order = select(articles).where(wanted).order_by(articles.c.shown_at, articles.c.id).limit(limit)
            rows = (await connection_of(transaction).execute(order)).mappings()
            found += [from_article_row(row) for row in rows]
        return tuple(sorted(found, key=lambda each: (each.published or each.retrieved, each.id))[:limit])

    async def list_waiting(self, transaction: Transaction, now: datetime) -> tuple[Scope, ...]:
        """Give the scopes that have articles to place."""
        statement = select(articles.c.scope).where(_is_waiting(now)).distinct().order_by(articles.c.scope)
        return tuple(Scope(scope) for scope in (await connection_of(transaction).execute(statement)).scalars())

    async def list_placed(
        self, transaction: Transaction, scope: Scope, window: Window
    ) -> tuple[tuple[Placed, ...], tuple[Strand, ...]]:
        """Give the articles told within the window, and their stories."""
        connection = connection_of(transaction)
        within = and_(
            places.c.scope == scope, places.c.told >= to_row(window.start), places.c.told < to_row(window.end)
        )
        rows = await connection.execute(select(places).where(within).order_by(places.c.number))
        placed: list[Placed] = []
        for row in rows.mappings():
            placed.append(_to_placed(row))
            if len(placed) % _AT_A_TIME == 0:
                await asyncio.sleep(0)  # members wait beside thousands of articles
        told = select(places.c.story).where(within).distinct()
        kept = select(stories).where(stories.c.scope == scope, stories.c.id.in_(told)).order_by(stories.c.id)
        strands = tuple(_to_strand(row) for row in (await connection.execute(kept)).mappings())
        return tuple(placed), strands

    async def list_earlier(
        self, transaction: Transaction, scope: Scope, before: datetime, limit: int
    ) -> tuple[Sketch, ...]:
        """Give the latest told before a moment."""
        earlier = and_(places.c.scope == scope, places.c.told < to_row(before))
        statement = select(places).where(earlier).order_by(places.c.told.desc(), places.c.article_id.desc())
        rows = await connection_of(transaction).execute(statement.limit(limit))
        return tuple(_to_placed(row).sketch for row in rows.mappings())

    async def find_latest(self, transaction: Transaction, scope: Scope) -> datetime | None:
        """Give when the latest article that is placed was told."""
        statement = select(func.max(places.c.told)).where(places.c.scope == scope)
        told = (await connection_of(transaction).execute(statement)).scalar()
        return None if told is None else from_row(told)

    async def keep(self, transaction: Transaction, scope: Scope, placements: Sequence[Placement]) -> None:
        """Keep new articles' places and what they changed."""
        connection = connection_of(transaction)
        fresh = [each.placed.sketch.article for each in placements]
        mine = and_(articles.c.scope == scope, articles.c.id.in_(fresh), articles.c.placed == 0)
        if (await connection.execute(update(articles).where(mine).values(placed=1))).rowcount != len(fresh):
            raise StorageError(
                f"One of the articles {', '.join(fresh)} is in a story already; read the stories again.", code="placed"
            )
        moved: dict[ArticleId, StoryId] = {}
        for each in placements:  # of one that got a place twice the last counts
            moved.update(each.moved)
            moved.pop(each.placed.sketch.article, None)
        await connection.execute(delete(places).where(places.c.scope == scope, places.c.article_id.in_(fresh)))
        await connection.execute(insert(places), [_from_placed(scope, each.placed) for each in placements])
        if moved:
            rows = [{"its_scope": scope, "its_id": article, "its_story": story} for article, story in moved.items()]
            await connection.execute(_MOVE, rows)
        strands = {strand.id: strand for each in placements for strand in each.strands}
        if strands:
            await connection.execute(_FORGET_STRAND, [{"its_scope": scope, "its_id": each} for each in strands])
            await connection.execute(insert(stories), [_from_strand(scope, each) for each in strands.values()])
        changes = [
            {"scope": scope, "kind": each.kind, "story": each.story, "other": each.other, "article_id": each.article}
            for placement in placements
            for each in placement.changes
        ]
        if changes:
            await connection.execute(insert(story_changes), changes)
        counted = update(shelves).where(shelves.c.scope == scope).values(placed=shelves.c.placed + len(fresh))
        await connection.execute(counted)

    async def find_placed(
        self, transaction: Transaction, scope: Scope, ids: Sequence[ArticleId]
    ) -> Mapping[ArticleId, Placed]:
        """Give the places of those that have one."""
        if not ids:
            return {}
        wanted = select(places).where(places.c.scope == scope, places.c.article_id.in_(ids))
        found = (_to_placed(row) for row in (await connection_of(transaction).execute(wanted)).mappings())
        return {placed.sketch.article: placed for placed in found}

    async def is_known(self, transaction: Transaction, scope: Scope, story: StoryId) -> bool:
        """Say whether an id is taken."""
        found = select(stories.c.id).where(stories.c.scope == scope, stories.c.id == story)
        return (await connection_of(transaction).execute(found)).first() is not None

    async def look_again(self, transaction: Transaction, scope: Scope, ids: Sequence[ArticleId]) -> None:
        """Let them wait again."""
        mine = and_(articles.c.scope == scope, articles.c.id.in_(ids))
        await connection_of(transaction).execute(update(articles).where(mine).values(placed=0))

    async def leave(self, transaction: Transaction, scope: Scope, ids: Sequence[ArticleId]) -> None:
        """Let them wait no longer."""
        if ids:
            mine = and_(articles.c.scope == scope, articles.c.id.in_(ids))
            await connection_of(transaction).execute(update(articles).where(mine).values(placed=1))

    async def find_stories(
        self, transaction: Transaction, scopes: frozenset[Scope], ids: Sequence[ArticleId]
    ) -> Mapping[ArticleId, StoryId]:
        """Give the story each article is in."""
        found: dict[ArticleId, StoryId] = {}
        for start in range(0, len(ids), _CHUNK):
            wanted = and_(places.c.scope.in_(scopes), places.c.article_id.in_(ids[start : start + _CHUNK]))
            rows = await connection_of(transaction).execute(select(places.c.article_id, places.c.story).where(wanted))
            found.update({ArticleId(row.article_id): StoryId(row.story) for row in rows})
        return found

    async def get_strand(self, transaction: Transaction, scopes: frozenset[Scope], story: StoryId) -> Strand:
        """Give a story as a link of its chain; of a merged one, the story it went into."""
        name = story
        for _ in range(_FARTHEST):
            wanted = and_(stories.c.scope.in_(scopes), stories.c.id == name)
            row = (await connection_of(transaction).execute(select(stories).where(wanted))).mappings().first()
            if row is None:
                break
            if row["merged_into"] is None:
                return _to_strand(row)
            name = StoryId(row["merged_into"])
        raise NotFoundError(f"There is no story {story} here; attache stories lists those there are.")

    async def list_members(
        self, transaction: Transaction, scopes: frozenset[Scope], story: StoryId
    ) -> tuple[ArticleId, ...]:
        """Give the articles in a story, the earliest told first."""
        mine = and_(places.c.scope.in_(scopes), places.c.story == story)
        statement = select(places.c.article_id).where(mine).order_by(places.c.told, places.c.article_id)
        return tuple(ArticleId(each) for each in (await connection_of(transaction).execute(statement)).scalars())

    async def list_told(
        self, transaction: Transaction, scopes: frozenset[Scope], now: datetime, wanted: Sequence[StoryId],
        window: Window | None,
    ) -> tuple[ArticleId, ...]:  # fmt: skip
        """Give the articles in these stories that were told within the window, the latest first."""
        end = now + FUTURE_TOLERANCE
        within = [places.c.told < to_row(min(end, window.end) if window else end)]
        within += [places.c.told >= to_row(window.start)] if window else []
        found: list[tuple[str, str]] = []
        for start in range(0, len(wanted), _CHUNK):
            its = and_(places.c.scope.in_(scopes), places.c.story.in_(wanted[start : start + _CHUNK]), *within)
            rows = await connection_of(transaction).execute(select(places.c.told, places.c.article_id).where(its))
            found += [(row.told, row.article_id) for row in rows]
        return tuple(ArticleId(article) for _, article in sorted(found, reverse=True))

    async def list_followers(
        self, transaction: Transaction, scopes: frozenset[Scope], story: StoryId
    ) -> tuple[Strand, ...]:
        """Give the stories that follow one, the earliest first."""
        after = and_(stories.c.scope.in_(scopes), stories.c.follows == story, stories.c.merged_into.is_(None))
        rows = await connection_of(transaction).execute(
            select(stories).where(after).order_by(stories.c.first, stories.c.id)
        )
        return tuple(_to_strand(row) for row in rows.mappings())

    async def list_changes(
        self, transaction: Transaction, scopes: frozenset[Scope], story: StoryId
    ) -> tuple[StoryChange, ...]:
        """Give what went into a story, and what it was split off."""
        wanted = and_(story_changes.c.scope.in_(scopes), story_changes.c.story == story)
        rows = await connection_of(transaction).execute(
            select(story_changes).where(wanted).order_by(story_changes.c.number)
        )
        return tuple(
            StoryChange(row.kind, StoryId(row.story), StoryId(row.other), ArticleId(row.article_id)) for row in rows
        )


_MOVE = (
    update(places)
    .where(places.c.scope == bindparam("its_scope"), places.c.article_id == bindparam("its_id"))
    .values(story=bindparam("its_story"))
)
_FORGET_STRAND = delete(stories).where(stories.c.scope == bindparam("its_scope"), stories.c.id == bindparam("its_id"))


def _is_waiting(now: datetime) -> Any:
    return and_(articles.c.placed == 0, articles.c.shown_at < to_row(now + FUTURE_TOLERANCE))


def _from_placed(scope: Scope, placed: Placed) -> dict[str, Any]:
    sketch = placed.sketch
    return {
        "scope": scope,
        "article_id": sketch.article,
        "story": placed.story,
        "told": to_row(sketch.told),
        "dated": sketch.dated,
        "length": sketch.length,
        "live": sketch.live,
        "words": sketch.words,
        "counts": sketch.counts,
        "telling": json.dumps(placed.telling),
        "alike": json.dumps(dict(placed.alike)),
    }


def _to_placed(row: Any) -> Placed:
    sketch = Sketch(
        article=ArticleId(row["article_id"]),
        told=from_row(row["told"]),
        dated=row["dated"],
        words=bytes(row["words"]),
        counts=bytes(row["counts"]),
        length=row["length"],
        live=row["live"],
    )
    alike = {ArticleId(article): float(value) for article, value in json.loads(row["alike"]).items()}
    return Placed(sketch, StoryId(row["story"]), tuple(json.loads(row["telling"])), alike)


def _from_strand(scope: Scope, strand: Strand) -> dict[str, Any]:
    return {
        "scope": scope,
        "id": strand.id,
        "first": to_row(strand.first),
        "follows": strand.follows,
        "merged_into": strand.merged_into,
    }


def _to_strand(row: Any) -> Strand:
    follows, merged = row["follows"], row["merged_into"]
    return Strand(StoryId(row["id"]), from_row(row["first"]), follows and StoryId(follows), merged and StoryId(merged))
