"""The keyless writer: stories become a briefing of source text, fixed labels, and questions beside their source.

It is pure and deterministic: the same request gives the same briefing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.model.analysis import ActorKey, Material, Span
from bot.model.article import ArticleId, Scope
from bot.model.briefing import (
    FAIR_SHARE,
    FAIR_WORDS,
    Actor,
    Basis,
    Briefing,
    Change,
    Claim,
    Covered,
    Depth,
    Disputed,
    DisputedAccount,
    EditionId,
    MadeBy,
    Position,
    Question,
    Watch,
)
from bot.model.story import Account, Story
from bot.model.topic import Covering, Topic, Window
from bot.summarize.actors import ActorLimits, statement_span, write_actors
from bot.summarize.ahead import write_questions, write_watch
from bot.summarize.aside import Parted, say_aside, set_aside
from bot.summarize.barred import Barred, find_barred
from bot.summarize.basis import count_basis, list_gaps, list_silent
from bot.summarize.cutting import shorten
from bot.summarize.denials import lead_with
from bot.summarize.developments import (
    show_first,
    write_answered,
    write_developments,
    write_further,
    write_openings,
    write_reserved,
)
from bot.summarize.headline import fall_back, write_title
from bot.summarize.issues import list_camps
from bot.summarize.leaning import opens_loose
from bot.summarize.positions import write_positions
from bot.summarize.quoting import Desk
from bot.summarize.sentences import Passage, likeness, make_passage, stems_of
from bot.summarize.since import LastEdition, list_continued, write_changes
from bot.summarize.told import Place, Told, is_english
from bot.summarize.totals import list_tolls

_MOST_BOTTOM = 3
_SAME_ACCOUNT = 0.9
"""Likeness from which one side of a dispute is shown already."""

_NOTHING_QUOTED = "In what was read no sentence was found that can be quoted by itself; the sources lead to it."
_NOTHING_NEW = "Nothing new was read about {topic} since the edition of {since}."
_DOUBTED = "What a later text that is not quoted seems to take back, or tells otherwise, is left out."
_MORE_STANDS = "More stands in the reports than may be quoted of them; the sources lead to it."


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
    covering: Covering | None = None
    """The feeds that would cover the topic, told of where nothing was read."""
    fair_words: int = FAIR_WORDS
    fair_share: float = FAIR_SHARE
    last: LastEdition | None = None
    """What the channel had before; `stories` tell nothing that it was written from."""
    elsewhere: tuple[Material, ...] = ()
    """Reports of none of these stories that answer what theirs leave open, or tell what became of a plan."""


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
    changes: int = 3


LENGTHS: dict[Depth, Lengths] = {
    "flash": Lengths(3, 3, ActorLimits(0, 0, 0), 0, 0, 2, 0, 1),
    "standard": Lengths(8, 6, ActorLimits(9, 4, 2), 3, 2, 6, 6),
    "deep": Lengths(20, 14, ActorLimits(16, 8, 6), 8, 6, 14, 14, 5),
}


@dataclass(frozen=True, slots=True)
class _Sections:
    """What a briefing of some depth tells, with what it was written from."""

    told: Told
    barred: Barred
    desk: Desk
    title: Claim
    bottom_line: tuple[Claim, ...]
    changes: tuple[Change, ...]
    developments: tuple[Claim, ...]
    actors: tuple[Actor, ...]
    positions: tuple[Position, ...]
    disputed: tuple[Disputed, ...]
    questions: tuple[Question, ...]
    watch: tuple[Watch, ...]
    withheld: bool


def write(request: WriteRequest) -> Briefing:
    """Write the briefing document; about nothing read, one with empty lists that says so in its gaps.

    What the shortest depth quotes is told at every other: its words are spent on nothing else, but that its
    developments behind the first give way to key actors.
    """
    parted = set_aside(request.stories, request.materials)
    flash = _write_sections(request, parted, LENGTHS["flash"])
    written = flash
    if request.depth != "flash":
        written = _write_sections(request, parted, LENGTHS[request.depth], flash)
    told, desk, most = written.told, written.desk, LENGTHS[request.depth].stories
    shown = (
        written.bottom_line, written.changes, written.developments, written.actors, written.positions,
        written.disputed, written.questions, written.watch,
    )  # fmt: skip
    quoted = written.title.kind != "label" or any(shown)
    more = quoted and written.withheld
    notes = (*((_DOUBTED,) if written.barred.ruled.doubted else ()), *((_MORE_STANDS,) if more else ()))
    return Briefing(
        schema_version=1,
        id=request.edition_id,
        scope=request.scope,
        topic=request.topic.name,
        title=written.title,
        language=request.language,
        depth=request.depth,
        time_zone=request.time_zone,
        slot=request.slot,
        window=Covered(request.window.start, request.window.end),
        bottom_line=written.bottom_line,
        changes=written.changes,
        developments=written.developments,
        actors=written.actors,
        positions=written.positions,
        disputed=written.disputed,
        questions=written.questions,
        watch=written.watch,
        gaps=(*_list_gaps(request, parted, told.materials, written.watch, quoted=quoted), *notes),
        basis=_count_basis(request, parted, told, desk, (*written.bottom_line, written.title)[0], quoted=quoted),
        sources=desk.list_sources(parted.aside[:most], () if quoted else told.materials[:most]),
        made_by=MadeBy("extractive"),
    )


def _write_sections(
    request: WriteRequest, parted: Parted, lengths: Lengths, shortest: _Sections | None = None
) -> _Sections:
    """Write the sections of a depth; its developments tell what the `shortest` quotes and no other section shows."""
    zone = ZoneInfo(request.time_zone)
    desk = Desk(request.fair_words, request.fair_share, request.window.end)
    desk.reserved, asked, behind = _list_reserved(shortest)
    told = Told(parted.stories, parted.materials, lengths.stories, request.now.astimezone(zone).date())
    before = shortest.barred if shortest is not None else None
    barred = find_barred(told.stories, told.materials, told.overtaken, parted.aside, request.elsewhere, before)
    desk.withdrawn, desk.takings, desk.corrected = barred.sentences, barred.takings, barred.corrected
    desk.bar(told.turned)
    title, opening = _write_title(told, desk, request.topic)
    continued = list_continued(told, request.last)
    headed = opening.material.article.id if opening is not None else None
    later = [each for each in continued if each is not told.stories[0] and headed not in each.articles]
    bottom_line = _write_leads(told, desk, opening, barred.withdrawals, later[: lengths.changes])
    desk.keep(told.list_answered(_MOST_BOTTOM), lengths.developments // 2)
    changes = write_changes(told, desk, request.last, continued, lengths.changes)
    disputed = _write_disputed(told, desk, lengths.disputed, bottom_line, across=True)
    desk.reserved |= asked
    positions = write_positions(told.english, desk, lengths.positions, told.stories)
    desk.reserved -= asked
    disputed += _write_disputed(told, desk, lengths.disputed - len(disputed), bottom_line, across=False)
    desk.reserved |= asked
    questions = write_questions(
        request.topic.name, told.english, desk, lengths.questions, told.materials, request.elsewhere
    )
    watch = write_watch(told.english, desk, lengths.watch, request.now, zone)
    withheld = any(words not in desk.printed for words in desk.withheld)
    bottom_line += write_further(told, desk, opening, _MOST_BOTTOM - len(bottom_line))
    desk.beside.append(stems_of(title.text))
    developments = write_answered(desk)
    developments += write_openings(told, desk, lengths.developments // 2 - len(developments)) if told.english else ()
    desk.bar(told.stood)
    desk.reserved -= behind
    actors = write_actors(told.english, desk, replace(lengths.actors, states=0, organisations=0))
    developments += write_reserved(desk, shortest.desk if shortest else None, lengths.developments - len(developments))
    actors += write_actors(told.english, desk, replace(lengths.actors, persons=0))
    if told.english:
        developments += write_developments(told, desk, lengths.developments - len(developments))
    return _Sections(
        told,
        barred,
        desk,
        title,
        bottom_line,
        changes,
        developments,
        actors,
        positions,
        disputed,
        questions,
        watch,
        withheld,
    )


def _list_reserved(shortest: _Sections | None) -> tuple[frozenset[Place], frozenset[Place], frozenset[Place]]:
    """What the shortest depth quotes; what it asks, which only a dispute may take the words of; and its developments
    behind the first, which give way to what the key actors did."""
    if shortest is None:
        return frozenset(), frozenset(), frozenset()
    developments, places = shortest.developments, shortest.desk.list_places
    told = places((*shortest.bottom_line, *(each.claim for each in shortest.changes), *developments))
    behind = places(developments[1:]) - places((*shortest.bottom_line, *developments[:1]))
    return told, places(each.basis for each in shortest.questions), behind


def _list_gaps(
    request: WriteRequest, parted: Parted, reports: Sequence[Material], watch: Sequence[Watch], *, quoted: bool
) -> tuple[str, ...]:
    """What was set aside, and what is missing; where nothing else was read, that alone."""
    if parted.aside and not reports:
        return say_aside(parted)
    zone = ZoneInfo(request.time_zone)
    gaps = list_gaps(request.topic, request.window, reports, watch, request.covering, zone)
    if request.last is not None and not reports:
        since = request.last.due.astimezone(zone)
        gaps = (_NOTHING_NEW.format(topic=request.topic.title, since=f"{since:%-d %B %Y %H:%M %Z}"), *gaps[1:])
    silent = list_silent(request.topic, reports) if quoted else ()
    nothing = () if quoted or not reports else (_NOTHING_QUOTED,)
    return (*nothing, *gaps, *silent, *say_aside(parted))


def _count_basis(
    request: WriteRequest, parted: Parted, told: Told, desk: Desk, opening: Claim, *, quoted: bool
) -> Basis:
    """All that was read is counted; confidence is that of the reports alone, in the first sentence of the opening, and
    none where nothing of them is told there."""
    if told.materials and (not quoted or opening.kind == "label"):
        read = count_basis((*told.materials, *parted.aside), request.stories)
        return replace(read, confidence=None, why="")
    heading = "" if opening.kind == "label" else opening.text
    if opening.kind == "paraphrased":  # a charge with its denial, which is told of the charge
        heading = " ".join(opening.citations[0].quote.split())
    first, cited = _find_first(told, desk, (opening,)), _list_cited(desk, opening)
    if not parted.aside:
        return count_basis(told.materials, request.stories, first, heading, cited)
    read = count_basis((*told.materials, *parted.aside), request.stories)
    judged = count_basis(told.materials, parted.stories, first, heading, cited)
    why = judged.why if told.materials else "No report of it was read."
    return replace(read, confidence=judged.confidence, why=why)


def _write_title(told: Told, desk: Desk, topic: Topic) -> tuple[Claim, Passage | None]:
    """Who does what in the top story; else its opening cut to a headline's length, else the topic's own title."""
    for story in told.stories:
        leads, first = list(told.leads(story)), story is told.stories[0] and len(told.stories) > 1
        for reports in told.heading(story):
            found = write_title([each for each in reports if is_english(each)], desk, topic.actors)
            if found is not None:
                return found
            for passage in (each for each in leads if each.material in reports and desk.can_answer(each)):
                kept = fall_back(passage.material, passage, leads=first)
                claim = desk.claim(make_passage(passage.material, kept, passage.sentence)) if kept is not None else None
                if claim is not None:
                    return replace(claim, text=claim.text.rstrip(".。।")), passage
    return Claim(topic.title, "label"), None


def _write_leads(
    told: Told, desk: Desk, opening: Passage | None, withdrawals: Sequence[Sequence[Passage]], later: Sequence[Story]
) -> tuple[Claim, ...]:
    """One opening for each of the top three stories, behind what it takes back, and what their tolls have grown to; the
    title's is told in full, as a bottom line is read alone. Those told `later` stand with what changed; in the room of
    those that another overtakes the first story's further openings stand."""
    claims: list[Claim] = []
    turns = dict(zip((story.articles for story in told.stories), withdrawals, strict=True))
    titled = opening.material.article.id if opening is not None else None
    leading = [each for each in told.stories if each not in told.overtaken][:_MOST_BOTTOM]
    for story in sorted(leading, key=lambda each: titled not in each.articles):
        own = opening if titled in story.articles else None
        queues = [iter(turns[story.articles]), *([lead_with(own, told.leads(story))] if story not in later else [])]
        for queue in (*queues, list_tolls(told, story, claims)):
            claims += [claim for claim in [show_first(queue, desk)] if claim] if len(claims) < _MOST_BOTTOM else []
    further = told.leads(told.stories[0]) if told.overtaken else iter(())
    while len(claims) < _MOST_BOTTOM and (claim := show_first(further, desk)) is not None:
        claims.append(claim)
    written = tuple(claims)
    if not written and opening is not None and (claim := desk.show(opening)) is not None:
        return (claim,)
    return written


