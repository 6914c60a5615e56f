"""Polls one source: read it, fetch the pages of what is new, keep the articles, and decide when to come again."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import islice
from typing import Literal

from bot.ingest.admit import Circumstances, admit, give_up, make_article, needs_page, read_date, refuse_page
from bot.ingest.keeping import Keeper
from bot.ingest.pace import measure_rhythm
from bot.ingest.standing import after_failure, after_success, end, without_validators
from bot.model.article import (
    Admission,
    Article,
    ArticleId,
    CanonicalUrl,
    Entry,
    Failure,
    Page,
    Reading,
    Rhythm,
    Source,
)
from bot.model.errors import AttacheError, InputError
from bot.ports import (
    ArticleStore,
    Database,
    Extractor,
    Fetcher,
    FetchRequest,
    Make,
    SourceKind,
    SourceStore,
    Transaction,
)
from bot.text.cleaning import clean_line
from bot.text.publishers import PublisherTable
from bot.text.urls import canonical, shown

MOST_ITEM = 300
"""Characters of a failed item's name that are kept."""
MOST_PAGES = 50
"""Pages fetched in one poll; the next poll goes on."""
PAGES_AT_ONCE = 4
PAGES_SECONDS = 60.0
"""What a poll spends on pages; the next poll goes on where a host is slow."""
KEPT_TOGETHER = 200
"""Articles kept in one transaction; others wait to write as long as it takes."""
_AT_A_TIME = 50
"""Entries looked at in one go: members wait beside a long feed."""
LASTING = frozenset(
    "paywall consent not_article not_html too_complex too_large robots refused_scheme refused_address empty bad_url"
    " http_400 http_401 http_402 http_403 http_404 http_406 http_410 http_451".split()
)
"""Codes of pages that another look would not change; every other page is tried again at the next poll."""


Outcome = Literal["stored", "nothing_new", "unchanged", "failed", "ended"]


@dataclass(frozen=True, slots=True)
class Attempt:
    """What asking one source gave, before anything of it is kept."""

    source: Source
    at: datetime
    reading: Reading | None = None
    error: AttacheError | None = None
    articles: tuple[Article, ...] = ()
    failures: tuple[Failure, ...] = ()
    unfinished: bool = False
    """Something is left for the next poll, which must therefore get the entries again."""
    defect: Exception | None = None
    """What no rule foresaw, for the log."""


@dataclass(frozen=True, slots=True)
class PollOutcome:
    """What one poll of one source came to."""

    source: Source
    outcome: Outcome
    stored: int = 0
    failures: tuple[Failure, ...] = ()
    reason: str | None = None
    problems: tuple[str, ...] = ()
    """What was wrong with it although it was read."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Pages that need no look, for they are kept or will not change; and those that failed for a time."""

    known: frozenset[CanonicalUrl]
    failed: frozenset[str]
    tried: frozenset[str] = frozenset()

    def holds(self, entry: Entry) -> bool:
        """Say whether this entry's page is one of them."""
        return _name_item(entry.url or "") in self.failed or _is_known(entry, self.known)

    def was_tried(self, entry: Entry) -> bool:
        """Say whether this entry's page failed before, so that others come first."""
        return _name_item(entry.url or "") in self.tried


