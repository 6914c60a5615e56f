"""Reads what files of articles hold: bytes as the text they were meant to be, and lines of the import format."""

import json
from collections.abc import Mapping
from typing import Any

from bot.model.article import Entry, Failure, ReceivedUrl

MOST_BYTES = 20_000_000
"""Of a text or HTML file, and of one line."""
_MOST_BROKEN = 0.05
"""The share of unprintable characters up to which bytes in no known encoding are still taken for text."""


def decode(raw: bytes) -> str:
    """Give bytes as text: UTF-16 by its mark or its zeros, UTF-8 with what is broken replaced, else Windows-1252."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    zeros = raw[:2000:2].count(0), raw[1:2000:2].count(0)
    if max(zeros) > len(raw[:2000]) / 4:
        return raw.decode("utf-16-be" if zeros[0] > zeros[1] else "utf-16-le", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        loose = raw.decode("utf-8-sig", errors="replace")
    broken = loose.count("\ufffd")
    if broken <= sum(each > "\x7f" for each in loose) - broken:
        return loose
    return raw.decode("cp1252", errors="replace")


def holds_text(raw: bytes) -> bool:
    """Say whether bytes are text at all: valid UTF-8, or nearly free of what no text holds."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        shown = decode(raw)[:100_000]
        odd = sum(each == "\ufffd" or (each < " " and each not in "\0\t\n\r\f") for each in shown)
        return odd <= len(shown) * _MOST_BROKEN
    return True


def read_line(line: bytes, number: int) -> Entry | Failure:
    """Read one JSON line of the import format; what is wrong with it is one sentence."""
    item = f"line {number}"
    if len(line) > MOST_BYTES:
        return Failure(item, "too_large", f"It is longer than {MOST_BYTES:,} bytes.")
    try:
        found = json.loads(decode(line))
    except (ValueError, RecursionError):
        return Failure(item, "not_json", "It is not JSON.")
    if not isinstance(found, dict):
        return Failure(item, "not_json", "It is not a JSON object.")
    wrong = next((name for name in _FIELDS if not isinstance(found.get(name), str | None)), None)
    if wrong is not None:
        return Failure(item, "bad_field", f"Its {wrong} is not text.")
    if not found.get("text") and not found.get("html"):
        return Failure(item, "empty", "It has neither text nor html.")
    return _make_entry(found)


_FIELDS = ("url", "title", "publisher", "published", "text", "html", "language")


def _make_entry(found: Mapping[str, Any]) -> Entry:
    return Entry(
        url=ReceivedUrl(found["url"]) if found.get("url") else None,
        title=found.get("title"),
        publisher=found.get("publisher"),
        published=found.get("published"),
        text=found.get("text") or None,
        html=found.get("html") or None,
        language=found.get("language"),
        whole=True,
    )
