"""Articles, their revisions, their analyses and the lexical index, in SQL."""

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.documents import load_json
from bot.materials import PackedMaterial, pack_material, pack_value
from bot.model.analysis import Material
from bot.model.article import Admission, Article, ArticleId, CanonicalUrl, Publisher, Scope, SourceId
from bot.model.errors import NotFoundError
from bot.model.topic import Window
from bot.ports import SearchQuery, Transaction
from bot.storage.database import connection_of
from bot.storage.lexical import Look, count_matches, look_up
from bot.storage.moments import from_row, from_row_or_none, to_row, to_row_or_none
from bot.storage.retention import EMPTIED
from bot.storage.tables import analyses, articles, revisions

FUTURE_TOLERANCE = timedelta(minutes=15)
_CHUNK = 400
"""Values in one IN list; SQLite allows more, and this keeps statements cached."""
_ROWS = 100
"""Articles in one statement: members wait beside the making of their rows."""
_LOOKED_AT = 20
"""Revisions among which an article's text is looked for."""
_FIRST, _LAST = "0", "9"


@dataclass(frozen=True, slots=True)
class _Kept:
    """What has to be known of a kept article to admit another at its address: not its text, for feeds repeat much."""

    content_hash: str
    revision: int
    forgotten: bool

    @classmethod
    def of(cls, article: Article) -> "_Kept":
        return cls(article.content_hash, article.revision, not article.text)


