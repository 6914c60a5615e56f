"""Reads JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1)."""

import json
from collections.abc import Mapping
from typing import Any

from bot.model.article import Entry, ParsedFeed
from bot.model.errors import ParseError
from bot.sources.syndication.entries import make_url
from bot.text.cleaning import clean_title

MOST_ENTRIES = 2_000


def parse(body: bytes, base: str | None) -> ParsedFeed:
    """Give the feed; raises ParseError `not_a_feed`."""
    try:
        found = json.loads(body.decode("utf-8-sig", errors="replace"))
    except (ValueError, RecursionError):
        raise ParseError("This is no feed: its JSON cannot be read.", code="not_a_feed") from None
    items = found.get("items")
    if not str(found.get("version", "")).startswith("https://jsonfeed.org/version/") or not isinstance(items, list):
        raise ParseError("This is JSON, but no JSON Feed.", code="not_a_feed")
    language = _words(found, "language")
    entries = tuple(_make_entry(each, base, language) for each in items[:MOST_ENTRIES] if isinstance(each, dict))
    over = len(items) > MOST_ENTRIES
    problem = f"Of {len(items):,} entries the first {MOST_ENTRIES:,} were read."
    return ParsedFeed(clean_title(_words(found, "title") or ""), "json", entries, (problem,) if over else ())


def _make_entry(item: Mapping[str, Any], base: str | None, language: str | None) -> Entry:
    people = [*(item.get("authors") or []), item.get("author")] if isinstance(item.get("authors") or [], list) else []
    names = [name for each in people if isinstance(each, dict) and isinstance(name := each.get("name"), str)]
    return Entry(
        url=make_url(_words(item, "url") or _words(item, "external_url"), base),
        title=_words(item, "title"),
        published=_words(item, "date_published"),
        updated=_words(item, "date_modified"),
        text=_words(item, "content_text"),
        html=_words(item, "content_html"),
        summary=_words(item, "summary"),
        language=_words(item, "language") or language,
        authors=tuple(names),
        external_id=str(item["id"]) if "id" in item else None,
    )


def _words(found: Mapping[str, Any], name: str) -> str | None:
    value = found.get(name)
    return value if isinstance(value, str) else None
