"""Chooses whom a pronoun means among those a thread has named; where two can be meant or nobody fits, it says so."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.answer.asked.persons import (
    Person,
    Sex,
    find_asked_persons,
    find_told_persons,
    is_told_by_office,
    name_person,
    share_sexes,
)
from bot.answer.asked.statements import AUXILIARIES
from bot.model.conversation import Turn
from bot.text.gazetteer import Gazetteer
from bot.text.verbs import is_past
from bot.text.words import SHIPS

_SEXES: dict[str, Sex] = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
_PERSONAL = re.compile(rf"\b(?:{'|'.join(_SEXES)})\b", re.IGNORECASE)
_WHO_ACTED = re.compile(
    r"\Awho\s+(?:else\s+)?(?!(?:else|did|is|was|are|were|will|has|have|does)\b)\w+\s*", re.IGNORECASE
)
_WHO = re.compile(r"\Awho\b", re.IGNORECASE)
_ASIDE = re.compile(r"\b(?:while|when|after|before|as|because|about|on|of|for|with|in|at)\b", re.IGNORECASE)
"""Behind these stands nobody to whom it is done."""
REPLIES = re.compile(r"\b(?:answer(?:ed)?|reply|replied|respond(?:ed)?|react(?:ed)?|object(?:ed)?)\b", re.IGNORECASE)
JOINED = re.compile(r"\s*(?:,|,?\s*and)\s+")
BEFORE_SUBJECT = re.compile(
    rf"\b(?:{AUXILIARIES})\s+(?:the\s+)?(?:(?:King|Queen|Prince|President)\s+)?\Z", re.IGNORECASE
)
_MOST_OFFERED = 4
OF_A_TELLER = re.compile(
    r"\b(?:say|says|said|tell|told|mean|meant|think|know|claim|believe|speak|add|warn)\b|\Awho\s+(?:is|was)\s+s?he\b",
    re.IGNORECASE,
)
"""May be asked of whoever told the last answer."""
_WHO_HOLDS = re.compile(r"\Awho(?:[’']s|\s+(?:is|are|was|became|becomes|will\s+be(?:come)?))\s", re.IGNORECASE)
"""Asks who has an office, so that who is told to have it is spoken of behind that."""
_NAME = r"[A-Z][\w’'-]+(?:\s(?:(?:al|bin|da|de|der|di|dos|du|el|la|van|von)\s)*[A-Z][\w’'-]+){1,3}"
_PUT_IN = re.compile(
    rf"\b(?P<who>{_NAME})\s(?:(?:was|is|has\sbeen|will\sbe)\s(?:sworn\sin|named|elected|appointed|chosen|inaugurated|installed)|became|took\soffice)\b|"
    rf"\b(?:swore\sin|named|elected|appointed|chose|inaugurated|installed)\s(?P<whom>{_NAME})\s(?:as|to\sbe)\b"
)
"""Somebody who came into an office by a name that is on no list."""
_IN_PLACE = re.compile(
    r"\A(?:and\s+)?who\b[^?]*\b(?:replac\w+|succeed\w*|t(?:ook|akes)\s+over\s+from)\b", re.IGNORECASE
)
"""Asks who came in the place of somebody, who left."""
_TAKES_AS_DONE = re.compile(r"(?:why|when|where|how)\s+(?:did|was|were)\b", re.IGNORECASE)
"""Asks only why or when it was done, and not whether."""
_BIDDEN = re.compile(
    r"\b(?:invit|urg|ask|order|summon|persuad|expect|press|call\s+on|called\s+on)(?:e|ed|s|es)?\s+(?:the\s+)?"
    r"(?:(?:King|Queen|Prince|President)\s+)?\Z",
    re.IGNORECASE,
)
"""Before whoever is asked to do something."""
_HEEDS = re.compile(
    r"\bs?he\s+(?:(?:ever|really|finally|then)\s+)?(?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)
_HEEDING = re.compile(
    r"(?:come|came|go|gone|went|obey|(?:accept|declin|refus|attend|travel|arriv|agree)[a-z]*)", re.IGNORECASE
)
_TO_DO = re.compile(r"\s+to\s+(?P<verb>[a-z]+)")
_LEFT = re.compile(
    r"\b(?:resign\w*|quit|step(?:s|ped)\s+down|dismiss\w*|sack\w*|fired|oust\w*|remov\w+|suspended|left\s+(?:office|the\s+post)|died|killed)\b"
)
_FAR = 3
"""The last questions that may still be what a thread is about."""
_NEAR = 2
"""The last questions, up to which it need not be known whether somebody is a man or a woman."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """A pronoun of which it is not known whom it means, and who can be meant; nobody where nobody named fits."""

    word: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question as it was understood, what was answered, and the persons that each names."""

    question: str
    asked: tuple[Person, ...]
    told: tuple[Person, ...]
    answered: str
    """What was answered; empty where nothing was."""
    typed: str = ""
    """The question as it was typed."""


