"""Answers a question from what was read: thread → question as understood → passages → cited answer."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.answer.around import IN_ALL, AskedAround, asks_of_all, find_around
from bot.answer.back import (
    Back,
    ask_before,
    find_back,
    find_last,
    refuse_back,
    tell_back,
    tell_more,
    tell_precedent,
    tells_no_more,
)
from bot.answer.besides import ask_plainly, find_besides
from bot.answer.choose import asks_how_it_stands
from bot.answer.clipped import ask_what_is_open
from bot.answer.compose import compose, lead_with_nearest
from bot.answer.documents import find_document
from bot.answer.events import find_naming, find_start
from bot.answer.followup import leaves_open, name_meant, takes_up_another
from bot.answer.ground import Ground
from bot.answer.layout import iter_claim_lines
from bot.answer.meant import give_capitals
from bot.answer.neuter import asks_if_so, has_lost_it, tells_it
from bot.answer.offices import tells_office
from bot.answer.pointed import NOTHING_THERE, Pointed, find_pointed, is_of_briefing, list_points, take_out
from bot.answer.printed import find_printing
from bot.answer.question import QuestionRead, clean, read_question, read_whole
from bot.answer.refusing import ask_whom, refuse, refuse_deed, refuse_found
from bot.answer.search import Aim, Findings, Library, cover, find_passages, without
from bot.answer.sides import find_sides, find_speaking
from bot.answer.subjects import is_subject
from bot.answer.voices import ask_what_was_said, find_voice
from bot.model.analysis import Material
from bot.model.article import ArticleId
from bot.model.conversation import Answer, Turn, scopes_of
from bot.model.story import StoryId
from bot.ports import Progress
from bot.service.affairs import list_read_since, tell_around
from bot.service.desk import Desk
from bot.service.inquiries import Inquiry, find_edition, find_ground, list_known, list_turns, remember
from bot.service.modelled import answer_with_model, condense
from bot.service.passages import list_full_names
from bot.service.reading import Silent, list_materials
from bot.service.standing import find_standing
from bot.service.surveys import survey
from bot.service.vectors import find_near
from bot.service.windows import get_zone, show_moment
from bot.summarize.plans import list_ends

_MOST_HEARD = 40
"""Articles, the best first, in which is looked who speaks."""
_MOST_NAMING = 12
"""Articles more, in which is looked for what became of a plan."""
_MOST_COMPARED = 120
"""The same where what several say is compared."""


async def answer_question(desk: Desk, inquiry: Inquiry, progress: Progress) -> Answer:
    """Answer over what was read; in a thread the edition's own evidence comes first, and the turn is kept."""
    now = desk.clock.now()
    here = now.astimezone(get_zone(inquiry.time_zone))
    async with desk.database.read() as transaction:
        turns = await list_turns(desk, inquiry, transaction)
        known = await list_known(desk, [inquiry.question, *(turn.understood for turn in turns)], inquiry, transaction)
    pointed = find_pointed(clean(inquiry.question))
    if pointed is not None and (shown := await _show_pointed(desk, inquiry, pointed, turns, known)) is not None:
        understood = next((each.text for each in shown.answer if each.citations), turns[-1].understood if turns else "")
        return await _give(desk, inquiry, understood, shown, progress)
    back = find_back(clean(inquiry.question), turns)
    if turns and asks_if_so(clean(inquiry.question)) and asks_of_all(turns[-1].question):
        back = "certainty"
    if back is not None:
        told, kept = await _look_back(desk, inquiry, back, turns, known)
        return await _give(desk, inquiry, kept, told, progress)
    question = read_question(inquiry.question, here, turns, desk.gazetteer, known)
    if question.unclear is not None and question.unclear.candidates:
        persons = await list_full_names(desk, inquiry.workspace, question.unclear.candidates)
        question = read_question(inquiry.question, here, turns, desk.gazetteer, known, persons)
    if turns and question.asks_what_is_open and not inquiry.is_of_briefing:
        about = ask_what_is_open(turns[-1].understood, desk.gazetteer)
        question = read_whole(question.asked, about, here, desk.gazetteer, known) if about else question
    whole = await condense(desk, inquiry.workspace, question.asked, turns)
    if whole is not None:
        question = read_whole(question.asked, whole, here, desk.gazetteer, known)
    await progress.tell("looking through what was read")
    around = find_around(question.asked, question.understood) if question.unclear is None else None
    if around is not None and (near := await _look_around(desk, inquiry, question, around, turns, known)) is not None:
        kept = turns[-1].understood if turns and around.kind in IN_ALL else question.understood
        return await _give(desk, inquiry, kept, near, progress)
    question = await _date_event(desk, inquiry, question, known)
    question, answer, findings = await _answer_in_thread(desk, inquiry, question, turns, known, progress)
    if turns and asks_if_so(question.asked) and tells_no_more(answer, turns[-1]):
        sure, kept = await _look_back(desk, inquiry, "certainty", turns, known)
        return await _give(desk, inquiry, kept, sure, progress)
    modelling = findings is not None and question.declined is None and not find_sides(question)
    if findings is not None and modelling and not answer.refused:
        modelled = await answer_with_model(desk, inquiry.workspace, question, findings, progress)
        if modelled is not None:
            return await _give(desk, inquiry, question.kept, modelled, None)
    return await _give(desk, inquiry, question.kept, answer, progress)


