"""Feeds: RSS 0.9x to 2.0, Atom and JSON Feed, fetched with validators and parsed in a worker process."""

import calendar
import io
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Literal

from bot.model.article import Entry, Failure, ParsedFeed, Reading, ReceivedUrl, Source
from bot.model.errors import InputError, ParseError
from bot.ports import Fetcher, FetchRequest, Workers
from bot.text.cleaning import clean_title
from bot.text.urls import canonical

kind = "syndication"
ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
MOST_ENTRIES = 2_000
SECONDS = 20.0
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_FEED_LINK = re.compile(
    rb"<link\b(?=[^>]*\btype=[\"']?application/(?:rss|atom)\+xml)[^>]*\bhref=[\"']?([^\"'\s>]+)", re.IGNORECASE
)


class Syndication:
    """Reads feeds."""

    kind = kind

    def __init__(self, fetcher: Fetcher, workers: Workers) -> None:
        self._fetcher = fetcher
        self._workers = workers

    def claims(self, address: str) -> bool:
        """Every web address may be a feed."""
        return address.lower().startswith(("http://", "https://"))

    async def read(self, source: Source) -> Reading:
        """Poll a feed; an unchanged one gives no entries."""
        request = FetchRequest(source.address, etag=source.etag, last_modified=source.last_modified, accept=ACCEPT)
        response = await self._fetcher.fetch(request)
        etag = response.headers.get("etag") or source.etag
        modified = response.headers.get("last-modified") or source.last_modified
        if response.status == 304:
            return Reading(unchanged=True, etag=etag, last_modified=modified, moved_to=response.moved_to)
        feed = await self.parse(response.body, response.headers.get("content-type"), response.url)
        failures = tuple(
            Failure(entry.external_id or f"entry {number}", "no_url", "It has no address.")
            for number, entry in enumerate(feed.entries, start=1)
            if not entry.url
        )
        return Reading(
            entries=tuple(entry for entry in feed.entries if entry.url),
            failures=failures,
            title=feed.title or None,
            etag=response.headers.get("etag"),
            last_modified=response.headers.get("last-modified"),
            moved_to=response.moved_to,
        )

    async def parse(self, body: bytes, content_type: str | None, base: str | None) -> ParsedFeed:
        """Parse a feed's bytes in a worker process."""
        return await self._workers.run(parse_feed, body, content_type, base, timeout=SECONDS)


def open_kind(_variables: Mapping[str, str], fetcher: Fetcher, workers: Workers) -> Syndication:
    """Open this kind of source."""
    return Syndication(fetcher, workers)


def parse_feed(body: bytes, content_type: str | None, base: str | None) -> ParsedFeed:
    """Parse RSS, Atom or JSON Feed; raises ParseError that says what else it is."""
    start = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if not start:
        raise ParseError("The feed is empty.", code="empty")
    if start == b"{":
        return _parse_json(body, base)
    if _most_attributes(body) > 5_000:
        raise ParseError("The feed has a tag with thousands of attributes.", code="too_complex")
    return _parse_xml(body, content_type, base)


def _most_attributes(body: bytes) -> int:
    if body.count(b"=") < 5_000:
        return 0
    return max((part.split(b">", 1)[0].count(b"=") for part in body.split(b"<")), default=0)


def _parse_xml(body: bytes, content_type: str | None, base: str | None) -> ParsedFeed:
    import feedparser

    if _ENTITY.search(body[:100_000]):
        raise ParseError("The feed declares entities of its own, which is not read.", code="entities")
    headers = {"content-type": content_type or "application/xml", "content-location": base or ""}
    found = feedparser.parse(
        io.BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=True
    )
    version = found.get("version") or ""
    if not version and not found.entries:
        raise _no_feed(body, base)
    entries = tuple(_make_entry(each, base) for each in found.entries[:MOST_ENTRIES])
    problems = []
    if found.get("bozo"):
        problems.append(f"It is not well formed: {type(found.get('bozo_exception')).__name__}.")
    if len(found.entries) > MOST_ENTRIES:
        problems.append(f"Of {len(found.entries):,} entries the first {MOST_ENTRIES:,} were read.")
    shape: Literal["rss", "atom"] = "atom" if version.startswith("atom") else "rss"
    return ParsedFeed(clean_title(found.feed.get("title") or ""), shape, entries, tuple(problems))