def _is_thing(name: str, turns: Sequence[Turn]) -> bool:
    """Say whether a thread has a name as that of a ship or a place: nobody is at somebody."""
    told = "\n".join(f"{each.understood}\n{each.answered}" for each in turns)
    kinds = (_SHIPS, _FIRMS, _AT)
    by = next((each for each in kinds if re.search(rf"{each}\s+{re.escape(name)}\b(?![’'])", told)), None)
    return by is not None and (by is not _AT or " " not in name)


_SHIPS = rf"\b(?:{SHIPS})"
_FIRMS = (
    r"\b(?:firm|company|group|bank|airline|carmaker|utility|operator|manufacturer|brewery|shipyard|miner|builder|lender|"
    r"insurer|retailer|startup|start-up|newspaper|agency),?"
)
_AT = (
    r"\b(?:at|in|near|off|cyber-?attacks?\s+on|"
    r"(?:port|town|city|village|airport|terminal|mine|island|province|state)\s+(?:of|at|in))"
)


def read_exchanges(
    turns: Sequence[Turn],
    gazetteer: Gazetteer,
    publishers: Mapping[str, Sequence[str]] | None,
    persons: Sequence[Person] = (),
) -> tuple[Exchange, ...]:
    """Give a thread's questions, as they were understood, and answers, oldest first, with the persons named in them;
    `persons` are full names that were read elsewhere."""
    asked = [
        _learn(turn.question, find_asked_persons(turn.understood.strip(), gazetteer, publishers)) for turn in turns
    ]
    told = [find_told_persons(turn.answered) if turn.answered else () for turn in turns]
    told = [tuple(each for each in those if not _is_thing(each.name, turns)) for those in told]
    asked = [tuple(each for each in those if not _is_thing(each.name, turns)) for those in asked]
    asked = [tuple(_name_holder(one, turns[: at + 1]) for one in each) for at, each in enumerate(asked)]
    known = [*persons, *(person for group in (*asked, *told) for person in group)]
    return tuple(
        Exchange(
            turn.understood.strip(),
            share_sexes(asking, known),
            share_sexes(telling, known),
            turn.answered,
            turn.question,
        )
        for turn, asking, telling in zip(turns, asked, told, strict=True)
    )


def _name_holder(person: Person, turns: Sequence[Turn]) -> Person:
    """Give who was asked about by an office, `the captain`, by the only name that the answers so far tell with it."""
    office = person.name.removeprefix("the ")
    if office == person.name or not office.islower() or not is_told_by_office(person.name):
        return person
    told = "\n".join(each.answered for each in turns)
    it = re.escape(office)
    held = re.compile(
        rf"\b{it}(?:\s(?:of|from)\s[^,.;]{{1,40}})?,?\s(?P<behind>{_NAME})|(?P<before>{_NAME}),\s(?:the|its|an?)\s(?:[\w’'-]+\s){{0,2}}{it}\b"
    )
    names = {found["behind"] or found["before"] for found in held.finditer(told)}
    if len(names) != 1:
        return person
    named = name_person(min(names))
    return replace(person, name=named.name, sex=person.sex or named.sex)


