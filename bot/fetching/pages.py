"""Finds the article in a page with trafilatura, in a worker process, after a cheap look at the page's size and shape."""

import re
from datetime import UTC, datetime
from typing import Literal

from bot.model.article import Page
from bot.model.errors import ParseError
from bot.ports import Workers
from bot.text.cleaning import clean_text, clean_title

MOST_BYTES = 5_000_000
MOST_TAGS = 60_000
MOST_ATTRIBUTES = 60_000
MOST_DEPTH = 2_000
SECONDS = 20.0
SHORT = 600
"""Characters under which a text beside consent or subscription words is no article."""

_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_VOID = {b"br", b"img", b"meta", b"link", b"input", b"hr", b"source", b"wbr", b"area", b"base", b"col", b"embed",
         b"p", b"li", b"option", b"td", b"tr", b"th", b"dt", b"dd"}  # fmt: skip
_CONSENT = re.compile(
    r"\b(?:we (?:and our partners )?use cookies|accept (?:all )?cookies|cookie (?:policy|settings|preferences)|your privacy choices|"
    r"manage (?:consent|preferences)|before you continue)\b",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"\b(?:subscribe (?:now|today|to (?:continue|read))|subscribers? only|to continue reading|already a subscriber|"
    r"create a free account|sign in to (?:read|continue)|start your free trial|register to continue)\b",
    re.IGNORECASE,
)
_LOCKED = re.compile(rb'"isAccessibleForFree"\s*:\s*"?false', re.IGNORECASE)

Kind = Literal["article", "paywall", "consent", "not_article"]


class PageExtractor:
    """The extractor of the port, over worker processes."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers

    async def extract(self, html: bytes, url: str | None) -> Page:
        """Give what a page says."""
        look(html)
        return await self._workers.run(extract_page, html, url, timeout=SECONDS)


def look(html: bytes) -> None:
    """Refuse what is no HTML or would keep a parser busy for too long; raises ParseError."""
    if len(html) > MOST_BYTES:
        raise ParseError(f"The page has {len(html):,} bytes; the limit is {MOST_BYTES:,}.", code="too_large")
    if b"<" not in html[:100_000]:
        raise ParseError("This is no HTML page.", code="not_html")
    if html.count(b"=") > MOST_ATTRIBUTES and _most_attributes(html) > 5_000:
        raise ParseError("The page has a tag with thousands of attributes.", code="too_complex")
    depth = deepest = tags = 0
    for found in _TAG.finditer(html):
        tags += 1
        if found[2].lower() not in _VOID:
            depth += -1 if found[1] else 1
            deepest = max(deepest, depth)
    if tags > MOST_TAGS or deepest > MOST_DEPTH:
        raise ParseError("The page is nested or divided more than any article is.", code="too_complex")


def _most_attributes(html: bytes) -> int:
    return max((part.split(b">", 1)[0].count(b"=") for part in html.split(b"<")), default=0)


def extract_page(html: bytes, url: str | None) -> Page:
    """Find title, byline, date and text; the function that a worker process is handed."""
    from trafilatura import bare_extraction
    from trafilatura.utils import load_html

    tree = load_html(html)
    if tree is None:
        raise ParseError("This is no HTML page.", code="not_html")
    found = bare_extraction(
        tree, url=url, fast=True, with_metadata=True, include_comments=False, include_tables=True, favor_precision=False
    )
    fields = found.as_dict() if found is not None and hasattr(found, "as_dict") else {}
    text = clean_text(fields.get("text") or "")
    kind = _judge(text, html)
    return Page(
        kind=kind,
        url=fields.get("url") or url,
        title=clean_title(fields.get("title") or ""),
        byline=_read_byline(fields.get("author")),
        published=_read_date(fields.get("date")),
        language=fields.get("language"),
        text=text if kind == "article" else "",
    )


def _judge(text: str, html: bytes) -> Kind:
    """Only a short text is suspected: long ones may well speak of cookies."""
    if len(text) >= SHORT:
        return "article"
    page = html[:300_000].decode("utf-8", errors="replace")
    if _LOCKED.search(html) or _PAYWALL.search(text) or (len(text) < 200 and _PAYWALL.search(page)):
        return "paywall"
    if _CONSENT.search(text) or (len(text) < 200 and _CONSENT.search(page)):
        return "consent"
    return "article" if len(text.split()) >= 30 else "not_article"


def _read_byline(author: str | None) -> tuple[str, ...]:
    names = (clean_title(name) for name in re.split(r";|\band\b|,", author or ""))
    return tuple(dict.fromkeys(name for name in names if 2 <= len(name) <= 80))


def _read_date(words: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(words) if words else None
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found is not None and found.tzinfo is None else found
