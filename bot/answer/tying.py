"""Ties who, how many, when and where to whom a question is about: a number, a day or a name that a sentence gives of
somebody else, or of something else that was done, answers nothing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from bot.answer.choose import Candidate
from bot.answer.counting import PEOPLE, is_count_of, iter_counts, read_counted, read_whose
from bot.answer.deeds import is_deed, is_done_to, is_supposed, is_taken_up
from bot.answer.named import Named, find_named
from bot.answer.question import Kind, QuestionRead
from bot.answer.spotting import Spotter
from bot.answer.subjects import MUTUAL, Toward, acts, is_being_done, is_toward_another, list_served, read_toward
from bot.answer.terms import Term, alike, is_asking, is_participle, root, roots
from bot.answer.voices import find_served
from bot.model.analysis import ActorKey, Material, Span
from bot.model.article import ArticleId
from bot.text.gazetteer import load_gazetteer
from bot.text.verbs import is_past

TIED = frozenset[Kind]({"who", "how_many", "when", "where"})
_ENOUGH = 4
_CONTEXT = 300
"""Characters before a sentence in which may stand what it is about."""
_AUX = r"(?:did|does|do|has|have|had|will|would|was|were|is|are|can|could)"
_ASKED_OF = re.compile(rf"\b{_AUX}\s+(?:the\s+)?(?:[a-z]+\s+){{0,2}}\Z", re.IGNORECASE)
"""Before the name of whom is asked what it did: `When did President …`."""
_GOES_ON = re.compile(
    r"(?:[’']s?\s+[a-z]+)?\s+(?:be(?:en)?\s+|to\s+|ever\s+|last\s+|first\s+|then\s+)*(?P<verb>[a-z]+)"
)
_DONE = re.compile(
    r"\b(?:was|were|is|are|been|be)\s+(?:[\w’'-]+\s+){0,8}?(?P<verb>[a-z]+)(?=\s*\?|\s*\Z|\s+(?:in|near|against|on|at|by|to|from|for|off|out|during|last|this|"
    r"after|before|over)\b)"
)
"""What was done, in a question by whom it was done or to how many: `When was the paper published?`."""
_DOES = re.compile(
    r"\b(?:did|does|do|will|would|has|have|had|can|could)\s+(?:the\s+)?(?:(?!(?:in|of|at|for|on|to|by|with|from|between|against|over|near)\b)"
    r"[a-z]+\s+){0,2}\Z",
    re.IGNORECASE,
)
"""Before whom it is asked of that acts itself."""
_MEANS = re.compile(r"\b(?:him|her|them|it|his|their)\b")
_ENDS_ON = re.compile(r"\b(?:did|does|do|will|would)\s[^?]*?(?P<verb>[a-z]+)\s*\?*\s*\Z", re.IGNORECASE)
"""What a thing does, at the end of a question: `When did the search for the balloon begin?`."""
_WHAT_DOES = re.compile(r"\b(?:what|which)\b[^?]*?\b(?:did|does|do|will|would|has|have|had)\b", re.IGNORECASE)
_OBJECT_ENDS = re.compile(
    r"\s(?P<ends>to|of|for|in|on|at|from|with|against|over|near|by|into|about|after|before|during|as|since|until|last|this|that|who)\b|\?|\Z",
    re.IGNORECASE,
)
"""Behind to whom it is done."""
_MOST_TOLD = 0.51
"""The part of what the best sentence tells of the question that another must tell."""
_WHO_DID = re.compile(
    rf"\bwho\s+(?:(?:has|have|had|will|would|can|could)\s+)?(?!{_AUX}\b|be\b|been\b|to\b)(?P<verb>[a-z]+)",
    re.IGNORECASE,
)
_LIGHT = frozenset(
    map(
        root,
        """get have hold make take give go come do done be need want plan expect stand locate situate base find occur
        place call""".split(),
    )
)
"""Words that say little of what is done."""
_WHO_ASKS = re.compile(r"\A(?:and|but|so)?\s*(?:(?:by|with|to|from|for|against|at)\s+)?who(?:m|se)?\b", re.IGNORECASE)
_MOVES = frozenset(map(root, "visit travel go leave fly arrive return due".split()))
_GOES_TO = frozenset(map(root, "visit travel go fly".split()))
"""Who leaves for a visit on a day visits on it, but leaves no place when arriving there."""
_PAST = re.compile(r"\b(?:did|was|were|has|have|had)\b", re.IGNORECASE)
_IS_OF_A_THING = re.compile(
    r"\bthe\s+\0\s+(?!(?:in|on|at|by|to|from|and|or|after|before|during|last|this|since)\b)[a-z]"
)
"""A name that stands before a thing says which, and not where: `in the Nuseirat raid`."""
_NEXT = 25
"""Characters behind a number in which stands whose is counted."""
_HEAD = 5
"""Characters at the start of a sentence in which stands whoever acts in it, behind an article."""
_SAYS_SO = re.compile(
    r",[”\"]?\s+(?:according\s+to\b[^,;]*|[^,;.]{2,80}?\b(?:said|says|told|reported|announced)\b[^,;.]*)\.?\Z"
)
"""The end of a sentence that tells who said it, and where."""
_FROM = re.compile(r"\b(?:leav(?:e|es|ing)|left|from|in\s+from)\s+(?:the\s+)?\Z", re.IGNORECASE)
_NEAR = re.compile(r"\b(?:for|by|of|to|from)\s+(?:the\s+)?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of the question: what kind of name it is, whether it says where, and how to find it."""

    kind: str
    placed: bool
    wide: bool  # a state under its own name
    places: tuple[str, ...]  # the capital as which it is asked where, and its state: no demonym
    spotter: Spotter
    parts: int

    def stands_in(self, words: str) -> bool:
        if self.places:
            return any(each in words for each in self.places)
        return len({spot.term for spot in self.spotter.find(words)}) == self.parts


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a sentence must be about to answer a question."""

    question: QuestionRead
    names: tuple[_Name, ...]
    asked: frozenset[str]
    """The roots of all names of the question."""
    keys: frozenset[ActorKey]
    rest: Spotter | None
    """Finds what it asks about beside names, so many things."""
    things: int
    verb: Spotter | None
    """Finds what is done, where it says more than that something is."""
    subject: frozenset[str]  # the key or the roots of the name that does it
    does: bool
    """It does it itself, and it is not done to it or mutual."""
    toward: tuple[Toward, ...]
    who_did: bool
    """It asks who did something to somebody, so that nobody it names is the answer."""
    done: bool  # already, by what it asks
    named_done_to: tuple[Spotter, ...]
    """Find each name among what it says that it was done to."""
    things_done_to: tuple[Spotter, ...]
    """Finds the thing that it was done to."""
    ends: str
    """The word behind that in the question."""
    done_to: frozenset[str]
    """The keys or roots of the names to which it was done."""


def keep_tied(
    question: QuestionRead,
    candidates: Sequence[Candidate],
    materials: Mapping[ArticleId, Material] = MappingProxyType({}),
) -> list[Candidate]:
    """Give the sentences that tell of whom and of what was asked; all where the question is of another kind."""
    asked = re.split(r"(?<=[.!?])\s+", question.understood.strip())[-1]
    what = question.kind not in TIED and _WHAT_DOES.search(asked) is not None
    if not what and (question.kind not in TIED or (question.kind == "who" and _WHO_ASKS.match(asked) is None)):
        return list(candidates)
    wanted = _read(question, asked)
    served = find_served(materials.values()) if wanted.does else {}
    told = [_Told.of(wanted, each, materials.get(each.article.id), served) for each in candidates]
    if what:
        return [one.each for one in told if not wanted.does or _is_done_so(wanted, one)]
    tied = [one.each for one in told if _is_tied(wanted, one)]
    most = max((_count_told(wanted, each) for each in tied if each.sentence.fits), default=0)
    return [each for each in tied if _count_told(wanted, each) >= _MOST_TOLD * most]


def _read(question: QuestionRead, text: str) -> _Wanted:
    """Read the sentence that asks; those before it only say what it is about."""
    named = find_named(text, load_gazetteer())
    names = tuple(_iter_names(question, text, named))
    verb, subject, does = _find_verb(text, named)
    did = _WHO_DID.search(text) if question.kind == "who" else None
    done = root(did["verb"].casefold()) if did is not None else verb
    if done is None and question.kind == "when" and (ends_on := _ENDS_ON.search(text)) is not None:
        done = root(ends_on["verb"].casefold())
    alone = text == question.understood.strip()  # what was said before it says what it is about
    rest = [term for term in question.terms if alone and not term.named and term.root not in _LIGHT]
    act = [next((each for each in rest if each.root == done), Term(done, done))] if done is not None else []
    if done in _MOVES and question.kind == "when":
        act += [Term(each, each) for each in (_MOVES if done in _GOES_TO else {"due"}) - {done}]
    return _Wanted(
        question,
        names,
        frozenset(root_ for each in question.terms if each.named and not each.actor for root_ in roots(each.name)),
        frozenset(each.actor for each in question.terms if each.actor is not None),
        Spotter(rest, load_gazetteer()) if rest else None,
        len(rest),
        Spotter(act, load_gazetteer()) if act and done not in _LIGHT else None,
        subject,
        does and alike(verb or "") not in MUTUAL,
        read_toward(text),
        did is not None and alike(done or "") not in MUTUAL,
        _PAST.search(text) is not None or (did is not None and is_past(did["verb"].casefold())),
        *_read_object(question, text, did.end() if did is not None else len(text)),
        frozenset(each for one in named if not one.placed for each in _identify(one, text)),
    )


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
    last = roots(words)[-1:] if thing else []
    things = [each for each in question.terms if not each.named and each.root in last]
    return (
        tuple(Spotter(terms, load_gazetteer()) for terms in found if terms),
        tuple(Spotter([each], load_gazetteer()) for each in things),
        (border["ends"] or "").casefold() if border is not None else "",
    )


def _iter_names(question: QuestionRead, text: str, named: Sequence[Named]) -> Iterator[_Name]:
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
            yield _Name(one.kind, placed, wide, places, Spotter(terms, load_gazetteer()), len(terms))


def _find_verb(text: str, named: Sequence[Named]) -> tuple[str | None, frozenset[str], bool]:
    """Give what somebody is asked to have done, the key or roots of the name, and whether it does it itself."""
    for each in named:
        if _ASKED_OF.search(text, 0, each.span.start) is None:
            continue
        last = each
        for other in named:
            if other.span.start > last.span.end and text[last.span.end : other.span.start].strip() in {"and", "or"}:
                last = other
        goes_on = _GOES_ON.match(text, last.span.end)
        if goes_on is not None and not is_asking(goes_on["verb"]):
            names = _identify(each, text)
            suffers = {"been", "be"} & set(goes_on[0].split()) or goes_on[0][0] in "’'"
            return root(goes_on["verb"]), names, not suffers and _DOES.search(text, 0, each.span.start) is not None
    done = _DONE.search(text)
    if done is not None and is_participle(done["verb"]):
        return root(done["verb"]), frozenset(), False
    return None, frozenset(), False


def _identify(one: Named, text: str) -> frozenset[str]:
    """Give by what a name is known: of several words a listed one by its key alone, as others share them: `Korea`."""
    alone = one.key is None or " " not in one.span.of(text)
    return frozenset([*([one.key] if one.key else []), *(roots(one.span.of(text)) if alone else [])])


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence with what it names, and where it tells what the question asks about."""

    each: Candidate
    words: str
    named: tuple[Named, ...]
    places: tuple[int, ...]
    own: tuple[Span, ...]  # whoever does it by the question, or serves that state

    @classmethod
    def of(
        cls, wanted: _Wanted, each: Candidate, material: Material | None, served: Mapping[ActorKey, frozenset[ActorKey]]
    ) -> "_Told":
        words = each.told.of(each.article.text)
        named = find_named(words, load_gazetteer())
        places = [spot.at for spot in wanted.verb.find(words)] if wanted.verb is not None else []
        if wanted.question.kind == "who":
            places = [at for at in places if is_deed(words, at)]
        if wanted.done:
            places = [at for at in places if not is_supposed(words, at)]
        own = [one.span for one in named if wanted.subject & _identify(one, words)]
        own += list_served(wanted.keys & wanted.subject, each.told, material, served) if wanted.does else []
        return cls(each, words, named, tuple(places), tuple(own))