class SqlArticleStore:
    """The article store of the port."""

    async def admit(self, transaction: Transaction, articles: Sequence[Article]) -> tuple[Admission, ...]:
        """Keep articles in order; see the port."""
        connection = connection_of(transaction)
        known = await _find_known(connection, articles)
        fresh: list[Article] = []
        admissions: list[Admission] = []
        for article in articles:
            key = (article.scope, article.id)
            kept = known.get(key)
            if kept is None:
                known[key] = _Kept.of(article)
                fresh.append(article)
                admissions.append(Admission("stored", article.id))
            elif kept.content_hash == article.content_hash:
                admissions.append(Admission("duplicate", article.id))
                if kept.forgotten and article.text and article.source_id is None:
                    known[key] = replace(kept, forgotten=False)
                    await _put_back(connection, article)
            elif article.source_id is not None and await _stood_before(connection, article):
                admissions.append(Admission("duplicate", article.id))
            else:
                revised = replace(article, revision=kept.revision + 1)
                known[key] = _Kept.of(revised)
                await _insert(connection, fresh)
                fresh = []
                await _revise(connection, revised)
                admissions.append(Admission("revised", article.id))
        await _insert(connection, fresh)
        return tuple(admissions)

    async def get(self, transaction: Transaction, scopes: frozenset[Scope], article_id: ArticleId) -> Article:
        """Give the newest revision."""
        found = await self.get_many(transaction, scopes, [article_id])
        if not found:
            raise NotFoundError(f"No article {article_id} is kept here; attache search finds what is.")
        return found[0]

    async def get_revision(
        self, transaction: Transaction, scopes: frozenset[Scope], article_id: ArticleId, revision: int
    ) -> Article:
        """Give one revision."""
        newest = await self.get(transaction, scopes, article_id)
        if newest.revision == revision:
            return newest
        wanted = and_(
            revisions.c.scope == newest.scope, revisions.c.article_id == article_id, revisions.c.revision == revision
        )
        row = (await connection_of(transaction).execute(select(revisions.c.article).where(wanted))).first()
        if row is None:
            raise NotFoundError(f"Article {article_id} has no revision {revision}; its newest is {newest.revision}.")
        return load_json(Article, zlib.decompress(row.article))

    async def find_by_url(
        self, transaction: Transaction, scopes: frozenset[Scope], url: CanonicalUrl
    ) -> Article | None:
        """Give the article of that address."""
        wanted = and_(articles.c.url == url, articles.c.scope.in_(scopes))
        row = (await connection_of(transaction).execute(select(articles).where(wanted))).mappings().first()
        return None if row is None else from_article_row(row)

    async def list_known(
        self, transaction: Transaction, scope: Scope, urls: Iterable[CanonicalUrl]
    ) -> frozenset[CanonicalUrl]:
        """Say which of these addresses are kept already."""
        known: set[CanonicalUrl] = set()
        for chunk in _chunks(list(urls)):
            statement = select(articles.c.url).where(articles.c.scope == scope, articles.c.url.in_(chunk))
            known |= set((await connection_of(transaction).execute(statement)).scalars())
        return frozenset(known)

    async def list_articles(
        self, transaction: Transaction, scopes: frozenset[Scope], now: datetime, window: Window | None = None,
        limit: int = 1000,
    ) -> tuple[Article, ...]:  # fmt: skip
        """Give articles of the window, newest first."""
        start, end = bounds_of(now, window)
        statement = (
            select(articles)
            .where(articles.c.scope.in_(scopes), articles.c.shown_at >= start, articles.c.shown_at < end)
            .order_by(articles.c.shown_at.desc(), articles.c.number.desc())
            .limit(limit)
        )
        rows = (await connection_of(transaction).execute(statement)).mappings()
        return tuple(from_article_row(row) for row in rows)

    async def search(
        self, transaction: Transaction, scopes: frozenset[Scope], now: datetime, query: SearchQuery
    ) -> tuple[tuple[ArticleId, float], ...]:
        """Give matching articles, best first."""
        start, end = bounds_of(now, query.window)
        late = _LAST if query.late is None else to_row(query.late)
        look = Look(query.any_of, sorted(scopes), start, end, query.limit, late, query.publishers)
        rows = await look_up(connection_of(transaction), look)
        return tuple((ArticleId(row.id), float(row.score)) for row in rows)

    async def count_matches(
        self, transaction: Transaction, scopes: frozenset[Scope], any_of: Sequence[tuple[str, ...]]
    ) -> tuple[int, ...]:
        """Say in how many articles of these scopes each group stands."""
        return await count_matches(connection_of(transaction), sorted(scopes), any_of)

    async def list_publishers(self, transaction: Transaction, scopes: frozenset[Scope]) -> tuple[str, ...]:
        """Give the names of all publishers."""
        statement = select(articles.c.publisher).where(articles.c.scope.in_(scopes)).distinct()
        return tuple(sorted((await connection_of(transaction).execute(statement)).scalars()))

    async def get_many(
        self, transaction: Transaction, scopes: frozenset[Scope], ids: Sequence[ArticleId]
    ) -> tuple[Article, ...]:
        """Give the newest revisions in the order asked."""
        found: dict[ArticleId, Article] = {}
        for chunk in _chunks(list(ids)):
            statement = select(articles).where(articles.c.id.in_(chunk), articles.c.scope.in_(scopes))
            for row in (await connection_of(transaction).execute(statement)).mappings():
                found[ArticleId(row["id"])] = from_article_row(row)
        return tuple(found[each] for each in dict.fromkeys(ids) if each in found)

    async def save_analyses(self, transaction: Transaction, read: Sequence[Material]) -> None:
        """Keep analyses."""
        await _save_analyses(connection_of(transaction), [pack_material(each) for each in read])

    async def list_materials(
        self, transaction: Transaction, scopes: frozenset[Scope], ids: Sequence[ArticleId]
    ) -> tuple[Material, ...]:
        """Give articles with the analysis of their newest revision."""
        kept = {article.id: article for article in await self.get_many(transaction, scopes, ids)}
        found: dict[ArticleId, Material] = {}
        newest = and_(analyses.c.article_id == articles.c.id, analyses.c.revision == articles.c.revision)
        columns = (analyses.c.article_id, analyses.c.version, analyses.c.analysis)
        for chunk in _chunks(list(kept)):
            wanted = and_(articles.c.scope.in_(scopes), articles.c.id.in_(chunk))
            for row in await connection_of(transaction).execute(select(*columns).join(articles, newest).where(wanted)):
                article = kept[ArticleId(row.article_id)]
                found[article.id] = PackedMaterial(article, row.analysis, row.version)
        return tuple(found[each] for each in kept if each in found)

    async def list_unanalysed(self, transaction: Transaction, version: int, limit: int) -> tuple[Article, ...]:
        """Give articles nobody has read at that version."""
        statement = (
            select(articles).where(articles.c.analysed < version).order_by(articles.c.number.desc()).limit(limit)
        )
        rows = (await connection_of(transaction).execute(statement)).mappings()
        return tuple(from_article_row(row) for row in rows)

    async def count_emptied(self, transaction: Transaction, scopes: frozenset[Scope]) -> int:
        """Say how many have lost their text."""
        emptied = articles.c.scope.in_(scopes), articles.c.analysed == EMPTIED
        statement = select(func.count()).select_from(articles).where(*emptied)
        return int((await connection_of(transaction).execute(statement)).scalar_one())

    async def count(self, transaction: Transaction, scopes: frozenset[Scope]) -> int:
        """Say how many articles are kept."""
        statement = select(func.count()).select_from(articles).where(articles.c.scope.in_(scopes))
        return int((await connection_of(transaction).execute(statement)).scalar_one())


def _chunks(values: list[Any]) -> list[list[Any]]:
    return [values[start : start + _CHUNK] for start in range(0, len(values), _CHUNK)]


def bounds_of(now: datetime, window: Window | None) -> tuple[str, str]:
    """The window's bounds as stored, never later than now with its tolerance."""
    latest = to_row(now + FUTURE_TOLERANCE)
    if window is None:
        return _FIRST, latest
    return to_row(window.start), min(to_row(window.end), latest)


