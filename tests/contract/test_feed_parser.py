"""What every parser of feeds owes, over worker processes and in this one."""

import json
from datetime import UTC, datetime

import pytest

from bot.model.errors import ParseError
from bot.ports import FeedParser
from bot.sources.syndication import Syndication
from bot.workers.processes import ProcessWorkers, Settings
from tests.fakes.fetcher import FakeFetcher
from tests.fakes.workers import InlineWorkers

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>The &amp; Site</title>
<item><title>Talks go on</title><link>/talks?utm_source=feed</link><guid>urn:site:1</guid>
<author>ann@site.com (Ann)</author>
<pubDate>Mon, 13 Feb 2023 10:05:00 +0100</pubDate><description>In &lt;b&gt;Vienna&lt;/b&gt;.</description></item>
<item><title>No address</title></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The &amp; Site</title><entry><id>urn:site:1</id>
<title>Talks go on</title><link href="https://site.com/talks"/><author><name>Ann</name></author>
<published>2023-02-13T09:05:00Z</published><summary type="html">In &lt;b&gt;Vienna&lt;/b&gt;.</summary></entry>
<entry><id>urn:site:2</id><title>No address</title></entry></feed>"""
ITEM = {"id": "urn:site:1", "title": "Talks go on", "url": "https://site.com/talks", "authors": [{"name": "Ann"}],
        "date_published": "2023-02-13T09:05:00Z", "summary": "In <b>Vienna</b>."}  # fmt: skip
JSON = json.dumps(
    {"version": "https://jsonfeed.org/version/1.1", "title": "The & Site", "items": [ITEM, {"id": "urn:site:2"}]}
).encode()
BASE = "https://site.com/feed"


@pytest.fixture(params=["processes", "inline"])
def parser(request: pytest.FixtureRequest) -> FeedParser:
    inline = request.param == "inline"
    return Syndication(FakeFetcher(), InlineWorkers() if inline else ProcessWorkers(Settings(processes=1)))


async def test_each_format_gives_the_same_entries(parser: FeedParser) -> None:
    for shape, body in (("rss", RSS), ("atom", ATOM), ("json", JSON)):
        feed = await parser.parse(body, None, BASE)
        assert (feed.format, feed.title, len(feed.entries)) == (shape, "The & Site", 2)
        first, second = feed.entries
        assert (first.url, first.title, first.external_id) == ("https://site.com/talks", "Talks go on", "urn:site:1")
        assert first.summary == "In <b>Vienna</b>."
        assert first.authors == ("Ann",)
        assert first.published in {datetime(2023, 2, 13, 9, 5, tzinfo=UTC), "2023-02-13T09:05:00Z"}
        assert second.url is None


NO_FEEDS = [
    (b"", "empty"),
    (b" \n\xef\xbb\xbf ", "empty"),
    (b"<!DOCTYPE html><html><body>Welcome</body></html>", "html_not_feed"),
    (b"<html><head><title>x</title></head></html>", "html_not_feed"),
    (b"just words", "not_a_feed"),
    (b'{"items": []}', "not_a_feed"),
    (b'{"version": "https://jsonfeed.org/version/1", "items": 7}', "not_a_feed"),
    (b"{" * 100_000, "not_a_feed"),
    (b"\x00\x01\x02\x03", "not_a_feed"),
    (b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa">]><rss><channel/></rss>', "entities"),
    (b"<rss " + b'a="1" ' * 6_000 + b"/>", "too_complex"),
]


async def test_what_is_no_feed_is_refused_by_name(parser: FeedParser) -> None:
    for body, code in NO_FEEDS:
        with pytest.raises(ParseError) as caught:
            await parser.parse(body, None, BASE)
        assert (body[:40], caught.value.code) == (body[:40], code)


async def test_a_page_that_names_its_feed_leads_there(parser: FeedParser) -> None:
    page = b'<html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head></html>'
    with pytest.raises(ParseError, match=r"not a feed; it names the feed https://site\.com/rss\.xml"):
        await parser.parse(page, "text/html", BASE)


async def test_a_cut_feed_keeps_what_came_and_says_so(parser: FeedParser) -> None:
    feed = await parser.parse(RSS[: RSS.index(b"<item><title>No")], None, BASE)
    assert [entry.title for entry in feed.entries] == ["Talks go on"]
    assert feed.problems


async def test_an_impossible_date_costs_the_date_only(parser: FeedParser) -> None:
    for when in ("", "tomorrow", "31 Feb 2023 10:00:00", "0000-00-00T00:00:00Z"):
        feed = await parser.parse(RSS.replace(b"Mon, 13 Feb 2023 10:05:00 +0100", when.encode()), None, BASE)
        assert feed.entries[0].title == "Talks go on"
        assert not isinstance(feed.entries[0].published, datetime)