class Poller:
    """Polls through the ports it was handed: first `attempt`, many at a time, then `keep`, many in one transaction."""

    def __init__(
        self,
        kinds: Sequence[SourceKind],
        pages: Fetcher,
        extractor: Extractor,
        publishers: PublisherTable,
        keeper: Keeper,
        pages_seconds: float = PAGES_SECONDS,
    ) -> None:
        self._pages_seconds = pages_seconds
        self._kinds = {each.kind: each for each in kinds}
        self._pages = pages
        self._extractor = extractor
        self._publishers = publishers
        self._keeper = keeper

    async def poll(
        self, source: Source, database: Database, sources: SourceStore, articles: ArticleStore
    ) -> PollOutcome:
        """Poll once and keep everything in one transaction: articles, jobs, failures and the source's state."""
        [outcome] = await self.keep([await self.attempt(source, database, sources, articles)], database, sources)
        return outcome

    async def attempt(
        self, source: Source, database: Database, sources: SourceStore, articles: ArticleStore
    ) -> Attempt:
        """Ask a source and read what is new in it, keeping nothing. Whatever goes wrong is in the attempt."""
        now = self._keeper.now()
        try:
            around = Circumstances(source.scope, source.publisher, now, source.id, source.address, source.language)
            reading = await self._read(source, partial(make_article, around))
            if not reading.entries and not reading.articles:
                return Attempt(source, now, reading, failures=_shorten(reading.failures))
            settled = await _find_settled(source, reading, database, sources, articles)
            return await self._make_articles(Attempt(source, now, reading), around, settled)
        except AttacheError as error:
            return Attempt(source, now, error=error)
        except Exception as error:  # a defect of ours costs this source's poll, never the others'
            return Attempt(source, now, error=unforeseen(error), defect=error)

    async def keep(
        self, attempts: Sequence[Attempt], database: Database, sources: SourceStore
    ) -> tuple[PollOutcome, ...]:
        """Keep what attempts gave: some articles a transaction, and in the last of these how the sources stand."""
        articles = [article for each in attempts for article in each.articles]
        *ahead, last = _split(articles)
        made: list[Admission] = []
        for some in ahead:
            async with database.write() as transaction:
                made += await self._keeper.keep_in(transaction, some)
        async with database.write() as transaction:
            made += await self._keeper.keep_in(transaction, last) if last else ()
            admissions, outcomes = iter(made), []
            for each in attempts:
                new = sum(found.outcome in {"stored", "revised"} for found in islice(admissions, len(each.articles)))
                outcomes.append(await self._keep_one(each, new, transaction, sources))
            await sources.settle(transaction, [each.source for each in outcomes])
            for attempt in attempts:
                if attempt.failures:  # of its items; why a whole source fails its story tells
                    await sources.record_failures(transaction, attempt.source.id, attempt.failures, attempt.at)
        return tuple(outcomes)

    async def _keep_one(
        self, attempt: Attempt, stored: int, transaction: Transaction, sources: SourceStore
    ) -> PollOutcome:
        source, reading, now = attempt.source, attempt.reading, attempt.at
        if attempt.error is not None or reading is None:
            error = attempt.error or unforeseen(None)
            after = after_failure(source, error, now)
            failure = Failure(shown(source.address), error.code, str(error))
            return PollOutcome(after, "ended" if after.state == "ended" else "failed", 0, (failure,), str(error))
        rhythm = decide_rhythm(source, reading, now)
        after = after_success(source, reading, rhythm, now, stored=stored, unfinished=attempt.unfinished)
        if after.address != source.address:
            after = await _settle_move(source, after, transaction, sources, now)
        if after.state == "ended":
            return PollOutcome(after, "ended", stored, attempt.failures, after.reason)
        outcome: Outcome = "unchanged" if reading.unchanged else "stored" if stored else "nothing_new"
        return PollOutcome(after, outcome, stored, attempt.failures, problems=reading.problems)

    async def _read(self, source: Source, make: Make) -> Reading:
        kind = self._kinds.get(source.kind)
        if kind is None:
            raise InputError(f"Nothing here reads sources of kind {source.kind}.", code="unknown_kind")
        return await kind.read(without_validators(source, self._keeper.now()), make)

    async def _make_articles(self, attempt: Attempt, around: Circumstances, settled: Settled) -> Attempt:
        """Make articles of the entries; pages are fetched a few at a time, and no more than a poll may."""
        reading = attempt.reading or Reading()
        wanted = await _choose(
            reading.entries,
            lambda entry: not self._is_outdated(entry, attempt.at) and not (needs_page(entry) and settled.holds(entry)),
        )
        pages = sorted((each for each in wanted if needs_page(each)), key=settled.was_tried)
        limit = asyncio.Semaphore(PAGES_AT_ONCE)
        made: dict[int, Article | Failure] = {}

        async def fetch(entry: Entry) -> None:
            async with limit:
                made[id(entry)] = await self._make_article(around, entry)

        carried = iter([each for each in wanted if not needs_page(each)])

        async def take() -> None:
            for entry in carried:
                await asyncio.sleep(0)  # members wait beside a long feed; a few entries at a time, not all of it
                made[id(entry)] = await self._make_article(around, entry)

        async def fetch_all() -> None:
            with suppress(TimeoutError):
                async with asyncio.timeout(self._pages_seconds):
                    await asyncio.gather(*(fetch(each) for each in pages[:MOST_PAGES]))

        await asyncio.gather(*(take() for _ in range(PAGES_AT_ONCE)), fetch_all())
        found = [made[id(each)] for each in wanted if id(each) in made]
        ready = [each for each in reading.articles if not self._keeper.is_outdated(each.published)]
        articles = await self._keeper.with_languages([*ready, *(each for each in found if isinstance(each, Article))])
        failures = [each for each in found if isinstance(each, Failure)]
        again = len(found) < len(wanted) or any(each.code not in LASTING for each in failures)
        single, doubled = _take_first(articles)
        failed = _shorten([*reading.failures, *failures, *doubled])
        return replace(attempt, articles=single, failures=failed, unfinished=again)

    def _is_outdated(self, entry: Entry, now: datetime) -> bool:
        return self._keeper.is_outdated(read_date(entry.published, now) or read_date(entry.updated, now))

    async def _make_article(self, around: Circumstances, entry: Entry) -> Article | Failure:
        item = entry.url or entry.external_id or "entry"
        try:
            page = await self._read_page(entry) if needs_page(entry) else await self._read_body(entry)
            if page.kind != "article":
                return refuse_page(item, page)
            if entry.publisher:
                around = replace(around, publisher=self._publishers.get(entry.publisher, entry.url or ""))
            return admit(merge(entry, page), item, around)
        except AttacheError as error:
            return Failure(item, error.code, str(error))
        except Exception as error:  # a defect of ours costs this entry, never the others
            return give_up(item, error)

    async def _read_page(self, entry: Entry) -> Page:
        """Fetch the page an entry links to."""
        response = await self._pages.fetch(FetchRequest(entry.url or "", accept="text/html,application/xhtml+xml"))
        given = {"published": entry.published, "byline": entry.authors}
        known = frozenset(name for name, value in given.items() if value)
        return await self._extractor.extract(response.body, response.url, known)

    async def _read_body(self, entry: Entry) -> Page:
        """Use the text that the feed itself carries."""
        if entry.text is not None:
            return Page("article", entry.url, entry.title or "", (), None, entry.language, entry.text)
        return await self._extractor.extract((entry.html or "").encode("utf-8", "replace"), entry.url)


