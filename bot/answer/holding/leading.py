"""Puts what a sentence tells itself before what it only dates something by: `clashes, a day after Ruiz was declared the
winner`; a deed that is no more than such a date tells nothing of who did it, nor what somebody begins to do of where a
thing began."""

import re
from collections.abc import Sequence

from bot.answer.asked.question import YES_OR_NO, QuestionRead
from bot.answer.asked.terms import root
from bot.answer.found.candidates import Candidate
from bot.answer.found.spotting import Spotter, end_word
from bot.answer.holding.compounds import SMALL
from bot.text.gazetteer import load_gazetteer

_WHEN = re.compile(r"\b(?:since|after|before|following|until|ahead\s+of)\b", re.IGNORECASE)
_ENDS = re.compile(r",?\s(?:and|but|which|who|while)\s|[;:]")
"""Behind it a sentence tells something of its own again."""
_OPENS = 20
"""Characters at the start of a sentence within which what it is dated by goes on to the first comma."""
_BARE = re.compile(
    r"\s+(?:(?:the|an?|this|that|these|those|his|her|its|their)\s+)?(?:(?!(?:was|were|is|are|had|has)\b)[\w’'-]+\s+){0,3}\Z"
)
"""Between the word for the time and a thing that is the whole of it: `since the [bombing]`."""
_IS_DONE = re.compile(r"[\w’'-]+\s+(?:was|were|had|has|is|are|took|began|ended|killed)\b")
_BEHIND_IT = re.compile(
    r"\bwho(?:[’']s|\s+(?:is|was|were|are))\s+(?:really\s+|thought\s+to\s+be\s+)?(?:behind|responsible\s+for)\b",
    re.IGNORECASE,
)
_TELLS_BEHIND = re.compile(
    r"\b(?:(?:is|was|were|are|be|been)\s+behind|responsib\w+|carried\s+out|claim(?:s|ed)|blam(?:es|ed|ing)|accus(?:es|ed|ing)|"
    r"suspect(?:s|ed)?|planned|ordered|charged|convicted|confess\w*|admitted)\b",
    re.IGNORECASE,
)
"""What tells of whoever brought something about."""
_BEGINS = frozenset(map(root, "start begin commence".split()))
_BEGINS_BY_ITSELF = re.compile(
    r"\s*(?:[.,;:!?”\"]|\Z)|\s+(?:in|at|on|near|from|with|by|as|when|where|after|before|during|last|this|there|here|around|about|inside|outside|"
    r"earlier|late|later|early|only|again|today|yesterday|over|under|off|among|between|and|but|two|three|some|a\s+(?:day|week|month|year)|\w+ly|\w+day)\b",
    re.IGNORECASE,
)
"""Behind a word for beginning, where nobody begins to do anything."""
_NEAR = 0.8
"""The part of what such a sentence meets of the question that another must meet to lead in its place."""


def lead_with_own(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked who did something, first what tells that as a deed of its own, last what only tells when
    something else was, and nothing that is dated by it alone."""
    if question.kind != "who" or _WHEN.search(question.understood) is not None:
        return list(candidates)
    deeds = [term for term in question.terms if not term.named and term.shown.casefold() not in SMALL]
    spotter = Spotter(deeds, load_gazetteer())
    told = [each for each in candidates if not _is_date_alone(spotter, each.words)]
    if _BEHIND_IT.search(question.understood) is not None:
        told = [each for each in told if _TELLS_BEHIND.search(each.words)] or told
    beside = [each for each in told if _is_beside(spotter, each.words)]
    least = _NEAR * max((each.sentence.own for each in beside), default=0.0)
    own = [each for each in told if each not in beside and each.sentence.own >= least]
    return own + [each for each in told if each not in own] if beside else told


def leave_out_other_beginnings(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked when, where or whether a thing began, nothing that tells what somebody else began to do
    and does not speak of that thing."""
    asked = [term for term in question.terms if term.root in _BEGINS]
    others = [term for term in question.terms if term.root not in _BEGINS]
    if question.kind not in YES_OR_NO | {"when", "where"} or not asked or not others:
        return list(candidates)
    begins, thing = Spotter(asked, load_gazetteer()), Spotter(others, load_gazetteer())
    return [each for each in candidates if not _begins_another(begins, thing, each)]


def _begins_another(begins: Spotter, thing: Spotter, each: Candidate) -> bool:
    words = each.words
    ends = [end_word(words, spot.at) for spot in begins.find(words)]
    if not ends or thing.find(each.told.of(each.article.text)):
        return False
    return all(_BEGINS_BY_ITSELF.match(words, end) is None for end in ends)


def _is_beside(spotter: Spotter, words: str) -> bool:
    """Say whether all that a sentence tells of a deed stands behind a word for when something was."""
    places = [spot.at for spot in spotter.find(words)]
    stretches = [_stretch(words, cue) for cue in _WHEN.finditer(words)]
    return bool(places) and all(any(start < at < end for start, end in stretches) for at in places)


def _stretch(words: str, cue: re.Match[str]) -> tuple[int, int]:
    comma = words.find(",", cue.end()) if cue.start() < _OPENS else -1
    border = _ENDS.search(words, cue.end())
    ends = [at for at in (comma, border.start() if border is not None else -1) if at >= 0]
    return cue.end(), min(ends, default=len(words))


def _is_date_alone(spotter: Spotter, words: str) -> bool:
    """Say whether a deed stands there only as a thing by which something else is dated: `since the bombing`."""
    places = [spot.at for spot in spotter.find(words)]
    cues = list(_WHEN.finditer(words))
    return bool(places) and all(
        any(_BARE.fullmatch(words, cue.end(), at) and _IS_DONE.match(words, at) is None for cue in cues)
        for at in places
    )
