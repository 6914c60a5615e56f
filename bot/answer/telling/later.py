"""What was reported later and changes what an answer says: a correction, an answer to what was open, a newer state."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.answer.asked.focus import is_wanted
from bot.answer.asked.named import find_named
from bot.answer.asked.otherwise import MUTUAL, alike
from bot.answer.asked.question import YES_OR_NO, QuestionRead
from bot.answer.asked.standing import is_ahead
from bot.answer.asked.terms import is_asking, root, roots
from bot.answer.found.candidates import A_DAY, Candidate, Group, is_in_place, telling_of
from bot.answer.found.counting import HELD, Lasting, iter_counts
from bot.answer.found.fitting import tells_time
from bot.answer.found.spotting import UNDOES, Spotter
from bot.answer.holding.amounts import find_revised
from bot.answer.holding.custody import list_ends_of_captivity
from bot.answer.holding.deeds import is_undone
from bot.answer.holding.in_force import is_answered
from bot.answer.holding.offices import tells_successor
from bot.answer.holding.states import read_state
from bot.model.analysis import Material
from bot.model.article import Article, ArticleId
from bot.text.days import DAY_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.notices import Notice, find_notice, list_figures
from bot.text.sentences import split
from bot.text.verbs import is_past
from bot.text.words import NUMBER_WORDS

CORRECTED_SINCE = "Corrected since:"
_CORRECTS = re.compile(
    r"\b(?:correct(?:s|ed|ing)\s+(?:its|his|her|their|the|an?)|retract(?:s|ed|ing)|"
    r"earlier\s+(?:report|figure|toll|version|statement)s?(?:\s+of\s+(?P<figure>[\d.,]*\d))?)\b"
    r"(?:\s+(?:[a-z]+\s+){0,2}?(?P<sum>figure|toll|number|count|total|estimate|data)s?\b)?",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf"\b(?:\d[\d.,]*|{NUMBER_WORDS})\s+(?P<what>[a-z]+(?:\s+[a-z]+)?)", re.IGNORECASE)
"""What a number counts: `4,100 people`."""
_DENIES = re.compile(
    r"\b(?:not|yet\s+to|no|never|declined|unclear|whether|undecided|unknown|will|would|may|might|expected)\b",
    re.IGNORECASE,
)
_STILL = re.compile(r"\b(?:still|yet|already)\b", re.IGNORECASE)
_SINCE_WHEN = re.compile(
    r"\b(?:since\s+when\s+(?:is|are|has|have)|how\s+long\s+(?:is|are|has|have))\b|\b(?:is|are|has|have)\b[^?]*\bsince\s+when\b",
    re.IGNORECASE,
)
"""Asks since when something is so, which may be over."""
_NOT_DONE = re.compile(
    r"\b(?:ha(?:s|ve|d)\s+(?:not|never|yet\s+to)|ha(?:s|ve|d)n[’']t|not\s+yet|so\s+far|unable|no\s+longer|ha(?:s|ve|d)\s+no)\b",
    re.IGNORECASE,
)
_ASKS_NAME = re.compile(r"\b(?:who|whom|whose|which|where)\b", re.IGNORECASE)
_ASKS_OPEN = re.compile(r"\b(?P<thing>[a-z]+)\s+(?:still\s+|now\s+)?(?:closed|shut|open|blocked)\b", re.IGNORECASE)
_TURNS = re.compile(
    r"\b(?:re-?open\w*|open(?:s|ed|ing)?|clos(?:e|es|ed|ing)|shut(?:s|ting)?|block(?:s|ed|ing)?|unblock\w*)\b"
)
"""That something is open or closed from then on, or is to be."""
_FREED = re.compile(
    r"\b(?:releas(?:e[sd]?|ing)|free[ds]?|freeing|rescu(?:e[sd]?|ing)|escap(?:e[sd]?|ing)|let\s+go|walk(?:ed)?\s+free|swapped|exchanged)\b",
    re.IGNORECASE,
)
_LEFT = re.compile(r"\b(whether|when|where|who|why|how|what)\s+(?P<rest>[^.;]*)")
_SUCCEEDS = re.compile(r"\b(?:replace|succeed|take\s+over)\b")
_LEFT_UNDONE = re.compile(
    r"\b(not|yet\s+to)\s+(?:been\s+able\s+to\s+)?(?P<rest>[^.;]*?)(?=[.;]|\s+(?:so\s+far|because|as|despite|until)\b)"
)
"""What a sentence leaves open stands behind these."""
_STAYED = re.compile(r"\b(?:(?:stay|remain)(?:s|ed)?|kept|(?:is|are|was|were)\s+still)\s+(?:[a-z]+ly\s+)?\Z")
"""Before what a thing was to be no longer: `stayed closed`."""
_WEEK = DAY_NAMES.split("|")
_NOTICES = re.compile(r"correct|clarif|errat|for\s+the\s+record", re.IGNORECASE)
"""In what every title or text that corrects something says so."""
_NOTICE = 2_000
"""Characters of an article in which it says what it corrects."""
_SAID = frozenset({"said", "told"})
_SHARED = 2
"""Telling words that two sentences about one thing have in common, one of them a name."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence as it is held against others, read once however many these are."""

    when: str
    first: str | None
    """Who or what is named first."""
    names: frozenset[str]
    telling: frozenset[str]

    @classmethod
    def of(cls, candidate: Candidate) -> "_Told":
        words = candidate.words
        named = [(each.key, roots(each.span.of(words))) for each in find_named(words, load_gazetteer())]
        first = next((key or " ".join(name) for key, name in named), None)
        return cls(candidate.when, first, frozenset(root for _, name in named for root in name), telling_of(candidate))


