"""Gives articles and questions their vectors, where a model for them is set up; nothing ever waits for it in vain."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import groupby

import structlog

from bot.model.article import Article, ArticleId
from bot.model.conversation import WorkspaceId, scopes_of
from bot.model.errors import AttacheError
from bot.model.topic import Window
from bot.model.vector import ArticleVector
from bot.ports import VectorQuery
from bot.service.desk import Desk
from bot.service.spending import MeteredModel

log = structlog.get_logger()

SECONDS = 4.0
"""What the vector of a question may take; then the words alone find."""
MOST_NEAR = 40
"""Articles near a question that are looked at beside those its words find."""
_BATCH = 50
_LEAD = 600
"""Characters of an article's opening that go into its vector beside the title."""
_DAYS = timedelta(days=60)
"""Older articles that have no vector yet get none: a new model does not pay for the whole archive."""
_STILL_TOLD = timedelta(days=7)
"""An older article that has its story keeps it when it gets a vector: a new model does not place the archive anew."""
_TOPIC = "reading"


async def embed_waiting(desk: Desk, most: int) -> None:
    """Give vectors to articles that wait for one, newest first; what goes wrong leaves them waiting."""
    if desk.embedder is None:
        return
    since = desk.clock.now() - _DAYS
    while most > 0:
        async with desk.database.read() as transaction:
            waiting = await desk.vectors.list_waiting(transaction, desk.embedder.space, since, min(most, _BATCH))
        try:
            for scope, of_scope in groupby(sorted(waiting, key=lambda each: each.scope), lambda each: each.scope):
                articles = list(of_scope)
                model = MeteredModel(desk.embedder.model, desk.ledger, WorkspaceId(scope), _TOPIC)
                vectors = await _embed(model, articles)
                async with desk.database.write() as transaction:
                    await desk.vectors.keep(transaction, desk.embedder.space, vectors)
                    recent = desk.clock.now() - _STILL_TOLD
                    late = [each.id for each in articles if (each.published or each.retrieved) >= recent]
                    await desk.stories.look_again(transaction, scope, late)
        except AttacheError as error:
            log.info("embed_failed", reason=str(error), articles=len(waiting))
            return
        except Exception:  # a defect of ours leaves articles without vectors, never without their stories
            log.exception("embed_failed", articles=len(waiting))
            return
        most = most - len(waiting) if len(waiting) == _BATCH else 0


async def _embed(model: MeteredModel, articles: Sequence[Article]) -> list[ArticleVector]:
    found = await model.embed([f"{each.title}\n{each.text[:_LEAD]}" for each in articles])
    return [
        ArticleVector(each.id, each.scope, each.revision, values)
        for each, values in zip(articles, found.vectors, strict=True)
    ]


async def find_near(desk: Desk, workspace: WorkspaceId, words: str, window: Window | None) -> Mapping[ArticleId, float]:
    """Give the articles nearest to some words with their cosines; none where no model for it is set up or it fails."""
    if desk.embedder is None or not words.strip():
        return {}
    model = MeteredModel(desk.embedder.model, desk.ledger, workspace, _TOPIC)
    try:
        async with asyncio.timeout(SECONDS):
            [values] = (await model.embed([words])).vectors
    except (TimeoutError, AttacheError) as error:
        log.info("embed_failed", reason=str(error), articles=0)
        return {}
    except Exception:  # a defect of ours leaves the words
        log.exception("embed_failed", articles=0)
        return {}
    async with desk.database.read() as transaction:
        query = VectorQuery(desk.embedder.space, values, window, MOST_NEAR)
        found = await desk.vectors.search(transaction, scopes_of(workspace), desk.clock.now(), query)
    return dict(found)
