"""Finds the numbers of a sentence that count what a question asks the number of: `66 F-16V jets`, no part of a name, no
date and no other measure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.answer.asked.otherwise import alike
from bot.answer.asked.terms import root
from bot.answer.asked.things import NO_PEOPLE
from bot.model.analysis import ActorKey
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.notices import value_of
from bot.text.verbs import is_past
from bot.text.words import NUMBER_WORDS

_HOW_MANY = re.compile(
    r"\bhow\s+many\s+(?P<many>(?:[\w’'-]+\s+){0,4}?[\w’'-]+)\s+(?=(?:did|does|do|has|have|had|will|would|was|were|is|are|can|could|"
    r"in|of|on|at|from|to)\b|[a-z]+ed\b)|\bhow\s+many\s+(?P<alone>[\w’'-]+)|\bhow\s+(?P<other>much|high|old|far|big|large|fast|deep|heavy)\b",
    re.IGNORECASE,
)
_COUNTS_OF = re.compile(
    r"\b[Hh]ow\s+many\s+(?:(?!(?:did|do|does|has|have|had|was|were|is|are|will|would|can|could)\b)[a-z-]+\s+){0,2}"
    r"([A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*)(?![’'])"
)
_IS = r"(?:are|is|remain|remains|stay|stays)"
_LASTING = r"(?:still|now|currently|yet|left|being|reported|believed|feared|listed|thought|to\s+be)"
_HOW_MANY_ARE = re.compile(
    rf"\bhow\s+many\s+(?P<who>(?:[\w’'-]+\s+){{0,5}}?){_IS}\s+(?P<lasting>(?:{_LASTING}\s+)*)"
    r"(?P<state>[a-z][\w’'-]*(?:\s+[a-z][\w’'-]*)?)",
    re.IGNORECASE,
)
_HOW_MANY_HELD = re.compile(
    r"\bhow\s+many\s+(?P<who>(?:[\w’'-]+\s+){1,5}?)(?P<lasting>)(?:does|do|is|are)\s+[^?]*?\b(?P<state>holding|hold)\b",
    re.IGNORECASE,
)
_STATES = frozenset(map(root, ("country", "state", "nation")))
_OUT_OF = re.compile(
    rf"\s+(?:out\s+)?of\s+(?:(?:the|its|their|those|these|some|about|nearly|more\s+than|at\s+least)\s+){{0,3}}(?=\d|{NUMBER_WORDS})"
)
"""Between a part and the whole that says what both count: `640 of the 1,100 tables`."""
_FROM_WHERE = re.compile(r"(?<=\w)\s+(?:from|in|of|at|on)\s+")
"""Between those who are counted and where they are from: `drivers from Chad`."""
_STILL = re.compile(r"\b(?:still|currently|remain|remains)\b", re.IGNORECASE)
HELD = re.compile(
    r"\b(?:held|holding|holds?|detained|captive|imprisoned|jailed|interned|behind\s+bars|"
    r"(?:in|into)\s+(?:[\w’'-]+\s+){0,2}?(?:custody|detention|prison|jail|captivity))\b",
    re.IGNORECASE,
)
"""The ways to tell that somebody is held."""
MISSING = re.compile(
    r"\b(?:missing|unaccounted\s+for|(?:(?:ha(?:s|ve|d)|is|are|was|were)\s+)?(?:still\s+)?(?:not\s+(?:yet\s+)?been|(?:yet|still)\s+to\s+be)\s+"
    r"(?:found|traced|located))\b",
    re.IGNORECASE,
)
"""The ways to tell that nobody knows where somebody is."""
_DEAD = re.compile(
    r"\b(?:dead|deaths?(?!\s+toll)|fatalit(?:y|ies)|lives(?=\s+(?:were\s+)?lost)|killed|kills|killing|died|drowned|perished|"
    r"loss\s+of\s+(?:[\w,.-]+\s+){0,4}?lives|(?:los(?:t|es?|ing)|claim(?:s|ed|ing)?|cost(?:s|ing)?)\s+(?:their\s+lives|the\s+lives|(?:[\w,.-]+\s+){1,4}?lives)|"
    r"(?:recover(?:s|ed|ing)?|found|find|pull(?:s|ed|ing)?)\s+(?:[\w,.-]+\s+){0,4}?bodies|bodies\s+(?:of|were|have|had|recovered|found)\b|"
    r"(?:death\s+)?toll(?:\s+(?:from|of|in|after)\s[^,;]{0,60}?)?(?=\s(?:is|was|stands|stood|now|rose|has|"
    r"had|reached|climbed|at|to)\b))",
    re.IGNORECASE,
)
_FATES = (HELD, MISSING, _DEAD)
"""What becomes of people and lasts."""
_HOW_MANY_DIED = re.compile(
    r"\bhow\s+many\b[^?]*\b(?:die|died|dead|deaths|fatalities|kill|killed|drown(?:ed)?|perish(?:ed)?|los[et]\s+their\s+lives)\b",
    re.IGNORECASE,
)
_PREPOSITIONS = frozenset("in at on under without behind out".split())
_NUMBER = re.compile(
    rf"(?<![\w.-])(?:\d+(?:[.,]\d+)*(?!\w)|(?:{NUMBER_WORDS}|hundreds?|thousands?|millions?|billions?|"
    r"dozens?|half|twice|no|none|several)\b)(?![-.]\d|:\d)",
    re.IGNORECASE,
)
_MONTH = rf"(?:{MONTH_NAMES})"
_DATED = re.compile(
    rf"(?:st|nd|rd|th)?\s+{_MONTH}\b|{_MONTH}\b\.?\s+\d{{1,2}}\b(?!\s*(?:people|dead))|\b(?:in|since|of|by|from|until)\s+(?:{_MONTH}\s+)?(?:19|20)\d\d\b"
)
_NAMED = re.compile(r"[\w,;)]\s+[A-ZÀ-Ž][\w’'-]*\s\Z")
_WHERE_OR_WHEN = re.compile(
    rf"(?:\A|[,;:.“]\s*|\b(?:and|but|that|said|while)\s+)(?i:in|by|on|since|until|across|throughout|off)\s+(?:{DAY_NAMES}|(?!(?:Terminal|Flight|Line|Unit|"
    r"Block|Reactor|Gate|Ward|Zone|District|Sector|Phase|Group|Class|Room|Shaft|Route|Hall|Lot)\b)[A-ZÀ-Ž][\w’'-]*(?:\s[A-ZÀ-Ž][\w’'-]*)?)\s\Z"
)
"""A place or a day that opens a clause without a comma: `In Chad 14 people died`."""
_NO_LONGER = re.compile(rf"\s+to\s+(?:(?:at\s+least|about|just)\s+)?(?:\d|(?:{NUMBER_WORDS})\b)", re.IGNORECASE)
"""Behind a number that was so before: `from 31 to 28`."""
_AGE = re.compile(r"\b[A-ZÀ-Ž][\w’'-]*+,\s\d{1,2}(?=,)")
"""Behind a name, how old that person is: `Ana Ruiz, 34, of Lomo`."""
_WORD = re.compile(r"[\w’'-]+|[^\w\s]")
_UNITS = frozenset(
    """percent per cent dollar dollars euro euros pound pounds yuan rouble roubles yen metre metres meter meters km
    kilometre kilometres kilometer kilometers mile miles hour hours day days week weeks month months year years minute
    minutes tonne tonnes ton tons litre litres barrel barrels degree degrees""".split()
)
_PART = re.compile(r"\band\b(?!\s+of\s+(?!these\b|those\b|them\b))|;|\b(?:while|but)\b")
"""Between two parts of a sentence that tell of different things."""
_SOME_OF = re.compile(r"[\w.,-]+\s+of\s+(?:the|those|these|its|their|his|her)\s+(?:[\w-]+\s+)?")
"""From a number to a deed that only says of which something else is told: `freed nine of the arrested miners`."""
OWNED = re.compile(r"[’'](?:s)?\Z")
"""Behind what is counted where something of it is spoken of: `How many countries’ airspace`."""
_PERSONS = re.compile(
    r"(?:people|persons?|men|women|children|boys|girls|troops|police|dead|dying|killed|died|hurt|injured|wounded|missing|"
    r"arrested|detained|buried|hostages|victims|others|lives|bodies|were|was|have|had|are|remain|remained|stay|"
    rf"(?!{NO_PEOPLE})\w+(?:ers|ors|ists|ants|ents|ees|ians|eans|ese))"
)
"""What stands behind a number of people."""
PEOPLE = frozenset(map(root, "people persons".split()))
"""What is counted where people are."""
_THEY_WERE = frozenset("were was are is have had has will would did do".split())
_THEY = frozenset("they those he she".split())
_SMALL = frozenset("hundred thousand million billion and of the other more than about dead or".split())
_IN_ALL = re.compile(
    rf"\b(?:toll|dead|deaths|fatalities|(?<=number\sof\s)(?:bodies|victims)|(?<=number\sof\speople\s)killed)\b(?:"
    rf"(?:\s+(?!(?:taken|sent|brought|flown|moved|were|who)\b)[\w’'-]+){{0,9}}?(?:\s+from\s+\d[\d,]*)?\s+"
    rf"(?:to|at|number|numbers|numbered|is|was|reached|passed|topped|exceeds?|exceeded)|"
    rf"(?<=toll)\s+(?:of|from|in)(?:\s+(?!(?:was|were|is|are|who|which|that|as|after|when|while|but)\b)[\w’'-]+){{2,20}}?\s+"
    rf"(?:ros|ris|climb|grow|grew|jump|increas|soar)[a-z]{{0,4}}\s+to|"
    rf"(?<=toll)(?:\s+(?:of|from|in)(?:\s+(?!(?:who|which|that|as|after|when|while|but)\b)[\w’'-]+){{1,16}}?)?\s+(?:(?:was|has|had|been|were)\s+){{0,2}}(?:revis|lower|correct|"
    rf"reduc|cut|fell|fall|drop|put|rais)[a-z]{{0,5}}(?:\s+(?:down|up)(?:wards?)?)?(?:\s+on\s+\w+)?,?(?:\s+from\s+\d[\d,]*)?\s+to)\s+"
    rf"(?:(?:at\s+least|more\s+than|about|some|over|nearly|almost|around)\s+)?(?P<all>\d[\d,]*|(?:{NUMBER_WORDS})\b)"
    r"(?=\s*(?:[,.;”]|\Z)|\s+(?:people|dead|on|in|by|after|with|as|from|and|since|killed|deaths|fatalities|over|so)\b)",
    re.IGNORECASE,
)
"""How many are dead by now, however they are told: `bringing the number of dead to 25`."""
_BASE = re.compile(
    r"(?:\A|[,;:]\s+|\bthat\s+)(?:out\s+)?of\s+(?:(?:all|the|its|their|some|about|nearly|more\s+than|at\s+least)\s+)*\Z",
    re.IGNORECASE,
)
"""Before the number of all, of whom something is told of some: `Of the 118 on board, 29 died`."""
_SHARE = re.compile(
    rf"(?:,|\band|\bbut|\bwith)\s+(?:[a-z]+\s+){{0,2}}?(?:\d[\d,]*|(?:{NUMBER_WORDS}))\s+of\s+(?:them|these|those|whom)\b"
)
"""Some of those who were counted before, of whom what follows is told."""
_ALL_BUT = re.compile(
    rf"\ball\s+but\s+(?:\d[\d,]*|(?:{NUMBER_WORDS}))(?:\s+of\s+(?:the|its|their)\s+(?:\d[\d,]*|(?:{NUMBER_WORDS})))?\b",
    re.IGNORECASE,
)
"""Numbers of which neither is that of what follows."""
_BARE = frozenset(
    "in on at by after before for to from of and or but while who which as with since when this last".split()
)
_NTH = {
    each: number
    for number, each in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth".split(), 2
    )
}
NTH_DEAD = re.compile(
    rf"\b(?:an?|the)\s+(?P<nth>{'|'.join(_NTH)}|\d+(?:st|nd|rd|th))\s+(?P<who>[\w’'-]+(?:\s+[\w’'-]+){{0,2}}?)"
    r"(?:,[^,;.]{1,60},)?\s+(?:(?:has|had|have)\s+)?(?:(?:also|since|later)\s+)?"
    r"(?:died|(?:was|were|been)\s+(?:(?:also|shot|\w+ly)\s+)?killed)\b",
    re.IGNORECASE,
)
"""Who died last of so many: `a sixth person died`."""
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_AMOUNT = re.compile(
    r"(?:\s+(?P<scale>hundred|thousand|million|billion))?(?:\s+|\b|(?=%))(?P<of>[\w’'-]+|%|\Z|[^\w\s])", re.IGNORECASE
)
_CURRENCIES = frozenset("$€£¥")
_MORE = re.compile(
    r"\b(?:another|additional|an?\s+further)\s+(?:\w+\s+){0,2}?(?:\d|(?:"
    rf"{NUMBER_WORDS})\b)|(?:\b[\d,.]+|\b(?:{NUMBER_WORDS}))\s+(?:more|further|other)\b",
    re.IGNORECASE,
)
_AFTER, _BEFORE = 4, 8
"""Words behind and before a number in which stands what it counts."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The root of what is counted; None where a quantity is asked for and any number may be it."""

    root: str | None


