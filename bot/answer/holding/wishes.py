"""Says what somebody without a name wants by what tells of their wanting: a demand, a request, a condition."""

import re
from collections.abc import Sequence

from bot.answer.asked.named import find_named
from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import Term, roots
from bot.answer.found.candidates import Candidate
from bot.answer.found.spotting import Spotter, end_word
from bot.answer.holding.acting import acts, is_being_done
from bot.model.analysis import Span
from bot.text.gazetteer import load_gazetteer

_WANTS = (
    r"(?:want|demand|ask(?:ing)?\s+for|asked\s+for|seek|request|require|call(?:ing)?\s+for|insist\s+on|hop(?:e|ing)\s+for|wish(?:ing)?\s+for)"
    r"(?:ing|ed|s)?"
)
_ASKS = re.compile(
    rf"what\s+(?:else\s+)?(?:do|does|did|are|is|were|was)\s+(?P<who>(?:(?:the|these|those)\s+)?(?-i:[a-z])[^?,]*?)\s+(?:really\s+|now\s+)?{_WANTS}"
    r"(?:\s+(?:now|in\s+(?:return|exchange)))?\s*\?*\s*",
    re.IGNORECASE,
)
_FROM_WHOM = re.compile(
    rf"what\s+(?:else\s+)?(?:do|does|did|are|is|were|was)\s+[^?]+?\s+(?:{_WANTS}|expect(?:ing)?|ask(?:ing)?)\s+(?:from|of)\s+(?P<whom>[^?]+)",
    re.IGNORECASE,
)
_TAKES_SIDE = re.compile(
    r"\b(?:demand|offer|reject|refus|oppos|insist|condition|claim|aim|plan)\w*\b|\b(?:must|should|would\s+like)\b",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\b(?:ask(?:s|ed)|request(?:s|ed)|appeal(?:s|ed)|urg(?:es|ed)|call(?:s|ed)\s+(?:for|on))\b", re.IGNORECASE
)
"""Of a request, which may be made to anybody where it is not told to whom."""
_TELLS = re.compile(
    r"\b(?:want(?:s|ed|ing)?|demand(?:s|ed|ing)?|ask(?:s|ed|ing)?|seek(?:s|ing)?|sought|request(?:s|ed|ing)?|requir(?:e|es|ed|ing)|"
    r"call(?:s|ed|ing)?\s+(?:for|on)|insist(?:s|ed|ing)?|hop(?:e|es|ed|ing)|wish(?:es|ed)?|appeal(?:s|ed|ing)?|urg(?:e|es|ed|ing)|"
    r"press(?:es|ed|ing)?\s+for|need(?:s|ed)?|threaten(?:s|ed)?|propos(?:e|es|ed)|vow(?:s|ed)?|"
    r"(?:would|will)\s+(?:not\s+)?[^.;]{1,80}?\b(?:until|unless|if)|accept(?:s|ed)?)\b",
    re.IGNORECASE,
)
_DEMANDS = re.compile(
    r"\b(?:demands?|requests?|conditions?|ransom|petition|appeal|wish(?:es)?|aims?|goals?)\b", re.IGNORECASE
)
_OF = re.compile(r"[’']s?\s+(?:[a-z]+\s+){0,2}?\Z|\A\s+(?:of|by|from)\s+(?:the\s+)?(?:[a-z]+\s+){0,2}?\Z")
_MUST = re.compile(r"\b(?:must|should|ought\s+to|ha(?:s|ve)\s+to)\b")
"""How who speaks for a body puts what it wants."""
_HEAD = (
    r"(?:chair(?:man|woman|person)?|president|spokes(?:man|woman|person)|head|leader|chief|secretary|director|"
    r"lawyer|negotiator)"
)
_ITS_HEAD = re.compile(rf"(?:[’']s?)?\s+(?:[a-z-]+\s+){{0,2}}?{_HEAD}\b", re.IGNORECASE)
_HEAD_OF = re.compile(rf"(?<!\bformer\s)\b{_HEAD}\s+(?:of|for)\s+(?:the\s+)?(?:[\w’'-]+\s+){{0,3}}\Z", re.IGNORECASE)
"""Who says what a body wants: `the association’s chairman`, `the chairman of the bakers’ association`."""
_ITS_OWN_HEAD = re.compile(rf"\b(?:Its|Their)\s+(?:[a-z-]+\s+){{0,2}}?{_HEAD}\b")
_SAYS = re.compile(r"\b(?:said|says|insist(?:s|ed)|argue[sd]|told|add(?:s|ed))\b")
_WHOSE = re.compile(r"(?P<of>[A-Za-z][\w-]*)[’']s?\s+(?:[a-z-]+\s+)?\Z")
"""Before a body, whose it is: `the bakers’ association`."""
_PRONOUN = re.compile(r"\b(?:[Tt]hey|[Hh]e|[Ss]he|[Tt]heir)\s+(?:(?:have|has|had|also|now|then|again)\s+)*\Z")


