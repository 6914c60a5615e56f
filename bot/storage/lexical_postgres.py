"""The full-text index of Postgres: a tsvector column gives the candidates, and the best are ranked as bm25 ranks."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Row, text
from sqlalchemy.ext.asyncio import AsyncConnection

LATE_FAVOUR = 1.5
"""How much the score of what is late counts."""
TITLE_WEIGHT = 2
"""How much a word of the title counts against one of the text; the same as in SQLite's index."""
_COUNTED = 100
"""Candidates whose words are counted; in the others a word counts once, for reading every match takes long."""
_LEVELLING, _LENGTH_COUNTS = 1.2, 0.75
"""bm25's k1 and b, as FTS5 has them."""

CREATE = (
    "CREATE TEXT SEARCH DICTIONARY attache_stem (TEMPLATE = snowball, LANGUAGE = english)",
    "CREATE TEXT SEARCH CONFIGURATION attache (COPY = simple)",
    "ALTER TEXT SEARCH CONFIGURATION attache ALTER MAPPING FOR asciiword, word, numword WITH attache_stem",
    # Accents go, and whatever is no letter or digit parts two words: the server's own parser would keep
    # addresses, hyphened words and decimals as one. The ranges are spelled out because \\w depends on the locale.
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

_READ_TERMS = text(
    "SELECT place, CAST(phraseto_tsquery('attache', plain) AS text) AS query,"
    "   tsvector_to_array(to_tsvector('attache', plain)) AS lexemes"
    " FROM unnest(CAST(:terms AS text[])) WITH ORDINALITY AS asked(words, place)"
    " CROSS JOIN LATERAL (SELECT attache_words(words) AS plain OFFSET 0) AS folded"
)
_WITH_INDEX = text("SELECT set_config('enable_seqscan', 'off', true)")
"""The server thinks that comparing words costs nothing, and would rather unpack every article than use the index; it
holds until the transaction ends, which reads nothing else that wants a whole table."""
_FIND = text(
    "WITH hit AS MATERIALIZED ("
    "  SELECT found.number, term.place, found.shown_at >= :late AS late, found.size"
    "  FROM unnest(CAST(:queries AS tsquery[])) WITH ORDINALITY AS term(query, place)"
    "  CROSS JOIN LATERAL (SELECT number, scope, shown_at, publisher, pg_column_size(lexical) AS size FROM articles"
    "    WHERE lexical @@ term.query OFFSET 0) AS found"
    "  WHERE scope = ANY(CAST(:scopes AS text[])) AND shown_at >= :start AND shown_at < :end"
    "  AND (cardinality(CAST(:publishers AS text[])) = 0 OR publisher = ANY(CAST(:publishers AS text[])))"
    # As in SQLite's index, how rare a word is counts over all that is kept, whatever is looked in. The numbers tell
    # how much that is; to count it takes as long as to look for five words.
    "), kept AS MATERIALIZED ("
    "  SELECT CAST(max(number) - min(number) + 1 AS float8) AS articles FROM articles"
    "), told AS MATERIALIZED ("
    "  SELECT place, ln(1 + (greatest((SELECT articles FROM kept) - count(*), 0) + 0.5) / (count(*) + 0.5)) AS rarity"
    "  FROM hit GROUP BY place"
    "), fitting AS ("
    "  SELECT number, min(size) / (SELECT CAST(avg(size) AS float8) FROM hit) AS length, sum(rarity) AS rarity,"
    "    CASE WHEN bool_or(late) THEN CAST(:favour AS float8) ELSE 1.0 END AS favour"
    "  FROM hit JOIN told USING (place) GROUP BY number"
    "), best AS MATERIALIZED ("
    "  SELECT number, length, favour, favour * rarity / (1 + 1.2 * (0.25 + 0.75 * length)) AS score"
    "  FROM fitting ORDER BY score DESC, number DESC LIMIT :limit"
    "), met AS ("
    "  SELECT number, array_agg(place) AS places, array_agg(rarity) AS rarities"
    "  FROM hit JOIN told USING (place) WHERE number IN (SELECT number FROM best) GROUP BY number"
    ")"
    " SELECT id, number, length, favour, places, rarities"
    " FROM best JOIN met USING (number) JOIN articles USING (number) ORDER BY score DESC, number DESC"
)
_COUNT_MATCHES = text(
    "WITH asked AS MATERIALIZED ("
    "  SELECT term.place, phraseto_tsquery('attache', attache_words(term.words)) AS query"
    "  FROM unnest(CAST(:words AS text[]), CAST(:places AS bigint[])) AS term(words, place)"
    "), grouped AS MATERIALIZED ("
    "  SELECT place, numnode(query) > 1 AS phrases, string_agg('(' || CAST(query AS text) || ')', ' | ') AS query"
    "  FROM asked WHERE numnode(query) > 0 GROUP BY place, numnode(query) > 1"
    # The index knows by itself where a word stands; for a phrase the server unpacks every article that has its words.
    # So words are counted first, and phrases only where no word of the group stands.
    "), parted AS MATERIALIZED ("
    "  SELECT one.place, CAST(concat('(' || one.query || ')', ' & !(' || other.query || ')') AS tsquery) AS query"
    "  FROM grouped AS one LEFT JOIN grouped AS other ON other.place = one.place AND one.phrases AND NOT other.phrases"
    ")"
    " SELECT place, CAST(sum(("
    "   SELECT count(*) FROM (SELECT scope FROM articles WHERE lexical @@ parted.query OFFSET 0) AS found"
    "   WHERE scope = ANY(CAST(:scopes AS text[])))) AS bigint) AS articles"
    " FROM parted GROUP BY place"
)
_COUNT = text(
    "SELECT number, word.lexeme, cardinality(word.positions) AS times,"
    "   coalesce(cardinality(array_positions(word.weights, 'A')), 0) AS titled"
    " FROM articles CROSS JOIN LATERAL unnest(lexical) AS word"
    " WHERE number = ANY(CAST(:numbers AS bigint[])) AND word.lexeme = ANY(CAST(:lexemes AS text[]))"
)


class Ranked(NamedTuple):
    """An article's id and score; higher is better."""

    id: str
    score: float


async def look_up_in_postgres(connection: AsyncConnection, values: Mapping[str, Any]) -> Sequence[Ranked]:
    """Give matching articles, best first: found by the index, ordered by rarity, frequency and length of the text."""
    terms = (await connection.execute(_READ_TERMS, {"terms": values["terms"]})).all()
    lexemes = {row.place: frozenset(row.lexemes) for row in terms}
    limit, queries = max(values["limit"], 2 * _COUNTED), [row.query for row in terms]
    await connection.execute(_WITH_INDEX)
    found = (await connection.execute(_FIND, {**values, "queries": queries, "limit": limit})).all()
    counted = await connection.execute(
        _COUNT, {"numbers": [row.number for row in found[:_COUNTED]], "lexemes": sorted(set().union(*lexemes.values()))}
    )
    times: dict[int, dict[str, float]] = defaultdict(dict)
    for row in counted:
        times[row.number][row.lexeme] = row.times + (TITLE_WEIGHT - 1) * row.titled
    ranked = [Ranked(row.id, _score(row, lexemes, times[row.number])) for row in found]
    return sorted(ranked, key=lambda each: -each.score)[: values["limit"]]


def _score(row: Row[Any], lexemes: Mapping[int, frozenset[str]], times: Mapping[str, float]) -> float:
    """bm25; a phrase stands there as often as its rarest word."""
    flat = _LEVELLING * (1 - _LENGTH_COUNTS + _LENGTH_COUNTS * row.length)
    often = (min((times.get(each, 1.0) for each in lexemes[place]), default=1.0) for place in row.places)
    score: float = sum(
        rarity * count * (_LEVELLING + 1) / (count + flat) for rarity, count in zip(row.rarities, often, strict=True)
    )
    return score * float(row.favour)


async def count_in_postgres(
    connection: AsyncConnection, scopes: Sequence[str], groups: Sequence[Sequence[str]]
) -> tuple[int, ...]:
    """Say in how many articles of these scopes each group of phrases stands."""
    places = [place for place, phrases in enumerate(groups) for _ in phrases]
    words = [phrase for phrases in groups for phrase in phrases]
    await connection.execute(_WITH_INDEX)
    counted = await connection.execute(_COUNT_MATCHES, {"words": words, "places": places, "scopes": list(scopes)})
    articles = {row.place: int(row.articles) for row in counted}
    return tuple(articles.get(place, 0) for place in range(len(groups)))
