"""What the sentence that asks asks for, where others before it only say what it is about."""

import re
from collections.abc import Sequence

from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import WORD, is_participle, roots
from bot.text.words import STOP_WORDS

_SENTENCES = re.compile(r"(?<=[.!?])[”\"]?\s+")
_WHICH = re.compile(r"\b(?:which|what)\s+(?P<behind>.+)", re.IGNORECASE)
_SAYS_WHICH = r"(?!\s+(?:of|that|which|who|whose|in|at|on|from|called|named|known)\b)"
_DATE = re.compile(
    r"\b(?:dates?|timetable)\s+(?:(?:been\s+)?(?:set|fixed|agreed|given|named|announced)\s+)?(?:yet\s+)?(?:for|of)\b",
    re.IGNORECASE,
)
BARE_DATE = re.compile(
    r"\b(?:no|an?|any|the)\s+(?:[a-z]+\s+)?(?:date|timetable)\b(?!\s+(?:has\s+been\s+|was\s+)?(?:set\s+|fixed\s+)?(?:for|of)\b)",
    re.IGNORECASE,
)
"""A date without that for which it is: `No date was set`."""
_SETTLES, _BESIDE = 2.0, 0.5
"""What a word counts that is to be settled, and one that stands only before the sentence that asks."""


def last_sentence(question: QuestionRead) -> str:
    """Give the sentence that asks."""
    return _SENTENCES.split(question.understood.strip())[-1]


def list_shares(question: QuestionRead) -> Sequence[float]:
    """Give what each term counts among the sentences that may answer: what is to be settled more, one that only leads
    up to what is asked less."""
    asks = last_sentence(question)
    told, words = set(roots(asks)), asks.casefold()
    asked = [1.0 if term.root in told or term.shown.casefold() in words else _BESIDE for term in question.terms]
    return [_SETTLES if term.focus else share for term, share in zip(question.terms, asked, strict=True)]


def find_leaning(question: QuestionRead) -> re.Pattern[str] | None:
    """Give how a sentence says without a name what is asked for: `the wildly popular show` where it is asked `Which
    show was renewed?`; a date that is asked for says not of what. The name stands in the sentence before it."""
    if _DATE.search(last_sentence(question)) is not None:
        return BARE_DATE
    found = _WHICH.search(last_sentence(question))
    noun = ""
    for each in WORD.findall(found["behind"]) if found is not None else ():
        if each.casefold() in STOP_WORDS or (noun and is_participle(each)) or not each.islower():
            break
        noun = each
    return re.compile(rf"\b[Tt]he\s+(?:[\w’-]+\s+){{0,4}}?{noun}\b{_SAYS_WHICH}") if noun else None
