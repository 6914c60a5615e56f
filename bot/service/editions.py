"""Writes planned editions: once each, under a lease with a fence, and kept whole before anything is posted."""

import asyncio
from dataclasses import replace

import structlog

from bot.model.briefing import EditionId
from bot.model.conversation import WorkspaceId
from bot.model.delivery import Delivery
from bot.model.edition import Edition
from bot.model.errors import AttacheError
from bot.model.topic import Window
from bot.service.briefings import BriefingOrder, select_stories, write_briefing
from bot.service.decisions import close
from bot.service.desk import Desk
from bot.service.notices import tell_administrator
from bot.service.planning import MOST_OVERLAP
from bot.service.reading import Silent
from bot.service.tenure import LeaseLostError, Tenure, holding

log = structlog.get_logger()

_UNWRITTEN = "The edition {edition.id} on {edition.key.topic} could not be written: {reason}"
LEASE_SECONDS = 8.0
MOST_ATTEMPTS = 5


async def write_edition(desk: Desk, edition_id: EditionId) -> None:
    """Write an edition unless it is written, or being written by another; raises what the writing failed with."""
    async with holding(desk, f"edition:{edition_id}", LEASE_SECONDS) as tenure:
        if tenure is None:
            return
        async with desk.database.read() as transaction:
            edition = await desk.editions.get_planned(transaction, edition_id)
        if edition.state != "planned":
            return
        try:
            await _write(desk, edition, tenure)
        except LeaseLostError:
            raise
        except Exception as error:
            await _note_failure(desk, edition, error)
            raise


async def _write(desk: Desk, edition: Edition, tenure: Tenure) -> None:
    key, clock = edition.key, asyncio.get_running_loop().time
    async with desk.database.read() as transaction:
        before = await desk.editions.find_written(transaction, key, key.window_start + MOST_OVERLAP)
        known = await desk.editions.list_used(transaction, before) if before is not None else ()
    order = BriefingOrder(
        workspace=WorkspaceId(key.scope),
        topic=desk.topics.resolve(edition.words),
        window=Window(key.window_start, edition.due),
        depth=key.depth,
        language=key.language,
        time_zone=key.time_zone,
        edition=edition.id,
        slot=key.slot,
        known=frozenset(known),
    )
    began = clock()
    async with tenure.limit():
        briefing, selection = await write_briefing(desk, order, Silent())
    seconds = clock() - began
    articles = [material.article.id for material in selection.materials]
    async with desk.database.write() as transaction:
        await tenure.check(transaction)
        await desk.editions.finish(transaction, replace(edition, state="written"), briefing, articles, seconds)
    log.info("edition_written", edition=edition.id, topic=key.topic, slot=key.slot, seconds=round(seconds, 2))


async def _note_failure(desk: Desk, edition: Edition, error: Exception) -> None:
    """Keep the reason; after the last attempt its deliveries fail with it, where the operator sees them."""
    reason = str(error) if isinstance(error, AttacheError) else type(error).__name__
    attempts = edition.attempts + 1
    failed = attempts >= MOST_ATTEMPTS
    tried = replace(edition, attempts=attempts, reason=reason, state="failed" if failed else "planned")
    async with desk.database.write() as transaction:
        await desk.editions.fail(transaction, tried)
        if failed:
            for each in await desk.deliveries.list_of_edition(transaction, edition.id):
                if each.state == "pending":
                    await desk.deliveries.keep(transaction, close(each, "failed", "not_written"))
            await tell_administrator(desk, transaction, _UNWRITTEN.format(edition=tried, reason=reason))
    log.warning("edition_not_written", edition=edition.id, attempts=attempts, reason=reason)


async def is_material(desk: Desk, edition_id: EditionId, last: Delivery) -> bool:
    """Say whether a story opened or gained an origin since the edition a channel had last.

    Stories are formed over both windows, so that a reprint of what was told then is no news.
    """
    async with desk.database.read() as transaction:
        edition = await desk.editions.get_planned(transaction, edition_id)
        used = await desk.editions.list_used(transaction, edition_id)
        before = await desk.editions.get_planned(transaction, last.edition)
        known = frozenset(await desk.editions.list_used(transaction, before.id))
    if known >= set(used):
        return False
    window = Window(min(before.key.window_start, edition.key.window_start), edition.due)
    workspace, topic = WorkspaceId(edition.key.scope), desk.topics.resolve(edition.words)
    selection = await select_stories(desk, workspace, topic, window, Silent())
    fresh = set(used) - known
    return any(
        fresh & set(origin.articles) and not known & set(origin.articles)
        for story in selection.stories
        for origin in story.origins
    )