def read_counted(question: str) -> Counted | None:
    """Give what a question asks the number of; None where it asks for none, or for how many are in a lasting state."""
    found = _HOW_MANY.search(question)
    if found is None or read_lasting(question) is not None:
        return None
    phrase = (found["many"] or found["alone"] or "").split()
    counted = [OWNED.sub("", each) for each in phrase if OWNED.search(each)][:1] or phrase[-1:]
    nobody = _HOW_MANY_DIED.search(question) and counted and (counted[0] in _THEY_WERE or is_past(counted[0]))
    if nobody or (counted and counted[0][0].isupper()):  # how many were killed, how many Tamils
        return Counted(root("people"))
    return Counted(root(counted[0].casefold()) if counted else None)


@dataclass(frozen=True, slots=True)
class Lasting:
    """A state of which is asked how many are in it: what is counted, and what finds that it is told."""

    counted: Counted
    told: re.Pattern[str]


def read_lasting(question: str) -> Lasting | None:
    """Give the state of which a question asks how many are in it now: `How many sailors are still in custody?`"""
    found, state = _HOW_MANY_ARE.search(question) or _HOW_MANY_HELD.search(question), read_standing(question)
    if found is None or state is None or state.told in _FATES:
        return state
    return state if found["lasting"] or _STILL.search(question) is not None else None