def part_headed(turns: Sequence[Turn], gazetteer: Gazetteer) -> tuple[Exchange | None, Sequence[Turn]]:
    """Give what heads a thread before anything was asked, with whom it is about first, and the turns behind it."""
    if not turns or turns[0].question or not turns[0].answered:
        return None, turns
    [read] = read_exchanges(turns[:1], gazetteer, None)
    acting = (each for each in read.told[:1] if _opens_with(each.name, read.answered))
    return replace(read, told=tuple(replace(each, telling=False) for each in acting)), turns[1:]


def _opens_with(name: str, words: str) -> bool:
    """Say whether somebody is the one of whom a sentence tells: `Peru's minister, Ana Ruiz, said`."""
    before = words.partition(name)[0].split()
    return len(before) <= _OPENING and not any(is_past(each) or each in _VERBS for each in before)


_OPENING = 7
"""Words before a name that tell who that is."""
_VERBS = frozenset("is are was were has have had will would says".split())


def _learn(typed: str, asked: tuple[Person, ...]) -> tuple[Person, ...]:
    """Whom a member called `she` is a woman: the only one named in the place of a pronoun; and whose
    lawyer was called `his lawyer`."""
    asked = tuple(replace(each, whose=_find_owner(each.name, typed)) for each in asked)
    if any(each.whose for each in asked):  # the pronoun is of whose lawyer that is
        return asked
    sexes = {_SEXES[each.lower()] for each in _PERSONAL.findall(typed)}
    meant = [each for each in asked if each.name not in typed]
    if len(sexes) != 1 or len(meant) != 1 or meant[0].sex:
        return asked
    return tuple(replace(each, sex=min(sexes)) if each == meant[0] else each for each in asked)


def _find_owner(name: str, typed: str) -> str:
    owner, _, noun = name.replace("’", "'").rpartition("'s ")
    return owner if owner and re.search(rf"\b(?:his|her)\s+{re.escape(noun)}\b", typed, re.IGNORECASE) else ""


def find_owner(exchanges: Sequence[Exchange]) -> str | None:
    """Give whose `his` a thread spoke of last: behind `his lawyer` the one whose trial `his trial` is."""
    latest = next((each.asked for each in exchanges[: -_FAR - 1 : -1] if each.asked), ())
    return next((each.whose for each in latest if each.whose), None)


def choose_whom(word: str, text: str, named: Sequence[Person], exchanges: Sequence[Exchange]) -> str | Unclear | None:
    """Give whom a pronoun of a question means; None where it stands as well as it is.

    `named` are those the question names itself, whom it cannot mean. What was asked counts before what was
    answered, and the latest before what was said earlier; but where a woman was named, it is asked whether a `she` is
    somebody of whom it is not known.
    """
    sex = _SEXES[word]
    if _IN_PLACE.search(text) is not None:
        exchanges = tuple(each for each in exchanges if each.answered or _TAKES_AS_DONE.match(each.question))
        gone = [one for each in reversed(exchanges) for one in _list_gone(_keep_fitting(each, sex, named))]
        if gone or not exchanges:
            return _offer(word, gone[:1])
    fitting = [_keep_fitting(each, sex, named) for each in reversed(exchanges)]
    doing = _WHO_ACTED.match(fitting[0].question) is not None and not _WHO.match(text)
    if doing and (doer := _choose_doer(word, fitting[0])) is not None:
        return doer
    speaker = _find_speaker(exchanges[-1], fitting[0])
    if speaker is not None:
        return _offer(word, [speaker, *next((each.asked for each in fitting[:_FAR] if each.asked), ())])
    # who only tells it is not meant where somebody fits of whom it was asked
    tellers = OF_A_TELLER.search(text) or REPLIES.search(text) or not any(each.asked for each in fitting[:_FAR])
    if not tellers:
        fitting = [replace(each, told=tuple(one for one in each.told if not one.telling)) for each in fitting]
    fitting = _leave_out_spokesmen(text, fitting)
    passed, alone = False, _find_alone(exchanges, named)
    for at, each in enumerate(fitting):
        far = passed and at >= _NEAR and bool(each.question)
        asked = () if doing and at == 0 else _keep_sure(each.asked, sex, sure=far)
        told = _keep_sure(each.told, sex, sure=far)
        if asked and (holder := _find_holder(each, sex)) is not None:
            return holder
        if asked:
            nearest = _choose_asked(word, text, replace(each, asked=asked))
            women = [one for other in fitting[at + 1 :] for one in (*other.asked, *other.told) if one.sex == "f"]
            surer = sex == "f" and women and not any(one.sex for one in asked)
            return _offer(word, [*asked, *women]) if surer else nearest
        if told and alone is not None and not any(one.sex for one in told):
            return alone
        if told:
            return _offer(word, [*told, *(fitting[at + 1].asked if at + 1 < len(fitting) else ())])
        others = exchanges[-1 - at].told if tellers else [one for one in exchanges[-1 - at].told if not one.telling]
        passed = passed or bool(exchanges[-1 - at].asked or others)
    unknown = doing and not fitting[0].answered
    if alone is not None:
        return alone
    return None if unknown or _WHO.match(text) else Unclear(word, ())


