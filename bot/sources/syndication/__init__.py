"""Feeds: RSS 0.9x to 2.0, Atom and JSON Feed, fetched with validators and parsed in a worker process."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from email.utils import parsedate_to_datetime

from bot.model.article import Failure, ParsedFeed, Reading, Source
from bot.ports import Fetcher, FetchRequest, Workers
from bot.sources.syndication.reading import parse_feed, read_feed

kind = "syndication"
ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
SECONDS = 20.0
MOST_FRESH = 7 * 86_400.0


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
        fresh = read_freshness(response.headers)
        etag, modified = response.headers.get("etag"), response.headers.get("last-modified")
        if response.status == 304:
            etag, modified = etag or source.etag, modified or source.last_modified
            rhythm = replace(source.rhythm, fresh=fresh)
            return Reading((), (), True, None, etag, modified, response.moved_to, rhythm)
        content_type = response.headers.get("content-type")
        feed = await self._workers.run(read_feed, response.body, content_type, response.url, timeout=SECONDS)
        failures = tuple(
            Failure(entry.external_id or f"entry {number}", "no_url", "It has no address.")
            for number, entry in enumerate(feed.entries, start=1)
            if not entry.url
        )
        return Reading(
            entries=tuple(entry for entry in feed.entries if entry.url),
            failures=failures,
            title=feed.title or None,
            etag=etag,
            last_modified=modified,
            moved_to=response.moved_to,
            rhythm=replace(feed.rhythm, fresh=fresh),
        )

    async def parse(self, body: bytes, content_type: str | None, base: str | None) -> ParsedFeed:
        """Parse a feed's bytes in a worker process."""
        return await self._workers.run(parse_feed, body, content_type, base, timeout=SECONDS)


def open_kind(_variables: Mapping[str, str], fetcher: Fetcher, workers: Workers) -> Syndication:
    """Open this kind of source."""
    return Syndication(fetcher, workers)


def read_freshness(headers: Mapping[str, str]) -> float:
    """Give the seconds for which an answer holds, by Cache-Control, else by Expires against its Date; 0 for none."""
    directives = [each.strip().lower() for each in headers.get("cache-control", "").split(",")]
    if any(each in {"no-cache", "no-store"} for each in directives):
        return 0.0
    for each in directives:
        name, _, value = each.partition("=")
        if name == "max-age" and value.strip('"').isascii() and value.strip('"').isdigit():
            return min(float(value.strip('"')), MOST_FRESH)
    try:
        until: datetime = parsedate_to_datetime(headers.get("expires", ""))
        left = (until - parsedate_to_datetime(headers.get("date", ""))).total_seconds()
    except (ValueError, TypeError):
        return 0.0
    return max(0.0, min(left, MOST_FRESH))
