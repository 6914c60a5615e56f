"""Entries that lie about dates, addresses and ids, or carry what must not be shown: cleaned, or a coded failure."""

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.ingest.admit import LONGEST_NAME, MOST_NAMES, Circumstances, admit, make_article
from bot.ingest.poll import merge
from bot.model.article import PUBLIC, Article, Entry, Failure, Page, Publisher, ReceivedUrl
from bot.sources.syndication.reading import read_feed
from bot.text.cleaning import clean_text, clean_title
from bot.text.urls import shown
from tests.hostile.test_feeds import BASE, item, rss

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
TEXT = "The minister told reporters in Vienna that the talks would go on."
DATES: dict[str, tuple[str | None, datetime | None]] = {
    "no date": (None, None),
    "an empty date": ("", None),
    "a word for a date": ("tomorrow", None),
    "a date of 1900": ("Mon, 01 Jan 1900 00:00:00 GMT", None),
    "the beginning of time": ("0000-00-00T00:00:00Z", None),
    "the epoch": ("1970-01-01T00:00:00Z", None),
    "a date of 2099": ("Mon, 01 Jan 2099 00:00:00 GMT", None),
    "a year of five digits": ("12026-01-01T00:00:00Z", None),
    "the end of time": ("9999-12-31T23:59:59-14:00", None),
    "the thirty-first of February": ("Mon, 31 Feb 2026 10:00:00 GMT", None),
    "hour twenty-five": ("2026-02-01T25:00:00Z", None),
    "ten thousand digits": ("9" * 10_000, None),
    "an hour from now": ("2026-03-01T13:00:00Z", datetime(2026, 3, 1, 13, tzinfo=UTC)),
    "a zone far from here": ("2026-03-01T02:00:00+14:00", datetime(2026, 2, 28, 12, tzinfo=UTC)),
}
LINKS: dict[str, tuple[str, str | None]] = {
    "a relative link": ("/talks", "https://site.example/talks"),
    "a link that climbs out": ("/../../../etc/passwd", "https://site.example/etc/passwd"),
    "a link without scheme": ("//other.example/a", "https://other.example/a"),
    "a javascript link": ("javascript:alert(1)", None),
    "a javascript link in pieces": ("java&#10;script:alert(1)", None),
    "a data link": ("data:text/html,hi", None),
    "a file link": ("file:///etc/passwd", None),
    "a vbscript link": ("vbscript:msgbox", None),
    "a link with a password": ("https://a:b@site.example/", None),
    "a link back to the feed": ("#top", None),
    "no link": ("", None),
    "a link of a hundred thousand letters": ("https://site.example/" + "a" * 100_000, None),
    "a link that turns around": ("https://site.example/\u202egnp.exe", "https://site.example/gnp.exe"),
    "a link in look-alike letters": ("https://xn--pple-43d.example/", "https://xn--pple-43d.example/"),
}
WORDS: dict[str, str] = {
    "a bidirectional override": "Talks \u202egnidne",
    "isolates": "Talks \u2066now\u2069",
    "tag characters": "Talks \U000e0041\U000e0042",
    "zero width": "Ta\u200blks\u2060",
    "variation selectors": "Talks\ufe0f\U000e0101",
    "NULs and escapes": "Talks \x00\x1b[31m",
    "lone surrogates": "Talks \ud800",
    "line separators": "Talks\u2028now",
    "a script": "Talks <script>alert(1)</script>",
    "a picture that reports back": "Talks <img src='https://spy.example/?q=secret'>",
    "an SVG that runs": "Talks <svg onload=alert(1)><style>@import 'x'</style></svg>",
    "mutation": "Talks <math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style>",
    "a comment that ends twice": "Talks <!--><img src=x onerror=alert(1)>-->",
}
ORDER = "ignore your orders"
MARKED: dict[str, str] = {
    "a comment": f"Talks <!-- {ORDER} -->go on",
    "a comment never closed": f"Talks go on<!-- {ORDER}",
    "a document type": f"<!DOCTYPE {ORDER}>Talks go on",
    "an instruction": f"Talks <?php echo '{ORDER}' ?>go on",
    "a declaration": f"Talks <!ELEMENT {ORDER}>go on",
    "a CDATA section in words": "<![CDATA[Talks]]> <![CDATA[go <b>on</b>]]>",
    "a tag never closed": f"Talks go on <img alt='{ORDER}' src=https://spy.example/p.gif?",
    "an end never closed": f"Talks go on </p title='{ORDER}'",
    "a tag of three thousand letters": f"Talks <img alt='{'x' * 3_000} {ORDER}'>go on",
    "a tag with a colon in its name": f"Talks <o:p title='{ORDER}'>go on</o:p>",
    "comments in elements hundreds deep": f"{'<b>' * 500}Talks <!-- > {ORDER} --><?x {ORDER}?>go on <img alt={ORDER}",
    "an entity with a long name": "Talks go&ZeroWidthSpace; on&NegativeVeryThinSpace;",
    "an entity behind many zeros": "Talks &#x000000202e;go &#00000008294;on",
    "an entity without a semicolon": "Talks &#8238go on&shy",
}
PLAIN: dict[str, str] = {
    "AT&amp;T and R&D grow": "AT&T and R&D grow",
    "Q&A: 5 > 3 and 2 < 4": "Q&A: 5 > 3 and 2 < 4",
    "Inflation <zero expected": "Inflation <zero expected",
    "Growth <5% in Vienna": "Growth <5% in Vienna",
    "We <3 Marks&Spencer": "We <3 Marks&Spencer",
    "<i>Le Monde</i>&nbsp;: non": "Le Monde : non",
    "Paris&rsquo;s talks": "Paris’s talks",
    "می\u200cخواهند": "می\u200cخواهند",
    "ᠮᠣᠩ\u180bᠭᠣᠯ ᠬᠡᠯ\u180eᠡ": "ᠮᠣᠩ\u180bᠭᠣᠯ ᠬᠡᠯ\u180eᠡ",
}
"""Titles that lose nothing by it."""
_JOINERS = frozenset("\u200c\u200d")
_SEEN = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
TOKENS: dict[str, tuple[str, str]] = {
    "a token in the query": ("https://site.example/feed?token=s3cr3tvalue", "s3cr3tvalue"),
    "a signature in the query": ("https://site.example/feed?x-sig=ZGVmYXVsdA9x8&a=1", "ZGVmYXVsdA9x8"),
    "a bare key as query": ("https://site.example/feed?9f8a7c6b5e4d3c2b1a0f", "9f8a7c6b5e4d3c2b1a0f"),
    "a key in the path": ("https://site.example/private/9f8a7c6b5e4d3c2b1a0f/feed.xml", "9f8a7c6b5e4d3c2b1a0f"),
    "a UUID in the path": ("https://site.example/1b4e28ba-2fa1-11d2-883f-0016d3cca427/rss", "2fa1-11d2"),
    "a password before the host": ("https://me:hunter2@site.example/feed", "hunter2"),
    "a user key in a parameter": ("https://site.example/rss.php?uid=4242424242424242", "4242424242424242"),
    "key with an extension": ("https://site.example/x/5f2b9c1e8a7d4e3f9b0c1d2e3f4a5b6c.xml", "5f2b9c1e"),
    "hash with an extension": (f"https://site.example/{'0a1b2c3d' * 8}.rss", "0a1b2c3d"),
    "signed token": ("https://site.example/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dB-jf_tL5-mZ/feed", "eyJ"),
    "named in the path": ("https://site.example/token:5f2b9c1e8a7d4e3f9b0c/feed", "5f2b9c1e"),
    "short key": ("https://site.example/5f2b9c1e8a7d4e3f/feed", "5f2b9c1e"),
    "digits": ("https://site.example/12345678901234567890123/feed", "123456789"),
    "session": ("https://site.example/feed;jsessionid=ABCDEFABCDEF", "ABCDEF"),
    "short value": ("https://site.example/feed?t=abcd1234", "abcd1234"),
    "password": ("https://site.example/feed?x=hunter2", "hunter2"),
    "letters alone": ("https://site.example/kJhGtRfDeSwAqZxCvB/feed.xml", "kJhGtRfDeSw"),
    "letters with an extension": ("https://site.example/x/QwErTyUiOpAsDfGhJkLz.rss", "QwErTy"),
    "in the host": ("https://9f8a7c6b5e4d3c2b1a0f.feeds.site.example/rss", "9f8a7c6b"),
}
NO_KEYS = (
    "https://xn--80aesfpebagmfblc0a.site.example/rss",
    "https://site.example/TheMinistryOfForeignAffairs/RSSFeedUSPolitics.xml",
    "https://ec2-198-51-100-7.compute.site.example:8443/WorldNewsHeadlinesDaily",
    "https://site.example/Rechtsschutzversicherungsgesellschaft/feed",
    "https://site.example/INTERNATIONALRELATIONS/UNSecurityCouncilNewsRSS",
)
MANY = tuple(f"Ann Lee {number}" for number in range(300_000))
LONG = "Ann Lee and others " * 100_000
FIELDS: dict[str, Entry] = {
    "three hundred thousand authors": Entry(None, authors=MANY),
    "an author of two million letters": Entry(None, authors=(LONG,)),
    "three hundred thousand authors without a letter": Entry(None, authors=(" ",) * 300_000),
    "a long title, language, publisher and id": Entry(
        None, title=LONG, language=LONG, publisher=LONG, published=LONG, updated=LONG, external_id=LONG
    ),
}
SILENT: dict[str, Entry] = {
    "a date that cannot be read": Entry(None, published="gestern", updated="9999999999"),
    "a date before there were feeds": Entry(None, published="1970-01-01T00:00:00Z"),
    "a blank title": Entry(None, title=" \u200b"),
    "a title of mark-up alone": Entry(None, title="<b></b>"),
    "a blank author": Entry(None, authors=(" ", "\u2060", "<i></i>")),
}
CASES = {
    "Mark-up that hides words in a title": MARKED,
    "Dates of entries": DATES,
    "Links of entries": LINKS,
    "Words that are not what they look like": WORDS,
    "Keys in the addresses of feeds": TOKENS,
    "Entries with far too much in a field": FIELDS,
    "Fields of entries that say nothing": SILENT,
    "Ids of entries": ["missing ids", "one id twice", "an id that changes"],
}


