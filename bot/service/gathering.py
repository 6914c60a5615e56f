"""Brings articles in: polls sources, imports files, keeps the list of sources, and checks feeds without storing."""

import asyncio
import hashlib
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from bot.ingest.importing import Importer, ImportResult, RejectedLine, read_file
from bot.ingest.keeping import Keeper
from bot.ingest.opml import FeedList, ListedFeed, mark_checked, read_opml
from bot.ingest.standing import resume
from bot.model.analysis import Material
from bot.model.article import PUBLIC, Entry, Failure, Page, Publisher, Scope, Source, SourceId
from bot.model.errors import AttacheError, InputError, ParseError
from bot.model.topic import Topic
from bot.ports import Extractor, FeedParser, Fetcher, FetchRequest, Progress, SourceKind, Transaction
from bot.service.desk import Desk
from bot.service.reading import analyse_all
from bot.text.cleaning import sanitise_html
from bot.text.moments import read_moment
from bot.text.publishers import PublisherTable
from bot.text.urls import canonical, shown

Adding = Literal["added", "known", "resumed"]


@dataclass(frozen=True, slots=True)
class Intake:
    """The ports that bring articles in."""

    fetcher: Fetcher
    pages: Fetcher
    """The same door, which also asks a site's robots.txt."""
    extractor: Extractor
    kinds: Sequence[SourceKind]
    feeds: FeedParser
    publishers: PublisherTable


def make_keeper(desk: Desk) -> Keeper:
    """Give the keeper over a desk's ports."""
    days = desk.settings.metadata_days
    return Keeper(desk.clock, desk.workers, desk.database, desk.articles, desk.queue, days)


def make_importer(desk: Desk, intake: Intake) -> Importer:
    """Give the importer over a desk's ports."""
    return Importer(make_keeper(desk), intake.extractor, intake.publishers)


async def import_file(
    desk: Desk, intake: Intake, path: Path, given: dict[str, str | None], progress: Progress
) -> ImportResult:
    """Import a file of articles."""
    return await make_importer(desk, intake).import_file(path, given, progress)


def make_source(
    intake: Intake, address: str, *, publisher: Publisher | None = None, name: str | None = None,
    language: str | None = None, scope: Scope = PUBLIC,
) -> Source:  # fmt: skip
    """Give a new source for an address; raises InputError when no kind reads it."""
    plain = canonical(address)
    kind = next((each for each in intake.kinds if each.claims(plain)), None)
    if kind is None:
        raise InputError(f"Nothing here reads {shown(address)!r}; give the address of a feed.", code="unknown_kind")
    source_id = SourceId("s" + hashlib.sha256(f"{scope} {plain}".encode()).hexdigest()[:10])
    known = publisher or intake.publishers.get(name, plain)
    return Source(source_id, scope, kind.kind, plain, known, language)


async def find_feeds(intake: Intake, address: str) -> tuple[str, ...]:
    """Give the feeds that a site names, or the address itself where it is a feed; raises InputError for neither."""
    response = await intake.fetcher.fetch(FetchRequest(canonical(address)))
    try:
        await intake.feeds.parse(response.body, response.headers.get("content-type"), response.url)
    except ParseError as error:
        if not error.feeds:
            way_out = "open it and add the address behind its link to RSS or a feed"
            raise InputError(f"{shown(address)} is no feed and names none; {way_out}.", code="no_feed") from None
        return error.feeds
    return (response.url,)


async def add_sources(desk: Desk, sources: Sequence[Source]) -> tuple[tuple[Adding, Source], ...]:
    """Keep sources that are not kept yet. An ended or paused one that is given as active is so again, also where it
    has moved since from the address that is given; where it has ended at its new one, it is back at this. Says what
    was done with each, and gives it as it is kept now."""
    done: list[tuple[Adding, Source]] = []
    async with desk.database.write() as transaction:
        for source in sources:
            known = await _find_kept(desk, transaction, source)
            if known is None:
                done.append(("added", source))
            elif known.state != "active" and source.state == "active":
                address = source.address if known.state == "ended" else known.address
                done.append(("resumed", resume(known, desk.clock.now(), address)))
            else:
                done.append(("known", known))
            if known != done[-1][1]:
                await desk.sources.put(transaction, done[-1][1])
    return tuple(done)


async def correct_source(desk: Desk, source: Source, publisher: Publisher | None, language: str | None) -> Source:
    """Give a kept source another publisher or language, where one is given; its articles keep theirs."""
    after = replace(source, publisher=publisher or source.publisher, language=language or source.language)
    if after != source:
        async with desk.database.write() as transaction:
            await desk.sources.put(transaction, after)
    return after


async def _find_kept(desk: Desk, transaction: Transaction, source: Source) -> Source | None:
    """Give the source that is read at this address, or that was added at it and has moved: the id tells."""
    known = await desk.sources.find_by_address(transaction, source.scope, source.address)
    return known or next(iter(await desk.sources.get_many(transaction, [source.id])), None)


