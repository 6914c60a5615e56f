"""Reads what a sentence must be about to answer who did what, how many, when and where."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answer.asked.named import Named, find_named
from bot.answer.asked.otherwise import MUTUAL, alike
from bot.answer.asked.question import Kind, QuestionRead
from bot.answer.asked.terms import CALL, Term, root, roots
from bot.answer.found.counting import PEOPLE, read_dead
from bot.answer.found.fitting import asks_of_a_journey
from bot.answer.found.spotting import Spotter, spot_shown
from bot.answer.holding.acting import Toward, read_toward
from bot.answer.holding.asked_deed import AUXILIARY, LIGHT, find_deed, find_named_deed, identify
from bot.answer.holding.whose import takes_up_two
from bot.model.analysis import ActorKey
from bot.text.gazetteer import load_gazetteer
from bot.text.verbs import is_past

_ENDS_ON = re.compile(r"\b(?:did|does|do|will|would)\s[^?]*?(?P<verb>[a-z]+)\s*\?*\s*\Z", re.IGNORECASE)
"""What a thing does, at the end of a question: `When did the search for the balloon begin?`."""
_OBJECT_ENDS = re.compile(
    r"\s(?P<ends>to|of|for|in|on|at|from|with|against|over|near|by|into|about|after|before|during|while|when|as|since|until|last|this|that|who)\b|\?|\Z",
    re.IGNORECASE,
)
"""Behind to whom it is done."""
_WHO_DID = re.compile(
    rf"\b(?:who|which\s+(?:countr(?:y|ies)|nations?|governments?))\s+(?:(?:has|have|had|will|would|can|could|(?:did|does|do)(?=n[’']t|\s+not))(?:n[’']t)?\s+)?"
    rf"(?:(?:already|also|ever|since|now|not|never|yet\s+to)\s+)*(?!{AUXILIARY}(?:n[’']t)?\b|(?:be|been|to|yet)\b)(?P<verb>[a-z]+)",
    re.IGNORECASE,
)
_NOT = re.compile(r"n[’']t\b|\b(?:not|never|yet\s+to)\b", re.IGNORECASE)
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
_SAYS_THAT = re.compile(
    r"(?:\s+that\s+|(?:(?<=deny)|(?<=denies)|(?<=denied)|(?<=admit)|(?<=admits)|(?<=admitted))\s+(?=(?!being\b)[a-z]+ing\b))"
    r"(?P<clause>[^?]+)",
    re.IGNORECASE,
)
_INNER = re.compile(
    rf"(?P<subject>[^,]+?)\s+(?:{AUXILIARY}|may|might|could|must|should)\s+(?:not\s+)?(?:be\s+|been\s+)?(?P<rest>.+)",
    re.IGNORECASE,
)
_STARTS = frozenset(map(root, "effect force start begin apply".split()))
_BEGINS = frozenset(map(root, "start begin".split()))
_SESSION = re.compile(
    r"\b(?:trials?|hearings?|talks|summit|conference|congress|session|inquest|inquiry|exhibition|fair|festival|games|"
    r"consultations|negotiations)\b",
    re.IGNORECASE,
)
"""What opens when it begins, and is no door."""
_MOVES = frozenset(map(root, "visit travel go leave fly arrive return due".split()))
_TRIPS = frozenset(map(root, "trip tour journey head".split()))
_GOES_TO = frozenset(map(root, "visit travel go fly".split()))
"""Who leaves for a visit on a day visits on it, but leaves no place when arriving there."""
_SHARE_OF_VOTE = re.compile(r"\b(?:of\s+the\s+|many\s+)votes?\b", re.IGNORECASE)
_POLLS = frozenset(map(root, "get win take receive poll secure score gain".split()))
"""What somebody does to whom a share of a vote goes."""
_DEMANDS, _INSIST = frozenset(map(root, "demand want require".split())), root("insist")
"""Who demands something insists on it, or that it must be."""
_A_PAIR = 2
TIMES_AND_PLACES = frozenset[Kind]({"when", "where"})
_PAST = re.compile(r"\b(?:did|was|were|has|have|had)\b", re.IGNORECASE)
_IS_OF_A_THING = re.compile(
    r"\bthe\s+\0\s+(?!(?:in|on|at|by|to|from|and|or|after|before|during|last|this|since)\b)[a-z]"
)
"""A name that stands before a thing says which, and not where: `in the Nuseirat raid`."""
_CONTEST = re.compile(
    r"\bw[io]ns?\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?(?:(?P<played>match|game|fixture)|election|vote|ballot|poll)\b",
    re.IGNORECASE,
)
"""What is called by a general word; who won a final or a run-off won no other contest."""
_PLAYED = re.compile(
    r"\b\d+[-–]\d+\b|\b(?:qualifier|final|semi-final|friendly|cup|league|match|game|penalties|wickets|goals?)\b",
    re.IGNORECASE,
)
_VOTED = re.compile(r"\b(?:votes?|elected|re-elected|ballots?|terms?|seats|election|rival)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the question: what kind of name it is, whether it says where, and how to find it."""

    kind: str
    placed: bool
    wide: bool  # a state under its own name
    places: tuple[str, ...]  # the capital as which it is asked where, and its state: no demonym
    spotter: Spotter

    def stands_in(self, words: str) -> bool:
        """Say whether words print it, all of its parts."""
        if self.places:
            return any(re.search(rf"\b{re.escape(each)}\b", words) is not None for each in self.places)
        return self.spotter.meets_all(words)

    def is_meant_by_its_last(self, words: str, text: str) -> bool:
        """Say whether words print a person's last name alone, behind no other first name, and the text the whole."""
        if self.kind != "person" or self.placed or self.spotter.count < 2 or not self.stands_in(text):
            return False
        last = [spot.at for spot in self.spotter.find(words) if spot.term == self.spotter.count - 1]
        found = [one.span for one in find_named(words, load_gazetteer()) if any(one.span.start == at for at in last)]
        return bool(found) and all(" " not in each.of(words) for each in found)


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
    said: Spotter | None
    """The same in its words."""

    def is_done_otherwise(self, words: str) -> bool:
        """Say whether words tell what is done by another word than it is asked with, if at all."""
        return self.verb is not None and all(spot.term for spot in self.verb.find(words))

    def takes_up_two(self, name: Name, words: str, before: str) -> bool:
        """Say whether words take up by `the two countries` two states, of whom a name is one, that the question names
        and that stood before."""
        both = len(self.names) == _A_PAIR and not name.placed and takes_up_two(words)
        return both and all(each.stands_in(before) for each in self.names)