def _no_feed(body: bytes, base: str | None) -> ParseError:
    head = body[:200_000].lower()
    if b"<html" not in head and b"<!doctype html" not in head and b"<body" not in head:
        return ParseError("This is no feed: neither RSS, Atom nor JSON Feed.", code="not_a_feed")
    link = _FEED_LINK.search(body[:200_000])
    hint = ""
    if link is not None:
        try:
            hint = f"; it names the feed {canonical(link[1].decode('ascii', errors='replace'), base)}"
        except InputError:
            hint = ""
    return ParseError(f"This is an HTML page, not a feed{hint}.", code="html_not_feed")


def _make_entry(found: Any, base: str | None) -> Entry:
    contents = [each.get("value") or "" for each in found.get("content") or ()]
    authors = [each.get("name") or "" for each in found.get("authors") or () if isinstance(each, dict)]
    return Entry(
        url=_make_url(found.get("link") or _guid_address(found), base),
        title=found.get("title"),
        published=_moment(found, "published") or found.get("published"),
        updated=_moment(found, "updated") or found.get("updated"),
        html=max(contents, key=len, default=None),
        summary=found.get("summary"),
        language=_language(found),
        authors=tuple(dict.fromkeys(name for name in authors if name)),
        external_id=found.get("id"),
    )


def _guid_address(found: Any) -> str | None:
    guid = found.get("id") or ""
    return guid if guid.startswith(("http://", "https://")) else None


def _language(found: Any) -> str | None:
    detail = found.get("title_detail") or {}
    return detail.get("language")


def _make_url(address: str | None, base: str | None) -> ReceivedUrl | None:
    if not address:
        return None
    try:
        return ReceivedUrl(canonical(address, base))
    except InputError:
        return None


def _moment(found: Any, name: str) -> datetime | None:
    parts = found.get(f"{name}_parsed")
    try:
        return datetime.fromtimestamp(calendar.timegm(parts), UTC) if parts else None
    except (ValueError, OverflowError, OSError):
        return None


def _parse_json(body: bytes, base: str | None) -> ParsedFeed:
    """JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1)."""
    try:
        found = json.loads(body.decode("utf-8-sig", errors="replace"))
    except (ValueError, RecursionError):
        raise ParseError("This is no feed: its JSON cannot be read.", code="not_a_feed") from None
    items = found.get("items")
    if not str(found.get("version", "")).startswith("https://jsonfeed.org/version/") or not isinstance(items, list):
        raise ParseError("This is JSON, but no JSON Feed.", code="not_a_feed")
    entries = tuple(_make_json_entry(each, base) for each in items[:MOST_ENTRIES] if isinstance(each, dict))
    return ParsedFeed(clean_title(_words(found, "title") or ""), "json", entries)


def _make_json_entry(item: Mapping[str, Any], base: str | None) -> Entry:
    people = [*(item.get("authors") or []), item.get("author")] if isinstance(item.get("authors") or [], list) else []
    names = [name for each in people if isinstance(each, dict) and isinstance(name := each.get("name"), str)]
    return Entry(
        url=_make_url(_words(item, "url") or _words(item, "external_url"), base),
        title=_words(item, "title"),
        published=_words(item, "date_published"),
        updated=_words(item, "date_modified"),
        text=_words(item, "content_text"),
        html=_words(item, "content_html"),
        summary=_words(item, "summary"),
        language=_words(item, "language"),
        authors=tuple(names),
        external_id=str(item["id"]) if "id" in item else None,
    )


def _words(found: Mapping[str, Any], name: str) -> str | None:
    value = found.get(name)
    return value if isinstance(value, str) else None
