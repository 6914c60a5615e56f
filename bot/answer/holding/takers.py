"""Holds who has some people to what tells it: that they were taken, by nobody who is told, answers nothing."""

import re
from collections.abc import Sequence

from bot.answer.asked.question import QuestionRead
from bot.answer.found.candidates import Candidate
from bot.answer.holding.blame import find_claim, tells_of_doers
from bot.answer.holding.custody import read_held
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.words import NUMBER_WORDS

_TAKEN = r"(?:kidnapp?ed|abducted|seized|captured|detained|arrested|held|taken)"
_TAKES = re.compile(
    r"\b(?P<verb>kidnap(?:p?ed|s)?|abduct(?:ed|s)?|seiz(?:ed|es?)|captur(?:ed|es?)|detain(?:ed|s)?|arrest(?:ed|s)?|held|holds?|holding|kidnapp?ing|"
    r"abducting|seizing|capturing|detaining|taking|took|taken?|carried|drove|led|dragged|snatched|grabbed|has|have)\s+(?:hostage\s+|captive\s+|off\s+with\s+|away\s+with\s+)?"
    rf"(?:(?:about|some|around|at\s+least|all|both|nearly|more\s+than)\s+)*(?:the|an?|its|his|her|their|them|him|these|those|(?-i:[A-Z])|\d|{NUMBER_WORDS}|dozens?)",
    re.IGNORECASE,
)
"""Somebody takes or holds, and whom stands right behind it."""
_ONLY_OFF = re.compile(r"(?:carried|drove|led|dragged)\Z", re.IGNORECASE)
_OFF = re.compile(r"\b(?:off|away)\b", re.IGNORECASE)
_HAS = re.compile(r"(?:has|have|take|taking|took|taken)\Z", re.IGNORECASE)
_CAPTIVE = re.compile(r"\b(?:hostages?|captives?|captive|prisoners?|custody|captivity|hands)\b", re.IGNORECASE)
_IS_DONE = re.compile(
    r"\b(?:is|are|was|were|been|being|be|got)\s+(?:(?:[a-z]+ly|also|still|first|then|now|not)\s+)*\Z", re.IGNORECASE
)
"""Before a participle: it is done to whoever stands before that."""
_WHOEVER = re.compile(r"\b(?:people|those|persons?|ones|men|whoever|who\s+(?:is|are))\s+\Z", re.IGNORECASE)
"""Whoever does it, of whom no more is told: `the people holding them`."""
_BY = re.compile(
    rf"\b{_TAKEN}\b[^.;]{{0,80}}?\bby\s+(?!(?:force|train|road|sea|car|boat|mistake|night|day|surprise|phone|the\s+(?:time|end))\b|\d)|"
    r"\bin\s+the\s+hands\s+of\b|\b(?:captives?|hostages?|prisoners?)\s+of\s+(?!war\b)",
    re.IGNORECASE,
)
_BELIEVED = re.compile(
    r"\b(?:hold(?:s|ing)?|held|kidnapp?\w*|abduct\w*|seiz\w+|captor\w*|kidnappers|abductors)\b[^.;]{0,60}?\b(?:belong\w*|linked|loyal|allied|members?|fighters?|identified)\b",
    re.IGNORECASE,
)
"""What tells of those who do it to whom they belong."""
_NOBODY_SAYS = re.compile(
    r"\b(?:no\s+(?:[a-z]+\s+)?(?:group|one|body|side)|nobody)\b[^.;]*\b(?:hold|claim|respons)\w*", re.IGNORECASE
)
_ASKS_SINCE = re.compile(
    r"\b(?:since\s+when|(?:for\s+)?how\s+long)\b(?![^?]*\b(?:talks?|meetings?|elections?|votes?|exercises?|drills?|summits?|fairs?|festivals?|"
    r"games|hearings?|protests?|rall(?:y|ies)|shares?|office|power)\b)"
    r"[^?]*\b(?:been\s+(?:held|detained|captive|hostages?|kept|imprisoned|missing)|in\s+(?:captivity|custody|detention|prison|jail)|captives?|hostages?)\b",
    re.IGNORECASE,
)
_TAKING = (
    r"(?:kidnap(?:p?ed|s)|abducted|seized|captured|detained|arrested|jailed|imprisoned|taken|snatched|dragged|carried\s+off|"
    r"drove\s+off|disappeared|vanished|held|(?:in|into)\s+(?:custody|captivity|detention|prison|jail)|captive|hostage|captivity|missing)"
)
_DATE = rf"(?:\d{{1,2}}\s+(?:{MONTH_NAMES})|(?:{MONTH_NAMES})\s+\d{{1,2}})"
_TIME = (
    rf"(?:{_DATE}|(?:on|since|last|late|early)\s+(?:{DAY_NAMES})|(?:in|since|last|of)\s+(?:{MONTH_NAMES}|(?:19|20)\d\d)|last\s+(?:week|month|year)|yesterday|"
    rf"(?:\d+|an?|{NUMBER_WORDS}|several|some)\s+(?:hours|days?|weeks?|months?|years?)|for\s+(?:days|weeks|months|years))\b"
)


def _tell_when(time: str) -> re.Pattern[str]:
    """What tells when somebody was taken, by such a time: behind that, right before it, or at the start."""
    near = rf"\b{_TAKING}\b[^.;,]{{0,70}}?\b{time}|\b{time}\s+(?:and|when|as)\s+(?:[\w’'-]+\s+){{0,4}}?{_TAKING}\b"
    return re.compile(
        rf"{near}|\A(?:On|In|Since|Last|Early|Late)?\s*{time},?\s[^.;]{{0,60}}?\b{_TAKING}\b", re.IGNORECASE
    )


_SAYS_WHEN, _SAYS_DAY = _tell_when(_TIME), _tell_when(rf"(?:{_DATE})\b")


def keep_since_taken(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked since when somebody is held, what tells when they were taken, by the day where any does:
    when they were freed, or shown, is no answer."""
    if _ASKS_SINCE.search(question.understood) is None:
        return list(candidates)
    told = [each for each in candidates if tells_when_taken(each.words)]
    return [each for each in told if _SAYS_DAY.search(each.words) is not None] or told


def tells_when_taken(words: str) -> bool:
    """Say whether words tell when somebody was taken, or how long they have been held."""
    return _SAYS_WHEN.search(words) is not None


def keep_takers(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked who holds people, what tells who took or holds them, is blamed for it or claims it, or
    that nobody does; all where anything else is asked."""
    if read_held(question) is None:
        return list(candidates)
    return [each for each in candidates if tells_taker(each.told.of(each.article.text))]


def tells_taker(words: str) -> bool:
    """Say whether words tell of somebody who took or holds people, or that nobody says so."""
    if any(each.search(words) is not None for each in (_BY, _BELIEVED, _NOBODY_SAYS)):
        return True
    return (
        find_claim(words) is not None
        or tells_of_doers(words, "", "")
        or any(_takes(words, found) for found in _TAKES.finditer(words))
    )


def _takes(words: str, found: re.Match[str]) -> bool:
    verb, before = found["verb"], words[: found.start()]
    if _IS_DONE.search(before) is not None and not verb.lower().endswith("ing"):
        return False
    if _WHOEVER.search(before) is not None and verb.lower().endswith("ing"):
        return False
    if _HAS.match(verb) is not None and _CAPTIVE.search(words) is None:
        return False
    return _ONLY_OFF.match(verb) is None or _OFF.search(words, found.start()) is not None
