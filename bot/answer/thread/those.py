"""Finds those of whom a question asks who or how many they are, whom a `they` behind it means."""

import re
from collections.abc import Iterable

from bot.answer.asked.named import find_named
from bot.answer.asked.terms import is_participle, root, roots
from bot.answer.asked.things import are_people, list_people
from bot.answer.asked.whom import Exchange
from bot.answer.found.counting import names_people
from bot.text.gazetteer import load_gazetteer
from bot.text.verbs import base_of
from bot.text.words import NUMBER_WORDS

_SEVERAL = re.compile(r"(?:(?<!s)s|men|women|people|police|group|army|crowd|militia|gang|cell|troops)\Z")
"""Who may be called `they`."""
_THEIR = re.compile(r"their\s+(?P<what>[\w’'-]+)", re.IGNORECASE)
_THEY = re.compile(r"\A\w+")
_THOSE = re.compile(
    r"\bthose\s+(?:still\s+)?(?:in\s+(?:custody|prison|jail|detention)|missing|dead|held|[a-z]+(?:ed|en))"
    r"(?:\s+(?:in|at|near)\s+(?:the\s+)?[A-Z]\w+)*"
)
_WHO_ARE_THE = re.compile(
    r"\Awho\s+(?:are|were)\s+(?P<those>the\s+(?!.*\b(?:leaders?|ministers?)\b)(?:[\w’'-]+\s+){0,4}?[a-z]+s(?:\s+(?:in|at|near|of|from)\s+[^?]+?)?)[\s?!.]*\Z",
    re.IGNORECASE,
)
"""Asks who several people are: `Who are the three miners in Peru?`."""
_COUNTED = re.compile(
    rf"(?:\A|[.!?]\s+)(?P<number>\d+|{NUMBER_WORDS})\s+(?P<who>(?:[a-z-]+\s+){{0,2}}?[a-z]+(?:s|men|women|people|children))\s+"
    r"(?:(?:was|were|have\s+been|are)\s+)?(?:killed|shot|arrested|detained|injured|wounded|taken|freed|died|abducted|kidnapped|seized)\b",
    re.IGNORECASE,
)
"""People without a name of whom an answer opens: `Two protesters were killed`."""
_SEVERAL_ASKED = re.compile(
    rf"\b(?P<those>(?:{NUMBER_WORDS}|\d{{1,3}})\s+(?:[A-Za-z][a-z-]*\s+){{0,2}}?[a-z-]+(?:s|men|women|people|children))\s+"
    r"(?:(?:was|were|are|have|had|been)\s+)*(?P<done>[a-z]+)\b",
    re.IGNORECASE,
)
"""People without a name to whom a question has something done: `Why were two Peruvian miners expelled?`."""
_TAIL = re.compile(r", and (?:\w+ )?(?:when|where|why|who|whom|how many|how much)\Z")
_WHO_ARE = re.compile(
    r"\A(?:who|how\s+many(?:\s+(?:people|men|women|children))?)\s+(?:are|is|were|was|(?:have|has)\s+been|remain|remains)\s+(?P<lasting>(?:still|now|being)\s+)?"
    r"(?:(?P<state>(?:in\s+(?:custody|prison|jail|detention)|missing|dead))|(?P<done>[a-z]+))(?P<behind>(?:\s.*)?)\Z",
    re.IGNORECASE,
)


_WHO_DID = re.compile(
    r"who\s+(?:else\s+)?(?!(?:is|are|was|were|did|does|do|has|have|will|would|can|could|else)\b)(?P<verb>[a-z]+ed|shot|took|held|hit|"
    r"struck|stole|seized|sent|began|broke)\s",
    re.IGNORECASE,
)
"""Asks who did something, so that `they` are those who did it and not what it was done to."""


_WHO_IS_DOING = re.compile(r"who\s+(?:is|are|was|were)\s+(?:still\s+|now\s+)?(?P<verb>[a-z]{2,}ing)\s", re.IGNORECASE)
"""The same of what lasts: `Who is holding the miners?`."""


