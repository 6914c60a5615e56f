"""Finds the newest count of the dead also where it does not print the place again: its report is of the same."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answer.choose import Candidate, Group
from bot.answer.counting import Counted, find_dead, read_dead
from bot.answer.named import find_named
from bot.answer.question import QuestionRead
from bot.answer.spotting import Spotter
from bot.answer.terms import root, roots
from bot.text.gazetteer import load_gazetteer

_A_DAY = len("2024-05-31")
_OPENING = 400
"""Characters at the start of a report that say what it is about."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
"""What tells of another time."""
_PEOPLE = Counted(root("people"))


def lead_with_newest_toll(
    question: QuestionRead, groups: Sequence[Group], known: Sequence[Candidate]
) -> tuple[Group, ...]:
    """Put a higher count of the same dead from a later day in the place of what is shown; a toll does not fall."""
    dead = read_dead(question.understood) if question.kind == "how_many" else ()
    shown = [(each, count) for group in groups for each in group.chosen if (count := find_dead(dead, each.words))]
    if not shown or question.window is not None or question.dates:
        return tuple(groups)
    last, most = max(each.when[:_A_DAY] for each, _ in shown), max(count for _, count in shown)
    newer = [
        (each, count)
        for each in known
        if each.when[:_A_DAY] > last and (count := find_dead(dead, each.words) or 0) > most
        if _is_of_same(question, dead, each)
    ]
    if not newer:
        return tuple(groups)
    newest, _ = max(newer, key=lambda one: (one[0].when[:_A_DAY], one[1]))
    first, *further = groups
    return (replace(first, label=None, chosen=(newest,)), *(each for each in further if each.label))


def _is_of_same(question: QuestionRead, dead: Sequence[Counted], each: Candidate) -> bool:
    """Say whether a count is of those asked about: its report opens with a name of the question and prints them all, it
    counts the same kind of people, and names no other place."""
    text = f"{each.article.title}. {each.article.text}"
    names = [term for term in question.terms if term.named]
    spotters = [Spotter([term], load_gazetteer()) for term in names]
    if not names or not all(one.find(text) for one in spotters):
        return False
    if not any(one.find(text[:_OPENING]) for one in spotters):
        return False
    kinds = [one.root for one in dead if one != _PEOPLE and one.root is not None]
    if kinds and not set(kinds) & set(roots(each.words)):
        return False
    own = Spotter(names, load_gazetteer())
    placed = [one for one in find_named(each.words, load_gazetteer()) if one.placed or one.key is not None]
    return _YEAR.search(each.words) is None and all(own.find(one.span.of(each.words)) for one in placed)
