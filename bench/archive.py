"""Loads the RealTimeQA development set into a database of ours, so that the product itself is asked."""

import gzip
import hashlib
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from bench.embedder import serving
from bench.figures import find_set
from bot.answer.found.search import Library
from bot.app import open_app
from bot.clock import FixedClock
from bot.ingest.admit import make_title
from bot.model.article import PUBLIC, Article, ArticleId, CanonicalUrl, Publisher
from bot.model.conversation import LOCAL, Answer, MemberId
from bot.ports import ArticleStore
from bot.service.answers import answer_question
from bot.service.desk import Desk
from bot.service.inquiries import Inquiry
from bot.service.reading import Silent
from bot.service.vectors import embed_waiting
from bot.text.cleaning import clean_text


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the day it was asked, its answers and the articles that hold them."""

    id: str
    question: str
    day: datetime
    answers: tuple[str, ...]
    gold: frozenset[ArticleId]


@dataclass(frozen=True, slots=True)
class Archive:
    """The set in a database: put questions to it with `open_library`."""

    questions: tuple[Asked, ...]
    articles: tuple[Article, ...]
    desk: Desk

    def open_desk(self, day: datetime) -> Desk:
        """Give the desk at the end of a day."""
        return replace(self.desk, clock=FixedClock(day + timedelta(hours=23)))

    @asynccontextmanager
    async def open_library(self, day: datetime, store: ArticleStore | None = None) -> AsyncIterator[Library]:
        """Give what could be read at the end of a day."""
        desk = self.open_desk(day)
        async with desk.database.read() as transaction:
            yield Library(store or desk.articles, transaction, desk.workers, frozenset({PUBLIC}), desk.clock.now())

    async def answer(self, asked: Asked, store: ArticleStore | None = None) -> Answer:
        """Give what a member is answered at the end of that day, as whoever asks in the terminal is."""
        desk = self.open_desk(asked.day)
        desk = replace(desk, articles=store or desk.articles)
        return await answer_question(desk, Inquiry(LOCAL, MemberId("bench"), asked.question), Silent())


@asynccontextmanager
async def open_archive(data: Path | None, vectors: Path | None = None) -> AsyncIterator[Archive]:
    """Import the set into a fresh database, with a vector for each article where a model's folder is named; raises
    MissingSetError when a file of the set or of the model is missing."""
    corpus, asked = (find_set(data, "qa/realtimeqa-dev", name)[0] for name in ("corpus.jsonl.gz", "questions.jsonl"))
    articles = tuple(_iter_articles(corpus))
    kept = frozenset(article.id for article in articles)
    async with AsyncExitStack() as opened:
        home = opened.enter_context(TemporaryDirectory())
        settings = await opened.enter_async_context(serving(vectors)) if vectors is not None else {}
        app = await opened.enter_async_context(open_app({"ATTACHE_HOME": home, **settings}))
        archive = Archive(tuple(_iter_questions(asked, kept)), articles, app.desk)
        async with app.desk.database.write() as transaction:
            await app.desk.articles.admit(transaction, articles)
        await embed_waiting(archive.open_desk(min(each.day for each in archive.questions)), len(articles))
        yield archive


def _iter_articles(path: Path) -> Iterator[Article]:
    """Each address once. The set gives titles to all but the gold articles, so that they would tell them apart: none is
    used, and importing makes one of the text. An article is dated three days before the week's quiz, as the set gives
    only the week."""
    seen: set[str] = set()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            item: dict[str, Any] = json.loads(line)
            if item["url"] in seen:
                continue
            seen.add(item["url"])
            day = datetime.strptime(item["week"], "%Y%m%d").replace(tzinfo=UTC) - timedelta(days=3)
            text = clean_text(item["text"])
            yield Article(
                id=make_id(item["url"]), scope=PUBLIC, url=CanonicalUrl(item["url"]),
                title=make_title(text), publisher=Publisher(urlsplit(item["url"]).hostname or ""),
                published=day, retrieved=day, language="en", byline=(), text=text,
                content_hash=hashlib.sha256(text.encode()).hexdigest(),
            )  # fmt: skip


def _iter_questions(path: Path, kept: frozenset[ArticleId]) -> Iterator[Asked]:
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        day = datetime.strptime(item["date"], "%Y/%m/%d").replace(tzinfo=UTC)
        gold = frozenset(make_id(url) for url in item["gold_urls"]) & kept
        yield Asked(item["id"], item["question"], day, tuple(item["answer_text"]), gold)


def make_id(url: str) -> ArticleId:
    """Give the id an article of this set is kept under."""
    return ArticleId(hashlib.sha256(url.encode()).hexdigest()[:16])
