"""Finds what answers a question that stands alone: in all that was read, or in some articles alone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from bot.answer.asked.named import names_all
from bot.answer.asked.question import QuestionRead, read_whole
from bot.answer.asked.standing import asks_how_it_stands
from bot.answer.asked.terms import roots
from bot.answer.asked.twofold import Twofold, has_pronoun, split_in_two, tells_margin
from bot.answer.found.ground import Ground
from bot.answer.found.meant import give_capitals
from bot.answer.found.search import Aim, Findings, Library, cover, find_passages, without
from bot.answer.holding.events import find_affair, find_naming
from bot.answer.holding.subjects import is_subject
from bot.answer.speaking.documents import find_document
from bot.answer.speaking.joining import Joined, join, may_be_joined
from bot.answer.speaking.sides import find_sides, find_speaking
from bot.answer.speaking.voices import ask_what_was_said, find_voice
from bot.answer.telling.compose import compose, join_parts, lead_with_nearest, prints_two_days
from bot.answer.telling.refusing import refuse_found
from bot.model.analysis import Material
from bot.model.article import Article, ArticleId
from bot.model.conversation import Answer, scopes_of
from bot.model.story import StoryId
from bot.ports import Progress
from bot.service.desk import Desk
from bot.service.inquiries import Inquiry, find_ground
from bot.service.reading import Silent, list_materials
from bot.service.surveys import survey
from bot.service.vectors import find_near
from bot.service.windows import get_zone
from bot.summarize.plans import list_ends
from bot.text.analysis import analyse

_MOST_HEARD = 40
"""Articles, the best first, in which is looked who speaks."""
_MOST_NAMING = 12
"""Articles more, in which is looked for what became of a plan."""
_MOST_COMPARED = 120
"""The same where what several say is compared."""


async def find_within(
    desk: Desk, inquiry: Inquiry, question: QuestionRead, ids: frozenset[ArticleId]
) -> tuple[Answer, Findings]:
    """Answer from some articles alone."""
    async with desk.database.read() as transaction:
        library = Library(desk.articles, transaction, desk.workers, scopes_of(inquiry.workspace), desk.clock.now())
        found = without(question, await find_passages(question, library, Aim(ids, inquiry.topic, inquiry.window)))
        ground = await find_ground(desk, inquiry, transaction)
    found = replace(found, passages=tuple(each for each in found.passages if each.article_id in ids), near=True)
    aim = Aim(ids, inquiry.topic, inquiry.window)
    return await _refuse_fully(
        desk, inquiry, question, await _compose_joined(desk, inquiry, question, found, ground, aim), found
    )


async def find_answer(
    desk: Desk, inquiry: Inquiry, question: QuestionRead, known: Mapping[str, Sequence[str]], progress: Progress
) -> tuple[Answer, Findings | None]:
    """Answer without a model, with what was found; nothing was looked for where stories are listed."""
    both = split_in_two(question.understood) if question.unclear is None and question.begun is None else None
    if both is not None and (joined := await _answer_both(desk, inquiry, question, both, known)) is not None:
        return joined
    listed = await survey(desk, inquiry, question, progress)
    if listed is not None:
        return listed, None
    near = await find_near(desk, inquiry.workspace, question.understood, inquiry.window or question.window)
    async with desk.database.read() as transaction:
        library = Library(desk.articles, transaction, desk.workers, scopes_of(inquiry.workspace), desk.clock.now())
        ground = await find_ground(desk, inquiry, transaction)
        aim = Aim(ground.evidence, inquiry.topic, inquiry.window, near=near)
        findings = without(question, await find_passages(question, library, aim))
    keyless = await _compose_joined(desk, inquiry, question, findings, ground, aim)
    if not keyless.refused:
        return keyless, findings
    wider = await _answer_wider(desk, inquiry, question, known)
    if wider is not None:
        return wider
    printed = _read_as_printed(desk, inquiry, question, known, findings)
    if printed is not None:
        found = await _find(desk, inquiry, printed, aim)
        again = await _compose(desk, inquiry, printed, found, ground)
        if not again.refused:
            return again, found
    return await _refuse_fully(desk, inquiry, question, keyless, findings)


async def _answer_wider(
    desk: Desk, inquiry: Inquiry, question: QuestionRead, known: Mapping[str, Sequence[str]]
) -> tuple[Answer, Findings | None] | None:
    """Answer what was said of something that nothing settles; None where that is not asked, or nothing was."""
    wider = ask_what_was_said(question.understood) if question.unclear is None else None
    if wider is None:
        return None
    asked = _read(desk, inquiry, question, wider, known)
    said, found = await find_answer(desk, inquiry, asked, known, Silent())
    named = _list_naming(question, said, found)
    if named < {each.article_id for each in said.sources}:
        said, found = await find_within(desk, inquiry, asked, named) if named else (said, None)
        if not named or not _list_naming(question, said, found):
            return None
    return (lead_with_nearest(question, said), found) if not said.refused else None


def _list_naming(question: QuestionRead, said: Answer, found: Findings | None) -> frozenset[ArticleId]:
    """Give the reports shown that name all whom a question names: a noun they share makes them of no one matter."""
    articles = found.articles if found is not None else {}
    texts = {each.article_id: articles[each.article_id] for each in said.sources if each.article_id in articles}
    return frozenset(at for at, each in texts.items() if names_all(question.understood, f"{each.title}. {each.text}"))


def _read_as_printed(
    desk: Desk, inquiry: Inquiry, question: QuestionRead, known: Mapping[str, Sequence[str]], findings: Findings
) -> QuestionRead | None:
    """Read a question with the capitals that reports print; None where these are its own."""
    typed = give_capitals(question.understood, [each.text for each in findings.articles.values()])
    if typed == question.understood or question.begun is not None:
        return None
    printed = _read(desk, inquiry, question, typed, known)
    return replace(printed, unclear=question.unclear, besides=question.besides, excepted=question.excepted)


def _read(
    desk: Desk, inquiry: Inquiry, question: QuestionRead, words: str, known: Mapping[str, Sequence[str]]
) -> QuestionRead:
    """Read another wording of a question, or a part of it."""
    here = desk.clock.now().astimezone(get_zone(inquiry.time_zone))
    return read_whole(question.asked, words, here, desk.gazetteer, known)


async def _find(desk: Desk, inquiry: Inquiry, question: QuestionRead, aim: Aim) -> Findings:
    async with desk.database.read() as transaction:
        library = Library(desk.articles, transaction, desk.workers, scopes_of(inquiry.workspace), desk.clock.now())
        return without(question, await find_passages(question, library, aim))


async def _answer_both(
    desk: Desk, inquiry: Inquiry, question: QuestionRead, both: Twofold, known: Mapping[str, Sequence[str]]
) -> tuple[Answer, Findings | None] | None:
    """Answer the two parts of a question, each for itself; None where nothing answers either."""
    read = partial(_read, desk, inquiry, question, known=known)
    if both.apart and both.second is not None:
        return await _answer_apart(desk, inquiry, question, (read(both.first), read(both.second)), known)
    first, findings = await find_answer(desk, inquiry, read(both.first), known, Silent())
    told = " ".join(each.text for each in first.answer)
    if both.second is None:
        if first.refused:
            return None
        return (first if tells_margin(told) else join_parts(question, first, None, both.other)), findings
    second, found = await find_answer(desk, inquiry, read(both.second), known, Silent())
    if first.refused and second.refused:
        return None
    if first.refused:
        asks = both.first.split(maxsplit=1)[0]
        return join_parts(question, second, None, asks), found
    return join_parts(question, first, second, both.other), findings


async def _answer_apart(
    desk: Desk,
    inquiry: Inquiry,
    question: QuestionRead,
    parts: tuple[QuestionRead, QuestionRead],
    known: Mapping[str, Sequence[str]],
) -> tuple[Answer, Findings | None] | None:
    """Answer two questions, one that names nothing from the reports of what answers the other."""
    free = [not each.leans_on_thread for each in parts]
    free = free if any(free) else [not (each.names_a_deed_alone or has_pronoun(each.understood)) for each in parts]
    if not any(free):
        return None
    lead, other = (parts[0], parts[1]) if free[0] else (parts[1], parts[0])
    first, findings = await find_answer(desk, inquiry, lead, known, Silent())
    if all(free) and not other.leans_on_thread:
        second, found = await find_answer(desk, inquiry, other, known, Silent())
        if first.refused and not second.refused:
            return join_parts(question, second, None, lead.understood.rstrip(" ?")), found
    elif not first.refused and _is_told_already(first, other):
        return replace(first, question=question.asked, understood=question.understood), findings
    elif not first.refused:
        second, _ = await find_within(desk, inquiry, other, await _list_affair(desk, inquiry, lead, first))
    else:
        second = first
    if first.refused:
        return replace(first, question=question.asked, understood=question.understood), findings
    return join_parts(question, first, second, other.understood.rstrip(" ?")), findings


def _is_told_already(told: Answer, other: QuestionRead) -> bool:
    """Say whether an answer prints what a second question asks when it is, and a second day."""
    there = {each for claim in told.answer for each in roots(claim.text)}
    asked = {term.root for term in other.terms}
    return other.kind == "when" and asked <= there and prints_two_days(told)


async def _list_affair(desk: Desk, inquiry: Inquiry, question: QuestionRead, told: Answer) -> frozenset[ArticleId]:
    """Give the reports that an answer rests on, and the others of the affair of the first."""
    ids = [each.article_id for each in told.sources]
    scopes = scopes_of(inquiry.workspace)
    async with desk.database.read() as transaction:
        library = Library(desk.articles, transaction, desk.workers, scopes, desk.clock.now())
        first = await desk.articles.get_many(transaction, scopes, ids[:1])
        named = [term for term in question.terms if term.named]
        affair = [each.id for one in first for each in await find_affair(one, named, library, inquiry.window)]
    return frozenset((*ids, *affair))


async def cover_more(desk: Desk, inquiry: Inquiry, question: QuestionRead, findings: Findings) -> Findings:
    """Add what a refusal tells, where it is not there yet."""
    if findings.coverage is not None:
        return findings
    async with desk.database.read() as transaction:
        library = Library(desk.articles, transaction, desk.workers, scopes_of(inquiry.workspace), desk.clock.now())
        return await cover(question, library, Aim(topic=inquiry.topic, window=inquiry.window), findings)


async def _refuse_fully(
    desk: Desk, inquiry: Inquiry, question: QuestionRead, answer: Answer, findings: Findings
) -> tuple[Answer, Findings]:
    """Let a refusal tell how much was looked in; an answer stands as it is."""
    if not answer.refused:
        return answer, findings
    findings = await cover_more(desk, inquiry, question, findings)
    return refuse_found(question, findings), findings


async def _compose_joined(
    desk: Desk, inquiry: Inquiry, question: QuestionRead, findings: Findings, ground: Ground, aim: Aim
) -> Answer:
    """Compose from the reports as they are read for the question, where they call those it is about otherwise; where
    that answers nothing, from them as they are printed."""
    joined = await _join(desk, inquiry, question, findings)
    if joined:
        found = await _find(desk, inquiry, question, replace(aim, joined=joined))
        within = {each.article_id for each in findings.passages}
        passages = tuple(each for each in found.passages if each.article_id in within)
        found = replace(found, passages=passages, near=findings.near)
        answer = await _compose(desk, inquiry, question, found, ground)
        if not answer.refused:
            return answer
    return await _compose(desk, inquiry, question, findings, ground)


async def _join(
    desk: Desk, inquiry: Inquiry, question: QuestionRead, findings: Findings
) -> Mapping[ArticleId, Article]:
    if question.unclear is not None or question.publishers or find_sides(question) or not may_be_joined(question):
        return {}
    ids = list(dict.fromkeys(passage.article_id for passage in findings.passages))[:_MOST_HEARD]
    materials = await list_materials(desk, scopes_of(inquiry.workspace), ids, Silent())
    return await desk.workers.run(join, question, materials, timeout=60)


async def _compose(desk: Desk, inquiry: Inquiry, question: QuestionRead, findings: Findings, ground: Ground) -> Answer:
    materials, places = await _list_voices(desk, inquiry, question, findings)
    return await desk.workers.run(compose_read, question, findings, ground, materials, places, timeout=60)


def compose_read(
    question: QuestionRead,
    findings: Findings,
    ground: Ground,
    materials: Mapping[ArticleId, Material],
    places: Mapping[ArticleId, StoryId],
) -> Answer:
    """Compose in one go, with the reports that are read otherwise than printed analysed so; a worker process is handed
    this."""
    read_so = [each for each in findings.articles.values() if isinstance(each, Joined) and each.id in materials]
    materials = {**materials, **{each.id: Material(each, analyse(each)) for each in read_so}}
    ends = list_ends(tuple(materials.values())) if asks_how_it_stands(question) else {}
    return compose(question, findings, ground, materials, places, ends)


async def _list_voices(
    desk: Desk, inquiry: Inquiry, question: QuestionRead, findings: Findings
) -> tuple[Mapping[ArticleId, Material], Mapping[ArticleId, StoryId]]:
    """Give who speaks in what was found, where it matters who speaks; of a comparison, with all of its stories and in
    which of these an article is."""
    sides, scopes = find_sides(question), scopes_of(inquiry.workspace)
    voiced = sides or find_voice(question, desk.gazetteer) is not None or find_document(question) is not None
    if not voiced and not asks_how_it_stands(question) and not any(map(is_subject, question.terms)):
        return {}, {}
    ids = list(dict.fromkeys(passage.article_id for passage in findings.passages))[:_MOST_HEARD]
    places: Mapping[ArticleId, StoryId] = {}
    async with desk.database.read() as transaction:
        library = Library(desk.articles, transaction, desk.workers, scopes, desk.clock.now())
        ids = list(dict.fromkeys((*ids, *await find_naming(question, library, _MOST_NAMING))))
        if sides:
            window = inquiry.window or question.window
            ids = list(dict.fromkeys((*ids, *await find_speaking(question, library, window, _MOST_HEARD))))
            stories = sorted(set((await desk.stories.find_stories(transaction, scopes, ids)).values()))
            told = await desk.stories.list_told(transaction, scopes, desk.clock.now(), stories, window)
            ids = list(dict.fromkeys((*ids, *told)))[:_MOST_COMPARED]
            places = await desk.stories.find_stories(transaction, scopes, ids)
    materials = await list_materials(desk, scopes, ids, Silent())
    return {material.article.id: material for material in materials}, places
