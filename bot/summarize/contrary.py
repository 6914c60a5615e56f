"""Says whether a line of a text that is not told from takes back what a report tells: by a word for that, a denial, the
contrary deed, another number, a plan that is done or has another day, or the end of whoever it is told of."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.summarize.counted import gives_other_number, may_give_other_number
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.moved import CALLED_OFF, MOVES
from bot.text.opposites import are_contrary, may_turn
from bot.text.verbs import BASES, is_past, stems_of_deeds
from bot.text.words import NUMBER_WORDS

_NO = r"(?:not|never|no|none|nobody)"
_OFF = re.compile(
    r"(?<!not\s)(?<!nothing\s)(?<!never\s)(?<!not\sbeen\s)(?<!nothing\shas\sbeen\s)\b"
    rf"(?:{CALLED_OFF}|{MOVES}|suspend\w*|withdr[ae]w\w*|retract\w*|revok\w+|rescind\w*|t(?:ook|aken|akes)\sback|"
    r"misquot\w+|misprint\w*|mistak\w+|erroneous\w*|correct(?:s|ed|ion)|recount\w*|untrue|false|wrong|invented|"
    rf"fabricat\w+|hoax|rumou?rs?|(?:denied|rejected)\sby|{_NO}\slonger|{_NO}\strue|not\sbefore|{_NO}\s(?:yet\s)?in\sforce|"
    rf"{_NO}\s(?:new\s)?date|not\stak(?:e|en|ing)\splace|(?:has|have|did|had)\s(?:not|never)\ssa(?:y|id)|never\ssaid|"
    r"spoke\sof|and\snot|stays?\s(?:shut|closed|open)|struck|lifted|refused|lower(?:s|ed)\sthe)\b|n[’']t\ssay\b",
    re.IGNORECASE,
)
"""What takes back, puts off or casts doubt, whatever on."""
_NEGATES = re.compile(rf"(?:\b{_NO}\b|n[’']t\b)\s(?P<what>(?:[\w’'-]+\W{{1,2}}){{0,3}}[\w’'-]+)", re.IGNORECASE)
_UNDONE = re.compile(r"(?:\b(?:not|never)|n[’']t)\s(?P<what>[\w’'-]+)", re.IGNORECASE)
_RECOUNTS = re.compile(r"\b(?:toll|counts?|counted|killed|dead|died|deaths)\b", re.IGNORECASE)
_DIED = re.compile(r"\b(?:kill(?:s|ed|ing)?|dead|died|deaths?)\b", re.IGNORECASE)
_WISHED = re.compile(r"\b(?:would|could|may|might|should)\b", re.IGNORECASE)
_TURNING = re.compile(r"\b(?:re-?open|resum|restor|lift|eas|end|releas|free|clos|halt|suspend|bann|block)ing\b")
"""What is turned back in what is told itself: `talks on reopening the border, closed since 1994`."""
_THING = re.compile(r"\b(?:in|at|near|from|to|off|of|across|over|on)\s(?:[A-ZÀ-Ž][\w’'-]+\s?)+|\b[a-zà-ž\d][\w’'-]*")
_ONES_WORD = re.compile(
    r"\b(?:withdr[ae]w\w*|retract\w*|t(?:ook|aken|akes)\sback|correct(?:s|ed))\s(?:\w+\s){0,2}?"
    r"(?:charges?|accusations?|claims?|statements?|reports?|words|remarks|requests?|demands?|threats?|warnings?)\b|"
    r"\b(?:misquot|misunderst|misheard)\w*",
    re.IGNORECASE,
)
"""Somebody's word that is taken back: it need share no more with it than who said it."""
_JUDGES = re.compile(
    r"\b(?:ask|urg|warn|criticis|criticiz|condemn|welcom|prais|thank|demand|appeal|protest)(?:e?[sd]|ed|es)\b|"
    r"\bcall(?:s|ed)\s(?:on|for)\b"
)
"""What somebody wishes or makes of things; it stands whatever becomes of these."""
_TELLS = re.compile(r"\b(?:said|says|will|would|shall|plans?|(?:is|are)\s(?:\w+\s)?to)\b")
_NAMED = re.compile(r"\b[A-ZÀ-Ž][\w’'-]+(?:\s[A-ZÀ-Ž][\w’'-]+)+")
_ALIKE = re.compile(r"(?<=l)l\Z|\Are-?(?=open)")
_NUMBER = re.compile(rf"\b(?:\d[\d.,]*\d|\d|{NUMBER_WORDS})\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|would|shall|to|plans?|due)\b")
_PLANNED = re.compile(
    r"\b(?:will|would|shall|(?:is|are)\s(?:(?:due|set|expected|scheduled|planning|ready|about)\s)?to|(?:plans?|hopes?|wants?)\sto)"
    r"\s(?:be\s|also\s|then\s|have\s)*(?P<verb>[a-z]+)"
)
_ALREADY = re.compile(
    r"\b(?:already|last\snight|overnight|this\s(?:morning|afternoon|evening)|earlier\stoday|yesterday|(?:days?|weeks?|hours?)\searly)\b",
    re.IGNORECASE,
)
_STILL_AHEAD = re.compile(
    rf"\b(?:will|would|shall|{_NO}|to\ssign|to\smeet|prepar\w+|under\s?way)\b|n[’']t\b", re.IGNORECASE
)
_GOES = frozenset("send visit travel go come fly arrive return deploy dispatch host receive attend move".split())
"""Plans that are over for whoever is there."""
_GOES_OR_MEETS = _GOES | {"meet"}
_GONE = re.compile(r"\balready\s(?:in|at|there|here|back|on\s(?:the|its|his|her|their)\sway)\b", re.IGNORECASE)
_WENT_BACK = re.compile(r"\b(?:went|came|is|are|was|were)\sback\b", re.IGNORECASE)
_STAYS = re.compile(
    rf"(?:\b{_NO}\s(?:longer\s)?|n[’']t\s)(?:be\s)?(?:com(?:e|ing)|go(?:ing)?|travel(?:l?ing)?|visit(?:ing)?|fly(?:ing)?|attend(?:ing)?|"
    r"tak(?:e|ing)\spart|meet(?:ing)?|host(?:ing)?)\b(?!\s(?:alone|only|just|because|for)\b)|\bstay(?:s|ed|ing)\s(?:at\s)?home\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})\s(?P<month>{MONTH_NAMES})|(?P<first>{MONTH_NAMES})\s(?P<last>\d{{1,2}}))\b",
    re.IGNORECASE,
)
_PLAN_TO_ITS_END = re.compile(r"\b(?:will|would|shall|due|to)\s[^,;.]*", re.IGNORECASE)
_WEEKDAY = re.compile(rf"\b(?:{DAY_NAMES})\b", re.IGNORECASE)
_GAP = rf"(?:\W+(?!(?:{NUMBER_WORDS}|where|when|after|as|in|and|said|says)\b)[a-z’'-]+){{0,3}}?"
_DEAD = r"\b(?:kill(?:s|ed|ing)?|dead|died|deaths?|fatal\w*|late|slain|murder\w*|shot|body|funeral|memory)\b"
_LIVES = re.compile(rf"{_PLANNED.pattern}|\b(?:is|has|says|denies|wants|hopes|insists|remains|plans)\b")
_DEATH = r"(?:dies|died|is\sdead|was\s(?:killed|found\sdead)|death)"
_NO_TRIAL = re.compile(
    r"\bno\s(?:trial|hearing|verdict)\b|\bends?\sthe\s(?:case|trial|proceedings)\b|"
    r"\b(?:case|charges?|trial|proceedings)\s(?:(?:was|were|is|are|has\sbeen|have\sbeen)\s)?"
    r"(?:dropped|closed|dismissed|discontinued|over(?=\W*\Z|[.,;]))",
    re.IGNORECASE,
)
_MAY_END = re.compile(rf"\b{_DEATH}\b|{_NO_TRIAL.pattern}", re.IGNORECASE)
_IN_COURT = re.compile(
    r"\b(?:court|trials?|tr(?:y|ied)|hearings?|verdicts?|judges?|testify|witness\w*)\b", re.IGNORECASE
)
_FEWEST, _FEW_WORDS = 2, 8
"""Telling words in common; words of a line that has room for one."""
GENERIC = stems_of_deeds(
    """said say told report reports statement ministry foreign government office spokesman spokeswoman official
    officials minister ministers state president premier army military news agency year years week month day days time
    people new two one high commissioner first second"""
) | stems_of_deeds(f"{DAY_NAMES.replace('|', ' ')} {MONTH_NAMES.replace('|', ' ')}")
_ANY = (_OFF, _NEGATES, _RECOUNTS, _ALREADY, _NO_TRIAL, _STAYS)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text that is not told from, with its stems and how its words begin."""

    words: str
    """With what it speaks of: the head, the question or the sentence before."""
    says: str
    """What may take back: its own words, or with its head."""
    stems: frozenset[str]
    begins: frozenset[str]
    older: bool
    """Of a page of posts that newer ones may have overtaken."""
    off: bool
    denied: tuple[frozenset[str], ...]
    """The stems of what it says is not so."""
    may_end: bool
    wished: bool
    may: bool
    """Whether it has words that may take something back."""
    short: bool
    """Of a short text or a row, of which all that it speaks of and does not repeat is left out."""
    followed: bool
    """Whether what stands behind it may take it back."""
    states: frozenset[str]
    """Of a short one, the stems of the states it names."""


@dataclass(frozen=True, slots=True)
class Tale:
    """What a report tells in a sentence, and what that is about."""

    words: str
    before: str
    stems: frozenset[str]
    things: frozenset[str]
    named: frozenset[str]
    judges: frozenset[str]
    """The stem of the verb with which somebody asks, warns or judges, where nothing else is told before it."""
    planned: frozenset[str]
    """The verbs of what is to be done."""
    off: bool
    denies: bool
    turning: bool
    states: frozenset[str]
    """The stems of the states it names."""
    names: Mapping[str, int]
    """Of what has a name of several words the stems, each with which of these it is of."""


def make_line(
    words: str, says: str, begins: frozenset[str], *, older: bool, short: bool = False, followed: bool = False
) -> Line:
    """Read what may take back once for all that it is held against."""
    return Line(
        words,
        says,
        _stem(words),
        begins,
        older,
        off=_OFF.search(says) is not None,
        denied=tuple(_stem(each["what"].lower()) for each in _NEGATES.finditer(says)),
        may_end=_MAY_END.search(words) is not None,
        wished=older or _WISHED.search(says) is not None,
        may=may_take_back(says),
        short=short,
        followed=followed,
        states=_list_states(words) if short else frozenset(),
    )


def may_take_back(words: str) -> bool:
    """Say whether words have any that may take something back, whatever on."""
    return (
        any(each.search(words) for each in _ANY)
        or may_turn(words.lower())
        or may_give_other_number(words)
        or _may_have_day(words)
    )


def takes_back(line: Line, words: str, before: str = "") -> bool:
    """Say whether a line takes back what is told, behind what stands `before`, and does not tell the same."""
    if not line.may:
        return False
    told = read_tale(words, before)
    shared = (line.stems & told.stems) - told.named - GENERIC
    if _ends(line, told):
        return True
    if not shared:
        return False
    if told.judges:
        denied = any(told.judges & _stem(each["what"]) for each in _UNDONE.finditer(line.says))
        return denied or _ONES_WORD.search(line.says) is not None
    if _is_off_the_way(line, told, shared):
        return True
    if not (shared & told.things or _ONES_WORD.search(line.says)):
        return False
    return _denies(line, told, shared) or _turns(line, told, shared) or _is_done_or_moved(line, told, shared)


@lru_cache(maxsize=4096)
def read_tale(words: str, before: str = "") -> Tale:
    """Read a sentence once for all lines that it is held against."""
    named = {stem for found in load_gazetteer().scan(words) for stem in _stem(found.span.of(words))}
    things = _stem(" ".join(each[0] for each in _THING.finditer(words)))
    planned = frozenset(each["verb"] for each in _PLANNED.finditer(words))
    return Tale(
        words,
        before,
        _stem(words),
        things,
        frozenset(named),
        _find_judging(words),
        planned,
        off=_OFF.search(words) is not None,
        denies=_NEGATES.search(words) is not None,
        turning=_TURNING.search(words) is not None,
        states=_list_states(words),
        names={stem: number for number, each in enumerate(_NAMED.findall(words)) for stem in _stem(each)},
    )


def _list_states(words: str) -> frozenset[str]:
    found = (each for each in load_gazetteer().scan(words) if each.key.startswith("state:"))
    return frozenset(stem for each in found for stem in _stem(each.span.of(words)))


def _denies(line: Line, told: Tale, shared: frozenset[str]) -> bool:
    """By a word for it, or with `not` before what is told."""
    ahead = len(line.words.split()) <= _FEW_WORDS and _AHEAD.search(told.words) is not None
    if line.off and not told.off and (len(shared) >= _FEWEST or ahead):
        return True
    denied = [each & told.stems for each in line.denied]
    return not told.denies and any(each and (len(shared | each) >= _FEWEST or ahead) for each in denied)


def _turns(line: Line, told: Tale, shared: frozenset[str]) -> bool:
    """By the contrary deed, or another number."""
    wished = line.wished or told.turning
    says, words = line.says.lower(), told.words.lower()
    if not wished and are_contrary(says, words):
        return True
    near = len(shared) >= _FEWEST or len(line.says.split()) <= _FEW_WORDS
    if not wished and not line.denied and not told.denies and near and are_contrary(says, words, further=True):
        return True
    if gives_other_number(line.says, told.words):
        return True
    return (
        _DIED.search(told.words) is not None
        and _RECOUNTS.search(line.says) is not None
        and _differ(line.says, told.words)
    )


def _is_done_or_moved(line: Line, told: Tale, shared: frozenset[str]) -> bool:
    """Say whether what is told as planned is done already, or has another day."""
    verbs = told.planned
    if not verbs:
        return False
    if len(shared) >= _FEWEST + 1 and _have_other_days(line.says, told.words):
        return True
    if _ALREADY.search(line.says) is None or _STILL_AHEAD.search(line.says):
        return False
    near = (line.stems & told.stems) - GENERIC
    if not verbs.isdisjoint(_GOES) and _GONE.search(line.says) and len(near) >= _FEWEST:
        return True
    pasts = {each for each in re.findall(r"[a-z]+", line.says.lower()) if is_past(each)}
    did = any(BASES.get(each, "") in verbs or _stem(each) & _stem(" ".join(verbs)) for each in pasts)
    did = did or ("return" in verbs and _WENT_BACK.search(line.says) is not None)
    return did and bool(shared - _stem(" ".join(verbs)))


def _have_other_days(one: str, other: str) -> bool:
    """Say whether two plans give days of which none is the same; weekdays only where neither gives a date."""
    if _PLANNED.search(one.lower()) is None:
        return False
    mine, its = (
        {(each["day"] or each["last"], (each["month"] or each["first"])[:3].lower()) for each in _DATE.finditer(words)}
        for words in (one, other)
    )
    if mine or its:
        return bool(mine) and bool(its) and mine.isdisjoint(its)
    ours, theirs = ({each.lower() for each in _list_planned_days(words)} for words in (one, other))
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def _list_planned_days(words: str) -> list[str]:
    """The weekdays for which something is planned; none on which that was said."""
    return [day for plan in _PLAN_TO_ITS_END.findall(words) for day in _WEEKDAY.findall(plan)]


def _may_have_day(words: str) -> bool:
    return _PLANNED.search(words.lower()) is not None and (_DATE.search(words) or _WEEKDAY.search(words)) is not None


def _is_off_the_way(line: Line, told: Tale, shared: frozenset[str]) -> bool:
    """Say whether a line tells that somebody does not go where a plan takes them."""
    if _GOES_OR_MEETS.isdisjoint(told.planned) or _STAYS.search(line.says) is None:
        return False
    return bool(shared - _stem(" ".join(told.planned)))


def _ends(line: Line, told: Tale) -> bool:
    """Say whether a line tells the death of somebody of whom more is told as of the living, or that nobody is tried."""
    if not line.may_end:
        return False
    names = {
        each
        for each in re.findall(r"\b[A-ZÀ-Ž][\w’-]{3,}", f"{told.words} {told.before}")
        if not _stem(each) & (told.named | GENERIC)
    }
    close = [each for each in names if _stem(each) & line.stems]
    if _NO_TRIAL.search(line.says) and _IN_COURT.search(told.words) and _AHEAD.search(told.words) and close:
        return True
    living = _LIVES.search(told.words) is not None
    here = [each for each in close if living and each in told.words and not _is_told_dead(each, told.words)]
    return any(
        re.search(
            rf"\b{re.escape(each)}{_GAP}\W+{_DEATH}\b|\bdeath\sof\s(?:\w+\s){{0,4}}?{re.escape(each)}\b",
            line.words,
            re.IGNORECASE,
        )
        for each in here
    )


def _is_told_dead(name: str, words: str) -> bool:
    near, who = r"(?:\W+[\w’'-]+){0,4}?\W+", re.escape(name)
    return re.search(rf"{_DEAD}{near}{who}|{who}{near}{_DEAD}", words, re.IGNORECASE) is not None


def _find_judging(words: str) -> frozenset[str]:
    """The stem of the verb with which somebody asks, warns or judges, where nothing else is told before it."""
    found = _JUDGES.search(words)
    if found is None or _TELLS.search(words[: found.start()]):
        return frozenset()
    ahead = [each for each in re.findall(r"\b[a-z]+", words[: found.start()]) if is_past(each)]
    return _stem(found[0]) if not ahead else frozenset()


def _stem(words: str) -> frozenset[str]:
    """Give the stems of words, `expelled` as `expels`, `reopened` as `opened` and `Kuźnica` as `KUZNICA`."""
    return frozenset(_ALIKE.sub("", each) for each in stems_of_deeds(fold_accents(words)))


def fold_accents(words: str) -> str:
    """Give words without the accents of their letters, which are wanting in capitals."""
    if words.isascii():
        return words
    return "".join(each for each in unicodedata.normalize("NFKD", words) if not unicodedata.combining(each))


def share_thing(one: str, other: str) -> bool:
    """Say whether words have a telling word in common that names neither a state nor what every report speaks of."""
    mine, its = read_tale(one), read_tale(other)
    return bool((mine.stems & its.stems) - mine.named - GENERIC)


def _differ(one: str, other: str) -> bool:
    mine, its = ({each[0].lower() for each in _NUMBER.finditer(words)} for words in (one, other))
    return bool(mine) and bool(its) and mine.isdisjoint(its)
