"""Reads the bytes of a feed; slow and hang-prone on hostile ones, so it runs in a worker process.

A well-formed feed in UTF-8 goes through the fast parser, every other through the patient one."""

import re
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from xml.parsers import expat

from bot.model.article import Entry, Failure, ParsedFeed, Reading, Rhythm
from bot.model.errors import InputError, ParseError
from bot.ports import Make
from bot.sources.syndication import fast, json_feed, patient
from bot.sources.syndication.vouching import count_vouched
from bot.text.cleaning import strip_html
from bot.text.urls import canonical, shown

MOST_ENTRIES = 2_000
MOST_NAMED = 20
"""Feeds of one page of which is told; a stranger's page may name thousands."""
_MOST_HINTS = 3
"""Feeds of such a page that are shown in one sentence."""
MOST_DEPTH = 500
"""Elements inside one another; real feeds stay under 20."""
LONG_TAG = 20_000
"""Bytes; a tag may be long, for pictures stand in attributes, but it may not have thousands of them."""
MOST_ATTRIBUTES = 4_000
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_LONG_TAG = re.compile(rb"<(?![!?])[^<>]{20000,}")
_TAG = re.compile(rb"<(/?)(?!(?:br|hr|img|input|wbr)[\s/>])[a-zA-Z_][^<>]*>", re.IGNORECASE)
_ITEM = re.compile(rb"<(?:item|entry|[a-z]{1,10}:(?:item|entry))[\s>/]", re.IGNORECASE)
_FEED_LINK = re.compile(
    rb"<link\b(?=[^>]*\btype=[\"']?application/(?:rss\+xml|atom\+xml|feed\+json))[^>]*\bhref=[\"']?([^\"'\s>]+)",
    re.IGNORECASE,
)
_ENCODING = re.compile(rb"\A\s*<\?xml[^>]*encoding\s*=\s*[\"']([^\"']+)[\"']", re.IGNORECASE)
_WIDE_DECLARED = re.compile(rb"(\A\s*<\?xml[^>]*encoding\s*=\s*[\"'])utf-?(?:16|32)(?:[lb]e)?", re.IGNORECASE)
"""Two bytes a letter by its own word, but not in fact: some servers write this before UTF-8."""
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_WINDOWS = (re.compile(rb"\xc2[\x80-\x9f]"), re.compile(rb"&#(?:1[2-5]\d|x[89][\da-fA-F]);"))
"""Control characters in UTF-8 or by number, which are meant for quotation marks and dashes in the codes of Windows."""
_ROOT = re.compile(rb"<(rss\b|feed\b[^>]*http://www\.w3\.org/2005/Atom)")
_BASE = re.compile(rb"<(?!content\b)[^<>]*\bxml:base=")
"""An element that says what addresses in it are relative to; what a content says of itself the fast parser tells."""
_RELATIVE = re.compile(
    rb"\b(?:href|src)\s*=\s*(?:[\"']|&\w{2,5};|&#\w{2,5};)?+(?!https?:|mailto:|#|data:)", re.IGNORECASE
)
"""An address that only xml:base makes whole, in an attribute or in escaped mark-up."""
_MONTHS = rb"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_USUAL_DATE = (
    rb">\s*(?:<!\[CDATA\[\s*)?(?:"
    rb"(?:[A-Z][a-z]{2},\s+)?(?!3\d\s+Feb|29\s+Feb\s+\d\d(?:[02468][1235679]|[13579][01345789])|31\s+(?:Apr|Jun|Sep|Nov))\d{1,2}\s+"
    + _MONTHS
    + rb"\s+(?:19\d\d|20\d\d|0001)\s+(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?\s+(?:[+-][01]\d[0-5]\d|GMT|UTC|UT|Z)"
    rb"|(?:19|20)\d\d-(?!02-(?:29|3)|(?:04|06|09|11)-31)(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    rb"(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-][01]\d:[0-5]\d))?)\s*(?:\]\]>\s*)?</"
)
"""As the standards spell them; of others the fast parser makes guesses."""
_TELLING = re.compile(
    rb"<(?:(?:pubDate|published|updated)(?!" + _USUAL_DATE + rb")"
    rb"|(?:link|guid|id)\b[^<>]*>\s*(?:<!\[CDATA\[)?[^<]*&amp;#?\w+;"  # escaped twice
    rb"|description><(?!!\[CDATA\[|/)"  # mark-up that is not escaped
    rb"|![eE][nN][tT][iI][tT][yY]|dc:(?:date|title)|dcterms:issued|issued|a(?:tom|10):(?:published|updated)|(?:body|fullitem)[\s>]|(?:content|title|summary)\s[^<>]*(?:\btype=[\"']application/|base64[\"']))"
)
"""What the two parsers read differently in the words of a feed; `vouching` looks at its elements."""
_UTF_8 = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
_TTL = re.compile(rb"<ttl>\s*(\d{1,7})\s*</ttl>", re.IGNORECASE)
_PERIOD = re.compile(rb"<sy:updatePeriod>\s*(\w+)\s*</sy:updatePeriod>", re.IGNORECASE)
_FREQUENCY = re.compile(rb"<sy:updateFrequency>\s*(\d{1,4})\s*</sy:updateFrequency>", re.IGNORECASE)
_HOUR = re.compile(rb"<hour>\s*(\d{1,2})\s*</hour>", re.IGNORECASE)
_DAY = re.compile(rb"<day>\s*(\w{6,9})\s*</day>", re.IGNORECASE)
_PERIODS = {b"hourly": 3600, b"daily": 86_400, b"weekly": 604_800, b"monthly": 2_592_000, b"yearly": 31_536_000}
_DAYS = (b"monday", b"tuesday", b"wednesday", b"thursday", b"friday", b"saturday", b"sunday")


