"""Reads well-formed feeds in UTF-8 quickly; what it cannot read is left to the patient parser."""

import re
from dataclasses import replace
from datetime import datetime
from html import unescape
from typing import Any, Literal
from urllib.parse import urljoin

from bot.model.article import Entry, ParsedFeed
from bot.sources.syndication.entries import choose_url, name_authors
from bot.text.cleaning import clean_title

_MADE_UP = 512
"""Characters: where an entry has no summary, the parser makes one this long from its content."""


def parse(body: bytes, base: str | None) -> ParsedFeed | None:
    """Give the feed, or None for what this parser does not read. It is handed bytes only: it fetches addresses."""
    import fastfeedparser

    try:
        found = fastfeedparser.parse(body, include_tags=False, include_media=False, include_enclosures=False)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    feed: Any = found.get("feed") or {}
    shape: Literal["rss", "atom"] = "atom" if b"<feed" in body[:2_000] else "rss"
    told = _LANGUAGE.search(body[:20_000])
    language = (told[1] or told[2]).decode("ascii") if told else None
    entries = tuple(_make_entry(each, base, language) for each in found.get("entries") or ())
    if b"<published" not in body and b"<pubDate" not in body:  # the parser takes the one for the other
        entries = tuple(replace(entry, published=None) for entry in entries)
    return ParsedFeed(clean_title(feed.get("title") or ""), shape, entries)


_LANGUAGE = re.compile(
    rb"<(?:dc:)?language>\s*(?:<!\[CDATA\[\s*)?([\w-]{2,20})\s*(?:\]\]>\s*)?</|<(?:feed|rss|channel)\b[^>]*xml:lang=[\"']([\w-]{2,20})",
    re.ASCII,
)


def _make_entry(found: Any, base: str | None, language: str | None) -> Entry:
    given = [(each.get("value") or "", each.get("base") or base) for each in found.get("content") or ()]
    longest, within = max(given, key=lambda each: len(each[0]), default=("", None))
    html, told = _make_whole(longest, within), found.get("description") or ""
    summary = html if told == longest or _is_made_up(told, html) else _make_whole(told, base)
    return Entry(
        url=choose_url(found.get("link"), found.get("id"), base),
        title=found.get("title"),
        published=_moment(found.get("published")),
        updated=_moment(found.get("updated")),
        html=html or None,
        summary=summary or None,
        language=language,
        authors=name_authors(each.get("name") for each in found.get("authors") or ()),
        external_id=_resolve(found.get("id"), base),
    )


def _is_made_up(summary: str, html: str) -> bool:
    """Say whether a summary is only the beginning of the content without its mark-up."""
    if not summary or not html or len(summary) > _MADE_UP or "<" in summary:
        return False
    start = " ".join(unescape(_TAG.sub(" ", html[:_LOOK])).split())
    return start.startswith(" ".join(summary[:60].split()))


_TAG, _LOOK = re.compile(r"<[^<>]*>?"), 600
_ADDRESS = re.compile(r"""=(?:(?<=\shref=)|(?<=\ssrc=))(["'])(?!\s*(?:\w+:|\#))([^"'<>]{1,2000})\1""", re.IGNORECASE)


def _make_whole(markup: str, base: str | None) -> str:
    """Give mark-up with its relative addresses made whole by the base that it names."""
    if not base or "=" not in markup:
        return markup
    return _ADDRESS.sub(lambda found: f"={found[1]}{_join(base, found[2].strip())}{found[1]}", markup)


def _join(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def _resolve(name: str | None, base: str | None) -> str | None:
    """An id that is written as a path is an address on the feed's site."""
    return urljoin(base, name) if name and base and name.startswith("/") else name


def _moment(words: str | None) -> datetime | str | None:
    try:
        return datetime.fromisoformat(words) if words else None
    except ValueError:
        return words
