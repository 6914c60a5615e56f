"""Writes planned editions: once each, under a lease with a fence, and kept whole before anything is posted."""

import asyncio
from dataclasses import replace

import structlog

from bot.model.briefing import EditionId
from bot.model.conversation import WorkspaceId
from bot.model.delivery import OPEN
from bot.model.edition import Edition
from bot.model.errors import AttacheError
from bot.model.topic import Window
from bot.ports import Transaction
from bot.service.briefings import BriefingOrder, select_stories, write_briefing
from bot.service.decisions import FAN_OUT, close, expire, patience_of
from bot.service.desk import Desk
from bot.service.notices import tell_administrator
from bot.service.reading import Silent
from bot.service.since import find_last_edition
from bot.service.tenure import LeaseLostError, Tenure, holding

log = structlog.get_logger()

_UNWRITTEN = "The edition {edition.id} on {edition.key.topic} could not be written: {edition.reason}"
_CUT_OFF = "Its writing was cut off each time: the lease ran out, or the process ended; the log says which."
LEASE_SECONDS = 8.0
MOST_ATTEMPTS = 5
_REMEMBERED = 256


async def write_edition(desk: Desk, edition_id: EditionId) -> None:
    """Write an edition unless it is written, or being written by another; raises what the writing failed with."""
    async with holding(desk, f"edition:{edition_id}", LEASE_SECONDS) as tenure:
        if tenure is None:
            return
        edition = await _begin(desk, edition_id, tenure)
        if edition is None:
            return
        try:
            await _write(desk, edition, tenure)
        except LeaseLostError:
            raise
        except Exception as error:
            await _note_failure(desk, edition, error)
            raise


async def _begin(desk: Desk, edition_id: EditionId, tenure: Tenure) -> Edition | None:
    """Count an attempt before it is made, so that one which is cut off counts too; None where none is to be made.

    None is for an edition that would come too late for everybody: its deliveries end here, before a model is paid.
    """
    async with desk.database.write() as transaction:
        await tenure.check(transaction)
        edition = await desk.editions.get_planned(transaction, edition_id)
        if edition.state != "planned" or not await _is_awaited(desk, transaction, edition):
            return None
        if edition.attempts >= MOST_ATTEMPTS:
            await _give_up(desk, transaction, replace(edition, reason=edition.reason or _CUT_OFF))
            return None
        begun = replace(edition, attempts=edition.attempts + 1)
        await desk.editions.fail(transaction, begun)
    return begun


async def _is_awaited(desk: Desk, transaction: Transaction, edition: Edition) -> bool:
    """Of an edition whose time has passed, end what nobody asked for; thousands of a young one are not read."""
    if desk.clock.now() - edition.due <= max(patience_of(desk.settings.late_hours), FAN_OUT):
        return True
    awaited = False
    for each in await desk.deliveries.list_of_edition(transaction, edition.id):
        if each.state == "pending" and not each.firm:
            await desk.deliveries.keep(transaction, expire(each))
        else:
            awaited = awaited or each.state in OPEN
    return awaited


async def _write(desk: Desk, edition: Edition, tenure: Tenure) -> None:
    key, clock = edition.key, asyncio.get_running_loop().time
    order = BriefingOrder(
        workspace=WorkspaceId(key.scope),
        topic=desk.topics.resolve(edition.words),
        window=Window(key.window_start, edition.due),
        depth=key.depth,
        language=key.language,
        time_zone=key.time_zone,
        edition=edition.id,
        slot=key.slot,
        last=await find_last_edition(desk, key.scope, key.after) if key.after is not None else None,
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
    """Keep the reason; the last attempt was the last."""
    reason = str(error) if isinstance(error, AttacheError) else type(error).__name__
    tried = replace(edition, reason=reason)
    async with desk.database.write() as transaction:
        if tried.attempts >= MOST_ATTEMPTS:
            await _give_up(desk, transaction, tried)
        else:
            await desk.editions.fail(transaction, tried)
    log.warning("edition_not_written", edition=edition.id, attempts=tried.attempts, reason=reason)


async def _give_up(desk: Desk, transaction: Transaction, edition: Edition) -> None:
    """Let its deliveries fail with it, where the operator sees them."""
    await desk.editions.fail(transaction, replace(edition, state="failed"))
    for each in await desk.deliveries.list_of_edition(transaction, edition.id):
        if each.state == "pending":
            await desk.deliveries.keep(transaction, close(each, "failed", "not_written"))
    await tell_administrator(desk, transaction, _UNWRITTEN.format(edition=edition))


class Novelty:
    """Says whether an edition tells anything new, once for the many channels that had the same edition before."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[tuple[EditionId, EditionId], bool] = {}
        self._turn = asyncio.Lock()

    async def is_material(self, edition_id: EditionId, last: EditionId) -> bool:
        """Say whether a story opened or gained a report since the edition a channel had last."""
        async with self._turn:
            if (edition_id, last) not in self._known:
                while len(self._known) >= _REMEMBERED:
                    del self._known[next(iter(self._known))]
                self._known[edition_id, last] = await _is_material(self._desk, edition_id, last)
            return self._known[edition_id, last]


async def _is_material(desk: Desk, edition_id: EditionId, last: EditionId) -> bool:
    """Form stories over both windows, so that a reprint of what was told then is no news."""
    async with desk.database.read() as transaction:
        edition = await desk.editions.get_planned(transaction, edition_id)
        used = await desk.editions.list_used(transaction, edition_id)
        before = await desk.editions.get_planned(transaction, last)
        known = frozenset(await desk.editions.list_used(transaction, before.id))
    if known >= set(used):
        return False
    window = Window(min(before.key.window_start, edition.key.window_start), edition.due)
    workspace, topic = WorkspaceId(edition.key.scope), desk.topics.resolve(edition.words)
    selection = await select_stories(desk, workspace, topic, window, Silent())
    fresh = set(used) - known
    return any(
        fresh & set(report) and not known & set(report)
        for story in selection.stories
        for origin in story.origins
        for report in origin.reports
    )
