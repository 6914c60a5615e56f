"""The full-text index: looks words up in that of the database at hand, and the one place that knows FTS5's syntax."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import lexical_postgres
from bot.storage.lexical_postgres import (
    LATE_FAVOUR,
    TITLE_WEIGHT,
    Ranked,
    count_in_postgres,
    look_up_in_postgres,
)

_SQLITE = (
    "CREATE VIRTUAL TABLE lexical USING fts5(title, publisher, text, content='articles', content_rowid='number',"
    " tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE TRIGGER lexical_insert AFTER INSERT ON articles BEGIN"
    " INSERT INTO lexical(rowid, title, publisher, text) VALUES (new.number, new.title, new.publisher, new.text); END",
    "CREATE TRIGGER lexical_delete AFTER DELETE ON articles BEGIN"
    " INSERT INTO lexical(lexical, rowid, title, publisher, text)"
    " VALUES ('delete', old.number, old.title, old.publisher, old.text); END",
    "CREATE TRIGGER lexical_update AFTER UPDATE OF title, publisher, text ON articles BEGIN"
    " INSERT INTO lexical(lexical, rowid, title, publisher, text)"
    " VALUES ('delete', old.number, old.title, old.publisher, old.text);"
    " INSERT INTO lexical(rowid, title, publisher, text) VALUES (new.number, new.title, new.publisher, new.text); END",
)

CREATE = {"sqlite": _SQLITE, "postgresql": lexical_postgres.CREATE}

LOOK_IN_SQLITE = text(
    "SELECT articles.id, found.score FROM ("
    "  SELECT lexical.rowid AS number, -bm25(lexical, :title, 1.0, 1.0)"
    "    * CASE WHEN articles.shown_at >= :late THEN :favour ELSE 1.0 END AS score"
    # Of an article that matches, the index tells all that is asked; its own row lies among the texts.
    "  FROM lexical CROSS JOIN articles INDEXED BY articles_scopes ON articles.number = lexical.rowid"
    "  WHERE lexical MATCH :match AND articles.scope IN (SELECT value FROM json_each(:scopes))"
    "  AND articles.shown_at >= :start AND articles.shown_at < :end"
    "  AND (:publishers = '[]' OR articles.publisher IN (SELECT value FROM json_each(:publishers)))"
    "  ORDER BY score DESC, lexical.rowid DESC LIMIT :limit"
    ") AS found JOIN articles ON articles.number = found.number ORDER BY found.score DESC, found.number DESC"
)

_COUNT_IN_SQLITE = text(
    "SELECT asked.key AS place, count(*) AS articles, (SELECT max(number) FROM articles) AS newest"
    " FROM json_each(:matches) AS asked"
    " CROSS JOIN lexical ON lexical MATCH asked.value"
    "   AND lexical.rowid > (SELECT max(number) FROM articles) - :latest"
    " CROSS JOIN articles INDEXED BY articles_scopes ON articles.number = lexical.rowid"
    " WHERE articles.scope IN (SELECT value FROM json_each(:scopes)) GROUP BY asked.key"
)
_COUNTED = 2_000
"""Articles, the newest, in which words are counted first: a word of many articles is counted in no more of them."""
_FEW = 5
"""What stands in fewer of those is counted in all that is kept."""
_ALL = 1 << 60

_WORD = re.compile(r"\w+")
_MOST_TERMS = 200


@dataclass(frozen=True, slots=True)
class Look:
    """What to look for, and in which part of what is kept; `start` and `end` are times as stored."""

    any_of: tuple[str, ...]
    scopes: Sequence[str]
    start: str
    end: str
    limit: int
    late: str
    publishers: tuple[str, ...] = ()


async def look_up(connection: AsyncConnection, look: Look) -> Sequence[Ranked]:
    """Give ids and scores, best first."""
    phrases = make_phrases(look.any_of)
    if not phrases:
        return ()
    bounds = {"start": look.start, "end": look.end, "limit": look.limit, "late": look.late, "favour": LATE_FAVOUR}
    if connection.dialect.name == "postgresql":
        values = {**bounds, "terms": list(phrases), "scopes": list(look.scopes), "publishers": list(look.publishers)}
        return await look_up_in_postgres(connection, values)
    shared = {"publishers": json.dumps(list(look.publishers)), "scopes": json.dumps(list(look.scopes))}
    values = {**bounds, **shared, "title": TITLE_WEIGHT, "match": make_match(phrases)}
    return [Ranked(row.id, row.score) for row in await connection.execute(LOOK_IN_SQLITE, values)]


async def count_matches(
    connection: AsyncConnection, scopes: Sequence[str], any_of: Sequence[tuple[str, ...]]
) -> tuple[int, ...]:
    """Say in how many articles of these scopes each group of words or phrases stands."""
    groups = [make_phrases(each) for each in any_of]
    if connection.dialect.name == "postgresql":
        return await count_in_postgres(connection, scopes, groups)
    matches = {place: make_match(phrases) for place, phrases in enumerate(groups) if phrases}
    counts = await _count_in_sqlite(connection, json.dumps(list(scopes)), matches)
    return tuple(counts.get(place, 0) for place in range(len(groups)))


async def _count_in_sqlite(connection: AsyncConnection, scopes: str, matches: Mapping[int, str]) -> dict[int, int]:
    """Count in the newest articles and conclude to all of them; what is rare there is counted in all."""

    async def count(asked: Mapping[int, str], latest: int) -> Sequence[Row[Any]]:
        values = {"matches": json.dumps(asked), "latest": latest, "scopes": scopes}
        return (await connection.execute(_COUNT_IN_SQLITE, values)).all()

    usual = {
        int(row.place): max(row.articles, row.articles * row.newest // _COUNTED)
        for row in await count(matches, _COUNTED)
        if row.articles >= _FEW or row.newest <= _COUNTED
    }
    rare = {place: match for place, match in matches.items() if place not in usual}
    return usual | ({int(row.place): row.articles for row in await count(rare, _ALL)} if rare else {})


def make_phrases(any_of: tuple[str, ...]) -> tuple[str, ...]:
    """Give the words or phrases as word characters alone, so that no query syntax can pass."""
    phrases = dict.fromkeys(" ".join(_WORD.findall(term)) for term in any_of)
    return tuple(phrase for phrase in phrases if phrase)[:_MOST_TERMS]


def make_match(phrases: Sequence[str]) -> str:
    """Give the FTS5 expression for any of these phrases."""
    return " OR ".join(f'"{phrase}"' for phrase in phrases)