async def _answer_in_thread(
    desk: Desk, inquiry: Inquiry, question: QuestionRead, turns: Sequence[Turn],
    known: Mapping[str, Sequence[str]], progress: Progress,
) -> tuple[QuestionRead, Answer, Findings | None]:  # fmt: skip
    """Answer a question as it is to be read in its thread: of whom it may mean, the only one of whom anything is told;
    one that names nobody and nothing from the reports of the last answer first, from these alone where it speaks of an
    `it` that nothing was found for; and one that took on a topic or a place without it, where nothing answers it so."""
    here = desk.clock.now().astimezone(get_zone(inquiry.time_zone))

    def read(words: str) -> QuestionRead:
        plain = read_whole(question.asked, ask_plainly(words), here, desk.gazetteer, known, question.begun)
        return replace(plain, besides=question.besides)

    last: list[frozenset[ArticleId]] = []

    async def look_near(asked: QuestionRead) -> tuple[Answer, Findings]:
        if not last:
            last.append(await _list_last(desk, inquiry, turns, known) or await _list_evidence(desk, inquiry))
        return await _find_within(desk, inquiry, asked, last[0])

    if question.unclear is not None:
        wordings = [name_meant(question.understood, question.unclear, each) for each in question.unclear.candidates]
        tried = [(each, *await _find_answer(desk, inquiry, each, known, Silent())) for each in map(read, wordings)]
        answered = [each for each in tried if not each[1].refused]
        return answered[0] if len(answered) == 1 else (question, refuse(question, ask_whom(question.unclear)), None)
    plain = read(question.understood)
    others = bool(question.besides) and len(plain.terms) == 1 and not plain.terms[0].named  # of whatever, there may be
    lost = bool(turns) and has_lost_it(question.understood)
    if plain.names_a_deed_alone and (turns or await _list_evidence(desk, inquiry)):
        near, seen = await look_near(plain)
        return question, replace(refuse_deed(plain) if near.refused else near, understood=question.understood), seen
    if others or lost or leaves_open(question.understood) or (turns and plain.leans_on_thread):
        near, seen = await look_near(plain)
        told = " ".join(each.text for each in near.answer)
        if not near.refused and not (tells_it(question.understood, told) and tells_office(question.understood, told)):
            seen = await _cover(desk, inquiry, plain, seen)
            near = refuse_found(plain, seen)
        if others or lost or not near.refused:
            return question, replace(near, understood=question.understood), seen
    answer, findings = await _find_answer(desk, inquiry, plain, known, progress)
    if answer.refused and question.alone:
        typed = replace(read(question.alone), understood=question.alone)
        near, seen = await look_near(read(question.alone))
        if not near.refused:
            return typed, replace(near, understood=question.alone), seen
        if leaves_open(question.alone) or takes_up_another(question.alone):
            again, found = await _find_answer(desk, inquiry, typed, known, Silent())
            if not again.refused:
                return typed, again, found
    return question, replace(answer, understood=question.understood), findings


async def _answer_again(
    desk: Desk, inquiry: Inquiry, turns: Sequence[Turn], known: Mapping[str, Sequence[str]]
) -> tuple[Answer, Findings | None]:
    """Give the answer to the last question of a thread as it was found."""
    last, before = turns[-1], turns[:-1]
    here = desk.clock.now().astimezone(get_zone(inquiry.time_zone))
    question = read_whole(clean(inquiry.question), last.understood, here, desk.gazetteer, known)
    question = replace(question, besides=find_besides(question.understood, question.kind, before))
    around = find_around(clean(last.question), last.understood)
    if around is not None and (near := await _look_around(desk, inquiry, question, around, before, known)) is not None:
        return near, None
    _, answer, findings = await _answer_in_thread(desk, inquiry, question, before, known, Silent())
    return answer, findings


