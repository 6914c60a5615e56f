"""Tells of what a thread is about: the reports of its last answer, of their stories, and those of the same affair."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.answer.asked.question import QuestionRead
from bot.answer.asked.things import name_body, name_company, speaks_of_company
from bot.answer.found.printed import find_printing
from bot.answer.holding.events import find_affair, find_start
from bot.answer.telling.compose import compose_around, compose_listed, compose_state
from bot.answer.telling.refusing import refuse
from bot.answer.thread.around import AskedAround
from bot.answer.thread.told_around import (
    MOST_TOLD,
    Place,
    list_dated,
    list_held,
    list_of,
    list_told,
    say_since,
    tells_next,
)
from bot.model.analysis import Material, Span
from bot.model.article import Article, ArticleId
from bot.model.briefing import Claim
from bot.model.conversation import Answer, Turn
from bot.model.topic import Window
from bot.service.inquiries import Errand
from bot.service.listing import find_read_since, find_told_in
from bot.service.reading import Silent, list_materials
from bot.service.windows import get_zone, show_moment
from bot.summarize.ahead import list_ahead
from bot.text.datelines import skip_dateline
from bot.text.sentences import split

_ONE_EVENT = timedelta(days=2)
"""Reports of a story that are no further apart tell of one event."""
_ONE_REPORT = timedelta(hours=12)
"""What one outlet prints so much before another may well be of the same."""
_MOST_READ = 60
_MOST_STEPS = 6
"""Stories that tell the course of an affair."""
_MOST_FIRST = 6
"""Reports of which others of the same affair are looked for."""


@dataclass(frozen=True, slots=True)
class Affair:
    """What a thread is about: the reports of its last answer, those of the same event, and all of the same affair, the
    latest first."""

    own: tuple[Material, ...]
    beside: tuple[Material, ...]
    all: tuple[Material, ...]


async def tell_around(
    errand: Errand, question: QuestionRead, asked: AskedAround, last: Answer | None, turns: Sequence[Turn]
) -> Answer | None:
    """Answer from what the thread is about; None where it is about nothing yet."""
    affair = await _find_affair(errand, [each.article_id for each in last.sources] if last is not None else [])
    if not affair.all:
        return None
    shown = " ".join(each.answered for each in turns)
    if asked.kind in {"course", "stands"}:
        return await _tell_whole(errand, question, asked, affair)
    if asked.kind == "since":
        return _tell_since(question, affair)
    if asked.kind in {"ahead", "next"}:
        dated = await _list_ahead(errand, affair)
        alike = [(each, span) for each, span in dated if asked.is_of_kind(span.of(each.text))]
        found = alike if alike or asked.event or asked.planned else dated
        told = compose_around(question, "Dated ahead in the reports on this:", found) if found else None
        told = told or _tell_of(question, asked, affair, shown)
        if told is not None and asked.kind == "next" and not asked.planned:
            told = await keep_ahead(errand, question, asked, told)
            told = None if told.refused else told
    else:
        told = _tell_of(question, asked, affair, shown)
    if told is None and (
        asked.kind in {"suspected", "held"} or (asked.kind == "next" and asked.event and not asked.planned)
    ):
        return None  # of that kind a report may tell in another word
    told = told or refuse(question, asked.name_nothing())
    return told if told.refused or asked.who or not turns or turns[-1].answered else _name_question(told, turns)


async def _tell_whole(errand: Errand, question: QuestionRead, asked: AskedAround, affair: Affair) -> Answer:
    """Tell the main steps of an affair in order of time, or how it stands, the latest first."""
    articles = [each.article for each in affair.all]
    told = await find_told_in(errand.desk, errand.inquiry.workspace, articles, Silent(), _MOST_STEPS)
    if told is None or not told.leads:
        return refuse(question, asked.name_nothing())
    zone = get_zone(errand.inquiry.time_zone)
    window = replace(told.window, start=show_moment(told.window.start, zone), end=told.window.end.astimezone(zone))
    compose = compose_state if asked.kind == "stands" else compose_listed
    return compose(question, told.leads, window)


async def keep_ahead(errand: Errand, question: QuestionRead, asked: AskedAround, told: Answer) -> Answer:
    """Give an answer to when the next of something is where it gives a day that is ahead; else say that none does."""
    if told.refused:
        return told
    cited = {each.n: each.article_id for each in told.sources}
    materials = await list_materials(errand.desk, errand.scopes, list(cited.values()), Silent())
    articles = {each.article.id: each.article for each in materials}
    shown = [(cited[each.n], Span(each.start, each.end)) for claim in told.answer for each in claim.citations]
    places = [(articles[at], span) for at, span in shown if at in articles]
    return told if tells_next(places, materials, errand.here.date()) else refuse(question, asked.name_nothing())


async def list_affair(errand: Errand, ids: Sequence[ArticleId]) -> frozenset[ArticleId]:
    """Give some articles with all of the same affair."""
    return frozenset((*ids, *(await _list_ids(errand, ids))[0]))


async def list_since(errand: Errand, told: str, ids: frozenset[ArticleId]) -> frozenset[ArticleId]:
    """Give those of some articles that are no older than the first of them that prints what was told."""
    async with errand.open_library() as library:
        printing = await find_printing(told, library)
        articles = await library.store.get_many(library.transaction, library.scopes, sorted(ids | printing))
    days = [each.published or each.retrieved for each in articles if each.id in printing]
    return frozenset(
        each.id for each in articles if days and (each.published or each.retrieved) >= min(days) - _ONE_REPORT
    )


async def date_event(errand: Errand, question: QuestionRead) -> QuestionRead:
    """Read the question anew where it asks since an event of which is known when it was."""
    async with errand.open_library() as library:
        begun = await find_start(question, library)
    if begun is None:
        return question
    published = show_moment(begun.published or begun.retrieved, get_zone(errand.inquiry.time_zone))
    dated = errand.read(question.asked, question.understood, replace(begun, published=published))
    return replace(dated, unclear=question.unclear, alone=question.alone, besides=question.besides)


async def ask_of_company(errand: Errand, question: str, ids: frozenset[ArticleId]) -> str | None:
    """Give a question of `the company` with the name that the reports of its affair give it."""
    if not speaks_of_company(question):
        return None
    affair = sorted(await list_affair(errand, sorted(ids)))
    async with errand.open_library() as library:
        articles = await library.store.get_many(library.transaction, library.scopes, affair)
    return name_company(question, [each.text for each in articles])


async def ask_of_body(errand: Errand, question: str, ids: frozenset[ArticleId], shown: str) -> str | None:
    """Give a question of `the association` with whose that is in the reports of which words were shown."""
    async with errand.open_library() as library:
        articles = await library.store.get_many(library.transaction, library.scopes, sorted(ids))
    return name_body(question, [each.text for each in articles if each.text and _prints_some(each, shown)])


def _prints_some(article: Article, shown: str) -> bool:
    """Say whether one of an article's sentences was shown."""
    return any(each.span.of(article.text) in shown for each in split(article.text, article.language))


