"""Finds the newest count of those of an affair who are in a state: missing, held, injured."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answer.asked.named import find_named
from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import Term, root, roots
from bot.answer.found.candidates import A_DAY, Candidate, Group
from bot.answer.found.counting import Counted
from bot.answer.found.spotting import Spotter
from bot.answer.holding.states import counts, read_state
from bot.model.article import Article
from bot.text.gazetteer import load_gazetteer

_OPENING = 400
"""Characters at the start of a report that say what it is about."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
"""What tells of another time."""
_PEOPLE = Counted(root("people"))


def lead_with_newest_state(
    question: QuestionRead, groups: Sequence[Group], known: Sequence[Candidate]
) -> tuple[Group, ...]:
    """Put a count from a later day of those of the same affair who are in a state in the place of what is shown: who is
    missing falls as well as rises."""
    lasting = read_state(question)
    shown = [each for group in groups for each in group.chosen]
    if lasting is None or not shown or question.window is not None or question.dates:
        return tuple(groups)
    last = max(each.when[:A_DAY] for each in shown)
    newer = [each for each in known if each.when[:A_DAY] > last and counts(lasting, each.words)]
    state = [term for term in question.terms if lasting.told.search(term.shown) or term.root == _PEOPLE.root]
    happening = [term for term in question.terms if not term.named and term not in state]
    same = [each for each in newer if happening and any(is_of_affair(happening, one, each) for one in shown)]
    if not same:
        return tuple(groups)
    newest = max(same, key=lambda each: each.when)
    return (replace(groups[0], label=None, chosen=(newest,)),)


def is_of_affair(happening: Sequence[Term], one: Candidate, other: Candidate) -> bool:
    """Say whether a report tells of what another does: both open with a name of several words, or a place, that is no
    state, its own opening with what happened, and its sentence names no place that the other does not."""
    opening = f"{other.article.title}. {other.article.text[:_OPENING]}"
    spotter = Spotter(happening, load_gazetteer()) if happening else None
    if spotter is not None and 2 * len({spot.term for spot in spotter.find(opening)}) < len(happening):
        return False
    known = set(roots(f"{one.article.title}. {one.article.text}"))
    placed = [each for each in find_named(other.words, load_gazetteer()) if each.placed and each.key is None]
    shared = _list_names(one.article) & _list_names(other.article)
    return (
        bool(shared)
        and _YEAR.search(other.words) is None
        and all(set(roots(each.span.of(other.words))) <= known for each in placed)
    )


def _list_names(article: Article) -> frozenset[tuple[str, ...]]:
    """Give the names of several words and the places at the start of a report, without states."""
    words = article.text[:_OPENING]
    named = (each for each in find_named(words, load_gazetteer()) if each.key is None)
    return frozenset(tuple(roots(each.span.of(words))) for each in named if each.placed or " " in each.span.of(words))
