"""Tells the reports of one happening from those of others: they open with what happened and share a name, or go on
with no more than its place where nothing else is told to have happened there."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.answer.asked.named import Named, find_named
from bot.answer.asked.terms import Term, is_asking, roots
from bot.answer.found.candidates import Candidate, is_in_place, open_of
from bot.answer.found.sentences import LONGEST_SENTENCE, OPENING, WeighedSentence
from bot.answer.found.spotting import Spotter, end_word
from bot.model.analysis import Span
from bot.model.article import Article, ArticleId
from bot.text.beside import is_aside
from bot.text.calamities import find_calamities, is_by_nature
from bot.text.datelines import skip_dateline
from bot.text.days import DAY_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.genres import find_genre
from bot.text.hostile import is_reporting
from bot.text.sentences import split
from bot.text.words import SHIPS

_YEAR = re.compile(r"(?<!since )(?<!than in )\b(?:19|20)\d\d\b(?!\s+(?:people|dead))")
"""A year of which something is told."""
_APART = timedelta(days=30)
"""Reports further apart than this tell of two happenings."""
_ANEW = timedelta(days=2)
"""Later than this after the first report one that brings up a happening as new tells of another."""
_NEW = r"(?:An?|Two|Three|Four|Several|an?|two|three|four|several)\s+(?!(?:of|more|further|other)\b)[a-z]"
_BRINGS_UP = re.compile(rf"(?:\A|\b(?:when|after|as)\s+){_NEW}")
"""A report that opens so tells what its reader does not know yet: `A bus plunged`, `when a bus`."""
_BROUGHT_UP = re.compile(rf"\A{_NEW}")
_DAY = re.compile(rf"\b{DAY_NAMES}\b")
_AT = re.compile(
    r"\b(?:in|at|near|from|off|outside|above|around|across|(?:town|city|village|valley|port|island|province|region|district)\s+of)"
    r"\s+(?:the\s+)?\Z"
)
"""Before the name of a place."""
_BRINGING = re.compile(
    r"(?:\bwhich|[,;—–-]|\bthat|\band)\s+(?=(?:has\s+)?(?:br(?:ings?|inging|ought)|tak(?:es?|ing)|took|rais(?:es?|ing)|lift(?:s|ing)|push(?:es|ing))\s)"
)
"""Before what a count comes to with those found at a place: `bodies were found near Lomo, bringing the dead to 31`."""
_BARE_TOLL = re.compile(
    r"(?:The|Its|Their)\s+(?:(?:death|confirmed|official|latest)\s+)*(?:toll|number\s+of\s+(?:dead|deaths))\b[^,;]*?(?=\s(?:after|as|when)\s)"
)
"""A count that goes on from before, up to how it came about: a body may be found elsewhere."""
_THE = re.compile(r"\b[Tt]he\s+\Z")
_SHIP = re.compile(rf"\b(?:{SHIPS})\b", re.IGNORECASE)
_WHOSE = frozenset(("of", "the"))
_SHARED = 2
"""Names of a happening that a report which calls it otherwise opens with."""
_NAMES = re.compile(r",?\s+(?:the\s+)?")
"""Between what a thing is and its name."""
_RUNNING = re.compile(
    r"\b(?:so\s+far|by\s+now|now|still|toll|total|in\s+all|altogether|confirmed|number\s+of|(?:has|have)\s+(?:now\s+|so\s+far\s+)?"
    r"(?:been|died|risen|climbed|reached)|(?:rose|climbed|grew|fell)\s+to|unaccounted)\b",
    re.IGNORECASE,
)
"""A count that goes on from an earlier one."""
_OF_WHAT = re.compile(
    r"\b(?:in|of|from|after|by|since|during)\s+(?:the|an?|that|this|(?:[A-Z][\w-]*\s+)?[\w-]+[’']s)\s+(?P<what>[a-z-]+)"
)
"""Of what a count is told to be."""
_BY_SOMEBODY = find_calamities("attack shooting")
"""What is called by the name of who did it."""
_ANYWHERE = frozenset(roots("dead died killed people town city village area region disaster accident day week morning"))


@dataclass(frozen=True, slots=True)
class Run:
    """The reports of one happening in order of time, and those that go on with its place alone."""

    opening: tuple[Article, ...]
    further: tuple[Article, ...] = ()

    def tells(self, article: Article, words: str) -> bool:
        """Say whether a sentence of one of the reports counts in this happening: it names no year and no place that no
        report opens with, and where its report only goes on, it counts on from before and tells of nothing else."""
        own = any(each.id == article.id for each in self.opening)
        if not own and _RUNNING.search(words) is None:
            return False
        known = {each for one in self.opening for each in roots(open_of(one))}
        count = find_sum(words)
        placed = [each for each in find_named(count, load_gazetteer()) if each.placed and each.key is None]
        if tells_of_before(article, words) or not all(set(roots(each.span.of(count))) <= known for each in placed):
            return False
        told = {each for one in self.opening for each in roots(one.text)} | _ANYWHERE
        return own or all(set(roots(each["what"])) <= told for each in _OF_WHAT.finditer(words))


def find_sum(words: str) -> str:
    """Give of words what a count comes to, without where those were found who are added by it."""
    bare, brings = _BARE_TOLL.match(words), _BRINGING.search(words)
    return bare[0] if bare is not None else words[brings.end() :] if brings is not None else words


def names_happening(names: Sequence[Term], matter: Sequence[Term], words: str) -> bool:
    """Say whether words name what is asked about: a calamity also by another word of its kind, or by the name alone of
    the thing that met with it, which is no place's."""
    kinds, plain = find_calamities(words), [each for each in matter if not find_calamities(each.shown)]
    of_kind = frozenset(each for each in kinds if not is_by_nature(each))  # one disease is no other
    told = [each for each in matter if each not in plain and not find_calamities(each.shown) & of_kind]
    if not Spotter((*names, *plain), load_gazetteer()).meets_all(words):
        return False
    met = {kind for each in matter for kind in find_calamities(each.shown)}
    by_name = bool(names) and all(each.actor is None for each in names) and not kinds and not met & _BY_SOMEBODY
    return by_name or Spotter(told, load_gazetteer()).meets_all(words)