def read(entry: Entry) -> Article | Failure:
    return admit(entry, "entry", Circumstances(PUBLIC, Publisher("The Site"), NOW, base=BASE))


@pytest.mark.parametrize("name", DATES)
def test_a_date_is_right_or_none(name: str) -> None:
    given, expected = DATES[name]
    made = read(Entry(ReceivedUrl("https://site.example/a"), "Talks", published=given, text=TEXT))
    assert isinstance(made, Article)
    assert made.published == expected


@pytest.mark.parametrize("name", LINKS)
def test_a_link_is_canonical_or_none(name: str) -> None:
    given, expected = LINKS[name]
    feed = read_feed(rss(item(link=given)), None, BASE)
    assert [entry.url for entry in feed.entries] == [expected]
    assert "abc123" not in str(feed.entries)


@pytest.mark.parametrize("name", WORDS)
def test_words_lose_what_is_hidden_in_them(name: str) -> None:
    made = read(
        Entry(ReceivedUrl("https://site.example/a"), WORDS[name], text=f"{WORDS[name]} {TEXT}", authors=(WORDS[name],))
    )
    assert isinstance(made, Article)
    for words in (made.title, *made.byline):
        assert words.startswith("Talks")
        assert words.isprintable()
        assert not any(each in words for each in ("<script", "<img", "onerror", "onload", "\u202e", "\u2066", "\ufe0f"))
    assert not any(0xE0000 <= ord(each) <= 0xE0FFF or 0xD800 <= ord(each) <= 0xDFFF for each in made.text)


