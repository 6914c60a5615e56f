"""Finishes an answer that is composed: joins those to the two parts of a question, and leads the answer to a wider one
with that it is no more."""

import re
from dataclasses import replace

from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import roots
from bot.answer.found.fitting import list_days
from bot.model.briefing import Claim
from bot.model.conversation import Answer

_SAID_ON = re.compile(r"\b(?:said|told|announced|added|wrote|reported)\b(?:\s+[\w’'-]+){0,4}?\s+on\s+\Z")
"""Right before a day on which that was said."""
NOT_SETTLED = "I read nothing that settles this; what was said of it:"


def lead_with_nearest(question: QuestionRead, near: Answer) -> Answer:
    """Give the answer to a wider question, told to be no more than that."""
    opening = Claim(NOT_SETTLED, "label")
    return replace(near, question=question.asked, understood=question.understood, answer=(opening, *near.answer))


def join_parts(question: QuestionRead, first: Answer, second: Answer | None, other: str) -> Answer:
    """Give the answers to the two parts of a question as one, and say of what they do not tell that it was not found:
    `other` are the words that ask the second part."""
    if second is None or second.refused:
        told = other.casefold().startswith("when") and _prints_its_day(question, first)
        missing = Claim(f"{other.capitalize()}: I read nothing that plainly says so.", "label")
        answer = first.answer if told else (*first.answer, missing)
        return replace(first, question=question.asked, understood=question.understood, answer=answer)
    numbers = {each.article_id: each.n for each in first.sources}
    for each in second.sources:
        numbers.setdefault(each.article_id, len(numbers) + 1)
    renumbered = {each.n: numbers[each.article_id] for each in second.sources}
    shown = {each.text for each in first.answer}
    more = tuple(
        replace(each, citations=tuple(replace(one, n=renumbered[one.n]) for one in each.citations))
        for each in second.answer
        if each.text not in shown
    )
    known = {each.article_id for each in first.sources}
    sources = tuple(replace(each, n=renumbered[each.n]) for each in second.sources if each.article_id not in known)
    return replace(
        first,
        question=question.asked,
        understood=question.understood,
        answer=(*first.answer, *more),
        sources=(*first.sources, *sources),
    )


def _prints_its_day(question: QuestionRead, told: Answer) -> bool:
    """Say whether a sentence that is shown prints a day behind the names and the deed that a question has, and not as
    when that was said."""
    asked = {term.root for term in question.terms if term.named or term.focus}
    for each in told.answer:
        for day in list_days(each.text):
            before = each.text[: each.text.index(day)]
            if asked and asked <= set(roots(before)) and _SAID_ON.search(before) is None:
                return True
    return False


def prints_two_days(told: Answer) -> bool:
    """Say whether what is shown prints two days, of which one may be that which a second question asks for."""
    return len({day for each in told.answer for day in list_days(each.text)}) > 1
