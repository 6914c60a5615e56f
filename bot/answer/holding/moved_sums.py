"""Holds what answers why a number was lowered, raised or corrected to what tells that it was: one that rose is no
reason for one that was lowered. Who moves it gives the reason by what they say right behind that."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import root, roots
from bot.answer.found.candidates import Candidate, open_of
from bot.answer.found.spotting import Spotter
from bot.text.gazetteer import load_gazetteer

_SUM = (
    r"(?:tolls?|numbers?|counts?|figures?|tall(?:y|ies)|estimates?|forecasts?|rates?|prices?|tariffs?|tax(?:es)?|duty|duties|fees?|"
    r"fares?|quotas?|pensions?|wages?|ceilings?|limits?)"
)
_DOWN = (
    r"(?:lower(?:s|ed|ing)?|cut(?:s|ting)?|reduc(?:es?|ed|ing)|fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|declin(?:es?|ed|ing)|"
    r"halv(?:es?|ed|ing)|(?:brought|taken|revised|corrected)\s+down(?:wards?)?|down\s+(?:to|from))"
)
_UP = (
    r"(?:r(?:ises?|isen|ising|ose)|rais(?:es?|ed|ing)|climb(?:s|ed|ing)?|increas(?:es?|ed|ing)|gr(?:ows?|own|owing|ew)|"
    r"jump(?:s|ed|ing)?|doubl(?:es?|ed|ing)|(?:put|revised|corrected)\s+up(?:wards?)?|up\s+(?:to|from))"
)
_PUT_RIGHT = r"(?:correct(?:s|ed|ing)?|revis(?:es?|ed|ing)|amend(?:s|ed|ing)?)"
_ASKED = re.compile(
    rf"why\b[^?]*?\b(?P<of>{_SUM})\b[^?,]*?\b(?:(?P<down>{_DOWN})|(?P<up>{_UP})|(?P<right>{_PUT_RIGHT}))\b|"
    rf"why\s+(?:did|does|do|has|have|had)\b[^?]*?\b(?:(?P<cuts>{_DOWN})|(?P<lifts>{_UP})|(?P<rights>{_PUT_RIGHT}))\s+(?:[\w’'-]+\s+){{0,3}}?(?P<what>{_SUM})\b",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r",\s+(?:saying|arguing|explaining)\b(?=[^.;]{0,200}?\s(?:had|was|were|is|are|has|have|did|could)\b)(?![^.;]{0,200}?\b(?:would|will)\b)"
)
"""Behind what was done, what whoever did it says of how it was."""


def keep_moved(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked why a number was lowered, raised or corrected, no sentence that tells it to have moved
    otherwise; one that tells that very thing with what is said of it gives the reason."""
    found = _ASKED.match(question.understood) if question.kind == "why" else None
    if found is None:
        return list(candidates)
    of = root((found["of"] or found["what"]).casefold())
    down, up = found["down"] or found["cuts"], found["up"] or found["lifts"]
    asked = _DOWN if down else _UP if up else rf"(?:{_PUT_RIGHT}|lower(?:s|ed|ing)?)"
    other = _UP if down else _DOWN if up else rf"(?:{_UP}|fall(?:s|en)?|fell)"
    kept = [each for each in candidates if _find_move(asked, of, each.words) or not _find_move(other, of, each.words)]
    if len(kept) < len(candidates):  # nor does the number of somebody else take its place
        names = Spotter([term for term in question.terms if term.named], load_gazetteer())
        kept = [each for each in kept if names.meets_all(f"{open_of(each.article)} {each.words}")]
    return [_give_reason(asked, of, each) for each in kept]


def _give_reason(asked: str, of: str, each: Candidate) -> Candidate:
    end = _find_move(asked, of, each.words)
    gives = end is not None and _SAYING.search(each.words, end) is not None
    return replace(each, sentence=replace(each.sentence, fits=True)) if gives else each


def _find_move(moved: str, of: str, words: str) -> int | None:
    """Give up to where words tell that a number moved so."""
    told = rf"\b(?P<of>{_SUM})\b[^;.]{{0,90}}?\b{moved}\b|\b{moved}\s+(?:[\w’'-]+\s+){{0,4}}?(?P<what>{_SUM})\b"
    found = re.finditer(told, words, re.IGNORECASE)
    return next((each.end() for each in found if of in roots(each["of"] or each["what"])), None)
