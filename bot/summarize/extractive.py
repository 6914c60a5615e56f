"""The keyless writer: stories become a briefing of source text, fixed labels, and questions beside their source.

It is pure and deterministic: the same request gives the same briefing."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.model.analysis import Material
from bot.model.article import ArticleId, Scope
from bot.model.briefing import (
    Briefing,
    Claim,
    Covered,
    Depth,
    Disputed,
    DisputedAccount,
    EditionId,
    MadeBy,
    Position,
)
from bot.model.story import Account, Story
from bot.model.topic import Topic, Window
from bot.summarize.actors import ActorLimits, write_actors
from bot.summarize.ahead import write_questions, write_watch
from bot.summarize.basis import count_basis, list_gaps
from bot.summarize.positions import write_positions
from bot.summarize.sentences import (
    FAIR_SHARE,
    FAIR_WORDS,
    Desk,
    Passage,
    centrality,
    list_passages,
    make_passage,
    shorten,
)

TITLE_WORDS = (20, 28)
"""Words a title may have: few where some opening is so short, else more."""


@dataclass(frozen=True, slots=True)
class WriteRequest:
    """All that a briefing is made of; `stories` come best first, `materials` are their articles."""

    edition_id: EditionId
    scope: Scope
    topic: Topic
    window: Window
    language: str
    depth: Depth
    time_zone: str
    slot: str | None
    now: datetime
    stories: tuple[Story, ...]
    materials: tuple[Material, ...]
    covering: tuple[str, ...] = ()
    """Publishers that would cover the topic, named where nothing was read."""
    fair_words: int = FAIR_WORDS
    fair_share: float = FAIR_SHARE


@dataclass(frozen=True, slots=True)
class Lengths:
    """How much of each section a depth shows."""

    stories: int
    developments: int
    actors: ActorLimits
    positions: int
    disputed: int
    questions: int
    watch: int


LENGTHS: dict[Depth, Lengths] = {
    "flash": Lengths(3, 3, ActorLimits(0, 0, 0), 0, 0, 2, 0),
    "standard": Lengths(8, 6, ActorLimits(9, 4, 2), 3, 2, 6, 6),
    "deep": Lengths(20, 14, ActorLimits(16, 8, 6), 8, 6, 14, 14),
}


def write(request: WriteRequest) -> Briefing:
    """Write the briefing document; about nothing read, one with empty lists that says so in its gaps."""
    lengths = LENGTHS[request.depth]
    desk = Desk(request.fair_words, request.fair_share)
    told = _Told(request, lengths.stories)
    title, opening = _write_title(told, desk, request.topic)
    bottom_line = _write_bottom_line(told, desk, opening)
    developments = _write_openings(told, desk, lengths.developments // 2)
    questions = write_questions(request.topic.name, told.english, desk, lengths.questions)
    watch = write_watch(told.english, desk, lengths.watch, request.now, ZoneInfo(request.time_zone))
    positions = write_positions(told.english, desk, lengths.positions)
    disputed = _write_disputed(told, desk, lengths.disputed, positions)
    actors = write_actors(told.english, desk, lengths.actors)
    developments += _write_developments(told, desk, lengths.developments - len(developments))
    return Briefing(
        schema_version=1,
        id=request.edition_id,
        scope=request.scope,
        topic=request.topic.name,
        title=title,
        language=request.language,
        depth=request.depth,
        time_zone=request.time_zone,
        slot=request.slot,
        window=Covered(request.window.start, request.window.end),
        bottom_line=bottom_line,
        changes=(),
        developments=developments,
        actors=actors,
        positions=positions,
        disputed=disputed,
        questions=questions,
        watch=watch,
        gaps=list_gaps(request.topic, request.window, told.materials, request.covering),
        basis=count_basis(told.materials, request.stories),
        sources=tuple(sorted(desk.sources.values(), key=lambda source: source.n)),
        made_by=MadeBy("extractive"),
    )


class _Told:
    """The stories a briefing tells, with their articles and the sentences that may be shown."""

    def __init__(self, request: WriteRequest, most: int) -> None:
        by_id = {material.article.id: material for material in request.materials}
        self.stories = request.stories[:most]
        self.materials = tuple(by_id[each] for story in request.stories for each in story.articles if each in by_id)
        told = [by_id[each] for story in self.stories for each in _first_of_origins(story) if each in by_id]
        self.english = tuple(material for material in told if (material.analysis.language or "en").startswith("en"))
        self._by_id = by_id
        self._passages = {material.article.id: list_passages(material) for material in told}
        self._central = centrality([passage for each in self._passages.values() for passage in each])

    def material(self, article_id: ArticleId) -> Material:
        return self._by_id[article_id]

    def leads(self, story: Story) -> Iterator[Passage]:
        """The openings of a story's reports, the most central first."""
        firsts = [self._passages[each][0] for each in _first_of_origins(story) if self._passages.get(each)]
        yield from sorted(firsts, key=lambda passage: -self._score(passage))

    def passages(self, story: Story) -> Iterator[Passage]:
        """A story's sentences, best first: central ones that stand early."""
        every = [passage for each in _first_of_origins(story) for passage in self._passages.get(each, ())]
        yield from sorted(every, key=lambda passage: (-self._score(passage), passage.span.start))

    def is_open(self, passage: Passage) -> bool:
        """Say whether a sentence tells what is not known, which the open questions show."""
        return any(point.sentence == passage.sentence for point in passage.material.analysis.open_points)

    def _score(self, passage: Passage) -> float:
        central = self._central.get((passage.material.article.id, passage.span.start), 0.0)
        early = 1.0 / (1.0 + 0.6 * passage.sentence)
        return 0.45 * central + 0.55 * early