def make_reading(body: bytes, content_type: str | None, base: str | None, make: Make) -> Reading:
    """Read a feed and make of each entry what can be made of it; raises as `parse_feed`."""
    feed = read_feed(body, content_type, base)
    made = (
        make(entry) if entry.url else Failure(entry.external_id or f"entry {number}", "no_url", "It has no address.")
        for number, entry in enumerate(feed.entries, start=1)
    )
    told = {"problems": feed.problems, "well_formed": feed.well_formed}
    return Reading.of(made, title=feed.title or None, rhythm=feed.rhythm, **told)


def read_feed(body: bytes, content_type: str | None, base: str | None) -> ParsedFeed:
    """Parse a feed and give its entries with the text they carry in place of its mark-up; raises as `parse_feed`."""
    feed = parse_feed(body, content_type, base)
    return replace(feed, entries=tuple(_with_text(entry) for entry in feed.entries))


def _with_text(entry: Entry) -> Entry:
    if entry.text is not None:
        return replace(entry, html=None, summary=None)
    html = max(entry.html or "", entry.summary or "", key=len)
    return replace(entry, text=strip_html(html) if html else None, html=None, summary=None)


def parse_feed(body: bytes, content_type: str | None, base: str | None) -> ParsedFeed:
    """Parse RSS, Atom or JSON Feed; raises ParseError that says what else it is."""
    start = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if not start:
        raise ParseError("The feed is empty.", code="empty")
    if start == b"{":
        return json_feed.parse(body, base)
    if b"\0" not in body[:64]:  # as UTF-16 and UTF-32 have it
        body = _WIDE_DECLARED.sub(rb"\1utf-8", body[:200], count=1) + body[200:]
    crowded = body.count(b"=") > MOST_ATTRIBUTES and len(body) > LONG_TAG
    if crowded and any(tag.count(b"=") > MOST_ATTRIBUTES for tag in _LONG_TAG.findall(body)):
        raise ParseError("The feed has a tag with thousands of attributes.", code="too_complex")
    plain = is_plain(body, content_type)
    feed = _parse_plain(body, base, plain) if plain is not None and plain <= MOST_ENTRIES else None
    if feed is None:
        feed = _parse_patiently(body, content_type, base)
    return replace(feed, rhythm=read_wishes(body))


def _parse_patiently(body: bytes, content_type: str | None, base: str | None) -> ParsedFeed:
    """Give the feed as the patient parser reads it, as many entries as are read of any; raises ParseError."""
    if _ENTITY.search(body.replace(b"\0", b"") if b"\0" in body[:64] else body):
        raise ParseError("The feed declares entities of its own, which is not read.", code="entities")
    found = sum(1 for _ in _ITEM.finditer(body)) if body.count(b"<") > MOST_ENTRIES else 0
    if found > MOST_ENTRIES:
        body = _cut(body)
    check_depth(body)
    feed = patient.parse(body, content_type, base)
    if feed is None:
        raise _no_feed(body, base)
    if found > MOST_ENTRIES:
        problem = f"Of {found:,} entries the first {MOST_ENTRIES:,} were read."
        feed = replace(feed, entries=feed.entries[:MOST_ENTRIES], problems=(*feed.problems, problem))
    return feed