def _find_first(told: Told, desk: Desk, bottom_line: tuple[Claim, ...]) -> Story | None:
    """The story that the bottom line begins with."""
    articles = _list_cited(desk, *bottom_line[:1])
    return next((story for story in told.stories if articles & set(story.articles)), None)


def _list_cited(desk: Desk, *claims: Claim) -> frozenset[ArticleId]:
    """The articles that claims are quoted from."""
    cited = {citation.n for claim in claims for citation in claim.citations}
    return frozenset(article for article, source in desk.sources.items() if source.n in cited)


def _write_disputed(
    told: Told, desk: Desk, most: int, above: tuple[Claim, ...], *, across: bool
) -> tuple[Disputed, ...]:
    """Contradictions within a story that no other section shows already; `across` articles, or within one.

    One side may stand `above`, in the bottom line, too: without it the other would have nothing to answer.
    """
    written: list[Disputed] = []
    camps = list_camps(told.english)
    for story in told.stories:
        for dispute in story.disputes:
            speakers = [_find_speaker(told, each) for each in dispute.accounts]
            if None not in speakers and len({camps.get(each, each) for each in speakers if each}) == 1:
                continue
            if across != (len({each.article_id for each in dispute.accounts}) > 1):
                continue
            accounts = [_account(told, desk, each, above) for each in dispute.accounts if len(written) < most]
            kept = tuple(account for account in accounts if account is not None)
            if len({account.claim.text for account in kept}) > 1:
                written.append(Disputed(dispute.subject, kept))
            else:
                desk.take_back([account.claim for account in kept])
    return tuple(written)


