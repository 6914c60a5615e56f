"""Folders and files on this machine: articles dropped as JSON Lines are read like a feed."""

import asyncio
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.model.article import Entry, Failure, Reading, ReceivedUrl, Source
from bot.model.errors import InputError
from bot.ports import Fetcher, Workers

kind = "files"
MOST_BYTES = 200_000_000


class Files:
    """Reads a JSON Lines file anew whenever it changed."""

    kind = kind

    def claims(self, address: str) -> bool:
        """An address that begins with `file:`."""
        return address.startswith("file:")

    async def read(self, source: Source) -> Reading:
        """Give the file's entries; unchanged when its bytes are those of the last poll."""
        return await asyncio.to_thread(_read, Path(source.address.removeprefix("file:")), source.etag)


def open_kind(_variables: Mapping[str, str], _fetcher: Fetcher, _workers: Workers) -> Files:
    """Open this kind of source."""
    return Files()


def _read(path: Path, etag: str | None) -> Reading:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError(f"{path} is larger than {MOST_BYTES:,} bytes.", code="too_large")
        raw = path.read_bytes()
    except OSError as error:
        raise InputError.unreadable(path, error) from None
    mark = hashlib.sha256(raw).hexdigest()
    if mark == etag:
        return Reading(unchanged=True, etag=etag)
    entries: list[Entry] = []
    failures: list[Failure] = []
    for number, line in enumerate(raw.splitlines(), start=1):
        if line.strip():
            made = _make_entry(line, f"line {number}")
            (entries if isinstance(made, Entry) else failures).append(made)  # type: ignore[arg-type]
    return Reading(entries=tuple(entries), failures=tuple(failures), title=path.name, etag=mark)


def _make_entry(line: bytes, item: str) -> Entry | Failure:
    try:
        found: Any = json.loads(line.decode("utf-8-sig", errors="replace"))
    except (ValueError, RecursionError):
        return Failure(item, "not_json", "It is not JSON.")
    if not isinstance(found, dict) or not isinstance(found.get("url"), str):
        return Failure(item, "no_url", "It has no address.")
    words = {name: value for name, value in found.items() if isinstance(value, str)}
    return Entry(
        url=ReceivedUrl(found["url"]),
        title=words.get("title"),
        publisher=words.get("publisher"),
        published=words.get("published"),
        text=words.get("text"),
        html=words.get("html"),
        language=words.get("language"),
    )
