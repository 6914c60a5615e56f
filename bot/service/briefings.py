"""Writes a briefing on request: topic → articles → stories → ranking → writer → checks → kept edition."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType

from bot.group.rank import rank
from bot.group.stories import place_all, tell
from bot.group.tolls import leave_outgrown
from bot.group.topics import find_foreign, is_headed, list_taken, match, search_terms
from bot.model.analysis import ActorKey, Material
from bot.model.article import PUBLIC, Article, ArticleId, Publisher, Scope, Source
from bot.model.briefing import Briefing, Depth, EditionId
from bot.model.conversation import WorkspaceId, scopes_of
from bot.model.story import Story, StoryId
from bot.model.topic import Covering, Topic, Window
from bot.ports import Progress
from bot.service.desk import Desk, check_language
from bot.service.elsewhere import find_elsewhere
from bot.service.reading import list_materials, list_topic_materials
from bot.service.since import tell_on
from bot.service.vectors import embed_waiting
from bot.service.windows import default_windows
from bot.service.writing import name_writer, write_and_record
from bot.summarize.elsewhere import list_beside
from bot.summarize.extractive import WriteRequest
from bot.summarize.since import LastEdition
from bot.summarize.told import holds_nothing
from bot.summarize.unread import list_left
from bot.text.analysis import is_longer

_MOST_COVERING = 5
MOST_LISTED = 1_000
"""Articles, the latest of a time, of which all stories are told."""
_MOST_WAITING = 1_000
"""Articles that are placed before a selection is made, whether or not it needs them: what a story is depends on what
else was read, not on who asked first."""
_LONG_OVER = timedelta(hours=1)
"""From when on the reasons of a rank count back from the window's end."""
_MOST_TOLD = 1_000
"""Articles that a selection is made of: those about the topic by themselves, then the latest of their stories."""


@dataclass(frozen=True, slots=True)
class BriefingOrder:
    """What is wanted; `window` None means the day before now, or seven days when that is empty."""

    workspace: WorkspaceId
    topic: Topic
    window: Window | None = None
    depth: Depth = "standard"
    language: str = "en"
    time_zone: str = "UTC"
    edition: EditionId | None = None
    slot: str | None = None
    """Of a planned edition, which has its id before it is written."""
    last: LastEdition | None = None
    """What its channels had before."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The stories of a topic, best first, and the articles they are made of."""

    stories: tuple[Story, ...]
    materials: tuple[Material, ...]
    named: int = 0
    """Articles that name an actor of the topic, whether or not they are about it."""
    together: int = 0
    """Those that name them all."""
    longer: int = 0
    """Those that name one and were read in part."""
    left: tuple[str, ...] = ()
    """Outlets of those that name all, are no plain report and stand in no story of these."""
    beside: tuple[Material, ...] = ()
    """Articles of no story of these that name two of their actors at the head."""


def list_about(topic: Topic, materials: tuple[Material, ...]) -> tuple[ArticleId, ...]:
    """Give the articles that are about a topic by themselves; a worker process is handed this."""
    about = tuple(material.article.id for material in materials if match(topic, material).holds)
    return about or tuple(each.article.id for each in _list_unquotable(topic, materials))


def _list_unquotable(topic: Topic, materials: Iterable[Material]) -> Iterator[Material]:
    """The articles headed by a topic of which nothing can be quoted; where there is no other they are its sources."""
    return (each for each in materials if holds_nothing(each) and is_headed(topic, each))


def select(
    topic: Topic | None, materials: tuple[Material, ...], now: datetime,
    places: Mapping[ArticleId, StoryId] = MappingProxyType({}), window: Window | None = None,
    known: Mapping[StoryId, int] = MappingProxyType({}),
) -> Selection:  # fmt: skip
    """Keep the stories that are about the topic, tell them whole and rank them; a worker process is handed this.

    One of which only the lesser part is about it is told from that part alone, behind those that are about it whole. In
    a window that is over a story is as new as it was at its end; `known` are the articles of each story that the last
    edition cites. Where one of the articles is in no story, all are grouped anew.
    """
    by_id = {material.article.id: material for material in materials}
    where = places if by_id.keys() <= places.keys() else place_all(each.article for each in materials)
    stories, parts = tell(materials, where), tuple[Story, ...]()
    if topic is not None:
        taken = [(each, list_taken(topic, each, by_id, holds_nothing)) for each in stories]
        whole = [each for each, articles in taken if articles == each.articles]
        cut = [by_id[each] for story, articles in taken if articles != story.articles for each in articles]
        stories = tuple(replace(each, untold=(*each.untold, *find_foreign(topic, each, by_id))) for each in whole)
        parts = tell(cut, where)
        stories = stories if stories or parts else tell(tuple(_list_unquotable(topic, materials)), where)
    kept = {article for story in (*stories, *parts) for article in story.articles}
    about = tuple(material for material in materials if material.article.id in kept)
    end = min(now, window.end) if window else now
    over = now - end >= _LONG_OVER
    ranked = (*rank(stories, about, topic, end, known, over=over), *rank(parts, about, topic, end, known, over=over))
    return Selection(leave_outgrown(ranked, about), about)


