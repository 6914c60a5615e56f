"""Opens the record of an edition, and writes the edition again from it to see that it comes out the same."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from typing import cast, get_args

from bot.model.audit import Audit, Exchange
from bot.model.briefing import Briefing, Depth, EditionId
from bot.model.completion import Completion, Embeddings, ModelRequest, Price, Tokens
from bot.model.conversation import WorkspaceId, scopes_of
from bot.model.errors import ModelError, NotFoundError
from bot.model.story import StoryId
from bot.model.topic import Window
from bot.prompts import Prompt, PromptName
from bot.service.briefings import scope_of, select
from bot.service.desk import Desk, Patience, Scribe
from bot.service.reading import analyse_all
from bot.service.since import tell_both
from bot.service.writing import WRITER_SECONDS, write_checked, write_with
from bot.summarize.extractive import WriteRequest
from bot.summarize.since import LastEdition


@dataclass(frozen=True, slots=True)
class Replay:
    """An edition written again from its record, beside the kept one."""

    kept: Briefing
    again: Briefing

    @property
    def same(self) -> bool:
        """Say whether they are equal to the last character."""
        return self.kept == self.again


class RecordedModel:
    """Gives the recorded answers again, in order, whatever is sent; a recorded failure fails again."""

    def __init__(self, name: str, exchanges: Sequence[Exchange]) -> None:
        self.name = name
        self.price: Price | None = None
        self.embedder: str | None = None
        self.embedder_price: Price | None = None
        self._left = list(exchanges)

    async def complete(self, request: ModelRequest) -> Completion:
        """Give the next answer of that purpose."""
        found = next((each for each in self._left if each.purpose == request.purpose), None)
        if found is None:
            raise ModelError("The record holds no answer to this; the edition cannot be written again.", code="empty")
        self._left.remove(found)
        if found.failed is not None:
            raise ModelError(f"The model failed then: {found.failed}.", code=found.failed)
        return Completion(found.answer, found.model, found.tokens, cached=True)

    async def stream(self, request: ModelRequest) -> AsyncIterator[str | Completion]:
        """Give the next answer in one piece."""
        found = await self.complete(request)
        yield found.text
        yield found

    async def embed(self, texts: Sequence[str]) -> Embeddings:  # noqa: ARG002
        """Give no vectors: none are recorded."""
        return Embeddings((), self.name, Tokens())


async def get_kept(desk: Desk, workspace: WorkspaceId, edition_id: EditionId) -> tuple[WorkspaceId, Briefing, bool]:
    """Give an edition with whose it is and whether it was planned: anybody's, or one the workspace asked for itself.

    Raises NotFoundError. For operators: members never see another workspace's.
    """
    async with desk.database.read() as transaction:
        try:
            planned = await desk.editions.get_planned(transaction, edition_id)
        except NotFoundError:
            return workspace, await desk.editions.get(transaction, workspace, edition_id), False
        return WorkspaceId(planned.key.scope), await desk.editions.get_written(transaction, edition_id), True


async def get_audit(desk: Desk, workspace: WorkspaceId, edition_id: EditionId) -> Audit:
    """Give the record of an edition; raises NotFoundError."""
    async with desk.database.read() as transaction:
        return await desk.spend.get_audit(transaction, workspace, edition_id)


async def replay(desk: Desk, workspace: WorkspaceId, edition_id: EditionId) -> Replay:
    """Write an edition again from the articles, settings and answers on record; no model and no setting of today has a
    part in it. Raises NotFoundError."""
    owner, kept, _ = await get_kept(desk, workspace, edition_id)
    audit = await get_audit(desk, owner, edition_id)
    request = await _restore(desk, owner, audit, edition_id)
    keyless = await desk.workers.run(write_checked, replace(request, language="en"), timeout=WRITER_SECONDS)
    if kept.made_by.writer != "model":
        return Replay(kept, replace(keyless, made_by=kept.made_by))
    scribe = _restore_scribe(audit)
    outcome = await write_with(desk, scribe, scribe.model, request, keyless, scribe.patience.edition)
    return Replay(kept, replace(outcome.briefing, made_by=kept.made_by))


def _restore_scribe(audit: Audit) -> Scribe:
    """Give the model of the record; what it is sent is in the record too, so that prompts have no words to add."""
    recorded = RecordedModel(audit.exchanges[0].model if audit.exchanges else "", audit.exchanges)
    prompts = {name: Prompt(name, audit.prompts.get(name, ""), "", "") for name in get_args(PromptName)}
    return Scribe(recorded, prompts, audit.limits.tokens_in, 0, Patience(*[WRITER_SECONDS] * 3))


async def _restore(desk: Desk, workspace: WorkspaceId, audit: Audit, edition_id: EditionId) -> WriteRequest:
    """Give the request an edition was written from: the same revisions, read again, in the stories they were in."""
    scopes = scopes_of(workspace)
    async with desk.database.read() as transaction:
        articles = tuple(
            [
                await desk.articles.get_revision(transaction, scopes, each.article_id, each.revision)
                for each in (*audit.told, *audit.inputs, *audit.elsewhere)
            ]
        )
        used = await desk.editions.list_used(transaction, audit.after) if audit.after is not None else ()
    read = await desk.workers.run(analyse_all, articles, timeout=WRITER_SECONDS) if articles else ()
    both = read[: len(audit.told) + len(audit.inputs)]
    materials = both[len(audit.told) :]
    topic = audit.subject or desk.topics.resolve(audit.topic)
    places = {each.article_id: StoryId(each.story) for each in (*audit.told, *audit.inputs) if each.story}
    last: LastEdition | None = None
    if audit.after is not None:
        _, before, _ = await get_kept(desk, workspace, audit.after)
        stories = await desk.workers.run(tell_both, both, places, timeout=WRITER_SECONDS) if both else ()
        last = LastEdition(before, frozenset(used), both[: len(audit.told)], stories)
    known = last.count_known(places) if last is not None else {}
    selection = await desk.workers.run(
        select, topic, materials, audit.made, places, None, known, timeout=WRITER_SECONDS
    )
    return WriteRequest(
        edition_id=edition_id,
        scope=scope_of(workspace, read),
        topic=topic,
        window=Window(*audit.window),
        language=audit.language,
        depth=cast("Depth", audit.depth),
        time_zone=audit.time_zone,
        slot=audit.slot,
        now=audit.made,
        stories=selection.stories,
        materials=selection.materials,
        covering=audit.covering,
        fair_words=audit.limits.quote_words,
        fair_share=audit.limits.quote_share,
        last=last,
        elsewhere=read[len(both) :],
    )
