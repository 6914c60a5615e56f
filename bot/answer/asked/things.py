"""Finds the things that a question is about, each with what tells it from others, without what is asked of it."""

import re
from collections.abc import Iterable

from bot.answer.asked.statements import AUXILIARIES, AUXILIARY, BEING, VERB_WORD
from bot.text.roles import TITLES
from bot.text.verbs import is_past
from bot.text.words import stem

TEXT = (
    r"(?:papers?|statements?|communiqu[eé]|declaration|accord|agreement|deal|treaty|pact|plan|proposals?|letter|report|text|"
    r"draft|bill|law|decree|resolution|charter|constitution|manifesto|memorandum|document|article)"
)
"""What a text is called."""
WHOSE_TEXT = r"(?:(?!(?:of|for|in|on|at|to|from|by|with|behind)\b)[\w.’'-]+\s+){0,6}"
"""Before that: `the author of the report` is no text."""
OF_WHOM = r"(?:\s+(?:of|by|between|from|with|on)\s[^?,;]{2,60}?)?"
"""Behind that."""
_BOUNDARY = (
    r"(?=,|[\s?.]*\Z|\s+(?:in|on|at|over|of|from|by|to|with|that|for|about|between|near|before|after|during|since|until|"
    r"say|says|have|has|be|been|ask|last)\b)"
)
_TAIL = (
    r"(?P<tail>\s+(?:on|of|for|about|with|between)\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+(?:and\s+|of\s+)?[A-Z0-9][\w’'-]*)*"
    r"|\s+(?:to|in)\s+[A-Z]\w+|\s+of\s+\d+\s+[a-z]+|\s+(?:on|of|about)\s+the\s+[a-z]+(?=[\s?.]*\Z))?"
)
_THING = re.compile(
    rf"(?:\b(?:the|a|an|his|her|their|its)\s+|(?P<owner>\b(?!(?i:{VERB_WORD.pattern}))[A-Z][\w-]*(?:\s[A-Z][\w-]*)*[’']s\s+))"
    rf"(?P<words>(?:[A-Z][a-z]+\s+)?[a-z-]+(?:\s+(?!(?:in|on|at|over|of|from|by|to|with|that|for|about|between|say)\b)[a-z-]+){{0,2}}){_BOUNDARY}{_TAIL}"
)
_AMOUNT = re.compile(
    rf"\bhow\s+(?:much|many)\s+(?:of\s+(?:the|these|those|his|her|its|their)\s+(?:\d+\s+)?)?"
    rf"(?P<words>(?!(?:{AUXILIARIES}|of)\b)[a-z]+(?:\s+(?!(?:{AUXILIARIES})\b)[a-z]+(?=\s+(?:{AUXILIARIES})\b))?)\b",
    re.IGNORECASE,
)
_WHICH = re.compile(rf"(?:which|what)\s+(?P<words>[a-z]+)\s+(?:{AUXILIARIES})\b", re.IGNORECASE)
_AUXILIARY_BEFORE = re.compile(rf"\b(?P<aux>{AUXILIARIES})\s+\Z", re.IGNORECASE)
_BEFORE_ACTING = frozenset("will would did does do can could should may might must".split())
_ADVERBS = frozenset("a an the still again now already yet also ever really actually currently only even not".split())
_STATES = frozenset(
    "open closed shut valid free ready true false safe legal illegal dead alive available genuine real fake binding "
    "final certain official likely possible over full empty going".split()
)
"""What a thing is asked to be, behind its name."""
_WH_BEFORE = re.compile(r"\b(?:what|who|which|whose)\s+\Z", re.IGNORECASE)
"""Before `is the …` what stands behind is all name: `What is the new border deal?`."""
_BE = frozenset({"be", "been"})
_PARTICLES = frozenset("down up off out back away".split())
"""Behind a thing these belong to what is done to it: `Who shot the balloon down?`."""
_VERB_BEHIND = re.compile(r"\s+(?:say|have|be|ask|last)\b")
_DOES_BEHIND = re.compile(
    r"\s+(?!(?:in|on|at|over|of|from|by|to|with|that|for|about|between|near|before|after|during|since|until|and|or|then)\b)[a-z]"
)
"""Behind all that tells of a thing, the verb for what it does: `What did the new mayor of Bergen promise?`."""
_MANY = frozenset("people children men women police troops".split())
_ABSTRACT = frozenset("member part capacity size date number name role price length cost value end start".split())