def read_standing(question: str) -> Lasting | None:
    """Give the state, lasting or not, of which a question asks how many are in it: `How many ships are waiting?`"""
    found = _HOW_MANY_ARE.search(question) or _HOW_MANY_HELD.search(question)
    if found is None:
        return None
    who = _FROM_WHERE.split(found["who"])[0].split()
    counted = Counted(root("people" if not who or names_people(who[-1]) else who[-1].casefold()))
    for group in _FATES:
        if group.match(question, found.start("state")):
            return Lasting(counted, group)
    first, *further = found["state"].split()
    word = further[0] if further and first.casefold() in _PREPOSITIONS else first
    forms = "|".join(re.escape(each) for each in (word.casefold(), root(word.casefold())))
    return Lasting(counted, re.compile(rf"\b(?:{forms})\w*", re.IGNORECASE))


def read_dead(question: str) -> tuple[Counted, ...]:
    """Give as what those may be counted of whom a question asks how many died; nothing where it asks no such thing."""
    found = _HOW_MANY_DIED.search(question)
    if found is None:
        return ()
    counted, people = read_counted(question), Counted(root("people"))
    return (counted, people) if counted is not None and counted != people else (people,)


def find_dead(counted: Sequence[Counted], sentence: str) -> int | None:
    """Give how many dead a sentence counts, in all where it says so; None where it counts none in figures."""
    in_all = find_in_all(sentence)
    if in_all is not None:
        return int(value_at(sentence, in_all))
    deeds = list_deaths(sentence)
    told = (at for each in counted for at in iter_counts(each, sentence) if is_count_of(sentence, at, deeds))
    return next((int(each) for each in (value_at(sentence, at) for at in told) if each.isdigit()), None)


