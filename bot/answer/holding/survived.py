"""Answers whether somebody is dead by the report that they live, which may tell by whom they were said to be dead."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answer.asked.question import YES_OR_NO, QuestionRead
from bot.answer.found.candidates import Candidate
from bot.answer.found.spotting import Spotter
from bot.model.analysis import Span
from bot.model.article import ArticleId
from bot.text.datelines import skip_dateline
from bot.text.gazetteer import load_gazetteer
from bot.text.sentences import split

_DEAD = re.compile(r"\b(?:dead|die|died|killed|murdered|drowned|perished|executed)\b", re.IGNORECASE)
_ALIVE = re.compile(
    r"\b(?:(?:found|is|are|was|were|be|been)\s+(?:\w+ly\s+)?alive|alive\s+and\s+well|survived|(?:is|are|was|were)\s+(?:safe|unhurt))\b"
)
_SAID_DEAD = re.compile(
    r"\b(?:had\s+(?:\w+ly\s+)?(?:reported|said|claimed|announced|declared|posted|feared)|reports?|rumou?rs?|(?:was|were|been)\s+(?:\w+ly\s+)?"
    r"(?:reported|feared|believed|presumed|declared|said))\b[^.;]*\b(?:dead|died|killed|murdered|drowned|perished|executed)\b",
    re.IGNORECASE,
)
"""That somebody was said to be dead."""


def put_living_first(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give what a report opens with, that somebody is alive, in place of its sentence that they had been said to be
    dead; all else as it is."""
    if question.kind not in YES_OR_NO or _DEAD.search(question.understood) is None:
        return list(candidates)
    who = Spotter([each for each in question.terms if _DEAD.fullmatch(each.shown) is None], load_gazetteer())
    first: dict[tuple[ArticleId, Span], Candidate] = {}
    for each in (_tell_living(who, each) for each in candidates):
        first.setdefault((each.article.id, each.sentence.span), each)
    return list(first.values())


def _tell_living(who: Spotter, each: Candidate) -> Candidate:
    article = each.article
    parts = split(article.text, article.language) if _SAID_DEAD.search(each.words) is not None else ()
    if not parts:
        return each
    opening = skip_dateline(article.text, parts[0].span)
    words = opening.of(article.text)
    if _ALIVE.search(words) is None or not who.find(words):
        return each
    return replace(each, sentence=replace(each.sentence, span=opening, before=None, fits=True))