def read_wanted(question: QuestionRead, text: str) -> Wanted:
    """Read the sentence that asks; those before it only say what it is about."""
    named = find_named(text, load_gazetteer())
    names = tuple(_iter_names(question, text, named))
    deed = find_deed(question, text, named)
    did = _WHO_DID.search(text) if question.kind == "who" else None
    done = root(did["verb"].casefold()) if did is not None else deed.verb
    if done is None and question.kind in TIMES_AND_PLACES and (ends_on := _ENDS_ON.search(text)) is not None:
        done = root(ends_on["verb"].casefold())
    alone = text == question.understood.strip()  # what was said before it says what it is about
    light = LIGHT | PEOPLE if read_dead(text) else LIGHT  # a toll says nothing of people
    rest = [term for term in question.terms if alone and not term.named and term.root not in light]
    placed = any(each.placed for each in named)
    act = _list_acts(question, text, did, done, rest, placed=placed) if done is not None else []
    said = _SAYS_THAT.match(text, did.end()) if did is not None else None
    return Wanted(
        question,
        names,
        frozenset(root_ for each in question.terms if each.named and not each.actor for root_ in roots(each.name)),
        frozenset(each.actor for each in question.terms if each.actor is not None),
        Spotter(rest, load_gazetteer()) if rest else None,
        len(rest),
        Spotter(act, load_gazetteer()) if act else None,
        deed.subject,
        spot_shown(question.terms, deed.settled.thing) if deed.settled is not None else None,
        deed.settled.kind if deed.settled is not None else frozenset(),
        spot_shown(question.terms, deed.settled.to) if deed.settled is not None else None,
        (deed.does or (done in _GOES_TO and asks_of_a_journey(question))) and alike(deed.verb or "") not in MUTUAL,
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
        _read_contest(text) if done == root("win") else None,
        _read_clause(said["clause"]) if said is not None else None,
        _read_said(question, said["clause"]) if said is not None else None,
    )


def _list_acts(
    question: QuestionRead, text: str, did: re.Match[str] | None, done: str, rest: Sequence[Term], *, placed: bool
) -> list[Term]:
    """Give the words that tell of what is done, as it is asked and as reports may put it; none where the one word for
    it says too little. `placed` where the question names a place."""
    if _SHARE_OF_VOTE.search(text) is not None and done in _POLLS - LIGHT:
        return [Term(each, each) for each in _POLLS]
    when = question.kind == "when"
    calls = done == CALL and did is not None and _CALLS.match(text, did.end()) is not None
    takes = done == _TAKE and did is not None and _TAKES_A_THING.match(text, did.end()) is not None
    whither = done in _GOES_TO and asks_of_a_journey(question)
    if done in LIGHT and not (calls or takes or whither or (done in _GOES_TO and when and placed)):
        return []
    act = [next((each for each in rest if each.root == done), Term(done, done))]
    if done in _MOVES and when:
        act += [Term(each, each) for each in (_MOVES if done in _GOES_TO else {"due"}) - {done}]
    act += [Term(each, each) for each in (_MOVES | _TRIPS) - {done}] if whither else []
    act += [Term("come", "come")] if done in _GOES_TO and did is not None and placed else []
    act += [Term("open", "open")] if done in _BEGINS and _SESSION.search(text) is not None else []
    act += [Term(_INSIST, _INSIST)] if done in _DEMANDS else []
    return act


def _read_clause(text: str) -> Clause | None:
    """Read what somebody says as if it was asked: `China will arm Russia`."""
    found = _INNER.match(text)
    asked = f"did {found['subject']} {found['rest']}" if found is not None else f"did {text}"
    deed = find_named_deed(asked, find_named(asked, load_gazetteer()))
    if deed is None or deed.verb is None or deed.verb in LIGHT:
        return None
    return Clause(Spotter([Term(deed.verb, deed.verb)], load_gazetteer()), deed.subject, read_toward(text))


def _read_said(question: QuestionRead, clause: str) -> Spotter | None:
    told = set(roots(clause))
    found = [each for each in question.terms if each.shown in clause or each.root in told]
    return Spotter(found, load_gazetteer()) if found else None


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
            yield Name(one.kind, placed, wide, places, Spotter(terms, load_gazetteer()))


def _read_contest(text: str) -> re.Pattern[str] | None:
    """Give what finds words for such a contest in a sentence; None where a question asks for none."""
    asked = _CONTEST.search(text)
    if asked is None:
        return None
    return _PLAYED if asked["played"] is not None else _VOTED
