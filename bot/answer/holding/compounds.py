"""Holds a matter of two words to both: what tells of a reform of schools, or of the police alone, tells nothing of the
police reform."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from bot.answer.asked.focus import RIGHT_BEFORE, find_settled
from bot.answer.asked.named import find_named
from bot.answer.asked.question import YES_OR_NO, Kind, QuestionRead
from bot.answer.asked.terms import WORD, Term, is_asking, is_participle, root, roots, undoing
from bot.answer.found.candidates import Candidate
from bot.answer.found.counting import OWNED, read_dead, read_lasting
from bot.answer.found.fitting import ABOUT, asks_about
from bot.answer.found.spotting import Spotter
from bot.answer.holding.asked_deed import LIGHT, is_adjective
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.roles import TITLES
from bot.text.verbs import is_past
from bot.text.words import NUMBER_WORDS

_NUMBER = re.compile(rf"\d.*|(?:{NUMBER_WORDS})", re.IGNORECASE)
"""How many there are says not which: `the three suspects`."""
_HELD = YES_OR_NO | frozenset[Kind]({"when", "where", "how_many", "who"})
_MODAL = r"(?:will|would|can|could|shall|should|may|might)"
_ACTS = re.compile(rf"\b(?:do|does|did|{_MODAL})\b", re.IGNORECASE)
"""Behind these somebody does something, by a word that is spelled as a thing may be."""
_SUFFERS = re.compile(r"\bbe\b")
_BEFORE_A_DEED = re.compile(
    rf"\b(?:(?:{_MODAL}|did|does|do)\s+(?:he|she|they|it|who)|(?:he|she|they|it|who|which|that)\s+(?:{_MODAL}|did|does|do)|"
    rf"{_MODAL}\s+have)(?:\s+not)?(?:\s+[a-z]+ly)?\s+\Z",
    re.IGNORECASE,
)
"""Before a word for what is done, however spelled: `would have outlawed abortion`, `did he revolutionize film`."""
_LEADS = re.compile(r"\s+(?:of|on|in|at|for|with|between|from|over|about|near)\b")
_GENERAL = frozenset(
    """new old recent latest last first second third next joint official main major big large small great long current
    former further fresh other same final full key early late special whole formal high top possible alleged so-called
    planned proposed own local foreign national international regional public severe heavy strong serious massive deadly
    highest lowest biggest largest longest greatest higher lower bigger larger average total overall several""".split()
)
"""Words that say little of which thing is meant, or only how much of it there is."""
SMALL = frozenset("near around across along behind beside outside inside without despite toward towards amid".split())
"""Words that only say where something is."""
_OTHERWISE = re.compile(
    rf"\s+(?:on|of|for|about|over)\s+(?!(?:{DAY_NAMES}|{MONTH_NAMES})\b|\d)(?P<what>(?:[\w’'-]++\s*){{1,5}})"
)
"""Behind a thing, what tells which one it is."""
_NO_ADVERBS = frozenset("family assembly supply rally ally monopoly reply fly anomaly bully butterfly".split())
"""Things that are spelled as a manner of doing is."""
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")
_LEAD = 400
"""Characters of a report in which its first sentence stands."""
_CONTEXT = 300
"""Characters before a sentence in which may stand what it is about."""


@dataclass(frozen=True, slots=True)
class _Matter:
    """A thing and the words right before it that say which: `police` of a reform."""

    head: Spotter
    kinds: tuple[Spotter, ...]
    done: Spotter | None
    """Finds what is done to it, or what it does."""
    loose: bool
    """What is told of it need not name it: how many died."""
    places: Spotter | None
    """Finds where it is by a name of its own, which tells it as well: `the crossing at Narva`."""

    def is_told(self, each: Candidate) -> bool:
        """Say whether a sentence may be about it: one sentence tells both, this one, one right before it, the first of
        the report, or its title; and this one tells of no other."""
        text, span = each.article.text, each.told
        words = span.of(text)
        near = _SENTENCES.split(text[max(0, span.start - _CONTEXT) : span.start])
        whole = [words, each.article.title or "", *_SENTENCES.split(text[:_LEAD].strip())[:1], *near]
        there = self.places is not None and self.places.find(words) and self.head.find(words)
        if not (there or any(map(self._is_whole, whole))) or not (self.loose or self.head.find(words)):
            return False
        return self._is_narrowed(words, f"{each.article.title}. {text}") and not self.is_of_another(words)

    def is_of_another_such(self, each: Candidate) -> bool:
        """Say whether a sentence names such a thing, and nothing around it says that it is this one."""
        return bool(self.head.find(each.words)) and not self.is_told(each)

    def _is_narrowed(self, words: str, report: str) -> bool:
        """Say whether what stands before the word next to the thing does so there as well, or else in the report, and
        no other in its place: of `confirmed dengue cases`, `suspected dengue cases` are others."""
        away = [kind for kind in self.kinds[:-1] if not kind.find(words)]
        others = [_read_kind(words, spot.at) for spot in self.kinds[-1].find(words)] if away else []
        return all(kind.find(report) for kind in away) and not any(others)

    def is_of_another(self, words: str) -> bool:
        """Say whether words tell of the thing only as one of another kind, where they tell what is done."""
        parts = [each for each in _SENTENCES.split(words) if self.done is not None and self.done.find(each)]
        return any(map(self._is_another, parts or [words]))

    def stands_in(self, words: str) -> bool:
        """Say whether all its words stand there."""
        return all(part.find(words) for part in (self.head, *self.kinds))

    def is_met(self, words: str) -> bool:
        """Say whether one of its words stands there, and not for another."""
        return any(part.find(words) for part in (self.head, *self.kinds)) and not self.is_of_another(words)

    def _is_whole(self, words: str) -> bool:
        """Say whether the thing stands there with the word right before it; those before that one, which tell less, may
        stand anywhere in the report."""
        return all(part.find(words) for part in (self.head, *self.kinds[-1:]))

    def _is_another(self, words: str) -> bool:
        """Say whether the thing stands there only as one of another kind: `talks on migration`."""
        places = [spot.at for spot in self.head.find(words)]
        return bool(places) and all(self._is_marked_otherwise(words, at) for at in places)

    def _is_marked_otherwise(self, words: str, at: int) -> bool:
        before = words[max(0, at - _CONTEXT) : at].split()[-3:]
        if any(kind.find(" ".join(before)) for kind in self.kinds):
            return False
        end = _end_word(words, at)
        behind = _OTHERWISE.match(words, end)
        if behind is not None and _has_no_name(behind["what"]):
            return not any(kind.find(behind["what"]) for kind in self.kinds)
        return _read_kind(words, at) is not None


def keep_whole(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give the sentences that may be about every matter of several words that a question names."""
    matters = tuple(_iter_matters(question))
    if question.kind == "what" and asks_about(question):  # what is said of it in other words is left
        whole = [each for each in candidates if any(one.stands_in(each.words) for one in matters)]
        others = [each for each in candidates if any(one.is_of_another_such(each) for one in matters)]
        return [each for each in candidates if each not in others] if whole else list(candidates)
    if question.kind not in _HELD:
        return list(candidates)
    return [each for each in candidates if all(one.is_told(each) for one in matters) or _tells_most(matters, each)]