def list_runs(happening: Sequence[Term], articles: Iterable[Article]) -> tuple[Run, ...]:
    """Give the happenings that may be meant by what is asked, each with its reports."""
    reports = sorted((each for each in articles if find_genre(each) is None), key=when)
    opening = [each for each in reports if opens_with(happening, each)]
    plain = Spotter([each for each in happening if not each.named], load_gazetteer())
    runs: list[list[Article]] = []
    for each in opening:
        run = next((run for run in reversed(runs) if _joins(run, each, happening, plain)), None)
        if run is None:
            runs.append([each])
        else:
            run.append(each)
    others = [each for each in reports if each not in opening]
    return tuple(_complete(run, others, plain) for run in runs)


def goes_on_from(first: Article, later: Article) -> bool:
    """Say whether a later report is of the affair of another: they open with one name, that is no state's, and with
    things that they share."""
    if not timedelta() < when(later) - when(first) <= _APART:
        return False
    mine, its = (_list_all_names(replace(each, text=_without_dateline(each))) for each in (first, later))
    shared = {each for name in mine & its for each in name}
    things = {each for each in set(roots(open_of(first))) & set(roots(open_of(later))) if not is_asking(each)}
    return bool(shared) and len({each for each in things - shared if each.isalpha()} - _ANYWHERE) >= _SHARED


def is_of_one_affair(first: Article, later: Article, reports: Sequence[Article]) -> bool:
    """Say whether a report goes on from another, or from one that does or from which that does."""
    if goes_on_from(first, later):
        return True
    between = (each for each in reports if each.id not in {first.id, later.id} and goes_on_from(each, later))
    return any(goes_on_from(first, each) or goes_on_from(each, first) for each in between)