def look_beside(
    both: frozenset[ActorKey], materials: tuple[Material, ...], others: tuple[Material, ...]
) -> tuple[tuple[str, ...], list[ArticleId]]:
    """Give of the articles in no story of a topic the outlets of what is read in part, and those that may doubt it; a
    worker process is handed this."""
    return list_left(both, others) if both else (), list_beside(both, materials, others)


async def select_stories(
    desk: Desk, workspace: WorkspaceId, topic: Topic, window: Window | None, progress: Progress,
    last: LastEdition | None = None,
) -> Selection:  # fmt: skip
    """Give a topic's ranked stories within a window, or in all that is kept, each with all its articles but those that
    the last edition was written from: windows overlap, and what was told is no news."""
    scopes, now, terms = scopes_of(workspace), desk.clock.now(), search_terms(topic, desk.gazetteer)
    found = await list_topic_materials(desk, scopes, topic, terms, window, progress)
    places = await _place(desk, scopes, found)
    about = await desk.workers.run(list_about, topic, found, timeout=60)
    stories = list(dict.fromkeys(places[each] for each in about if each in places))
    async with desk.database.read() as transaction:
        told = await desk.stories.list_told(transaction, scopes, now, stories, window)
    wanted = list(dict.fromkeys((*about, *told)))[:_MOST_TOLD]
    materials = await list_materials(desk, scopes, wanted, progress) if wanted else ()
    materials = last.leave_out_told(materials) if last is not None else materials
    both = frozenset(topic.actors)
    met = [both & {actor.key for actor in each.analysis.actors} for each in found]
    named, together = sum(map(bool, met)), met.count(both) if both else 0
    longer = sum(is_longer(each.article) for each, keys in zip(found, met, strict=True) if keys)
    selection = await _select(desk, scopes, topic, materials, window, last)
    taken = {material.article.id for material in selection.materials}
    others = tuple(each for each in found if each.article.id not in taken)
    selection = replace(selection, named=named, together=together, longer=longer)
    if not taken or not others:
        return selection
    left, near = await desk.workers.run(look_beside, both, selection.materials, others, timeout=60)
    return replace(selection, left=left, beside=tuple(each for each in others if each.article.id in near))


async def list_stories(
    desk: Desk, workspace: WorkspaceId, topic: Topic | None, window: Window | None, progress: Progress
) -> Selection:
    """Give the stories of a topic, or of all that is kept."""
    if topic is not None:
        return await select_stories(desk, workspace, topic, window, progress)
    scopes = scopes_of(workspace)
    async with desk.database.read() as transaction:
        articles = await desk.articles.list_articles(transaction, scopes, desk.clock.now(), window, MOST_LISTED)
    return await list_stories_of(desk, scopes, articles, window, progress)


async def list_stories_of(
    desk: Desk, scopes: frozenset[Scope], articles: Sequence[Article], window: Window | None, progress: Progress,
    topic: Topic | None = None,
) -> Selection:  # fmt: skip
    """Give the stories that some articles tell, of a topic if one is given."""
    materials = await list_materials(desk, scopes, [article.id for article in articles], progress)
    await _place(desk, scopes, materials)
    return await _select(desk, scopes, topic, materials, window)


async def _place(desk: Desk, scopes: frozenset[Scope], materials: Sequence[Material]) -> Mapping[ArticleId, StoryId]:
    """See that articles are in stories, and say in which."""
    ids = [material.article.id for material in materials]
    await embed_waiting(desk, _MOST_WAITING)  # what is placed without its vector is placed by its words alone
    await desk.placer.place_waiting(_MOST_WAITING)
    await desk.placer.place(scopes, ids)
    async with desk.database.read() as transaction:
        return await desk.stories.find_stories(transaction, scopes, ids)


async def _select(
    desk: Desk, scopes: frozenset[Scope], topic: Topic | None, materials: tuple[Material, ...], window: Window | None,
    last: LastEdition | None = None,
) -> Selection:  # fmt: skip
    """Form and rank the stories. What came through private sources belongs to no stored public story: with such an
    article, all are grouped anew."""
    ids = [material.article.id for material in (*materials, *(last.materials if last is not None else ()))]
    async with desk.database.read() as transaction:
        stored = await desk.stories.find_stories(transaction, scopes, ids)
    private = any(material.article.scope != PUBLIC for material in materials)
    places = {} if private else dict(stored)
    known = last.count_known(places) if last is not None else {}
    return await desk.workers.run(select, topic, materials, desk.clock.now(), places, window, known, timeout=60)


