"""Imports articles from a file: JSON Lines, plain text, or saved HTML, in batches that each are stored whole."""

import re
import shlex
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bot.ingest.admit import Circumstances, admit, read_date, refuse_page, tidy
from bot.ingest.keeping import Keeper
from bot.model.article import PUBLIC, Article, Entry, Failure, ReceivedUrl, Scope
from bot.model.errors import AttacheError, InputError, UsageError
from bot.ports import Extractor, Progress
from bot.text.lines import MOST_BYTES, decode, holds_text, read_line
from bot.text.publishers import PublisherTable

BATCH = 500
_HTML = re.compile(rb"\s*(?:<!doctype\s+html|<html)\b", re.IGNORECASE)
_XML = re.compile(
    r"\s*(<\?xml\b.*?\?>)?(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\b[^>\[]*>)*<(opml|rss|feed|rdf:RDF|[\w:.-]+)(?=[\s/>])",
    re.DOTALL | re.IGNORECASE,
)
"""How a document in XML begins: whether it says so, and its first element."""
_LISTS_AND_FEEDS = {
    "opml": "it is a list of feeds; add them with attache sources import {path}",
    "rss": "it is a feed; attache sources add ADDRESS polls it, and attache feeds check {path} shows what it holds",
}


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
        """Import one file; raises InputError for one that cannot be read at all, UsageError for a date that is none."""
        stored = duplicates = 0
        rejected: list[RejectedLine] = []
        async for batch in self.iter_batches(path, given):
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

    async def iter_batches(
        self, path: Path, given: Mapping[str, str | None]
    ) -> AsyncIterator[list[tuple[int, Article | Failure]]]:
        """Give what each line of a file makes, with its number, storing nothing; a text or HTML file is one line."""
        if path.suffix.lower() not in {".jsonl", ".ndjson", ".json"}:
            yield [(1, await self._make_single(path, given))]
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

    async def _make_single(self, path: Path, given: Mapping[str, str | None]) -> Article:
        if given.get("published") and read_date(given["published"], self._keeper.now()) is None:
            raise UsageError(f"{given['published']!r} is no date a report can have; write it like 2023-02-13.")
        raw = read_file(path)
        if not holds_text(raw):
            raise InputError(f"{path} holds binary data, not text; save the article as text or HTML.", code="not_text")
        _refuse_feeds(path, decode(raw[:20_000]))
        page = path.suffix.lower() in {".html", ".htm"} or _HTML.match(raw) is not None
        entry = Entry(
            url=ReceivedUrl(given.get("url") or f"file:{path.name}"),
            title=given.get("title"),
            publisher=given.get("publisher"),
            published=given.get("published"),
            text=None if page else decode(raw),
        )
        made = await self._make(entry, path.name, raw if page else None)
        if isinstance(made, Failure):
            reason = f"{made.reason[:1].lower()}{made.reason[1:]}".rstrip(".")
            way_out = (
                "--url takes an http or https address" if made.code == "bad_url" else "give a file with an article"
            )
            raise InputError(f"{path} cannot be imported: {reason}; {way_out}.", code=made.code)
        return made

    async def _make(self, entry: Entry, item: str, page: bytes | None = None) -> Article | Failure:
        entry = tidy(entry, self._keeper.now())
        if page is None and entry.text is None and entry.html is not None:
            page = entry.html.encode("utf-8", "replace")
        if page is not None:
            found = await self._extract(entry, item, page)
            if isinstance(found, Failure):
                return found
            entry = found
        publisher = self._publishers.get(entry.publisher, entry.url or "")
        return admit(entry, item, Circumstances(self._scope, publisher, self._keeper.now()))

    async def _extract(self, entry: Entry, item: str, raw: bytes) -> Entry | Failure:
        try:
            page = await self._extractor.extract(raw, entry.url)
        except AttacheError as error:
            return Failure(item, error.code, str(error))
        if page.kind != "article":
            return refuse_page(item, page)
        return replace(
            entry,
            title=entry.title or page.title,
            text=page.text,
            published=entry.published or page.published,
            language=entry.language or page.language,
            authors=entry.authors or page.byline,
        )


def _refuse_feeds(path: Path, beginning: str) -> None:
    """Raise InputError for a list of feeds, a feed, or other XML that is no page: none of them is an article."""
    begun = _XML.match(beginning)
    name = begun[2].lower() if begun else ""
    kind = "rss" if name in {"rss", "feed", "rdf:rdf"} else name
    if kind in _LISTS_AND_FEEDS:
        told = _LISTS_AND_FEEDS[kind].format(path=shlex.quote(str(path)))
    elif begun and begun[1] and name != "html":
        told = f"it is XML ({begun[2]}), not an article; save the article as text or HTML"
    else:
        return
    raise InputError(f"{path} cannot be imported: {told}.", code="not_article")


def read_file(path: Path, most_bytes: int = MOST_BYTES) -> bytes:
    """Give a file's bytes; raises InputError `unreadable`, or `too_large` without reading on."""
    try:
        with path.open("rb") as file:
            raw = file.read(most_bytes + 1)
    except OSError as error:
        raise InputError.unreadable(path, error) from None
    if len(raw) > most_bytes:
        raise InputError(f"{path} is larger than {most_bytes:,} bytes; give one article a file.", code="too_large")
    return raw


def _iter_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Lines with their numbers; of one over the limit only its beginning."""
    try:
        with path.open("rb") as file:
            number = 0
            while line := file.readline(MOST_BYTES + 1):
                number += 1
                rest = line
                while len(rest) > MOST_BYTES and not rest.endswith(b"\n"):
                    rest = file.readline(MOST_BYTES + 1)
                if line.strip():
                    yield number, line
    except OSError as error:
        raise InputError.unreadable(path, error) from None
