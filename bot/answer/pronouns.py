"""Puts what was named before in the place of pronouns, each only where one fitting thing can be meant."""

import re
from collections.abc import Sequence

from bot.answer.named import Named, find_named
from bot.answer.statements import state
from bot.text.gazetteer import Gazetteer

_BOUNDARY = r"(?=[\s?.]*\Z|\s+(?:in|on|at|over|of|from|by|to|with|that|for|about|between|say|says|have|has|ask|last)\b)"
_TAIL = (
    r"(?P<tail>\s+(?:on|of|for|about|with|between)\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+(?:and\s+|of\s+)?[A-Z0-9][\w’'-]*)*"
    r"|\s+(?:to|in)\s+[A-Z]\w+)?"
)
_THING = re.compile(
    rf"(?:\b(?:the|a|an|his|her|their|its)\s+|(?P<owner>\b[A-Z][\w-]*(?:\s[A-Z][\w-]*)*[’']s\s+))"
    rf"(?P<words>(?:[A-Z][a-z]+\s+)?[a-z-]+(?:\s+(?!(?:in|on|at|over|of|from|by|to|with|that|for|about|between|say)\b)[a-z-]+){{0,2}}){_BOUNDARY}{_TAIL}"
)
_AMOUNT = re.compile(
    r"\bhow\s+(?:much|many)\s+(?P<words>[a-z]+)\b.*?(?P<tail>\s+between\s+[A-Z]\w+\s+and\s+[A-Z]\w+)?", re.IGNORECASE
)
_ABSTRACT = frozenset("capacity size date number name role price length cost value end start".split())
_PERSONAL = re.compile(r"\b(?P<word>he|she|him|his|her)\b", re.IGNORECASE)
_PLURAL = re.compile(r"\b(?P<word>they|them|their)\b", re.IGNORECASE)
_NEUTER = re.compile(
    r"\b(?P<word>it|its)\b(?!\s+(?:true|clear|likely|safe|legal|wise|worth|time|possible|known|certain|said|that)\b)",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"\b(?:confirm(?:ed)?|den(?:y|ied)|announced?|admit(?:ted)?|reject(?:ed)?|comment(?:ed)?\s+on|react(?:ed)?\s+to)\s+(?P<word>it|that|this)\b",
    re.IGNORECASE,
)
_SAID_IT = re.compile(r"\b(?:say|said|says|tell|told)\s+(?P<word>it|that|this)[\s?!.]*\Z", re.IGNORECASE)
_DATED = re.compile(r"\Awhen\s+(?:is|was|will|did)\s+\Z", re.IGNORECASE)
_THERE = re.compile(
    r"(?<!is )(?<!are )(?<!was )(?<!were )(?<!will )(?<!has )(?<!have )\bthere\b"
    r"(?!\s+(?:is|are|was|were|will|has|have|any)\b)",
    re.IGNORECASE,
)
_GOING = re.compile(
    r"\b(?:go|goes|going|went|gone|travel|travels|travelled|traveled|fly|flies|flew|get|got|return|returned)\s+\Z",
    re.IGNORECASE,
)
_BEFORE_NOUN = re.compile(
    r"\s+(?!(?:in|on|at|to|for|with|about|by|from|and|or|before|after|during|yet|this|last|next)\b)\w"
)
_WHO_ACTED = re.compile(r"\Awho\s+(?!(?:did|is|was|are|were|will|has|have|does)\b)\w+", re.IGNORECASE)
_ABOUT = re.compile(r"\s(?:about|on)\s+[^?.]+", re.IGNORECASE)


def resolve(text: str, asked: Sequence[str], answered: str, gazetteer: Gazetteer) -> str:
    """Put names where pronouns stand; `asked` are the earlier questions, whole, oldest first."""
    last = asked[-1]
    names = find_named(last, gazetteer)
    here = {each.span.of(text).casefold() for each in find_named(text, gazetteer)}

    def free(kinds: set[str], *, placed: bool = False) -> list[str]:
        fitting = [each.span.of(last) for each in names if each.kind in kinds and (placed or not _is_place(each))]
        return [each for each in dict.fromkeys(fitting) if each.casefold() not in here]

    known = _only_person(answered, here, gazetteer)
    persons = known if _WHO_ACTED.match(last) and not text.lower().startswith("who") else free({"person"}) or known
    if not persons and len(asked) > 1:
        persons = _list_persons(asked[-2], here, gazetteer)
    if persons and not _names_whom_it_means(text, gazetteer):
        text = _replace(_PERSONAL, text, persons[0])
    thing = _find_thing(last)
    text = _replace_plural(text, _list_several(asked, persons, here, gazetteer), free({"state", "organisation"}), thing)
    text = _replace_neuter(text, last, thing, free({"state", "organisation"}, placed=True))
    places = [each.span.of(last) for each in names if each.placed] or free({"state"}, placed=True)
    if places and places[0].casefold() not in here:
        text = _replace_there(text, places[0])
    return text


