"""Answers a question from what was read: thread → question as understood → passages → cited answer."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial

from bot.answer.asked.besides import find_besides
from bot.answer.asked.question import QuestionRead, clean
from bot.answer.found.printed import find_printing
from bot.answer.found.search import Findings
from bot.answer.speaking.sides import find_sides
from bot.answer.telling.compose import compose_around
from bot.answer.telling.layout import iter_claim_lines
from bot.answer.telling.refusing import ask_whom, refuse
from bot.answer.thread.around import (
    IN_ALL,
    NO_PLACE,
    NOT_ANSWERED,
    AskedAround,
    ask_plainly_after,
    asks_of_all,
    asks_what_is_newer,
    asks_who_was_there,
    find_around,
)
from bot.answer.thread.back import (
    Back,
    ask_before,
    asks_when_or_where,
    asks_when_that_was,
    asks_why,
    find_back,
    find_last,
    list_grounds,
    mark_repeated,
    read_off,
    read_off_why,
    refuse_back,
    tell_back,
    tell_more,
    tell_precedent,
    tells_no_more,
)
from bot.answer.thread.clipped import ask_what_is_open
from bot.answer.thread.encounters import find_encounter
from bot.answer.thread.followup import name_meant, names_one_alone
from bot.answer.thread.neuter import asks_if_so
from bot.answer.thread.pointed import NOTHING_THERE, Pointed, find_pointed, is_of_briefing, list_points, take_out
from bot.answer.thread.reading import call_by_family, list_known_by_family, read_question
from bot.model.article import ArticleId
from bot.model.conversation import Answer, Turn
from bot.ports import Progress
from bot.service.affairs import date_event, keep_ahead, list_read_since, tell_around
from bot.service.alone import answer_alone, refuse_near
from bot.service.desk import Desk
from bot.service.finding import Found, find_answer
from bot.service.inquiries import Errand, Inquiry, find_edition, find_ground, list_known, list_turns, remember
from bot.service.modelled import answer_with_model, condense
from bot.service.near import Near, answer_near, answer_of_event, tells_outright
from bot.service.passages import list_full_names
from bot.service.reading import Silent, list_materials
from bot.service.standing import find_standing
from bot.service.windows import get_zone, show_moment

_A_DAY = timedelta(days=1)


async def answer_question(desk: Desk, inquiry: Inquiry, progress: Progress) -> Answer:
    """Answer over what was read; in a thread the edition's own evidence comes first, and the turn is kept."""
    async with desk.database.read() as transaction:
        turns = await list_turns(desk, inquiry, transaction)
        known = await list_known(desk, [inquiry.question, *(turn.understood for turn in turns)], inquiry, transaction)
        errand = Errand(desk, inquiry, known, await find_ground(desk, inquiry, transaction))
    pointed = find_pointed(clean(inquiry.question))
    if pointed is not None and (shown := await _show_pointed(errand, pointed, turns)) is not None:
        understood = next((each.text for each in shown.answer if each.citations), turns[-1].understood if turns else "")
        return await _give(desk, inquiry, understood, shown, progress)
    back = find_back(clean(inquiry.question), turns)
    if turns and asks_if_so(clean(inquiry.question)) and asks_of_all(turns[-1].question):
        back = "certainty"
    if back is not None:
        told, kept = await _look_back(errand, back, turns)
        return await _give(desk, inquiry, kept, told, progress)
    heard = (*_list_headed(errand), *turns)
    question = read_question(inquiry.question, errand.here, heard, desk.gazetteer, known)
    called = question.unclear.candidates if question.unclear is not None else ()
    called = called or list_known_by_family(question.asked, turns, desk.gazetteer)
    if called:
        persons = await list_full_names(desk, inquiry.workspace, called)
        question = read_question(inquiry.question, errand.here, heard, desk.gazetteer, known, persons)
    if turns and question.asks_what_is_open and not inquiry.is_of_briefing:
        named = (ask_what_is_open(each.understood, desk.gazetteer) for each in reversed(turns))
        about = next((each for each in named if each), None)
        question = errand.read(question.asked, about) if about else question
    whole = await condense(desk, inquiry.workspace, question.asked, turns)
    if whole is not None:
        question = errand.read(question.asked, whole)
    await progress.tell("looking through what was read")
    around = find_around(question.asked, question.understood) if question.unclear is None else None
    if around is not None and (near := await _look_around(errand, question, around, turns)) is not None:
        kept = turns[-1].understood if turns and around.kind in IN_ALL else question.understood
        return await _give(desk, inquiry, kept, near, progress)
    question = await date_event(errand, await _date_after(errand, question, turns))
    question, answer, findings = await _answer_in_thread(errand, question, turns, progress)
    answer = await _tell_why(errand, question, turns, answer)
    if around is not None and around.kind == "next":
        answer = await keep_ahead(errand, question, around, answer)
    if turns and asks_if_so(question.asked) and tells_no_more(answer, turns[-1]):
        sure, kept = await _look_back(errand, "certainty", turns)
        return await _give(desk, inquiry, kept, sure, progress)
    modelling = findings is not None and question.declined is None and not find_sides(question)
    if findings is not None and modelling and not answer.refused:
        modelled = await answer_with_model(desk, inquiry.workspace, question, findings, progress)
        if modelled is not None:
            return await _give(desk, inquiry, question.kept, modelled, None)
    return await _give(desk, inquiry, question.kept, mark_repeated(answer, turns), progress)


