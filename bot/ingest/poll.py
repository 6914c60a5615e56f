"""Polls one source: read it, fetch the pages of what is new, keep the articles, and decide when to come again."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from bot.ingest.admit import Circumstances, admit, refuse_page
from bot.ingest.keeping import Keeper
from bot.model.article import Article, CanonicalUrl, Entry, Failure, Page, Reading, Source
from bot.model.errors import AttacheError, FetchError, InputError, ParseError, WorkerError
from bot.ports import ArticleStore, Database, Extractor, Fetcher, FetchRequest, SourceKind, SourceStore
from bot.text.cleaning import clean_line
from bot.text.publishers import PublisherTable
from bot.text.urls import canonical

INTERVAL = timedelta(minutes=30)
FIRST_PAUSE = timedelta(minutes=15)
LONGEST_PAUSE = timedelta(days=1)
FULL_TEXT_WORDS = 120
"""A feed's own text of this length is the article; shorter ones are teasers."""
MOST_ITEM = 300
"""Characters of a failed item's name that are kept."""
MOST_PAGES = 50
"""Pages fetched in one poll; the next poll goes on."""


@dataclass(frozen=True, slots=True)
class PollOutcome:
    """What one poll of one source came to."""

    source: Source
    outcome: Literal["stored", "nothing_new", "unchanged", "failed", "ended"]
    stored: int = 0
    failures: tuple[Failure, ...] = ()
    reason: str | None = None


class Poller:
    """Polls through the ports it was handed."""

    def __init__(
        self,
        kinds: Sequence[SourceKind],
        fetcher: Fetcher,
        extractor: Extractor,
        publishers: PublisherTable,
        keeper: Keeper,
    ) -> None:
        self._kinds = {each.kind: each for each in kinds}
        self._fetcher = fetcher
        self._extractor = extractor
        self._publishers = publishers
        self._keeper = keeper

    async def poll(
        self, source: Source, database: Database, sources: SourceStore, articles: ArticleStore
    ) -> PollOutcome:
        """Poll once and keep everything in one transaction: articles, jobs, failures and the source's state."""
        now = self._keeper.now()
        try:
            reading = await self._read(source)
        except AttacheError as error:
            after = after_failure(source, error, now)
            failure = Failure(source.address, error.code, str(error))
            async with database.write() as transaction:
                await sources.put(transaction, after)
                await sources.record_failures(transaction, source.id, (failure,), now)
            return PollOutcome(after, "ended" if after.state == "ended" else "failed", 0, (failure,), str(error))
        async with database.read() as transaction:
            known = await articles.list_known(transaction, source.scope, _addresses(reading.entries))
        made, failures = await self._make_articles(source, reading, known)
        told = await self._keeper.with_languages(made)
        async with database.write() as transaction:
            admissions = await self._keeper.keep_in(transaction, told)
            stored = sum(1 for each in admissions if each.outcome in {"stored", "revised"})
            after = after_success(source, reading, stored, now)
            await sources.put(transaction, after)
            await sources.record_failures(transaction, source.id, failures, now)
        outcome: Literal["stored", "nothing_new", "unchanged"] = (
            "unchanged" if reading.unchanged else "stored" if stored else "nothing_new"
        )
        return PollOutcome(after, outcome, stored, failures)

    async def _read(self, source: Source) -> Reading:
        kind = self._kinds.get(source.kind)
        if kind is None:
            raise InputError(f"Nothing here reads sources of kind {source.kind}.", code="unknown_kind")
        return await kind.read(source)

    async def _make_articles(
        self, source: Source, reading: Reading, known: frozenset[CanonicalUrl]
    ) -> tuple[list[Article], tuple[Failure, ...]]:
        made: list[Article] = []
        failures = list(reading.failures)
        pages = 0
        for entry in reading.entries:
            item = entry.url or entry.external_id or "entry"
            needs_page = not (entry.whole or _has_full_text(entry))
            if needs_page and (pages == MOST_PAGES or _is_known(entry, known)):
                continue
            pages += needs_page
            await asyncio.sleep(0)  # members wait beside a long feed; an entry takes about a millisecond
            found = await self._make_article(source, entry, item, needs_page=needs_page)
            if isinstance(found, Failure):
                failures.append(found)
            else:
                made.append(found)
        return made, tuple(replace(each, item=clean_line(each.item)[:MOST_ITEM]) for each in failures)

    async def _make_article(self, source: Source, entry: Entry, item: str, *, needs_page: bool) -> Article | Failure:
        try:
            page = await self._read_page(entry) if needs_page else await self._read_body(entry)
        except (FetchError, ParseError, WorkerError, InputError) as error:
            return Failure(item, error.code, str(error))
        if page.kind != "article":
            return refuse_page(item, page)
        publisher = source.publisher
        if entry.publisher:
            publisher = self._publishers.get(entry.publisher, entry.url or "")
        around = Circumstances(source.scope, publisher, self._keeper.now(), source.id, source.address)
        return admit(merge(entry, page, source.language), item, around)

    async def _read_page(self, entry: Entry) -> Page:
        """Fetch the page an entry links to."""
        response = await self._fetcher.fetch(FetchRequest(entry.url or "", accept="text/html,application/xhtml+xml"))
        return await self._extractor.extract(response.body, response.url)

    async def _read_body(self, entry: Entry) -> Page:
        """Use the text that the feed itself carries."""
        if entry.text is not None and (entry.whole or len(entry.text.split()) >= FULL_TEXT_WORDS):
            return Page("article", entry.url, entry.title or "", (), None, entry.language, entry.text)
        if entry.whole:
            return await self._extractor.extract((entry.html or "").encode("utf-8", "replace"), entry.url)
        body = f"<html><body><article>{entry.html or ''}</article></body></html>"
        page = await self._extractor.extract(body.encode("utf-8", "replace"), entry.url)
        return replace(page, title="", byline=(), published=None)


