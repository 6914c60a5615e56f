"""Holds a question to what it takes for granted: who was fined for filming got no sentence for espionage, and a toll of
all is none of the rescuers."""

import re
from collections.abc import Sequence

from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import Term, is_asking, roots
from bot.answer.found.candidates import Candidate, open_of
from bot.answer.found.counting import PEOPLE, read_dead
from bot.answer.found.sentences import OPENING
from bot.answer.found.spotting import Spotter
from bot.answer.holding.asked_deed import LIGHT
from bot.answer.holding.unrelated import SET_APART
from bot.text.gazetteer import load_gazetteer
from bot.text.words import NUMBER_WORDS

_FOR_WHAT = re.compile(
    r"\b(?:get|gets|got|receiv\w+|given|fin(?:e|ed)|sentenc\w+|jail\w*|imprison\w*|convict\w*|arrest\w*|detain\w*|charg\w+|tried|"
    r"punish\w*|expel\w*|dismiss\w*|sacked|fired|sanction\w*)\b[^?]*?"
    rf"\bfor\s+(?!\d|(?:{NUMBER_WORDS}|how|life|months?|years?)\b)(?P<what>[^?,]+?)"
    r"(?=\s*\?|\s*\Z|,|\s+(?:in|on|by|at|after|before|during|last|this|with|from|to)\b)",
    re.IGNORECASE,
)
_WHO_DIED = re.compile(
    r"\bhow\s+many\s+(?:(?:of\s+)?(?:the|these|those)\s+)?(?P<who>[^?]+?)\s+(?=(?:were|was|are|have|has|had|did|died?|perished|drowned|lost)\b)",
    re.IGNORECASE,
)
_INTO_OFFICE = re.compile(
    r"\bsworn\s+in\s+as\s+(?:the\s+)?(?P<what>(?:[a-z][a-z-]+\s+){0,3}?[a-z][a-z-]+)(?=\s*\?|\s*\Z|\s+(?:of|in|on|for|at|last|this)\b)"
)
_FIRST = re.compile(r"\s*(.+?[.!?])(?:\s|\Z)", re.DOTALL)
_CONTEXT = 300
"""Characters before a sentence in which may stand what it is about."""


def keep_premised(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give the sentences in whose report stands for what somebody was punished, into which office they came, or who the
    dead were, by the question; all where it takes nothing of the kind for granted."""
    what = _read_terms(question, _FOR_WHAT, "what")
    dead = _read_terms(question, _WHO_DIED, "who") if read_dead(question.understood) else []
    dead = [each for each in dead if each.root not in PEOPLE]
    office = {term.root for term in _read_terms(question, _INTO_OFFICE, "what")}
    candidates = [each for each in candidates if office <= set(roots(each.told.of(each.article.text)))]
    kept = [each for each in candidates if not what or _tells_any(what, each)]
    return [each for each in kept if not dead or _tells_who(dead, each)]


def _read_terms(question: QuestionRead, pattern: re.Pattern[str], group: str) -> list[Term]:
    found = pattern.search(question.understood)
    if found is None:
        return []
    told = set(roots(found[group]))
    return [
        each
        for each in question.terms
        if (each.root in told or each.shown in found[group]) and each.root not in LIGHT and not is_asking(each.shown)
    ]


def _tells_any(terms: Sequence[Term], each: Candidate) -> bool:
    """Say whether half of what it was for stands in a sentence, before it or where its report opens."""
    text, start = each.article.text, each.told.start
    words = f"{open_of(each.article)} \n {text[max(0, start - _CONTEXT) : each.told.end]}"
    words = SET_APART.sub(" ", words)
    return Spotter(terms, load_gazetteer()).meets_half(words)


def _tells_who(terms: Sequence[Term], each: Candidate) -> bool:
    """Say whether all that tells who the dead were stands in a sentence, or in the title or first sentence of its
    report."""
    first = _FIRST.match(each.article.text[:OPENING])
    words = f"{each.article.title}. {first[1] if first is not None else ''} \n {each.words}"
    return Spotter(terms, load_gazetteer()).meets_all(words)