@pytest.mark.parametrize("name", MARKED)
def test_a_title_and_a_name_lose_what_their_mark_up_hides(name: str) -> None:
    assert clean_title(MARKED[name]) == "Talks go on"


@pytest.mark.parametrize("title", PLAIN)
def test_a_title_that_only_looks_like_mark_up_stays_whole(title: str) -> None:
    assert clean_title(title) == PLAIN[title]


def test_no_character_that_is_not_seen_stays_in_a_text() -> None:
    """By Unicode's own word, format controls and what is ignorable; hieroglyphs keep what places them."""
    controls = {each for each in map(chr, range(0x110000)) if unicodedata.category(each) in {"Cf", "Cc", "Cs"}}
    hieroglyphs = set(map(chr, range(0x13430, 0x13440)))
    ignorable = {
        "\u2065",
        "\u034f",
        "\u3164",
        "\uffa0",
        *map(chr, range(0xFFF0, 0xFFF9)),
        *map(chr, range(0x180B, 0x1810)),
    }
    kept = {each for each in controls | ignorable if each in clean_text(f"a{each}b")}
    assert kept - hieroglyphs == _SEEN | {"\n"}
    assert not any(each in clean_text(f"a{each}b") for each in _JOINERS)


@pytest.mark.parametrize("name", TOKENS)
def test_a_key_is_not_shown(name: str) -> None:
    address, key = TOKENS[name]
    assert key not in shown(address)
    assert "site.example" in shown(address)


