"""Puts what was named before in the place of pronouns, each only where one fitting thing can be meant."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.answer.named import find_named
from bot.answer.persons import Person, Sex, find_asked_persons, is_place, is_small_name
from bot.answer.statements import AUXILIARIES, make_clause
from bot.answer.things import find_thing, find_told_thing
from bot.answer.those import find_those, put_those
from bot.answer.times import find_asked_time
from bot.answer.whom import BEFORE_SUBJECT, REPLIES, Exchange, Unclear, choose_whom
from bot.evidence.pronouns import explains_itself
from bot.text.gazetteer import Gazetteer
from bot.text.roles import TITLES

PERSONAL = re.compile(r"\b(?P<word>he|she|him|his|her)\b", re.IGNORECASE)
PRONOUN = re.compile(r"\b(?:he|she|him|his|her|they|them|their|it|its|there|that|those)\b", re.IGNORECASE)
_PLURAL = re.compile(r"\b(?P<word>they|them|their)\b", re.IGNORECASE)
_NEUTER = re.compile(
    r"\b(?P<word>it|its)\b(?!\s+(?:true|clear|likely|safe|legal|wise|worth|time|possible|known|certain|confirmed|said|that)\b)",
    re.IGNORECASE,
)
_ITS_OFFICE = re.compile(rf"\b(?P<word>its)\s+(?:[a-z]+\s+)?(?:{'|'.join(sorted(TITLES))})\b", re.IGNORECASE)
"""What only a state or an organisation has."""
_SPOKEN = re.compile(
    r"\b(?:confirm(?:ed)?|den(?:y|ied)|announced?|admit(?:ted)?|reject(?:ed)?|comment(?:ed)?\s+on|react(?:ed)?\s+to)\s+(?P<word>it|that|this)\b",
    re.IGNORECASE,
)
_IS_IT_SO = re.compile(
    r"(?:is|was|has)\s+(?:it|that|this)\s+(?:been\s+)?(?P<how>confirmed|true|certain|official|known|agreed|decided)"
    r"(?P<yet>\s+(?:yet|now|already))?[\s?!.]*",
    re.IGNORECASE,
)
_SAID_IT = re.compile(r"\b(?:say|said|says|tell|told)\s+(?P<word>it|that|this)[\s?!.]*\Z", re.IGNORECASE)
_SAID_TO_IT = re.compile(
    r"\b(?P<verb>say|said|says|think|thinks|respond|responded|react|reacted|reply|replied|answer|answered)\s+"
    r"(?:to|about|of|on)\s+(?P<word>it|that|this)[\s?!.]*\Z",
    re.IGNORECASE,
)
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
_BEFORE_NOUN = re.compile(
    r"\s+(?!(?:in|on|at|to|for|with|about|by|from|and|or|before|after|during|yet|this|last|next)\b)\w"
)
_NTH = re.compile(
    r"\bthe\s+(?P<which>former|latter)\b(?=[\s?!.]*\Z|\s+(?:say|tell|do|want|call|think|agree|meet|visit|go|reply|answer|ask)\b)",
    re.IGNORECASE,
)
_REPLY_ENDS = re.compile(r"\b(?P<verb>answer|reply|respond)[\s?!.]*\Z", re.IGNORECASE)
ABOUT = re.compile(r"\s(?:about|on)\s+[^?.]+", re.IGNORECASE)
_ABOUT_THING = re.compile(r"\A\s(?:on|about)(?=\s+\D)")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_SOMEBODY = TITLES | frozenset("someone somebody anyone anybody everyone person man woman candidate official".split())
_SOMETHING = re.compile(r"\b(?:the|an?|no|any|every|each|this|that|which|whose)\s+[a-z]", re.IGNORECASE)
"""Before a pronoun this may be whom it means: `the student … his`."""
_PAIR = 2
_NEAR = 3
"""The last questions, of which an `it` may take up the thing."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question with names where pronouns stood, or the pronoun of which it is not known whom it means."""

    text: str
    unclear: Unclear | None = None
    alone: str = ""
    """The same without the topic that it took on, which is asked where nothing answers the whole."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a thread has said so far, oldest first, and the lists that names are told by."""

    exchanges: tuple[Exchange, ...]
    gazetteer: Gazetteer
    publishers: Mapping[str, Sequence[str]] | None
    now: datetime

    @property
    def last(self) -> str:
        """The last question, whole."""
        return self.exchanges[-1].question

    @property
    def questions(self) -> tuple[str, ...]:
        """All questions, whole, the latest first."""
        return tuple(each.question for each in reversed(self.exchanges))

    def list_bodies(self, question: str, text: str, *, placed: bool) -> list[str]:
        """Give the states and organisations of a question that the text does not name, each once."""
        here = {each.key or each.span.of(text).casefold() for each in find_named(text, self.gazetteer)}
        found: dict[str, str] = {}
        for each in find_named(question, self.gazetteer):
            body = each.kind in {"state", "organisation"} or is_place(each.span.of(question))
            if body and (placed or not each.placed):
                article = re.search(r"(?:\bthe )?\Z", question[: each.span.start], re.IGNORECASE)
                found.setdefault(
                    each.key or each.span.of(question).casefold(),
                    (article[0] if article else "") + each.span.of(question),
                )
        return [name for key, name in found.items() if key not in here]