def _parse_plain(body: bytes, base: str | None, found: int) -> ParsedFeed | None:
    """Give the feed as the fast parser reads it; None when it may have lost an entry or an address."""
    feed = fast.parse(body, base) if found else None
    if feed is None or len(feed.entries) != found or any(entry.url is None for entry in feed.entries):
        return None
    return feed


def _cut(body: bytes) -> bytes:
    """Give a feed that ends after the last entry that is read."""
    for number, found in enumerate(_ITEM.finditer(body)):
        if number == MOST_ENTRIES:
            return body[: found.start()] + (b"</feed>" if b"<feed" in body[:2_000] else b"</channel></rss>")
    return body


def is_plain(body: bytes, content_type: str | None) -> int | None:
    """Give how many entries there are in a feed that the fast parser reads as the patient one would: one that is
    well-formed, in UTF-8, and usual; None for every other."""
    declared = _ENCODING.search(body[:200])
    told = _CHARSET.search(content_type or "")
    names = (declared[1].decode("ascii", "replace") if declared else "utf-8", told[1] if told else "utf-8")
    if any(name.lower() not in _UTF_8 for name in names) or not _ROOT.search(body[:2_000]):
        return None
    if (
        b"<!DOCTYPE" in body[:2_000]
        or any(each.search(body) for each in _WINDOWS)
        or (b"xml:base" in body and _BASE.search(body) and _RELATIVE.search(body))
    ):
        return None
    if _TELLING.search(body):
        return None
    try:
        body.decode("utf-8")
        return count_vouched(body)
    except (UnicodeDecodeError, expat.ExpatError):
        return None


def check_depth(body: bytes) -> None:
    """Raise ParseError `too_complex` for elements nested beyond reason; what stands in CDATA sections is words."""
    first, *sections = body.split(b"<![CDATA[")
    outside = [
        first,
        *(after if end else inside for inside, end, after in (each.partition(b"]]>") for each in sections)),
    ]
    depth = 0
    for found in _TAG.finditer(b"".join(outside)):
        depth += -1 if found[1] else 0 if found[0].endswith(b"/>") else 1
        if depth > MOST_DEPTH:
            raise ParseError("The feed's elements are nested hundreds deep.", code="too_complex")


def read_wishes(body: bytes) -> Rhythm:
    """Give what a feed asks of those who read it, as it stands before its first entry."""
    first = _ITEM.search(body)
    head = body[: min(first.start() if first else len(body), 50_000)]
    ttl, period, frequency = _TTL.search(head), _PERIOD.search(head), _FREQUENCY.search(head)
    seconds = 60.0 * int(ttl[1]) if ttl else 0.0
    if period and period[1].lower() in _PERIODS:
        seconds = max(seconds, _PERIODS[period[1].lower()] / max(1, int(frequency[1]) if frequency else 1))
    hours = {int(each) % 24 for each in _HOUR.findall(head) if int(each) <= 24}
    days = {_DAYS.index(each.lower()) for each in _DAY.findall(head) if each.lower() in _DAYS}
    return Rhythm(ttl=seconds, skip_hours=tuple(sorted(hours)), skip_days=tuple(sorted(days)))


def _no_feed(body: bytes, base: str | None) -> ParseError:
    head = body[:200_000].lower()
    if b"<html" not in head and b"<!doctype html" not in head and b"<body" not in head:
        return ParseError("This is no feed: neither RSS, Atom nor JSON Feed.", code="not_a_feed")
    feeds = find_feed_links(body, base)
    more = f" and {len(feeds) - _MOST_HINTS} more" if len(feeds) > _MOST_HINTS else ""
    named = f"{', '.join(map(shown, feeds[:_MOST_HINTS]))}{more}"
    hint = f"; it names the feed{'s' if len(feeds) > 1 else ''} {named}" if feeds else ""
    return ParseError(f"This is an HTML page, not a feed{hint}.", code="html_not_feed", feeds=feeds)


def find_feed_links(body: bytes, base: str | None) -> tuple[str, ...]:
    """Give the addresses of the feeds that a page names in its head, each once and in its order."""
    found: dict[str, None] = {}
    for link in _FEED_LINK.finditer(body[:200_000]):
        with suppress(InputError):
            found[canonical(link[1].decode("utf-8", errors="replace").replace("&amp;", "&"), base)] = None
    return tuple(islice(found, MOST_NAMED))
