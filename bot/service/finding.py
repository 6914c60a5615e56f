"""Finds what answers a question that stands alone: in all that was read, or in some articles alone."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.answer.asked.named import names_all
from bot.answer.asked.question import QuestionRead
from bot.answer.asked.stances import ask_of_counts
from bot.answer.asked.standing import asks_how_it_stands
from bot.answer.asked.terms import root, roots
from bot.answer.asked.twofold import Twofold, has_pronoun, split_in_two, tells_margin
from bot.answer.asked.wording import ask_otherwise, find_who_appears, find_who_is_paid
from bot.answer.found.ground import Ground
from bot.answer.found.meant import give_capitals
from bot.answer.found.search import Aim, Findings, cover, find_passages, without
from bot.answer.holding.events import find_affair, find_naming
from bot.answer.holding.offices import ask_whether_left
from bot.answer.holding.opened import ask_whether_reopened, tells_opening
from bot.answer.holding.subjects import is_subject
from bot.answer.holding.turns import ask_whether_resumed
from bot.answer.speaking.documents import find_document
from bot.answer.speaking.joining import Joined, join, may_be_joined
from bot.answer.speaking.sides import find_sides, find_speaking
from bot.answer.speaking.voices import ask_what_was_said, find_voice
from bot.answer.telling.compose import compose
from bot.answer.telling.finishing import join_parts, lead_with_nearest, prints_two_days
from bot.answer.telling.overdue import mark_overdue, may_be_over
from bot.answer.telling.refusing import refuse_found
from bot.model.analysis import Material
from bot.model.article import Article, ArticleId
from bot.model.conversation import Answer
from bot.model.story import StoryId
from bot.ports import Progress
from bot.service.heeding import heed
from bot.service.inquiries import Errand
from bot.service.reading import Silent, list_materials
from bot.service.surveys import survey
from bot.service.vectors import find_near
from bot.summarize.plans import list_ends
from bot.text.analysis import analyse

_MOST_HEARD = 40
"""Articles, the best first, in which is looked who speaks."""
_MOST_NAMING = 12
"""Articles more, in which is looked for what became of a plan."""
_MOST_AFFAIRS = 3
"""Reports that are shown of which the others of the affair are looked up."""
_MOST_SINCE = 24
"""Articles of the same stories, the latest first, in which is looked for how a plan went."""
_MOST_COMPARED = 120
"""The same where what several say is compared."""


Found = tuple[Answer, Findings | None]
"""An answer with what was found for it; nothing was looked for where stories are listed."""


async def find_within(errand: Errand, question: QuestionRead, ids: frozenset[ArticleId]) -> tuple[Answer, Findings]:
    """Answer from some articles alone."""
    aim = Aim(ids, errand.inquiry.topic, errand.inquiry.window)
    found = await _find(errand, question, aim)
    found = replace(found, passages=tuple(each for each in found.passages if each.article_id in ids), near=True)
    return await _refuse_fully(errand, question, *await _compose_joined(errand, question, found, aim))


async def find_answer(errand: Errand, question: QuestionRead, progress: Progress) -> Found:
    """Answer without a model, with what was found; nothing was looked for where stories are listed."""
    both = split_in_two(question.understood) if question.unclear is None and question.begun is None else None
    if both is not None and (joined := await _answer_both(errand, question, both)) is not None:
        return joined
    listed = await survey(errand, question, progress)
    if listed is not None:
        return listed, None
    inquiry = errand.inquiry
    near = await find_near(errand.desk, inquiry.workspace, question.understood, inquiry.window or question.window)
    aim = Aim(errand.ground.evidence, inquiry.topic, inquiry.window, near=near)
    findings = await _find(errand, question, aim)
    keyless, left = await _compose_joined(errand, question, findings, aim)
    if not keyless.refused:
        return keyless, left
    wider = await _answer_wider(errand, question)
    if wider is not None:
        return wider
    printed = _read_as_printed(errand, question, findings)
    if printed is not None:
        found = await _find(errand, printed, aim)
        again, found = await _compose(errand, printed, found)
        if not again.refused:
            return again, found
    return await _refuse_fully(errand, question, keyless, left)


async def _answer_wider(errand: Errand, question: QuestionRead) -> Found | None:
    """Answer what was said of something that nothing settles, or whether somebody left an office that they may still
    have, or something resumed that may move again, or what asks the same in other words; None where none of these is
    asked, or nothing was."""
    text = question.understood
    reopened = ask_whether_reopened(text)
    other = ask_whether_left(text) or ask_whether_resumed(text) or reopened or ask_otherwise(text)
    other = other or ask_of_counts(text)
    if other is not None:
        told, found = await find_answer(errand, errand.read(question.asked, other), Silent())
        refused = told.refused or (other == reopened and not tells_opening(told.answer[0].text))
        refused = refused or not _is_headed(find_who_appears(text), told) or not _is_paid(find_who_is_paid(text), told)
        return (replace(told, understood=text), found) if not refused else None
    wider = ask_what_was_said(text) if question.unclear is None else None
    if wider is None:
        return None
    asked = errand.read(question.asked, wider)
    said, found = await find_answer(errand, asked, Silent())
    named = _list_naming(question, said, found)
    if named < {each.article_id for each in said.sources}:
        said, found = await find_within(errand, asked, named) if named else (said, None)
        if not named or not _list_naming(question, said, found):
            return None
    return (lead_with_nearest(question, said), found) if not said.refused else None


def _is_headed(who: str | None, told: Answer) -> bool:
    """Say whether what is shown is of reports about somebody by their titles; True where it is asked of nobody."""
    return who is None or all(set(roots(who)[-1:]) <= set(roots(each.title)) for each in told.sources)


def _is_paid(whom: str | None, told: Answer) -> bool:
    """Say whether what is shown first names to whom something was promised; True where it is asked of nobody."""
    first = next((each.text for each in told.answer if each.kind != "label"), "")
    return whom is None or set(roots(whom)[-1:]) <= set(roots(first))


def _list_naming(question: QuestionRead, said: Answer, found: Findings | None) -> frozenset[ArticleId]:
    """Give the reports shown that name all whom a question names: a noun they share makes them of no one matter."""
    articles = found.articles if found is not None else {}
    texts = {each.article_id: articles[each.article_id] for each in said.sources if each.article_id in articles}
    return frozenset(at for at, each in texts.items() if names_all(question.understood, f"{each.title}. {each.text}"))


def _read_as_printed(errand: Errand, question: QuestionRead, findings: Findings) -> QuestionRead | None:
    """Read a question with the capitals that reports print; None where these are its own."""
    typed = give_capitals(question.understood, [each.text for each in findings.articles.values()])
    if typed == question.understood or question.begun is not None:
        return None
    printed = errand.read(question.asked, typed)
    return replace(printed, unclear=question.unclear, besides=question.besides, excepted=question.excepted)


async def _find(errand: Errand, question: QuestionRead, aim: Aim) -> Findings:
    async with errand.open_library() as library:
        return without(question, await find_passages(question, library, aim))


async def _answer_both(errand: Errand, question: QuestionRead, both: Twofold) -> Found | None:
    """Answer the two parts of a question, each for itself; None where nothing answers either."""
    first = errand.read(question.asked, both.first)
    if both.second is None:
        led, findings = await find_answer(errand, first, Silent())
        if led.refused:
            return None
        told = " ".join(each.text for each in led.answer)
        return (led if tells_margin(told) else join_parts(question, led, None, both.other)), findings
    second = errand.read(question.asked, both.second)
    if both.apart:
        return await _answer_apart(errand, question, (first, second))
    one, findings = await find_answer(errand, first, Silent())
    other, found = await find_answer(errand, second, Silent())
    if not one.refused:
        return join_parts(question, one, other, both.other), findings
    asks = both.first.split(maxsplit=1)[0]
    return (join_parts(question, other, None, asks), found) if not other.refused else None


async def _answer_apart(
    errand: Errand, question: QuestionRead, parts: tuple[QuestionRead, QuestionRead]
) -> Found | None:
    """Answer two questions, one that names nothing from the reports of what answers the other."""
    ordered = _put_free_first(parts)
    if ordered is None:
        return None
    lead, other, leans = ordered
    first, findings = await find_answer(errand, lead, Silent())
    if not leans:
        second, found = await find_answer(errand, other, Silent())
        if first.refused and not second.refused:
            return join_parts(question, second, None, lead.understood.rstrip(" ?")), found
    elif not first.refused and not _is_told_already(first, other):
        second, _ = await find_within(errand, other, await _list_affair(errand, lead, first))
    else:
        second = None
    if first.refused or second is None:
        return replace(first, question=question.asked, understood=question.understood), findings
    return join_parts(question, first, second, other.understood.rstrip(" ?")), findings


def _put_free_first(
    parts: tuple[QuestionRead, QuestionRead],
) -> tuple[QuestionRead, QuestionRead, bool] | None:
    """Give the two parts with one first that names what it is about, and whether the other leans on that; None where
    neither names it."""
    first, second = parts
    leans = [each.leans_on_thread for each in parts]
    unnamed = leans if not all(leans) else [each.names_a_deed_alone or has_pronoun(each.understood) for each in parts]
    if all(unnamed):
        return None
    return (second, first, True) if unnamed[0] else (first, second, unnamed[1] or leans[1])


def _is_told_already(told: Answer, other: QuestionRead) -> bool:
    """Say whether an answer prints what a second question asks when it is, and a second day, or who pays."""
    there = {each for claim in told.answer for each in roots(claim.text)}
    asked = {term.root for term in other.terms}
    paid = other.kind == "who" and asked == {root("pay")}
    return asked <= there and (paid or (other.kind == "when" and prints_two_days(told)))


async def _list_affair(errand: Errand, question: QuestionRead, told: Answer) -> frozenset[ArticleId]:
    """Give the reports that an answer rests on, and the others of the affair of the first."""
    ids = [each.article_id for each in told.sources]
    async with errand.open_library() as library:
        first = await library.store.get_many(library.transaction, library.scopes, ids[:1])
        named = [term for term in question.terms if term.named]
        affair = [each.id for one in first for each in await find_affair(one, named, library, errand.inquiry.window)]
    return frozenset((*ids, *affair))


async def cover_more(errand: Errand, question: QuestionRead, findings: Findings) -> Findings:
    """Add what a refusal tells, where it is not there yet."""
    if findings.coverage is not None:
        return findings
    async with errand.open_library() as library:
        return await cover(question, library, Aim(topic=errand.inquiry.topic, window=errand.inquiry.window), findings)


async def _refuse_fully(
    errand: Errand, question: QuestionRead, answer: Answer, findings: Findings
) -> tuple[Answer, Findings]:
    """Let a refusal tell how much was looked in; an answer stands as it is."""
    if not answer.refused:
        return answer, findings
    findings = await cover_more(errand, question, findings)
    return refuse_found(question, findings), findings


async def _compose_joined(
    errand: Errand, question: QuestionRead, findings: Findings, aim: Aim
) -> tuple[Answer, Findings]:
    """Compose from the reports as they are read for the question, where they call those it is about otherwise; where
    that answers nothing, from them as they are printed."""
    joined = await _join(errand, question, findings)
    if joined:
        found = await _find(errand, question, replace(aim, joined=joined))
        within = {each.article_id for each in findings.passages}
        passages = tuple(each for each in found.passages if each.article_id in within)
        found = replace(found, passages=passages, near=findings.near)
        answer, _ = await _compose(errand, question, found)
        if not answer.refused:
            return answer, findings
    return await _compose(errand, question, findings)


async def _join(errand: Errand, question: QuestionRead, findings: Findings) -> Mapping[ArticleId, Article]:
    if question.unclear is not None or question.publishers or find_sides(question) or not may_be_joined(question):
        return {}
    ids = list(dict.fromkeys(passage.article_id for passage in findings.passages))[:_MOST_HEARD]
    materials = await list_materials(errand.desk, errand.scopes, ids, Silent())
    return await errand.desk.workers.run(join, question, materials, timeout=60)


async def _compose(errand: Errand, question: QuestionRead, findings: Findings) -> tuple[Answer, Findings]:
    materials, places = await _list_voices(errand, question, findings)
    run = errand.desk.workers.run
    today = errand.here.date()
    answer, left = await run(compose_read, question, findings, errand.ground, materials, places, today, timeout=60)
    if may_be_over(question, answer) and (since := await _list_since(errand, question, answer, findings)):
        known = replace(findings, articles={**findings.articles, **since})
        answer, left = await run(compose_read, question, known, errand.ground, materials, places, today, timeout=60)
    return answer, left or findings


async def _list_since(
    errand: Errand, question: QuestionRead, told: Answer, findings: Findings
) -> Mapping[ArticleId, Article]:
    """Give the reports of the stories and the affair that an answer rests on which its question's words do not find."""
    ids = [each.article_id for each in told.sources]
    async with errand.open_library() as library:
        window = errand.inquiry.window or question.window
        told_there = [each for each in await errand.list_told(library, ids, window) if each not in findings.articles]
        there = await library.store.get_many(library.transaction, library.scopes, told_there[:_MOST_SINCE])
        told_of = [findings.articles[each] for each in ids[:_MOST_AFFAIRS] if each in findings.articles]
        affair = [each for one in told_of for each in await find_affair(one, (), library, window)]
    return {each.id: each for each in (*there, *affair) if each.id not in findings.articles}


