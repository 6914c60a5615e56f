"""What a question that asks for a course of events stands on: the reports of it, and when an event was since which it
asks."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.answer.asked.question import YES_OR_NO, QuestionRead, make_terms
from bot.answer.asked.standing import is_ahead
from bot.answer.asked.terms import Term, root, roots, undoing
from bot.answer.asked.times import AskedTime, find_event
from bot.answer.found.candidates import open_of
from bot.answer.found.search import Library
from bot.answer.found.sentences import points_back
from bot.answer.found.spotting import Spotter
from bot.answer.holding.happenings import when
from bot.answer.holding.unrelated import SET_APART
from bot.model.analysis import Span
from bot.model.article import Article, ArticleId
from bot.model.topic import Window
from bot.ports import SearchQuery
from bot.text.beside import is_aside
from bot.text.datelines import skip_dateline
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.genres import find_genre
from bot.text.sentences import split
from bot.text.words import NUMBER_WORDS

_LOOKED_AT = 60
MOST_OF_A_COURSE = 400
"""Reports of which a course of events is told."""
_OPENING = 220
"""Characters of a report that tell, with its title, what it is about."""
_APART = timedelta(days=7)
"""Reports further apart than this tell of two events."""
_FEW = 4
_MOMENT = timedelta(seconds=1)
_LOOKED_BACK = timedelta(days=30)
"""How long before the latest mention of an event the reports may lie whose titles tell it."""
_LATELY = timedelta(days=7)
_ANNOUNCES = re.compile(
    r"\b(?:will|would|shall|plans?\s+to|planned|is\s+to|are\s+to|due\s+to|set\s+to|ahead\s+of|upcoming|scheduled|"
    r"expected\s+to|hopes?\s+to|wants?\s+to|may|might|could|prepar(?:e|es|ing)\s+(?:for|to))\b",
    re.IGNORECASE,
)
"""What a report tells of that has not come about."""
_IS_TO = re.compile(r"\b[A-Z][\w’'-]*\s+to\s+[a-z]+")
"""How headlines announce: `Xi to visit Moscow`."""
_AFFAIR = frozenset(
    map(
        root,
        "accident affair case conflict crisis controversy disaster dispute episode feud incident matter quarrel row "
        "saga scandal standoff story tragedy".split(),
    )
)
"""Words that name a course of events without saying of what; reports of it do without them."""
_ACCORD = frozenset(map(root, "accord agreement deal pact treaty".split()))
"""What a text of two sides is called by one report and not by another, which do without it where more is asked for."""
_WAS_DONE = re.compile(r"(?P<noun>\w+)\s+(?:was|were|has\s+been|have\s+been)\s+(?P<verb>\w+)\s*\Z")
_ABOUT = re.compile(r"\s+(?:about|regarding|concerning)\s", re.IGNORECASE)
_MOST_OF = 0.5
"""The part of an event's words by which it is found where none tells all of them: others call it by other words."""
_SHARED = 3
"""Things that the openings of two reports of one affair have in common, one of them a name."""
_SAME = 0.8
"""The part of the words of the shorter opening that another one shares that is a copy of it."""
_TWO = 2
"""Things of a statement's matter that a sentence which speaks of it names."""
_MOST_REPLIES = 8
_MOST_ANNOUNCING = 6
_SAID = re.compile(
    r"\b(?:say|says|said|claim\w*|warn\w*|announc\w*|accus\w*|told|threaten\w*|demand\w*)\b", re.IGNORECASE
)
"""An event that is a statement: of it tells what speaks of its matter, and not whatever else its speaker does."""
_NO_THING = re.compile(rf"(?:{DAY_NAMES}|{MONTH_NAMES}|{NUMBER_WORDS}|least|people)", re.IGNORECASE)


async def find_start(question: QuestionRead, library: Library) -> Article | None:
    """Give the first report of the latest event that all the words behind `since` tell of, and that does not only
    announce it; None where there is none, or where the question asks since no event."""
    event = find_event(question.understood)
    if event is None or question.window is not None:
        return None
    terms = make_terms(event.of(question.understood), AskedTime(), load_gazetteer())
    telling = await _find_telling(terms, library, None, _LOOKED_AT)
    telling = telling or await _find_telling(terms, library, None, _LOOKED_AT, _MOST_OF)
    done = _WAS_DONE.search(event.of(question.understood))
    if done is not None:  # `seized tanker` tells which it is, and not that it was seized
        which = re.compile(rf"\b{re.escape(done['verb'])}\s+{re.escape(done['noun'])}\b", re.IGNORECASE)
        telling = [each for each in telling if which.search(open_of(each, _OPENING)) is None] or telling
    runs = _list_runs([each for each in telling if not _announces(terms, each)] or telling)
    for lately in runs:
        headed = [each for each in lately if _names_all(terms, each.title or "")]
        there = [each for each in headed if _is_there(terms, each.title or "")]
        if headed and when(runs[0][0]) - when(lately[-1]) < _LOOKED_BACK:
            return (there or headed)[0]
    return runs[0][0] if runs else None


