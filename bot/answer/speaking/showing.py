"""Ties what a recording, a photo or a document shows to what is told to be shown: that it was given to somebody, or
that it was asked for, tells nothing of that."""

import re
from collections.abc import Sequence

from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import root, roots
from bot.answer.found.candidates import Candidate
from bot.text.sentences import split

_ASKS = re.compile(
    r"\bwhat\s+(?:do|does|did)\s+(?P<what>[^?]+?)\s+(?:show|reveal|indicate|suggest|prove|depict)s?\b(?!\s+[A-Z])",
    re.IGNORECASE,
)
_SHOWS = re.compile(r"\b(?:show(?:s|ed|n|ing)?|reveal\w*|indicat\w+|suggest\w*|prov(?:e|es|ed)|depict\w*|captur\w+)\b")
_MEANT = re.compile(r"\b(?:it|they|that|this|these|those|which|what)\s+(?:also\s+|clearly\s+)?\Z", re.IGNORECASE)
_BEHIND = re.compile(r"\s+(?:of|from|by|in|on|at|with|for|taken|made)\s+")


def keep_shown(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked what something shows, what tells that it shows something; all else where it is not."""
    asked = _ASKS.search(question.understood)
    if asked is None:
        return list(candidates)
    thing = root(_BEHIND.split(asked["what"])[0].split()[-1].casefold())
    return [each for each in candidates if _tells_shown(thing, each)]


def _tells_shown(thing: str, each: Candidate) -> bool:
    """Say whether a sentence tells what the thing shows, named there or right before it."""
    words, start = each.words, each.sentence.span.start
    for cue in _SHOWS.finditer(words):
        if thing in roots(words[: cue.start()]):
            return True
        before = [one.span for one in split(each.article.text[:start], each.article.language)][-1:]
        if _MEANT.search(words, 0, cue.start()) and before and thing in roots(before[0].of(each.article.text)):
            return True
    return False
