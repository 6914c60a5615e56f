"""Finds the article in a page, in a worker process, after a quick look that refuses what would choke a parser."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from bot.fetching.hidden import drop_hidden
from bot.model.article import Page
from bot.model.errors import ParseError
from bot.ports import Workers
from bot.text.cleaning import clean_line, clean_text, clean_title, strip_html
from bot.text.moments import read_moment
from bot.text.urls import shown

SECONDS = 20.0
MOST_BYTES = 10_000_000
MOST_TAGS = 150_000
MOST_DEPTH = 1_500
MOST_ATTRIBUTES = 1_000
"""In one tag. The largest of these in pages of real news are a tenth of the bounds."""

SHORT = 150
"""Words: a page with more of its own text than this is an article, whatever else it says."""
FEWEST = 20
"""Words: less than this is no article."""

_OPENING = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|title|meta|table)\b", re.IGNORECASE)
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)([^>]*)")
_QUOTED = re.compile(rb'"[^"]*"|\'[^\']*\'')
_NEVER_CLOSED = frozenset(
    b"area base br col embed hr img input link meta param source track wbr p li dt dd tr td th option colgroup tbody"
    b" thead tfoot path rect circle line use".split()
)
_PUBLISHED = re.compile(
    r"""["']datePublished["']\s*:\s*["']([^"']{8,40})["']
      | <meta[^>]{0,200}(?:article:published_time|datePublished)["'][^>]{0,200}content=["']([^"']{8,40})["']""",
    re.VERBOSE | re.IGNORECASE,
)
_LANGUAGE = re.compile(r"""<html[^>]{0,500}\blang=["']?([a-zA-Z]{2,3})\b""", re.IGNORECASE)
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Thai, Lao, Burmese, Khmer, Japanese, Chinese."""
_NOT_FREE = re.compile(r"""["']isAccessibleForFree["']\s*:\s*["']?false""", re.IGNORECASE)
_IS_ARTICLE = re.compile(
    r"""property=["']og:type["'][^>]{0,100}article | ["']@type["']\s*:\s*\[?\s*["'](?:\w*News)?Article["']""",
    re.VERBOSE | re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"""subscribe\ (?:now\ )?to\ (?:continue|keep|read)|(?:sign|log)\ in\ to\ (?:continue|keep)\ reading
      | to\ (?:continue|keep)\ reading|already\ a\ subscriber|subscribers[\ -]only|for\ subscribers\ only
      | this\ (?:article|content|story)\ is\ (?:only\ )?(?:available|reserved)\ (?:only\ )?(?:to|for)\ subscribers
      | unlock\ this\ (?:article|story)|you[’']ve\ reached\ your\ (?:free\ )?(?:article\ )?limit""",
    re.VERBOSE | re.IGNORECASE,
)
_CONSENT = re.compile(
    r"""before\ you\ continue|we\ value\ your\ privacy|accept\ all\ cookies|your\ privacy\ choices
      | we\ and\ our\ (?:\d+\ )?partners\ (?:store|use)|consent\ to\ (?:the\ use\ of\ )?cookies
      | (?:accept|reject)\ all\b.{0,200}cookies
      | manage\ (?:your\ )?(?:cookie|privacy)\ (?:preferences|settings)""",
    re.VERBOSE | re.IGNORECASE,
)


class PageExtractor:
    """The extractor of the port: trafilatura, run by the workers it is handed."""

    def __init__(self, workers: Workers, seconds: float = SECONDS) -> None:
        self._workers = workers
        self._seconds = seconds

    async def extract(self, html: bytes, url: str | None, known: frozenset[str] = frozenset()) -> Page:
        """Give what the page says; see the port for what is raised."""
        return await self._workers.run(extract_page, html, url, known, timeout=self._seconds)


def extract_page(html: bytes, url: str | None, known: frozenset[str] = frozenset()) -> Page:
    """Give what the page says; raises ParseError `not_html`, `too_large` or `too_complex`. Slow: runs in a worker."""
    check_page(html, shown(url) if url else "The page")
    from trafilatura import bare_extraction

    tree = _without_hidden(html)
    found: Any = None if tree is None else bare_extraction(tree, url=url, fast=True, include_comments=False)
    source = html.decode("utf-8", "replace")
    stated = _read_stated(html, source)
    told = _Told() if found is None else _read_head(tree, url, known | {"published"} if stated else known)
    title = clean_title(told.title or "")
    text = drop_headline(clean_text(found.text or ""), title) if found is not None else ""
    kind = decide_kind(text, source)
    language = _LANGUAGE.search(source)
    return Page(
        kind=kind,
        url=url,
        title=title,
        byline=_byline(told.author),
        published=stated or told.day,
        language=language[1].lower() if language else None,
        text=text if kind == "article" else "",
    )


def _without_hidden(html: bytes) -> Any:
    from trafilatura import load_html

    tree: Any = load_html(html)
    if tree is not None:
        drop_hidden(tree)
    return tree


@dataclass(frozen=True, slots=True)
class _Told:
    """What a page says of itself beside its text."""

    title: str | None = None
    author: str | None = None
    day: datetime | None = None


def _read_head(tree: Any, url: str | None, known: frozenset[str]) -> _Told:
    """Give what trafilatura's `extract_metadata` finds of these. Its search for tags and licences takes a sixth of an
    extraction, and as much that for an author or a day that is known already."""
    from trafilatura import metadata as read

    metadata: Any = read  # of which it declares only a part
    told = metadata.examine_meta(tree)
    if " " not in (told.author or ""):
        told.author = None
    with suppress(Exception):  # whatever a page's JSON makes of it, which then tells nothing
        told = metadata.extract_meta_json(tree, told)
    told.title = told.title or metadata.extract_title(tree)
    if not told.author and "byline" not in known:
        told.author = metadata.extract_author(tree)
    day = None
    if "published" not in known:
        address = told.url or metadata.extract_url(tree, url)
        day = metadata.find_date(tree, extensive_search=False, original_date=True, url=address)
    told.clean_and_trim()
    return _Told(told.title, told.author, datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None)


def drop_headline(text: str, title: str) -> str:
    """Give the text without a first line that only repeats the title, or its start where a site's name follows."""
    first, _, rest = text.partition("\n")
    line, whole = " ".join(first.casefold().split()), " ".join(title.casefold().split())
    return rest.lstrip("\n") if rest and line and (line == whole or whole.startswith(f"{line} ")) else text


def check_page(html: bytes, name: str) -> None:
    """Raise ParseError for what is no page, or one built to choke a parser; takes time in proportion to its size."""
    if len(html) > MOST_BYTES:
        raise ParseError(f"{name} is larger than {MOST_BYTES:,} bytes, so it is not read.", code="too_large")
    if not _OPENING.search(html[:200_000].replace(b"\x00", b"")):
        raise ParseError(f"{name} is not an HTML page.", code="not_html")
    depth = 0
    for tags, found in enumerate(_TAG.finditer(html), start=1):
        if found[2].lower() not in _NEVER_CLOSED and not found[3].endswith(b"/"):
            depth = max(0, depth - 1) if found[1] else depth + 1
        crowded = len(found[3]) > MOST_ATTRIBUTES and _count_attributes(found[3]) > MOST_ATTRIBUTES
        if crowded or tags > MOST_TAGS or depth > MOST_DEPTH:
            raise ParseError(f"{name} is far too intricate for a page of news, so it is not read.", code="too_complex")


def _count_attributes(inside: bytes) -> int:
    bare = _QUOTED.sub(b"", inside)
    return max(len(bare.split()), bare.count(b"="))


def decide_kind(text: str, source: str) -> Literal["article", "paywall", "consent", "not_article"]:
    """Say what a page is, from its extracted text and its source; in doubt a page with enough text is an article."""
    words = count_words(text)
    if words >= SHORT:
        return "article"
    seen = text if words >= FEWEST else f"{text}\n{strip_html(source[:300_000])[:5_000]}"
    if _NOT_FREE.search(source) or _PAYWALL.search(seen):
        return "paywall"
    if _CONSENT.search(seen) and not (words >= FEWEST and _IS_ARTICLE.search(source)):
        return "consent"
    return "article" if words >= FEWEST else "not_article"


def count_words(text: str) -> int:
    """Count words, two letters as one in scripts that put no space between them."""
    return len(text.split()) + len(_UNSPACED.findall(text)) // 2


def _byline(author: str | None) -> tuple[str, ...]:
    names = (clean_line(name) for name in (author or "").split(";"))
    return tuple(dict.fromkeys(name for name in names if 2 <= len(name) <= 80))[:10]


def _read_stated(html: bytes, source: str) -> datetime | None:
    """Give the time that a page states, in UTC; one that never speaks of it is not searched for how it does."""
    named = html.lower()
    found = _PUBLISHED.search(source) if b"datepublished" in named or b"published_time" in named else None
    return read_moment(found[1] or found[2]) if found else None
