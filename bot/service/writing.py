"""Writes a briefing with a model where there is one, and with the keyless writer on time wherever that fails."""

import asyncio
import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

import structlog

from bot.documents import dump_json
from bot.evidence.numbering import number_sources
from bot.evidence.quotes import keep_supported
from bot.model.analysis import Material
from bot.model.article import ArticleId
from bot.model.audit import Audit, Dropped, Exchange, Input, Limits, Ranking
from bot.model.briefing import Briefing, EditionId, MadeBy
from bot.model.conversation import WorkspaceId
from bot.model.errors import AttacheError, ModelError
from bot.model.story import Story
from bot.ports import TextModel
from bot.prompts import PromptName, Prompts
from bot.service.desk import Desk, Scribe
from bot.service.spending import MeteredModel
from bot.summarize.dossier import Dossier, make_dossier
from bot.summarize.extractive import WriteRequest, write
from bot.summarize.judging import Judged
from bot.summarize.model_writer import ask_briefing, ask_repair, assemble
from bot.summarize.sides import judge_draft, judge_repaired
from bot.summarize.translating import ask_translation, list_sentences, translate

log = structlog.get_logger()

WRITER_SECONDS = 60.0
_CHECK_SECONDS = 5.0
"""What our own checks may take of a briefing's time beside the model's."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a model came to, before the record is made: the briefing, what was dropped, why it fell back."""

    briefing: Briefing
    judged: Judged | None = None
    failed: str | None = None


def write_checked(request: WriteRequest) -> Briefing:
    """Write a briefing and drop every claim whose citation does not hold; a worker process is handed this."""
    return number_sources(keep_supported(write(request), _texts_of(request)))


def _texts_of(request: WriteRequest) -> dict[ArticleId, str]:
    last = request.last.materials if request.last is not None else ()
    return {material.article.id: material.article.text for material in (*last, *request.materials)}


def name_writer(desk: Desk) -> str:
    """Name what will write: the model with its prompts' versions, or the keyless writer."""
    if desk.scribe is None:
        return "extractive"
    return "|".join([desk.scribe.model.name, *(prompt.version for prompt in desk.scribe.prompts.values())])


async def write_and_record(desk: Desk, workspace: WorkspaceId, request: WriteRequest) -> Briefing:
    """Write a briefing, keep its audit, and give it; a model's failure of any kind only changes who wrote it."""
    keyless = await desk.workers.run(write_checked, replace(request, language="en"), timeout=WRITER_SECONDS)
    scribe = desk.scribe
    briefing, judged = keyless, None
    exchanges: tuple[Exchange, ...] = ()
    if scribe is not None and request.materials:
        seconds = scribe.patience.request if request.slot is None else scribe.patience.edition
        model = MeteredModel(scribe.model, desk.ledger, workspace, request.topic.name, seconds)
        outcome = await write_with(desk, scribe, model, request, keyless, seconds)
        if outcome.failed is not None:
            await model.forget_answers()
        briefing, judged, exchanges = sign(outcome, model, scribe.prompts), outcome.judged, tuple(model.exchanges)
        briefing = briefing if request.slot is not None else replace(briefing, id=name_written(briefing))
    audit = make_audit(request, briefing, exchanges, judged)
    if scribe is not None:
        audit = replace(audit, limits=replace(audit.limits, tokens_in=scribe.tokens_in))
    async with desk.database.write() as transaction:
        await desk.spend.save_audit(transaction, workspace, audit)
    return briefing


async def write_with(
    desk: Desk, scribe: Scribe, model: TextModel, request: WriteRequest, keyless: Briefing, seconds: float
) -> Outcome:  # fmt: skip
    """Let the model write within so many seconds; whatever goes wrong, the keyless briefing goes out."""
    judged: Judged | None = None
    clock = asyncio.get_running_loop().time
    end = clock() + seconds
    try:
        async with asyncio.timeout_at(end + _CHECK_SECONDS):
            fence = secrets.token_hex(8)
            dossier = await desk.workers.run(
                make_dossier, request.stories, request.materials, scribe.tokens_in, timeout=WRITER_SECONDS
            )
            asked = ask_briefing(scribe.prompts, request, dossier, fence, scribe.tokens_out)
            answer = await model.complete(asked)
            judged = await desk.workers.run(judge_draft, answer.text, dossier, timeout=WRITER_SECONDS)
            judged = await _repair(desk, scribe, model, judged, dossier)
            written = assemble(keyless, judged, dossier)
            if written is None:
                return Outcome(keyless, judged, "too little of what the model wrote holds")
            written = keep_supported(number_sources(written), _texts_of(request))
            briefing = await _translate(model, scribe.prompts, written, request.language)
            return Outcome(briefing, judged)
    except TimeoutError:
        return Outcome(keyless, judged, f"model and checks took more than {seconds + _CHECK_SECONDS:g} s")
    except AttacheError as error:
        log.warning("model_failed", code=error.code, topic=request.topic.name, reason=str(error))
        late = isinstance(error, ModelError) and error.code == "timeout" and clock() >= end
        return Outcome(keyless, judged, f"the model took more than {seconds:g} s" if late else _name_reason(error))
    except Exception:  # a defect of ours costs the model's briefing, never the edition
        log.exception("model_failed", topic=request.topic.name)
        return Outcome(keyless, judged, "the model's answer could not be worked on")