def find_doing(question: str, answered: str) -> str | None:
    """Give who does or did what a question asks by its answer, without a name: `held by jihadists`; None where that
    names several, or nobody so."""
    did, asked = _WHO_DID.match(question), _WHO_IS_DOING.match(question)
    if did is not None:
        return _find_doer(did["verb"], answered)
    if asked is None:
        return None
    verb = root(asked["verb"].casefold())
    done = [each for each in _DONE_BY.finditer(answered) if root(base_of(each["done"])) == verb]
    who = (each["first"] if _SEVERAL.search(each["first"]) else each["who"] for each in done)
    told = {each for each in who if _SEVERAL.search(each)}
    return f"the {told.pop()}" if len(told) == 1 else None


_DONE_BY = re.compile(r"\b(?P<done>[a-z]+)\s+by\s+(?:(?:the|an?|some)\s+)?(?P<who>(?P<first>[a-z]+)(?:\s+[a-z]+)?)\b")


def _find_doer(verb: str, answered: str) -> str | None:
    """Give who did it by an answer that opens with that, without a name: `Gunmen abducted`, `An armed group seized`."""
    found = re.match(
        rf"(?:the\s+|an?\s+)?(?P<who>(?:[a-z]+\s+){{0,2}}?[a-z]+)\s+{re.escape(verb)}\b", answered, re.IGNORECASE
    )
    if found is None or load_gazetteer().scan(found["who"]) or _SEVERAL.search(found["who"]) is None:
        return None
    return f"the {found['who'][:1].lower()}{found['who'][1:]}"


def find_group(text: str, latest: Exchange) -> str | None:
    """Give the only group of whose deeds the last answer tells, by its name where that is told: `A group that calls
    itself Red Tide demanded`; None where it tells of several, or the question names one who acts, or takes up more."""
    gazetteer = load_gazetteer()
    named = any(each.key is not None and not each.placed for each in find_named(latest.question, gazetteer))
    told = {found["name"] or f"the {found['who']}" for found in _GROUP.finditer(latest.answered)}
    asked = {each.name for each in latest.asked}
    free = not asked and not named and _IT.search(text) is None
    return told.pop() if len(told) == 1 and (free or asked == told) else None


_IT = re.compile(r"\b(?:it|that|this)\b", re.IGNORECASE)


_GROUP = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Aa]nother)\s+(?P<who>(?:[a-z-]+\s+){0,2}?(?:group|gang|cell|militia|faction|movement|cartel|syndicate|collective))\b"
    r"(?:,?\s+(?:(?:that|which)\s+calls\s+itself|calling\s+itself|called|named|known\s+as)\s+(?:the\s+)?"
    r"(?P<name>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,3}))?"
    r"(?!\s+(?:of|in|for|from|by|with|and)\b)(?=,?\s+(?:has\s+|had\s+)?[a-z]+)"
)


def find_demanding(answered: str) -> str | None:
    """Give the only state of whose condition or demand an answer tells: `a Slovak condition`; None where it tells of
    none, or of several."""
    gazetteer = load_gazetteer()
    whose = [found["whose"] for found in _DEMAND.finditer(answered)]
    keys = {each.key for words in whose for each in gazetteer.scan(words) if each.key}
    return gazetteer.name_of(keys.pop()) if len(keys) == 1 else None


_DEMAND = re.compile(
    r"\b(?P<whose>(?:[A-Z][\w-]+\s+(?:and|or)\s+)?[A-Z][\w-]+)(?:[’']s?)?\s+(?:[a-z-]+\s+){0,2}?(?:conditions?|demands?|terms|ultimatum|requirements?)\b"
)


