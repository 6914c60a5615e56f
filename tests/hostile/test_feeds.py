"""Feeds built to choke, lie or mislead: parsed in a worker process that can be killed, each gives a feed or a code."""

import json
import time

import pytest

from bot.model.article import ParsedFeed
from bot.model.errors import AttacheError
from bot.sources.syndication.reading import read_feed
from bot.text.cleaning import clean_title
from bot.workers.processes import ProcessWorkers, Settings

SECONDS = 60.0
BASE = "https://site.example/feed?key=abc123"


def rss(items: str = "", head: str = "", start: str = '<?xml version="1.0" encoding="utf-8"?>') -> bytes:
    return f'{start}<rss version="2.0"><channel><title>The Site</title>{head}{items}</channel></rss>'.encode()


def item(title: str = "Talks", link: str = "https://site.example/a", more: str = "") -> str:
    return f"<item><title>{title}</title><link>{link}</link>{more}</item>"


def json_feed(items: object) -> bytes:
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "The Site", "items": items}).encode()


_MORE = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
_LAUGHS = f'<!DOCTYPE r [<!ENTITY a0 "ha">{_MORE}]>'
_PARAMETER = '<!DOCTYPE r [<!ENTITY % x SYSTEM "http://127.0.0.1/x"> %x;]>'
_CONSENT = b"<!DOCTYPE html><html><body>Before you continue, accept all cookies</body></html>"
_SURROGATE = (
    b'{"version":"https://jsonfeed.org/version/1","items":[{"url":"https://s.example/a","title":"Talks \\ud800"}]}'
)
_WRONG = [7, None, {"id": [], "title": {}, "authors": "x", "url": 5}, {"id": 1, "title": "Talks"}]
_ATTACHED = [{"id": "1", "title": "Talks", "attachments": [{"url": "file:///etc/passwd"}]}]
REFUSED: dict[str, tuple[bytes, str]] = {
    "an empty body": (b"", "empty"),
    "white space and a byte order mark": (b" \n\xef\xbb\xbf ", "empty"),
    "a billion laughs": (rss("<item><title>&a9;</title></item>", start=_LAUGHS), "entities"),
    "quadratic entities": (rss("&a;" * 50_000, start=f'<!DOCTYPE r [<!ENTITY a "{"x" * 50_000}">]>'), "entities"),
    "an external entity": (rss("&x;", start='<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "entities"),
    "an external parameter entity": (rss(start=_PARAMETER), "entities"),
    "entities late in the document": (rss(" " * 300_000 + "<!ENTITY late 'x'>"), "entities"),
    "entities in UTF-16": ('<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "x">]><rss/>'.encode("utf-16"), "entities"),
    "two hundred thousand attributes": (b"<rss " + b'a="1" ' * 200_000 + b"><channel/></rss>", "too_complex"),
    "two hundred thousand attributes of an entry": (rss(f"<item {'a=1 ' * 200_000}></item>"), "too_complex"),
    "a hundred thousand elements inside one another": (
        rss("<dc:date/>" + "<a>" * 100_000 + "</a>" * 100_000),
        "too_complex",
    ),
    "a hundred thousand elements never closed": (rss("<a>" * 100_000), "too_complex"),
    "JSON a hundred thousand deep": (b"[" * 100_000, "not_a_feed"),
    "JSON objects a hundred thousand deep": (b'{"a":' * 100_000, "not_a_feed"),
    "JSON that is no feed": (b'{"items": []}', "not_a_feed"),
    "a JSON feed whose items are none": (b'{"version": "https://jsonfeed.org/version/1", "items": 7}', "not_a_feed"),
    "a consent page": (_CONSENT, "html_not_feed"),
    "a challenge page": (b"<html><head><title>Just a moment...</title></head><body></body></html>", "html_not_feed"),
    "a body that is an address": (b"http://127.0.0.1:1/feed.xml", "not_a_feed"),
    "a body that is a path": (b"/etc/passwd", "not_a_feed"),
    "a body that is another path": (b"file:///etc/passwd", "not_a_feed"),
    "binary": (bytes(range(256)) * 40, "not_a_feed"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(2_000), "not_a_feed"),
    "NULs alone": (b"\0" * 5_000, "not_a_feed"),
}  # fmt: skip
KEPT: dict[str, tuple[bytes, str]] = {
    "an unclosed CDATA section": (rss(item()) .replace(b"Talks", b"<![CDATA[Talks"), ""),
    "a feed cut in the middle": (rss(item() + item("Cut"))[:-40], "Talks"),
    "NULs and control characters": (rss(item("Ta\x00lks\x01\x1b")), "Talks"),
    "invalid UTF-8": (rss(item()).replace(b"Talks", b"Talks \xff\xfe\xc3"), "Talks"),
    "UTF-16": (rss(item(), start='<?xml version="1.0" encoding="utf-16"?>').decode().encode("utf-16"), "Talks"),
    "UTF-32": (rss(item(), start='<?xml version="1.0" encoding="utf-32"?>').decode().encode("utf-32"), "Talks"),
    "UTF-7": (rss(item("Talks +AGE-"), start='<?xml version="1.0" encoding="utf-7"?>'), "Talks"),
    "a charset that lies": (rss(item("Zürich talks"), start='<?xml version="1.0" encoding="utf-16"?>'), "Zürich talks"),
    "a charset nobody knows": (rss(item(), start='<?xml version="1.0" encoding="x-none"?>'), "Talks"),
    "Windows-1252 said to be UTF-8": (rss(item()).replace(b"Talks", b"Talks \x93now\x94"), "Talks"),
    "a title of twenty megabytes": (rss(item("T" * 20_000_000)), "T"),
    "entries inside entries": (rss("<item>" * 50 + "<title>Talks</title>" + "</item>" * 50), "Talks"),
    "mark-up in a title": (rss(item("&lt;script&gt;alert(1)&lt;/script&gt;Talks")), "Talks"),
    "mark-up a hundred thousand deep in a description": (
        rss(item(more=f"<description>{'&lt;div&gt;' * 100_000}</description>")),
        "Talks",
    ),
    "entities escaped twice": (rss(item("Talks &amp;amp;lt;b&amp;amp;gt;")), "Talks"),
    "lone surrogates in JSON": (_SURROGATE, "Talks"),
    "JSON values of the wrong kinds": (json_feed(_WRONG), ""),
    "an author of a hundred thousand at signs": (rss(item(more=f"<author>{'@' * 100_000}</author>")), "Talks"),
    "an attachment instead of a text": (json_feed(_ATTACHED), "Talks"),
}  # fmt: skip
CASES = {
    "Feeds that are refused": list(REFUSED),
    "Feeds of which something is kept": list(KEPT),
    "Feeds with far too much in them": ["three hundred thousand entries", "a JSON feed of a hundred thousand items"],
}


@pytest.fixture
def workers() -> ProcessWorkers:
    return ProcessWorkers(Settings(processes=1))


async def parse(workers: ProcessWorkers, body: bytes) -> ParsedFeed:
    return await workers.run(read_feed, body, None, BASE, timeout=SECONDS)


async def test_what_is_no_feed_or_one_built_to_choke_is_refused_by_name(workers: ProcessWorkers) -> None:
    found = {}
    for name, (body, _) in REFUSED.items():
        try:
            found[name] = f"{len((await parse(workers, body)).entries)} entries"
        except AttacheError as error:
            assert str(error).endswith(".")
            found[name] = error.code
    assert found == {name: code for name, (_, code) in REFUSED.items()}


async def test_of_a_broken_feed_what_can_be_read_is_kept(workers: ProcessWorkers) -> None:
    for name, (body, title) in KEPT.items():
        try:
            feed = await parse(workers, body)
        except AttacheError as error:
            pytest.fail(f"{name}: {error.code}")
        titles = [clean_title(entry.title or "") for entry in feed.entries]
        assert any(title[:5] in each for each in titles), (name, titles[:3])


async def test_of_far_too_many_entries_the_first_are_read_and_the_rest_is_named(workers: ProcessWorkers) -> None:
    started = time.perf_counter()
    feed = await parse(workers, rss("<item><title>x</title></item>" * 300_000))
    assert (len(feed.entries), feed.problems[-1]) == (2_000, "Of 300,000 entries the first 2,000 were read.")
    feed = await parse(workers, json_feed([{"id": str(n)} for n in range(100_000)]))
    assert (len(feed.entries), feed.problems[-1]) == (2_000, "Of 100,000 entries the first 2,000 were read.")
    assert time.perf_counter() - started < 2 * SECONDS
