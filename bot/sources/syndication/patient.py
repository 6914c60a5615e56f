"""Reads whatever may still be a feed, in any encoding and however malformed."""

import calendar
import io
from datetime import UTC, datetime
from typing import Any, Literal
from xml.sax import SAXParseException

from bot.model.article import Entry, ParsedFeed
from bot.sources.syndication.entries import choose_url, name_authors
from bot.text.cleaning import clean_title

_BROKEN = "It is not well formed"


def parse(body: bytes, content_type: str | None, base: str | None) -> ParsedFeed | None:
    """Give the feed, or None for what is none. The parser is handed bytes only: it opens paths and addresses."""
    import feedparser

    headers = {"content-type": content_type or "application/xml", "content-location": base or ""}
    found = feedparser.parse(
        io.BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=True
    )
    version = found.get("version") or ""
    if not version and not found.entries:
        return None
    language = found.feed.get("language")
    entries = tuple(_make_entry(each, base, language) for each in found.entries)
    problem = _name_problem(found.get("bozo_exception")) if found.get("bozo") else None
    well_formed = problem is None or not problem.startswith(_BROKEN)
    shape: Literal["rss", "atom"] = "atom" if version.startswith("atom") else "rss"
    return ParsedFeed(
        clean_title(found.feed.get("title") or ""),
        shape,
        entries,
        (problem,) if problem else (),
        well_formed=well_formed,
    )


def _name_problem(error: object) -> str:
    """Say what the parser stumbled over; only some of it is a broken form."""
    import feedparser

    if isinstance(error, feedparser.CharacterEncodingOverride):
        return "It is in another encoding than it says."
    if isinstance(error, feedparser.CharacterEncodingUnknown):
        return "It does not say in which encoding it is."
    if isinstance(error, feedparser.NonXMLContentType):
        return "Its server does not say that it is XML."
    if isinstance(error, SAXParseException):
        return f"{_BROKEN}: {error.getMessage()[:100]} in line {error.getLineNumber()}."
    return f"{_BROKEN}."


def _make_entry(found: Any, base: str | None, language: str | None) -> Entry:
    contents = [each.get("value") or "" for each in found.get("content") or ()]
    authors = [each.get("name") or "" for each in found.get("authors") or () if isinstance(each, dict)]
    return Entry(
        url=choose_url(found.get("link"), found.get("id"), base),
        title=found.get("title"),
        published=_moment(found, "published") or found.get("published"),
        updated=_moment(found, "updated") or found.get("updated"),
        html=max(contents, key=len, default=None),
        summary=found.get("summary"),
        language=(found.get("title_detail") or {}).get("language") or language,
        authors=name_authors(authors),
        external_id=found.get("id"),
    )


def _moment(found: Any, name: str) -> datetime | None:
    parts = found.get(f"{name}_parsed")
    try:
        return datetime.fromtimestamp(calendar.timegm(parts), UTC) if parts else None
    except (ValueError, OverflowError, OSError):
        return None
