"""Ties who, how many, when and where to whom a question is about: a number, a day or a name that a sentence gives of
somebody else, or of something else that was done, answers nothing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answer.choose import Candidate
from bot.answer.counting import iter_counts, read_counted
from bot.answer.named import Named, find_named
from bot.answer.question import Kind, QuestionRead
from bot.answer.spotting import Spotter
from bot.answer.subjects import MUTUAL, Toward, acts, is_being_done, is_toward_another, read_toward
from bot.answer.terms import Term, alike, is_asking, is_participle, root, roots
from bot.model.analysis import ActorKey, Span
from bot.text.gazetteer import load_gazetteer

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
    r"\b(?:was|were|is|are|been|be)\s+(?:[\w’'-]+\s+){0,8}?(?P<verb>[a-z]+)(?=\s*\?|\s*\Z|\s+(?:in|on|at|by|to|from|for|off|out|during|last|this|"
    r"after|before|over)\b)"
)
"""What was done, in a question by whom it was done or to how many: `When was the paper published?`."""
_DOES = re.compile(r"\b(?:did|does|do|will|would|has|have|had|can|could)\s+\Z", re.IGNORECASE)
_MEANS = re.compile(r"\b(?:him|her|them|it|his|their)\b")
_MOST_TOLD = 0.51
"""The part of what the best sentence tells of the question that another must tell."""
_WHO_DID = re.compile(
    rf"\bwho\s+(?:(?:has|have|had|will|would|can|could)\s+)?(?!{_AUX}\b|be\b|been\b|to\b)(?P<verb>[a-z]+)",
    re.IGNORECASE,
)
_LIGHT = frozenset(
    map(
        root,
        """get have hold make take give go come do be need want plan expect receive stand locate situate base find occur
        place call""".split(),
    )
)
"""Words that say little of what is done."""
_WHO_ASKS = re.compile(r"\A(?:and|but|so)?\s*(?:(?:by|with|to|from|for|against|at)\s+)?who(?:m|se)?\b", re.IGNORECASE)
_MOVES = frozenset(map(root, "visit travel go leave fly arrive return due".split()))
"""Who leaves for a visit on a day visits on it."""
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
    spotter: Spotter
    parts: int

    def stands_in(self, words: str) -> bool:
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
    subject: frozenset[str | None]
    """The key and the roots of the name that does it, where the question gives one."""
    does: bool
    """It does it itself, and it is not done to it or mutual."""
    toward: tuple[Toward, ...]
    who_did: bool
    """It asks who did something to somebody, so that nobody it names is the answer."""
    done_to: frozenset[str]
    """The keys or roots of the names to which it was done."""


def keep_tied(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give the sentences that tell of whom and of what was asked; all where the question is of another kind."""
    asked = re.split(r"(?<=[.!?])\s+", question.understood.strip())[-1]
    if question.kind not in TIED or (question.kind == "who" and _WHO_ASKS.match(asked) is None):
        return list(candidates)
    wanted = _read(question, asked)
    tied = [each for each in candidates if _is_tied(wanted, each)]
    most = max((_count_told(wanted, each) for each in tied if each.sentence.fits), default=0)
    return [each for each in tied if _count_told(wanted, each) >= _MOST_TOLD * most]