async def list_read_since(errand: Errand) -> Sequence[tuple[Article, Span]]:
    """Give what was read since the briefing in whose thread it is asked."""
    inquiry, ground = errand.inquiry, errand.ground
    if ground.until is None or ground.until >= errand.here:
        return ()
    return (await find_read_since(errand.desk, inquiry.workspace, inquiry.topic, ground, Silent())).leads


def _tell_of(question: QuestionRead, asked: AskedAround, affair: Affair, shown: str) -> Answer | None:
    """Give who was there, from the reports of that event alone; who else is wanted or was with somebody, from all."""
    if asked.kind == "held":
        held = list_held(affair.all)
        return compose_around(question, None, held) if held else None
    rings = (affair.own, affair.beside) if asked.kind == "present" and not asked.event else (affair.all,)
    rings = (affair.own, affair.beside) if asked.kind == "brokered" and affair.own else rings
    rings = (*rings, affair.all) if asked.ahead or asked.kind == "brokered" else rings
    if asked.event and asked.kind == "present":
        event = re.compile(rf"\b{asked.event}\b", re.IGNORECASE)
        rings = (tuple(each for each in affair.all if event.search(f"{each.article.title}. {each.article.text}")),)
    found: list[Place] = next(filter(None, (list_told(asked, each, shown) for each in rings)), [])
    if found:
        return compose_around(question, None, found)
    if asked.kind == "present" and asked.who and (elsewhere := list_told(asked, affair.all, shown)):
        return compose_around(question, "Of another day in the same affair:", elsewhere[:1])
    if asked.kind == "present" and asked.who and (named := list_of(asked.who, affair.own)):
        return compose_around(question, f"{asked.name_nothing()[:-1]}; of {asked.who} they say:", named)
    return None


