"""Whatever shape a feed has, it is read as the patient parser reads it: the quick one only where they agree."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ingest.admit import read_date
from bot.model.article import Entry
from bot.sources.syndication import patient
from bot.sources.syndication.reading import is_plain, parse_feed
from bot.text.cleaning import clean_title, strip_html
from tests.factories import NOW

BASE = "https://site.example/news/feed.xml"
SPACES = (
    "xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:dc='http://purl.org/dc/elements/1.1/' "
    "xmlns:atom='http://www.w3.org/2005/Atom' xmlns:a10='http://www.w3.org/2005/Atom' xmlns:g='urn:goods' "
    "xmlns:media='http://search.yahoo.com/mrss/' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'"
)
RSS_FIELDS = (
    "<link>https://site.example/a</link>", "<link>/b?x=1&amp;y=2</link>",
    "<link>https://site.example/c?x=1&amp;amp;y=2</link>",
    "<link>https://site.example/<!-- c -->d</link>", "<link href='https://site.example/e'/>", "<link/>",
    "<atom:link rel='self' href='https://site.example/self'/>", "<a10:link href='https://site.example/ten'/>",
    f"<link>{BASE}#1</link>", "<link>feed.xml</link>",
    "<media:link>https://site.example/film</media:link>", "<g:link>https://site.example/shop</g:link>",
    "<guid>https://site.example/g</guid>", "<guid isPermaLink='false'>g-1</guid>",
    "<title>Talks</title>", "<title>A <i>x</i> tail</title>", "<title>A<br/>B</title>",
    "<title>Pre<!--c--> post</title>",
    "<title><![CDATA[Talks & more]]></title>", "<media:title>Film</media:title>", "<itunes:title>Sound</itunes:title>",
    "<pubDate>Mon, 13 Feb 2023 10:00:00 GMT</pubDate>", "<pubdate>Mon, 13 Feb 2023 10:00:00 GMT</pubdate>",
    "<date>2023-02-13T10:00:00Z</date>", "<pubDate>Mon, 13 Feb 2023 24:10:00 GMT</pubDate>",
    "<dc:creator>Ann</dc:creator>", "<dc:creator>Bob</dc:creator>", "<author>joe@site.example (Joe)</author>",
    "<description>&lt;p&gt;Short&lt;/p&gt;</description>", "<description>One <b>two</b> three</description>",
    "<content:encoded><![CDATA[<p>Long body of it</p>]]></content:encoded>",
    "<content:encoded><p>Hi <b>there</b></p></content:encoded>", "<language>fr</language>",
    "<media:group><media:title>F</media:title><media:description>Film text</media:description></media:group>",
    "<source url='https://else.example/'>Else</source>", "<category>News</category>", "<category>More</category>",
)  # fmt: skip
ATOM_FIELDS = (
    "<link href='https://site.example/a'/>", "<link rel='alternate' href='/b'/>",
    "<link rel='self' href='https://site.example/self'/>",
    "<link rel='related' href='https://site.example/rel'/>", "<link rel='edit' href='https://site.example/edit'/>",
    "<link rel='enclosure' type='image/png' href='https://site.example/p.png'/>",
    "<link rel='Alternate' href='https://site.example/c'/>",
    "<link rel='replies' href='https://site.example/replies'/>", "<id>https://site.example/id</id>", "<id>urn:1</id>",
    "<title>Talks</title>", "<title type='html'>A &lt;i&gt;x&lt;/i&gt;</title>", "<title>A <b>x</b> tail</title>",
    "<updated>2023-02-13T11:00:00Z</updated>", "<published>2023-02-12T10:00:00Z</published>",
    "<updated>2023-00-13</updated>",
    "<author><name>Ann</name></author>", "<author><name>Bob</name></author>",
    "<contributor><name>Eve</name></contributor>",
    "<summary>One &lt;b&gt; two</summary>", "<summary>One <b>two</b> three</summary>",
    "<content type='html'>&lt;p&gt;Long body of it&lt;/p&gt;</content>",
    "<content type='html'><p>One <b>two</b></p></content>",
    "<source><title>Src</title><link href='https://else.example/'/><id>urn:s</id></source>",
)  # fmt: skip
HEADS = ("", "<language>de</language>", "<language><![CDATA[de]]></language>", "<dc:language>fr</dc:language>")


def write_rss(head: str, items: list[tuple[str, list[str]]]) -> str:
    inside = "".join(opening.replace("%", "".join(fields)) for opening, fields in items)
    title = "<title>Site</title><link>https://site.example/</link>"
    return f"<rss version='2.0' {SPACES}><channel>{title}{head}{inside}</channel></rss>"


def write_atom(head: str, entries: list[tuple[str, list[str]]]) -> str:
    inside = "".join(opening.replace("item", "entry").replace("%", "".join(fields)) for opening, fields in entries)
    return f"<feed xmlns='http://www.w3.org/2005/Atom' {SPACES}{head}><title>Site</title><id>urn:f</id>{inside}</feed>"


OPENINGS = st.sampled_from(
    ("<item>%</item>",) * 8
    + ("<item xml:base='https://base.example/'>%</item>", "<item xml:lang='fr'>%</item>", "<Item>%</Item>")
)


def several(fields: tuple[str, ...]) -> st.SearchStrategy[list[tuple[str, list[str]]]]:
    drawn = st.lists(st.sampled_from(fields), min_size=1, max_size=6, unique=True)
    return st.lists(st.tuples(OPENINGS, drawn), min_size=1, max_size=2)


feeds = st.one_of(
    st.builds(write_rss, st.sampled_from(HEADS), several(RSS_FIELDS)),
    st.builds(write_atom, st.sampled_from(("", " xml:lang='en'")), several(ATOM_FIELDS)),
)


def tell(entry: Entry) -> tuple[object, ...]:
    """What the product takes of an entry."""
    date = read_date(entry.published, NOW) or read_date(entry.updated, NOW)
    html = max(entry.html or "", entry.summary or "", key=len)
    text = " ".join(strip_html(html).split()) if html else ""
    return clean_title(entry.title or ""), entry.url, date, entry.authors, entry.language, text


@settings(max_examples=250, deadline=None)
@given(feeds)
def test_both_parsers_give_the_same_of_whatever_goes_the_quick_way(feed: str) -> None:
    body = feed.encode()
    expected = patient.parse(body, "application/xml", BASE)
    assert expected is not None
    assert [tell(each) for each in parse_feed(body, "application/xml", BASE).entries] == [
        tell(each) for each in expected.entries
    ]


def test_feeds_of_the_usual_shapes_go_the_quick_way() -> None:
    usual = ["<title>Talks</title>", RSS_FIELDS[0], "<atom:link rel='self' href='https://site.example/self'/>"]
    assert is_plain(write_rss("", [("<item>%</item>", usual)]).encode(), None) == 1
    replies_first = [ATOM_FIELDS[7], "<title>Talks</title>", "<link rel='alternate' href='/b'/>"]
    assert is_plain(write_atom("", [("<item>%</item>", replies_first)]).encode(), None) == 1


def test_what_comes_before_an_items_link_and_title_does_not_hide_them() -> None:
    fields = [RSS_FIELDS[6], "<media:title>Film</media:title>", "<title>Talks</title>", RSS_FIELDS[0]]
    [entry] = parse_feed(write_rss("", [("<item>%</item>", fields)]).encode(), None, BASE).entries
    assert (entry.url, entry.title) == ("https://site.example/a", "Talks")


def test_a_link_that_leads_back_to_the_feed_is_no_address() -> None:
    for link in (BASE, f"{BASE}#1", "feed.xml", "#1"):
        for guid, url in (("https://site.example/g", "https://site.example/g"), ("urn:g", None), (link, None)):
            body = write_rss("", [("<item>%</item>", [f"<link>{link}</link><guid>{guid}</guid>"])]).encode()
            assert [each.url for each in parse_feed(body, None, BASE).entries] == [url]
            assert is_plain(body, None) == 1


def test_items_in_capitals_are_read() -> None:
    item = b"<ITEM><TITLE>T</TITLE><LINK>https://site.example/a</LINK></ITEM>"
    body = b"<rss version='2.0'><channel><title>S</title>" + item + b"</channel></rss>"
    assert [each.url for each in parse_feed(body, None, BASE).entries] == ["https://site.example/a"]


def test_pages_of_html_in_an_entry_are_no_depth() -> None:
    paragraphs = "".join(f"<p>Paragraph {number}.<br>" for number in range(800))
    content = f"<content:encoded><![CDATA[{paragraphs}]]></content:encoded>"
    body = write_rss("", [("<item xml:lang='fr'>%</item>", [RSS_FIELDS[0], content])]).encode()
    assert is_plain(body, None) is None
    [entry] = parse_feed(body, None, BASE).entries
    assert "Paragraph 799." in (entry.html or "")
