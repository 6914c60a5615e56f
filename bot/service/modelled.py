"""Lets a model complete and answer questions where there is one; whatever goes wrong, the keyless answer stands."""

import asyncio
import secrets
from collections.abc import Sequence

import structlog

from bot.answer.choose import list_candidates
from bot.answer.modelled import (
    ask_answer,
    ask_condensed,
    assemble,
    judge_answered,
    number_sentences,
    read_condensed,
)
from bot.answer.question import QuestionRead
from bot.answer.search import Findings
from bot.model.conversation import Answer, Turn, WorkspaceId
from bot.model.errors import AttacheError
from bot.service.desk import Desk
from bot.service.spending import MeteredModel

log = structlog.get_logger()

SECONDS = 20.0
"""What a model may take for an answer; then the keyless one is shown."""
_TOPIC = "questions"


async def condense(desk: Desk, workspace: WorkspaceId, asked: str, turns: Sequence[Turn]) -> str | None:
    """Give a follow-up written whole by the model; None where there is none, or what it gave cannot be used."""
    if desk.scribe is None or not turns or not asked:
        return None
    model = MeteredModel(desk.scribe.model, desk.ledger, workspace, _TOPIC)
    try:
        async with asyncio.timeout(SECONDS):
            answer = await model.complete(ask_condensed(desk.scribe.prompts, asked, turns, secrets.token_hex(8)))
    except (TimeoutError, AttacheError) as error:
        log.info("condense_failed", reason=str(error))
        return None
    return read_condensed(answer.text, asked, turns)


async def answer_with_model(
    desk: Desk, workspace: WorkspaceId, question: QuestionRead, findings: Findings, keyless: Answer
) -> Answer:
    """Give the model's answer as far as every sentence of it holds; a refusal stays one."""
    if desk.scribe is None or keyless.refused or question.declined is not None:
        return keyless
    numbered = number_sentences(list_candidates(findings.passages, dict(findings.articles)))
    model = MeteredModel(desk.scribe.model, desk.ledger, workspace, _TOPIC)
    try:
        async with asyncio.timeout(SECONDS):
            asked = ask_answer(desk.scribe.prompts, question, numbered, secrets.token_hex(8))
            answer = await model.complete(asked)
            claims = await desk.workers.run(judge_answered, answer.text, numbered)
    except (TimeoutError, AttacheError) as error:
        log.info("answer_failed", reason=str(error))
        return keyless
    return assemble(question, claims, numbered) if claims else keyless
