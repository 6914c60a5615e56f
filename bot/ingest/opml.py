"""Reads, checks and writes lists of feeds in OPML 2.0."""

import codecs
import html
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal
from xml.sax.saxutils import quoteattr

from bot.model.article import Failure, Publisher, Source
from bot.model.errors import InputError
from bot.text.cleaning import clean_title
from bot.text.urls import canonical, host_of

MOST_BYTES = 5_000_000
_BEGINNINGS = {
    codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be",
    b"<\0": "utf-16-le", b"\0<": "utf-16-be",
}  # fmt: skip
_DECLARED = re.compile(rb"\A\s*<\?xml[^>]*\bencoding\s*=\s*[\"']([\w.:-]+)")
_OUTLINE = re.compile(r"""<!--.*?-->|<!\[CDATA\[.*?\]\]>|<outline\b((?:[^<>"']|"[^"]*"|'[^']*')*)>""", re.DOTALL)
"""An outline's tag with its attributes; what stands in comments is none."""
_ATTRIBUTE = re.compile(r"""\s([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_FEED_SCHEME = re.compile(r"\Afeed:(?://)?(?=https?://)|\Afeed:(?=//)", re.IGNORECASE)
"""`feed:https://…` and `feed://…`, as browsers hand a feed to a reader."""


@dataclass(frozen=True, slots=True)
class ListedFeed:
    """One feed of a list."""

    address: str
    publisher: Publisher
    language: str | None
    state: Literal["active", "paused", "ended"] = "active"


@dataclass(frozen=True, slots=True)
class FeedList:
    """The feeds of a list in order, each address once, and the outlines that are not taken, each with its reason."""

    feeds: tuple[ListedFeed, ...]
    left_out: tuple[Failure, ...]


def read_opml(raw: bytes, name: str) -> FeedList:
    """Give the feeds of a list; raises InputError for what is no OPML."""
    if len(raw) > MOST_BYTES or re.search(rb"<!(?:DOCTYPE|ENTITY)", raw[:10_000].replace(b"\0", b""), re.IGNORECASE):
        raise InputError(f"{name} is too large or declares entities, which is not read.", code="not_opml")
    try:
        root = ElementTree.fromstring(raw)  # noqa: S314  without DOCTYPE there are no entities to expand
    except (ElementTree.ParseError, ValueError, LookupError):
        raise InputError(f"{name} is not well-formed OPML.", code="not_opml") from None
    if root.tag != "opml":
        raise InputError(f"{name} is no OPML: its first element is {root.tag[:40]!r}.", code="not_opml")
    found: dict[str, ListedFeed] = {}
    left_out: list[Failure] = []
    for outline in root.iter("outline"):
        if _address_of(outline.attrib) is None and len(outline):
            continue  # a folder
        feed = _read(outline.attrib)
        if isinstance(feed, ListedFeed) and feed.address in found:
            feed = Failure(feed.publisher.name, "twice", "Its address stands in the list before.")
        if isinstance(feed, Failure):
            left_out.append(feed)
        else:
            found[feed.address] = feed
    return FeedList(tuple(found.values()), tuple(left_out))


def _address_of(given: Mapping[str, str]) -> str | None:
    """Give an outline's address however its attribute is spelled; None without one."""
    found = next((value for name, value in given.items() if name.lower() == "xmlurl" and value.strip()), None)
    return None if found is None else _FEED_SCHEME.sub("", found.strip())


def _read(given: Mapping[str, str]) -> ListedFeed | Failure:
    told = clean_title(given.get("publisher") or given.get("title") or given.get("text") or "")
    address = _address_of(given)
    if address is None:
        return Failure(told or "an outline", "no_address", "It has no xmlUrl, so it names no feed.")
    try:
        address = canonical(f"http:{address}" if address.startswith("//") else address)
    except InputError as error:
        return Failure(told or "an outline", error.code, str(error))
    if not address.startswith(("http://", "https://")):
        return Failure(told or "an outline", "bad_url", "Its address is not an http or https address.")
    controlled = {"true": True, "false": False}.get((given.get("stateControlled") or "").lower())
    publisher = Publisher(
        told or host_of(address),
        given.get("domain") or None,
        given.get("country") or None,
        given.get("kind") or None,
        controlled,
    )
    stopped: dict[str, Literal["paused", "ended"]] = {"paused": "paused", "ended": "ended"}
    return ListedFeed(
        address, publisher, given.get("language") or None, stopped.get(given.get("state") or "", "active")
    )


def mark_checked(raw: bytes, addresses: Collection[str], day: date) -> bytes:
    """Write the day beside the feeds of these addresses, in the list's own encoding and leaving every other letter as
    it is."""

    def mark(outline: re.Match[str]) -> str:
        given = {found[1]: html.unescape(found[2] or found[3] or "") for found in _ATTRIBUTE.finditer(outline[1] or "")}
        feed = _read(given)
        if isinstance(feed, Failure) or feed.address not in addresses:
            return outline[0]
        if "checked" in given:
            return re.sub(r"""(\schecked\s*=\s*["'])[^"']*""", rf"\g<1>{day.isoformat()}", outline[0], count=1)
        return re.sub(r"\s*(/?>)\Z", rf' checked="{day.isoformat()}"\1', outline[0])

    encoding = _encoding_of(raw)
    marked = _OUTLINE.sub(mark, raw.decode(encoding, "surrogateescape"))
    return marked.encode(encoding, "surrogateescape")


def _encoding_of(raw: bytes) -> str:
    begun = next((name for mark, name in _BEGINNINGS.items() if raw.startswith(mark)), None)
    declared = _DECLARED.search(raw[:200])
    return begun or (declared[1].decode("ascii") if declared else "utf-8")


def write_opml(sources: Iterable[Source]) -> str:
    """Give the feeds among sources as a list that `read_opml` reads back."""
    lines = [_write_outline(each) for each in sources if each.address.startswith(("http://", "https://"))]
    body = "".join(f"    {line}\n" for line in lines)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0">\n  <head><title>Sources</title></head>\n'
        f"  <body>\n{body}  </body>\n</opml>\n"
    )


def _write_outline(source: Source) -> str:
    known = source.publisher
    controlled = {True: "true", False: "false", None: "unknown"}[known.state_controlled]
    given = {
        "text": known.name, "type": "rss", "xmlUrl": source.address, "publisher": known.name, "domain": known.domain,
        "country": known.country, "language": source.language, "kind": known.kind, "stateControlled": controlled,
        "state": None if source.state == "active" else source.state,
    }  # fmt: skip
    return f"<outline {' '.join(f'{name}={quoteattr(value)}' for name, value in given.items() if value)}/>"
