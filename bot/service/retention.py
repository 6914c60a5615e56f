"""Forgets by age what the settings say: questions, texts, articles, and what models were sent."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.model.conversation import MemberId, WorkspaceId
from bot.ports import Transaction
from bot.service.desk import Desk

log = structlog.get_logger()

_BATCH = 200
"""Deleted in one transaction, so that nothing else waits long."""

Drop = Callable[[Transaction, datetime, int], Awaitable[int]]


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How much was deleted of each kind."""

    questions: int
    texts: int
    articles: int
    records: int


async def forget_old(desk: Desk) -> Forgotten:
    """Delete what is older than the settings say; what sent editions quote stays in them."""
    settings, store = desk.settings, desk.retention
    done = Forgotten(
        questions=await _forget_turns(desk),
        texts=await _drop(desk, store.drop_texts, settings.text_days),
        articles=await _drop(desk, store.drop_articles, settings.metadata_days),
        records=await _drop(desk, store.drop_records, settings.text_days),
    )
    if done != Forgotten(0, 0, 0, 0):
        log.info("forgotten", questions=done.questions, texts=done.texts, articles=done.articles, records=done.records)
    return done


async def forget_member(desk: Desk, workspace: WorkspaceId, member: MemberId) -> str:
    """Delete what a member asked and how they judged briefings; gives one sentence that says so."""
    async with desk.database.write() as transaction:
        gone = await desk.conversations.forget_member(transaction, workspace, member)
    told = f"Deleted: your questions and your verdicts on briefings ({gone})."
    return told if gone else "Nothing of yours is kept here."


async def _forget_turns(desk: Desk) -> int:
    before = desk.clock.now() - timedelta(days=desk.settings.conversation_days)
    async with desk.database.write() as transaction:
        return await desk.conversations.forget_before(transaction, before)


async def _drop(desk: Desk, drop: Drop, days: int) -> int:
    """Delete in batches until nothing is older; nothing at all where the setting is 0."""
    total = 0
    while days:
        async with desk.database.write() as transaction:
            done = await drop(transaction, desk.clock.now() - timedelta(days=days), _BATCH)
        total += done
        if not done:
            break
        await asyncio.sleep(0)
    return total