def _without_dateline(article: Article) -> str:
    return article.text[skip_dateline(article.text, Span(0, len(article.text))).start :]


def opens_with(happening: Sequence[Term], article: Article) -> bool:
    """Say whether a report opens with all that is asked of what happened."""
    return not happening or Spotter(happening, load_gazetteer()).meets_all(open_of(article))


def tells_of_before(article: Article, words: str) -> bool:
    """Say whether words of a report tell of another year than its own."""
    return any(int(found[0]) != when(article).year for found in _YEAR.finditer(words))


def iter_told(article: Article, affair: str = "") -> Iterator[Candidate]:
    """Give the sentences of a report that may each be told by itself: of its own year, and none that is aside or
    touches neither its report nor what others of its affair tell."""
    for each in split(article.text, article.language):
        span = skip_dateline(article.text, each.span)
        words = span.of(article.text)
        if len(words) > LONGEST_SENTENCE or not is_reporting(words) or is_aside(article, each.span):
            continue
        if not tells_of_before(article, words) and is_in_place(article, span, affair):
            yield Candidate(article, WeighedSentence(span, 1.0, 1.0, 1.0, fits=True), 1.0)


def is_placed_in(known: Set[str], words: str) -> bool:
    """Say whether words name no place but those of which the roots are known."""
    named = (each.span.of(words) for each in find_named(words, load_gazetteer()) if each.placed)
    return all(set(roots(each)) <= known for each in named)


def when(article: Article) -> datetime:
    """Give when a report was published, as far as that is known."""
    return article.published or article.retrieved


def _joins(run: Sequence[Article], each: Article, happening: Sequence[Term], plain: Spotter) -> bool:
    """Say whether a report is of the happening of others: it shares a place or a name with them, or what is asked for
    names one, and it does not bring up another."""
    if when(each) - when(run[-1]) > _APART or brings_up_another(run, each):
        return False
    if any(term.named and term.actor is None for term in happening):
        return not names_place_alone(happening) or _is_of_a_kind(run, each)
    names = _list_places(each) | _list_names_of(plain, each)
    return not names or any(
        names & mine or not mine for mine in (_list_places(one) | _list_names_of(plain, one) for one in run)
    )


def names_place_alone(happening: Sequence[Term]) -> bool:
    """Say whether it is asked of no more than a name that is no state's: two things may have happened there."""
    return bool(happening) and all(term.named and term.actor is None for term in happening)


def _is_of_a_kind(run: Sequence[Article], each: Article) -> bool:
    """Say whether a report may be of the calamity that others are of: its opening tells of no other one."""
    kinds = {kind for one in run for kind in find_calamities(open_of(one))}
    own = find_calamities(open_of(each))
    return not kinds or not own or bool(kinds & own)


def brings_up_another(run: Sequence[Article], each: Article) -> bool:
    """Say whether a report brings up what happened on another day than a happening did, or days after it."""
    first = _first_of(each)
    if _BROUGHT_UP.match(first) is None:
        return False
    days = {found[0] for one in run if _BROUGHT_UP.match(_first_of(one)) for found in _DAY.finditer(_first_of(one))}
    own = {found[0] for found in _DAY.finditer(first)}
    return not days & own if days and own else when(each) - when(run[0]) > _ANEW


def _complete(run: Sequence[Article], others: Sequence[Article], plain: Spotter) -> Run:
    """Add the reports that open with the name of what it happened to, `the ferry Maja Lund`, and those that go on."""
    things = {name for each in run for name in _list_names_of(plain, each)}
    same = [
        each for each in others if _names_any(things, each) and when(run[0]) <= when(each) <= when(run[-1]) + _APART
    ]
    opening = sorted([*run, *same], key=when)
    more = dict(_iter_further(opening, [each for each in others if each not in same], plain))
    further = tuple(each for each in others if more.get(each.id) is False)
    return Run(tuple(sorted([*opening, *(each for each in others if more.get(each.id))], key=when)), further)