def _is_tied(wanted: _Wanted, told: _Told) -> bool:
    words, named, each = told.words, told.named, told.each
    if (wanted.verb is not None and not told.places) or not _tells_enough(wanted, each):
        return False
    rivals = [one for one in named if _is_rival(wanted, words, one) and not (wanted.who_did and _is_doer(words, one))]
    if not all(name.stands_in(words) or _may_be_left_out(wanted, name, each, rivals) for name in wanted.names):
        return False
    if wanted.who_did and (_is_done_by_asked(wanted, told) or not _is_done_to_asked(wanted, told)):
        return False
    return _is_done_so(wanted, told) and (wanted.question.kind != "how_many" or _is_counted(wanted, told, rivals))


def _is_done_so(wanted: _Wanted, told: _Told) -> bool:
    """Say whether it is done by whom the question says, and to whom it says."""
    if wanted.verb is not None and not told.places:
        return False
    if wanted.does and not _does(told):
        return False
    places = told.places
    return not places or not all(is_toward_another(wanted.toward, told.words, at, told.named) for at in places)


def _is_done_to_asked(wanted: _Wanted, told: _Told) -> bool:
    """Say whether it is done to what the question names; what was named before may be called otherwise beside a name:
    `the Iranian side`."""
    before = told.each.article.text[max(0, told.each.told.start - _CONTEXT) : told.each.told.start]
    things = [each for each in wanted.things_done_to if not each.find(before) or each.find(told.words)]
    parts = (*wanted.named_done_to, *(things if wanted.named_done_to else wanted.things_done_to))
    return not told.places or any(is_done_to(parts, wanted.ends, told.words, at) for at in told.places)


