"""Gives articles and questions their vectors, where a model for them is set up; nothing ever waits for it in vain."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import groupby

import numpy as np
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
    asked = await _ask(desk, workspace, [words])
    if asked is None:
        return {}
    async with desk.database.read() as transaction:
        query = VectorQuery(desk.embedder.space, asked[0], window, MOST_NEAR)
        found = await desk.vectors.search(transaction, scopes_of(workspace), desk.clock.now(), query)
    return dict(found)


async def find_alike(desk: Desk, workspace: WorkspaceId, words: str, texts: Sequence[str]) -> Mapping[str, float]:
    """Give the cosines of texts with some words, asked in one request; none where no model is set up or it fails."""
    if desk.embedder is None or not words.strip() or not texts:
        return {}
    asked = await _ask(desk, workspace, [words, *texts])
    if asked is None:
        return {}
    sought, *others = (np.asarray(values, np.float64) for values in asked)
    if any(each.shape != sought.shape for each in others):
        return {}
    lengths = [float(np.linalg.norm(each) * np.linalg.norm(sought)) for each in others]
    return {
        text: float(each @ sought) / length
        for text, each, length in zip(texts, others, lengths, strict=True)
        if 0 < length < np.inf
    }


async def _ask(desk: Desk, workspace: WorkspaceId, texts: Sequence[str]) -> Sequence[tuple[float, ...]] | None:
    """Give the vectors of what is asked about, in time; None where that fails, which only the log tells."""
    if desk.embedder is None:
        return None
    try:
        async with asyncio.timeout(SECONDS):
            return (await MeteredModel(desk.embedder.model, desk.ledger, workspace, _TOPIC).embed(texts)).vectors
    except (TimeoutError, AttacheError) as error:
        log.info("embed_failed", reason=str(error), articles=0)
    except Exception:  # a defect of ours leaves the words
        log.exception("embed_failed", articles=0)
    return None