def compose_read(
    question: QuestionRead,
    findings: Findings,
    ground: Ground,
    materials: Mapping[ArticleId, Material],
    places: Mapping[ArticleId, StoryId],
    today: date,
) -> tuple[Answer, Findings | None]:
    """Compose in one go, with the reports that are read otherwise than printed analysed so, and give what it was left
    to compose from where that is not all; a worker process is handed this."""
    read_so = [each for each in findings.articles.values() if isinstance(each, Joined) and each.id in materials]
    materials = {**materials, **{each.id: Material(each, analyse(each)) for each in read_so}}
    ends = list_ends(tuple(materials.values())) if asks_how_it_stands(question) else {}
    answer, left = heed(
        question, findings, materials, lambda left, heard: compose(question, left, ground, heard, places, ends)
    )
    return mark_overdue(question, answer, findings.articles, today), left


async def _list_voices(
    errand: Errand, question: QuestionRead, findings: Findings
) -> tuple[Mapping[ArticleId, Material], Mapping[ArticleId, StoryId]]:
    """Give who speaks in what was found, where it matters who speaks; of a comparison, with all of its stories and in
    which of these an article is."""
    desk, sides = errand.desk, find_sides(question)
    voiced = sides or find_voice(question, desk.gazetteer) is not None or find_document(question) is not None
    if not voiced and not asks_how_it_stands(question) and not any(map(is_subject, question.terms)):
        return {}, {}
    ids = list(dict.fromkeys(passage.article_id for passage in findings.passages))[:_MOST_HEARD]
    places: Mapping[ArticleId, StoryId] = {}
    async with errand.open_library() as library:
        ids = list(dict.fromkeys((*ids, *await find_naming(question, library, _MOST_NAMING))))
        if sides:
            window = errand.inquiry.window or question.window
            ids = list(dict.fromkeys((*ids, *await find_speaking(question, library, window, _MOST_HEARD))))
            ids = list(dict.fromkeys((*ids, *await errand.list_told(library, ids, window))))[:_MOST_COMPARED]
            places = await desk.stories.find_stories(library.transaction, library.scopes, ids)
    materials = await list_materials(desk, errand.scopes, ids, Silent())
    return {material.article.id: material for material in materials}, places