def _names_whom_it_means(text: str, gazetteer: Gazetteer) -> bool:
    """Say whether a question names somebody before its pronoun, whom that means: `Why did Blinken put off his trip?`"""
    found = _PERSONAL.search(text)
    if found is None or found["word"].lower() == "him":
        return False
    return any(each.kind == "person" and each.span.end <= found.start() for each in find_named(text, gazetteer))


def _find_thing(last: str) -> str | None:
    """The thing a question is about, with what tells it from others: `the position paper on Ukraine`."""
    for found in _THING.finditer(last):
        words, tail = found["words"], found["tail"] or ""
        if words.split()[0] in _ABSTRACT and tail.strip().startswith("of "):
            return tail.strip().removeprefix("of ").strip()
        return f"{found['owner'] or 'the '}{words}{tail}"
    amount = _AMOUNT.search(last)
    if amount:
        pair = re.search(r"\sbetween\s+[A-Z]\w+\s+and\s+[A-Z]\w+", last)
        return f"the {amount['words']}{pair[0] if pair else ''}"
    return None


def _list_several(asked: Sequence[str], persons: Sequence[str], here: set[str], gazetteer: Gazetteer) -> list[str]:
    """Two persons of the last question, or one of it and one of the question before."""
    several = list(persons)
    for earlier in asked[-2:-1] if len(several) < _PAIR else ():
        several += [name for name in _list_persons(earlier, here, gazetteer) if name not in several]
    return several[:_PAIR]


def _list_persons(question: str, here: set[str], gazetteer: Gazetteer) -> list[str]:
    found = [
        each.span.of(question) for each in find_named(question, gazetteer) if each.kind == "person" and not each.placed
    ]
    return [name for name in found if name.casefold() not in here]


_PAIR = 2


def _replace_plural(text: str, several: Sequence[str], bodies: Sequence[str], thing: str | None) -> str:
    things = thing is not None and thing.split(" on ")[0].split(" in ")[0].endswith("s")
    if things and re.search(r"\b(?:last|take|begin|began|end|ended|open|reopen|cost)\b", text):
        return _replace(_PLURAL, text, thing or "")
    if len(several) == _PAIR:
        return _replace(_PLURAL, text, " and ".join(several))
    if several or bodies:
        return _replace(_PLURAL, text, " and ".join([*several, *bodies][:_PAIR]))
    return text


def _replace_neuter(text: str, last: str, thing: str | None, bodies: Sequence[str]) -> str:
    spoken = _SPOKEN.search(text)
    if spoken and not text.lower().startswith("when"):
        statement = state(last)
        return f"{text[: spoken.start('word')]}that {statement}{text[spoken.end('word') :]}"
    said = _SAID_IT.search(text)
    about = _ABOUT.search(last)
    if said:
        return f"{text[: said.end('word')]}{about[0]}?" if about else text
    if thing is not None:
        return _replace(_NEUTER, text, thing)
    return _replace(_NEUTER, text, bodies[0]) if len(bodies) == 1 else text


def _is_place(named: Named) -> bool:
    return named.placed and named.kind == "person"


def _only_person(answered: str, here: set[str], gazetteer: Gazetteer) -> list[str]:
    """The one person an answer speaks of: a full name, and no other."""
    found = {each.span.of(answered) for each in find_named(answered, gazetteer) if each.kind == "person"}
    full = [name for name in found if " " in name and name.casefold() not in here]
    return full if len(full) == 1 else []


def _replace(pattern: re.Pattern[str], text: str, name: str) -> str:
    found = pattern.search(text)
    if found is None:
        return text
    word = found["word"].lower()
    owns = word in {"his", "its", "their"} or (word == "her" and _BEFORE_NOUN.match(text, found.end()) is not None)
    return f"{text[: found.start()]}{name}{'’s' if owns else ''}{text[found.end() :]}"


def _replace_there(text: str, place: str) -> str:
    found = _THERE.search(text)
    if found is None:
        return text
    lead = "to" if _GOING.search(text, 0, found.start()) else "in"
    return f"{text[: found.start()]}{lead} {place}{text[found.end() :]}"
