"""Holds counts of the dead to the happening that is asked about, and finds the later ones of it, which may name neither
its place nor how it came about."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answer.choose import Candidate
from bot.answer.compounds import SMALL
from bot.answer.counting import PEOPLE, find_in_all, read_counted, read_dead
from bot.answer.named import find_named
from bot.answer.question import QuestionRead
from bot.answer.spotting import Spotter
from bot.answer.terms import Term, alike, root, roots
from bot.text.gazetteer import load_gazetteer

_LEAD = 300
"""Characters at the start of a report that tell what it is of."""
_CONTEXT = 300
"""Characters before a sentence in which may stand what it is about."""
_DIE = alike(root("die"))


def keep_tolls(question: QuestionRead, candidates: Sequence[Candidate], known: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked how many died, what counts the dead of that happening, with the later counts of it; all
    where something else is asked."""
    if question.kind != "how_many" or not read_dead(question.understood):
        return list(candidates)
    happening = Spotter(_list_happening(question), load_gazetteer())
    needed = (len(_list_happening(question)) + 1) // 2
    kept = [each for each in candidates if _count_met(happening, each) >= needed]
    if not kept or not needed:
        return kept
    names = [_list_names(each) for each in kept]
    later = [
        each
        for each in known
        if find_in_all(each.words) is not None
        and each.article.id not in {one.article.id for one in kept}
        and each.when > kept[0].when
        and _count_met(happening, each) >= needed
        and any(_list_names(each) & one for one in names)
    ]
    best = kept[0]
    return [
        *kept,
        *(
            replace(each, score=best.score, sentence=replace(each.sentence, own=best.sentence.own, fits=True))
            for each in later
        ),
    ]


def _list_happening(question: QuestionRead) -> list[Term]:
    """Give the words for what happened: neither who died, nor where, nor that they did."""
    counted = read_counted(question.understood)
    idle = PEOPLE | ({counted.root} if counted is not None and counted.root is not None else set())
    return [
        each
        for each in question.terms
        if not each.named and each.root not in idle and each.shown not in SMALL and alike(each.root) != _DIE
    ]


def _count_met(happening: Spotter, each: Candidate) -> int:
    """Count what stands of it in a sentence, before it, in the title or at the start of the report."""
    text, start = each.article.text, each.told.start
    words = f"{each.article.title}. {text[:_LEAD]} \\n {text[max(0, start - _CONTEXT) : each.told.end]}"
    return len({spot.term for spot in happening.find(words)})


def _list_names(each: Candidate) -> frozenset[str]:
    """Give what a report names at its start, by its roots; whole states are too wide to tell one happening."""
    words = each.article.text[:_LEAD]
    named = (one for one in find_named(words, load_gazetteer()) if one.key is None and one.span.start)
    return frozenset(each for one in named for each in roots(one.span.of(words)))
