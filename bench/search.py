"""How long a search takes beside the bare query of the index, over articles of RealTimeQA in other orders.

Parts: 10,000 articles on SQLite (what is measured without a part), 100,000, and 10,000 on Postgres beside the same on
SQLite."""

import asyncio
import gc
import gzip
import json
import math
import random
import re
import resource
import statistics
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import text
from sqlalchemy.engine import URL

from bench.figures import Figure, Measurement, find_set
from bench.progress import Progress
from bench.servers import serving
from bot.answer.found.search import Library, search
from bot.model.article import PUBLIC, Article
from bot.storage.articles import SqlArticleStore
from bot.storage.database import Settings, SqlDatabase, connection_of
from bot.storage.lexical import make_match, make_phrases
from bot.storage.upgrade import open_database
from bot.text.words import STOP_WORDS, tokens
from bot.workers.processes import ProcessWorkers
from bot.workers.processes import Settings as WorkerSettings
from tests.factories import make_article
from tests.postgres import fresh_database

NEEDS_DATA = True
ARTICLES = 10_000
BATCH = 500
QUERIES = 100
NOW = datetime(2022, 10, 1, tzinfo=UTC)
_BARE = text(
    "SELECT articles.id FROM lexical JOIN articles ON articles.number = lexical.rowid WHERE lexical MATCH :match"
    " ORDER BY bm25(lexical, 2.0, 1.0, 1.0) LIMIT 60"
)


def measure(data: Path | None) -> Measurement:
    return _measure_sqlite(data, ARTICLES)


def measure_many(data: Path | None) -> Measurement:
    return _measure_sqlite(data, 10 * ARTICLES)


def measure_postgres(data: Path | None) -> Measurement:
    folder = _find(data)
    with serving() as server:
        ours, theirs, seconds = asyncio.run(_compare(folder, server))
    figures = (
        Figure("p99_postgres_by_sqlite", (_p99(theirs) / _p99(ours),), most=2.0),
        Figure("median_postgres_by_sqlite", (statistics.median(theirs) / statistics.median(ours),)),
        Figure("search_p99_seconds", (_p99(theirs),)),
        Figure("index_seconds_per_1000", (seconds / ARTICLES * 1000,), most=2.0),
    )
    return Measurement(len(theirs), figures, {"articles": ARTICLES})


PARTS = {"sqlite": measure, "many": measure_many, "postgres": measure_postgres}


def _find(data: Path | None) -> Path:
    return find_set(data, "qa/realtimeqa-dev", "corpus.jsonl.gz")[0].parent


def _measure_sqlite(data: Path | None, count: int) -> Measurement:
    bare, ours, seconds = asyncio.run(_search_sqlite(_find(data), count))
    figures = (
        Figure("p99_ratio", (_p99(ours) / _p99(bare),), most=2.0),
        Figure("slowest_ratio", (max(ours) / max(bare),)),
        Figure("median_ratio", (statistics.median(ours) / statistics.median(bare),)),
        Figure("bare_p99_seconds", (_p99(bare),)),
        Figure("search_p99_seconds", (_p99(ours),)),
        Figure("index_seconds_per_1000", (seconds / count * 1000,), most=2.0),
        Figure("peak_megabytes", (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,), most=300),
    )
    return Measurement(len(ours), figures, {"articles": count})


async def _search_sqlite(folder: Path, count: int) -> tuple[list[float], list[float], float]:
    with TemporaryDirectory() as home:
        return await _search(folder, Settings(home=Path(home)), count, bare=True)


async def _compare(folder: Path, server: URL) -> tuple[list[float], list[float], float]:
    """Give the seconds of the searches on SQLite and on Postgres, and of keeping the articles on Postgres."""
    _, ours, _ = await _search_sqlite(folder, ARTICLES)
    with TemporaryDirectory() as home:
        async with fresh_database(server) as address:
            settings = Settings(address=address.render_as_string(hide_password=False), home=Path(home))
            _, theirs, seconds = await _search(folder, settings, ARTICLES, bare=False)
    return ours, theirs, seconds


async def _search(
    folder: Path, settings: Settings, count: int, *, bare: bool
) -> tuple[list[float], list[float], float]:
    """Give the seconds of the bare queries, of the searches, and of keeping the articles, over a new database."""
    database = await open_database(settings)
    try:
        seconds = await _fill(database, folder / "corpus.jsonl.gz", count)
        alone, ours = await _ask(database, list(_iter_queries(folder))[:QUERIES], bare=bare)
    finally:
        await database.close()
    return alone, ours, seconds


async def _fill(database: SqlDatabase, corpus: Path, count: int) -> float:
    """Give the seconds that keeping and indexing the articles took, the making of them left out."""
    spent, progress = 0.0, Progress("search")
    batch: list[Article] = []
    for number, article in enumerate(_iter_articles(corpus, count), start=1):
        batch.append(article)
        if len(batch) == BATCH:
            began = time.perf_counter()
            async with database.write() as transaction:
                await SqlArticleStore().admit(transaction, batch)
            spent += time.perf_counter() - began
            batch = []
            progress.tell_sometimes(f"{number} of {count} articles kept")
    return spent


def _iter_articles(corpus: Path, count: int) -> Iterator[Article]:
    """Articles of the set again and again, each time with its paragraphs in another order, spread over two years."""
    chance = random.Random(7)  # noqa: S311
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"][:20_000] for line in lines]
    for number in range(count):
        paragraphs = texts[number % len(texts)].split("\n")
        chance.shuffle(paragraphs)
        day = NOW - timedelta(days=chance.randrange(730))
        yield make_article("\n".join(paragraphs), title="", url=f"https://measured.example/{number}", published=day)


def _iter_queries(folder: Path) -> Iterator[str]:
    for line in (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["question"]


async def _ask(database: SqlDatabase, queries: Sequence[str], *, bare: bool) -> tuple[list[float], list[float]]:
    alone, ours = [], []
    async with database.read() as transaction:
        library = Library(SqlArticleStore(), transaction, ProcessWorkers(WorkerSettings()), frozenset({PUBLIC}), NOW)
        await search(queries[0], library, None, 10)
        gc.freeze()  # as the running bot does
        for query in queries:
            if bare:
                words = tuple(word for word in tokens(query) if word not in STOP_WORDS and re.search(r"\w", word))
                began = time.perf_counter()
                (await connection_of(transaction).execute(_BARE, {"match": make_match(make_phrases(words))})).all()
                alone.append(time.perf_counter() - began)
            began = time.perf_counter()
            await search(query, library, None, 10)
            ours.append(time.perf_counter() - began)
    return alone, ours


def _p99(values: Sequence[float]) -> float:
    """The value that 99 of 100 do not pass."""
    return sorted(values)[math.ceil(0.99 * len(values)) - 1]