def _read(question: QuestionRead, text: str) -> _Wanted:
    """Read the sentence that asks; those before it only say what it is about."""
    named = find_named(text, load_gazetteer())
    names = tuple(_iter_names(question, text, named))
    verb, subject, does = _find_verb(text, named)
    did = _WHO_DID.search(text) if question.kind == "who" else None
    done = root(did["verb"].casefold()) if did is not None else verb
    alone = text == question.understood.strip()  # what was said before it says what it is about
    rest = [term for term in question.terms if alone and not term.named and term.root not in _LIGHT]
    act = [next((each for each in rest if each.root == done), Term(done, done))] if done is not None else []
    if done in _MOVES and question.kind == "when":
        act += [Term(each, each) for each in _MOVES - {done}]
    return _Wanted(
        question,
        names,
        frozenset(root_ for each in question.terms if each.named for root_ in roots(each.name)),
        frozenset(each.actor for each in question.terms if each.actor is not None),
        Spotter(rest, load_gazetteer()) if rest else None,
        len(rest),
        Spotter(act, load_gazetteer()) if act and done not in _LIGHT else None,
        subject,
        does and alike(verb or "") not in MUTUAL,
        read_toward(text),
        did is not None and alike(done or "") not in MUTUAL,
        frozenset(
            each for one in named if not one.placed for each in ([one.key] if one.key else roots(one.span.of(text)))
        ),
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
            yield _Name(one.kind, one.placed, Spotter(terms, load_gazetteer()), len(terms))


def _find_verb(text: str, named: Sequence[Named]) -> tuple[str | None, frozenset[str | None], bool]:
    """Give what somebody is asked to have done, the key and roots of the name, and whether it does it itself."""
    for each in named:
        if _ASKED_OF.search(text, 0, each.span.start) is None:
            continue
        last = each
        for other in named:
            if other.span.start > last.span.end and text[last.span.end : other.span.start].strip() in {"and", "or"}:
                last = other
        goes_on = _GOES_ON.match(text, last.span.end)
        if goes_on is not None and not is_asking(goes_on["verb"]):
            names = frozenset[str | None]([each.key or "", *roots(each.span.of(text))])
            suffers = {"been", "be"} & set(goes_on[0].split()) or goes_on[0][0] in "’'"
            return root(goes_on["verb"]), names, not suffers and _DOES.search(text, 0, each.span.start) is not None
    done = _DONE.search(text)
    if done is not None and is_participle(done["verb"]):
        return root(done["verb"]), frozenset(), False
    return None, frozenset(), False


def _is_tied(wanted: _Wanted, each: Candidate) -> bool:
    words = each.told.of(each.article.text)
    if not _is_done(wanted, words) or not _tells_enough(wanted, each):
        return False
    named = find_named(words, load_gazetteer())
    rivals = [one for one in named if _is_rival(wanted, words, one) and not (wanted.who_did and _is_doer(words, one))]
    if not all(name.stands_in(words) or _may_be_left_out(wanted, name, each, rivals) for name in wanted.names):
        return False
    if wanted.who_did and _is_done_by_asked(wanted, words, named):
        return False
    if wanted.does and not _does(wanted, words, named):
        return False
    places = [spot.at for spot in wanted.verb.find(words)] if wanted.verb is not None else []
    if places and all(is_toward_another(wanted.toward, words, at, named) for at in places):
        return False
    return wanted.question.kind != "how_many" or _is_counted(wanted, words, named, rivals)


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
    same = any(one.kind == name.kind and one.placed == name.placed for one in rivals)
    if wanted.question.kind == "who" and name.kind == "person" and not name.placed:
        span = each.told
        before = each.article.text[max(0, span.start - _CONTEXT) : span.start]
        return name.stands_in(before) and _MEANS.search(span.of(each.article.text)) is not None
    if same:
        return False
    return name.stands_in(f"{each.article.title}. {each.article.text}")


def _is_done(wanted: _Wanted, words: str) -> bool:
    return wanted.verb is None or bool(wanted.verb.find(words))


def _count_told(wanted: _Wanted, each: Candidate) -> int:
    """Count what is asked about beside names that stands in a sentence or right before it."""
    span = each.told
    words = each.article.text[max(0, span.start - _CONTEXT) : span.end]
    return len({spot.term for spot in wanted.rest.find(words)}) if wanted.rest is not None else 0


def _tells_enough(wanted: _Wanted, each: Candidate) -> bool:
    """Say whether that is half of it, or two things."""
    met = _count_told(wanted, each)
    return 2 * met >= min(wanted.things, _ENOUGH) or (wanted.things == 1 and wanted.verb is not None)


def _is_done_by_asked(wanted: _Wanted, words: str, named: Sequence[Named]) -> bool:
    """Say whether those whom the question names do it here, wherever it is done."""
    asked = [one.span for one in named if wanted.done_to.intersection([one.key or "", *roots(one.span.of(words))])]
    others = [one.span for one in named if one.span not in asked and one.kind != "other"]
    places = [spot.at for spot in wanted.verb.find(words)] if wanted.verb is not None else []
    done = [at for at in places if not is_being_done(words, at)]
    return bool(done) and all(any(acts(words, one, at, others) for one in asked) for at in done)


def _does(wanted: _Wanted, words: str, named: Sequence[Named]) -> bool:
    """Say whether whom the question names as doing it does it here; where it is not named, the sentence before says
    who is meant."""
    places = [spot.at for spot in wanted.verb.find(words)] if wanted.verb is not None else []
    own = [one.span for one in named if wanted.subject & {one.key, *roots(one.span.of(words))}]
    others = [one.span for one in named if one.span not in own and one.kind != "other"]
    return not own or not places or any(acts(words, one, at, others) for one in own for at in places)


def _is_counted(wanted: _Wanted, words: str, named: Sequence[Named], rivals: Sequence[Named]) -> bool:
    """Say whether a number counts what was asked, and counts it of whom was asked."""
    counted = read_counted(wanted.question.understood)
    if counted is None:
        return True
    counts = list(iter_counts(counted, words))
    people = [one.span for one in rivals if not one.placed]
    own = [one.span for one in named if wanted.subject & {one.key, *roots(one.span.of(words))}]
    if not own or not people:
        return bool(counts)
    return any(_is_of(words, one, at, people) for at in counts for one in own)


def _is_of(words: str, one: Span, at: int, others: Sequence[Span]) -> bool:
    if one.start < at:
        return acts(words, one, at, others)
    return _NEAR.search(words, at, one.start) is not None and not any(at < each.start < one.start for each in others)
