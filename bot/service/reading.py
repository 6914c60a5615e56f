"""Gives articles with their analysis, reading those that nobody has read yet in worker processes."""

import asyncio
from collections.abc import Sequence

from bot.materials import pack_material
from bot.model.analysis import Material
from bot.model.article import Article, ArticleId, Scope
from bot.model.document import Line
from bot.model.errors import NotFoundError, WorkerError
from bot.model.topic import Topic, Window
from bot.ports import Progress, SearchQuery
from bot.service.desk import Desk
from bot.text.analysis import ANALYSER_VERSION, analyse
from bot.text.urls import canonical, shown

MOST_CANDIDATES = 400
_BATCH = 25


class Silent:
    """Progress nobody waits for."""

    async def tell(self, words: str) -> None:
        """Say nothing."""

    async def show(self, line: Line) -> None:
        """Show nothing; the reply has it."""


def analyse_all(articles: tuple[Article, ...]) -> tuple[Material, ...]:
    """Read several articles in one go, and pack what was found; a worker process is handed this."""
    return tuple(pack_material(Material(article, analyse(article))) for article in articles)


async def read_articles(desk: Desk, articles: Sequence[Article], progress: Progress) -> None:
    """Analyse articles and keep what was found; one that brings a worker down is left out, the others are not."""
    batches = [tuple(articles[start : start + _BATCH]) for start in range(0, len(articles), _BATCH)]
    done = 0
    for pair in range(0, len(batches), 2):
        found = await asyncio.gather(*(_read_batch(desk, batch) for batch in batches[pair : pair + 2]))
        async with desk.database.write() as transaction:
            await desk.articles.save_analyses(transaction, [each for batch in found for each in batch])
        done += sum(len(batch) for batch in batches[pair : pair + 2])
        await progress.tell(f"read {done} of {len(articles)} articles")


async def _read_batch(desk: Desk, batch: tuple[Article, ...]) -> tuple[Material, ...]:
    try:
        return await desk.workers.run(analyse_all, batch, timeout=60)
    except WorkerError:
        if len(batch) == 1:
            return ()
        return tuple([found for article in batch for found in await _read_batch(desk, (article,))])


async def list_materials(
    desk: Desk, scopes: frozenset[Scope], ids: Sequence[ArticleId], progress: Progress
) -> tuple[Material, ...]:
    """Give these articles with their analysis, in order, analysing what was not yet."""
    if len(ids) == 1:
        return await read_through(desk, scopes, ids, progress)
    known, missing = await _list_read(desk, scopes, ids)
    if not missing:
        return known
    async with desk.reading:  # many ask about one topic at a time: what one has just read is there for the next
        return await read_through(desk, scopes, ids, progress)


async def read_through(
    desk: Desk, scopes: frozenset[Scope], ids: Sequence[ArticleId], progress: Progress
) -> tuple[Material, ...]:
    """Give these articles with their analysis as `list_materials` does, waiting for nobody who reads the same."""
    known, missing = await _list_read(desk, scopes, ids)
    if not missing:
        return known
    await read_articles(desk, missing, progress)
    known, _ = await _list_read(desk, scopes, ids)
    return known


async def _list_read(
    desk: Desk, scopes: frozenset[Scope], ids: Sequence[ArticleId]
) -> tuple[tuple[Material, ...], tuple[Article, ...]]:
    """Give what is kept of these articles with its analysis, and the articles whose analysis is missing or old."""
    async with desk.database.read() as transaction:
        known = await desk.articles.list_materials(transaction, scopes, ids)
        current = {material.article.id for material in known if material.version >= ANALYSER_VERSION}
        missing = await desk.articles.get_many(transaction, scopes, [each for each in ids if each not in current])
    return known, missing


async def list_topic_materials(
    desk: Desk, scopes: frozenset[Scope], topic: Topic, terms: tuple[str, ...], window: Window | None,
    progress: Progress,
) -> tuple[Material, ...]:  # fmt: skip
    """Give what may be about a topic: the best lexical candidates in the window, read."""
    query = SearchQuery(any_of=terms, window=window, limit=MOST_CANDIDATES)
    async with desk.database.read() as transaction:
        found = await desk.articles.search(transaction, scopes, desk.clock.now(), query)
    await progress.tell(f"{len(found)} articles may be about {topic.title}")
    return await list_materials(desk, scopes, [article_id for article_id, _ in found], progress)


async def get_article(desk: Desk, scopes: frozenset[Scope], name: str, revision: int | None) -> Article:
    """Give an article by id or address; raises NotFoundError, or InputError for an address that is none."""
    async with desk.database.read() as transaction:
        if ":" in name:
            found = await desk.articles.find_by_url(transaction, scopes, canonical(name))
            if found is None:
                raise NotFoundError(
                    f"No article of the address {shown(name)} is kept here; attache search finds what is."
                )
        else:
            found = await desk.articles.get(transaction, scopes, ArticleId(name))
        if revision is None or revision == found.revision:
            return found
        return await desk.articles.get_revision(transaction, scopes, found.id, revision)
