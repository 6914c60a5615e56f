"""Answers a question without what it took on from its thread, where nothing answers it so; and refuses with what comes
closest there."""

from dataclasses import replace

from bot.answer.asked.named import names_all
from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import prints_any
from bot.answer.found.search import Findings
from bot.answer.telling.closest import find_closest
from bot.answer.telling.refusing import refuse_found
from bot.answer.thread.followup import ask_latest, ask_without_owner, ask_words_of, leaves_open, takes_up_another
from bot.answer.thread.said import tells_words
from bot.model.conversation import Answer
from bot.service.finding import Found, cover_more, find_within
from bot.service.near import Near
from bot.service.reading import Silent, list_materials


async def answer_alone(near: Near) -> tuple[QuestionRead, Answer, Findings | None] | None:
    """Answer a question without what it took on from its thread, or what only names a matter by the latest of that;
    None where nothing answers it so."""
    alone = near.question.alone
    whole = alone or near.question.understood
    words = ask_words_of(near.question.asked, near.turns)
    if words is not None and words != near.question.understood and await near.list_near():
        plain = near.read(words)
        said, seen = await near.look_widening(plain)
        matter = [each for each in near.read(near.question.understood).terms if each not in plain.terms]
        printed = (seen.articles[each.article_id] for each in said.sources if each.article_id in seen.articles)
        of_matter = len(plain.terms) > 1 or any(prints_any(matter, f"{each.title} {each.text}") for each in printed)
        if not said.refused and of_matter:
            return replace(plain, understood=words), replace(said, understood=words), seen
    if near.turns and (plainly := ask_without_owner(near.question.asked, near.question.understood)) is not None:
        told, seen = await near.look(near.read(plainly))
        if not told.refused:
            return near.question, replace(told, understood=near.question.understood), seen
    if takes_up_another(whole) and (named := near.read(ask_latest(whole))).terms:
        latest, found = await near.look_everywhere(named)
        if not latest.refused:
            return replace(named, understood=whole), replace(latest, understood=whole), found
    if not alone:
        return None
    typed = replace(near.read(alone), understood=alone)
    about_it = near.turns and leaves_open(alone) and bool(await near.list_near())
    newest = await _look_in_newest(near, near.read(alone)) if about_it else None
    if newest is not None:
        return typed, replace(newest[0], understood=alone), newest[1]
    answer, seen = await (near.look_widening(near.read(alone)) if about_it else near.look(near.read(alone)))
    if not answer.refused and (not about_it or tells_words(alone, answer.answer)):
        return typed, replace(answer, understood=alone), seen
    if (leaves_open(alone) and not about_it) or takes_up_another(alone):
        again, found = await near.look_everywhere(typed)
        if not again.refused:
            return typed, again, found
    return None


async def _look_in_newest(near: Near, asked: QuestionRead) -> tuple[Answer, Findings] | None:
    """Answer from the reports of the affair that are no older than the last answer; None where these do not."""
    async for since in near.iter_since():
        answer, seen = await find_within(near.errand, asked, since)
        return (answer, seen) if not answer.refused and tells_words(asked.understood, answer.answer) else None
    return None


async def refuse_near(near: Near, plain: QuestionRead, found: Found) -> tuple[Answer, Findings] | None:
    """Refuse with what comes closest in the reports of the thread's affair, where anything was found to come close at
    all; None where there are none, or the question names what these do not, or is not to be answered from reports."""
    refused, findings = found
    if findings is None or not (refused.sources or find_closest(plain, findings.passages, findings.articles)):
        return None
    ids = await near.list_around() if near.turns and plain.unclear is None and plain.declined is None else frozenset()
    materials = await list_materials(near.errand.desk, near.errand.scopes, sorted(ids), Silent())
    told = " ".join(f"{each.article.title} {each.article.text}" for each in materials)
    if not ids or plain.publishers or not names_all(plain.understood, told):
        return None
    answer, seen = await find_within(near.errand, plain, ids)
    if not answer.refused:  # what all that was read does not answer, this only comes close to
        seen = await cover_more(near.errand, plain, seen)
        answer = refuse_found(plain, seen)
    return answer, seen
