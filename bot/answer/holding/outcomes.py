"""Holds what somebody found to what tells what came out, and what somebody is accused of to what accuses."""

import re
from collections.abc import Sequence

from bot.answer.asked.question import QuestionRead
from bot.answer.found.candidates import Candidate

_PAIRS = (
    (
        r"\b(?:did|has|have|had)\b[^?]*\b(?:find|found|discover(?:ed)?|detect(?:ed)?|concluded?)\s*\?*\s*\Z",
        r"\b(?:found|finds|discovered|detected|concluded|revealed|show(?:s|ed)|confirm(?:s|ed))\b|\bexperts?\s+said\b",
    ),
    (
        r"\b(?:what|which)\b[^?]*\b(?:is|are|was|were|been)\b[^?]*\b(?:accused|suspected|convicted|guilty)\s+of\b|"
        r"\b(?:what|which)\b[^?]*\b(?:charged\s+with|on\s+trial\s+for|wanted\s+for)\b|\bwhat\s+(?:is|are)\s+the\s+charges?\b",
        r"\b(?:accus\w+|charg(?:e|es|ed|ing)|suspect\w*|indict\w*|convict\w*|guilty|alleg\w+|trial|fac(?:es|ed|ing)|wanted|warrant)\b",
    ),
)
_ASKED_AND_TOLD = tuple((re.compile(asks, re.IGNORECASE), re.compile(tells, re.IGNORECASE)) for asks, tells in _PAIRS)


def keep_outcome(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give the sentences that tell it, and not only that it is looked for, or what else somebody said."""
    told = next((tells for asks, tells in _ASKED_AND_TOLD if asks.search(question.understood) is not None), None)
    return [each for each in candidates if told is None or told.search(each.words) is not None]