def _list_headed(errand: Errand) -> list[Turn]:
    """Give what heads the briefing in whose thread it is asked, as a turn that asked nothing."""
    inquiry, headed = errand.inquiry, errand.ground.headed
    if inquiry.thread is None or not headed:
        return []
    return [Turn(inquiry.thread.id, inquiry.member, errand.here, "", "", headed)]


async def _tell_why(errand: Errand, question: QuestionRead, turns: Sequence[Turn], answer: Answer) -> Answer:
    """Give an answer, or for a `why?` that no report answers outright what the last answer itself tells of that."""
    if tells_outright(answer) or not turns or not asks_why(question.asked):
        return answer
    return read_off_why(question.asked, await _answer_last(errand, turns)) or answer


async def _date_after(errand: Errand, question: QuestionRead, turns: Sequence[Turn]) -> QuestionRead:
    """Read the question anew where it asks what came after what was answered last, of the days behind that."""
    if not turns or question.unclear is not None or ask_plainly_after(question.asked) is None:
        return question
    last = await _answer_last(errand, turns)
    days = [each.published for each in last.sources if each.published] if last is not None and not last.refused else []
    if not days:
        return question
    day, bare = show_moment(max(days), get_zone(errand.inquiry.time_zone)), question.understood.rstrip(" ?!.")
    if not asks_what_is_newer(question.asked):
        return errand.read(question.asked, f"{bare} after {day:%-d %B %Y}?")
    newer = errand.read(
        question.asked, f"{call_by_family(bare, question.asked, errand.desk.gazetteer)} since {day + _A_DAY:%-d %B %Y}?"
    )
    return newer if newer.window is not None else errand.read(question.asked, f"{bare} after {day:%-d %B %Y}?")