def _tells_most(matters: Sequence[_Matter], each: Candidate) -> bool:
    """Say whether most matters stand whole in one sentence, where one word of another is enough."""
    words = each.told.of(each.article.text)
    whole = [one for one in matters if one.stands_in(words) and not one.is_of_another(words)]
    return 2 * len(whole) > len(matters) and all(one.is_met(words) for one in matters if one not in whole)


def _iter_matters(question: QuestionRead) -> Iterator[_Matter]:
    text = re.split(r"(?<=[.!?])\s+", question.understood.strip())[-1]
    if asks_about(question) and (of_what := ABOUT.search(text)) is not None:
        text = of_what["what"]
    loose = question.kind == "who" or bool(read_dead(text))
    lasting = read_lasting(text) is not None
    loose = loose or lasting
    things, done = _list_things(question, text)
    where = [one for one in find_named(text, load_gazetteer()) if one.placed and one.key is None]
    names = {each for one in where for each in roots(one.span.of(text))}
    terms = [each for each in question.terms if each.named and each.root in names]
    places = Spotter(terms, load_gazetteer()) if terms else None
    deeds = Spotter(done, load_gazetteer()) if done else None
    for *before, head in things:
        kinds = [each for each in before if not _is_general(each.shown) and _NUMBER.fullmatch(each.shown) is None]
        if kinds and lasting:  # of an affair those are counted whom its reports call by what it befell
            yield _Matter(_spot(kinds[-1]), tuple(map(_spot, kinds[:-1])), deeds, loose, places)
        elif kinds and head.shown.removesuffix("s") not in TITLES:
            yield _Matter(_spot(head), tuple(map(_spot, kinds)), deeds, loose, places)


