"""Feeds: RSS 0.9x to 2.0, Atom and JSON Feed, fetched with validators and parsed in a worker process."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from email.utils import parsedate_to_datetime

from bot.model.article import ParsedFeed, Reading, Source
from bot.ports import Fetcher, FetchRequest, Make, Workers
from bot.sources.syndication.reading import make_reading, parse_feed

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

    async def read(self, source: Source, make: Make) -> Reading:
        """Poll a feed; an unchanged one gives no entries."""
        request = FetchRequest(source.address, etag=source.etag, last_modified=source.last_modified, accept=ACCEPT)
        response = await self._fetcher.fetch(request)
        fresh = read_freshness(response.headers)
        etag, modified = response.headers.get("etag"), response.headers.get("last-modified")
        if response.status == 304:
            etag, modified = etag or source.etag, modified or source.last_modified
            rhythm = replace(source.rhythm, fresh=fresh)
            return Reading(unchanged=True, etag=etag, last_modified=modified, moved_to=response.moved_to, rhythm=rhythm)
        content_type = response.headers.get("content-type")
        given = (response.body, content_type, response.url, make)
        reading = await self._workers.run(make_reading, *given, timeout=SECONDS)
        return replace(
            reading,
            etag=etag,
            last_modified=modified,
            moved_to=response.moved_to,
            rhythm=replace(reading.rhythm, fresh=fresh),
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
