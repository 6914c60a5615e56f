"""Polls sources, many at a time: each gets an outcome, and whatever goes wrong with one costs no other."""

import asyncio
import zlib
from collections import Counter
from collections.abc import Sequence

import structlog

from bot.ingest.poll import KEPT_TOGETHER, Attempt, Poller, PollOutcome, unforeseen
from bot.model.article import PUBLIC, Failure, Source, SourceId
from bot.model.errors import AttacheError
from bot.model.job import Job
from bot.ports import Progress
from bot.service.desk import Desk
from bot.service.gathering import Intake, make_keeper
from bot.text.urls import host_of, shown

log = structlog.get_logger()

AT_ONCE = 32
"""Sources asked at once; how many requests that makes is the fetcher's to say."""
BATCH = 64
"""Attempts kept in one transaction."""
SHARES = 16
"""Parts that all sources fall into: due ones of one part are one job, which several processes can share out."""


def make_poller(desk: Desk, intake: Intake) -> Poller:
    """Give the poller over a desk's ports."""
    return Poller(intake.kinds, intake.pages, intake.extractor, intake.publishers, make_keeper(desk))


def share_of(source_id: SourceId) -> int:
    """Give the part that a source falls into."""
    return zlib.crc32(source_id.encode()) % SHARES


async def enqueue_due_polls(desk: Desk) -> int:
    """Add a job for each part that has due sources; one still waiting is not added twice. Gives how many are due."""
    async with desk.database.read() as transaction:
        due = await desk.sources.list_due(transaction, desk.clock.now())
    shares = sorted({share_of(each) for each in due})
    if shares:
        async with desk.database.write() as transaction:
            for share in shares:
                await desk.queue.enqueue(transaction, Job("poll", {"share": str(share)}), lock=f"sources:{share}")
    return len(due)


async def poll_share(desk: Desk, intake: Intake, share: int) -> None:
    """Poll the due sources of one part, of whatever scope."""
    async with desk.database.read() as transaction:
        due = await desk.sources.list_due(transaction, desk.clock.now())
        sources = await desk.sources.get_many(transaction, [each for each in due if share_of(each) == share])
    for outcome in await poll_sources(desk, intake, sources):
        if outcome.outcome in {"failed", "ended"}:
            log.info("source_failed", source=outcome.source.id, reason=outcome.reason)


async def poll_all(desk: Desk, intake: Intake, *, everything: bool, progress: Progress) -> tuple[PollOutcome, ...]:
    """Poll the due sources, or all active ones; each gets an outcome, a failed one ends nothing."""
    async with desk.database.read() as transaction:
        if everything:
            listed = await desk.sources.list_sources(transaction, frozenset({PUBLIC}))
            due = [source for source in listed if source.state == "active"]
        else:
            ids = await desk.sources.list_due(transaction, desk.clock.now())
            due = list(await desk.sources.get_many(transaction, ids))
    return await poll_sources(desk, intake, due, progress)


async def poll_sources(
    desk: Desk, intake: Intake, sources: Sequence[Source], progress: Progress | None = None
) -> tuple[PollOutcome, ...]:
    """Poll these sources, keeping what comes in while others are still asked; gives the outcomes in their order."""
    poller, limit = make_poller(desk, intake), asyncio.Semaphore(AT_ONCE)
    waiting: asyncio.Queue[Attempt] = asyncio.Queue(BATCH)
    done: dict[SourceId, PollOutcome] = {}

    async def ask(source: Source) -> None:
        async with limit:
            await waiting.put(await poller.attempt(source, desk.database, desk.sources, desk.articles))

    async def keep() -> None:
        while len(done) < len(sources):
            batch = [await waiting.get()]
            held = len(batch[0].articles)
            while len(batch) < BATCH and held < KEPT_TOGETHER and not waiting.empty():
                batch.append(waiting.get_nowait())
                held += len(batch[-1].articles)
            for outcome in await _keep(desk, poller, batch):
                done[outcome.source.id] = outcome
            if progress is not None:
                await progress.tell(f"{len(done)} of {len(sources)} sources polled")

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(keep())
        for source in in_turn(sources):
            tasks.create_task(ask(source))
    return tuple(done[source.id] for source in sources)


def in_turn(sources: Sequence[Source]) -> list[Source]:
    """Give one source of each host after another, so that those of a slow host do not stand before all others."""
    turns: Counter[str] = Counter()
    placed = []
    for source in sources:
        host = host_of(source.address)
        placed.append((turns[host], source))
        turns[host] += 1
    return [source for _, source in sorted(placed, key=lambda each: each[0])]


async def _keep(desk: Desk, poller: Poller, batch: Sequence[Attempt]) -> tuple[PollOutcome, ...]:
    """Keep a batch, or what of it can be kept one by one where it cannot be kept as a whole."""
    for attempt in batch:
        if attempt.defect is not None:
            log.error("poll_broke", source=attempt.source.id, exc_info=attempt.defect)
    try:
        return await poller.keep(batch, desk.database, desk.sources)
    except Exception as error:
        if len(batch) > 1:
            return tuple([found for each in batch for found in await _keep(desk, poller, (each,))])
        log.exception("poll_not_kept", source=batch[0].source.id)
        return (await _give_up(desk, poller, batch[0], error),)


async def _give_up(desk: Desk, poller: Poller, attempt: Attempt, error: Exception) -> PollOutcome:
    """Keep no more than that this poll failed; where even that cannot be kept, say so in the outcome alone."""
    told = error if isinstance(error, AttacheError) else unforeseen(error)
    try:
        [outcome] = await poller.keep((Attempt(attempt.source, attempt.at, error=told),), desk.database, desk.sources)
    except Exception:
        failure = Failure(shown(attempt.source.address), told.code, str(told))
        return PollOutcome(attempt.source, "failed", 0, (failure,), str(told))
    return outcome