def _name_reason(error: AttacheError) -> str:
    """Give a failure as a reader is told of it; the way out is for the operator, in the log and in doctor."""
    if not isinstance(error, ModelError):
        return "the checks could not be run"
    told = str(error).partition(";")[0].rstrip(".")
    return told[0].lower() + told[1:]


async def _repair(desk: Desk, scribe: Scribe, model: TextModel, judged: Judged, dossier: Dossier) -> Judged:
    """Send what does not hold back once; an answer that cannot be used repairs nothing."""
    asked = ask_repair(scribe.prompts, judged, dossier, secrets.token_hex(8))
    if asked is None:
        return judged
    try:
        answer = await model.complete(asked)
        return await desk.workers.run(judge_repaired, judged, answer.text, dossier, timeout=WRITER_SECONDS)
    except ModelError as error:
        log.info("repair_failed", code=error.code)
        return judged


async def _translate(model: TextModel, prompts: Prompts, briefing: Briefing, language: str) -> Briefing:
    """Give the checked briefing in another language; a sentence whose translation does not agree stays in English."""
    if language == "en":
        return briefing
    sentences = list_sentences(briefing)
    asked = ask_translation(prompts, sentences, language, secrets.token_hex(8))
    answers = [(await model.complete(each)).text for each in asked]
    return translate(briefing, sentences, answers, language)


def sign(outcome: Outcome, model: MeteredModel, prompts: Prompts) -> Briefing:
    """Give the briefing with how it came about: model, prompt versions, tokens, cost, and what the checks did."""
    briefing, judged = outcome.briefing, outcome.judged
    dropped = 0 if outcome.failed or not judged else len(judged.drops)
    spent = model.tokens
    made = MadeBy(
        writer="extractive" if outcome.failed else "model",
        fallback_reason=outcome.failed,
        model=model.name,
        prompts={name: prompts[name].version for name in _used(model)},
        tokens_in=spent.taken,
        tokens_out=spent.given,
        cost_usd=round(model.price.cost(spent), 6) if model.price is not None else None,
        claims_checked=briefing.made_by.claims_checked + dropped,
        claims_repaired=0 if outcome.failed or not judged else judged.repaired,
        claims_dropped=briefing.made_by.claims_dropped + dropped,
    )
    return replace(briefing, made_by=made)


def name_written(briefing: Briefing) -> EditionId:
    """Name an edition on request by what was asked, who wrote it and what it says: another text has another id, so that
    none is shown, replayed or audited as the other. A planned edition has its id before it is written."""
    made = briefing.made_by
    said = dump_json(replace(briefing, made_by=MadeBy(made.writer, made.fallback_reason, made.model, made.prompts)))
    return EditionId("e" + hashlib.sha256(said.encode()).hexdigest()[:12])


def _used(model: MeteredModel) -> list[PromptName]:
    """The prompts that were sent: each has the name of its purpose."""
    purposes = {each.purpose for each in model.exchanges}
    return [name for name in get_args(PromptName) if name in purposes]


def _list_read(materials: Sequence[Material], stories: Sequence[Story]) -> tuple[Input, ...]:
    story_of = {article: story.id for story in stories for article in story.articles}
    articles = [each.article for each in materials]
    return tuple(Input(each.id, each.revision, each.content_hash, story_of.get(each.id)) for each in articles)


def make_audit(
    request: WriteRequest, briefing: Briefing, exchanges: tuple[Exchange, ...], judged: Judged | None
) -> Audit:
    """Give the record of how an edition came about."""
    window = request.window
    return Audit(
        edition=briefing.id,
        made=request.now,
        topic=request.topic.name,
        window=(window.start, window.end, window.widened),
        language=request.language,
        depth=request.depth,
        time_zone=request.time_zone,
        slot=request.slot,
        inputs=_list_read(request.materials, request.stories),
        after=request.last.briefing.id if request.last is not None else None,
        told=_list_read(request.last.materials, request.last.stories) if request.last is not None else (),
        elsewhere=_list_read(request.elsewhere, ()),
        prompts=dict(briefing.made_by.prompts),
        subject=request.topic,
        covering=request.covering,
        limits=Limits(quote_words=request.fair_words, quote_share=request.fair_share),
        ranking=tuple(Ranking(each.id, each.title, each.why, each.reasons) for each in request.stories),
        exchanges=exchanges,
        drops=tuple(
            Dropped(drop.place, drop.text, reason.code, reason.words)
            for drop in (judged.drops if judged is not None else ())
            for reason in drop.reasons
        ),
    )
