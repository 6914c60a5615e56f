"""Tells of what is counted the newest figure: of the dead of one happening the last count, in whatever words and also
where it names neither its place nor how it came about; of what leaks or is lost the last amount."""

import re
from collections.abc import Mapping, Sequence

from bot.answer.asked.otherwise import alike
from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import root
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
    list_deaths,
    read_amounts,
    read_counted,
    read_dead,
    read_lasting,
    tells_more,
)
from bot.answer.found.spotting import Spotter
from bot.answer.holding.compounds import SMALL
from bot.answer.holding.fates import tells_feared_toll
from bot.answer.holding.happenings import tells_of_before
from bot.text.gazetteer import load_gazetteer

_LEAD = 300
"""Characters at the start of a report that tell what it is of."""
_CONTEXT = 300
"""Characters before a sentence in which may stand what it is about."""
_HALF = 0.5
"""The part of what the best count of the dead meets that another of them must meet: it is told in other words."""
_DIE = alike(root("die"))
_ANOTHER = re.compile(
    r"\b(?:claim(?:s|ed)|admit(?:s|ted)|behind|(?:blamed|responsible)\s+for|(?:accused|suspected)\s+of|(?:response|reply|answer)\s+to|"
    r"(?:retaliation|revenge|reprisals?)\s+for|follow(?:s|ed))\s+(?P<it>an?\s+(?:[a-z-]+\s+){1,3}[^.;]{0,60}?\b(?:that|which)\s+"
    r"(?:had\s+)?(?:killed|left|cost)\b)"
)
"""What somebody did before, in a sentence that tells of something else: `which claimed an ambush that killed 16`."""


def keep_tolls(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked how many died, what counts the dead of that happening; all where something else is."""
    dead = read_dead(question.understood) if question.kind == "how_many" else ()
    if not dead:
        return list(candidates)
    counted = read_counted(question.understood)
    idle = PEOPLE | ({counted.root} if counted is not None and counted.root is not None else set())
    words = [  # neither who died, nor where, nor that they did
        each
        for each in question.terms
        if not each.named and each.root not in idle and each.shown not in SMALL and alike(each.root) != _DIE
    ]
    spotter = Spotter(words, load_gazetteer())
    kept = [each for each in candidates if spotter.meets_half(_tell(each))]
    named = Spotter([*words, *(each for each in question.terms if each.named)], load_gazetteer())
    kept = [each for each in kept if not tells_feared_toll(each.words) and not _is_of_another(named, each.words)]
    return [each for each in kept if not tells_of_before(each.article, each.words)] or kept


def _is_of_another(spotter: Spotter, words: str) -> bool:
    """Say whether all that a sentence counts stands behind another deed than the one that it names of what is asked."""
    another = _ANOTHER.search(words)
    if another is None or list_deaths(words[: another.start("it")]):
        return False
    found = [(spot.at < another.start("it"), spot.term) for spot in spotter.find(words)]
    before = {term for is_before, term in found if is_before}
    return bool(before) and before >= {term for _, term in found}


def _tell(each: Candidate) -> str:
    """A sentence with what stands before it, in the title and at the start of the report: what it is about."""
    text, start = each.article.text, each.told.start
    return f"{each.article.title}. {text[:_LEAD]} \n {text[max(0, start - _CONTEXT) : each.told.end]}"


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
