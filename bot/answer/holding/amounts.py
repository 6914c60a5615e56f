"""Ties an amount to that of which it is asked how much: who shipped `4 million tonnes of maize` shipped no wheat by
that."""

import re
from collections.abc import Sequence

from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import root
from bot.answer.found.candidates import Candidate
from bot.answer.holding.wanted import read_wanted

_HOW_MUCH_OF = re.compile(
    r"\bhow\s+much\s+(?!(?:money|did|does|do|is|are|was|were|has|have|had|will|would)\b)(?P<thing>[a-z-]+)\s+"
    r"(?:did|does|do|will|would|has|have|had|is|are|was|were|can|could)\b",
    re.IGNORECASE,
)
_SO_MUCH_OF = re.compile(
    r"\b\d[\d.,]*\s+(?:(?:thousand|million|billion)\s+)?(?:tonnes?|tons?|kilo(?:gram(?:me)?)?s?|barrels?|bushels?|lit(?:re|er)s?|"
    r"gallons?|bags?|sacks?|containers?|megawatts?|cubic\s+met(?:re|er)s)\s+of\s+(?P<what>[a-z-]+(?:\s+[a-z-]+)?)\b",
    re.IGNORECASE,
)
"""A measure with that of which it is: `31 million tonnes of wheat`."""


def keep_amounts(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give the sentences whose measure is of what a question asks how much of; all of another question, and those that
    name nothing behind a measure."""
    asked = _HOW_MUCH_OF.search(question.understood)
    if asked is None:
        return list(candidates)
    thing, verb = root(asked["thing"].casefold()), read_wanted(question, question.understood).verb
    return [
        each
        for each in candidates
        if _is_of(thing, each.words, [spot.at for spot in verb.find(each.words)] if verb is not None else [])
    ]


def _is_of(thing: str, words: str, deeds: Sequence[int]) -> bool:
    """Say whether a measure is of the thing, and the one of what is done where that is told: the first behind it, or
    else the last before."""
    told = [
        (found.start(), thing in map(root, found["what"].casefold().split())) for found in _SO_MUCH_OF.finditer(words)
    ]
    if not told or not deeds:
        return not told or any(same for _, same in told)
    return any(next((same for start, same in told if start > at), told[-1][1]) for at in deeds)