def _is_rival(wanted: _Wanted, words: str, one: Named) -> bool:
    """Say whether somebody is named whom the question does not name; a word that opens a sentence may be no name."""
    if (says_so := _SAYS_SO.search(words)) is not None and one.span.start > says_so.start():
        return False
    if one.key is not None:
        comes_from = _FROM.search(words, max(0, one.span.start - 20), one.span.start) is not None
        return one.key not in wanted.keys and not comes_from
    opens = one.span.start == 0 or words[: one.span.start].rstrip()[-1:] in {".", "“", "?", "!"}
    alone = " " not in one.span.of(words)
    return one.kind == "person" and not (opens and alone) and wanted.asked.isdisjoint(roots(one.span.of(words)))


def _is_doer(words: str, one: Named) -> bool:
    """Say whether a name may be of those who are asked for: it opens the sentence, or owns whoever does."""
    return one.key is not None and (one.span.start < _HEAD or words[one.span.end : one.span.end + 1] in {"’", "'"})


def _may_be_left_out(wanted: _Wanted, name: _Name, each: Candidate, rivals: Sequence[Named]) -> bool:
    """Say whether a sentence may be about a name that it does not print: its article does, and nobody of the same kind
    stands in its place."""
    span, text = each.told, each.article.text
    before = text[max(0, span.start - _CONTEXT) : span.start]
    if wanted.question.kind == "who" and name.kind == "person" and not name.placed:
        return name.stands_in(before) and _MEANS.search(span.of(text)) is not None
    if name.placed:
        places = [one for one in find_named(before, load_gazetteer()) if one.placed]
        if any(one.placed and not (name.wide and one.key is None) for one in rivals):
            return False
        if places and not name.wide:
            return name.stands_in(places[-1].span.of(before))
    elif any(one.kind == name.kind and not one.placed for one in rivals):
        return False
    return name.stands_in(f"{each.article.title}. {text}")


