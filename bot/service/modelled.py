"""Lets a model complete and answer questions where there is one; whatever goes wrong, the keyless answer stands."""

import asyncio
import secrets
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing

import structlog

from bot.answer.asked.question import QuestionRead
from bot.answer.found.candidates import list_candidates
from bot.answer.found.search import Findings
from bot.answer.telling.layout import iter_claim_lines
from bot.answer.telling.modelled import (
    MOST_CLAIMS,
    ClaimReader,
    NumberedSentence,
    ask_answer,
    ask_condensed,
    assemble,
    judge_claim,
    number_sentences,
    read_condensed,
)
from bot.model.briefing import Claim
from bot.model.completion import Completion
from bot.model.conversation import Answer, Turn, WorkspaceId
from bot.model.errors import AttacheError
from bot.ports import Progress
from bot.service.desk import Desk
from bot.service.spending import MeteredModel

log = structlog.get_logger()

_TOPIC = "questions"


async def condense(desk: Desk, workspace: WorkspaceId, asked: str, turns: Sequence[Turn]) -> str | None:
    """Give a follow-up written whole by the model; None where there is none, or what it gave cannot be used."""
    if desk.scribe is None or not turns or not asked:
        return None
    seconds = desk.scribe.patience.answer
    model = MeteredModel(desk.scribe.model, desk.ledger, workspace, _TOPIC, seconds)
    try:
        async with asyncio.timeout(seconds):
            answer = await model.complete(ask_condensed(desk.scribe.prompts, asked, turns, secrets.token_hex(8)))
    except (TimeoutError, AttacheError) as error:
        log.info("condense_failed", reason=str(error))
        return None
    except Exception:  # a defect of ours leaves the question as it was asked
        log.exception("condense_failed")
        return None
    return read_condensed(answer.text, asked, turns)


async def answer_with_model(
    desk: Desk, workspace: WorkspaceId, question: QuestionRead, findings: Findings, progress: Progress
) -> Answer | None:
    """Show what a model answers, each sentence as soon as it was checked, and give the answer these make.

    None where there is no model, or nothing it said held. What was shown stands, whatever breaks off after it.
    """
    if desk.scribe is None:
        return None
    numbered = number_sentences(list_candidates(findings.passages, dict(findings.articles)))
    if not numbered:  # only comment was found, which stands as it is
        return None
    seconds = desk.scribe.patience.answer
    model = MeteredModel(desk.scribe.model, desk.ledger, workspace, _TOPIC, seconds)
    asked = ask_answer(desk.scribe.prompts, question, numbered, secrets.token_hex(8))
    deadline = asyncio.get_running_loop().time() + seconds
    claims: list[Claim] = []
    async with (
        aclosing(model.stream(asked)) as pieces,
        aclosing(_iter_claims(desk, pieces, numbered, deadline)) as judged,
    ):
        async for claim in judged:
            if any(claim.text == each.text for each in claims):
                continue
            claims.append(claim)
            await progress.show(list(iter_claim_lines(assemble(question, claims, numbered)))[-1])
    if not claims:
        await model.forget_answers()
        return None
    return assemble(question, claims, numbered)


async def _iter_claims(
    desk: Desk, pieces: AsyncIterator[str | Completion], numbered: Sequence[NumberedSentence], deadline: float
) -> AsyncGenerator[Claim]:
    """Give the claims that hold as they are written, until the answer, the time or the model ends."""
    reader, drafted = ClaimReader(), 0
    try:
        while (piece := await _take(pieces, deadline)) is not None:
            for draft in reader.feed(piece)[: MOST_CLAIMS - drafted]:
                drafted += 1
                async with asyncio.timeout_at(deadline):
                    claim = await desk.workers.run(judge_claim, draft, numbered)
                if claim is not None:
                    yield claim
    except (TimeoutError, AttacheError) as error:
        log.info("answer_failed", reason=str(error), drafted=drafted)
    except Exception:  # a defect of ours costs the model's answer, never the member's
        log.exception("answer_failed", drafted=drafted)


async def _take(pieces: AsyncIterator[str | Completion], deadline: float) -> str | None:
    """Give the next piece of text, within the time that is left; None at the end."""
    async with asyncio.timeout_at(deadline):
        async for piece in pieces:
            if isinstance(piece, str):
                return piece
    return None