async def _list_last(
    desk: Desk, inquiry: Inquiry, turns: Sequence[Turn], known: Mapping[str, Sequence[str]]
) -> frozenset[ArticleId]:
    """Give the articles of the stories from which the last question was answered that was, and those of a briefing;
    only what no report prints is answered again to know them."""
    told = [at for at, each in enumerate(turns) if each.answered]
    if not told:
        return frozenset()
    scopes, now = scopes_of(inquiry.workspace), desk.clock.now()
    async with desk.database.read() as transaction:
        library = Library(desk.articles, transaction, desk.workers, scopes, now)
        printing = await find_printing(turns[told[-1]].answered, library)
    ids = sorted(printing)
    if not ids:
        answer, _ = await _answer_again(desk, inquiry, turns[: told[-1] + 1], known)
        ids = [each.article_id for each in answer.sources]
    async with desk.database.read() as transaction:
        ids += (await find_ground(desk, inquiry, transaction)).evidence
        stories = sorted(set((await desk.stories.find_stories(transaction, scopes, ids)).values()))
        return frozenset((*ids, *await desk.stories.list_told(transaction, scopes, now, stories, None)))


async def _list_evidence(desk: Desk, inquiry: Inquiry) -> frozenset[ArticleId]:
    """Give the articles of the briefing in whose thread it is asked, with those of their stories."""
    async with desk.database.read() as transaction:
        ids = (await find_ground(desk, inquiry, transaction)).evidence
        scopes = scopes_of(inquiry.workspace)
        stories = sorted(set((await desk.stories.find_stories(transaction, scopes, sorted(ids))).values()))
        return ids.union(await desk.stories.list_told(transaction, scopes, desk.clock.now(), stories, None))


async def _find_within(
    desk: Desk, inquiry: Inquiry, question: QuestionRead, ids: frozenset[ArticleId]
) -> tuple[Answer, Findings]:
    """Answer from some articles alone."""
    async with desk.database.read() as transaction:
        library = Library(desk.articles, transaction, desk.workers, scopes_of(inquiry.workspace), desk.clock.now())
        found = without(question, await find_passages(question, library, Aim(ids, inquiry.topic, inquiry.window)))
    found = replace(found, passages=tuple(each for each in found.passages if each.article_id in ids))
    answer = await _compose(desk, inquiry, question, found, Ground())
    if answer.refused:
        found = await _cover(desk, inquiry, question, found)
        answer = refuse_found(question, found)
    return answer, found


async def _find_answer(
    desk: Desk, inquiry: Inquiry, question: QuestionRead, known: Mapping[str, Sequence[str]], progress: Progress
) -> tuple[Answer, Findings | None]:
    """Answer without a model, with what was found; nothing was looked for where stories are listed."""
    listed = await survey(desk, inquiry, question, progress)
    if listed is not None:
        return listed, None
    now = desk.clock.now()
    near = await find_near(desk, inquiry.workspace, question.understood, inquiry.window or question.window)
    async with desk.database.read() as transaction:
        library = Library(desk.articles, transaction, desk.workers, scopes_of(inquiry.workspace), now)
        ground = await find_ground(desk, inquiry, transaction)
        aim = Aim(ground.evidence, inquiry.topic, inquiry.window, near=near)
        findings = without(question, await find_passages(question, library, aim))
    keyless = await _compose(desk, inquiry, question, findings, ground)
    wider = ask_what_was_said(question.understood) if keyless.refused and question.unclear is None else None
    if wider is not None:
        asked = read_whole(question.asked, wider, now.astimezone(get_zone(inquiry.time_zone)), desk.gazetteer, known)
        said, found = await _find_answer(desk, inquiry, asked, known, Silent())
        if not said.refused:
            return lead_with_nearest(question, said), found
    typed = give_capitals(question.understood, [each.text for each in findings.articles.values()])
    if keyless.refused and typed != question.understood and question.begun is None:  # read again as it is printed
        here = now.astimezone(get_zone(inquiry.time_zone))
        printed = read_whole(question.asked, typed, here, desk.gazetteer, known)
        printed = replace(printed, unclear=question.unclear, besides=question.besides)
        async with desk.database.read() as transaction:
            found = without(printed, await find_passages(printed, replace(library, transaction=transaction), aim))
        again = await _compose(desk, inquiry, printed, found, ground)
        if not again.refused:
            return again, found
    if keyless.refused and findings.coverage is None:
        findings = await _cover(desk, inquiry, question, findings)
        keyless = refuse_found(question, findings)
    return keyless, findings


async def _cover(desk: Desk, inquiry: Inquiry, question: QuestionRead, findings: Findings) -> Findings:
    async with desk.database.read() as transaction:
        library = Library(desk.articles, transaction, desk.workers, scopes_of(inquiry.workspace), desk.clock.now())
        return await cover(question, library, Aim(topic=inquiry.topic, window=inquiry.window), findings)


