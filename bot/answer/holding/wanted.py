"""Reads what a sentence must be about to answer who did what, how many, when and where."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.answer.asked.focus import Settled, find_settled
from bot.answer.asked.named import Named, find_named
from bot.answer.asked.question import Kind, QuestionRead
from bot.answer.asked.terms import CALL, Term, alike, is_asking, is_participle, root, roots
from bot.answer.found.counting import PEOPLE, read_dead
from bot.answer.found.spotting import Spotter, spot_shown
from bot.answer.holding.acting import MUTUAL, Toward, read_toward
from bot.answer.holding.contests import read_contest
from bot.model.analysis import ActorKey
from bot.text.gazetteer import load_gazetteer
from bot.text.roles import TITLES
from bot.text.verbs import is_past

_AUX = r"(?:did|does|do|has|have|had|will|would|was|were|is|are|can|could)"
_SMALL = r"(?:in|of|at|for|on|to|by|with|from|between|against|over|near)"
_ASKED_OF = re.compile(rf"\b{_AUX}\s+(?:the\s+)?(?:(?!{_SMALL}\b)[a-z]+\s+){{0,2}}\Z", re.IGNORECASE)
"""Before the name of whom is asked what it did: `When did President …`."""
_GOES_ON = re.compile(
    r"(?:[’']s?\s+[a-z]+)?\s+(?:be(?:en)?\s+|to\s+|ever\s+|last\s+|first\s+|then\s+|(?:due|expected|scheduled|set)\s+(?=to\b))*"
    r"(?P<verb>[a-z]+)"
)
_DONE = re.compile(
    r"\b(?:was|were|is|are|been|be)\s+(?:[\w’'-]+\s+){0,8}?(?P<verb>[a-z]+)(?=\s*\?|\s*\Z|\s+(?:in|near|against|on|at|by|to|from|for|off|out|during|last|this|"
    r"after|before|over)\b)"
)
"""What was done, in a question by whom it was done or to how many: `When was the paper published?`."""
_DOES = re.compile(
    rf"\b(?:did|does|do|will|would|has|have|had|can|could)\s+(?:the\s+)?(?:(?!{_SMALL}\b)[a-z]+\s+){{0,2}}\Z",
    re.IGNORECASE,
)
"""Before whom it is asked of that acts itself."""
_ENDS_ON = re.compile(r"\b(?:did|does|do|will|would)\s[^?]*?(?P<verb>[a-z]+)\s*\?*\s*\Z", re.IGNORECASE)
"""What a thing does, at the end of a question: `When did the search for the balloon begin?`."""
_OBJECT_ENDS = re.compile(
    r"\s(?P<ends>to|of|for|in|on|at|from|with|against|over|near|by|into|about|after|before|during|while|when|as|since|until|last|this|that|who)\b|\?|\Z",
    re.IGNORECASE,
)
"""Behind to whom it is done."""
_WHO_DID = re.compile(
    rf"\b(?:who|which\s+(?:countr(?:y|ies)|nations?|governments?))\s+(?:(?:has|have|had|will|would|can|could|(?:did|does|do)(?=n[’']t|\s+not))(?:n[’']t)?\s+)?"
    rf"(?:(?:already|also|ever|since|now|not|never|yet\s+to)\s+)*(?!{_AUX}(?:n[’']t)?\b|(?:be|been|to|yet)\b)(?P<verb>[a-z]+)",
    re.IGNORECASE,
)
_NOT = re.compile(r"n[’']t\b|\b(?:not|never|yet\s+to)\b", re.IGNORECASE)
_DOER = re.compile(
    r"\b(?P<asked>(?:did|does|do|will|would|has|have|had)\s+(?:the|its|their|his|her)\s+\S.*)", re.IGNORECASE
)
"""From the auxiliary on, where whoever acts has an article: `What did the central bank raise?`."""
_WHO_IS = re.compile(
    r"who(?:[’']s|\s+(?:is|was))\s[^?]*[’']s?\s(?:[a-z-]+\s){0,3}(?![a-z]+ing\b)[a-z]+[\s?]*", re.IGNORECASE
)
"""A question for who somebody is: `Who is Volta’s chief executive?`."""
_AUX_BEFORE = re.compile(r"\b(?:did|does|do|will|would|has|have|had)\s+\Z", re.IGNORECASE)
_AUX_BEFORE_THE = re.compile(r"\b(?:did|does|do|will|would|has|have|had)\s+the\s+\Z", re.IGNORECASE)
_ASKED_FOR_WHOM = frozenset[Kind]({"what", "who", "how_many"})
_HAS_OBJECT = re.compile(r"\s+(?:[A-Z]|\d)")
_CALLS = re.compile(
    r"\s+(?:the|an?|this)\s+(?:[\w-]+\s+){0,2}?(?:strike|walkout|boycott|vote|election|referendum|summit|meeting)"
    r"(?=\s*\?|\s*\Z|\s+(?:in|at|on|of|for|over|against|by)\b)",
    re.IGNORECASE,
)
"""Behind `called`, what somebody brings about by it; `called the strike illegal` only names it so."""
_TAKE = root("take")
_TAKES_A_THING = re.compile(
    r"\s+(?:the|an?|his|her|their|its)\s+(?!lead|helm|oath|chair|floor|stand|place|office|blame)[a-z]"
)
"""Behind `took`, what is gone then; who takes the lead takes no thing."""
_BETWEEN = re.compile(r"\bbetween\b", re.IGNORECASE)
"""Behind it stand those of whom one is asked for: `Who won the match between Peru and Chile?`."""
_SAYS_OR_IS = re.compile(r"\s+(?:say|tell|know|think|report|give|show|do|have|be|been|name|call)\b")
"""Behind two words in a row it is what is done, and both are the thing: `Did the joint statement say`."""
_SAYS_THAT = re.compile(
    r"(?:\s+that\s+|(?:(?<=deny)|(?<=denies)|(?<=denied)|(?<=admit)|(?<=admits)|(?<=admitted))\s+(?=(?!being\b)[a-z]+ing\b))"
    r"(?P<clause>[^?]+)",
    re.IGNORECASE,
)
_INNER = re.compile(
    rf"(?P<subject>[^,]+?)\s+(?:{_AUX}|may|might|could|must|should)\s+(?:not\s+)?(?:be\s+|been\s+)?(?P<rest>.+)",
    re.IGNORECASE,
)
LIGHT = frozenset(
    map(
        root,
        """get have hold make take give go come do done be need want plan expect stand locate situate base find occur
        place call""".split(),
    )
)
"""Words that say little of what is done."""
_STARTS = frozenset(map(root, "effect force start begin apply".split()))
_BEGINS = frozenset(map(root, "start begin".split()))
_SESSION = re.compile(
    r"\b(?:trials?|hearings?|talks|summit|conference|congress|session|inquest|inquiry|exhibition|fair|festival|games|"
    r"consultations|negotiations)\b",
    re.IGNORECASE,
)
"""What opens when it begins, and is no door."""
_MOVES = frozenset(map(root, "visit travel go leave fly arrive return due".split()))
_GOES_TO = frozenset(map(root, "visit travel go fly".split()))
"""Who leaves for a visit on a day visits on it, but leaves no place when arriving there."""
_DEMANDS, _INSIST = frozenset(map(root, "demand want require".split())), root("insist")
"""Who demands something insists on it, or that it must be."""
TIMES_AND_PLACES = frozenset[Kind]({"when", "where"})
_PAST = re.compile(r"\b(?:did|was|were|has|have|had)\b", re.IGNORECASE)
_IS_OF_A_THING = re.compile(
    r"\bthe\s+\0\s+(?!(?:in|on|at|by|to|from|and|or|after|before|during|last|this|since)\b)[a-z]"
)
"""A name that stands before a thing says which, and not where: `in the Nuseirat raid`."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the question: what kind of name it is, whether it says where, and how to find it."""

    kind: str
    placed: bool
    wide: bool  # a state under its own name
    places: tuple[str, ...]  # the capital as which it is asked where, and its state: no demonym
    spotter: Spotter
    parts: int

    def stands_in(self, words: str) -> bool:
        """Say whether words print it, all of its parts."""
        if self.places:
            return any(re.search(rf"\b{re.escape(each)}\b", words) is not None for each in self.places)
        return len({spot.term for spot in self.spotter.find(words)}) == self.parts

    def is_meant_by_its_last(self, words: str, text: str) -> bool:
        """Say whether words print a person's last name alone, behind no other first name, and the text the whole."""
        if self.kind != "person" or self.placed or self.parts < 2 or not self.stands_in(text):
            return False
        last = [spot.at for spot in self.spotter.find(words) if spot.term == self.parts - 1]
        found = [one.span for one in find_named(words, load_gazetteer()) if any(one.span.start == at for at in last)]
        return bool(found) and all(" " not in each.of(words) for each in found)