def find_those(last: str, text: str) -> str | None:
    """Those of whom it was asked who or how many they are: `those arrested in Tbilisi`; None where it was not, or
    nothing is left that a further question does not say itself."""
    named = _THOSE.search(last)
    if named is not None:
        return named[0]
    if (several := _WHO_ARE_THE.match(last)) is not None:
        return several["those"]
    asked = _WHO_ARE.match(last.rstrip(" ?!."))
    if asked is None or not (asked["lasting"] or asked["state"] or is_participle(asked["done"])):
        return None
    done, behind = asked["done"] or "", _TAIL.sub("", asked["behind"].rstrip(" ?!."))
    again = done != "" and root(done.casefold()) in roots(text)
    told = behind if again else f"{asked['lasting'] or ''}{asked['state'] or done}{behind}"
    return f"those {told.strip()}" if told.strip() else None


def find_counted(answered: str) -> str | None:
    """Give the people without a name to whom something was done by the first sentence of an answer; None where it opens
    with no such people."""
    found = _COUNTED.match(answered)
    return f"the {found['number'].lower()} {found['who']}" if found is not None else None


def find_several_asked(last: str) -> str | None:
    """Give the people without a name, so many as they are, to whom something was done by the last question."""
    found = _SEVERAL_ASKED.search(last)
    if found is None or not is_participle(found["done"]) or not names_people(found["those"].split()[-1]):
        return None
    return f"the {found['those'][:1].lower()}{found['those'][1:]}"


SO_MANY = re.compile(
    r"\bthe\s+(?P<word>two|three|four|five|six|seven|eight|nine|ten)(?=[\s?!.]*\Z|\s+(?:now|still|yet|today|then|hurt|safe|alive|well)\b)",
    re.IGNORECASE,
)
"""So many without a noun: `the two` in `Where are the two now?`."""


def find_so_many(number: str, answered: str) -> str | None:
    """Give of whom an answer tells that so many of them were freed or the like: `the two divers` where `two of the four
    divers` stand; None where it tells so of none."""
    found = re.search(
        rf"\b{number}\s+of\s+(?:the|its|his|her|their|those)\s+(?:(?:\d+|{NUMBER_WORDS})\s+)?(?P<who>(?:[\w-]+\s+){{0,2}}?[a-z]+(?:s|men|women|people))\b",
        answered,
        re.IGNORECASE,
    )
    counted = find_counted(answered)
    if found is not None:
        return f"the {number} {found['who']}"
    return counted if counted is not None and counted.split()[1] == number else None


def find_people_spoken_of(exchanges: Iterable[Exchange]) -> str | None:
    """Give the people without a name of whom the latest question that speaks of any does, or else its answer: `the
    miners`; None where it speaks of several."""
    for each in exchanges:
        owning = (f"the {found['who']}" for found in _OWNING.finditer(each.question))
        asked = {one for one in (*list_people(each.question), *owning) if are_people(one)}
        named = {found["who"] for found in _TOLD_PEOPLE.finditer(each.answered) if names_people(found["who"])}
        told = {f"the {one}" for one in named if are_people(one)}  # no bodies and no lives
        if asked or told:
            people = asked or told
            return people.pop() if len(people) == 1 else None
    return None


_OWNING = re.compile(r"\bthe\s+(?P<who>[a-z]+s)[’'](?=\s+[a-z])")
"""Whose something is: `the ministers’ meeting`."""
_TOLD_PEOPLE = re.compile(
    rf"\b(?:[Tt]he|[Tt]hose|\d+|(?i:{NUMBER_WORDS}))\s+(?:[A-Z]?[a-z-]+\s+){{0,2}}?(?P<who>[a-z]+(?:s|men|women))\b"
)


def put_those(text: str, at: int, those: str) -> str:
    """Put them in the place of `they`; of `their lawyer` comes `the lawyer of those …`."""
    owned = _THEIR.match(text, at)
    if owned is not None:
        return f"{text[:at]}the {owned['what']} of {those}{text[owned.end() :]}"
    return f"{text[:at]}{those}{_THEY.sub('', text[at:], count=1)}"
