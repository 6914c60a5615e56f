"""What kept editions say about a question or an actor, cited sources numbered anew across editions."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.answer.asked.persons import find_told_persons
from bot.model.briefing import Actor, Briefing, CitedSource, Claim, Question
from bot.model.conversation import WorkspaceId
from bot.model.errors import NotFoundError
from bot.model.topic import Topic
from bot.service.desk import Desk

MOST_EDITIONS = 200
_MOST_OPEN = 6
"""Open questions of all topics that are told at once, the newest."""


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


async def find_open(desk: Desk, workspace: WorkspaceId) -> tuple[tuple[Question, ...], tuple[CitedSource, ...]]:
    """Give the latest open questions of the kept editions on any topic, with the sources they rest on."""
    async with desk.database.read() as transaction:
        editions = await desk.editions.list_editions(transaction, workspace, None, MOST_EDITIONS)
    kept = collect_questions("", editions)
    return tuple(each for each in kept.questions if each.status == "open")[-_MOST_OPEN:], kept.sources


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
    """Gather an actor's roles and the claims that name it, each once; raises NotFoundError, also where several fit."""
    full = _find_full_name(name, editions) or _find_told_name(name, editions)
    if full is None:
        asking = f"ask Who is {name.replace('`', '’')}?"
        raise NotFoundError(f"No briefing kept here names “{name}”; `{asking}` looks in what was read.")
    told = [(edition, actor) for edition in editions for actor in edition.actors if actor.name == full]
    numbering = Numbering()
    roles: dict[str, Claim] = {}
    claims: dict[str, Claim] = {}
    for edition, actor in told:
        if actor.role is not None:
            roles.setdefault(actor.role.text, numbering.renumber(actor.role, edition))
        for claim in _claims_about(edition, actor):
            if claim.text not in claims:
                claims[claim.text] = numbering.renumber(claim, edition)
    if not told:
        return _record_told(full, editions)
    first = told[0][1]
    return ActorRecord(
        name=full,
        aliases=tuple(sorted({form for _, actor in told for form in actor.aliases} - {full})),
        kind=first.kind,
        roles=tuple(roles.values()),
        claims=tuple(claims.values()),
        sources=numbering.sources(),
    )


def _record_told(full: str, editions: Sequence[Briefing]) -> ActorRecord:
    """Gather what is said of somebody who is no key actor of any edition."""
    numbering, whole = Numbering(), re.compile(rf"(?<!\w){re.escape(full)}(?!\w)")
    claims: dict[str, Claim] = {}
    for edition in editions:
        for claim in _claims_of(edition):
            if whole.search(claim.text) and claim.text not in claims:
                claims[claim.text] = numbering.renumber(claim, edition)
    return ActorRecord(full, (), "person", (), tuple(claims.values()), numbering.sources())


def _find_told_name(name: str, editions: Sequence[Briefing]) -> str | None:
    """Give the full name of a person whom claims name, though no edition has them among its actors."""
    wanted = name.casefold().split()
    texts = [claim.text for edition in editions for claim in _claims_of(edition)]
    persons = dict.fromkeys(each.name for text in texts for each in find_told_persons(text))
    fitting = [each for each in persons if wanted and each.casefold().split()[-len(wanted) :] == wanted]
    full = [each for each in fitting if not any(other != each and other.endswith(f" {each}") for other in fitting)]
    if len(full) > 1:
        raise NotFoundError(f"“{name}” may be {' or '.join(full[:5])}; give the whole name.")
    return full[0] if full else None


def _find_full_name(name: str, editions: Sequence[Briefing]) -> str | None:
    """Give the name, as briefings print it, of the actor that is meant: by its name, or a short form of it alone."""
    wanted = name.casefold().strip()
    actors = [actor for edition in editions for actor in edition.actors]
    exact = next((actor.name for actor in actors if actor.name.casefold() == wanted), None)
    if exact is not None:
        return exact
    short = list(dict.fromkeys(actor.name for actor in actors if wanted in {each.casefold() for each in actor.aliases}))
    if len(short) == 1:
        return short[0]
    if short:
        raise NotFoundError(f"“{name}” may be {' or '.join(short[:5])}; give the whole name.")
    return None


def _claims_about(edition: Briefing, actor: Actor) -> Iterable[Claim]:
    """Its own line and positions, and claims that print its whole name: a short form may be somebody else's too."""
    if actor.line is not None:
        yield actor.line
    for position in edition.positions:
        yield from (claim for side in position.sides if side.actor == actor.name for claim in side.claims)
    whole = re.compile(rf"(?<!\w){re.escape(actor.name)}(?!\w)")
    yield from (claim for claim in _claims_of(edition) if whole.search(claim.text))


def _claims_of(edition: Briefing) -> Iterable[Claim]:
    yield from edition.bottom_line
    yield from edition.developments
    yield from (actor.line for actor in edition.actors if actor.line is not None)
    yield from (claim for position in edition.positions for side in position.sides for claim in side.claims)
    yield from (account.claim for disputed in edition.disputed for account in disputed.accounts)
    yield from (watch.event for watch in edition.watch)