def _iter_further(
    run: Sequence[Article], others: Sequence[Article], plain: Spotter
) -> Iterator[tuple[ArticleId, bool]]:
    """Give the later reports that open with a place of a happening, up to one that brings up something else there, and
    whether they tell of it in more than that: they open with half of what happened, a name of it and no other place,
    or with the name of a thing in it and another name."""
    places, names, things = (_gather(run, each) for each in (_list_places, _list_all_names, _list_things))
    told = {each for one in run for each in roots(open_of(one))}
    most = max((len(plain.met(open_of(each))) for each in run), default=0)
    for each in others:
        if when(each) <= when(run[0]) or when(each) - when(run[-1]) > _APART:
            continue
        there = _list_places(each)
        if places & there and _BRINGS_UP.search(_first_of(each)):
            break  # what goes on from here may be of that
        here = all(set(one) <= told for one in there)
        shared = names & _list_all_names(each) if here else frozenset[tuple[str, ...]]()
        same = bool(shared) and 2 * len(plain.met(open_of(each))) >= most > 0
        same = same or (len(shared) >= _SHARED and bool(shared & things))
        if places & there or same:
            yield each.id, same


def _gather(
    run: Sequence[Article], list_of: Callable[[Article], frozenset[tuple[str, ...]]]
) -> frozenset[tuple[str, ...]]:
    return frozenset(name for each in run for name in list_of(each))


def lead_of(article: Article) -> str:
    """The title and the first sentence of a report: to whom it happened."""
    return f"{article.title}. {_first_of(article)}"


def _first_of(article: Article) -> str:
    """The first sentence of a report."""
    first = next(iter(split(article.text[:OPENING], article.language)), None)
    return skip_dateline(article.text, first.span).of(article.text) if first is not None else ""


def _list_names_of(plain: Spotter, article: Article) -> frozenset[tuple[str, ...]]:
    """Give the names that stand right behind a word for what it happened to."""
    words = article.text[:OPENING]
    named = [each for each in find_named(words, load_gazetteer()) if each.key is None]
    ends = [end_word(words, spot.at) for spot in plain.find(words)] + [ship.end() for ship in _SHIP.finditer(words)]
    return frozenset(
        tuple(roots(each.span.of(words)))
        for each in named
        if not _is_place(words, each)
        and any(end < each.span.start and _NAMES.fullmatch(words, end, each.span.start) for end in ends)
    )


def _list_all_names(article: Article) -> frozenset[tuple[str, ...]]:
    words = article.text[:OPENING]
    named = (each for each in find_named(words, load_gazetteer()) if each.key is None)
    return frozenset(tuple(roots(each.span.of(words))) for each in named)


def _names_any(things: Set[tuple[str, ...]], article: Article) -> bool:
    """Say whether a report opens with any of these names, also as whose something is: `Survivors of the Maja Lund`."""
    for name in _list_all_names(article):
        for thing in things:
            before = name[: -len(thing)]
            if name[-len(thing) :] == thing and (not before or before[-1] in _WHOSE):
                return True
    return False


def _list_things(article: Article) -> frozenset[tuple[str, ...]]:
    """Give the names of several words that are no person's: behind `the`, and without that of a state."""
    words = article.text[:OPENING]
    named = (each for each in find_named(words, load_gazetteer()) if each.key is None and not _is_place(words, each))
    return frozenset(
        tuple(roots(each.span.of(words)))
        for each in named
        if " " in each.span.of(words)
        and _THE.search(words, 0, each.span.start)
        and not load_gazetteer().scan(each.span.of(words))
    )


def _list_places(article: Article) -> frozenset[tuple[str, ...]]:
    words = article.text[:OPENING]
    named = find_named(words, load_gazetteer())
    return frozenset(tuple(roots(each.span.of(words))) for each in named if _is_place(words, each))


def _is_place(words: str, one: Named) -> bool:
    """Say whether a name is that of a place which is no state."""
    return one.key is None and (one.placed or _AT.search(words, 0, one.span.start) is not None)