def is_of_affair(question: QuestionRead) -> bool:
    """Say whether it asks what came about since an event, and of that: a name alone, `Munich`, only says since when."""
    event = find_event(question.understood)
    terms = make_terms(event.of(question.understood), AskedTime(), load_gazetteer()) if event is not None else ()
    return question.begun is not None and question.asks_for_all and not all(term.named for term in terms)


def names_topic(question: QuestionRead) -> bool:
    """Say whether behind the event stands of what it is asked: `since the landslide about water`."""
    event = find_event(question.understood)
    return question.begun is not None and event is not None and _ABOUT.match(question.understood, event.end) is not None


async def find_since(question: QuestionRead, library: Library, window: Window | None) -> list[Article]:
    """Give the reports of the affair to which an event belongs since which a question asks, without the first: they
    name those whom the question names in it, or share things with how the first opens."""
    begun, event = question.begun, find_event(question.understood)
    if begun is None or event is None:
        return []
    terms = make_terms(event.of(question.understood), AskedTime(), load_gazetteer())
    found = await find_affair(begun, [term for term in terms if term.named], library, window)
    return [each for each in found if not _is_copy(each, begun)]


def tell_of_statement(question: QuestionRead, articles: Sequence[Article]) -> list[tuple[Article, Span]] | None:
    """Give, where the event is that somebody said something, the sentences that speak of the same matter, the first of
    each report, in order of time; None where it is something else that happened."""
    event = find_event(question.understood)
    words = event.of(question.understood) if event is not None else ""
    said = _SAID.search(words)
    matter = [term for term in make_terms(words, AskedTime(), load_gazetteer()) if not term.named] if said else []
    if not matter:
        return None
    spotter, told = _plainly(matter), list[tuple[Article, Span]]()
    for each in sorted(articles, key=when):
        sentences = [one.span for one in split(each.text, each.language)]
        for at, span in enumerate(sentences):
            if len(spotter.met(span.of(each.text))) < min(_TWO, len(matter)) or is_aside(each, span):
                continue
            back = at > 0 and points_back(span.of(each.text))
            span = skip_dateline(each.text, Span(sentences[at - 1].start if back else span.start, span.end))
            if not any(_shares_words(span.of(each.text), other.of(one.text)) for one, other in told):
                told.append((each, span))
            break
    return told[:_MOST_REPLIES]


def _shares_words(one: str, other: str) -> bool:
    mine, its = set(roots(one)), set(roots(other))
    return len(mine & its) >= _SAME * max(min(len(mine), len(its)), 1)


def _is_copy(one: Article, other: Article) -> bool:
    """Say whether two reports open in nearly the same words."""
    return _shares_words(one.text[:_OPENING], other.text[:_OPENING])


async def find_affair(first: Article, asked: Sequence[Term], library: Library, window: Window | None) -> list[Article]:
    """Give the other reports that open with all names that are asked for, or share things with how one report opens."""
    things = make_terms(open_of(first, _OPENING), AskedTime(), load_gazetteer())
    terms = [replace(term, named=_is_name(term, first.text)) for term in things if not _NO_THING.fullmatch(term.shown)]
    query = SearchQuery(any_of=tuple(term.shown for term in (*asked, *terms)), window=window, limit=MOST_OF_A_COURSE)
    found = await library.store.search(library.transaction, library.scopes, library.now, query)
    ids = [each for each, _ in found if each != first.id]
    articles = await library.store.get_many(library.transaction, library.scopes, ids)
    reports = [each for each in articles if find_genre(each) is None]
    return [
        each
        for each in reports
        for opening in [open_of(each, _OPENING)]
        if (asked and _names_all(asked, opening)) or _shares(terms, opening)
    ]


def _shares(terms: Sequence[Term], words: str) -> bool:
    shared = _plainly(terms).met(words)
    return len(shared) >= _SHARED and any(terms[at].named for at in shared)