def resolve(text: str, said: Said) -> Resolved:
    """Put names where pronouns stand; whom a pronoun means that cannot be told is left to be asked."""
    resolved = _replace_persons(_replace_nth(text, said), said)
    if resolved.unclear is None:
        resolved = _replace_plural(resolved.text, said)
    if resolved.unclear is not None:
        return resolved
    there = _replace_neuter(resolved.text, said)
    placed = _replace_there(there, said)
    alone = _THERE.sub("", there).replace(" ?", "?") if placed != there else _BACK_AGAIN.sub("return", there)
    alone = _replace_then(alone, said) if alone != there else ""
    return Resolved(_replace_then(placed, said), alone=alone)


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
        if sex in done or _is_quoted(text, found) or _names_whom_it_means(text, found, named):
            continue
        done.add(sex)
        meant = choose_whom(word, text, named, said.exchanges)
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
    if _BEFORE_NOUN.match(text, found.end()):
        return None
    named = find_asked_persons(text, said.gazetteer, said.publishers)
    sex: Sex = "f" if found["word"].lower() == "her" else "m"
    for exchange in said.exchanges[: -_NEAR - 1 : -1]:
        others = [each for each in exchange.asked if each.may_be(sex)]
        names = [each.name for each in others if not any(each.is_same(one) for one in named)]
        if names:
            return names[0] if len(names) == 1 else None
    return None


def find_nobody(text: str, said: Said) -> Unclear | None:
    """Give the `he` or `she` of a question that opens a thread and has nothing in it that this can mean."""
    found = PERSONAL.search(text)
    if found is None or _is_quoted(text, found) or explains_itself(text) or _SOMETHING.search(text, 0, found.start()):
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


def _is_quoted(text: str, found: re.Match[str]) -> bool:
    return any(each.start() < found.start() < each.end() for each in _QUOTED.finditer(text))


def _names_whom_it_means(text: str, found: re.Match[str], named: Sequence[Person]) -> bool:
    """Say whether a question names somebody before its pronoun, whom that means: `Why did Blinken put off his trip?`"""
    word = found["word"].lower()
    if word == "him" or (word == "her" and not _BEFORE_NOUN.match(text, found.end())):
        return False
    before = text[: found.start()].lower()
    if any(word in _SOMEBODY or is_small_name(word) for word in re.findall(r"[\w-]+", before)):
        return True
    return any(each.span.end <= found.start() for each in named)


def _replace_plural(text: str, said: Said) -> Resolved:
    found = _PLURAL.search(text)
    if found is None or _is_quoted(text, found):
        return Resolved(text)
    latest = said.exchanges[-1]
    named = find_asked_persons(text, said.gazetteer, said.publishers)
    persons = [each for each in latest.asked if not any(each.is_same(one) for one in named)]
    if len(persons) == 1 and len(said.exchanges) > 1:
        persons += [
            each for each in said.exchanges[-2].asked if not any(each.is_same(one) for one in [*named, *persons])
        ]
    bodies = said.list_bodies(said.last, text, placed=False)
    things = find_thing(said.last, several=True)
    alone = not persons and len(bodies) < _PAIR  # one body is no `they` beside things that are several
    if things is not None and (_OF_THINGS.search(text) or alone):
        return Resolved(put(text, found, things))
    those = find_those(said.last, text)
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
        before = _SEVERAL_BEFORE.sub(lambda one: _ONE_OF[one[0].lower()], text[: found.start()])
        return Resolved(f"{before}{several[0]}{text[found.end() :]}")
    return Resolved(put(text, found, " and ".join(several)))


_ONE_OF = {"are": "is", "were": "was", "do": "does", "have": "has"}
_SEVERAL_BEFORE = re.compile(rf"\b(?:{'|'.join(_ONE_OF)})(?=\s+\Z)", re.IGNORECASE)
_OF_THINGS = re.compile(r"\b(?:last|take|begin|began|end|ended|open|reopen|cost)\b")

_NAMED_ABOVE = re.compile(
    r"\b(?:the|an?)\s+[a-z][\w-]+(?:\s+[\w-]+){0,5}?\s+(?:when|while|after|before|because|as|that|which)\s*\Z",
    re.IGNORECASE,
)


