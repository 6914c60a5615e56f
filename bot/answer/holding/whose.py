"""Whose a number is that a sentence gives: of whom it counts people or things, and of nobody else."""

import re
from collections.abc import Sequence

from bot.answer.asked.named import Named
from bot.answer.asked.otherwise import alike
from bot.answer.asked.terms import root, roots
from bot.answer.found.counting import PEOPLE, list_deaths
from bot.answer.holding.acting import acts
from bot.model.analysis import ActorKey, Span
from bot.text.words import NUMBER_WORDS

_NEXT = 25
"""Characters behind a number in which stands whose is counted."""
_AND_OF = re.compile(r",?\s+and\s+of\s+(?:the\s+|more\s+than\s+|at\s+least\s+|about\s+|some\s+|nearly\s+|over\s+)*")
"""Between a name and a number that both have something: `the airspace of Chad and of more than 40 countries`."""
_PEOPLE_DID = re.compile(
    r"\bhow\s+many\s+(?:people|persons|men|women|residents|protest[eo]rs|demonstrators)\s+(?:(?:have|had)\s+)?(?P<did>[a-z]+ed|took\s+part|went|came)\b",
    re.IGNORECASE,
)
_GATHERS = re.compile(
    r"\b(?:protest|demonstrat|march(?:ed|ers|ing)?\b|rall(?:y|ie)|gather|crowd|turn(?:ed|out)|attend|took\s+(?:part|to\s+the\s+streets))",
    re.IGNORECASE,
)
"""The ways to tell that people come together, in a question by how many did and of those who are counted."""
_NEAR = re.compile(r"\b(?:for|by|of|to|from)\s+(?:the\s+)?\Z", re.IGNORECASE)

_OPENS_ON_ANOTHER = re.compile(
    rf"(?:he|she|it|they|his|her|its|their|the|this|that|these|those|another|a\s+further|some|about|around|nearly|almost|"
    rf"up\s+to|at\s+least|more\s+than|over|of|others?|both|all|most|none|no|(?:{NUMBER_WORDS}))\b|\d",
    re.IGNORECASE,
)
"""Opens a sentence that may go on about what was told before."""
_THE_TWO = re.compile(
    r"\b(?:the\s+two|both)\s+(?:countries|states|nations|governments|sides|neighbou?rs|parties|capitals)\b",
    re.IGNORECASE,
)
"""Takes up the two who were named before."""
_HEADS = re.compile(
    r"\b(?:president|premier|minister|governor|king|queen|leader|ruler|chancellor)(?:[- ]elect)?\s+of\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
"""Before the state that somebody heads."""


def takes_up_count(words: str) -> bool:
    """Say whether a sentence may go on about what was told before, by how it opens."""
    return _OPENS_ON_ANOTHER.match(words) is not None


def takes_up_two(words: str) -> bool:
    """Say whether words take up two who were named before: `the two countries`."""
    return _THE_TWO.search(words) is not None


def counts_those_of(whose: ActorKey, counted: str | None, words: str, named: Sequence[Named], at: int) -> bool:
    """Say whether a number counts those of a state: no other one's stands behind it and what is counted is named, and
    where the people themselves are asked for, that one's does."""
    near = [one.key for one in named if at < one.span.start < at + _NEXT and one.key is not None]
    return near[:1] == [whose] or (not near and counted not in PEOPLE and counted in roots(words))


def is_number_of(words: str, one: Span, at: int, others: Sequence[Span]) -> bool:
    """Say whether a number is of somebody who is named: they act, or it is by, for or of them, and of nobody else."""
    others = [each for each in others if _AND_OF.fullmatch(words, each.end, at) is None]
    if one.start < at:
        return acts(words, one, at, others)
    return _NEAR.search(words, at, one.start) is not None and not any(at < each.start < one.start for each in others)


def tells_what_they_did(asked: str, words: str) -> bool | None:
    """Say whether words tell that people did what a question counts them for, as people come together in many words;
    None where it counts nobody for what they do."""
    did = _PEOPLE_DID.search(asked)
    if did is None or list_deaths(did["did"]):
        return None
    if _GATHERS.match(did["did"]) is not None:
        return _GATHERS.search(words) is not None
    group = alike(root(did["did"]))
    return any(each == root(did["did"]) or (group is not None and alike(each) == group) for each in roots(words))


def is_headed(words: str, one: Named) -> bool:
    """Say whether a state is named as that which somebody heads: `president-elect of Ecuador`."""
    return one.key is not None and _HEADS.search(words, 0, one.span.start) is not None
