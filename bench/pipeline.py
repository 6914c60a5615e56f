"""What the whole pipeline costs beside extraction alone, how that grows with what is stored, and how long it blocks.

Pages come from a server of our own over the guarded door: polled, extracted, stored with their index, and placed in
stories. For the growth the database is filled through the article store alone, and the stories are left out: what
placing costs at each size is measured by `storycost`."""

import asyncio
import gc
import os
import random
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import update

from bench.feedserver import ENTRIES, feed_server
from bench.figures import Figure, Measurement
from bench.heavypages import make_heavy_page
from bench.ingest import count_cpu
from bench.storycost import make_account
from bot.app import App, open_app
from bot.service.gathering import add_sources, make_source
from bot.service.polling import poll_sources
from bot.storage.database import connection_of
from bot.storage.tables import articles

FEEDS = int(os.environ.get("BENCH_FEEDS", "20"))
STORED = int(os.environ.get("BENCH_STORED", "100000"))
FEW = 1_000
_ROUND = 500
_TICK = 0.005


def measure(data: Path | None) -> Measurement:
    """Measure both parts, one after the other."""
    pages, growth = measure_pages(data), measure_growth(data)
    details = {**pages.details, **growth.details}
    return Measurement(pages.items, (*pages.figures, *growth.figures), details)


def measure_pages(_data: Path | None) -> Measurement:
    """Measure the pipeline over pages."""
    with feed_server() as port, tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(_run_pages(folder, port))
    return Measurement(FEEDS * ENTRIES, tuple(figures), {"load": os.getloadavg()[0]})


def measure_growth(_data: Path | None) -> Measurement:
    """Measure the cost of an article when few and when many are stored."""
    with feed_server() as port, tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(_run_growth(folder, port))
    return Measurement(STORED, tuple(figures), {"load_later": os.getloadavg()[0]})


PARTS = {"pages": measure_pages, "growth": measure_growth}


@asynccontextmanager
async def _opened(folder: str, port: int) -> AsyncIterator[App]:
    limits = {"FETCH_PER_HOST": "20", "FETCH_AT_ONCE": "40"}
    async with open_app({"ATTACHE_HOME": folder, "FETCH_ALLOW": f"127.0.0.1:{port}", **limits}) as app:
        await _poll(app, [f"http://127.0.0.1:{port}/teasers/{9_000_000 + n}" for n in range(2)])  # both workers start
        gc.freeze()  # as the running bot does
        yield app


async def _poll(app: App, addresses: Sequence[str]) -> int:
    """Poll new sources once; gives how many articles that stored."""
    sources = [make_source(app.intake, each, name="Site") for each in addresses]
    await add_sources(app.desk, sources)
    return sum(each.stored for each in await poll_sources(app.desk, app.intake, sources))


async def _run_pages(folder: str, port: int) -> list[Figure]:
    async with _opened(folder, port) as app:
        pages = [make_heavy_page(feed, entry) for feed in range(FEEDS) for entry in range(ENTRIES)]
        started, worked = time.perf_counter(), count_cpu()
        await asyncio.gather(*(app.intake.extractor.extract(page, "https://site.example/a") for page in pages))
        alone, alone_cpu = time.perf_counter() - started, count_cpu() - worked
        blocks: list[tuple[float, float]] = []
        watching = asyncio.create_task(_watch(blocks))
        started, worked = time.perf_counter(), count_cpu()
        stored = await _poll(app, [f"http://127.0.0.1:{port}/teasers/{feed}" for feed in range(FEEDS)])
        while await app.desk.placer.place_waiting(_ROUND):
            pass
        whole, whole_cpu = time.perf_counter() - started, count_cpu() - worked
        watching.cancel()
    assert stored == len(pages), stored
    return [
        Figure("share_of_extraction", (alone / whole,), least=0.75),
        Figure("share_of_extraction_cpu", (alone_cpu / whole_cpu,)),
        Figure("articles_a_second", (stored / whole,), least=100),
        Figure("articles_a_cpu_second", (stored / whole_cpu,)),
        Figure("longest_block_seconds", (max(lag for lag, _ in blocks),), most=0.05),
        Figure("longest_block_cpu_seconds", (max(cpu for _, cpu in blocks),)),
    ]


async def _watch(blocks: list[tuple[float, float]]) -> None:
    """Note how much later than asked the event loop comes back, and what it worked meanwhile."""
    while True:
        at, worked = time.perf_counter(), time.thread_time()
        await asyncio.sleep(_TICK)
        blocks.append((time.perf_counter() - at - _TICK, time.thread_time() - worked))


async def _run_growth(folder: str, port: int) -> list[Figure]:
    costs = {}
    async with _opened(folder, port) as app:
        chance, happenings, filled = random.Random(5), list[list[str]](), 0  # noqa: S311  the same each time
        for number, size in enumerate((FEW, STORED)):
            while filled < size:
                fresh = [make_account(filled + at, chance, happenings) for at in range(_ROUND)]
                async with app.desk.database.write() as transaction:
                    await app.desk.articles.admit(transaction, fresh)
                    await connection_of(transaction).execute(
                        update(articles).where(articles.c.placed == 0).values(placed=1)
                    )
                filled += _ROUND
            worked = count_cpu()
            stored = await _poll(app, [f"http://127.0.0.1:{port}/{number * FEEDS + feed}.xml" for feed in range(FEEDS)])
            costs[size] = (count_cpu() - worked) / stored
    return [
        Figure("cost_ratio", (costs[STORED] / costs[FEW],), most=1.5),
        Figure("cpu_milliseconds_with_few", (1000 * costs[FEW],)),
        Figure("cpu_milliseconds_with_many", (1000 * costs[STORED],)),
    ]
