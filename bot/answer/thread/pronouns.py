"""Puts what was named before in the place of pronouns, each only where one fitting thing can be meant."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.answer.asked.named import find_named
from bot.answer.asked.persons import Person, Sex, find_asked_persons, is_place, is_small_name, is_told_by_office
from bot.answer.asked.things import find_thing, list_people
from bot.answer.asked.times import find_asked_time
from bot.answer.asked.whom import REPLIES, Exchange, Unclear, choose_whom, find_owner
from bot.answer.thread.neuter import replace_neuter
from bot.answer.thread.said import BEFORE_NOUN, NEAR, OF_THINGS, Resolved, Said, is_quoted, put
from bot.answer.thread.those import (
    SO_MANY,
    find_counted,
    find_demanding,
    find_doing,
    find_group,
    find_several_asked,
    find_so_many,
    find_those,
    put_those,
)
from bot.answer.thread.topic import asks_for_words, list_grounded
from bot.evidence.pronouns import explains_itself
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.roles import TITLES

PERSONAL = re.compile(r"\b(?P<word>he|she|him|his|her)\b", re.IGNORECASE)
PRONOUN = re.compile(r"\b(?:he|she|him|his|her|they|them|their|it|its|there|that|those)\b", re.IGNORECASE)
_THAT = re.compile(r"\b(?:that|this)\b", re.IGNORECASE)
"""Takes up the very last question, be that answered or not."""
_PLURAL = re.compile(r"\b(?P<word>they|them|their)\b", re.IGNORECASE)
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
_REPLY_ENDS = re.compile(r"\b(?P<verb>answer|reply|respond)[\s?!.]*\Z", re.IGNORECASE)
_SOMEBODY = TITLES | frozenset("someone somebody anyone anybody everyone person man woman candidate official".split())
_SOMETHING = re.compile(r"\b(?:the|an?|no|any|every|each|this|that|which|whose)\s+[a-z]", re.IGNORECASE)
"""Before a pronoun this may be whom it means: `the student … his`."""
_PAIR = 2
_FAR = 5
"""The last questions that may name the people of whom a thread is."""
_OF_PEOPLE = re.compile(
    r"\Awho\s+(?:are|were)\s+they\b|\b(?:shot|killed|wounded|arrested|buried|named|took|abducted|kidnapped|seized|held|"
    r"holds|holding|freed|released|rescued|saved|detained)\s+them\b",
    re.IGNORECASE,
)
"""Asked of people, and of no state."""


def resolve(text: str, said: Said) -> Resolved:
    """Put names where pronouns stand; whom a pronoun means that cannot be told is left to be asked."""
    resolved = _replace_persons(_replace_nth(_say_of_captives(text, said), said), said)
    if resolved.unclear is None:
        resolved = _replace_so_many(resolved.text, said)
    if resolved.unclear is None:
        persons = resolved.text
        resolved = _replace_tellers(persons, said) or _replace_states(persons, said) or _replace_plural(persons, said)
    if resolved.unclear is not None:
        return resolved
    grounded = list_grounded(said)
    there = replace_neuter(resolved.text, said if _THAT.search(text) else grounded)
    placed = _replace_there(there, grounded)
    alone = _THERE.sub("", there).replace(" ?", "?") if placed != there else _BACK_AGAIN.sub("return", there)
    alone = _replace_then(alone, said) if alone != there else ""
    return Resolved(_replace_then(placed, said), alone=alone)


def _say_of_captives(text: str, said: Said) -> str:
    """Give `who abducted them?` for `who took them?` where a thread speaks of captives."""
    told = (f"{each.question} {each.answered}" for each in said.exchanges)
    took = _WHO_TOOK_THEM.fullmatch(text)
    return "Who abducted them?" if took is not None and any(map(_CAPTIVES.search, told)) else text


_WHO_TOOK_THEM = re.compile(r"who\s+(?:took|has\s+taken)\s+them[\s?!.]*", re.IGNORECASE)
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
        owner = find_owner(said.exchanges) if BEFORE_NOUN.match(text, found.end()) else None
        meant = owner or choose_whom(word, text, named, said.exchanges)
        if isinstance(meant, Unclear):
            return Resolved(text, meant)
        if meant is not None:
            asking = next((each.name for each in said.exchanges[-1].asked if each.name != meant), "")
            text = put(text, found, meant)
            text = _say_to_whom(text, asking) if asking and word in {"he", "she"} else text
            at = found.start() + len(meant)
            named = find_asked_persons(text, said.gazetteer, said.publishers)
    return Resolved(text)


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


def _say_to_whom(text: str, name: str) -> str:
    """`What did Blinken tell Wang Yi in answer?`, where the question ends with its verb."""
    found = _REPLY_ENDS.search(text)
    if found is None:
        return text
    if text.lower().startswith("what"):
        return (
            f"{text[: found.start('verb')]}tell {name} in {'answer' if found['verb'].lower() == 'answer' else 'reply'}?"
        )
    return f"{text[: found.end('verb')]} to {name}?"


def _names_whom_it_means(text: str, found: re.Match[str], named: Sequence[Person]) -> bool:
    """Say whether a question names somebody before its pronoun, whom that means: `Why did Blinken put off his trip?`"""
    word = found["word"].lower()
    if word == "him" or (word == "her" and not BEFORE_NOUN.match(text, found.end())):
        return False
    before = text[: found.start()].lower()
    if any(word in _SOMEBODY or is_small_name(word) for word in re.findall(r"[\w-]+", before)):
        return True
    return any(each.span.end <= found.start() for each in named)


def _replace_so_many(text: str, said: Said) -> Resolved:
    """The only so many persons of the last question or answer, else of whom its answer tells so many; asked back where
    it is asked where they are, which only their names tell."""
    found, latest = SO_MANY.search(text), said.exchanges[-1]
    if found is None or is_quoted(text, found):
        return Resolved(text)
    number = found["word"].lower()
    for persons in (latest.asked, latest.told):
        if len(persons) == _NUMBERS.index(number) + _PAIR:
            *names, last = (each.name for each in persons)
            return Resolved(f"{text[: found.start()]}{', '.join(names)} and {last}{text[found.end() :]}")
    if re.match(r"where\b", text, re.IGNORECASE):
        return Resolved(text, Unclear(f"the {number}", ()))
    told = find_so_many(number, latest.answered)
    return Resolved(f"{text[: found.start()]}{told}{text[found.end() :]}") if told is not None else Resolved(text)


_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _replace_plural(text: str, said: Said) -> Resolved:
    found = _PLURAL.search(text)
    if found is None or is_quoted(text, found) or _names_both(text, found, said):
        return Resolved(text)
    latest = said.exchanges[-1]
    acting = found["word"].lower() == "they" and not OF_THINGS.search(text)
    doer = find_doing(latest.question, latest.answered) if acting else None
    doer = doer or (find_demanding(latest.answered) if _IS_ENOUGH.search(text) else None)
    doer = doer or (_find_people(said) if _OF_PEOPLE.search(text) else None)
    doer = doer or ((find_several_asked(said.last) or find_group(text, latest)) if acting else None)
    if doer is not None:
        return Resolved((_put_one if acting and doer[0].isupper() else put)(text, found, doer))
    named = find_asked_persons(text, said.gazetteer, said.publishers)
    persons, bodies = _list_acting(text, said, named)
    things = find_thing(said.last, several=True)
    alone = not persons and len(bodies) < _PAIR  # one body is no `they` beside things that are several
    those = find_those(said.last, text)
    if things in _PEOPLE and those is not None:
        return Resolved(put_those(text, found.start(), those))
    if things is not None and (OF_THINGS.search(text) or alone):
        return Resolved(put(text, found, things))
    if those is not None and not persons and those in said.last:
        return Resolved(put_those(text, found.start(), those))
    if len(persons) < _PAIR and not bodies:
        persons += [each for each in latest.told if not any(each.is_same(one) for one in [*named, *persons])]
    several = [*(each.name for each in persons[:_PAIR]), *bodies][:_PAIR]
    if len(several) < _PAIR and not bodies and those is not None:
        return Resolved(put_those(text, found.start(), those))
    if len(several) == 1 and not bodies:  # one person is not several
        return Resolved(text)
    if not several:
        return Resolved(text, None if explains_itself(text) else Unclear(found["word"].lower(), ()))
    if len(several) == _PAIR and REPLIES.search(text):
        return Resolved(_say_to_whom(put(text, found, several[1]), several[0]))
    if len(several) == 1 and found["word"].lower() == "they":
        others = _SEARCH.search(text) is not None or (bool(bodies) and _RESOLVES.search(text) is not None)
        return Resolved(text if others and asks_for_words(said.last) else _put_one(text, found, several[0]))
    return Resolved(put(text, found, " and ".join(several)))


_SEARCH = re.compile(
    r"\bthey\s+(?:ever\s+|already\s+|actually\s+)?(?:find|found|located?|recover(?:ed)?|retrieved?|identif(?:y|ied)|"
    r"caught|catch|arrest(?:ed)?)\b",
    re.IGNORECASE,
)
"""Done by whoever searches, and not by whose words were asked for."""
_RESOLVES = re.compile(r"\bthey\s+(?:(?:finally|actually)\s+)?(?:decide|vote)\b", re.IGNORECASE)
"""Done by those who are to decide, of whom a state whose words were asked for is at most one."""


_IS_ENOUGH = re.compile(r"\b(?:enough|sufficient|acceptable)\s+(?:for|to)\s+them\b|\bsatisf(?:y|ied)\b", re.IGNORECASE)
"""Asked of whoever demanded something."""


def _names_both(text: str, found: re.Match[str], said: Said) -> bool:
    """Say whether two are named before what is told to be theirs together: `Compare what Ruiz and Sato say of their
    call`."""
    if _SHARED.match(text, found.start()) is None:
        return False
    named = [each.span for each in find_named(text[: found.start()], said.gazetteer)]
    return any(_AND.fullmatch(text, one.end, other.start) is not None for one, other in pairwise(named))


def _find_people(said: Said) -> str | None:
    """Give the people without a name of whom the last answer opens, else the only ones that a question names."""
    named = [list_people(each) for each in said.questions[:_FAR]]
    lately = next((each for each in named if each), [])
    return find_counted(said.exchanges[-1].answered) or (lately[0] if len(lately) == 1 else None)


def _list_acting(text: str, said: Said, named: Sequence[Person]) -> tuple[list[Person], list[str]]:
    """The persons, and the states and organisations, of whom the last question was; with one person, those before as
    well, and of one body alone, where what is asked takes two, the latest two that were named together."""
    persons = [each for each in said.exchanges[-1].asked if not any(each.is_same(one) for one in named)]
    if len(persons) == 1 and len(said.exchanges) > 1:
        persons += [
            each for each in said.exchanges[-2].asked if not any(each.is_same(one) for one in [*named, *persons])
        ]
    bodies = said.list_bodies(said.last, text, placed=False)
    if bodies:  # who has an office of a state is not beside it: `the Peruvian ambassador and Peru`
        persons = [each for each in persons if not (is_told_by_office(each.name) and _names_state(each.name, said))]
    if len(bodies) < _PAIR and not persons and _TOGETHER.search(text):
        bodies = _find_pair(text, said) or ([] if _TIES.search(text) else bodies)
    return persons, bodies


def _find_pair(text: str, said: Said) -> list[str]:
    """The latest two states or organisations that were named together."""
    pairs = (said.list_bodies(each.question, text, placed=False) for each in reversed(said.exchanges))
    return next((each for each in pairs if len(each) == _PAIR), [])


def _replace_states(text: str, said: Said) -> Resolved | None:
    """The two states that were named together, where it is asked what persons have not, as embassies; the question as
    it stands where none were, and None where the last one names no persons."""
    found = _PLURAL.search(text) if said.exchanges[-1].asked and _OF_STATES.search(text) else None
    if found is None:
        return None
    pair = said.list_bodies(said.last, text, placed=False) or _find_pair(text, said)
    return Resolved(put(text, found, " and ".join(pair)) if len(pair) == _PAIR else text)


def _replace_tellers(text: str, said: Said) -> Resolved | None:
    """Those who were told behind a question who says something; whom its clause names are not they."""
    latest = said.exchanges[-1]
    found = _PLURAL.search(text) if _WHO_SAYS.match(latest.question) else None
    if found is None:
        return None
    tellers = [each.name for each in latest.told if each.telling][:_PAIR]
    if not latest.answered:
        return Resolved(text, Unclear(found["word"].lower(), ()))
    if not tellers:
        return Resolved(text)
    if len(tellers) == 1 and found["word"].lower() == "they":
        return Resolved(_put_one(text, found, tellers[0]))
    return Resolved(put(text, found, " and ".join(tellers)))


def _put_one(text: str, found: re.Match[str], name: str) -> str:
    """One name in the place of `they`, with the verb that one wants."""
    before = _SEVERAL_BEFORE.sub(lambda verb: _ONE_OF[verb[0].lower()], text[: found.start()])
    return f"{before}{name}{text[found.end() :]}"


def _names_state(office: str, said: Said) -> bool:
    return any(each.kind == "state" for each in find_named(office, said.gazetteer))


_SHARED = re.compile(
    r"their\s+(?:[a-z-]+\s+)?(?:calls?|conversations?|meetings?|talks|encounters?|summits?|agreements?|deals?|truce|treaty|pact|"
    r"quarrels?|disputes?|row|war|border|relations)\b",
    re.IGNORECASE,
)
"""What two have with each other."""
_AND = re.compile(r",?\s+(?:and|or)\s+(?:the\s+)?", re.IGNORECASE)
_WHO_SAYS = re.compile(
    r"\Awho\s+(?:else\s+)?(?:says?|said|claims?|claimed|alleges?|alleged|reports?|reported|believes?|thinks?)\b",
    re.IGNORECASE,
)
_OF_STATES = re.compile(
    r"\b(?:embass(?:y|ies)|consulates?|ambassadors|diplomatic\s+relations|(?:restore|resume|cut|sever|break)\w*\s+(?:off\s+)?(?:diplomatic\s+)?"
    r"(?:ties|relations))\b",
    re.IGNORECASE,
)
"""What states have and persons have not."""
_TIES = re.compile(
    r"\bthey\s(?:\w+\s)?(?:cut|br[eo]a?ke?n?|sever(?:ed)?|restored?|resumed?|renew(?:ed)?|mend(?:ed)?|suspend(?:ed)?)\s(?:off\s)?"
    r"(?:(?:all|full|diplomatic)\s)?(?:ties|relations)\b(?!\s(?:with|to)\b)", re.IGNORECASE,
)  # fmt: skip
_TOGETHER = re.compile(
    rf"\b(?:agree[ds]?|met|meet|talk(?:ed)?|negotiat\w+|sign(?:ed)?)\b|{_TIES.pattern}", re.IGNORECASE
)
_PEOPLE = frozenset({"the people", "the men", "the women", "the children"})
_ONE_OF = {"are": "is", "were": "was", "do": "does", "have": "has"}
_SEVERAL_BEFORE = re.compile(rf"\b(?:{'|'.join(_ONE_OF)})(?=\s+\Z)", re.IGNORECASE)


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