def _is_name(term: Term, text: str) -> bool:
    """Say whether a word with a capital has it where none opens a sentence or stands in a headline."""
    within = re.compile(rf"[\w,;’'] {re.escape(term.shown.title())}\b")
    return term.named and (term.actor is not None or within.search(text, 0, _OPENING) is not None)


async def find_course(question: QuestionRead, library: Library, window: Window | None) -> list[Article]:
    """Give the reports whose title or opening tells of what a question asks the course of; where few say it in its
    words, also what is told of those named between the first and the last of these, `Wang Yi’s tour`, and what began
    and ended the same affair."""
    plain = [term for term in question.terms if term.named or term.root not in _AFFAIR]
    besides = [term for term in plain if term.named or term.root not in _ACCORD]
    plain = besides if len(besides) > 1 else plain
    plain = [term for term in plain if not _is_region(term)] if any(map(_is_somebody, plain)) else plain
    named = [term for term in plain if term.named]
    telling = await _find_telling(plain or question.terms, library, window, MOST_OF_A_COURSE)
    steps = await _find_steps(plain, library, window) if len(telling) < _FEW else []
    telling = list({each.id: each for each in (*telling, *steps)}.values())
    if not telling and window is not None and plain:  # reports of it may call it otherwise by then
        before = Window(window.start - _LOOKED_BACK, window.start)
        earlier = await _find_telling(plain, library, before, MOST_OF_A_COURSE, _MOST_OF)
        whole = [each for each in earlier if _names_all(plain, f"{each.title}. {each.text}")]
        first = max(whole, key=when, default=None)
        return await find_affair(first, named, library, window) if first is not None else []
    if len(telling) < _FEW and named and len(named) < len(plain):
        times = sorted(map(when, telling))
        between = Window(times[0], times[-1] + _MOMENT) if times else None
        things = [term for term in plain if not term.named]
        of_one_state = len(named) == 1 and named[0].actor is not None and len(things) > 1
        meant = [*named, *things[-1:]] if of_one_state else named  # a state's paper is not all that it does
        beside = await _find_telling(meant, library, between, MOST_OF_A_COURSE) if between else []
        around = window or (Window(times[0] - _APART, library.now) if times else None)
        affair = await find_affair(min(telling, key=when), (), library, around) if telling else []
        named_too = [each for each in affair if _names_all(meant, open_of(each, _OPENING))]
        return list({each.id: each for each in (*telling, *beside, *named_too)}.values())
    if telling and named and len(named) == len(plain):  # reports of it may name it only further on
        around = window or Window(when(min(telling, key=when)) - _APART, library.now)
        affair = [found for each in telling[:_FEW] for found in await find_affair(each, (), library, around)]
        of_it = [each for each in affair if _names_all(named, f"{each.title}. {each.text}")]
        return list({each.id: each for each in (*telling, *of_it)}.values())
    if telling and plain and not named:
        return list(
            {each.id: each for each in (*telling, *await _find_called(plain, telling, library, window))}.values()
        )
    return telling


async def find_later(articles: Sequence[Article], library: Library) -> list[ArticleId]:
    """Give the later reports, none of these, of the affair of such as open with what is ahead: these may tell how it
    went."""
    announcing = [each for each in articles if _ANNOUNCES.search(open_of(each, _OPENING))][:_MOST_ANNOUNCING]
    known = {each.id for each in articles}
    later: dict[ArticleId, None] = {}
    for each in announcing:
        affair = await find_affair(each, (), library, Window(when(each), library.now))
        later |= dict.fromkeys(one.id for one in affair if one.id not in known)
    return list(later)[:_LOOKED_AT]


async def _find_called(
    things: Sequence[Term], telling: Sequence[Article], library: Library, window: Window | None
) -> list[Article]:
    """Give the reports of the affair that name a thing only further on, or open with the name that it has: of a ferry's
    loss also what calls it by that alone."""
    around = window or Window(when(min(telling, key=when)) - _APART, library.now)
    nouns = "|".join(re.escape(each.shown) for each in things)
    called = re.compile(rf"\b(?i:{nouns})\s(?P<name>[A-ZÀ-Ž][\w’'-]+(?:\s[A-ZÀ-Ž][\w’'-]+)*)")
    names = Counter(found["name"] for each in telling for found in called.finditer(each.text))
    [(name, count)] = names.most_common(1) or [("", 0)]
    own = make_terms(name, AskedTime(), load_gazetteer()) if count > 1 else ()
    affair = [found for each in telling[:_FEW] for found in await find_affair(each, own, library, around)]
    return [
        each
        for each in affair
        if _names_all(things, f"{each.title}. {each.text}", _MOST_OF)
        or (own and _names_all(own, open_of(each, _OPENING)))
    ]


