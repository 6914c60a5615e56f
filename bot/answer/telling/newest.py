"""Puts, where it is asked how something stands, what a newer report of the same affair tells of the very thing before
or behind what is shown: an older sentence in the question's own words is not how it stands now."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from bot.answer.asked.question import YES_OR_NO, QuestionRead
from bot.answer.asked.terms import root, roots
from bot.answer.found.candidates import Candidate, Group, open_of
from bot.answer.holding.changed import find_changed, read_change
from bot.answer.holding.counted_there import put_newest_count
from bot.answer.holding.happenings import is_of_one_affair, is_placed_in, iter_told, when
from bot.answer.holding.turned import Thing, asks_who_leads, find_lead, find_state, is_of_state, read_thing
from bot.model.article import Article
from bot.text.genres import find_genre

_STANDS = re.compile(r"(?:is|are|has|have|can|do|does|where(?:[’']s|\s+(?:is|are)))\b", re.IGNORECASE)
"""Opens a question for how it is by now; `did` and `was` ask for what was."""
_LEADS = re.compile(r"(?:who\b[^?]*\b(?:leads|leading|ahead)\b|(?:how|what|by\s+how)\b)", re.IGNORECASE)
_SINCE, _EARLIER = "Reported since:", "Reported earlier:"


def add_newest(question: QuestionRead, groups: Sequence[Group], articles: Iterable[Article]) -> tuple[Group, ...]:
    """Give what is shown with the newest that is told of the very thing, first where that takes its place."""
    reports = list(articles)
    added = _add_of_thing(question, groups, reports)
    return _lead_with_change(question, groups, reports) if added == tuple(groups) else added


def _lead_with_change(question: QuestionRead, groups: Sequence[Group], reports: Sequence[Article]) -> tuple[Group, ...]:
    """Give first, where it is asked whether a thing came, ended, was freed or signed, the newest that tells so."""
    shown = [each for group in groups for each in group.chosen]
    change = read_change(question) if shown and _asks_of_now(question) else None
    found = find_changed(change, shown, reports) if change is not None else None
    if found is None or not {group.label for group in groups if group.chosen} <= {None, _SINCE, _EARLIER}:
        return tuple(groups)
    earlier = tuple(each for each in shown if not found.meets(each))
    return (Group(None, (found,)), *((Group(_EARLIER, earlier),) if earlier else ()))


def _add_of_thing(question: QuestionRead, groups: Sequence[Group], articles: Sequence[Article]) -> tuple[Group, ...]:
    if not _is_timed(question):
        groups = put_newest_count(question, groups, [each for each in articles if find_genre(each) is None])
    shown = [each for group in groups for each in group.chosen]
    labels = {group.label for group in groups if group.chosen}
    if not shown or not _asks_of_now(question) or not labels <= {None, _SINCE, _EARLIER}:
        return tuple(groups)
    first = [each for group in groups for each in group.chosen if group.label != _SINCE]
    last = max(first or shown, key=lambda each: each.when)
    reports = [each for each in articles if find_genre(each) is None]
    if not any(when(each) > when(last.article) for each in reports):
        return tuple(groups)
    if asks_who_leads(question) and _LEADS.match(question.understood) and (lead := _find_lead(shown, last, reports)):
        return (Group(None, (lead,)),)
    if question.kind == "how_many":
        return tuple(groups)
    if not (question.kind in YES_OR_NO or question.kind == "where") or _STANDS.match(question.understood) is None:
        return tuple(groups)
    thing = read_thing(question, last.article)
    return _add_turn(question, thing, groups, last, reports) if thing is not None else tuple(groups)


def _asks_of_now(question: QuestionRead) -> bool:
    return not (_is_timed(question) or question.course)


def _is_timed(question: QuestionRead) -> bool:
    """Say whether it is asked of one time, or what was said or reported by somebody."""
    timed = question.timed
    return bool(timed or question.words or question.publishers or question.declined)


def _add_turn(
    question: QuestionRead, thing: Thing, groups: Sequence[Group], last: Candidate, reports: Sequence[Article]
) -> tuple[Group, ...]:
    """Give the newest that is done by a thing or to it: first where that is of the state that is asked for."""
    shown = [each for group in groups for each in group.chosen]
    told = {word for each in shown if each.when <= last.when for word in roots(each.words)}
    found = None
    for each in _iter_newest_first(last, reports, lambda words: thing.find_turn(words) is not None):
        turn = thing.find_turn(each.words)
        if turn is not None and root(turn.done) not in told:
            found = (each, turn)
            break
    if found is None:
        return tuple(groups)
    each, turn = found
    asked = find_state(question.understood) or next((state for one in shown if (state := find_state(one.words))), None)
    if turn.state is None or asked is not turn.state:
        return tuple(groups) if any(map(each.meets, shown)) else (*groups, Group(_SINCE, (each,)))
    return (Group(None, (each,)), *_list_earlier(groups, turn.state))


def _list_earlier(groups: Sequence[Group], state: re.Pattern[str]) -> Iterator[Group]:
    """Give what was so before, without what was only planned or threatened."""
    for group in groups:
        of_state = (each for each in group.chosen if group.label != _SINCE and is_of_state(state, each.words))
        if kept := tuple(of_state):
            yield replace(group, label=_EARLIER, chosen=kept)


def _find_lead(shown: Sequence[Candidate], last: Candidate, reports: Sequence[Article]) -> Candidate | None:
    """Give by how many of the same somebody leads by the newest report; nothing where it is still as many."""
    leads = [lead for each in shown if (lead := find_lead(each.words)) is not None]
    if not leads:
        return None
    for each in _iter_newest_first(last, reports, lambda words: find_lead(words) is not None):
        lead = find_lead(each.words)
        if lead is not None and lead[1] == leads[0][1]:
            return each if lead not in leads else None
    return None


def _iter_newest_first(
    last: Candidate, reports: Sequence[Article], tells: Callable[[str], bool]
) -> Iterator[Candidate]:
    """Give what tells something, of the newest report of the affair first."""
    newer = [each for each in reports if when(each) > when(last.article)]
    for article in sorted(newer, key=when, reverse=True):
        known = set(roots(f"{open_of(article)} {last.article.title} {last.article.text}"))
        told = [each for each in iter_told(article) if tells(each.words) and is_placed_in(known, each.words)]
        if told and is_of_one_affair(last.article, article, reports):
            yield from reversed(told)