def _has_full_text(entry: Entry) -> bool:
    return max(len((entry.text or "").split()), len((entry.html or "").split())) >= FULL_TEXT_WORDS


def _addresses(entries: Sequence[Entry]) -> list[CanonicalUrl]:
    found = []
    for entry in entries:
        try:
            found.append(canonical(entry.url or ""))
        except InputError:
            continue
    return found


def _is_known(entry: Entry, known: frozenset[CanonicalUrl]) -> bool:
    try:
        return canonical(entry.url or "") in known
    except InputError:
        return False


def merge(entry: Entry, page: Page, language: str | None) -> Entry:
    """Take the feed's word for title, date and authors, and the page's for what the feed leaves out."""
    return replace(
        entry,
        title=entry.title or page.title,
        text=page.text,
        published=entry.published or page.published,
        authors=entry.authors or page.byline,
        language=entry.language or page.language or language,
    )


def after_success(source: Source, reading: Reading, stored: int, now: datetime) -> Source:
    """Decide a source's state after a poll that worked."""
    return replace(
        source,
        address=reading.moved_to or source.address,
        etag=reading.etag,
        last_modified=reading.last_modified,
        last_attempt=now,
        last_success=now,
        last_new=now if stored else source.last_new,
        failures=0,
        reason=None,
        next_poll=now + INTERVAL,
    )


def after_failure(source: Source, error: AttacheError, now: datetime) -> Source:
    """Decide a source's state after a poll that failed: growing pauses, Retry-After obeyed, 410 ends it."""
    failures = source.failures + 1
    pause = min(FIRST_PAUSE * 2 ** min(failures - 1, 10), LONGEST_PAUSE)
    if isinstance(error, FetchError) and error.retry_after is not None:
        pause = max(pause, timedelta(seconds=error.retry_after))
    return replace(
        source,
        state="ended" if error.code == "http_410" else source.state,
        last_attempt=now,
        failures=failures,
        reason=str(error),
        next_poll=now + pause,
    )