def find_in_all(sentence: str) -> int | None:
    """Give where a sentence says how many are dead by now."""
    found = _IN_ALL.search(sentence)
    at = found.start("all") if found is not None else None
    return at if at is not None and value_at(sentence, at).isdigit() else None


def list_deaths(sentence: str) -> list[int]:
    """Give where a sentence tells that people died."""
    return [found.start() for found in _DEAD.finditer(sentence)]


def value_at(sentence: str, at: int) -> str:
    """Give the number that stands there in digits, or its word where that stands for none."""
    number = _NUMBER.match(sentence, at)
    if number is not None:
        return value_of(number[0])
    nth = _WORD.findall(sentence[at : at + 20])[0].casefold()
    return str(_NTH.get(nth, nth[:-2]))


def read_whose(question: str) -> ActorKey | None:
    """Give the state that a question counts those of: `How many Azerbaijani soldiers`, `How many Israelis`."""
    asked = _COUNTS_OF.search(question)
    found = load_gazetteer().scan(asked[1]) if asked is not None else []
    return found[0].key if found else None


def names_people(words: str) -> bool:
    """Say whether words name people: by a pronoun, or as `sailors` and `hostages` do."""
    return any(each.casefold() in _THEY or _PERSONS.fullmatch(each) is not None for each in words.split())