def _count_told(wanted: _Wanted, each: Candidate) -> int:
    """Count what is asked about beside names that stands in a sentence or right before it."""
    span = each.told
    words = each.article.text[max(0, span.start - _CONTEXT) : span.end]
    return len({spot.term for spot in wanted.rest.find(words)}) if wanted.rest is not None else 0


def _tells_enough(wanted: _Wanted, each: Candidate) -> bool:
    """Say whether that is half of it, or two things."""
    met = _count_told(wanted, each)
    return 2 * met >= min(wanted.things, _ENOUGH) or (wanted.things == 1 and wanted.verb is not None)


def _is_done_by_asked(wanted: _Wanted, told: _Told) -> bool:
    """Say whether those whom the question names do it here, wherever it is done."""
    asked = [one.span for one in told.named if wanted.done_to & _identify(one, told.words)]
    others = [one.span for one in told.named if one.span not in asked and one.kind != "other"]
    done = [at for at in told.places if not is_being_done(told.words, at)]
    return bool(done) and all(any(acts(told.words, one, at, others) for one in asked) for at in done)


def _does(told: _Told) -> bool:
    """Say whether whom the question names as doing it does it here, under its name or as somebody named before."""
    if not told.places:
        return True
    others = [one.span for one in told.named if one.span not in told.own and one.kind != "other" and not one.placed]
    if told.own:
        return any(acts(told.words, one, at, others) for one in told.own for at in told.places)
    return any(
        is_taken_up(told.words, at) and not any(acts(told.words, one, at, ()) for one in others) for at in told.places
    )


def _is_counted(wanted: _Wanted, told: _Told, rivals: Sequence[Named]) -> bool:
    """Say whether a number counts what was asked, and counts it of whom was asked."""
    counted = read_counted(wanted.question.understood)
    if counted is None:
        return True
    counts = [
        at for at in iter_counts(counted, told.words) if not told.places or is_count_of(told.words, at, told.places)
    ]
    whose = read_whose(wanted.question.understood)
    counts = [at for at in counts if whose is None or _is_whose(whose, counted.root, told, at)]
    people = [one.span for one in rivals if not one.placed]
    if not told.own or not people:
        return bool(counts)
    return any(_is_of(told.words, one, at, people) for at in counts for one in told.own)


def _is_whose(whose: ActorKey, counted: str | None, told: _Told, at: int) -> bool:
    """Say whether a number counts those of a state: no other one's stands behind it, and where the people themselves
    are asked for, that one's does."""
    near = [one.key for one in told.named if at < one.span.start < at + _NEXT and one.key is not None]
    return near[:1] == [whose] or (not near and counted not in PEOPLE)


def _is_of(words: str, one: Span, at: int, others: Sequence[Span]) -> bool:
    if one.start < at:
        return acts(words, one, at, others)
    return _NEAR.search(words, at, one.start) is not None and not any(at < each.start < one.start for each in others)