def leave_out_overtaken(
    question: QuestionRead, candidates: Sequence[Candidate], known: Sequence[Candidate]
) -> list[Candidate]:
    """Give what is still open: without that of which a later report says, of the same actor, that it was done."""
    if question.kind != "open":
        return list(candidates)
    asked = {term.root for term in question.terms}
    done = [_Told.of(each) for each in known if _DENIES.search(each.words) is None]
    told = [(each, _Told.of(each)) for each in candidates]
    left = [each for each, open_ in told if not any(_answers(other, open_, asked) for other in done)]
    return [each for each in left if not any(_settles(other, each, asked) for other in known)]


def _settles(one: Candidate, open_: Candidate, asked: set[str]) -> bool:
    """Say whether a later sentence tells as so most of what another leaves open, or when it will be."""
    if one.when <= open_.when:
        return False
    if is_answered(open_, one):
        return True
    left = list(_LEFT.finditer(open_.words))
    found = left or list(_LEFT_UNDONE.finditer(open_.words))
    if not found or (_DENIES.search(one.words) is not None and not (found[-1][1] == "when" and tells_time(one.words))):
        return False
    if left and _SUCCEEDS.search(found[-1]["rest"]) and tells_successor(one.words):
        return True
    matter = [root for root in roots(found[-1]["rest"]) if not is_asking(root)]
    shared = set(matter) & set(roots(one.words))
    needed = set(matter) - asked if left else set(matter[:1])
    return len(shared) >= max(_SHARED, len(set(matter)) / 2) and bool(shared & needed)


@dataclass(frozen=True, slots=True)
class Correction:
    """What an outlet takes back: the article that does, its notice, and the roots of what was wrong."""

    article: Article
    notice: Notice
    wrong: frozenset[str]


def list_corrections(known: Sequence[Candidate]) -> tuple[Correction, ...]:
    """Give what the reports of all that was found take back."""
    return tuple(
        Correction(article, notice, frozenset(roots(notice.wrong.of(article.text))))
        for article in {each.article.id: each.article for each in known}.values()
        if (notice := _find_notice(article)) is not None
    )


def leave_out_corrected(candidates: Sequence[Candidate], corrections: Sequence[Correction]) -> list[Candidate]:
    """Give what no later correction of the same outlet takes back: neither its figure nor what it is of."""
    return [
        each
        for each in candidates
        if not any(
            _is_taken_back(each, one.article, one.notice) and len(one.wrong & telling_of(each)) >= _SHARED
            for one in corrections
        )
    ]


def _find_notice(article: Article) -> Notice | None:
    if _NOTICES.search(article.title) is None and _NOTICES.search(article.text, 0, _NOTICE) is None:
        return None  # most reports: their sentences need not be parted
    return find_notice(
        article.title, article.text, [each.span for each in split(article.text[:_NOTICE], article.language)]
    )