_ASKED_FOR = re.compile(
    rf"what\s+(?:{AUXILIARIES})\s+[^?]+?\s(?P<verb>[a-z]+)(?:\s+(?:on|to|for|with|about|in|upon))?[\s?!.]*",
    re.IGNORECASE,
)
"""A question for what was done, which ends with its verb."""
_TOLD_FOR = re.compile(
    r"\b(?P<verb>[a-z]+)\s+(?:(?:on|to|for|with|about|in|upon)\s+)?an?\s+(?P<words>[a-z][a-z-]+(?:\s+(?!(?:in|on|at|of|from|by|to|with|that|for|"
    r"about|between|into|over|against|after|and|which|who)\b)[a-z-]+){0,2})"
)
_OF_WORDS = frozenset(stem(each) for each in "say tell think do happen mean answer reply".split())


_BODIES = (
    r"(?:compan(?:y|ies)|firm|airline|shipowner|owner|operator|ship|ferry|boat|vessel|tanker|trawler|plane|aircraft|train|bus|crew|captain|"
    r"driver|pilot|court|tribunal|judge|judges|jury|monitors|observers|inspectors|mediators?|rescuers|divers|kidnappers|captors|"
    r"inquiry|investigation|probe|search|rescue|toll|trial|verdict|wreck|hijackers|hostages|gunmen|attackers|suspects|victims|survivors|passengers|sailors|miners|two\s+sides|both\s+sides)"
)
_OF_AFFAIR = re.compile(
    rf"\bthe\s+{_BODIES}(?!\s+(?:of|in|from|at|near|off|on|which|that|who)\b)(?=\s|[?.!]|\Z)", re.IGNORECASE
)


def is_of_affair(question: str) -> bool:
    """Say whether a question speaks of one that each affair has of its own, and of no other's: `the company`."""
    return _OF_AFFAIR.search(question) is not None


def speaks_of_company(question: str) -> bool:
    """Say whether a question speaks of `the company`, which its affair's reports name."""
    return _COMPANY.search(question) is not None


def name_company(question: str, texts: Iterable[str]) -> str | None:
    """Give a question of `the company` with the name that the texts of its affair give it; None where they name several
    or none."""
    asked = _COMPANY.search(question)
    if asked is None:
        return None
    names = {found["a"] or found["b"] or found["c"] for text in texts for found in _NAMED_COMPANY.finditer(text)}
    name = names.pop() if len(names) == 1 else None
    return f"{question[: asked.start()]}{name}{question[asked.end() :]}" if name is not None else None


def name_body(question: str, texts: Iterable[str]) -> str | None:
    """Give a question of `the association` with whose that is in the texts of its affair: `the boatmen’s association`;
    None where they tell of several or none, or by a name."""
    asked = _BODY.search(question)
    if asked is None:
        return None
    kind = re.compile(rf"\b(?P<whose>[A-Za-z][\w-]+(?:s[’']|[’']s))\s+{asked['body']}\b", re.IGNORECASE)
    names = {found["whose"] for text in texts for found in kind.finditer(text)}
    whose = names.pop() if len(names) == 1 else ""
    return f"{question[: asked.start('body')]}{whose} {question[asked.start('body') :]}" if whose.islower() else None


_BODY = re.compile(
    r"\bthe\s+(?P<body>association|union|federation|guild|league|syndicate|chamber)\b(?![’'])(?!\s+(?:of|for)\b)",
    re.IGNORECASE,
)
_COMPANIES = r"(?:company|firm|airline|operator|owner|shipowner)"
_COMPANY = re.compile(r"\bthe\s+(?:company|firm|airline|operator)\b(?![’'])", re.IGNORECASE)
_NAME = r"[A-Z][\w&-]+(?:\s[A-Z][\w&-]+)*"
_NAMED_COMPANY = re.compile(
    rf"(?P<a>{_NAME}),\s(?:an?|the|its|their)\s(?:[\w-]+\s){{0,3}}{_COMPANIES}\b|\b{_COMPANIES},?\s(?P<b>{_NAME})|"
    rf"\b(?:owned|operated|run)\sby\s(?:the\s)?(?P<c>{_NAME})"
)


def list_things(last: str) -> list[str]:
    """Give the things a question is about, each with what tells it from others: `the position paper on Ukraine`."""
    found: list[str] = []
    for each in _THING.finditer(last):
        words = _cut_particle(_cut_verb(last, each))
        tail = each["tail"] or ""
        if words.split()[0] in _ABSTRACT and tail.strip().startswith("of "):
            found.append(tail.strip().removeprefix("of ").strip())
        else:
            tail = tail if words == each["words"] else ""  # else it tells of what was done or is so
            found.append(f"{each['owner'] or 'the '}{words}{tail}")
    which = _WHICH.match(last)
    if which is not None:
        found.append(f"the {which['words']}")
    amount = _AMOUNT.search(last)
    if amount:
        pair = re.search(r"\sbetween\s+[A-Z]\w+\s+and\s+[A-Z]\w+", last)
        found.append(f"the {amount['words']}{pair[0] if pair else ''}")
    return found


