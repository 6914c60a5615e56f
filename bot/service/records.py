"""What kept editions say about a question or an actor, cited sources numbered anew across editions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.model.briefing import Briefing, CitedSource, Claim, Question
from bot.model.conversation import WorkspaceId
from bot.model.errors import NotFoundError
from bot.model.topic import Topic
from bot.service.desk import Desk

MOST_EDITIONS = 200


@dataclass(frozen=True, slots=True)
class OpenQuestions:
    """The questions kept editions raised on a topic, each once, with the first date."""

    topic: str
    questions: tuple[Question, ...]
    sources: tuple[CitedSource, ...]


@dataclass(frozen=True, slots=True)
class ActorRecord:
    """What kept editions say an actor is, did and said, newest edition first."""

    name: str
    aliases: tuple[str, ...]
    kind: Literal["person", "state", "organisation"]
    roles: tuple[Claim, ...]
    claims: tuple[Claim, ...]
    sources: tuple[CitedSource, ...]


class Numbering:
    """Gives cited articles one number each across editions, in order of first use."""

    def __init__(self) -> None:
        self._sources: dict[tuple[str, int], CitedSource] = {}

    def renumber(self, claim: Claim, briefing: Briefing) -> Claim:
        """Give the claim with this numbering's citation numbers."""
        known = {source.n: source for source in briefing.sources}
        return replace(claim, citations=tuple(replace(each, n=self._number(known[each.n])) for each in claim.citations))

    def _number(self, source: CitedSource) -> int:
        key = (source.article_id, source.revision)
        return self._sources.setdefault(key, replace(source, n=len(self._sources) + 1)).n

    def sources(self) -> tuple[CitedSource, ...]:
        """Give the numbered sources in order."""
        return tuple(self._sources.values())


async def list_questions(desk: Desk, workspace: WorkspaceId, topic: Topic) -> OpenQuestions:
    """Give the open questions of a topic from the kept editions."""
    async with desk.database.read() as transaction:
        editions = await desk.editions.list_editions(transaction, workspace, topic.name, MOST_EDITIONS)
    return collect_questions(topic.name, editions)


def collect_questions(topic: str, editions: Sequence[Briefing]) -> OpenQuestions:
    """Take each question once: as last written, with the first date it was raised."""
    found: dict[str, tuple[Question, Briefing]] = {}
    for edition in editions:
        for question in edition.questions:
            last, written = found.get(question.id, (question, edition))
            found[question.id] = (replace(last, raised=min(last.raised, question.raised)), written)
    ordered = sorted(found.values(), key=lambda each: (each[0].raised, each[0].text))
    numbering = Numbering()
    questions = [replace(question, basis=numbering.renumber(question.basis, edition)) for question, edition in ordered]
    return OpenQuestions(topic, tuple(questions), numbering.sources())


async def get_actor(desk: Desk, workspace: WorkspaceId, name: str) -> ActorRecord:
    """Give what kept editions say of an actor; raises NotFoundError that says where to look."""
    async with desk.database.read() as transaction:
        editions = await desk.editions.list_editions(transaction, workspace, None, MOST_EDITIONS)
    return collect_actor(name, editions)


def collect_actor(name: str, editions: Sequence[Briefing]) -> ActorRecord:
    """Gather an actor's roles and the claims that name it, each once."""
    wanted = name.casefold().strip()
    named = [
        actor
        for edition in editions
        for actor in edition.actors
        if wanted in {each.casefold() for each in (actor.name, *actor.aliases)}
    ]
    if not named:
        raise NotFoundError(
            f"No briefing kept here names “{name}”; first ask for one that may, such as: `brief china-russia since 2w`."
        )
    forms = {form for actor in named for form in (actor.name, *actor.aliases)}
    numbering = Numbering()
    roles: dict[str, Claim] = {}
    claims: dict[str, Claim] = {}
    for edition in editions:
        for actor in edition.actors:
            if actor.role is not None and actor.name in forms:
                roles.setdefault(actor.role.text, numbering.renumber(actor.role, edition))
        for claim in _claims_of(edition):
            if claim.text not in claims and any(form in claim.text for form in forms):
                claims[claim.text] = numbering.renumber(claim, edition)
    return ActorRecord(
        name=named[0].name,
        aliases=tuple(sorted(forms - {named[0].name})),
        kind=named[0].kind,
        roles=tuple(roles.values()),
        claims=tuple(claims.values()),
        sources=numbering.sources(),
    )


def _claims_of(edition: Briefing) -> Iterable[Claim]:
    yield from edition.bottom_line
    yield from edition.developments
    yield from (actor.line for actor in edition.actors if actor.line is not None)
    yield from (claim for position in edition.positions for side in position.sides for claim in side.claims)
    yield from (account.claim for disputed in edition.disputed for account in disputed.accounts)
    yield from (watch.event for watch in edition.watch)