class Said(NamedTuple):
    """Finds what somebody says, in a question by whom that is said, so many things."""

    spotter: Spotter
    things: int

    def is_told(self, words: str) -> bool:
        """Say whether more than half of it stands there."""
        return 2 * len({spot.term for spot in self.spotter.find(words)}) > self.things


class Deed(NamedTuple):
    """Something that is done: by which root it is told, the key or the roots of the name that does it, whether it does
    it itself, and what does it that has no name."""

    verb: str | None
    subject: frozenset[str] = frozenset()
    does: bool = False
    settled: Settled | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """What somebody says in a question: where that is told, who does it there, and to or for whom."""

    verb: Spotter
    subject: frozenset[str]
    toward: tuple[Toward, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a sentence must be about to answer a question."""

    question: QuestionRead
    names: tuple[Name, ...]
    asked: frozenset[str]
    """The roots of all names of the question."""
    keys: frozenset[ActorKey]
    rest: Spotter | None
    """Finds what it asks about beside names, so many things."""
    things: int
    verb: Spotter | None
    """Finds what is done, where it says more than that something is."""
    subject: frozenset[str]  # the key or the roots of the name that does it
    thing: Spotter | None
    """Finds what does it and has no name: `the court`."""
    kind: frozenset[str]
    """The roots of the words that say which."""
    to: Spotter | None
    """Finds what that does it to, by its last word."""
    does: bool
    """It does it itself, and it is not done to it or mutual."""
    toward: tuple[Toward, ...]
    who_did: bool
    """It asks who did something to somebody, so that nobody it names is the answer."""
    done: bool  # already, by what it asks
    denied: bool  # it asks who did not
    denies: bool
    dead: bool  # it asks how many died
    starts: bool  # when something begins to hold
    named_done_to: tuple[Spotter, ...]
    """Find each name among what it says that it was done to."""
    things_done_to: tuple[Spotter, ...]
    """Finds the thing that it was done to."""
    ends: str
    """The word behind that in the question."""
    done_to: frozenset[str]
    """The keys or roots of the names to which it was done."""
    contest: re.Pattern[str] | None
    """Finds what tells a contest of the kind that it asks who won, by another word than that."""
    clause: Clause | None
    """What is said, behind who says it: `Who denies that …`, where somebody with a name does it."""
    said: Said | None
    """The same in its words."""


def read_wanted(question: QuestionRead, text: str) -> Wanted:
    """Read the sentence that asks; those before it only say what it is about."""
    named = find_named(text, load_gazetteer())
    names = tuple(_iter_names(question, text, named))
    deed = _find_deed(question, text, named)
    did = _WHO_DID.search(text) if question.kind == "who" else None
    done = root(did["verb"].casefold()) if did is not None else deed.verb
    if done is None and question.kind in TIMES_AND_PLACES and (ends_on := _ENDS_ON.search(text)) is not None:
        done = root(ends_on["verb"].casefold())
    alone = text == question.understood.strip()  # what was said before it says what it is about
    light = LIGHT | PEOPLE if read_dead(text) else LIGHT  # a toll says nothing of people
    rest = [term for term in question.terms if alone and not term.named and term.root not in light]
    goes = done in _GOES_TO and question.kind == "when" and any(each.placed for each in named)
    calls = done == CALL and did is not None and _CALLS.match(text, did.end()) is not None
    takes = done == _TAKE and did is not None and _TAKES_A_THING.match(text, did.end()) is not None
    comes = done in _GOES_TO and did is not None and any(each.placed for each in named)
    act = [next((each for each in rest if each.root == done), Term(done, done))] if done is not None else []
    if done in _MOVES and question.kind == "when":
        act += [Term(each, each) for each in (_MOVES if done in _GOES_TO else {"due"}) - {done}]
    act += [Term("come", "come")] if comes else []
    act += [Term("open", "open")] if done in _BEGINS and _SESSION.search(text) is not None else []
    act += [Term(_INSIST, _INSIST)] if done in _DEMANDS else []
    said = _SAYS_THAT.match(text, did.end()) if did is not None else None
    return Wanted(
        question,
        names,
        frozenset(root_ for each in question.terms if each.named and not each.actor for root_ in roots(each.name)),
        frozenset(each.actor for each in question.terms if each.actor is not None),
        Spotter(rest, load_gazetteer()) if rest else None,
        len(rest),
        Spotter(act, load_gazetteer()) if act and (done not in LIGHT or goes or calls or takes) else None,
        deed.subject,
        spot_shown(question.terms, deed.settled.thing) if deed.settled is not None else None,
        deed.settled.kind if deed.settled is not None else frozenset(),
        spot_shown(question.terms, deed.settled.to) if deed.settled is not None else None,
        deed.does and alike(deed.verb or "") not in MUTUAL,
        read_toward(text),
        did is not None and alike(done or "") not in MUTUAL,
        _PAST.search(text) is not None or (did is not None and is_past(did["verb"].casefold())),
        did is not None and _NOT.search(did[0]) is not None,
        done == root("deny"),
        bool(read_dead(text)),
        question.kind == "when" and done in _STARTS,
        *_read_object(question, text, did.end() if did is not None and said is None else len(text)),
        frozenset(
            each
            for one in named
            if not one.placed and not said and _BETWEEN.search(text, 0, one.span.start) is None
            for each in identify(one, text)
        ),
        read_contest(text) if done == root("win") else None,
        _read_clause(said["clause"]) if said is not None else None,
        _read_said(question, said["clause"]) if said is not None else None,
    )


def _read_clause(text: str) -> Clause | None:
    """Read what somebody says as if it was asked: `China will arm Russia`."""
    found = _INNER.match(text)
    asked = f"did {found['subject']} {found['rest']}" if found is not None else f"did {text}"
    deed = _find_named_deed(asked, find_named(asked, load_gazetteer()))
    if deed is None or deed.verb is None or deed.verb in LIGHT:
        return None
    return Clause(Spotter([Term(deed.verb, deed.verb)], load_gazetteer()), deed.subject, read_toward(text))


def _read_said(question: QuestionRead, clause: str) -> Said | None:
    told = set(roots(clause))
    found = [each for each in question.terms if each.shown in clause or each.root in told]
    return Said(Spotter(found, load_gazetteer()), len(found)) if found else None


def _read_object(question: QuestionRead, text: str, at: int) -> tuple[tuple[Spotter, ...], tuple[Spotter, ...], str]:
    """Give what a question says that something was done to, each name and the last word, and what stands behind it."""
    border = _OBJECT_ENDS.search(text, at)
    words = text[at : border.start()] if border is not None else ""
    named = find_named(words, load_gazetteer())
    found = []
    for one in named:
        known = set(roots(one.span.of(words)))
        found.append([each for each in question.terms if (each.actor == one.key if one.key else each.root in known)])
    thing = not named or named[-1].span.end < len(words.rstrip())
    last = roots(words.split()[-1])[:1] if thing and words.strip() else []
    things = [each for each in question.terms if not each.named and each.root in last]
    return (
        tuple(Spotter(terms, load_gazetteer()) for terms in found if terms),
        tuple(Spotter([each], load_gazetteer()) for each in things),
        (border["ends"] or "").casefold() if border is not None else "",
    )


def _iter_names(question: QuestionRead, text: str, named: Sequence[Named]) -> Iterator[Name]:
    for one in named:
        if one.span.start == 0 and one.key is None and " " not in one.span.of(text):
            continue  # any word that opens a question has a capital
        words = set(roots(one.span.of(text)))
        terms = [
            each for each in question.terms if each.named and (each.actor == one.key if one.key else each.root in words)
        ]
        if terms:
            placed = one.placed and _IS_OF_A_THING.search(f"{text[: one.span.start]}\0{text[one.span.end :]}") is None
            state = load_gazetteer().find_name(one.key) if one.key is not None else None
            wide = state == one.span.of(text)
            places = (one.span.of(text), state) if placed and one.kind == "state" and state and not wide else ()
            yield Name(one.kind, placed, wide, places, Spotter(terms, load_gazetteer()), len(terms))


def _find_deed(question: QuestionRead, text: str, named: Sequence[Named]) -> Deed:
    """Give what somebody is asked to have done, by a name or without one."""
    deed = _find_nameless_deed(question, text, named) or _find_named_deed(text, named)
    if deed is not None:
        return deed
    done = _DONE.search(text)
    return Deed(root(done["verb"]) if done is not None and is_participle(done["verb"]) else None)


def _find_nameless_deed(question: QuestionRead, text: str, named: Sequence[Named]) -> Deed | None:
    """Give what a thing is asked to have done: where it is asked what or to whom, or that stands behind, as else the
    thing may well suffer it (`When do the embassies reopen?`)."""
    gap = question.kind in _ASKED_FOR_WHOM
    adjectives = (each for each in named if is_adjective(each, text))
    theirs = next((each for each in adjectives if _AUX_BEFORE.search(text, 0, each.span.start)), None)
    if theirs is not None:  # did Finnish rail workers end …
        text = f"{text[: theirs.span.start]}the {text[theirs.span.start :]}"
        named = find_named(text, load_gazetteer())
    doer = _DOER.search(text)
    settled = find_settled(doer["asked"], ends=gap) if doer is not None else None
    if doer is None or settled is None or not (gap or question.kind == "when"):
        return None
    _, found, behind = doer["asked"].partition(f"{settled.thing} {settled.done}")
    if not found or _SAYS_OR_IS.match(behind) is not None:
        return None
    if not (gap or settled.to or _HAS_OBJECT.match(behind)):
        return Deed(root(settled.done.casefold())) if root(settled.thing) not in LIGHT else None
    before = [one for one in named if doer.start() < one.span.start < text.find(settled.thing)]
    subject = frozenset(each for one in before for each in identify(one, text))
    return Deed(root(settled.done.casefold()), subject, does=True, settled=settled)


def _find_named_deed(text: str, named: Sequence[Named]) -> Deed | None:
    for each in named:
        adjective = is_adjective(each, text) and not each.span.of(text).endswith("s")  # its noun is no verb
        if adjective or _ASKED_OF.search(text, 0, each.span.start) is None:
            continue
        if each.key is None and _WHO_IS.fullmatch(text) is not None:
            continue
        last = each
        for other in named:
            if other.span.start > last.span.end and text[last.span.end : other.span.start].strip() in {"and", "or"}:
                last = other
        goes_on = _GOES_ON.match(text, last.span.end)
        if goes_on is not None and not is_asking(goes_on["verb"]) and goes_on["verb"] not in TITLES:
            names = identify(each, text)
            asked = _AUX_BEFORE.search(text, 0, each.span.start) if goes_on[0][0] in "’'" else None
            settled = find_settled(text[asked.start() :], ends=True) if asked is not None else None
            settled = settled or _find_of_a_named_thing(text, each, goes_on["verb"])
            if settled is not None:  # does India’s lentil tariff take effect
                return Deed(root(settled.done.casefold()), identify(each, text))
            suffers = {"been", "be"} & set(goes_on[0].split()) or goes_on[0][0] in "’'"
            does = not suffers and _DOES.search(text, 0, each.span.start) is not None
            return Deed(root(goes_on["verb"]), names, does)
    return None


def _find_of_a_named_thing(text: str, name: Named, word: str) -> Settled | None:
    """Give what a thing is asked to do that a name says which it is: `When will the Accra crossing be open?`."""
    asked = _AUX_BEFORE_THE.search(text, 0, name.span.start) if name.key is None else None
    settled = find_settled(text[asked.start() :]) if asked is not None else None
    return settled if settled is not None and word in (settled.thing, *settled.kind) else None


def is_adjective(one: Named, text: str) -> bool:
    """Say whether a name only says whose something is: `Chinese`."""
    known = load_gazetteer().find(one.span.of(text))
    return known is not None and known.form == "demonym"


def identify(one: Named, text: str) -> frozenset[str]:
    """Give by what a name is known: of several words a listed one by its key alone, as others share them: `Korea`."""
    alone = one.key is None or " " not in one.span.of(text)
    return frozenset([*([one.key] if one.key else []), *(roots(one.span.of(text)) if alone else [])])