async def make_briefing(desk: Desk, order: BriefingOrder, progress: Progress) -> Briefing:
    """Write, check and keep a briefing; one about which nothing was read says so in its gaps."""
    briefing, _ = await write_briefing(desk, order, progress)
    async with desk.database.write() as transaction:
        await desk.editions.save(transaction, order.workspace, briefing, desk.clock.now())
    return briefing


async def write_briefing(desk: Desk, order: BriefingOrder, progress: Progress) -> tuple[Briefing, Selection]:
    """Write and check a briefing; gives it with what it was written from."""
    check_language(desk, order.language)
    selection, window = await _select_in_window(desk, order, progress)
    await progress.tell(f"writing from {len(selection.materials)} articles in {len(selection.stories)} stories")
    last = await tell_on(desk, order.workspace, order.last, selection.materials) if order.last is not None else None
    now, beside = desk.clock.now(), selection.beside
    elsewhere = await find_elsewhere(desk, order.workspace, selection.materials, progress, beside)
    read = (*selection.materials, *elsewhere)
    request = WriteRequest(
        edition_id=order.edition or make_edition_id(order, window, read, name_writer(desk)),
        scope=scope_of(order.workspace, read),
        topic=order.topic,
        window=window,
        language=order.language,
        depth=order.depth,
        time_zone=order.time_zone,
        slot=order.slot,
        now=now,
        stories=selection.stories,
        materials=selection.materials,
        covering=await find_covering(desk, order.workspace, order.topic, selection),
        fair_words=desk.settings.quote_words,
        fair_share=desk.settings.quote_share,
        last=last,
        elsewhere=elsewhere,
    )
    return await write_and_record(desk, order.workspace, request), selection


async def _select_in_window(desk: Desk, order: BriefingOrder, progress: Progress) -> tuple[Selection, Window]:
    if order.window is not None:
        chosen = await select_stories(desk, order.workspace, order.topic, order.window, progress, order.last)
        return chosen, order.window
    day, week = default_windows(desk.clock.now())
    selection = await select_stories(desk, order.workspace, order.topic, day, progress)
    if not all(map(holds_nothing, selection.materials)):
        return selection, day
    await progress.tell("nothing in the last 24 hours, looking at seven days")
    return await select_stories(desk, order.workspace, order.topic, week, progress), week


async def find_covering(desk: Desk, workspace: WorkspaceId, topic: Topic, selection: Selection) -> Covering | None:
    """Say how the feeds stand that would cover a topic about which nothing was read, and what names its actors."""
    if selection.materials:
        return Covering(left=selection.left) if selection.left else None
    async with desk.database.read() as transaction:
        sources = await desk.sources.list_sources(transaction, scopes_of(workspace))
    covering = judge_covering(topic, desk.shipped_feeds, sources)
    several = len(topic.actors) > 1
    met = (selection.named, selection.together) if several else (0, 0)
    return replace(covering, named=met[0], together=met[1], longer=selection.longer)


def judge_covering(topic: Topic, publishers: Sequence[Publisher], sources: Sequence[Source]) -> Covering:
    """Look for the publishers of the shipped list that sit in a country the topic is about among the kept sources."""
    countries = {key.removeprefix("state:") for key in topic.actors if key.startswith("state:")}
    there = {each.name: each for each in publishers if each.country in countries}
    kept = [each for each in sources if each.publisher.name in there]
    added = {each.publisher.name for each in kept}
    missing = [each.labelled for name, each in there.items() if name not in added]
    unread = any(each.state == "active" and each.last_attempt is None for each in kept)
    return Covering(tuple(missing[:_MOST_COVERING]), bool(kept), unread)


def scope_of(workspace: WorkspaceId, materials: Sequence[Material]) -> Scope:
    """Give the scope of a text: what private articles shaped belongs to their workspace."""
    private = any(material.article.scope != PUBLIC for material in materials)
    return Scope(workspace) if private else PUBLIC


def make_edition_id(order: BriefingOrder, window: Window, materials: Sequence[Material], writer: str) -> EditionId:
    """Name an edition by all that shaped it: the same order over the same articles has the same id."""
    parts = [order.workspace, order.topic.name, order.depth, order.language, order.time_zone, writer]
    parts += [window.start.isoformat(), window.end.isoformat()]
    parts += sorted(f"{material.article.id}.{material.article.revision}" for material in materials)
    return EditionId("e" + hashlib.sha256("|".join(parts).encode()).hexdigest()[:12])