def keep_wished(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked what those without a name want, what tells that they want something, and where
    it is asked what somebody wants from another, no request to whomever; all where anything else is asked."""
    if (asked := _FROM_WHOM.match(question.understood.strip())) is not None:
        whom = [term for term in question.terms if term.named and term.shown in asked["whom"]]
        named = Spotter(whom, load_gazetteer())
        told = [each for each in candidates if _TELLS.search(each.words) or _TAKES_SIDE.search(each.words)]
        return [each for each in told if not whom or named.meets_all(each.words) or not _ONCE.search(each.words)]
    who = _read_who(question)
    spotter = Spotter(who[-1:], load_gazetteer())
    kind = frozenset(each.root for each in who[:-1])
    return [each for each in candidates if not who or _is_theirs(spotter, kind, each.told.of(each.article.text))]


def keep_of_wishers(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked what those without a name want, what is told of all that they are called: somebody else
    may tell what they want. Nothing where anything else is asked."""
    who = _read_who(question)
    spotter = Spotter(who, load_gazetteer())
    return [each for each in candidates if who and spotter.meets_all(f"{each.article.title}. {each.words}")]


def _read_who(question: QuestionRead) -> list[Term]:
    """Give those without a name of whom it is asked what they want; none where anything else is asked."""
    asked = _ASKS.fullmatch(question.understood.strip())
    if asked is None or any(term.named for term in question.terms):
        return []
    return [term for term in question.terms if term.shown in asked["who"]]


def _is_of_others(kind: frozenset[str], words: str, at: int) -> bool:
    """Say whether a body belongs to others than the question says."""
    whose = _WHOSE.search(words, 0, at)
    return bool(kind) and whose is not None and kind.isdisjoint(roots(words[whose.start() : at]))


def _is_theirs(spotter: Spotter, kind: frozenset[str], words: str) -> bool:
    """Say whether somebody asked about wants something there, or a demand is told as theirs."""
    own = [Span(spot.at, end_word(words, spot.at)) for spot in spotter.find(words)]
    own = [each for each in own if not _is_of_others(kind, words, each.start)]
    if not own:
        return False
    others = [
        one.span
        for one in find_named(words, load_gazetteer())
        if one.kind != "other" and not one.placed and not any(one.span.meets(each) for each in own)
    ]
    headed = any(_ITS_HEAD.match(words, one.end) or _HEAD_OF.search(words, 0, one.start) for one in own)
    headed = headed or _ITS_OWN_HEAD.search(words, own[0].end) is not None
    says = (each.start() for each in _SAYS.finditer(words) if _MUST.search(words, each.end()))
    headed = headed or any(one.end <= at and acts(words, one, at, others) for at in says for one in own)
    if headed and (_TELLS.search(words) or _MUST.search(words)):
        return True
    for found in _TELLS.finditer(words):
        if is_being_done(words, found.start()):
            continue
        if any(one.end <= found.start() and acts(words, one, found.start(), others) for one in own):
            return True
        if _PRONOUN.search(words, 0, found.start()) is not None and own[0].end <= found.start():
            return True
    return any(
        _OF.fullmatch(words[min(one.end, found.end()) : max(one.start, found.start())]) is not None
        for found in _DEMANDS.finditer(words)
        for one in own
    )
