"""Reads, checks and writes lists of feeds in OPML 2.0."""

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal
from xml.sax.saxutils import quoteattr, unescape

from bot.model.article import Publisher, Source
from bot.model.errors import InputError
from bot.text.cleaning import clean_title
from bot.text.urls import canonical, host_of

MOST_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class ListedFeed:
    """One feed of a list."""

    address: str
    publisher: Publisher
    language: str | None
    state: Literal["active", "paused", "ended"] = "active"


def read_opml(raw: bytes, name: str) -> tuple[ListedFeed, ...]:
    """Give the feeds of a list in order, each address once; raises InputError for what is no OPML."""
    if len(raw) > MOST_BYTES or re.search(rb"<!(?:DOCTYPE|ENTITY)", raw[:10_000], re.IGNORECASE):
        raise InputError(f"{name} is too large or declares entities, which is not read.", code="not_opml")
    try:
        root = ElementTree.fromstring(raw)  # noqa: S314  without DOCTYPE there are no entities to expand
    except (ElementTree.ParseError, ValueError, LookupError):
        raise InputError(f"{name} is not well-formed OPML.", code="not_opml") from None
    if root.tag != "opml":
        raise InputError(f"{name} is no OPML: its first element is {root.tag[:40]!r}.", code="not_opml")
    found: dict[str, ListedFeed] = {}
    for outline in root.iter("outline"):
        feed = _read(outline.attrib)
        if feed is not None:
            found.setdefault(feed.address, feed)
    return tuple(found.values())


def _read(given: dict[str, str]) -> ListedFeed | None:
    try:
        address = canonical(given.get("xmlUrl") or "")
    except InputError:
        return None
    controlled = {"true": True, "false": False}.get((given.get("stateControlled") or "").lower())
    name = clean_title(given.get("publisher") or given.get("title") or given.get("text") or host_of(address))
    publisher = Publisher(
        name, given.get("domain") or None, given.get("country") or None, given.get("kind") or None, controlled
    )
    stopped: dict[str, Literal["paused", "ended"]] = {"paused": "paused", "ended": "ended"}
    return ListedFeed(
        address, publisher, given.get("language") or None, stopped.get(given.get("state") or "", "active")
    )


def mark_checked(opml: str, addresses: Collection[str], day: date) -> str:
    """Write the day beside the feeds of these addresses, leaving every other letter as it is."""

    def mark(outline: re.Match[str]) -> str:
        given = re.search(r'\sxmlUrl="([^"]*)"', outline[0])
        feed = _read({"xmlUrl": unescape(given[1], {"&quot;": '"', "&apos;": "'"})}) if given else None
        if feed is None or feed.address not in addresses:
            return outline[0]
        return re.sub(r'(?<=\schecked=")[^"]*', day.isoformat(), outline[0])

    return re.sub(r"<outline\b[^>]*>", mark, opml)


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