def _split(articles: Sequence[Article]) -> list[Sequence[Article]]:
    starts = range(0, max(1, len(articles)), KEPT_TOGETHER)
    return [articles[start : start + KEPT_TOGETHER] for start in starts]


def _take_first(articles: Sequence[Article]) -> tuple[tuple[Article, ...], list[Failure]]:
    """Give one article an address, the feed's first, and a failure where others there say something else."""
    first: dict[ArticleId, Article] = {}
    doubled: dict[ArticleId, Failure] = {}
    for article in articles:
        kept = first.setdefault(article.id, article)
        if kept.content_hash != article.content_hash:
            reason = "Several entries have this address; the first of them is kept."
            doubled[article.id] = Failure(article.url, "same_address", reason)
    return tuple(first.values()), list(doubled.values())


async def _choose(entries: Sequence[Entry], wanted: Callable[[Entry], bool]) -> list[Entry]:
    """Give the wanted ones, letting others run in between."""
    found: list[Entry] = []
    for start in range(0, len(entries), _AT_A_TIME):
        found += [each for each in entries[start : start + _AT_A_TIME] if wanted(each)]
        await asyncio.sleep(0)
    return found


async def _addresses(entries: Sequence[Entry]) -> list[CanonicalUrl]:
    found = []
    for number, entry in enumerate(entries, start=1):
        if number % _AT_A_TIME == 0:
            await asyncio.sleep(0)
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


def merge(entry: Entry, page: Page) -> Entry:
    """Take the feed's word for title, date and authors, and the page's for what the feed leaves out."""
    return replace(
        entry,
        title=entry.title or page.title,
        text=page.text,
        published=entry.published or page.published,
        authors=entry.authors or page.byline,
        language=entry.language or page.language,
    )


def decide_rhythm(source: Source, reading: Reading, now: datetime) -> Rhythm:
    """Give a source's rhythm after a poll: a feed without entries tells nothing new of it."""
    if reading.unchanged:
        return replace(source.rhythm, fresh=reading.rhythm.fresh)
    if not reading.entries and not reading.articles:
        return replace(reading.rhythm, dated=source.rhythm.dated, oldest=source.rhythm.oldest)
    told = (read_date(each.published, now) or read_date(each.updated, now) for each in reading.entries)
    dates = (*told, *(each.published for each in reading.articles))
    return measure_rhythm(reading.rhythm, [each for each in dates if each is not None], now)


async def _find_settled(
    source: Source, reading: Reading, database: Database, sources: SourceStore, articles: ArticleStore
) -> Settled:
    pages = await _choose(reading.entries, needs_page)
    if not pages:
        return Settled(frozenset(), frozenset())
    addresses = await _addresses(pages)
    async with database.read() as transaction:
        known = await articles.list_known(transaction, source.scope, addresses)
        failed = await sources.list_failures(transaction, source.id)
    lasting = frozenset(each.item for each in failed if each.code in LASTING)
    return Settled(known, lasting, frozenset(each.item for each in failed) - lasting)


async def _settle_move(
    source: Source, after: Source, transaction: Transaction, sources: SourceStore, now: datetime
) -> Source:
    """Keep the new address, or end the source where another one is read there already."""
    other = await sources.find_by_address(transaction, source.scope, after.address)
    if other is None or other.id == source.id:
        await sources.settle(transaction, [after])
        return after
    reason = f"it moved to {shown(after.address)}, which is read already"
    return end(replace(after, address=source.address, reason=f"I{reason[1:]}."), reason, now)


def unforeseen(error: Exception | None) -> AttacheError:
    """Give the error for what no rule foresaw, which whoever polls logs."""
    what = f" ({type(error).__name__})" if error is not None else ""
    return AttacheError(f"Something in it broke our reading{what}; the log has the details.", code="unforeseen")


def _name_item(item: str) -> str:
    return clean_line(item[: 10 * MOST_ITEM])[:MOST_ITEM]


def _shorten(failures: Sequence[Failure]) -> tuple[Failure, ...]:
    return tuple(replace(each, item=_name_item(each.item)) for each in failures)