def _is_taken_back(candidate: Candidate, by: Article, notice: Notice) -> bool:
    """Say whether a report of the same outlet, from before, holds a figure that a notice takes back."""
    article, earlier = candidate.article, (by.published or by.retrieved).isoformat() >= candidate.when
    own = article.id != by.id and article.publisher == by.publisher
    return own and earlier and bool(notice.figures & list_figures(candidate.words))


def list_later(question: QuestionRead, groups: Sequence[Group], known: Sequence[Candidate]) -> tuple[Group, ...]:
    """Give what was reported after what is shown and takes it back, or says how it stands now where that was asked."""
    shown = [each for group in groups for each in group.chosen]
    words = {each.words for each in shown}
    fresh = [each for each in known if each.words not in words]
    corrected = next((each for each in fresh if any(_corrects(each, other) for other in shown)), None)
    if corrected is not None:
        return (Group(CORRECTED_SINCE, (corrected,)),)
    if ended := list_ends_of_captivity(question, shown, fresh):
        return (Group("Reported since:", ended),)
    since = (find_revised(question, shown, fresh) or _find_since(question, shown, fresh)) if shown else None
    return (Group("Reported since:", (since,)),) if since is not None else ()


def lead_with_undone(
    question: QuestionRead,
    groups: Sequence[Group],
    known: Sequence[Candidate],
    materials: Mapping[ArticleId, Material],
) -> tuple[Group, ...]:
    """Put first, where it is asked when something will be, what the newest report since the day for which that was
    planned tells of the very thing: that it did not happen."""
    shown = [each for group in groups for each in group.chosen]
    due = max((_find_due(each, materials) for each in shown), default="") if is_ahead(question) else ""
    if not due:
        return tuple(groups)
    newest, day = max(each.when for each in shown), _WEEK[date.fromisoformat(due).weekday()]
    told = {root for each in shown for root in roots(each.article.text)}
    every = Spotter([replace(term, either=not term.named) for term in question.terms], load_gazetteer())
    undone = [
        each
        for each in known
        if each.when > newest
        if each.when[:A_DAY] > due or (each.when[:A_DAY] == due and day in each.words)
        if (at := _find_undone(each.words, every)) is not None and all(_list_known(each, told, at))
        if every.meets_all(f"{each.article.title}. {each.told.of(each.article.text)}")
        if is_in_place(each.article, each.sentence.span)
    ]
    if not undone:
        return tuple(groups)
    earlier = (replace(group, label=group.label or "Reported earlier:") for group in groups if group.chosen)
    return (Group(None, (max(undone, key=lambda each: each.when),)), *earlier)


def _find_due(each: Candidate, materials: Mapping[ArticleId, Material]) -> str:
    """Give the last day that a sentence names of those ahead of its report; nothing where it names none."""
    analysis = materials[each.article.id].analysis if each.article.id in materials else None
    days = [
        event.date
        for event in (analysis.events if analysis is not None else ())
        if analysis is not None and analysis.sentences[event.sentence].span.meets(each.told)
        if event.date is not None and len(event.date) == A_DAY
    ]
    return max((day for day in days if day > each.when[:A_DAY]), default="")


def _find_undone(words: str, every: Spotter) -> int | None:
    """Give where a deed is told as not done, or a thing to be still as it was before; whoever is named behind that may
    be why."""
    places = (
        spot.at
        for spot in every.find(words)
        if (_STAYED.search(words, 0, spot.at) is not None if spot.worth == UNDOES else is_undone(words, spot.at))
    )
    return next(places, None)


def _find_since(question: QuestionRead, shown: Sequence[Candidate], fresh: Sequence[Candidate]) -> Candidate | None:
    """Find what tells that a thing has been done which was shown as not done, that some came free of whom it was shown
    how many are held, or else, where it is asked how something still stands, anything newer of those it names."""
    newest = max(each.when for each in shown)
    newer = [each for each in fresh if each.when > newest]
    told = {root for each in shown for root in roots(each.article.text)}
    if (stands := _ASKS_OPEN.search(question.understood)) is not None and question.kind in YES_OR_NO:
        turned = [each for each in newer if _tells_turned(stands["thing"], shown, each)]
        if turned:
            return max(turned, key=lambda each: each.when)
    if question.kind in YES_OR_NO and (decided := [each for each in newer if is_answered(shown[0], each)]):
        return max(decided, key=lambda each: each.when)
    if question.kind in YES_OR_NO and any(_NOT_DONE.search(each.words) for each in shown):
        done = [each for each in newer if _DENIES.search(each.words) is None and _tells_deed(question, each, told)]
        return max(done, key=lambda each: each.when, default=None)
    if (lasting := read_state(question)) is not None and HELD.search(shown[0].words):
        freed = [each for each in newer if _counts_freed(lasting, each) and any(_list_known(each, told))]
        return max(freed, key=lambda each: each.when, default=None)
    if not (_SINCE_WHEN if question.kind in {"when", "how_many"} else _STILL).search(question.understood):
        return None
    names = {term.root for term in question.terms if term.named}
    if question.kind not in YES_OR_NO | {"when", "how_many"} or not names:
        return None
    return next((each for each in newer if names <= set(roots(each.words))), None)