def _replace_neuter(text: str, said: Said) -> str:
    last = said.last
    clause = make_clause(last)
    asked = _IS_IT_SO.fullmatch(text)
    if asked:
        return f"Is it {asked['how'].lower()}{(asked['yet'] or '').lower()} {clause}?" if clause else text
    spoken = _SPOKEN.search(text)
    if spoken and clause and not text.lower().startswith("when"):
        return f"{text[: spoken.start('word')]}{clause}{text[spoken.end('word') :]}"
    about = ABOUT.search(last)
    said_it = _SAID_IT.search(text)
    if said_it:
        return f"{text[: said_it.end('word')]}{about[0]}?" if about else text
    told = _SAID_TO_IT.search(text)
    if told and about:
        lead = " to" if REPLIES.search(told["verb"]) else " about"
        return f"{text[: told.end('verb')]}{_ABOUT_THING.sub(lead, about[0])}?"
    if told and clause and told["word"].lower() != "it":
        return f"{text[: told.end('verb')]} about {'the report ' if clause.startswith('that ') else ''}{clause}?"
    owner = _ITS_OFFICE.search(text)
    bodies = said.list_bodies(last, text, placed=True)
    if owner and bodies and (len(bodies) == 1 or BEFORE_SUBJECT.search(last, 0, last.index(bodies[0]))):
        text = put(text, owner, bodies[0])
    found = _NEUTER.search(text)
    if found is None or _is_quoted(text, found) or _is_owned(text, found, said) or _names_it(text, found):
        return text
    meant = _find_meant(text, said)
    return text if meant is None else put(text, found, meant)


def _names_it(text: str, found: re.Match[str]) -> bool:
    """Say whether a clause takes up what the question itself names: `Where was the trawler when it was stopped?`"""
    return found["word"].lower() in {"it", "its"} and _NAMED_ABOVE.search(text[: found.start()]) is not None


def _is_owned(text: str, found: re.Match[str], said: Said) -> bool:
    """Say whether `its` takes up a name before it that is no person's: `Does Gazprom say its deliveries grew?`"""
    if found["word"].lower() != "its":
        return False
    persons = {each.span for each in find_asked_persons(text, said.gazetteer, said.publishers) if each.listed}
    before = (each for each in find_named(text, said.gazetteer) if each.span.end < found.start())
    return any(each.span not in persons and not each.placed for each in before)


def _find_meant(text: str, said: Said) -> str | None:
    """The thing, or else the only state or organisation, of the latest question that has one."""
    of_things = _OF_THINGS.search(text) is not None
    done = _DOING.fullmatch(said.last)
    if done is not None and _ALLEGES.search(text):
        return done["object"]
    for each in said.exchanges[: -_NEAR - 1 : -1]:
        thing = find_thing(each.question, several=False)
        if thing is not None:
            return thing
        bodies = said.list_bodies(each.question, text, placed=True)
        if len(bodies) > 1 and (told := find_told_thing(each.question, each.answered)) is not None:
            return told
        if bodies and not of_things:
            return bodies[0] if len(bodies) == 1 else None
    return None


_ALLEGES = re.compile(r"\b(?:alleg|claim|report|prov|see|saw|seen|film|witness)\w*\s+(?:it|that)\b", re.IGNORECASE)
_DOING = re.compile(
    rf"(?:{AUXILIARIES})\s+(?:the\s+)?[\w’-]+(?:\s+[A-Z][\w’-]*)*\s+[a-z]+\s+(?P<object>(?:any\s+)?[a-z]+\s[a-z]+(?:ing|tion|ment|fire))"
    r"[\s?!.]*",
    re.IGNORECASE,
)
"""What somebody is asked to have done or seen, told without an article: `Did she see ballot stuffing?`."""


def put(text: str, found: re.Match[str], name: str) -> str:
    """Give a text with a name where a pronoun stood, as its owner where the pronoun owned something."""
    word = found["word"].lower()
    owns = word in {"his", "its", "their"} or (
        word == "her" and _BEFORE_NOUN.match(text, found.end("word")) is not None
    )
    return f"{text[: found.start('word')]}{name}{'’s' if owns else ''}{text[found.end('word') :]}"


def _replace_there(text: str, said: Said) -> str:
    found = _THERE.search(text)
    if found is None:
        return text
    places = [place for question in said.questions for place in _list_places(question, said)[:1]]
    if not places or places[0].casefold() in text.casefold():
        return text
    lead = "to" if _GOING.search(text, 0, found.start()) else "in"
    return f"{text[: found.start()]}{lead} {places[0]}{text[found.end() :]}"


def _list_places(question: str, said: Said) -> list[str]:
    named = find_named(question, said.gazetteer)
    places = [each for each in named if each.placed] or [
        each for each in named if each.kind == "state" or is_place(each.span.of(question))
    ]
    return [each.span.of(question) for each in places]


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
