"""How alike the two databases find articles: the questions' words over the same corpus, on SQLite and on Postgres."""

import asyncio
import gzip
import json
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.engine import URL

from bench.figures import Figure, Measurement, find_set
from bench.progress import Progress
from bench.servers import serving
from bot.model.article import PUBLIC, Article
from bot.ports import SearchQuery
from bot.text.words import STOP_WORDS, tokens
from tests.contract.databases import Stores, open_postgres, open_sqlite
from tests.factories import make_article
from tests.postgres import fresh_database

LIMIT = 50
READ = datetime(2022, 10, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Question:
    """Words to look for, and the articles that answer."""

    words: tuple[str, ...]
    gold: frozenset[str]


def measure(data: Path | None) -> Measurement:
    folder = find_set(data, "qa/realtimeqa-dev", "corpus.jsonl.gz")[0].parent
    articles, questions = _load(folder)
    with serving() as server:
        return asyncio.run(_measure(server, articles, questions))


def _load(folder: Path) -> tuple[list[Article], list[Question]]:
    with gzip.open(folder / "corpus.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    kept = {row["url"]: make_article(row["text"], title="", url=row["url"], published=READ) for row in rows}
    questions = []
    for line in (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines():
        asked = json.loads(line)
        gold = frozenset(str(kept[url].id) for url in asked["gold_urls"] if url in kept)
        words = tuple(word for word in tokens(asked["question"]) if word not in STOP_WORDS)
        if gold and words:
            questions.append(Question(words, gold))
    return list({article.id: article for article in kept.values()}.values()), questions


async def _measure(server: URL, articles: Sequence[Article], questions: Sequence[Question]) -> Measurement:
    progress = Progress("databases")
    with tempfile.TemporaryDirectory() as home:
        async with open_sqlite(Path(home)) as stores:
            ours, our_seconds = await _ask(stores, articles, questions)
        progress.tell("SQLite was asked; now Postgres")
        async with fresh_database(server) as address, open_postgres(address, Path(home)) as stores:
            theirs, their_seconds = await _ask(stores, articles, questions)
    alike = statistics.mean(
        len(set(one[:10]) & set(other[:10])) / max(1, len(one[:10])) for one, other in zip(ours, theirs, strict=True)
    )
    figures = (
        Figure("mrr_at_10_sqlite", (_mrr(ours, questions),)),
        Figure("mrr_at_10_postgres", (_mrr(theirs, questions),), least=_mrr(ours, questions) - 0.02),
        Figure("same_of_first_10", (alike,)),
        Figure("query_sqlite_seconds", tuple(our_seconds)),
        Figure("query_postgres_seconds", tuple(their_seconds)),
    )
    return Measurement(len(questions), figures, {"articles": len(articles)})


async def _ask(
    stores: Stores, articles: Sequence[Article], questions: Sequence[Question]
) -> tuple[list[list[str]], list[float]]:
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, articles)
    found, seconds = list[list[str]](), list[float]()
    async with stores.database.read() as transaction:
        for question in questions:
            began = time.perf_counter()
            query = SearchQuery(question.words, limit=LIMIT)
            hits = await stores.articles.search(transaction, frozenset({PUBLIC}), READ, query)
            seconds.append(time.perf_counter() - began)
            found.append([str(article_id) for article_id, _ in hits])
    return found, seconds


def _mrr(found: Sequence[list[str]], questions: Sequence[Question]) -> float:
    ranks = (
        next((rank for rank, each in enumerate(hits[:10], start=1) if each in question.gold), None)
        for hits, question in zip(found, questions, strict=True)
    )
    return statistics.mean(1 / rank if rank else 0.0 for rank in ranks)