async def _answer_in_thread(
    errand: Errand, question: QuestionRead, turns: Sequence[Turn], progress: Progress
) -> tuple[QuestionRead, Answer, Findings | None]:
    """Answer a question as it is to be read in its thread: of whom it may mean, the only one of whom anything is told;
    one that names nobody and nothing from the reports of the last answer first, from these alone where it speaks of an
    `it` that nothing was found for; and one that took on a topic or a place without it, where nothing answers it so."""
    near = Near(errand, question, turns, partial(_list_last, errand))
    if question.unclear is not None:
        wordings = [name_meant(question.understood, question.unclear, each) for each in question.unclear.candidates]
        wordings = [each for each in wordings if not names_one_alone(each)]
        tried = [(each, *await near.look_everywhere(each)) for each in map(near.read, wordings)]
        answered = [each for each in tried if not each[1].refused]
        return answered[0] if len(answered) == 1 else (question, refuse(question, ask_whom(question.unclear)), None)
    plain = near.read(question.understood)
    found = await answer_of_event(near, plain)
    if found is None and asks_when_that_was(question.asked) and (off := await _read_off(near)) is not None:
        return question, replace(off, understood=question.understood), None
    found = found or await answer_near(near, plain)
    if found is not None:
        return question, replace(found[0], understood=question.understood), found[1]
    answer, findings = await find_answer(errand, plain, progress)
    if answer.refused and (alone := await answer_alone(near)) is not None:
        return alone
    answer = (await _read_off(near) or answer) if answer.refused else answer
    if answer.refused and (close := await refuse_near(near, plain, (answer, findings))) is not None:
        answer, findings = close
    return question, replace(answer, understood=question.understood), findings


async def _read_off(near: Near) -> Answer | None:
    """Give what the last answer itself tells of when or where that was; None where there is none that does."""
    if not near.turns or not near.turns[-1].answered or not asks_when_or_where(near.question.asked):
        return None
    last = await _answer_last(near.errand, near.turns)
    return read_off(near.question.asked, last) or await _find_encounter(near, last)


async def _find_encounter(near: Near, last: Answer | None) -> Answer | None:
    """Give when or where two met from the reports of the last answer, which told of their words."""
    ids = [each.article_id for each in last.sources] if last is not None else []
    materials = await list_materials(near.errand.desk, near.errand.scopes, ids, Silent())
    met = find_encounter(near.question.understood, materials)
    return compose_around(near.question, None, [met]) if met is not None else None


async def _answer_again(errand: Errand, turns: Sequence[Turn]) -> Found:
    """Give the answer to the last question of a thread as it was found."""
    last, before = turns[-1], turns[:-1]
    question = errand.read(clean(last.question), last.understood)
    question = replace(question, besides=find_besides(question.understood, question.kind, before))
    question = await date_event(errand, question)
    around = find_around(clean(last.question), last.understood)
    if around is not None and (near := await _look_around(errand, question, around, before)) is not None:
        return near, None
    _, answer, findings = await _answer_in_thread(errand, question, before, Silent())
    return answer, findings


async def _list_last(errand: Errand, turns: Sequence[Turn]) -> frozenset[ArticleId]:
    """Give the articles of the stories from which the last question was answered that was, and those of a briefing;
    only what no report prints is answered again to know them."""
    at = next(iter(list_grounds(turns, errand.desk.gazetteer)), None)
    if at is None:
        return frozenset()
    ids: list[ArticleId] = []
    if turns[at].answered:
        async with errand.open_library() as library:
            ids = sorted(await find_printing(turns[at].answered, library))
    if not ids:
        answer = await _answer_last(errand, turns)
        ids = [each.article_id for each in answer.sources] if answer is not None else []
    async with errand.open_library() as library:
        near = (*ids, *errand.ground.evidence)
        return frozenset((*near, *await errand.list_told(library, near)))


