"""Completes a follow-up from the question before it, by rule: `and Blinken?`, `when?`, `what did he say there?`."""

import re
from collections.abc import Sequence
from datetime import datetime

from bot.answer.named import Named, find_named
from bot.answer.times import find_asked_time
from bot.model.conversation import Turn
from bot.text.gazetteer import Gazetteer

_BARE = re.compile(
    r"(?:(?:and|but|so|ok|okay)[\s,]+)?(?P<word>when|where|why|who|whom|how|how\s+many|how\s+much|how\s+long|since\s+when|"
    r"by\s+whom|with\s+whom|until\s+when)(?:\s+(?:exactly|not|so|then))?[\s?!.]*",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(
    r"(?:(?:(?:and|but|or)[\s,]+)?(?:what|how)\s+about\s+|(?:and|but|or)[\s,]+)"
    r"(?:(?P<lead>with|for|from|in|to|by|about|on)\s+)?(?P<rest>[^?!]{1,60}?)[\s?!.]*",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|will|would|did|does|do|has|have|had|can|could|should|may|might|who|what|when|where|why|which|how)\b",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"(?:is|are|was|were|will|would|did|does|do|has|have|had|can|could|should|may|might)\b", re.IGNORECASE
)
_THING = re.compile(
    r"\b(?:the|a|an)\s+(?P<words>[a-z-]+(?:\s+[a-z-]+){0,2})(?=[\s?]*\Z|\s+(?:in|on|at|over|of|from|by|to|with|that)\b)"
)
_OBJECT = re.compile(
    r"(?P<lead>\b(?:about|on|over|with|of|to|in|for|from|at|against)\s+)(?P<words>[^?]+?)(?P<end>[\s?]*)\Z",
    re.IGNORECASE,
)
_PERSONAL = re.compile(r"\b(?P<word>he|she|him|his|her)\b", re.IGNORECASE)
_PLURAL = re.compile(r"\b(?P<word>they|them|their)\b", re.IGNORECASE)
_NEUTER = re.compile(
    r"\b(?P<word>it|its)\b(?!\s+(?:true|clear|likely|possible|known|certain|said|that)\b)", re.IGNORECASE
)
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


def complete(text: str, turns: Sequence[Turn], now: datetime, gazetteer: Gazetteer) -> str:
    """Give the question whole: as typed where it stands alone, else with what the last question lends it."""
    last = turns[-1].understood.strip() if turns else ""
    if not last:
        return text
    bare = _BARE.fullmatch(text)
    if bare:
        return _ask_again(bare["word"].lower(), last)
    fragment = _FRAGMENT.fullmatch(text)
    if fragment and not _VERB.search(fragment["rest"]):
        return _put_instead(fragment["rest"].strip(), fragment["lead"], last, now, gazetteer)
    plain = re.sub(r"\A(?:and|but|so)[\s,]+(?=\w)", "", text, flags=re.IGNORECASE)
    whole = _resolve(plain, last, turns[-1].answered, gazetteer)
    return whole[:1].upper() + whole[1:]


def _ask_again(word: str, last: str) -> str:
    """The last question with another question word."""
    if _AUXILIARY.match(last):
        return f"{word.capitalize()} {last[:1].lower()}{last[1:]}"
    return f"{last.rstrip(' ?!.')}, and {word}?"


def _put_instead(words: str, lead: str | None, last: str, now: datetime, gazetteer: Gazetteer) -> str:
    """The last question with these words in the place of what is most like them."""
    time = f"{lead or ''} {words}".strip()
    if find_asked_time(time, now).words:
        return _put_time(time, last, now)
    kind = _kind_of(words, gazetteer)
    names = find_named(last, gazetteer)
    same = [each for each in names if each.kind == kind] or ([*names] if kind != "other" else [])
    if same:
        place = same[-1].span
        before = last[: place.start]
        return f"{before if words[:1].islower() else before.removesuffix('the ')}{words}{last[place.end :]}"
    tail = _OBJECT.search(last) or _THING.search(last)
    if tail:
        start, end = tail.span("words") if "lead" in tail.groupdict() else tail.span()
        return f"{last[:start]}{words}{last[end:]}"
    return f"{last.rstrip(' ?!.')}, and {lead + ' ' if lead else ''}{words}?"


def _put_time(words: str, last: str, now: datetime) -> str:
    named = find_asked_time(last, now).words
    bare = last
    if named:
        bare = f"{last[: named[0].start].rstrip()}{last[named[0].end :]}"
    return f"{bare.rstrip(' ?!.')} {words}?"


def _kind_of(words: str, gazetteer: Gazetteer) -> str:
    named = find_named(words, gazetteer)
    if named:
        return named[0].kind
    return "other" if re.match(r"(?:the|a|an|its|their|his|her)\b", words, re.IGNORECASE) else "person"


def _resolve(text: str, last: str, answered: str, gazetteer: Gazetteer) -> str:
    """Put names where pronouns stand, each only where there is one fitting thing to name."""
    names = find_named(last, gazetteer)
    here = {each.span.of(text).casefold() for each in find_named(text, gazetteer)}

    def free(kinds: set[str], *, placed: bool = False) -> list[str]:
        fitting = [each.span.of(last) for each in names if each.kind in kinds and (placed or not _is_place(each))]
        return [each for each in dict.fromkeys(fitting) if each.casefold() not in here]

    persons = free({"person"}) or _only_person(answered, here, gazetteer)
    if persons:
        text = _replace(_PERSONAL, text, persons[0])
    bodies = free({"state", "organisation"}) or free({"state", "organisation"}, placed=True)
    several = persons if len(persons) > 1 else [*persons, *bodies]
    if len(several) > 1 or bodies:
        text = _replace(_PLURAL, text, " and ".join(several[:2]) if len(several) > 1 else bodies[0])
    thing = _THING.search(last)
    if thing:
        text = _replace(_NEUTER, text, f"the {thing['words']}")
    elif len(bodies) == 1:
        text = _replace(_NEUTER, text, bodies[0])
    places = [each.span.of(last) for each in names if each.placed] or free({"state"}, placed=True)
    if len(places) == 1 and places[0].casefold() not in here:
        text = _replace_there(text, places[0])
    return text


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
