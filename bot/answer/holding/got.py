"""Ties a question of what kind of thing somebody got to what tells of such a thing: `What sentence did Ruiz get?` is
not answered by whatever else is told of Ruiz."""

import re
from collections.abc import Sequence

from bot.answer.asked.question import QuestionRead
from bot.answer.found.candidates import Candidate
from bot.answer.found.spotting import Spotter, spot_shown
from bot.text.gazetteer import load_gazetteer

_GOT = re.compile(
    r"\b(?:what|which)\s+(?:[a-z-]+\s+){0,2}?(?P<thing>[a-z-]+)\s+(?:did|does|do|will|has|have|had)\s+[^?]*?"
    r"\b(?:get|got|receive|received|win|won|give|given|hand|handed|face|faced|impose|imposed|award|awarded|set|make|made|take|taken)\b",
    re.IGNORECASE,
)
_PUNISHMENT = re.compile(r"sentence|punishment|penalty", re.IGNORECASE)
_PUNISHED = re.compile(r"\b(?:sentenc\w+|fin(?:ed|es)|jail(?:ed|s)|imprison\w*|acquit\w*|ordered\s+to\s+pay)\b")
"""What a court gave somebody is told by the deed as well."""


def keep_got(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give the sentences that tell of the thing; all where none is asked for, or only whether it was got."""
    asked = _GOT.search(question.understood) if question.kind == "what" else None
    thing = spot_shown(question.terms, asked["thing"]) if asked is not None else None
    punished = asked is not None and _PUNISHMENT.fullmatch(asked["thing"]) is not None
    if thing is None:
        return list(candidates)
    whose = Spotter([term for term in question.terms if term.named], load_gazetteer())
    told = [(each, each.told.of(each.article.text)) for each in candidates]
    named = any(term.named for term in question.terms)
    return [
        each
        for each, words in told
        if (any(spot.worth == 1.0 for spot in thing.find(words)) or (punished and _PUNISHED.search(words)))
        and (whose.find(words) or not named)
    ]