def iter_counts(counted: Counted, sentence: str) -> Iterator[int]:
    """Give where the numbers stand that may count it."""
    dates = [found.span() for found in _DATED.finditer(sentence)]
    dates += [found.span() for found in _ALL_BUT.finditer(sentence)]
    dates += [found.span() for found in _AGE.finditer(sentence)] if counted.root is not None else []
    for number in _NUMBER.finditer(sentence):
        dated = any(start <= number.end() and number.start() < end for start, end in dates)
        part = _OUT_OF.match(sentence, number.end())
        whole = _NUMBER.match(sentence, part.end()) if part is not None else None
        if dated or _is_name(sentence, number) or _was_so(sentence, number):
            continue
        if _counts(counted, sentence, whole or number):
            yield number.start()
    yield from (found.start("nth") for found in NTH_DEAD.finditer(sentence) if _is_one_of(counted, found["who"]))


def is_count_of(sentence: str, number: int, deeds: Sequence[int]) -> bool:
    """Say whether one of the deeds tells of what a number counts: `34 were killed and 12 wounded`."""
    figures = [found.span() for found in _NUMBER.finditer(sentence)]
    start = max((end for _, end in figures if end <= number), default=0)
    start += _end_of_last(_PART, sentence[start:number])
    behind = _PART.search(sentence, number)
    while behind is not None and not _tells_state(sentence[number : behind.start()]):
        behind = _PART.search(sentence, behind.end())
    if _BASE.search(sentence[:number]) is not None and any(number < at for at, _ in figures):
        return False
    ends = (each.start() for each in (behind, _SHARE.search(sentence, number)) if each is not None)
    end = min(ends, default=len(sentence))
    return any(start <= at < end and _SOME_OF.fullmatch(sentence, number, at) is None for at in deeds)


def _tells_state(words: str) -> bool:
    """Say whether words tell by themselves what became of those they count: `81 people as missing`."""
    return MISSING.search(words) is not None or any(is_past(each) for each in _WORD.findall(words))


