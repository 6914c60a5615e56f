"""Answers what is asked for as a whole: the stories of a time, a course of events, the latest of some publishers."""

from dataclasses import replace
from datetime import timedelta

from bot.answer.asked.question import QuestionRead
from bot.answer.asked.times import EVER
from bot.answer.found.search import Aim, Findings, cover
from bot.answer.holding.befallen import keep_leads_of_befallen
from bot.answer.holding.events import find_course, find_later, find_since, is_of_affair, names_topic, tell_of_statement
from bot.answer.holding.fates import read_fate
from bot.answer.telling.compose import compose_course, compose_listed, compose_news, compose_open, compose_since
from bot.answer.telling.refusing import refuse, say_what_is_near
from bot.model.conversation import Answer
from bot.model.topic import Window
from bot.ports import Progress
from bot.service.inquiries import Errand, Inquiry, find_edition
from bot.service.listing import find_published, find_read_since, find_told, find_told_in
from bot.service.records import find_open
from bot.service.windows import get_zone, show_moment

_A_DAY = timedelta(days=1)


async def survey(errand: Errand, question: QuestionRead, progress: Progress) -> Answer | None:
    """List what is asked for as a whole: the stories of a time, the latest of some publishers, what is open; None where
    the question is about something."""
    inquiry = errand.inquiry
    window = _place_window(inquiry, inquiry.window or question.listed)
    if question.asks_what_is_open and inquiry.topic is None:
        return await _list_open(errand, question)
    if question.asks_for_reports and inquiry.topic is None:
        told = await find_published(errand.desk, inquiry.workspace, question.publishers, window, progress)
        return compose_listed(question, told.leads, told.window) if told is not None and told.leads else None
    if window is not None and inquiry.topic is None and is_of_affair(question):
        return await _tell_since(errand, question, window, progress)
    if question.asks_for_course and not names_topic(question) and read_fate(question) is None:
        return await _tell_course(errand, question, progress)
    if question.asks_for_news and window is None:
        return await _tell_news(errand, question, progress)
    return await _list_stories(errand, question, window, progress) if question.asks_for_all and window else None


async def _list_open(errand: Errand, question: QuestionRead) -> Answer | None:
    """Give what the thread's briefing left open, else what those of all topics did; None where the former says of
    nothing that it is."""
    async with errand.desk.database.read() as transaction:
        edition = await find_edition(errand.desk, errand.inquiry, transaction)
    if edition is None:
        return compose_open(question, *await find_open(errand.desk, errand.inquiry.workspace), "the latest briefings")
    left = [each for each in edition.questions if each.status == "open"]
    return compose_open(question, left, edition.sources, "this briefing") if left else None


async def _tell_since(errand: Errand, question: QuestionRead, window: Window, progress: Progress) -> Answer:
    """Tell what came about since an event in the affair to which that belongs."""
    async with errand.open_library() as library:
        articles = await find_since(question, library, window)
    replies = tell_of_statement(question, articles)
    if replies is not None:
        return compose_since(question, replies, window)
    told = await find_told_in(errand.desk, errand.inquiry.workspace, articles, progress)
    return compose_since(question, told.leads if told is not None else (), window)


async def _tell_course(errand: Errand, question: QuestionRead, progress: Progress) -> Answer | None:
    """Tell the stories of something in order of time; None where there are too few."""
    window = errand.inquiry.window or question.listed or question.window
    async with errand.open_library() as library:
        articles = await find_course(question, library, window)
        later = await find_later(articles, library) if window is None else ()
    articles = [each for each in articles if question.begun is None or each.id != question.begun.id]
    told = await find_told_in(errand.desk, errand.inquiry.workspace, articles, progress, later=later)
    shown = _place_window(errand.inquiry, window or (told.window if told is not None else None))
    if told is None or shown is None:
        return None
    return compose_course(question, keep_leads_of_befallen(question, told.leads), shown, told.stories)


def _place_window(inquiry: Inquiry, window: Window | None) -> Window | None:
    """The same time in the reader's zone, by whose days it is told."""
    if window is None or window.start == EVER:
        return window
    zone = get_zone(inquiry.time_zone)
    return replace(window, start=show_moment(window.start, zone), end=window.end.astimezone(zone))


async def _tell_news(errand: Errand, question: QuestionRead, progress: Progress) -> Answer:
    """In a briefing's thread tell what was published or read since it was made, else what the last day brought."""
    now, ground = errand.desk.clock.now(), errand.ground
    if ground.until is None:
        return await _list_stories(errand, question, Window(now - _A_DAY, now), progress)
    if ground.until >= now:
        return refuse(question, "Nothing can be new yet: this briefing was made just now.")
    told = await find_read_since(errand.desk, errand.inquiry.workspace, errand.inquiry.topic, ground, progress)
    return compose_news(question, told.leads)


async def _list_stories(errand: Errand, question: QuestionRead, window: Window, progress: Progress) -> Answer:
    """List what was reported within a window, or say that nothing was."""
    told = await find_told(errand.desk, errand.inquiry.workspace, errand.inquiry.topic, window, progress)
    if told.leads:
        return compose_listed(question, told.leads, window, told.latest)
    async with errand.open_library() as library:
        findings = await cover(question, library, Aim(window=window), Findings((), {}, None))
    return refuse(question, say_what_is_near(replace(question, window=window), findings))
