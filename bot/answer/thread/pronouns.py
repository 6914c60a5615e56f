"""Puts whom or where was named before in the place of pronouns, each only where one fitting can be meant."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answer.asked.named import find_named
from bot.answer.asked.persons import Person, Sex, find_asked_persons, find_nameless, is_place, is_small_name
from bot.answer.asked.times import find_asked_time
from bot.answer.asked.whom import OF_A_TELLER, REPLIES, Exchange, Unclear, choose_whom, find_owner
from bot.answer.thread.neuter import replace_neuter
from bot.answer.thread.said import BEFORE_NOUN, NEAR, Resolved, Said, is_quoted, put, say_to_whom
from bot.answer.thread.several import replace_several
from bot.answer.thread.topic import asks_for_words, list_grounded
from bot.evidence.pronouns import explains_itself
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.roles import TITLES

PERSONAL = re.compile(r"\b(?P<word>he|she|him|his|her)\b", re.IGNORECASE)
PRONOUN = re.compile(r"\b(?:he|she|him|his|her|they|them|their|it|its|there|that|those)\b", re.IGNORECASE)
_THAT = re.compile(r"\b(?:that|this)\b", re.IGNORECASE)
"""Takes up the very last question, be that answered or not."""
_THERE = re.compile(
    r"(?<!is )(?<!are )(?<!was )(?<!were )(?<!will )(?<!has )(?<!have )\bthere\b"
    r"(?!\s+(?:is|are|was|were|will|has|have|any)\b)|\bthere(?=[\s?!.]*\Z)",
    re.IGNORECASE,
)
_BACK_AGAIN = re.compile(r"\b(?:come|go|be)\s+back(?=[\s?!.]*\Z|\s+(?:to|in|on|from|home|by)\b)", re.IGNORECASE)
_THEN = re.compile(r"\bthen(?=[\s?!.]*\Z)", re.IGNORECASE)
_GOES_ON = re.compile(r"\b(?:happen\w*|do|did|does|done|go|goes|went|on)\s+\Z", re.IGNORECASE)
"""Before `then`, these ask what came next."""
_GOING = re.compile(
    r"\b(?:go|goes|going|went|gone|travel|travels|travelled|traveled|fly|flies|flew|get|got|return|returned)\s+\Z",
    re.IGNORECASE,
)
_TOLD_WHERE = re.compile(
    r"(?<=[a-z,] )(?:in|at)\s+(?P<place>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*)(?![’']s|\s+[a-z]+(?:'s|’s))"
)
_DATED = frozenset(f"{DAY_NAMES}|{MONTH_NAMES}".split("|"))
_NTH = re.compile(
    r"\bthe\s+(?P<which>former|latter)\b(?=[\s?!.]*\Z|\s+(?:say|tell|do|want|call|think|agree|meet|visit|go|reply|answer|ask)\b)",
    re.IGNORECASE,
)
_SOMEBODY = TITLES | frozenset("someone somebody anyone anybody everyone person man woman candidate official".split())
_SOMETHING = re.compile(r"\b(?:the|an?|no|any|every|each|this|that|which|whose)\s+[a-z]", re.IGNORECASE)
"""Before a pronoun this may be whom it means: `the student … his`."""
_PAIR = 2


def resolve(text: str, said: Said) -> Resolved:
    """Put names where pronouns stand; whom a pronoun means that cannot be told is left to be asked."""
    resolved = _replace_persons(_replace_nth(_say_of_captives(text, said), said), said)
    if resolved.unclear is None:
        resolved = replace_several(resolved.text, said)
    if resolved.unclear is not None:
        return resolved
    grounded = list_grounded(said)
    there = replace_neuter(resolved.text, said if _THAT.search(text) else grounded)
    placed = _replace_there(there, grounded)
    alone = _THERE.sub("", there).replace(" ?", "?") if placed != there else _BACK_AGAIN.sub("return", there)
    alone = _replace_then(alone, said) if alone != there else ""
    return Resolved(_replace_then(placed, said), alone=alone)


def resolve_headed(text: str, said: Said) -> Resolved:
    """Put whom the briefing under which it is asked is headed with where `he` or `she` stands, before anything was
    asked."""
    resolved = _replace_persons(text, said)
    return replace(resolved, text=f"{resolved.text[:1].upper()}{resolved.text[1:]}")


def _say_of_captives(text: str, said: Said) -> str:
    """Give `who abducted them?` for `who took them?`, and who holds them for who has them, where a thread speaks of
    captives."""
    told = (f"{each.question} {each.answered}" for each in said.exchanges)
    took = _WHO_TOOK_THEM.fullmatch(text)
    if took is None or not any(map(_CAPTIVES.search, told)):
        return text
    return "Who is holding them?" if took["has"] else "Who abducted them?"


_WHO_TOOK_THEM = re.compile(
    r"who(?:\s+(?:took|has\s+taken)|(?P<has>[’']s\s+got|\s+(?:has(?:\s+got)?|have|got|keeps)))\s+them(?:\s+now)?[\s?!.]*",
    re.IGNORECASE,
)
_CAPTIVES = re.compile(r"\b(?:abduct|kidnap|hostage|captor|captiv)", re.IGNORECASE)


def _replace_nth(text: str, said: Said) -> str:
    """`the former` and `the latter` of the two persons, or else the two states, of the last question."""
    found = _NTH.search(text)
    names = [each.name for each in said.exchanges[-1].asked] or said.list_bodies(said.last, text, placed=False)
    if found is None or len(names) != _PAIR:
        return text
    return f"{text[: found.start()]}{names[0 if found['which'].lower() == 'former' else 1]}{text[found.end() :]}"


def _replace_persons(text: str, said: Said) -> Resolved:
    done: set[str] = set()
    at = 0
    named = find_asked_persons(text, said.gazetteer, said.publishers)
    while (found := PERSONAL.search(text, at)) is not None:
        word = found["word"].lower()
        sex = "f" if word in {"she", "her"} else "m"
        at = found.end()
        if sex in done and word in {"him", "her"} and (other := _find_other(text, found, said)) is not None:
            text = put(text, found, other)
            continue
        if sex in done or is_quoted(text, found) or _names_whom_it_means(text, found, named):
            continue
        done.add(sex)
        owns = word in {"his", "her"} and BEFORE_NOUN.match(text, found.end()) is not None
        owner = find_owner(said.exchanges) if owns else _find_client(word, text, said.exchanges)
        exchanges = (*((said.headed,) if said.headed else ()), *said.exchanges)
        meant = owner or _find_spoken_of(word, text, exchanges[-1]) or choose_whom(word, text, named, exchanges)
        if isinstance(meant, Unclear):
            return Resolved(text, meant)
        if meant is not None:
            asking = next((each.name for each in exchanges[-1].asked if each.name != meant), "")
            text = put(text, found, meant)
            text = say_to_whom(text, asking) if asking and word in {"he", "she"} else text
            at = found.start() + len(meant)
            named = find_asked_persons(text, said.gazetteer, said.publishers)
    return Resolved(text)


def _find_spoken_of(word: str, text: str, latest: Exchange) -> str | Unclear | None:
    """Give the man or woman of whom the last answer speaks without a name, where those it names only tell of them; it
    is asked back where nothing tells them from others."""
    sex: Sex = "f" if word in {"she", "her"} else "m"
    told = [each for each in latest.told if each.may_be(sex)]
    tellers = OF_A_TELLER.search(text) or REPLIES.search(text)
    if tellers or latest.asked or not all(each.telling for each in told):
        return None
    meant = find_nameless(latest.answered, sex)
    if meant is None and not (told and _OF_ANYBODY.search(latest.question)):
        return None
    return meant if meant is not None and len(meant.split()) > _PAIR else Unclear(word, ())


_OF_ANYBODY = re.compile(r"\b(?:anyone|anybody|someone|somebody)\b", re.IGNORECASE)


def _find_client(word: str, text: str, exchanges: Sequence[Exchange]) -> str | None:
    """Give whose lawyer was asked for as his or hers, where what is asked now is not of the lawyer's own words."""
    latest = exchanges[-1] if exchanges else None
    spoke = _SPEAKS_FOR.search(latest.typed) if latest is not None else None
    if (
        latest is None
        or spoke is None
        or (spoke["whose"].lower() == "his") != (word in {"he", "him", "his"})
        or OF_A_TELLER.search(text) is not None
    ):
        return None
    whose = next((set(each.whose.split()) for each in latest.asked if each.whose), None)
    persons = [one.name for each in exchanges for one in (*each.asked, *each.told) if not one.whose]
    return max((each for each in persons if whose and whose <= set(each.split())), key=len, default=None)


