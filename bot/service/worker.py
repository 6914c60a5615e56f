"""What the queue's jobs do: poll sources, read articles, tell topics that there is news, write an edition."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

import structlog

from bot.group.topics import match
from bot.model.article import ArticleId
from bot.model.briefing import EditionId
from bot.model.conversation import WorkspaceId, scopes_of
from bot.model.job import Job
from bot.ports import Handler
from bot.service.desk import Desk
from bot.service.editions import write_edition
from bot.service.reading import Silent, read_through
from bot.service.vectors import embed_waiting

log = structlog.get_logger()

MOST_PLACED = 500
"""Articles that one job places; another goes on with the rest."""
Poll = Callable[[int], Awaitable[None]]
"""Polls the due sources of one share."""


def make_handlers(desk: Desk, poll: Poll) -> Mapping[str, Handler]:
    """Give the handler of each kind of job; each may be called twice for one job."""

    async def poll_share(job: Job) -> None:
        if "share" in job.arguments:  # an older version's job names one source, which is in a share by now
            await poll(int(job.arguments["share"]))

    async def analyse_articles(job: Job) -> None:
        workspace = WorkspaceId(job.arguments.get("scope", "public"))
        named = job.arguments.get("articles") or job.arguments["article"]  # an older version's job names one
        materials = await read_through(desk, scopes_of(workspace), list(map(ArticleId, named.split())), Silent())
        found: list[tuple[str, ArticleId]] = []
        for material in materials:
            found += [
                (each.name, material.article.id) for each in desk.topics.list_topics() if match(each, material).holds
            ]
            await asyncio.sleep(0)  # members wait beside this
        if found:
            async with desk.database.write() as transaction:
                for name, article in found:
                    news = Job("news", {"topic": name, "article": article})
                    await desk.queue.enqueue(transaction, news, lock=f"topic:{name}")

    async def place(job: Job) -> None:
        await embed_waiting(desk, MOST_PLACED)
        if await desk.placer.place_waiting(MOST_PLACED):
            async with desk.database.write() as transaction:
                await desk.queue.enqueue(transaction, job, lock="place")

    async def tell_topic(job: Job) -> None:
        log.info("topic_news", topic=job.arguments["topic"], article=job.arguments["article"])

    async def write(job: Job) -> None:
        await write_edition(desk, EditionId(job.arguments["edition"]))

    return {"poll": poll_share, "analyse": analyse_articles, "place": place, "news": tell_topic, "write": write}