def _cut_verb(last: str, thing: re.Match[str]) -> str:
    """The words of a thing without what is asked of it: `the balloon shot down`, `will the embassies reopen`."""
    words = thing["words"].split()
    inner = next((at for at, word in enumerate(words) if at and (AUXILIARY.fullmatch(word) or word in _BE)), None)
    if inner is not None:
        return " ".join(words[:inner])
    auxiliary = _AUXILIARY_BEFORE.search(last, 0, thing.start())
    if auxiliary is None or len(words) == 1:
        return thing["words"]
    if auxiliary["aux"].lower() in BEING and not _WH_BEFORE.search(last, 0, auxiliary.start()):
        return " ".join(_cut_predicate(words, whole=not last[thing.end() :].strip(" ?!.")))
    past = next((at for at, word in enumerate(words) if at and is_past(word)), None)
    if past is not None:
        return " ".join(words[:past])
    acts = (
        auxiliary["aux"].lower() in _BEFORE_ACTING
        and not _VERB_BEHIND.match(last, thing.end("words"))
        and not (thing["tail"] and _DOES_BEHIND.match(last, thing.end()))
    )
    return " ".join(words[:-1] if acts else words)


def _cut_particle(words: str) -> str:
    thing, _, last = words.rpartition(" ")
    return thing if thing and last in _PARTICLES else words


def _cut_predicate(words: list[str], *, whole: bool) -> list[str]:
    """The words of a thing without what it is asked to be: `the border open again`, `the filling still going`.

    With nothing behind them (`whole`) the last word is what is asked, for a question asks something.
    """
    at = next((at for at, word in enumerate(words) if at and word in _ADVERBS), len(words))
    state = next((at for at, word in enumerate(words) if at and (word in _STATES or is_past(word))), at)
    if whole and state == at >= len(words) - 1 and at > 1:
        state = at - 1
    return words[: min(at, state)]


def find_thing(last: str, *, several: bool) -> str | None:
    """Give the first of them, or the first that is several."""
    return next((thing for thing in list_things(last) if is_plural(thing) == several), None)


def find_affair(last: str) -> str | None:
    """Give the first of them that is nobody: not the people who were counted, nor who has an office."""
    things = (one for one in list_things(last) if not is_office(one))
    return next((one for one in things if _of_what(one).split()[-1] not in _MANY), None)


def find_told_thing(question: str, answer: str) -> str | None:
    """Give the one thing that an answer names where a question asks for it: `a joint inquiry`, agreed on."""
    for found in _TOLD_FOR.finditer(answer):
        if asks_for_told(question, found["verb"]) and not is_plural(found["words"]):
            return f"the {found['words']}"
    return None


def asks_for_told(question: str, verb: str) -> bool:
    """Say whether a question asks for what was done so: `What did Peru publish?` for what it `published`."""
    asked = _ASKED_FOR.fullmatch(question)
    return asked is not None and stem(asked["verb"]) not in _OF_WORDS and stem(verb) == stem(asked["verb"])


def is_office(thing: str) -> bool:
    """Say whether it is somebody, by an office: `the ambassador to Peru`, which is no `it`."""
    return _of_what(thing).split()[-1] in TITLES


def is_attribute(thing: str) -> bool:
    """Say whether a thing is only a part or a measure of another: `the date`, which no answer is about."""
    return _of_what(thing).split()[-1] in _ABSTRACT


def _of_what(thing: str) -> str:
    return re.split(r"\s(?:on|in|of|for|about|with|between|to|from)\s", thing)[0]


def list_people(question: str) -> list[str]:
    """Give the people without a name that a question names."""
    return [each for each in list_things(question) if are_people(each)]


def are_people(thing: str) -> bool:
    """Say whether a thing is several people, by what they are called: `the engineers in Gao`."""
    return is_plural(thing) and _PEOPLE.search(_of_what(thing)) is not None


NO_PEOPLE = (
    r"(?:(?:contain|trail|tank|trawl|freight|comput|pap|lett|numb|matt|b?ord|quart|boil|transform)ers|(?:react|tract|mot|sens|do|flo)ors|"
    r"(?:pl|restaur)ants|(?:docum|ev|apartm|t|paym|shipm|incid|accid|agreem)ents)"
)
"""What ends as people are called, and is none."""
_PEOPLE = re.compile(
    rf"(?:\b(?!{NO_PEOPLE}\b)\w*(?:er|or|ist|ant|ee|ian)s|men|women|people|children|hostages|pilgrims|nationals|refugees|students|residents|recruits)\Z"
)
"""What people are called."""


def is_plural(thing: str) -> bool:
    """Say whether a thing is several."""
    noun = _of_what(thing)
    return noun.split()[-1] in _MANY or (noun.endswith("s") and not noun.endswith(("ss", "us", "is", "news")))
