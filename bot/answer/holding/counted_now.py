"""Tells how many of one happening died, were hurt, are missing or held by now, and how that number came about."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import roots
from bot.answer.found.candidates import A_DAY, Candidate, Group, is_in_place, open_of
from bot.answer.found.sentences import LONGEST_SENTENCE, WeighedSentence, points_back
from bot.answer.holding.aboard import is_by_list
from bot.answer.holding.fates import (
    ANY_TOLL,
    AskedFate,
    count_fate,
    counts_people_alone,
    is_lowered,
    tells_in_all,
)
from bot.answer.holding.happenings import (
    Run,
    goes_on_from,
    is_of_one_affair,
    lead_of,
    list_runs,
    names_place_alone,
    tells_of_before,
    when,
)
from bot.answer.holding.whole_tolls import holds_after
from bot.model.analysis import Span
from bot.model.article import Article
from bot.model.topic import Window
from bot.text.beside import is_aside
from bot.text.calamities import find_calamities
from bot.text.datelines import skip_dateline
from bot.text.days import DAY_NAMES
from bot.text.hostile import belongs, is_reporting
from bot.text.sentences import split

MOST_OF_A_COURSE = 6
"""Counts of which a course is told, the first and the last among them."""
_EARLIER = "Reported earlier:"
_NONE_THAT_DAY = "I read no count of that day; the next that was reported:"
_TWO = 2
_DAY = timedelta(days=1)
_WEEKDAY = re.compile(rf"\b(?:{DAY_NAMES})\b")


@dataclass(frozen=True, slots=True)
class Count:
    """How many there were by one report, and the sentence that says so."""

    told: Candidate
    number: int


def list_counts(asked: AskedFate, articles: Iterable[Article]) -> tuple[tuple[Count, ...], ...]:
    """Give the counts of those who are asked for in each happening that may be meant, in order of time."""
    runs = (_list_counted(asked, run) for run in list_runs(asked.happening, articles))
    return tuple(each for each in runs if each)


def _list_counted(asked: AskedFate, run: Run) -> tuple[Count, ...]:
    counts, of_it = list[Count](), {term.root for term in asked.happening}
    for each in _find_all(asked, run):
        last = counts[-1] if counts else Count(each.told, 0)
        if not asked.grows or holds_after(last.told, last.number, each.number, each.told, of_it):
            counts.append(each)
    return tuple(counts)


def _find_all(asked: AskedFate, run: Run) -> list[Count]:
    """Give the count of each report in order of time; a toll is of those who are asked for where no others died."""
    counts = _find_each(asked.of_anybody, run)
    if asked.noun is None:
        return counts
    own = _find_each(asked, run)
    return counts if _are_all_of_it(asked, run, counts, own) else own


def _find_each(asked: AskedFate, run: Run) -> list[Count]:
    found = (_find_count(asked, run, each) for each in (*run.opening, *run.further))
    return sorted((each for each in found if each is not None), key=lambda each: each.told.when)


def _are_all_of_it(asked: AskedFate, run: Run, counts: Sequence[Count], own: Sequence[Count]) -> bool:
    """Say whether all who are counted in a happening are those who are asked for, as no report of it counts others."""
    numbers = {each.told.article.id: each.number for each in own}
    if any(numbers.get(each.told.article.id, each.number) != each.number for each in counts):
        return False
    named = bool(own) or (asked.whose is None and asked.noun in roots(lead_of(run.opening[0])))
    return named and all(
        each.told.article.id in numbers or tells_in_all(asked, each.told.words) or counts_people_alone(each.told.words)
        for each in counts
    )


def _find_count(asked: AskedFate, run: Run, article: Article) -> Count | None:
    """Give the count of a report: in all, or the highest of the dead, or else the first."""
    counts = [
        each
        for each in _iter_counts(asked, article)
        if run.tells(article, each.told.words) and _is_in_place(run, each.told)
    ]
    in_all = [each for each in counts if tells_in_all(asked, each.told.words)]
    if asked.grows and counts and not in_all:
        return max(counts, key=lambda each: each.number)
    return next(iter(in_all or counts), None)


def iter_counts_in(asked: AskedFate, article: Article) -> Iterator[Candidate]:
    """Give the sentences of a report that count those who are asked for."""
    yield from (each.told for each in _iter_counts(asked, article) if is_in_place(article, each.told.told))


def _is_in_place(run: Run, told: Candidate) -> bool:
    """Say whether a count belongs to its report, or to what other reports of the happening tell."""
    others = (each.text for each in run.opening if each.id != told.article.id)
    return is_in_place(told.article, told.told) or any(belongs(told.words, f"{each} {told.words}") for each in others)


def _iter_counts(asked: AskedFate, article: Article) -> Iterator[Count]:
    before: Span | None = None
    for each in split(article.text, article.language):
        span = skip_dateline(article.text, each.span)
        words = span.of(article.text)
        before_it = before.of(article.text) if before is not None else ""
        number = count_fate(asked, words, before_it) if len(words) <= LONGEST_SENTENCE and is_reporting(words) else None
        if number is not None and not is_aside(article, each.span):
            leans = points_back(words) or count_fate(asked, words) is None
            told = WeighedSentence(span, 1.0, 1.0, 1.0, fits=True, before=before if leans else None)
            yield Count(Candidate(article, told, 1.0), number)
        before = span


def find_meant(asked: AskedFate, runs: Sequence[Sequence[Count]]) -> Sequence[Count]:
    """Give the counts of the one happening that is told most of; none where two are told as much of, or where nothing
    is asked about and two are told of."""
    ordered = sorted(runs, key=len, reverse=True)
    clear = len(ordered) == 1 or (ordered and asked.happening and len(ordered[0]) > len(ordered[1]))
    return ordered[0] if clear else ()


def tell_course(counts: Sequence[Count]) -> tuple[Group, ...]:
    """Give how a number came about: each by the report that told it first, in order of time."""
    fresh = [each for at, each in enumerate(counts) if not at or each.number != counts[at - 1].number]
    if len(fresh) < 2:
        label = "I read one count of it:" if len(counts) == 1 else "I read one number of it, told more than once:"
        return (Group(label, tuple(each.told for each in fresh)),) if fresh else ()
    step = (len(fresh) - 1) / (min(len(fresh), MOST_OF_A_COURSE) - 1)
    chosen = [fresh[round(at * step)] for at in range(min(len(fresh), MOST_OF_A_COURSE))]
    return (Group("In order of time:", tuple(each.told for each in chosen)),)


def tell_newest(asked: AskedFate, counts: Sequence[Count]) -> tuple[Group, ...]:
    """Give the counts of the last day, and apart a higher one from before of those whose number falls only where it is
    corrected."""
    if not counts:
        return ()
    last = counts[-1]
    day = last.told.when[:A_DAY]
    beside = {each.number: each.told for each in counts if each.told.when.startswith(day)}
    lowered = max((at for at, each in enumerate(counts[:-1]) if is_lowered(each.told.words)), default=0)
    before = {
        each.number: each.told
        for each in counts[lowered:]
        if each.told.when[:A_DAY] < day and each.number > last.number
    }
    newest = Group(None, tuple(sorted(beside.values(), key=lambda each: each.when, reverse=True)))
    return (newest, Group(_EARLIER, tuple(before.values()))) if asked.grows and before else (newest,)


def tell_aboard(question: QuestionRead, asked: AskedFate, counts: Sequence[Count]) -> tuple[Group, ...]:
    """Give the newest count of who was on board, with that by a list of them where it is asked for."""
    newest = tell_newest(asked, counts)
    shown = [each for group in newest for each in group.chosen]
    listed = [each.told for each in counts if is_by_list(each.told.words)] if is_by_list(question.understood) else []
    return (*newest, Group(_EARLIER, (listed[-1],))) if listed and listed[-1] not in shown else newest


def tell_of_day(question: QuestionRead, asked: AskedFate, counts: Sequence[Count]) -> tuple[Group, ...]:
    """Give the newest count, or that of the one day that is asked about; where none is of that day, the next one, told
    to be no more than that."""
    day = question.listed
    if day is None or day.end - day.start > _DAY or not counts:
        return tell_newest(asked, counts)
    own = [each for each in counts if _is_of_day(day, each.told)]
    return tell_newest(asked, own) if own else (Group(_NONE_THAT_DAY, (counts[0].told,)),)


def _is_of_day(day: Window, told: Candidate) -> bool:
    """Say whether it was reported on a day, or on the next as of that day."""
    told_at = when(told.article)
    named = {found[0] for found in _WEEKDAY.finditer(told.words)} == {f"{day.start:%A}"}
    return day.start <= told_at < day.end or (named and day.end <= told_at < day.end + _DAY)


def tell_each(asked: AskedFate, runs: Sequence[Sequence[Count]]) -> tuple[Group, ...]:
    """Give the newest count of each calamity at a place of which no more than its name is asked; nothing where it is
    one, or more is asked."""
    if len(runs) < _TWO or not names_place_alone(asked.happening):
        return ()
    last = sorted((each[-1].told for each in runs), key=lambda each: each.when, reverse=True)[:MOST_OF_A_COURSE]
    return tuple(Group(None if find_calamities(each.words) else say_of_what(each), (each,)) for each in last)


def say_of_what(told: Candidate) -> str:
    """The title of a report whose count does not say of what it is."""
    return f"In “{told.article.title}”:"


def is_of_what(label: str | None) -> bool:
    """Say whether a count stands under the title of its report, or needs none."""
    return label is None or label.startswith("In “")


def drop_older(groups: Sequence[Group], reports: Sequence[Article], *, by_name: bool) -> tuple[Group, ...]:
    """Give of counts that are told each with what its report is on, newest first, those of one affair once: all are of
    one where it is asked of a thing by its own name."""
    kept = list[Group]()
    for group in groups:
        told = [each.article for each in group.chosen]
        of_one = any(is_of_one_affair(each, one.chosen[0].article, reports) for one in kept for each in told)
        if not kept or not (of_one or by_name):
            kept.append(group)
    return tuple(replace(each, label=None) for each in kept) if len(kept) == 1 else tuple(kept)


def lead_with_newest(
    question: QuestionRead, asked: AskedFate | None, groups: Sequence[Group], runs: Sequence[Sequence[Count]]
) -> tuple[Group, ...]:
    """Put the newest count of the same happening in the place of what is shown, where it was told on a later day; where
    nothing is shown, that of the one happening that is told of."""
    shown = {each.article.id: each for group in groups for each in group.chosen}
    if asked is None or question.window is not None or question.dates:
        return tuple(groups)
    if each_told := tell_each(asked, runs):
        return each_told
    if not shown:
        return tell_newest(asked, find_meant(asked, runs)) if asked.happening else ()
    last = max(each.when[:A_DAY] for each in shown.values())
    run = next((each for each in runs if any(one.told.article.id in shown for one in each)), ())
    corrected = any(is_lowered(each.told.words) for each in run[:-1])
    if not run or run[-1].told.when[:A_DAY] < last or (run[-1].told.when[:A_DAY] == last and not corrected):
        return tuple(groups)
    return tell_newest(asked, run)


def add_newest_toll(
    told: Sequence[tuple[Article, Span]], begun: Article | None = None
) -> Sequence[tuple[Article, Span]]:
    """Give with reports of one affair, where what is shown of them or the event since which it is asked counts the
    dead, the newest count that one of them gives further on: the older one is no more than what was known before."""
    shown = [(article, span.of(article.text)) for article, span in told]
    shown += [(begun, open_of(begun))] if begun is not None else []
    known = [(each, number) for each, words in shown for number in [_read_toll(words)] if number is not None]
    if not known:
        return told
    last, number = max(known, key=lambda each: when(each[0]))
    after = [each for each, _ in told if when(each) > when(last) and goes_on_from(last, each)]
    later = [each for article in after for each in _iter_counts(ANY_TOLL, article)]
    in_all = [each for each in later if tells_in_all(ANY_TOLL, each.told.words) and _is_shown_alone(each.told)]
    newest = max(in_all, key=lambda each: each.told.when, default=None)
    if newest is None or newest.number == number:
        return told
    return (*told, (newest.told.article, newest.told.told))


def put_newest_toll(told: Sequence[tuple[Article, Span]]) -> Sequence[tuple[Article, Span]]:
    """Give reports of one affair with the newest count of the dead in the place of older ones, which hold no more."""
    newest = add_newest_toll(told)[len(told) :]
    holding = [each for each in told if not newest or _read_toll(each[1].of(each[0].text)) is None]
    return (*holding, *newest)


def _read_toll(words: str) -> int | None:
    return count_fate(ANY_TOLL, words) if tells_in_all(ANY_TOLL, words) else None


def _is_shown_alone(told: Candidate) -> bool:
    return is_in_place(told.article, told.told) and not tells_of_before(told.article, told.words)
