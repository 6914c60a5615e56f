"""Tells of what is counted the newest figure: of the dead of one happening the last count, in whatever words and also
where it names neither its place nor how it came about; of what leaks or is lost the last amount."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.answer.asked.named import find_named
from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import Term, alike, root, roots
from bot.answer.found.candidates import (
    A_DAY,
    ALSO_LATEST,
    MOST_SENTENCES,
    SAME_THING,
    Candidate,
    Group,
    comes_near,
    move_up,
)
from bot.answer.found.counting import (
    PEOPLE,
    Counted,
    find_dead,
    find_in_all,
    read_amounts,
    read_counted,
    read_dead,
    read_lasting,
    tells_more,
)
from bot.answer.found.spotting import Spotter
from bot.answer.holding.compounds import SMALL
from bot.answer.holding.counted_now import is_of_affair
from bot.text.gazetteer import load_gazetteer

_LEAD = 300
"""Characters at the start of a report that tell what it is of."""
_CONTEXT = 300
"""Characters before a sentence in which may stand what it is about."""
_HALF = 0.5
"""The part of what the best count of the dead meets that another of them must meet: it is told in other words."""
_DIE = alike(root("die"))
_OF_THE_DEAD = frozenset(map(root, "people die dead killed toll far now".split()))
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
"""What tells of another time."""


def keep_tolls(question: QuestionRead, candidates: Sequence[Candidate], known: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked how many died, what counts the dead of that happening, with the later counts of it; all
    where something else is asked."""
    dead = read_dead(question.understood) if question.kind == "how_many" else ()
    if not dead:
        return list(candidates)
    happening = _Happening.of(question, dead)
    kept = [each for each in candidates if happening.is_met(each)]
    if not kept:
        return []
    best = kept[0]
    own = max(_HALF, best.sentence.own)
    later = _list_later(question, happening, kept, known)
    return [
        *kept,
        *(replace(each, score=best.score, sentence=replace(each.sentence, own=own, fits=True)) for each in later),
    ]


def _list_later(
    question: QuestionRead, happening: "_Happening", kept: Sequence[Candidate], known: Sequence[Candidate]
) -> list[Candidate]:
    """Give what counts the same dead later than what is told: all of them, in a report that shares a name with one of
    those; or more of them, where no time is asked about."""
    told = _list_tolls(happening.dead, leave_out_bare(question, [each for each in kept if each.sentence.fits]))
    last, most = max((each.when for each, _ in told), default=""), max((count for _, count in told), default=0)
    names, held = [_list_names(each) for each in kept], {each.article.id for each in kept}
    timed = question.window is not None or bool(question.dates)

    def is_later(each: Candidate) -> bool:
        count = find_dead(happening.dead, each.words)
        if count is None or not happening.is_met(each):
            return False
        in_all = find_in_all(each.words) is not None and each.when > kept[0].when and each.article.id not in held
        if happening.needed and in_all and any(_list_names(each) & one for one in names):
            return True
        newer = bool(told) and not timed and each.when > last and count > most
        return newer and (happening.is_opening(each) or any(is_of_affair(happening.what, one, each) for one, _ in told))

    return [each for each in known if is_later(each)]


@dataclass(frozen=True, slots=True)
class _Happening:
    """What happened to those who died, as it was asked, made ready to look for."""

    dead: tuple[Counted, ...]
    asked: tuple[Term, ...]
    what: tuple[Term, ...]
    words: Spotter
    needed: int
    """How many of its words a count must meet."""
    names: tuple[Spotter, ...]
    named: Spotter

    @classmethod
    def of(cls, question: QuestionRead, dead: tuple[Counted, ...]) -> "_Happening":
        counted = read_counted(question.understood)
        idle = PEOPLE | ({counted.root} if counted is not None and counted.root is not None else set())
        words = [  # neither who died, nor where, nor that they did
            each
            for each in question.terms
            if not each.named and each.root not in idle and each.shown not in SMALL and alike(each.root) != _DIE
        ]
        names = [each for each in question.terms if each.named]
        each_name = tuple(Spotter([each], load_gazetteer()) for each in names)
        needed = (len(words) + 1) // 2
        asked = tuple(question.terms)
        return cls(
            dead,
            asked,
            tuple(words),
            Spotter(words, load_gazetteer()),
            needed,
            each_name,
            Spotter(names, load_gazetteer()),
        )

    def is_met(self, each: Candidate) -> bool:
        """Say whether enough of it stands in a sentence, before it, in the title or at the start of the report."""
        text, start = each.article.text, each.told.start
        words = f"{each.article.title}. {text[:_LEAD]} \n {text[max(0, start - _CONTEXT) : each.told.end]}"
        return len({spot.term for spot in self.words.find(words)}) >= self.needed

    def is_opening(self, each: Candidate) -> bool:
        """Say whether a report opens with all that is asked about, or with a name of it and prints the others, and the
        sentence counts the same kind of people of no other place or time."""
        text = f"{each.article.title}. {each.article.text}"
        opening = text[: len(each.article.title) + 2 + _LEAD]
        kinds = {one.root for one in self.dead if one.root is not None and one.root not in PEOPLE}
        placed = [one for one in find_named(each.words, load_gazetteer()) if one.placed or one.key is not None]
        return (
            (self._is_all_in(opening) or self._is_named_in(text, opening))
            and (not kinds or bool(kinds & set(roots(each.words))))
            and _YEAR.search(each.words) is None
            and all(self.named.find(one.span.of(each.words)) for one in placed)
        )

    def _is_all_in(self, opening: str) -> bool:
        states = {term.actor for term in self.asked if term.actor is not None}
        plain = {term.root for term in self.asked if term.actor is None} - _OF_THE_DEAD
        named = {found.key for found in load_gazetteer().scan(opening)}
        return bool(plain or states) and states <= named and plain <= set(roots(opening))

    def _is_named_in(self, text: str, opening: str) -> bool:
        every = all(one.find(text) for one in self.names)
        return every and any(one.find(opening) for one in self.names)