def _tells_turned(thing: str, shown: Sequence[Candidate], each: Candidate) -> bool:
    """Say whether a sentence tells that a thing was opened or closed that is of all the states that the one shown first
    names: it may lack its own name."""
    keys = {one.key for one in load_gazetteer().scan(shown[0].words)}
    named = {one.key for one in load_gazetteer().scan(each.words)}
    turned = any(not is_wanted(each.words, found.start()) for found in _TURNS.finditer(each.words))
    told = turned and root(thing.casefold()) in roots(each.words)
    others = [one for one in find_named(each.words, load_gazetteer()) if one.key is None and one.placed]
    return told and len(keys) > 1 and keys <= named and not others


def _tells_deed(question: QuestionRead, each: Candidate, told: set[str]) -> bool:
    """Say whether a sentence tells what is asked to be settled, with half of what it is asked of; its doer may have
    another name there, as none that was not told before."""
    plain = [term for term in question.terms if not term.named]
    there = Spotter(plain, load_gazetteer()).met(each.words)
    focus = {at for at, term in enumerate(plain) if term.focus}
    named = Spotter([term for term in question.terms if term.named], load_gazetteer())
    if any(alike(plain[at].root) in MUTUAL for at in focus) and not named.meets_all(each.told.of(each.article.text)):
        return False  # with each other
    alone = len(there) == len(plain) == 1 and bool(named.find(each.told.of(each.article.text)))
    enough = len(there) >= max(_SHARED, len(plain) / 2) or alone
    asks_name = _ASKS_NAME.search(question.understood) is not None
    return focus <= there and enough and (asks_name or all(_list_known(each, told)))


def _list_known(each: Candidate, told: set[str], end: int | None = None) -> list[bool]:
    """Say of each name of a sentence, up to a place, whether it was named before; what only opens the sentence may be
    none."""
    named = find_named(each.words[:end], load_gazetteer())
    spans = [one.span for one in named if one.span.start or one.key is not None or " " in one.span.of(each.words)]
    return [bool(set(roots(span.of(each.words))) & told) for span in spans]


def _counts_freed(lasting: Lasting, each: Candidate) -> bool:
    return _FREED.search(each.words) is not None and any(True for _ in iter_counts(lasting.counted, each.words))


def _corrects(one: Candidate, other: Candidate) -> bool:
    found = list(_CORRECTS.finditer(one.words))
    figures = {each["figure"] for each in found} - {None}
    if one.when <= other.when or not found or any(str(figure) not in other.words for figure in figures):
        return False
    if not figures and any(each["sum"] for each in found) and not _list_counted(one.words) & _list_counted(other.words):
        return False  # what it corrects is a count of something else
    mine, its = _Told.of(one), _Told.of(other)
    shared = mine.telling & its.telling
    of_it = bool(figures) or any(each["sum"] for each in found) or bool(shared & _list_done(other.words))
    return of_it and len(shared) >= _SHARED and bool(shared & mine.names & its.names)


def _list_done(words: str) -> set[str]:
    """Give the roots of what a sentence tells as done or as so; that it is said is none."""
    return {root(each) for each in re.findall(r"[a-z]+", words) if is_past(each) and each not in _SAID}


def _list_counted(words: str) -> set[str]:
    return {each for found in _COUNTED.finditer(words) for each in roots(found["what"])}


def _answers(one: _Told, open_: _Told, asked: set[str]) -> bool:
    """The same actor stands first in both, and they share a telling word that the question did not lend them."""
    if one.when <= open_.when or one.first is None or one.first != open_.first:
        return False
    return bool((one.telling & open_.telling) - asked - open_.names)
