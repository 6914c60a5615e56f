"""Imports articles from a file: JSON Lines, plain text, or saved HTML, in batches that each are stored whole."""

import json
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.ingest.admit import Circumstances, admit
from bot.ingest.keeping import Keeper
from bot.model.article import PUBLIC, Article, Entry, Failure, ReceivedUrl, Scope
from bot.model.errors import AttacheError, InputError
from bot.ports import Extractor, Progress
from bot.text.publishers import PublisherTable

BATCH = 500
MOST_BYTES = 20_000_000
"""Of a text or HTML file, and of one line."""


@dataclass(frozen=True, slots=True)
class RejectedLine:
    """A line that could not be used, and why, in one sentence."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of a file."""

    stored: int
    duplicates: int
    rejected: tuple[RejectedLine, ...]


class Importer:
    """Reads files into the store."""

    def __init__(self, keeper: Keeper, extractor: Extractor, publishers: PublisherTable, scope: Scope = PUBLIC) -> None:
        self._keeper = keeper
        self._extractor = extractor
        self._publishers = publishers
        self._scope = scope

    async def import_file(self, path: Path, given: Mapping[str, str | None], progress: Progress) -> ImportResult:
        """Import one file; raises InputError for one that cannot be read at all."""
        stored = duplicates = 0
        rejected: list[RejectedLine] = []
        async for batch in self._batches(path, given):
            articles: list[Article] = []
            for number, made in batch:
                if isinstance(made, Failure):
                    rejected.append(RejectedLine(number, made.reason))
                else:
                    articles.append(made)
            for admission in await self._keeper.keep(articles):
                stored += admission.outcome in {"stored", "revised"}
                duplicates += admission.outcome == "duplicate"
            await progress.tell(f"{stored + duplicates + len(rejected):,} articles read")
        return ImportResult(stored, duplicates, tuple(rejected))

    async def _batches(
        self, path: Path, given: Mapping[str, str | None]
    ) -> AsyncIterator[list[tuple[int, Article | Failure]]]:
        kind = _kind_of(path)
        if kind != "lines":
            yield [(1, await self._make_single(path, kind, given))]
            return
        batch: list[tuple[int, Article | Failure]] = []
        for number, line in _iter_lines(path):
            batch.append((number, await self._make_line(line, number)))
            if len(batch) == BATCH:
                yield batch
                batch = []
        if batch:
            yield batch

    async def _make_line(self, line: bytes, number: int) -> Article | Failure:
        entry = read_line(line, number)
        return entry if isinstance(entry, Failure) else await self._make(entry, f"line {number}")

    async def _make_single(self, path: Path, kind: str, given: Mapping[str, str | None]) -> Article | Failure:
        raw = _read(path)
        entry = Entry(
            url=ReceivedUrl(given.get("url") or f"file:{path.name}"),
            title=given.get("title"),
            publisher=given.get("publisher"),
            published=given.get("published"),
            text=decode(raw) if kind == "text" else None,
            html=decode(raw) if kind == "html" else None,
        )
        made = await self._make(entry, path.name)
        if isinstance(made, Failure):
            raise InputError(f"{path} cannot be imported: {made.reason}", code=made.code)
        if given.get("published") and made.published is None:
            raise InputError(f"{given['published']!r} is no date; write it like 2023-02-13.", code="bad_date")
        return made

    async def _make(self, entry: Entry, item: str) -> Article | Failure:
        if entry.text is None and entry.html is not None:
            found = await self._extract(entry, item)
            if isinstance(found, Failure):
                return found
            entry = found
        publisher = self._publishers.get(entry.publisher, entry.url or "")
        return admit(entry, item, Circumstances(self._scope, publisher, self._keeper.now()))

    async def _extract(self, entry: Entry, item: str) -> Entry | Failure:
        try:
            page = await self._extractor.extract((entry.html or "").encode(), entry.url)
        except AttacheError as error:
            return Failure(item, error.code, str(error))
        if page.kind != "article":
            return Failure(item, page.kind, f"The page holds no article ({page.kind.replace('_', ' ')}).")
        return replace(
            entry,
            title=entry.title or page.title,
            text=page.text,
            published=entry.published or page.published,
            language=entry.language or page.language,
            authors=entry.authors or page.byline,
        )


def _kind_of(path: Path) -> str:
    kinds = {".jsonl": "lines", ".ndjson": "lines", ".json": "lines", ".html": "html", ".htm": "html", ".txt": "text"}
    return kinds.get(path.suffix.lower(), "text")


def _read(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise InputError(f"{path} has {size:,} bytes; the limit is {MOST_BYTES:,}.", code="too_large")
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from None


def _iter_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield number, line
    except OSError as error:
        raise _unreadable(path, error) from None


def _unreadable(path: Path, error: OSError) -> InputError:
    return InputError(f"{path} cannot be read: {(error.strerror or str(error)).lower()}.", code="unreadable")


def decode(raw: bytes) -> str:
    """Give bytes as text: UTF-8 or UTF-16 by their mark, else UTF-8, else Windows-1252 with what it lacks replaced."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def read_line(line: bytes, number: int) -> Entry | Failure:
    """Read one JSON line of the import format; what is wrong with it is one sentence."""
    item = f"line {number}"
    if len(line) > MOST_BYTES:
        return Failure(item, "too_large", f"It has {len(line):,} bytes; the limit is {MOST_BYTES:,}.")
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
    )
