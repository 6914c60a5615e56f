"""Says that what is asked to have taken place or been done, or to be still planned, was called off."""

import re
from collections.abc import Sequence

from bot.answer.asked.focus import is_of_kind
from bot.answer.asked.question import YES_OR_NO, QuestionRead
from bot.answer.asked.terms import root
from bot.answer.found.candidates import Candidate
from bot.answer.found.sentences import prints_date
from bot.answer.found.spotting import Spotter, end_word, spot_shown
from bot.answer.holding.deeds import is_unreal
from bot.text.gazetteer import load_gazetteer
from bot.text.moved import CALLED_OFF
from bot.text.verbs import is_past

_ASKS = re.compile(
    r"(?:did|does|has|have|will|is|are|was|were)\s+(?:the|this|that|a|an)\s+(?P<what>(?:[a-z-]+\s+){0,2}?[a-z-]+)\s+"
    r"(?:(?:of|in|on|at|by|for|between|with|against)\s+[^?]*?)?"
    r"(?:t[ao]ken?\s+place|happen(?:ed)?|go(?:ne)?\s+ahead|going\s+ahead|(?:been\s+|be\s+)?held|still\s+(?:on|planned|due|set|to\s+happen)|"
    r"planned|due)\b",
    re.IGNORECASE,
)
_GIVES_UP = re.compile(
    rf"\b{CALLED_OFF}\s+(?:the|its|their|his|her|this|that|an?|[A-Z][\w’'-]*[’']s?)\s+(?:[\w’'-]+\s+){{0,3}}?\Z",
    re.IGNORECASE,
)
_IS_GIVEN_UP = re.compile(
    rf"[^.;,]{{0,60}}?(?:,\s(?:planned|due|set|scheduled|expected)\b[^.;,]{{1,60}},[^.;,]{{0,20}}?)?\b(?:(?:was|were|is|are|been|be)\s+(?:[a-z]+\s+)?{CALLED_OFF}\b|"
    r"(?:will|would|did)\s+not\s+(?:take\s+place|go\s+ahead|be\s+held|happen)\b)",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:not|never|would|will|could|may|might|whether|if|den(?:y|ies|ied))\b|n[’']t\b", re.IGNORECASE
)
_ON_AGAIN = re.compile(
    r"\b(?:took\s+place|went\s+ahead|w(?:as|ere)\s+held|began|begun|started|opened|ended|marched|back\s+on|(?:will|would|is\s+to)\s+(?:now\s+)?"
    r"(?:go\s+ahead|take\s+place|be\s+held)|new\s+date)\b",
    re.IGNORECASE,
)
"""That it was held after all, or will be."""
_HAS = re.compile(r"(?:has|have|was|were|did)\b", re.IGNORECASE)
_THE_DEED = re.compile(
    r"(?:(?<=\AThe\s)|(?<=,\sthe\s)|(?<=\bthat\sthe\s)|(?<=\bsaid\sthe\s)|(?<=\boff\sthe\s)|(?<=\bcancelled\sthe\s))"
    r"[a-z]+(?<!ed)\b(?=\s(?:of|between|by|in|at|on|has|was|is|will|planned|due)\b|,)"
)
"""A deed as a thing, which is itself called off, and not a march against it: `The signing of`."""
_CLOSE = 30
"""Characters before a deed in which stands that it is not done."""


def tell_called_off(question: QuestionRead, known: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Give the newest sentence that tells that the very thing was called off, where nothing as new tells that it was
    held or will be; nothing where anything else is asked."""
    asked = _ASKS.match(question.understood.strip()) if question.kind in YES_OR_NO else None
    if asked is None:
        return _tell_deed_off(question, known)
    *kind, thing = asked["what"].split()
    spotter = spot_shown(question.terms, thing)
    if spotter is None:
        return ()
    which = frozenset(root(each.casefold()) for each in kind)
    names = Spotter([term for term in question.terms if term.named], load_gazetteer())
    of_it = [each for each in known if names.meets_all(f"{each.article.title}. {each.article.text}")]
    off = [each for each in of_it if _is_off(spotter, which, each.words) and _is_of_day(question, each)]
    last = max(off, key=lambda each: each.when, default=None)
    on = (each.when for each in of_it if _ON_AGAIN.search(each.words) and spotter.find(each.words) and each not in off)
    return (last,) if last is not None and last.when > max(on, default="") else ()


def _tell_deed_off(question: QuestionRead, known: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Give, where it is asked whether something was done, the newest that tells that this very deed was called off:
    `The signing of the accord was called off`; nothing where it is told as done since."""
    done = [each for each in question.terms if not each.named and is_past(each.shown.casefold())]
    if question.kind not in YES_OR_NO or len(done) != 1 or _HAS.match(question.understood.strip()) is None:
        return ()
    deed = Spotter(done, load_gazetteer())
    things = Spotter([each for each in question.terms if not each.named and each not in done], load_gazetteer())
    names = Spotter([each for each in question.terms if each.named], load_gazetteer())
    of_it = [each for each in known if names.meets_all(f"{each.article.title}. {each.article.text}")]
    off = [
        each
        for each in of_it
        if things.find(each.words) and _is_off(deed, frozenset(), each.words, _THE_DEED) and _is_of_day(question, each)
    ]
    last = max(off, key=lambda each: each.when, default=None)
    held = (each.when for each in of_it if each not in off and _is_done(deed, each.words))
    return (last,) if last is not None and last.when > max(held, default="") else ()


def _is_done(deed: Spotter, words: str) -> bool:
    found = (spot.at for spot in deed.find(words))
    return any(is_past(words[at : end_word(words, at)].casefold()) and not is_unreal(words, at) for at in found)


def _is_of_day(question: QuestionRead, each: Candidate) -> bool:
    return not question.dates or prints_date(question, each.words)


def _is_off(thing: Spotter, which: frozenset[str], words: str, called: re.Pattern[str] | None = None) -> bool:
    for at in (spot.at for spot in thing.find(words) if called is None or called.match(words, spot.at)):
        before = _GIVES_UP.search(words, 0, at)
        behind = _IS_GIVEN_UP.match(words, end_word(words, at))
        told = before.start() if before is not None else at
        unsure = _UNSURE.search(words, max(0, told - _CLOSE), told) is not None
        if (before or behind) and not unsure and is_of_kind(which, words, at):
            return True
    return False
