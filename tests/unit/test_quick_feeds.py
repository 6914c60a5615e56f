"""Which feeds the fast parser reads, and what of them it gives as the patient one would."""

import pytest

from bot.sources.syndication import fast
from bot.sources.syndication.reading import is_plain, parse_feed

BASE = "https://site.example/feed.xml"


def rss(inside: str) -> bytes:
    link = "<link>https://site.example/a</link>"
    return f"<rss version='2.0'><channel><title>Site</title><item>{link}{inside}</item></channel></rss>".encode()


@pytest.mark.parametrize(
    "date",
    [
        "Mon, 29 Feb 2016 16:25:09 +0000",
        "<![CDATA[Wed, 18 Feb 2026 06:34:46 +0530]]>",
        "2023-11-15",
        "2023-11-15T10:00:00Z",
        " Mon, 13 Feb 2023 12:00:00 GMT ",
    ],
)
def test_a_usual_date_goes_the_quick_way_and_is_read_alike(date: str) -> None:
    body = rss(f"<pubDate>{date}</pubDate>")
    assert is_plain(body, None) == 1
    quick = fast.parse(body, BASE)
    assert quick is not None
    [patient] = parse_feed(body.replace(b"</item>", b"<fullitem>x</fullitem></item>"), None, BASE).entries
    assert quick.entries[0].published == patient.published


@pytest.mark.parametrize(
    "inside",
    [
        "<pubDate>Mon, 29 Feb 2017 16:25:09 +0000</pubDate>",
        "<pubDate>yesterday</pubDate>",
        "<dc:date>2023-11-15</dc:date>",
        "<fullitem>&lt;p&gt;Talks&lt;/p&gt;</fullitem>",
        "<description><p>Talks</p></description>",
        "<description>don\x92t</description>",
        "<title>Talks",
        "<title>Talks & more</title>",
    ],
)
def test_what_the_parsers_read_differently_goes_the_patient_way(inside: str) -> None:
    assert is_plain(rss(inside), None) is None


def test_relative_addresses_in_a_content_are_made_whole() -> None:
    content = (
        "&lt;a href='/a'&gt;one&lt;/a&gt; &lt;img src='b.png'&gt; &lt;a href='https://else.example/'&gt;two&lt;/a&gt;"
    )
    [entry] = parse_feed(rss(f"<description>{content}</description>"), None, BASE).entries
    assert entry.summary is not None
    assert [each in entry.summary for each in ("//site.example/a'", "//site.example/b.png'", "//else.example/'")] == [
        True, True, True,
    ]  # fmt: skip
    atom = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Site</title><entry><link href='https://site.example/a'/>"
        f"<content type='html' xml:base='https://base.example/news/'>{content}</content></entry></feed>"
    )
    [entry] = parse_feed(atom.encode(), None, BASE).entries
    assert entry.html is not None
    assert "'https://base.example/news/b.png'" in entry.html


def test_a_summary_of_its_own_is_kept_and_one_made_of_the_content_is_not() -> None:
    def read(summary: str) -> tuple[str | None, str | None]:
        content = "<content type='html'>&lt;p&gt;The envoy met the minister.&lt;/p&gt;</content>"
        start = "<feed xmlns='http://www.w3.org/2005/Atom'><title>Site</title><entry>"
        atom = f"{start}<link href='https://site.example/a'/>{content}{summary}</entry></feed>"
        [entry] = parse_feed(atom.encode(), None, BASE).entries
        return entry.summary, entry.html

    assert read("<summary>Talks</summary>")[0] == "Talks"
    assert read("") == ("<p>The envoy met the minister.</p>",) * 2