def _is_region(term: Term) -> bool:
    """Say whether it is a part of the world, which reports of a tour tell by the states and towns there."""
    return term.named and _REGION.fullmatch(term.shown) is not None


def _is_somebody(term: Term) -> bool:
    return term.named and not _is_region(term)


_REGION = re.compile(
    r"(?:Europe|Africa|Asia|Oceania|Scandinavia|America|Americas|Caribbean|Balkans|Baltics?|Caucasus|Sahel|Gulf|Maghreb|Levant)",
    re.IGNORECASE,
)


async def _find_steps(terms: Sequence[Term], library: Library, window: Window | None) -> list[Article]:
    """Give the reports that open with what was closed, or stopped, and tell anywhere that it was, or that this is over:
    of a bridge's closure also who reopened it, and who talked about it."""
    things = [term for term in terms if term.named or not undoing(term.root)]
    done = [replace(term, either=True) for term in terms if term not in things]
    if not things or not done:
        return []
    opening = await _find_telling(things, library, window, MOST_OF_A_COURSE)
    spotter = Spotter(done, load_gazetteer())
    return [each for each in opening if spotter.find(SET_APART.sub(" ", each.text))]


async def find_naming(question: QuestionRead, library: Library, most: int) -> list[ArticleId]:
    """Give articles that name whom a question names that asks if something is so or will be, the latest before others
    that fit as well: what changes a plan may be told in other words."""
    names = tuple(term.shown for term in question.terms if term.named)
    if not names or not (question.kind in YES_OR_NO or is_ahead(question)):
        return []
    query = SearchQuery(any_of=names, limit=most, late=library.now - _LATELY)
    return [each for each, _ in await library.store.search(library.transaction, library.scopes, library.now, query)]


async def _find_telling(
    terms: Sequence[Term], library: Library, window: Window | None, limit: int, least: float = 1.0
) -> list[Article]:
    """Give the reports that open with all that some terms ask about, or so much of it with all of the names."""
    if not terms:
        return []
    query = SearchQuery(any_of=tuple(term.shown for term in terms), window=window, limit=limit)
    found = await library.store.search(library.transaction, library.scopes, library.now, query)
    articles = await library.store.get_many(library.transaction, library.scopes, [each for each, _ in found])
    return [each for each in articles if find_genre(each) is None and _names_all(terms, open_of(each, _OPENING), least)]


def _names_all(terms: Sequence[Term], words: str, least: float = 1.0) -> bool:
    there = _plainly(terms).met(SET_APART.sub(" ", words))
    plain = [at in there for at, term in enumerate(terms) if not term.named]
    return all(at in there for at, term in enumerate(terms) if term.named) and sum(plain) >= least * len(plain)


def _plainly(terms: Sequence[Term]) -> Spotter:
    return Spotter([replace(term, focus=False, subject=False) for term in terms], load_gazetteer())


def _is_there(terms: Sequence[Term], words: str) -> bool:
    """Say whether words tell of something at the one place that is named, which stands for what was there: `Munich`."""
    (name, *others) = terms
    return not others and name.named and re.search(rf"\b(?:in|at|from)\s+{re.escape(name.shown)}\b", words) is not None


def _announces(terms: Sequence[Term], article: Article) -> bool:
    """Say whether the title, or else the opening up to where it names it, speaks of it as ahead."""
    title = article.title or ""
    if _names_all(terms, title):
        return _ANNOUNCES.search(title) is not None or _IS_TO.search(title) is not None
    spots = _plainly(terms).find(article.text[:_OPENING])
    firsts = {spot.term: spot.at for spot in reversed(spots)}
    return _ANNOUNCES.search(article.text[: max(firsts.values(), default=0)]) is not None


def _list_runs(articles: Sequence[Article]) -> list[list[Article]]:
    """Reports that stand within some days of one another, the first of them first; the latest of such runs first."""
    runs: list[list[Article]] = []
    for each in sorted(articles, key=when, reverse=True):
        if runs and when(runs[-1][0]) - when(each) <= _APART:
            runs[-1].insert(0, each)
        else:
            runs.append([each])
    return runs
