"""Folders and files on this machine, read like a feed: JSON Lines, plain text and saved HTML."""

import asyncio
import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.model.article import Entry, Failure, Reading, ReceivedUrl, Source
from bot.model.errors import InputError
from bot.ports import Fetcher, Make, Workers
from bot.text.lines import decode, holds_text, read_line

kind = "files"
MOST_BYTES = 200_000_000
"""Of one source, a folder's files together."""
_LINES = frozenset({".jsonl", ".ndjson", ".json"})
_PAGES = frozenset({".html", ".htm"})


class Files:
    """Reads a file, or every article file of a folder, anew whenever something in it changed."""

    kind = kind

    def claims(self, address: str) -> bool:
        """An address that begins with `file:`."""
        return address.startswith("file:")

    async def read(self, source: Source, make: Make) -> Reading:
        """Give the entries; unchanged when the bytes are those of the last poll."""
        return await asyncio.to_thread(_read, Path(source.address.removeprefix("file:")), source.etag, make)


def open_kind(_variables: Mapping[str, str], _fetcher: Fetcher, _workers: Workers) -> Files:
    """Open this kind of source."""
    return Files()


def _read(path: Path, etag: str | None, make: Make) -> Reading:
    try:
        raws = {file.name: file.read_bytes() for file in _list_files(path)}
    except OSError as error:
        raise InputError.unreadable(path, error) from None
    digest = hashlib.sha256()
    for name, raw in raws.items():
        digest.update(f"{name} {len(raw)} ".encode("utf-8", "replace") + raw)
    mark = digest.hexdigest()
    if mark == etag:
        return Reading(unchanged=True, etag=etag)
    found = (each for name, raw in raws.items() for each in _read_file(name, raw))
    made = (make(each) if isinstance(each, Entry) else each for each in found)
    return Reading.of(made, title=path.name, etag=mark)


def _list_files(path: Path) -> list[Path]:
    if not path.is_dir():
        files = [path]
    else:
        files = sorted(each for each in path.iterdir() if each.suffix.lower() in _LINES | _PAGES | {".txt"})
    if sum(file.stat().st_size for file in files) > MOST_BYTES:
        raise InputError(f"{path} is larger than {MOST_BYTES:,} bytes; move older files away.", code="too_large")
    return files


def _read_file(name: str, raw: bytes) -> Iterator[Entry | Failure]:
    suffix = Path(name).suffix.lower()
    if suffix in _LINES:
        for number, line in enumerate(raw.split(b"\n"), start=1):
            if line.strip():
                yield read_line(line, number)
    elif not holds_text(raw):
        yield Failure(name, "not_text", "It holds binary data, not text.")
    elif suffix in _PAGES:
        yield Entry(ReceivedUrl(f"file:{name}"), html=decode(raw), whole=True)
    else:
        yield Entry(ReceivedUrl(f"file:{name}"), text=decode(raw), whole=True)