def read_amounts(sentence: str) -> Mapping[str, float]:
    """Give the highest figure of each measure that a sentence prints in digits or a number word: `barrel`, `$`."""
    dates = [found.span() for found in _DATED.finditer(sentence)]
    amounts: dict[str, float] = {}
    for number in _NUMBER.finditer(sentence):
        figure, behind = value_of(number[0]), _AMOUNT.match(sentence, number.end())
        dated = any(start <= number.end() and number.start() < end for start, end in dates)
        if dated or behind is None or not _FIGURE.fullmatch(figure) or _is_name(sentence, number):
            continue
        currency = sentence[max(0, number.start() - 1) : number.start()]
        measure = currency if currency in _CURRENCIES else root(behind["of"].casefold())
        value = float(figure) * _SCALES.get((behind["scale"] or "").casefold(), 1)
        amounts[measure] = max(value, amounts.get(measure, 0.0))
    return amounts


def tells_more(sentence: str) -> bool:
    """Say whether a sentence counts what is added to an earlier figure: `another 28 pupils`."""
    return _MORE.search(sentence) is not None


def _is_one_of(counted: Counted, who: str) -> bool:
    last = who.split()[-1].casefold()
    if counted.root in PEOPLE:
        return root(last) in PEOPLE or names_people(last) or names_people(f"{last}s")
    return counted.root == root(last)


def _end_of_last(pattern: re.Pattern[str], words: str) -> int:
    return max((found.end() for found in pattern.finditer(words)), default=0)


def _is_name(sentence: str, number: re.Match[str]) -> bool:
    """Say whether it is part of a name: `Power of Siberia 2`, `the Group of Seven`."""
    if number[0][0].isupper() and number.start() > 1 and sentence[number.start() - 2] not in ".“?!":
        return True
    if not number[0][0].isdigit() or len(number[0]) > 2 or _NAMED.search(sentence, 0, number.start()) is None:
        return False
    behind = _WORD.match(sentence, number.end() + 1)
    people = behind is not None and behind[0] not in _THEY_WERE and names_people(behind[0])
    return not people or _WHERE_OR_WHEN.search(sentence, 0, number.start()) is None


def _was_so(sentence: str, number: re.Match[str]) -> bool:
    """Say whether a number is what another one came from: `lowered from 31 to 28`."""
    return sentence[: number.start()].endswith("from ") and _NO_LONGER.match(sentence, number.end()) is not None


def _counts(counted: Counted, sentence: str, number: re.Match[str]) -> bool:
    if counted.root is None:
        return True
    after = [each.casefold() for each in _WORD.findall(sentence[number.end() : number.end() + 80])]
    near = after[: _AFTER + 1]
    pairs = zip(near, [*after[1:], "."], strict=False)
    if any(_is_same(counted.root, root(each)) and not _tells_kind(each, behind) for each, behind in pairs):
        return True
    plain = [each for each in near if each not in _SMALL]
    first = plain[0] if plain else "."
    if first in _UNITS or first in {"%", "$"} or sentence[: number.start()].endswith(("$", "€", "£")):
        return False
    bare = first in _BARE or not first[0].isalnum() or (after[:1] == ["and"] and is_past(first))
    if counted.root in PEOPLE:
        return bare or any(_PERSONS.fullmatch(each) for each in near)
    before = [each.casefold() for each in _WORD.findall(sentence[: number.start()])][-_BEFORE:]
    return bare or (is_past(first) and any(_is_same(counted.root, root(each)) for each in before))


def _tells_kind(word: str, behind: str) -> bool:
    """Say whether a word only tells of which kind those behind it are that are counted: `lorry drivers` are no lorries,
    but `police officers` are police."""
    if behind == "members" or not names_people(behind):
        return False
    plural = behind.endswith(("s", "men", "people"))
    return plural and behind not in _THEY_WERE and not any(map(names_people, (word, f"{word}s")))


def _is_same(one: str, other: str) -> bool:
    group = alike(one)
    return one == other or {one, other} <= _STATES or (group is not None and group == alike(other))