_SPEAKS_FOR = re.compile(
    r"\b(?P<whose>his|her)\s+(?:[a-z]+\s+)?(?:lawyers?|attorneys?|counsel|barristers?|solicitors?|advocates?|spokes(?:man|woman|person))\b",
    re.IGNORECASE,
)


def _find_other(text: str, found: re.Match[str], said: Said) -> str | None:
    """The only other one of the latest question that names another, to whom it is done by one of the same sex: `did she
    invite her?`."""
    if BEFORE_NOUN.match(text, found.end()):
        return None
    named = find_asked_persons(text, said.gazetteer, said.publishers)
    sex: Sex = "f" if found["word"].lower() == "her" else "m"
    for exchange in said.exchanges[: -NEAR - 1 : -1]:
        others = [each for each in exchange.asked if each.may_be(sex)]
        names = [each.name for each in others if not any(each.is_same(one) for one in named)]
        if names:
            return names[0] if len(names) == 1 else None
    return None


def find_nobody(text: str, said: Said) -> Unclear | None:
    """Give the `he` or `she` of a question that opens a thread and has nothing in it that this can mean."""
    found = PERSONAL.search(text)
    if found is None or is_quoted(text, found) or explains_itself(text) or _SOMETHING.search(text, 0, found.start()):
        return None
    named = find_asked_persons(text, said.gazetteer, said.publishers)
    return None if _names_whom_it_means(text, found, named) else Unclear(found["word"].lower(), ())