async def _look_back(errand: Errand, back: Back, turns: Sequence[Turn]) -> tuple[Answer, str]:
    """Tell of the last answer what is asked of it, which is found again for that; with the question to go on from."""
    asked, last = clean(errand.inquiry.question), turns[-1]
    answer, findings = await _answer_again(errand, turns)
    if answer.refused or not last.answered:
        return refuse_back(asked, back), last.understood
    if back == "before" and (before := ask_before(last, answer)) is not None:
        question = errand.read(asked, before)
        answer, _ = await find_answer(errand, question, Silent())
        return answer, last.understood if answer.refused else question.kept
    near = [each.article_id for each in findings.passages] if findings is not None else []
    if back in {"more", "precedent"}:
        ids = [source.article_id for source in answer.sources]
        materials = {each.article.id: each for each in await list_materials(errand.desk, errand.scopes, ids, Silent())}
        told = (
            tell_more(asked, answer, materials, turns) if back == "more" else tell_precedent(asked, answer, materials)
        )
        return told, last.understood
    standing = await find_standing(errand.desk, errand.scopes, answer, back, near)
    return tell_back(asked, back, answer, standing), last.understood


async def _look_around(
    errand: Errand, question: QuestionRead, around: AskedAround, turns: Sequence[Turn]
) -> Answer | None:
    """Tell what is asked of all that the thread is about; None where that is nothing, or what was read since its
    briefing tells it."""
    if around.kind in IN_ALL:
        question = replace(question, understood=question.asked)  # it says nothing of its own
    if around.kind == "since" and await list_read_since(errand):
        return None
    told: Answer | None = None
    for end in (len(turns), len(turns) - 1):
        last = await _answer_last(errand, turns[:end])
        last = None if around.kind == "since" and last is not None and last.refused else last
        told = await tell_around(errand, question, around, last, turns)
        if told is None or not (told.refused and around.kind == "present" and asks_who_was_there(turns)):
            break  # else the event may be that of the turn before
    if told is None and turns and around.kind == "since" and not errand.inquiry.is_of_briefing:
        return refuse(question, NOT_ANSWERED)
    if told is None and turns and around.ahead and around.who and not around.event:
        return refuse(replace(question, understood=question.asked), NO_PLACE)
    return told


async def _answer_last(errand: Errand, turns: Sequence[Turn]) -> Answer | None:
    """Give the last answer of a thread that has sources, be these only the closest to what it could not answer."""
    for at in list_grounds(turns, errand.desk.gazetteer):
        last, _ = await _answer_again(errand, turns[: at + 1])
        if last.sources:
            return last
    return None


async def _show_pointed(errand: Errand, pointed: Pointed, turns: Sequence[Turn]) -> Answer | None:
    """Show the point of the last answer, or else of the thread's briefing, or the source of that number, with what its
    report says next; None where there is neither answer nor briefing."""
    asked, last = clean(errand.inquiry.question), find_last(turns)
    async with errand.desk.database.read() as transaction:
        edition = await find_edition(errand.desk, errand.inquiry, transaction)
    taken: Answer | None = None
    if last is not None and last.answered and not is_of_briefing(pointed):
        answer, _ = await _answer_again(errand, turns)
        taken = take_out(asked, pointed, list(answer.answer), answer.sources)
    if taken is None and edition is not None:
        taken = take_out(asked, pointed, list_points(edition, pointed.part), edition.sources)
    if taken is None and last is None and edition is None:
        return None
    if taken is None:
        return Answer(asked, asked, (), True, NOTHING_THERE, ())
    ids = [source.article_id for source in taken.sources]
    materials = {each.article.id: each for each in await list_materials(errand.desk, errand.scopes, ids, Silent())}
    more = tell_more(asked, taken, materials, turns)
    return replace(taken, answer=(*taken.answer, *more.answer)) if taken.answer or more.answer else more


async def _give(desk: Desk, inquiry: Inquiry, kept: str, answer: Answer, progress: Progress | None) -> Answer:
    """Show an answer that is not shown yet, dated by the reader's days, and keep the turn with the question that
    follow-ups go on from."""
    zone = get_zone(inquiry.time_zone)
    sources = (replace(each, published=each.published and show_moment(each.published, zone)) for each in answer.sources)
    answer = replace(answer, sources=tuple(sources))
    if progress is not None:
        for line in iter_claim_lines(answer):
            await progress.show(line)
    await remember(desk, inquiry, answer, kept)
    return answer
