"""Puts before a plan that is shown the newest report of how it went: that it was called off, by whomever, or what was
done at its place on its day."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.answer.asked.named import find_named
from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import roots
from bot.answer.found.candidates import Candidate, Group
from bot.answer.holding.happenings import iter_told, when
from bot.model.article import Article
from bot.text.dates import find_events
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.moved import CALLED_OFF, MOVES, WILL
from bot.text.sentences import split
from bot.text.verbs import called_of, is_past

_AHEAD = re.compile(
    rf"\b{WILL}\b(?!\s+(?:not|no\s+longer|never)\b)(?:\s+be)?\s+(?P<verb>[a-z]+)|\b(?:is|are)\s(?:due|expected|scheduled|planned)\b"
)
_MEETINGS = r"talks|meetings?|summits?|negotiations|sessions?|conferences?"
_JOURNEYS = r"visits?|trips?|tours?|missions?"
_CALLED = {
    **dict.fromkeys("meet host hold receive negotiate gather convene".split(), _MEETINGS),
    **dict.fromkeys("visit travel go fly come tour attend".split(), f"{_JOURNEYS}|{_MEETINGS}"),
}
"""What is called off where somebody was to do so."""
_NO_MORE = (
    r"(?:(?:will|would)\s+(?:not|no\s+longer|never)|wo(?:uld)?n[’']t)\s+(?:now\s+)?"
    r"(?:go\s+ahead|take\s+place|be\s+held|happen)"
)
_NOT_HELD = (
    r"(?:(?:was|were|is|are)\s+not\s+(?:being\s+)?held|(?:did|does)\s+not\s+(?:take\s+place|go\s+ahead|happen)|"
    r"fell\s+through)"
)
_OFF = rf"(?:{CALLED_OFF}|{MOVES}|suspend(?:s|ed)|put\s+off)"
_UNREAL = re.compile(
    r"\b(?:not|never|no|may|might|could|should|if|whether|unless|would|threaten\w*|den(?:y|ies|ied))\b|n[’']t\b"
)
_SAID = frozenset({"said", "told", "announced", "added"})
_EARLIER = "Reported earlier:"
_WEEK = 7


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a sentence announces: when, its words, and its names but for those of states."""

    told: Candidate
    days: frozenset[str]
    called: re.Pattern[str]
    names: frozenset[frozenset[str]]
    states: frozenset[str]

    def find_shared(self, words: str) -> int:
        """Count its names that other words have too."""
        there = set(roots(words))
        return sum(not name.isdisjoint(there) for name in self.names)


def tell_how_plans_went(
    question: QuestionRead, groups: Sequence[Group], reports: Sequence[Article]
) -> tuple[Group, ...]:
    """Give what is shown with the newest that tells how a plan in it went first, where nothing shown does."""
    timed = question.timed
    if timed or question.course or question.words or question.publishers or question.declined:
        return tuple(groups)
    shown = [each for group in groups for each in group.chosen]
    plans = [plan for group in groups if group.label is None for each in group.chosen if (plan := _read_plan(each))]
    if not plans:
        return tuple(groups)
    newest = max(shown, key=lambda each: each.when)
    if not any(plan.told == newest for plan in plans):
        return tuple(groups)
    went = [
        each
        for article in sorted(reports, key=when, reverse=True)
        if when(article) > when(newest.article)
        for each in _iter_how(plans, article)
    ]
    if not went or any(map(went[0].meets, shown)):
        return tuple(groups)
    earlier = (replace(group, label=group.label or _EARLIER) for group in groups if group.chosen)
    return (Group(None, (went[0],)), *earlier)


def _iter_how(plans: Sequence[_Plan], article: Article) -> Iterator[Candidate]:
    later = [plan for plan in plans if when(article) > when(plan.told.article)]
    for each in iter_told(article) if later else ():
        if any(_is_called_off(plan, article, each.words) or _is_done(plan, article, each.words) for plan in later):
            yield each