def _list_names(each: Candidate) -> frozenset[str]:
    """Give what a report names at its start, by its roots; whole states are too wide to tell one happening."""
    words = each.article.text[:_LEAD]
    named = (one for one in find_named(words, load_gazetteer()) if one.key is None and one.span.start)
    return frozenset(each for one in named for each in roots(one.span.of(words)))


def leave_out_bare(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give what may tell how many died, without tolls that hardly meet the question: of what, these do not tell."""
    if not read_dead(question.understood):
        return list(candidates)
    return [each for each in candidates if each.sentence.own >= _HALF or "toll" not in each.words]


def tell_tolls(question: QuestionRead, candidates: Sequence[Candidate]) -> tuple[Group, ...]:
    """Give the last count of the dead first, and apart what holds beside it of an earlier day; nothing where none is
    asked for or told."""
    dead = read_dead(question.understood) if question.kind == "how_many" else ()
    tolls = tuple(each for each, _ in _list_tolls(dead, leave_out_bare(question, candidates)))
    if not tolls:
        return ()
    before = tuple(each for each in tolls if each.when < tolls[0].when)
    newest = tuple(each for each in tolls if each not in before)
    return (Group(None, newest), *([Group("Reported earlier:", before)] if before else []))


def _list_tolls(dead: Sequence[Counted], candidates: Sequence[Candidate]) -> list[tuple[Candidate, int]]:
    """Of counts of the dead the last one first, each number once; one of an earlier day holds beside them only where it
    is higher, as a toll does not fall."""
    told = [(each, count) for each in candidates if dead and (count := find_dead(dead, each.words)) is not None]
    near = {each.article.id for each, _ in told if comes_near(each, told[0][0], 0.0, _HALF)}
    of_it = [each for each in told if each[0].article.id in near]
    chosen: dict[int, Candidate] = {}
    for each, count in sorted(of_it, key=lambda one: one[0].when, reverse=True):
        same_day = any(other.when[:A_DAY] == each.when[:A_DAY] for other in chosen.values())
        if count not in chosen and (not chosen or same_day or count > max(chosen)):
            chosen[count] = each
    return [(each, count) for count, each in chosen.items()][:MOST_SENTENCES]


def drop_outgrown(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Put what was told last of the same thing first, and leave out what was told of it on an earlier day in a lower
    figure of the same measure: what leaks or is lost grows."""
    if not candidates or read_lasting(question.understood) is not None:
        return list(candidates)
    best = candidates[0].sentence
    about = [
        each
        for each in candidates
        if each.sentence.own >= SAME_THING * best.own or each.sentence.around >= SAME_THING * best.around
    ]
    ordered = move_up(about, lambda each: each.when[:A_DAY], ALSO_LATEST)
    last, figures = ordered[0], read_amounts(ordered[0].words)
    kept = [
        each
        for each in ordered
        if each.when[:A_DAY] >= last.when[:A_DAY]
        or not _is_outgrown(read_amounts(each.words), figures)
        or tells_more(last.words)
    ]
    return [*kept, *(each for each in candidates if each not in about)]


def _is_outgrown(earlier: Mapping[str, float], later: Mapping[str, float]) -> bool:
    """Say whether all figures of an earlier sentence are lower in a later one."""
    return bool(earlier) and all(each < later.get(measure, 0.0) for measure, each in earlier.items())