async def _compose(desk: Desk, inquiry: Inquiry, question: QuestionRead, findings: Findings, ground: Ground) -> Answer:
    materials, places = await _list_voices(desk, inquiry, question, findings)
    ends = await desk.workers.run(list_ends, tuple(materials.values())) if asks_how_it_stands(question) else {}
    return compose(question, findings, ground, materials, places, ends)


async def _look_back(
    desk: Desk, inquiry: Inquiry, back: Back, turns: Sequence[Turn], known: Mapping[str, Sequence[str]]
) -> tuple[Answer, str]:
    """Tell of the last answer what is asked of it, which is found again for that; with the question to go on from."""
    asked, last, scopes = clean(inquiry.question), turns[-1], scopes_of(inquiry.workspace)
    here = desk.clock.now().astimezone(get_zone(inquiry.time_zone))
    answer, findings = await _answer_again(desk, inquiry, turns, known)
    if answer.refused or not last.answered:
        return refuse_back(asked, back), last.understood
    if back == "before" and (before := ask_before(last, answer)) is not None:
        question = read_whole(asked, before, here, desk.gazetteer, known)
        answer, _ = await _find_answer(desk, inquiry, question, known, Silent())
        return answer, last.understood if answer.refused else question.kept
    near = [each.article_id for each in findings.passages] if findings is not None else []
    if back in {"more", "precedent"}:
        ids = [source.article_id for source in answer.sources]
        materials = {each.article.id: each for each in await list_materials(desk, scopes, ids, Silent())}
        told = (
            tell_more(asked, answer, materials, turns) if back == "more" else tell_precedent(asked, answer, materials)
        )
        return told, last.understood
    return tell_back(asked, back, answer, await find_standing(desk, scopes, answer, back, near)), last.understood


async def _look_around(
    desk: Desk, inquiry: Inquiry, question: QuestionRead, around: AskedAround, turns: Sequence[Turn],
    known: Mapping[str, Sequence[str]],
) -> Answer | None:  # fmt: skip
    """Tell what is asked of all that the thread is about; None where that is nothing, or what was read since its
    briefing tells it."""
    if around.kind == "since" and await list_read_since(desk, inquiry):
        return None
    last: Answer | None = None
    for at in [at for at, each in enumerate(turns) if each.answered][::-1]:
        last, _ = await _answer_again(desk, inquiry, turns[: at + 1], known)
        if not last.refused:
            break
    return await tell_around(desk, inquiry, question, around, last, turns)


async def _show_pointed(
    desk: Desk, inquiry: Inquiry, pointed: Pointed, turns: Sequence[Turn], known: Mapping[str, Sequence[str]]
) -> Answer | None:
    """Show the point of the last answer, or else of the thread's briefing, or the source of that number, with what its
    report says next; None where there is neither answer nor briefing."""
    asked, last = clean(inquiry.question), find_last(turns)
    async with desk.database.read() as transaction:
        edition = await find_edition(desk, inquiry, transaction)
    taken: Answer | None = None
    if last is not None and last.answered and not is_of_briefing(pointed):
        answer, _ = await _answer_again(desk, inquiry, turns, known)
        taken = take_out(asked, pointed, list(answer.answer), answer.sources)
    if taken is None and edition is not None:
        taken = take_out(asked, pointed, list_points(edition, pointed.part), edition.sources)
    if taken is None and last is None and edition is None:
        return None
    if taken is None:
        return Answer(asked, asked, (), True, NOTHING_THERE, ())
    ids = [source.article_id for source in taken.sources]
    materials = {
        each.article.id: each for each in await list_materials(desk, scopes_of(inquiry.workspace), ids, Silent())
    }
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


async def _date_event(
    desk: Desk, inquiry: Inquiry, question: QuestionRead, known: Mapping[str, Sequence[str]]
) -> QuestionRead:
    """Read the question anew where it asks since an event of which is known when it was."""
    now = desk.clock.now()
    async with desk.database.read() as transaction:
        library = Library(desk.articles, transaction, desk.workers, scopes_of(inquiry.workspace), now)
        begun = await find_start(question, library)
    if begun is None:
        return question
    zone = get_zone(inquiry.time_zone)
    begun = replace(begun, published=show_moment(begun.published or begun.retrieved, zone))
    dated = read_whole(question.asked, question.understood, now.astimezone(zone), desk.gazetteer, known, begun)
    return replace(dated, unclear=question.unclear, alone=question.alone, besides=question.besides)


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
