"""Keeps articles and asks for what follows from them, in one transaction."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.ingest.language import detect_languages
from bot.model.article import Admission, Article, ArticleId, Scope
from bot.model.job import Job
from bot.ports import ArticleStore, Clock, Database, JobQueue, Transaction, Workers

ANALYSED_TOGETHER = 10
"""Articles of one job: enough that a job costs little beside them, few enough that a worker process is soon free."""


class Keeper:
    """Stores articles with the jobs to analyse them."""

    def __init__(
        self,
        clock: Clock,
        workers: Workers,
        database: Database,
        articles: ArticleStore,
        queue: JobQueue,
        keep_days: int = 0,
    ) -> None:
        self._clock = clock
        self._workers = workers
        self._database = database
        self._articles = articles
        self._queue = queue
        self._keep_days = keep_days

    def now(self) -> datetime:
        """Give the time at which an entry comes in."""
        return self._clock.now()

    def is_outdated(self, published: datetime | None) -> bool:
        """Say whether an article of that date would be forgotten as soon as it was kept; undated ones are not."""
        return bool(self._keep_days) and published is not None and self.now() - published > timedelta(self._keep_days)

    async def keep(self, articles: Sequence[Article]) -> tuple[Admission, ...]:
        """Store articles in order; those without a language are given one first."""
        known = await self.with_languages(articles)
        if not known:
            return ()
        async with self._database.write() as transaction:
            return await self.keep_in(transaction, known)

    async def with_languages(self, articles: Sequence[Article]) -> list[Article]:
        """Tell the language of those that do not say it."""
        silent = [article for article in articles if article.language is None]
        if not silent:
            return list(articles)
        found = await self._workers.run(detect_languages, tuple(article.text for article in silent), timeout=60)
        told = {article.id: language for article, language in zip(silent, found, strict=True)}
        return [replace(article, language=article.language or told.get(article.id)) for article in articles]

    async def keep_in(self, transaction: Transaction, articles: Sequence[Article]) -> tuple[Admission, ...]:
        """Store articles and their jobs in the caller's transaction."""
        admissions = await self._articles.admit(transaction, articles)
        await self._queue.enqueue(transaction, *make_jobs(articles, admissions))
        if any(admission.outcome == "stored" for admission in admissions):
            await self._queue.enqueue(transaction, Job("place"), lock="place")
        return admissions


def make_jobs(articles: Sequence[Article], admissions: Sequence[Admission]) -> list[Job]:
    """Give the jobs to analyse what is new of these articles, some articles of one scope in each."""
    new: dict[Scope, dict[ArticleId, None]] = {}
    for article, admission in zip(articles, admissions, strict=True):
        if admission.outcome in {"stored", "revised"}:
            new.setdefault(article.scope, {})[article.id] = None
    return [
        Job("analyse", {"articles": " ".join(batch), "scope": scope})
        for scope, ids in new.items()
        for batch in _split(tuple(ids))
    ]


def _split(ids: Sequence[ArticleId]) -> list[Sequence[ArticleId]]:
    return [ids[start : start + ANALYSED_TOGETHER] for start in range(0, len(ids), ANALYSED_TOGETHER)]