async def import_feed_list(desk: Desk, intake: Intake, path: Path) -> tuple[Counter[Adding], tuple[Failure, ...]]:
    """Add every feed of an OPML file; gives how many were added, known and resumed, and what was not taken."""
    listed = await read_feed_list(path)
    sources = [
        replace(make_source(intake, each.address, publisher=each.publisher, language=each.language), state=each.state)
        for each in listed.feeds
    ]
    return Counter(done for done, _ in await add_sources(desk, sources)), listed.left_out


async def read_feed_list(path: Path) -> FeedList:
    """Read an OPML file; raises InputError when it cannot be read or is none."""
    return read_opml(await asyncio.to_thread(read_file, path), path.name)


async def check_feed(intake: Intake, place: str) -> dict[str, Any]:
    """Read a feed from an address or a file and give the public document of `feeds check`."""
    try:
        body, content_type, base = await _read_place(intake.fetcher, place)
        feed = await intake.feeds.parse(body, content_type, base)
    except AttacheError as error:
        return {"input": _name_place(place), "error": {"code": error.code, "message": str(error)}}
    return {
        "title": feed.title,
        "format": feed.format,
        "entries": [_entry_fields(entry) for entry in feed.entries],
        "problems": list(feed.problems),
    }


async def check_feed_list(
    intake: Intake, feeds: Sequence[ListedFeed], progress: Progress
) -> tuple[tuple[ListedFeed, dict[str, Any]], ...]:
    """Ask every feed of a list whether it answers."""
    done = 0

    async def check(feed: ListedFeed) -> dict[str, Any]:
        nonlocal done
        found = await check_feed(intake, feed.address)
        done += 1
        await progress.tell(f"{done} of {len(feeds)} feeds asked")
        return found

    return tuple(zip(feeds, await asyncio.gather(*map(check, feeds)), strict=True))


async def note_answered(path: Path, answered: Collection[str], day: date) -> None:
    """Write the day into an OPML file beside the feeds of these addresses; raises InputError when it cannot be."""
    if not answered:
        return
    raw = await asyncio.to_thread(read_file, path)
    try:
        await asyncio.to_thread(path.write_bytes, mark_checked(raw, answered, day))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(f"The day is not noted: {path} cannot be written, {reason}.", code="unwritable") from None


def _entry_fields(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.external_id,
        "url": entry.url,
        "title": entry.title,
        "published": _in_utc(entry.published),
        "updated": _in_utc(entry.updated),
        "authors": list(entry.authors),
        "summary": sanitise_html(entry.summary or ""),
        "content": sanitise_html(entry.html or entry.text or ""),
    }


def _in_utc(given: str | datetime | None) -> datetime | None:
    return read_moment(given) if isinstance(given, str) else given


async def extract_place(intake: Intake, place: str) -> dict[str, Any]:
    """Read a page from an address or a file and give the public document of `extract`."""
    try:
        body, _, base = await _read_place(intake.fetcher, place)
        page: Page = await intake.extractor.extract(body, base)
    except AttacheError as error:
        return {"input": _name_place(place), "error": {"code": error.code, "message": str(error)}}
    return {
        "url": page.url,
        "title": page.title,
        "byline": list(page.byline),
        "published": page.published,
        "language": page.language,
        "text": page.text,
        "kind": page.kind,
    }


def _name_place(place: str) -> str:
    """Give an address as it may be shown, and a file as it was given."""
    return shown(place) if "://" in place else place


async def _read_place(fetcher: Fetcher, place: str) -> tuple[bytes, str | None, str | None]:
    if "://" in place:
        response = await fetcher.fetch(FetchRequest(place))
        return response.body, response.headers.get("content-type"), response.url
    return await asyncio.to_thread(read_file, Path(place)), None, None


async def list_file_materials(
    desk: Desk, intake: Intake, path: Path
) -> tuple[tuple[Material, ...], tuple[RejectedLine, ...]]:
    """Read the articles of a file without storing anything; gives the lines that are none beside them."""
    materials: list[Material] = []
    rejected: list[RejectedLine] = []
    async for batch in make_importer(desk, intake).iter_batches(path, {}):
        articles = tuple(made for _, made in batch if not isinstance(made, Failure))
        rejected += [RejectedLine(number, made.reason) for number, made in batch if isinstance(made, Failure)]
        materials += await desk.workers.run(analyse_all, articles, timeout=120)
    return tuple(materials), tuple(rejected)


def match_topics(materials: tuple[Material, ...], topics: tuple[Topic, ...]) -> list[dict[str, Any]]:
    """Say for each article which topics it is about; a worker process is handed this."""
    from bot.group.topics import match

    return [
        {"url": each.article.url, "topics": [topic.name for topic in topics if match(topic, each).holds]}
        for each in materials
    ]