def _first_of_origins(story: Story) -> tuple[ArticleId, ...]:
    """One article an origin: a reprint adds no words."""
    return tuple(origin.articles[0] for origin in story.origins) or story.articles


def _write_title(told: _Told, desk: Desk, topic: Topic) -> tuple[Claim, Passage | None]:
    """The top story's opening cut to a headline's length, and that opening; else the topic's own title."""
    for story in told.stories:
        for most, passage in itertools.product(TITLE_WORDS, tuple(told.leads(story))):
            text = passage.material.article.text
            kept = shorten(text, passage.material.analysis.sentences[passage.sentence].span, most)
            if kept is None:
                continue
            claim = desk.claim(make_passage(passage.material, kept, passage.sentence))
            if claim is not None:
                return Claim(claim.text.rstrip("."), "copied", claim.citations), passage
    return Claim(topic.title, "label"), None


def _write_bottom_line(told: _Told, desk: Desk, opening: Passage | None) -> tuple[Claim, ...]:
    """One opening for each of the top three stories, the title's first; for a single story its best two sentences."""
    written: list[Claim] = []
    for story in told.stories[:3]:
        titled = opening is not None and opening.material.article.id in story.articles
        first = (opening,) if titled and opening is not None else ()
        claim = _show_first(itertools.chain(first, told.leads(story)), desk)
        if claim is not None:
            written.append(claim)
    if len(told.stories) == 1:
        for passage in told.passages(told.stories[0]):
            if len(written) == 2:
                break
            if told.is_open(passage):
                continue
            claim = _show_first(iter((passage,)), desk)
            written += [claim] if claim is not None else []
    return tuple(written)


def _write_openings(told: _Told, desk: Desk, most: int) -> tuple[Claim, ...]:
    """The openings of further reports, before other sections take the words that may be quoted."""
    written: list[Claim] = []
    for story in told.stories:
        openings = told.leads(story)
        while len(written) < most and (claim := _show_first(openings, desk)) is not None:
            written.append(claim)
    return tuple(written)


def _write_developments(told: _Told, desk: Desk, most: int) -> tuple[Claim, ...]:
    """Sentences of the stories in turn, so that the first story does not take all the room."""
    queues = [(each for each in told.passages(story) if not told.is_open(each)) for story in told.stories]
    written: list[Claim] = []
    rounds = max(1, -(-most // max(1, len(queues)))) if len(queues) < most else 1
    for _ in range(rounds + 1):
        for queue in queues:
            claim = _show_first(queue, desk) if len(written) < most else None
            if claim is not None:
                written.append(claim)
    return tuple(written)


def _show_first(passages: Iterator[Passage], desk: Desk) -> Claim | None:
    """Show the first passage that says something new and may still be quoted."""
    for passage in passages:
        if desk.is_new(passage):
            claim = desk.show(passage)
            if claim is not None:
                return claim
    return None


def _write_disputed(told: _Told, desk: Desk, most: int, positions: tuple[Position, ...]) -> tuple[Disputed, ...]:
    """Contradictions within a story that the positions do not show already."""
    written: list[Disputed] = []
    for story in told.stories:
        for dispute in story.disputes:
            accounts = [_account(told, desk, each) for each in dispute.accounts] if len(written) < most else []
            kept = tuple(account for account in accounts if account is not None)
            shown = {claim.text for position in positions for side in position.sides for claim in side.claims}
            if len({account.claim.text for account in kept} - shown) > 1:
                written.append(Disputed(dispute.subject, kept))
    return tuple(written)


def _account(told: _Told, desk: Desk, account: Account) -> DisputedAccount | None:
    """One side's own words, told by its publisher."""
    material = told.material(account.article_id)
    kept = shorten(material.article.text, account.span)
    claim = desk.claim(make_passage(material, kept, 0)) if kept is not None else None
    return DisputedAccount(material.article.publisher.name, claim) if claim is not None else None