def _find_speaker(told: Told, account: Account) -> ActorKey | None:
    """Who speaks first in an account: a state and its own minister do not contradict one another."""
    material = told.find_material(account.article_id)
    said = () if material is None else material.analysis.attributions
    return next((each.actor for each in said if account.span.holds(each.source)), None)


def _account(told: Told, desk: Desk, account: Account, above: tuple[Claim, ...]) -> DisputedAccount | None:
    """One side's own words, told by its publisher."""
    material = told.find_material(account.article_id)
    if material is None:
        return None
    speaker, span = _find_speech(material, account.span)
    kept = shorten(material.article.text, span) if span is not None else None
    passage = make_passage(material, kept, 0) if kept is not None else None
    fits = passage is not None and not opens_loose(passage.words) and _is_at_most_above(passage, desk, above)
    claim = desk.show(passage, alone=True) if passage is not None and fits else None
    by = material.article.publisher.name
    return DisputedAccount(f"{speaker}, in {by}" if speaker else by, claim) if claim is not None else None


def _is_at_most_above(passage: Passage, desk: Desk, above: tuple[Claim, ...]) -> bool:
    """Say whether no section shows these words, or the bottom line alone."""
    shown = [stems for stems in (*desk.shown, *desk.beside) if likeness(passage.stems, stems) >= _SAME_ACCOUNT]
    return len(shown) <= sum(likeness(passage.stems, stems_of(claim.text)) >= _SAME_ACCOUNT for claim in above)


def _find_speech(material: Material, span: Span) -> tuple[str | None, Span | None]:
    """Whose words an account gives where it is one party's clause, and the text that can be read by itself.

    A denial that ends the sentence of its claim ("a charge that Moscow denies") cannot.
    """
    for attribution in material.analysis.attributions:
        if attribution.actor is not None and attribution.source.start == span.start:
            name = next(actor.name for actor in material.analysis.actors if actor.key == attribution.actor)
            return name, statement_span(material, attribution)
    return None, span if any(each.span == span for each in material.analysis.sentences) else None
