"""An article behind a feed arrives by poll, fetch and extraction, and reads as if it had been imported."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.newssite import ETAG, MODIFIED, NewsSite, make_feed, make_page, serve
from tests.terminal import SAMPLE, SEEDS, Terminal

PUBLISHED = "Mon, 13 Feb 2023 00:00:00 GMT"
PLACED = {"id", "article_id", "start", "end"}
"""What depends on how many line ends a text has between its paragraphs."""


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with serve() as opened:
        yield opened


@pytest.fixture
def reader(terminal: Terminal, site: NewsSite) -> Terminal:
    terminal.set(ATTACHE_NOW="2023-02-14T08:00:00Z", FETCH_ALLOW=site.host)
    return terminal


def publish(site: NewsSite, title: str, text: str) -> None:
    site.publish("/visit.html", "text/html; charset=utf-8", make_page(title, text))
    site.publish("/feed.xml", "application/rss+xml", make_feed(site.address("/visit.html"), title, PUBLISHED))


def poll(reader: Terminal) -> dict[str, Any]:
    done = reader.run("ingest", "--all", "--format", "json")
    assert (done.code, done.err) == (0, "")
    [outcome] = done.json()
    assert isinstance(outcome, dict)
    return outcome


def brief(reader: Terminal) -> dict[str, Any]:
    found = reader.run("brief", "china-russia", "--format", "json").json()
    assert isinstance(found, dict)
    return found


def without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: without_places(each) for name, each in value.items() if name not in PLACED}
    return [without_places(each) for each in value] if isinstance(value, list) else value


def test_a_dispatch_behind_a_feed_gives_the_briefing_of_its_import(reader: Terminal, site: NewsSite) -> None:
    lines = [json.loads(line) for line in (SEEDS / "dispatches.jsonl").read_text(encoding="utf-8").splitlines()]
    dispatch = next(line for line in lines if line["url"].endswith("/wang-yi-tour"))
    publish(site, dispatch["title"], dispatch["text"])
    reader.run("sources", "add", site.address("/feed.xml"), "--publisher", "Harbour Desk")
    assert poll(reader)["outcome"] == "stored"
    polled = brief(reader)

    imported = reader.home / "imported.jsonl"
    line = {**dispatch, "url": site.address("/visit.html"), "publisher": "Harbour Desk", "published": "2023-02-13"}
    imported.write_text(json.dumps(line), encoding="utf-8")
    reader.set(ATTACHE_HOME=str(reader.home / "other"))
    assert reader.run("import", str(imported)).code == 0
    assert polled["bottom_line"]
    assert polled["actors"]
    assert without_places(polled) == without_places(brief(reader))


def test_a_second_poll_sends_the_validators_and_stores_nothing(reader: Terminal, site: NewsSite) -> None:
    publish(site, "Envoy to visit Moscow", "China will send an envoy to Moscow, the ministry said on Monday. " * 12)
    reader.run("sources", "add", site.address("/feed.xml"))
    assert poll(reader)["stored"] == 1
    article = reader.run("article", site.address("/visit.html"), "--format", "json").out
    again = poll(reader)
    assert (again["outcome"], again["stored"], again["failed"]) == ("unchanged", 0, 0)
    assert [(path, status) for path, _, status in site.requests] == [
        ("/feed.xml", 200), ("/robots.txt", 404), ("/visit.html", 200), ("/feed.xml", 304),
    ]  # fmt: skip
    sent = site.requests[-1][1]
    assert (sent["If-None-Match"], sent["If-Modified-Since"]) == (ETAG, MODIFIED)
    assert reader.run("article", site.address("/visit.html"), "--format", "json").out == article
    assert reader.run("status", "--format", "json").json()["articles"] == 1


def test_a_site_that_is_not_allowed_is_not_asked(reader: Terminal, site: NewsSite) -> None:
    publish(site, "Envoy to visit Moscow", "China will send an envoy to Moscow.")
    reader.set(FETCH_ALLOW="127.0.0.1:9")
    reader.run("sources", "add", site.address("/feed.xml"))
    done = reader.run("ingest", "--all", "--format", "json")
    assert done.code == 1
    assert f"FETCH_ALLOW={site.host}" in done.json()[0]["detail"]
    assert site.requests == []


@pytest.mark.skipif(not SAMPLE.exists(), reason=f"the sample article is not here: shared/real/{SAMPLE.name}")
def test_the_real_article_behind_a_feed_gives_the_very_same_briefing(reader: Terminal, site: NewsSite) -> None:
    title = "China’s top diplomat to visit Russia"
    publish(site, title, SAMPLE.read_text(encoding="utf-8"))
    reader.run("sources", "add", site.address("/feed.xml"), "--publisher", "CNN")
    assert poll(reader)["outcome"] == "stored"
    polled = brief(reader)
    reader.set(ATTACHE_HOME=str(reader.home / "other"))
    given = ("--publisher", "CNN", "--date", "2023-02-13", "--title", title, "--url", site.address("/visit.html"))
    assert reader.run("import", str(SAMPLE), *given).code == 0
    assert polled == brief(reader)
