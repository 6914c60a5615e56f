"""The shipped list of feeds is complete, can be added in one go, and learns which of its feeds answer."""

import html
import re
import xml.etree.ElementTree as ElementTree
from collections import Counter

import pytest

from tests.newssite import make_feed, serve
from tests.terminal import SEEDS, Terminal

ADDRESSES = SEEDS.parent.parent / "shared" / "data" / "feeds" / "opml"
LIST = SEEDS / "feeds.opml"


def list_feeds() -> list[dict[str, str]]:
    return [dict(each.attrib) for each in ElementTree.parse(LIST).iter("outline")]  # noqa: S314  our own file


def test_every_shipped_feed_says_whose_it_is() -> None:
    feeds = list_feeds()
    assert len(feeds) >= 30
    for feed in feeds:
        assert all(feed[key] for key in ("publisher", "domain", "country", "language", "kind", "checked")), feed
        assert feed["stateControlled"] in {"true", "false", "unknown"}, feed
    assert max(Counter(feed["xmlUrl"] for feed in feeds).values()) == 1


def test_every_shipped_address_stands_in_the_list_it_names() -> None:
    if not ADDRESSES.is_dir():
        pytest.skip("the list of feeds the addresses come from is not beside this checkout")
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in ADDRESSES.rglob("*.opml")]
    known = {html.unescape(each) for text in texts for each in re.findall(r'xmlUrl="([^"]*)"', text)}
    assert {feed["xmlUrl"] for feed in list_feeds()} <= known


def test_the_shipped_list_is_added_in_one_go(terminal: Terminal) -> None:
    assert terminal.run("sources", "import", "--seeds").out == f"{len(list_feeds())} added, 0 known already\n"
    sources = terminal.run("sources", "list", "--format", "json").json()
    assert {source["state"] for source in sources} == {"active"}


def test_a_list_learns_which_of_its_feeds_answer(terminal: Terminal) -> None:
    with serve() as site:
        terminal.set(FETCH_ALLOW=site.host)
        site.publish("/feed.xml", "application/rss+xml", make_feed("http://n.example/1", "One", "Mon, 13 Feb 2023"))
        site.publish("/page", "text/html", b"<html><body><p>Not a feed.</p></body></html>")
        path = terminal.home / "feeds.opml"
        outline = '<outline text="A" type="rss" xmlUrl="{}" publisher="A" checked="never"/>'
        paths = ("/feed.xml?b=2&amp;a=1", "/page", "/gone")
        outlines = [outline.format(site.address(each)) for each in paths]
        before = f'<opml version="2.0"><body>\n{chr(10).join(outlines)}\n</body></opml>\n'
        path.write_text(before)
        done = terminal.run("feeds", "check", "--list", str(path))
    assert done.code == 1
    assert "1 of 3 feeds answered." in done.out
    assert path.read_text() == before.replace('checked="never"', 'checked="2023-03-22"', 1)