def _read_plan(each: Candidate) -> _Plan | None:
    """Read what a sentence announces; None where it tells of something done before that."""
    words = each.words
    ahead = _AHEAD.search(words)
    if ahead is None or _list_done(words[: ahead.start()]):
        return None
    verb = ahead["verb"] or ""
    own = set(re.findall(r"\b[a-z]+\b", words)) if verb else set()
    nouns = [_CALLED.get(verb), called_of(verb) if verb and verb not in _CALLED else None]
    nouns += [kind for kind in (_MEETINGS, _JOURNEYS) if any(re.fullmatch(kind, word) for word in own)]
    called = re.compile(rf"\b(?:{'|'.join(filter(None, nouns)) or '(?!)'})\b", re.IGNORECASE)
    named = find_named(words, load_gazetteer())
    dated = rf"(?:{DAY_NAMES}|{MONTH_NAMES})"
    names = frozenset(
        frozenset(roots(found))
        for one in named
        if one.key is None and not re.fullmatch(dated, found := one.span.of(words))
    )
    return _Plan(each, _list_days(each.article, each), called, names, frozenset(one.key for one in named if one.key))


def _list_days(article: Article, each: Candidate) -> frozenset[str]:
    """Give the days that a sentence names, as dates."""
    sentences = split(article.text, article.language)
    span = each.sentence.span
    own = {at for at, one in enumerate(sentences) if one.span.meets(span)}
    events = find_events(article.text, sentences, article.published, article.publisher.country)
    return frozenset(one.date for one in events if one.sentence in own and one.date and len(one.date) == 10)


def _list_done(words: str) -> list[str]:
    return [each for each in re.findall(r"[a-z]+", words) if is_past(each) and each not in _SAID]


def _is_called_off(plan: _Plan, article: Article, words: str) -> bool:
    """Say whether words tell that the very thing is called off or moved: what it is called, its day or a name."""
    what = plan.called.pattern
    found = re.search(
        rf"\b{_OFF}\s(?:[^\s,;]+\s){{0,6}}?{what}|{what}[^;]{{0,80}}?\b(?:(?:been|was|were|is|are)\s(?:\w+ly\s)?{_OFF}\b|{_NO_MORE}|{_NOT_HELD})",
        words,
        re.IGNORECASE,
    )
    if found is None or _UNREAL.search(words[: found.start()]) is not None:
        return False
    shared, of_state = plan.find_shared(words), _share_state(plan, words)
    dated = any(_names_day(article, words, day) for day in plan.days)
    return shared > 1 or shared + of_state + dated > 1


def _share_state(plan: _Plan, words: str) -> bool:
    return any(each.key in plan.states for each in find_named(words, load_gazetteer()) if each.key is not None)


def _names_day(article: Article, words: str, day: str) -> bool:
    """Say whether words of a report name a day, by its date or within a week by its name."""
    on = date.fromisoformat(day)
    if abs((when(article).date() - on).days) < _WEEK and DAY_NAMES.split("|")[on.weekday()] in words:
        return True
    month = MONTH_NAMES.split("|")[on.month - 1]
    return re.search(rf"\b(?:{on.day}\s{month}|{month}\s{on.day})\b", words) is not None


def _is_done(plan: _Plan, article: Article, words: str) -> bool:
    """Say whether a sentence tells, on the day of a plan or later, of something done on it that two of its names share,
    one of them that of its place."""
    first = min(plan.days, default="")
    if not first or when(article).date().isoformat() < first or _AHEAD.search(words) is not None:
        return False
    named = find_named(plan.told.words, load_gazetteer())
    there = set(roots(words))
    placed = any(set(roots(one.span.of(plan.told.words))) <= there for one in named if one.placed)
    return placed and plan.find_shared(words) > 1 and bool(_list_done(words)) and _names_day(article, words, first)