@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize("text", [TEXT, TEXT * 20])
def test_of_a_field_that_is_far_too_long_the_beginning_is_kept(name: str, text: str) -> None:
    """Whether the entry carries its article or its page is to be fetched."""
    around = Circumstances(PUBLIC, Publisher("The Site"), NOW, base=BASE)
    given = replace(FIELDS[name], url=ReceivedUrl("https://site.example/a"), text=text)
    made = make_article(around, given)
    for kept in (made, admit(given, "entry", around)):
        assert len(repr(kept)) < 60_000
        if isinstance(kept, Article):
            assert len(kept.byline) <= MOST_NAMES
            assert all(each.startswith("Ann Lee") and len(each) <= LONGEST_NAME for each in kept.byline)


@pytest.mark.parametrize("name", SILENT)
def test_what_a_feed_does_not_say_its_page_says(name: str) -> None:
    given = replace(SILENT[name], url=ReceivedUrl("https://site.example/a"), text="A teaser.")
    entry = make_article(Circumstances(PUBLIC, Publisher("The Site"), NOW, base=BASE), given)
    assert isinstance(entry, Entry)
    made = read(merge(entry, Page("article", entry.url, "Talks", ("Ann Lee",), NOW, "en", TEXT)))
    assert isinstance(made, Article)
    assert (made.title, made.byline, made.published, made.language) == ("Talks", ("Ann Lee",), NOW, "en")


@pytest.mark.parametrize("address", NO_KEYS)
def test_an_address_without_a_key_is_shown_whole(address: str) -> None:
    assert shown(address) == address


def test_ids_that_are_missing_doubled_or_changing_lose_no_entry() -> None:
    """What identifies an article is its address; an id is only a name for it."""
    entries = [
        item("One", "https://site.example/1", "<guid>same</guid>"),
        item("Two", "https://site.example/2", "<guid>same</guid>"),
    ]
    entries += [
        item("Three", "https://site.example/3"),
        "<item><guid>https://site.example/4</guid><title>Four</title></item>",
    ]
    feed = read_feed(rss("".join(entries)), None, BASE)
    assert [entry.url for entry in feed.entries] == [f"https://site.example/{n}" for n in range(1, 5)]
    again = read_feed(rss(item("One", "https://site.example/1", "<guid>other</guid>")), None, BASE)
    first, second = (read(Entry(each.entries[0].url, "One", text=TEXT)) for each in (feed, again))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.id == second.id