def _spot(term: Term) -> Spotter:
    return Spotter([Term(term.root, term.shown)], load_gazetteer())


def _list_things(question: QuestionRead, text: str) -> tuple[list[list[Term]], list[Term]]:
    """Give the words for each thing, without what is done, and the words for that: the one behind a name, or else the
    last one."""
    plain = {
        each.shown: each
        for each in question.terms
        if not each.named and each.shown.islower() and each.shown not in SMALL and not OWNED.search(each.shown)
        if not each.shown.endswith("ly") or each.shown in _NO_ADVERBS
    }
    runs = list(_iter_runs(plain, text))
    done = _find_done(runs, text) if runs else frozenset[int]()
    things: list[list[Term]] = []
    deeds = [plain[each[0]] for run in runs for each in run if each.start() in done]
    for words in (part for run in runs for part in _part(plain, run, done)):
        kept = _strip(words)
        deeds += [each for each in words if each not in kept and each.root not in LIGHT]
        things += [kept] if kept else []
    return things, deeds


def _part(plain: Mapping[str, Term], run: Sequence[re.Match[str]], done: Set[int]) -> Iterator[list[Term]]:
    """Give the words before what is done and those behind: `country` and `victory` of `country declared victory`."""
    words: list[Term] = []
    for each in run:
        if each.start() not in done:
            words.append(plain[each[0]])
        elif words:
            yield words
            words = []
    if words:
        yield words


def _find_done(runs: Sequence[Sequence[re.Match[str]]], text: str) -> frozenset[int]:
    """Give where the words stand that tell what is done."""
    doers = [one.span.end for one in find_named(text, load_gazetteer()) if not is_adjective(one, text)]
    settled = find_settled(text)
    things = {settled.thing, *settled.kind} if settled is not None else set()  # the Senate hearings start
    runs_done = (run for run in runs if not {run[0][0], root(run[0][0])} & things)
    done = {run[0].start() for run in runs_done if any(text[end : run[0].start()] == " " for end in doers)}
    asked = _ACTS.search(text)
    if asked is None or _SUFFERS.search(text, asked.end()) is not None:
        done = {run[0].start() for run in runs if run[0].start() in done and is_participle(run[0][0])}
    elif not done and (behind := [run for run in runs if run[0].start() > asked.end()]):
        leads = _LEADS.match(text, behind[0][-1].end()) is not None
        done = {behind[-1 if leads else 0][-1].start()}
    done |= {run[0].start() for run in runs if _BEFORE_A_DEED.search(text, 0, run[0].start()) is not None}
    if asked is None:  # a past form between two things is what the one did to the other
        done |= {each.start() for run in runs for each in run[1:-1] if is_past(each[0])}
    return frozenset(done)


def _strip(words: Sequence[Term]) -> list[Term]:
    """Give words without what only says little of what is done before them, and what was done behind."""
    kept = list(words)
    while kept and kept[0].root in LIGHT:
        kept.pop(0)
    while kept and (kept[-1].root in LIGHT or undoing(kept[-1].root) or is_participle(kept[-1].shown)):
        kept.pop()
    return kept


def _iter_runs(plain: Mapping[str, Term], text: str) -> Iterator[list[re.Match[str]]]:
    """Give the words for things that stand in a row."""
    run: list[re.Match[str]] = []
    for word in WORD.finditer(text):
        if run and (word[0] not in plain or text[run[-1].end() : word.start()].strip()):
            yield run
            run = []
        if word[0] in plain:
            run.append(word)
    if run:
        yield run


def _read_kind(words: str, at: int) -> str | None:
    """Give the word right before another that says which it is; None where none does."""
    found = RIGHT_BEFORE.search(words, 0, at)
    if found is None or _is_general(found[1]) or is_asking(found[1]) or root(found[1]) in LIGHT:
        return None
    return found[1]


def _is_general(word: str) -> bool:
    return word in _GENERAL or word.isdigit()


def _has_no_name(words: str) -> bool:
    return not any(each[0].isupper() for each in words.split()[:1])


def _end_word(words: str, at: int) -> int:
    found = WORD.match(words, at)
    return found.end() if found is not None else at
