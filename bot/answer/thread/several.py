"""Puts those who were named before in the place of `they`, `them` and `the two`, where only they can be meant."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from bot.answer.asked.named import find_named
from bot.answer.asked.persons import Person, find_asked_persons, is_told_by_office
from bot.answer.asked.terms import root
from bot.answer.asked.things import find_thing, list_people
from bot.answer.asked.whom import REPLIES, Unclear
from bot.answer.thread.said import NEAR, OF_THINGS, Resolved, Said, is_quoted, put, say_to_whom
from bot.answer.thread.those import (
    SO_MANY,
    find_counted,
    find_demanding,
    find_doing,
    find_group,
    find_people_spoken_of,
    find_several_asked,
    find_so_many,
    find_those,
    put_those,
)
from bot.answer.thread.topic import asks_for_words
from bot.evidence.pronouns import explains_itself
from bot.text.verbs import is_past, past_of

_PLURAL = re.compile(r"\b(?P<word>they|them|their)\b", re.IGNORECASE)
_PAIR = 2
_FAR = 5
"""The last questions that may name the people of whom a thread is."""
_OF_PEOPLE = re.compile(
    r"\Awho\s+(?:are|were)\s+they\b|\b(?:shot|killed|wounded|arrested|buried|named|took|abducted|kidnapped|seized|held|"
    r"holds|holding|freed|released|rescued|saved|detained)\s+them\b|"
    r"\b(?:are|were|have)\s+they\s+(?:(?:all|still|now|both|being|been|yet)\s+)*"
    r"(?:held|kept|freed|released|alive|dead|safe|hurt|abducted|kidnapped|rescued|arrested|detained|buried)\b",
    re.IGNORECASE,
)
"""Asked of people, and of no state."""
_TAKERS = re.compile(
    r"\b(?:kidnapp?ers|abductors|captors|hijackers|hostage[- ]takers|jailers|guards|pirates|attackers|rescuers)\b",
    re.IGNORECASE,
)
"""Those who do to others what is asked of whom it was done to."""


def replace_several(text: str, said: Said) -> Resolved:
    """Put those who are meant where a question speaks of several; whom that means that cannot be told is left to be
    asked."""
    resolved = _replace_so_many(text, said)
    if resolved.unclear is not None:
        return resolved
    several = resolved.text
    return _replace_tellers(several, said) or _replace_states(several, said) or _replace_plural(several, said)


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
    of_people = _OF_PEOPLE.search(text) is not None and find_those(said.last, text) is None
    doer = doer or (_find_people(said) if of_people else None)
    doer = doer or ((find_several_asked(said.last) or find_group(text, latest)) if acting else None)
    if doer is not None:
        return Resolved((_put_one if acting and doer[0].isupper() else put)(text, found, doer))
    named = find_asked_persons(text, said.gazetteer, said.publishers)
    persons, bodies = _list_acting(text, said, named)
    things = find_thing(said.last, several=True)
    things = None if of_people and things is not None and _TAKERS.search(things) is not None else things
    alone = not persons and len(bodies) < _PAIR  # one body is no `they` beside things that are several
    those = find_those(said.last, text) if _ask_what_is_done(text) is None else None  # who is held charges nobody
    if things in _PEOPLE and those is not None:
        return Resolved(put_those(text, found.start(), those))
    if things is not None and (OF_THINGS.search(text) or alone):
        return Resolved(put(text, found, things))
    if those is not None and not persons and those in said.last:
        return Resolved(put_those(text, found.start(), those))
    if len(persons) < _PAIR and not bodies:
        told = [each for each in latest.told if not any(each.is_same(one) for one in [*named, *persons])]
        persons += told if persons or _stand_together(told, latest.answered) else []
    several = [*(each.name for each in persons[:_PAIR]), *bodies][:_PAIR]
    if len(several) < _PAIR and not bodies and those is not None:
        return Resolved(put_those(text, found.start(), those))
    if len(several) == 1 and not bodies:  # one person is not several
        return Resolved(text)
    if not several or (len(several) == 1 and _MEET.search(text)):
        return _put_people(text, found, said)
    if len(several) == _PAIR and REPLIES.search(text):
        return Resolved(say_to_whom(put(text, found, several[1]), several[0]))
    if len(several) == 1 and found["word"].lower() == "they":
        others = _SEARCH.search(text) is not None or (bool(bodies) and _RESOLVES.search(text) is not None)
        return Resolved(text if others and asks_for_words(said.last) else _put_one(text, found, several[0]))
    return Resolved(put(text, found, " and ".join(several)))


def _stand_together(told: Sequence[Person], answered: str) -> bool:
    """Say whether a sentence names the first two: of two reports each tells of somebody else."""
    sentences = re.split(r"(?<=[.!?])\s+(?=[A-Z“\"])", answered)
    return any(all(each.name.split()[-1] in words for each in told[:_PAIR]) for words in sentences)


def _put_people(text: str, found: re.Match[str], said: Said) -> Resolved:
    """The only people whom the thread spoke of last, where it named nobody; else that is left to be asked."""
    if explains_itself(text):
        return Resolved(text)
    people = find_people_spoken_of(said.list_standing(NEAR))
    if people:
        return Resolved(put(text, found, people))
    there = said.list_bodies(said.last, text, placed=True)
    if len(there) == 1 and found["word"].lower() == "they" and _HAVE_THERE.search(text) is not None:
        return Resolved(_put_one(_THERE.sub("", text), found, there[0]))
    if (passive := _ask_what_is_done(text)) is not None:
        return Resolved(passive)
    sought = _WHAT_THEY_FOUND.fullmatch(text)
    verb = sought["verb"].lower() if sought is not None else ""
    done = verb if is_past(verb) else past_of(verb)
    return (
        Resolved(f"What was {done}?")
        if sought is not None and done
        else Resolved(text, Unclear(found["word"].lower(), ()))
    )


def _ask_what_is_done(text: str) -> str | None:
    """Give `What is Ruiz accused of?` for `what do they accuse Ruiz of?`: what an authority does, whichever it is."""
    found = _THEY_DO.fullmatch(text)
    verb = _AUTHORITIES_DO.get(root(found["verb"].lower())) if found is not None else None
    if found is None or verb is None:
        return None
    done = past_of(verb)
    lead, be = found["asks"] or "", _IS_DONE[found["aux"].lower()]
    be = be if lead else be.capitalize()
    return f"{lead[:1].upper()}{lead[1:]}{be.replace('|', found['whom'])} {done}{found['behind'] or ''}?"


_THEY_DO = re.compile(
    r"(?P<asks>(?:what|when|where|why|how|for\s+how\s+long|how\s+long|since\s+when)\s+)?(?P<aux>do|did|will|have)\s+they\s+"
    r"(?P<verb>[a-z]+)\s+"
    r"(?P<whom>(?:the\s+[a-z]+|(?-i:[A-Z])[\w’'-]*)(?:\s+(?-i:[A-Z])[\w’'-]*)*)(?P<behind>\s+(?:of|with|for|in|over|about|to))?[\s?!.]*",
    re.IGNORECASE,
)
_AUTHORITIES_DO = {
    root(each): each
    for each in (
        "accuse arrest charge convict deport detain expel extradite free hold imprison jail keep question release"
    ).split()
}
_IS_DONE = {"do": "is |", "did": "was |", "will": "will | be", "have": "has | been"}


_HAVE_THERE = re.compile(r"\bthey\b[^?]*\b(?:there|over\s+there|in\s+that\s+country)(?=[\s?!.]*\Z)", re.IGNORECASE)
_THERE = re.compile(r"\s+(?:(?:over\s+)?there|in\s+that\s+country)(?=[\s?!.]*\Z)", re.IGNORECASE)
"""Of those in a place, `have they got doctors there?`, whose state was asked about."""
_WHAT_THEY_FOUND = re.compile(
    r"what\s+(?:did|have)\s+they\s+(?:(?:actually|already)\s+)?"
    r"(?P<verb>find|recover|seize|found|recovered|seized)(?:\s+(?:there|so\s+far))?[\s?!.]*",
    re.IGNORECASE,
)
"""Asks what came to light, whoever searched."""


def tells_find(question: str, words: str) -> bool:
    """Say whether words that answer what was found tell of a thing: nobody who was found, nor found guilty."""
    asked = _WHAT_WAS_FOUND.fullmatch(question)
    if asked is None:
        return True
    somebody = r"(?!\s+(?:him|her|them|me|us|himself|herself|alive|dead|guilty|safe|unhurt|in\s+good|by)\b)"
    return re.search(rf"\b{asked['done']}\b{somebody}", words, re.IGNORECASE) is not None


_WHAT_WAS_FOUND = re.compile(r"What was (?P<done>found|recovered|seized)\?")


_SEARCH = re.compile(
    r"\bthey\s+(?:ever\s+|already\s+|actually\s+)?(?:find|found|located?|recover(?:ed)?|retrieved?|identif(?:y|ied)|"
    r"caught|catch|arrest(?:ed)?)\b",
    re.IGNORECASE,
)
"""Done by whoever searches, and not by whose words were asked for."""
_RESOLVES = re.compile(r"\bthey\s+(?:(?:finally|actually)\s+)?(?:decide|vote)\b", re.IGNORECASE)
"""Done by those who are to decide, of whom a state whose words were asked for is at most one."""


_MEET = re.compile(
    r"\bthey\s+(?:(?:[a-z]+ly|last|first|ever|already|then|also|next)\s+){0,2}(?:meet|met)"
    r"(?=[\s?!.]*\Z|\s+(?:again|last|next|before|there|in|at|on|for|since|yet|today|this)\b)",
    re.IGNORECASE,
)
"""Done by two to each other, so that one alone is not they."""
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
    named = [[one for one in list_people(each) if _TAKERS.search(one) is None] for each in said.questions[:_FAR]]
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
    return next((each for each in pairs if len(each) == _PAIR), []) or _find_facing(text, said)


def _find_facing(text: str, said: Said) -> list[str]:
    """The two of whom one does something and is asked what of the other, where these were named so most often."""
    facing = [each for one in said.exchanges if (each := _list_facing(one.question, text, said))]
    often = Counter(frozenset(each) for each in facing).most_common(_PAIR)
    if not often or (len(often) == _PAIR and often[0][1] == often[1][1]):
        return []
    return next(each for each in facing if frozenset(each) == often[0][0])


def _list_facing(question: str, text: str, said: Said) -> list[str]:
    acting = said.list_bodies(question, text, placed=False)
    others = [each for each in said.list_bodies(question, text, placed=True) if each not in acting]
    faced = [
        each for each in others if re.search(rf"\b(?:from|of|with|against|towards?)\s+{re.escape(each)}\b", question)
    ]
    return [*acting, *faced] if len(acting) == len(faced) == 1 else []


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