def _names_whom_it_means(text: str, found: re.Match[str], named: Sequence[Person]) -> bool:
    """Say whether a question names somebody before its pronoun, whom that means: `Why did Blinken put off his trip?`"""
    word = found["word"].lower()
    if word == "him" or (word == "her" and not BEFORE_NOUN.match(text, found.end())):
        return False
    before = text[: found.start()].lower()
    if any(word in _SOMEBODY or is_small_name(word) for word in re.findall(r"[\w-]+", before)):
        return True
    return any(each.span.end <= found.start() for each in named)


def _replace_there(text: str, said: Said) -> str:
    found = _THERE.search(text)
    if found is None:
        return text
    places = [place for each in reversed(said.exchanges) for place in _list_where(each, said)[:1]]
    if not places or places[0].casefold() in text.casefold():
        return text
    lead = "to" if _GOING.search(text, 0, found.start()) else "in"
    return f"{text[: found.start()]}{lead} {places[0]}{text[found.end() :]}"


def _list_where(exchange: Exchange, said: Said) -> list[str]:
    """The places where a question says that something is, else where its answer does, else the states it names."""
    named = find_named(exchange.question, said.gazetteer)
    places = [each.span.of(exchange.question) for each in named if each.placed]
    told = [] if places else [each["place"] for each in _TOLD_WHERE.finditer(exchange.answered)]
    there = [one for one in told if is_place(one) or all(each.form == "capital" for each in said.gazetteer.scan(one))]
    states = [each for each in named if each.kind == "state" and not asks_for_words(exchange.question)]
    plain = (each.span.of(exchange.question) for each in named if each not in states)
    return (
        places
        or [each for each in plain if is_place(each) and f" {each}" in exchange.question.partition(" about ")[2]]
        or [place for place in there if re.split(r"[\s’']", place)[0] not in _DATED]
        or [each.span.of(exchange.question) for each in states]
        or [each.span.of(exchange.question) for each in named if is_place(each.span.of(exchange.question))]
    )


def _replace_then(text: str, said: Said) -> str:
    """The day that was asked about last; not where `then` asks what came next."""
    found = _THEN.search(text)
    if found is None or _GOES_ON.search(text, 0, found.start()):
        return text
    for question in said.questions:
        time = find_asked_time(question, said.now)
        if time.dates and time.words:
            day = time.words[0].of(question)
            led = re.search(r"\b(?:since|until|before|after|by)\s+\Z", text[: found.start()])
            day = re.sub(r"\Aon\s+", "", day) if led else day
            return f"{text[: found.start()]}{day}{text[found.end() :]}"
    return text