async def _find_known(connection: AsyncConnection, asked: Sequence[Article]) -> dict[tuple[str, str], _Kept]:
    known: dict[tuple[str, str], _Kept] = {}
    forgotten = (articles.c.text == "").label("forgotten")
    columns = (articles.c.scope, articles.c.id, articles.c.content_hash, articles.c.revision, forgotten)
    for scope in {article.scope for article in asked}:  # pairs in one IN list would make SQLite look at every row
        for chunk in _chunks([article.id for article in asked if article.scope == scope]):
            statement = select(*columns).where(articles.c.scope == scope, articles.c.id.in_(chunk))
            for row in await connection.execute(statement):
                known[(row.scope, row.id)] = _Kept(row.content_hash, row.revision, bool(row.forgotten))
    return known


async def _insert(connection: AsyncConnection, fresh: Sequence[Article]) -> None:
    for start in range(0, len(fresh), _ROWS):
        await connection.execute(insert(articles), [_to_row(article) for article in fresh[start : start + _ROWS]])


async def _stood_before(connection: AsyncConnection, article: Article) -> bool:
    """Say whether a kept article had this very text before: some feeds give the one and the other in turn."""
    earlier = (
        select(revisions.c.article)
        .where(revisions.c.scope == article.scope, revisions.c.article_id == article.id)
        .order_by(revisions.c.revision.desc())
        .limit(_LOOKED_AT)
    )
    packed = (await connection.execute(earlier)).scalars()
    return any(load_json(Article, zlib.decompress(each)).content_hash == article.content_hash for each in packed)


async def _revise(connection: AsyncConnection, revised: Article) -> None:
    """Keep the text that stood there as a revision, then replace it."""
    wanted = and_(articles.c.scope == revised.scope, articles.c.id == revised.id)
    row = (await connection.execute(select(articles).where(wanted))).mappings().one()
    old = from_article_row(row)
    kept = {"scope": old.scope, "article_id": old.id, "revision": old.revision, "article": pack_value(old)}
    await connection.execute(insert(revisions), [kept])
    await connection.execute(update(articles).where(wanted).values({**_to_row(revised), "analysed": 0, "placed": 0}))


async def _put_back(connection: AsyncConnection, article: Article) -> None:
    """Give an article back the text that was forgotten for its age: somebody imported it again."""
    wanted = and_(articles.c.scope == article.scope, articles.c.id == article.id)
    values = {"text": article.text, "retrieved": to_row(article.retrieved), "analysed": 0}
    await connection.execute(update(articles).where(wanted).values(**values))


async def _save_analyses(connection: AsyncConnection, made: Sequence[PackedMaterial]) -> None:
    if not made:
        return
    keys = [
        {"its_scope": each.scope, "its_id": each.id, "its_revision": each.revision}
        for each in (packed.article for packed in made)
    ]
    rows = [
        {"article_id": key["its_id"], "revision": key["its_revision"], "version": each.version, "analysis": each.packed}
        for key, each in zip(keys, made, strict=True)
    ]
    await connection.execute(_FORGET_ANALYSIS, keys)
    await connection.execute(insert(analyses), rows)
    await connection.execute(
        _MARK_ANALYSED, [{**key, "reached": each.version} for key, each in zip(keys, made, strict=True)]
    )


_FORGET_ANALYSIS = analyses.delete().where(
    analyses.c.article_id == bindparam("its_id"), analyses.c.revision == bindparam("its_revision")
)
_MARK_ANALYSED = (
    update(articles)
    .where(
        articles.c.scope == bindparam("its_scope"),
        articles.c.id == bindparam("its_id"),
        articles.c.revision == bindparam("its_revision"),
    )
    .values(analysed=bindparam("reached"))
)


def _to_row(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "scope": article.scope,
        "url": article.url,
        "title": article.title,
        "publisher": article.publisher.name,
        "publisher_domain": article.publisher.domain,
        "publisher_country": article.publisher.country,
        "publisher_kind": article.publisher.kind,
        "state_controlled": article.publisher.state_controlled,
        "published": to_row_or_none(article.published),
        "retrieved": to_row(article.retrieved),
        "shown_at": to_row(article.published or article.retrieved),
        "language": article.language,
        "byline": json.dumps(article.byline, ensure_ascii=False),
        "text": article.text,
        "content_hash": article.content_hash,
        "revision": article.revision,
        "source_id": article.source_id,
    }


def from_article_row(row: Any) -> Article:
    """Read an article back."""
    return Article(
        id=ArticleId(row["id"]),
        scope=Scope(row["scope"]),
        url=CanonicalUrl(row["url"]),
        title=row["title"],
        publisher=Publisher(
            name=row["publisher"],
            domain=row["publisher_domain"],
            country=row["publisher_country"],
            kind=row["publisher_kind"],
            state_controlled=row["state_controlled"],
        ),
        published=from_row_or_none(row["published"]),
        retrieved=from_row(row["retrieved"]),
        language=row["language"],
        byline=tuple(json.loads(row["byline"])),
        text=row["text"],
        content_hash=row["content_hash"],
        revision=row["revision"],
        source_id=SourceId(row["source_id"]) if row["source_id"] else None,
    )