def _leave_out_spokesmen(text: str, exchanges: Sequence[Exchange]) -> list[Exchange]:
    """Who has an office to leave is none who only speaks for one."""
    if _OF_OFFICE.search(text) is None:
        return list(exchanges)
    return [
        replace(each, told=tuple(one for one in each.told if not _speaks_for_another(one.name, each.answered)))
        for each in exchanges
    ]


def _speaks_for_another(name: str, answered: str) -> bool:
    it = re.escape(name.split()[-1])
    behind = rf"\b{it},[^.;]{{0,60}}\bspokes"
    return re.search(rf"\bspokes\w+,?\s[^.;]{{0,40}}?\b{it}\b|{behind}", answered) is not None


_OF_OFFICE = re.compile(
    r"\b(?:resign\w*|quit|step(?:ped|ping)?\s+(?:down|aside)|sack\w*|dismiss\w*|fired|removed|in\s+office|in\s+power|re-?elected|"
    r"elected|appointed|sworn\s+in|govern\w*|impeach\w*|survive\w*)\b",
    re.IGNORECASE,
)
"""Asked of somebody with an office."""


def _find_speaker(latest: Exchange, fitting: Exchange) -> Person | None:
    """Give the only one who speaks where the words of a state or a body were asked for, and is not its spokesman."""
    tellers = [each for each in fitting.told if each.telling]
    if latest.asked or len(tellers) != 1 or _WORDS_OF.match(latest.question) is None:
        return None
    return None if re.search(r"\bspokes", latest.answered, re.IGNORECASE) else tellers[0]


_WORDS_OF = re.compile(
    r"(?:and\s+)?what\s+(?:does|do|did|has|have)\s+(?-i:[A-Z])[\w’'-]*(?:\s+(?-i:[A-Z])[\w’'-]*)*\s+(?:say|said|think|want|answer|reply)\b",
    re.IGNORECASE,
)


def _find_holder(exchange: Exchange, sex: Sex) -> str | None:
    """Give the only one whom an answer tells of where it was asked who has an office, and of nobody else."""
    asked = exchange.asked
    if _WHO_HOLDS.match(exchange.question) is None or len(asked) != 1 or not is_told_by_office(asked[0].name):
        return None
    put_in = {found["who"] or found["whom"] for found in _PUT_IN.finditer(exchange.answered)}
    told = [each for each in put_in if name_person(each).may_be(sex)] or [each.name for each in exchange.told]
    return told[0] if len(told) == 1 else None