def _tell_since(question: QuestionRead, affair: Affair) -> Answer | None:
    if not affair.own:
        return None
    if question.window is not None:
        return _tell_changed(question, affair, question.window)
    known, last = {each.article.id for each in affair.own}, [each.article for each in affair.own]
    until = max(each.published or each.retrieved for each in last)
    later = [
        each
        for each in affair.all
        if each.article.id not in known and (each.article.published or each.article.retrieved) > until
    ]
    found = [(each.article, _open(each)) for each in later if each.analysis.sentences]
    since = say_since(last)
    if not found:
        return refuse(question, f"Nothing more on this was reported s{since[1:]}.")
    return compose_around(question, f"{since}:", found[: MOST_TOLD + 1][::-1])


def _tell_changed(question: QuestionRead, affair: Affair, window: Window) -> Answer:
    """Tell what came about in an affair since a day, the newest first."""
    later = [each for each in affair.all if _when(each) >= window.start and each.analysis.sentences]
    if not later:
        return refuse(question, f"Nothing more on this was reported since {window.start:%-d %B %Y}.")
    found = [(each.article, _open(each)) for each in later[: MOST_TOLD + 1]]
    return compose_around(question, f"Since {window.start:%-d %B %Y}, the newest first:", found)


def _open(material: Material) -> Span:
    return skip_dateline(material.article.text, material.analysis.sentences[0].span)


async def _list_ahead(errand: Errand, affair: Affair) -> list[Place]:
    here = errand.here
    places = await errand.desk.workers.run(list_ahead, affair.all, MOST_TOLD, here, str(here.tzinfo), timeout=60)
    articles = {each.article.id: each.article for each in affair.all}
    return [(articles[each], span) for each, span in places] or list_dated(affair.all, here.date())


async def _list_ids(errand: Errand, own: Sequence[ArticleId]) -> tuple[Sequence[ArticleId], Set[ArticleId]]:
    """Give the reports of an affair, and those of them that are of the same stories."""
    ground = () if own else errand.ground.evidence
    async with errand.open_library() as library:
        told = await errand.list_told(library, [*own, *ground])
        near = list(own or sorted(ground))[:_MOST_FIRST]
        firsts = await library.store.get_many(library.transaction, library.scopes, near)
        others = [one for each in firsts for one in await find_affair(each, (), library, None)]
    return list(dict.fromkeys((*own, *ground, *told, *(each.id for each in others))))[:_MOST_READ], set(told)


async def _find_affair(errand: Errand, own: Sequence[ArticleId]) -> Affair:
    ids, told = await _list_ids(errand, own)
    materials = await list_materials(errand.desk, errand.scopes, ids, Silent())
    ordered = sorted(materials, key=_when, reverse=True)
    first = tuple(each for each in ordered if each.article.id in own)
    near = [each for each in ordered if each.article.id in told]
    beside = tuple(each for each in near if any(abs(_when(each) - _when(one)) <= _ONE_EVENT for one in first))
    return Affair(first, beside, tuple(ordered))


def _when(material: Material) -> datetime:
    return material.article.published or material.article.retrieved


def _name_question(told: Answer, turns: Sequence[Turn]) -> Answer:
    """Say of which question an answer is where the last one had none."""
    answered: Turn | None = next((each for each in reversed(turns) if each.answered), None)
    if answered is None:
        return told
    label = Claim(f"On what was answered last, “{answered.understood.rstrip()}”:", "label")
    return replace(told, answer=(label, *told.answer))
