"""The full-text index of either database: the one place that knows FTS5's syntax, and Postgres's."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.ext.asyncio import AsyncConnection

_WEIGHTS = {"title": 4.0, "publisher": 1.0, "text": 1.0}
"""How much a word counts by where it stands; bm25 takes them in the order of the index's columns."""

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

_POSTGRES = (
    "CREATE TEXT SEARCH DICTIONARY attache_stem (TEMPLATE = snowball, LANGUAGE = english)",
    "CREATE TEXT SEARCH CONFIGURATION attache (COPY = simple)",
    "ALTER TEXT SEARCH CONFIGURATION attache ALTER MAPPING FOR asciiword, word, numword WITH attache_stem",
    # Accents go, and whatever is no letter or digit parts two words: the server's own parser would keep
    # addresses, hyphened words and decimals as one. The ranges are spelled out because \w depends on the locale.
    "CREATE FUNCTION attache_words(written text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN"
    " regexp_replace(regexp_replace(normalize(left(written, 100000), NFKD), '[\\u0300-\\u036f]+', '', 'g'),"
    " '[\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00bf\\u2000-\\u2bff\\u3000-\\u3003\\u3008-\\u3020]+',"
    " ' ', 'g')",
    "ALTER TABLE articles ADD COLUMN lexical tsvector GENERATED ALWAYS AS ("
    "setweight(to_tsvector('attache', attache_words(title)), 'A')"
    " || setweight(to_tsvector('attache', attache_words(publisher)), 'B')"
    " || setweight(to_tsvector('attache', attache_words(text)), 'C')) STORED",
    "CREATE INDEX articles_lexical ON articles USING gin (lexical)",
)

CREATE = {"sqlite": _SQLITE, "postgresql": _POSTGRES}

_LOOK_IN_SQLITE = text(
    "SELECT articles.id, -bm25(lexical, :title, :publisher, :text) AS score"
    " FROM lexical JOIN articles ON articles.number = lexical.rowid"
    " WHERE lexical MATCH :match AND articles.scope IN (SELECT value FROM json_each(:scopes))"
    " AND articles.shown_at >= :start AND articles.shown_at < :end"
    " ORDER BY score DESC, articles.number DESC LIMIT :limit"
)

_LOOK_IN_POSTGRES = text(
    "WITH term AS MATERIALIZED ("
    "  SELECT place, phraseto_tsquery('attache', attache_words(words)) AS query"
    "  FROM unnest(CAST(:terms AS text[])) WITH ORDINALITY AS asked(words, place)"
    "), hit AS MATERIALIZED ("
    "  SELECT articles.id, articles.number, term.place, length(articles.lexical) AS size,"
    "    ts_rank(CAST(:weights AS real[]), articles.lexical, term.query) AS rank"
    "  FROM term JOIN articles ON articles.lexical @@ term.query"
    "  WHERE articles.scope = ANY(CAST(:scopes AS text[])) AND articles.shown_at >= :start AND articles.shown_at < :end"
    "), kept AS ("
    "  SELECT count(*) AS articles FROM articles"
    "  WHERE scope = ANY(CAST(:scopes AS text[])) AND shown_at >= :start AND shown_at < :end"
    "), telling AS ("
    "  SELECT place, ln(1 + (kept.articles - count(*) + 0.5) / (count(*) + 0.5)) AS rarity"
    "  FROM hit, kept GROUP BY place, kept.articles"
    ")"
    " SELECT id, sum(rank * rarity / (1 + 1.2 * (0.25 + 0.75 * size / (SELECT avg(size) FROM hit)))) AS score"
    " FROM hit JOIN telling USING (place) GROUP BY id, number"
    " ORDER BY score DESC, number DESC LIMIT :limit"
)
"""As bm25 does: each term by its rarity, how often it stands there (ts_rank levels off alike), and the length."""

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


async def look_up(connection: AsyncConnection, look: Look) -> Sequence[Row[Any]]:
    """Give rows of id and score, best first."""
    phrases = make_phrases(look.any_of)
    if not phrases:
        return ()
    bounds = {"start": look.start, "end": look.end, "limit": look.limit}
    if connection.dialect.name == "postgresql":
        most = max(_WEIGHTS.values())
        weights = [0.0, _WEIGHTS["text"] / most, _WEIGHTS["publisher"] / most, _WEIGHTS["title"] / most]
        values = {**bounds, "terms": list(phrases), "weights": weights, "scopes": list(look.scopes)}
        return (await connection.execute(_LOOK_IN_POSTGRES, values)).all()
    values = {**bounds, **_WEIGHTS, "match": make_match(phrases), "scopes": json.dumps(list(look.scopes))}
    return (await connection.execute(_LOOK_IN_SQLITE, values)).all()


def make_phrases(any_of: tuple[str, ...]) -> tuple[str, ...]:
    """Give the words or phrases as word characters alone, so that no query syntax can pass."""
    phrases = dict.fromkeys(" ".join(_WORD.findall(term)) for term in any_of)
    return tuple(phrase for phrase in phrases if phrase)[:_MOST_TERMS]


def make_match(phrases: Sequence[str]) -> str:
    """Give the FTS5 expression for any of these phrases."""
    return " OR ".join(f'"{phrase}"' for phrase in phrases)