def _list_gone(exchange: Exchange) -> list[Person]:
    """Give those of whom a question or a sentence of its answer tells that they left."""
    told = [exchange.question, *re.split(r"(?<=[.!?])\s+", exchange.answered)]
    left = [each for each in told if _LEFT.search(each) is not None]
    gone = [one for one in (*exchange.asked, *exchange.told) if any(_names(one.name, each) for each in left)]
    return sorted(gone, key=lambda one: is_told_by_office(one.name))  # by the name, where an answer tells it


def _names(name: str, words: str) -> bool:
    """Say whether words name somebody, by the last name or the office."""
    return re.search(rf"\b{re.escape(name.removeprefix('the ').split()[-1])}\b", words) is not None


def _find_alone(exchanges: Sequence[Exchange], named: Sequence[Person]) -> str | None:
    """Give the only one a thread asked about last, of whom no more than a first name tells which sex."""
    asked = next((each.asked for each in reversed(exchanges) if each.asked), ())
    one = asked[0] if len(asked) == 1 else None
    fits = one is not None and one.guessed and not one.owning and not any(one.is_same(each) for each in named)
    return one.name if one is not None and fits else None


def _keep_sure(persons: Sequence[Person], sex: Sex, *, sure: bool) -> tuple[Person, ...]:
    """Far back, behind others whom a pronoun cannot mean, it means only somebody of whom it is known that they fit."""
    return tuple(each for each in persons if each.sex == sex or not sure)


def _keep_fitting(exchange: Exchange, sex: Sex, named: Sequence[Person]) -> Exchange:
    def fits(person: Person) -> bool:
        return person.may_be(sex) and not any(person.is_same(each) for each in named)

    asked = tuple(filter(fits, exchange.asked))
    told = tuple(each for each in filter(fits, exchange.told) if not any(each.is_same(one) for one in exchange.asked))
    return replace(exchange, asked=asked, told=told)


def _choose_doer(word: str, exchange: Exchange) -> str | Unclear | None:
    """Who did it, as was answered; whoever it was done to can be meant as well. None where nobody is known."""
    verb = _WHO_ACTED.match(exchange.question)
    start = verb.end() if verb else 0
    done_to = [
        each
        for each in exchange.asked
        if not each.owning and not _ASIDE.search(exchange.question, start, each.span.start)
    ]
    return _offer(word, [*done_to, *exchange.told]) if done_to or exchange.told else None


def _choose_asked(word: str, text: str, exchange: Exchange) -> str | Unclear:
    """Of several: whoever is spoken to, where an answer is asked for, else whoever acts; of two that act together
    either can be meant."""
    several, question = exchange.asked, exchange.question
    pairs = itertools.pairwise(several)
    if len(several) == 1 or any(JOINED.fullmatch(question[one.span.end : two.span.start]) for one, two in pairs):
        return _offer(word, several)
    if REPLIES.search(text):
        return several[-1].name
    bidden = next((each for each in several if _is_bidden(each, question, text)), None)
    if bidden is not None:
        return bidden.name
    acting = next((each for each in several if BEFORE_SUBJECT.search(question, 0, each.span.start)), None)
    return acting.name if acting is not None and not acting.owning else _offer(word, several)


def _is_bidden(person: Person, question: str, text: str) -> bool:
    """Say whether somebody was asked to come or to do something, and it is asked now whether they did."""
    heeds = _HEEDS.search(text)
    if heeds is None or person.owning or _BIDDEN.search(question, 0, person.span.start) is None:
        return False
    to_do = _TO_DO.match(question, person.span.end)
    return _HEEDING.fullmatch(heeds["verb"]) is not None or (to_do is not None and to_do["verb"] == heeds["verb"])


def _offer(word: str, persons: Sequence[Person]) -> str | Unclear:
    """The only one, or all there are to choose from."""
    names = list(_once(persons))
    return names[0] if len(names) == 1 else Unclear(word, tuple(names[:_MOST_OFFERED]))


def _once(persons: Sequence[Person]) -> Iterator[str]:
    for at, person in enumerate(persons):
        if not any(person.is_same(earlier) for earlier in persons[:at]):
            yield person.name
