"""The full-text index of SQLite (FTS5): the one place that knows its syntax."""

import re

from sqlalchemy import text

WEIGHTS = (4.0, 1.0, 1.0)
"""bm25 weights of title, publisher and text."""

CREATE = (
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

SEARCH = text(
    "SELECT articles.id, -bm25(lexical, :title_weight, :publisher_weight, :text_weight) AS score"
    " FROM lexical JOIN articles ON articles.number = lexical.rowid"
    " WHERE lexical MATCH :match AND articles.scope IN (SELECT value FROM json_each(:scopes))"
    " AND articles.shown_at >= :start AND articles.shown_at < :end"
    " ORDER BY score DESC, articles.number DESC LIMIT :limit"
)

_WORD = re.compile(r"\w+")
_MOST_TERMS = 200


def make_match(any_of: tuple[str, ...]) -> str | None:
    """Give the FTS5 expression for any of these words or phrases; None when there is nothing to look for.

    Each term becomes a quoted phrase of word characters alone, so that no query syntax can pass.
    """
    phrases = dict.fromkeys(" ".join(_WORD.findall(term)) for term in any_of)
    quoted = [f'"{phrase}"' for phrase in phrases if phrase][:_MOST_TERMS]
    return " OR ".join(quoted) or None
