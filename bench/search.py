"""How long a search takes beside the bare query of the index, over articles of RealTimeQA in other orders."""

import asyncio
import gzip
import json
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

from bench.figures import Figure, Measurement, find_set
from bot.answer.search import Library, search
from bot.model.article import PUBLIC, Article
from bot.storage.articles import SqlArticleStore
from bot.storage.database import Settings, SqlDatabase, connection_of
from bot.storage.lexical import make_match, make_phrases
from bot.storage.upgrade import open_database
from bot.text.words import STOP_WORDS, tokens
from bot.workers.processes import ProcessWorkers
from bot.workers.processes import Settings as WorkerSettings
from tests.factories import make_article

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
    folder = find_set(data, "qa/realtimeqa-dev", "corpus.jsonl.gz")[0].parent
    return asyncio.run(_measure(folder))


async def _measure(folder: Path) -> Measurement:
    with TemporaryDirectory() as home:
        database = await open_database(Settings(home=Path(home)))
        try:
            seconds = await _fill(database, folder / "corpus.jsonl.gz")
            bare, ours = await _ask(database, list(_iter_queries(folder))[:QUERIES])
        finally:
            await database.close()
    ratio = _p99(ours) / _p99(bare)
    figures = (
        Figure("p99_ratio", (ratio,), most=2.0),
        Figure("median_ratio", (statistics.median(ours) / statistics.median(bare),)),
        Figure("bare_p99_seconds", (_p99(bare),)),
        Figure("search_p99_seconds", (_p99(ours),)),
        Figure("index_seconds_per_1000", (seconds / ARTICLES * 1000,), most=2.0),
        Figure("peak_megabytes", (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,), most=300),
    )
    return Measurement(len(ours), figures, {"articles": ARTICLES})


async def _fill(database: SqlDatabase, corpus: Path) -> float:
    """Give the seconds that keeping and indexing the articles took, the making of them left out."""
    spent = 0.0
    batch: list[Article] = []
    for article in _iter_articles(corpus):
        batch.append(article)
        if len(batch) == BATCH:
            began = time.perf_counter()
            async with database.write() as transaction:
                await SqlArticleStore().admit(transaction, batch)
            spent += time.perf_counter() - began
            batch = []
    return spent


def _iter_articles(corpus: Path) -> Iterator[Article]:
    """Articles of the set again and again, each time with its paragraphs in another order, spread over two years."""
    chance = random.Random(7)  # noqa: S311
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"][:20_000] for line in lines]
    for number in range(ARTICLES):
        paragraphs = texts[number % len(texts)].split("\n")
        chance.shuffle(paragraphs)
        day = NOW - timedelta(days=chance.randrange(730))
        yield make_article("\n".join(paragraphs), title="", url=f"https://measured.example/{number}", published=day)


def _iter_queries(folder: Path) -> Iterator[str]:
    for line in (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["question"]


async def _ask(database: SqlDatabase, queries: Sequence[str]) -> tuple[list[float], list[float]]:
    bare, ours = [], []
    async with database.read() as transaction:
        library = Library(SqlArticleStore(), transaction, ProcessWorkers(WorkerSettings()), frozenset({PUBLIC}), NOW)
        await search(queries[0], library, None, 10)
        for query in queries:
            words = tuple(word for word in tokens(query) if word not in STOP_WORDS and re.search(r"\w", word))
            began = time.perf_counter()
            (await connection_of(transaction).execute(_BARE, {"match": make_match(make_phrases(words))})).all()
            between = time.perf_counter()
            await search(query, library, None, 10)
            bare.append(between - began)
            ours.append(time.perf_counter() - between)
    return bare, ours


def _p99(values: Sequence[float]) -> float:
    return sorted(values)[int(0.99 * len(values))]
