"""Weighs the sentences of a passage: how much of a question each meets, and whether it holds what is asked for."""

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.answer.asked.question import ABOUT_AN_EVENT, YES_OR_NO, QuestionRead
from bot.answer.asked.sought import find_leaning, list_shares
from bot.answer.asked.terms import root, roots
from bot.answer.found.fitting import fits, tells_open
from bot.answer.found.spotting import Spot
from bot.evidence.pronouns import backs_that
from bot.model.analysis import Span
from bot.model.article import Article
from bot.text.beside import is_aside
from bot.text.datelines import skip_dateline
from bot.text.dates import DAYS
from bot.text.days import DAY_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.hostile import is_reporting
from bot.text.imagined import find_imagined
from bot.text.moved import CALLED_OFF, MOVES
from bot.text.notices import find_notice
from bot.text.sentences import split

LONGEST_SENTENCE = 600
"""Characters; what is longer is no sentence to show as an answer."""
_EARLY = 800.0
OPENING = 400
"""Characters of a text that say what the whole of it is about."""
_OPENS_BACK = re.compile(
    r"(?:He|She|They|It|His|Her|Their|Its|This|That|These|Those|There|But|And|However|"
    r"The (?:two|(?:trip|visit|meeting|move)(?!\s+(?:to|that|of|by|between|with|in)\b)))\b"
)
_LEADS_BACK = re.compile(
    rf"(?:In|On|At|By|During|After|Before|Under|Through)\s(?:(?:{DAY_NAMES}|an?|the|this|that|[a-z]+)\b)[^,;.A-Z]{{0,40}}?,?\s"
    r"(?:(?:he|she|they)|it(?!\s(?:is|was|has\sbeen|will\sbe|rain|snow|emerged|turned|became|took|seem|appear)))\s"
)
"""Opens with when or in what somebody did something whom no name before tells: `In a statement it called`."""
_TAKES_UP = re.compile(
    r"(?:He|She|They)\b|(?:His|Her|Their|Its)\b(?!\s(?:[a-z-]+,?\s){1,4}[A-ZÀ-Ž])|It(?!\s(?:(?:is|was|has\sbeen|will\sbe|remains?|seems?|appears?|rained|snowed|emerged|took)\b))\s"
)
_TAKEN_UP = (
    r"(?:that|this|these|those)\s+(?:request|demand|appeal|proposal|offer|plea|question|point|matter|claim|issue|plan|step|move|"
    r"decision|invitation)s?\b"
)
_LEANS_BACK = re.compile(
    r"\bden(?:y|ies|ied)\s+(?:it|this|that)(?=[.,;]|\s+and\b|\Z)|\b(?:the|that)\s+same\s+day\b|"
    rf"\b(?:on|of|to|about|with)\s+{_TAKEN_UP}|\bwhether\s+(?:he|she|it|they)\s+(?:would|will|had|has|did)(?=[.,]|\Z)"
)
"""What tells of something that only the sentence before it names: `has not decided on that request`."""
_THERE = re.compile(
    r"(?:(?!\b(?:in|at|near|on|to|from|outside|reached|left)\s+(?:the\s+|an?\s+)?(?:[a-z]+\s+)?(?-i:[A-Z])).)*?"
    r"\b(?:began|begun|started|broke\s+out|broken\s+out|happened|occurred|took\s+place|originated|died|killed|held|found|seen|"
    r"buried|born|stored|stopped|landed)\s+there\b(?!\s+(?:is|are|was|were|had|has|have|would|will)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""Tells what was at a place that only the sentence before names: `the fire began there`."""
_IS_THEIRS = re.compile(r"(?:[A-Z][\w’'-]++\s?){1,4},\s(?:his|her|their)\s(?:[a-z]+\s)?[a-z]+,\s")
"""Opens with who is somebody's of whom the sentences before it tell: `Sahelor, her employer,`."""
_OPEN_LEANS = re.compile(rf"\b{_TAKEN_UP}|\b(?:whether|when|where|if)\s+(?:he|she|they|it)\b", re.IGNORECASE)
"""The same of what is left open, where more leans: `whether he would`."""
_DONE_TO = re.compile(
    r"\b\w{1,20}(?:ed|et|ld|ent)\s+(?:(?:him|them)\b|her(?=\s+(?:by|on|in|at|with|for|from|within|over|after|as|and)\b|[.,;]))"
)
"""Takes up somebody to whom something is done."""
_OPENS_WITH_PERSON = re.compile(r"(?:He|She|They)\b")
_SAID_BACK = re.compile(r",”?\s(?:he|she|they|it)\s(?:also\s)?(?:said|added|told|noted|wrote|says)\b")
_SAID_TO_BE = frozenset(map(root, "confirm announce deny acknowledge admit decide disclose".split()))
"""What may also be left open: somebody has not said whether."""
_LEFT_OPEN = re.compile(
    r"\b(?:(?:ha(?:s|ve|d)|was|were)\s+(?:yet\s+to|not(?:\s+yet)?(?:\s+been)?|neither)|did\s+not|declin\w+\s+to|refus\w+\s+to)\s+"
    r"(?:be\s+)?(?:say|said|confirm\w*|den(?:y|ied)|announced?|disclosed?|decided?|rul(?:e|ed)\s+out|arranged|set|scheduled|planned)\b"
    r"|\bgave\s+no\s+(?:\w+\s+)?(?:date|word|details|confirmation)|\bno\s+(?:\w+\s+)?(?:date|decision|confirmation|word)\b|\bun(?:clear|confirmed|decided)\b",
    re.IGNORECASE,
)
_TO_NOBODY = re.compile(
    r"\b(?:not|never|den(?:y|ies|ied))\b[^.;]{0,60}\b(?:anybody|anyone|anything|any)\b|\b(?:nobody|no\s+one|none|nothing)\b"
)
_WHETHER = re.compile(r"\b(?:whether|(?:say|said|clear|decided|known|sure|certain)\s+if)\s")
_KIND_OF_NAME = re.compile(r"\b(?P<kind>[a-z]+)\s(?=[A-ZÀ-Ž])")
"""What stands before a name and says what has it: `the tug Halvard`."""
_IS_OFF = re.compile(rf"\b(?:{CALLED_OFF}|{MOVES})")
_WEEK, _BEFORE_THE_NEXT = timedelta(days=6), timedelta(days=300)
"""How long before a day its name means that day, and how long behind a month its name means that month."""
_OPEN_WORTH = 0.6
_SAME_EVENT = 0.5
"""The part of a yes-or-no question, beside who does what, that a sentence about the same event names."""


@dataclass(frozen=True, slots=True)
class WeighedSentence:
    """A sentence that may answer, with its rank among the sentences of its article, in [0, 0.8]."""

    span: Span
    score: float
    own: float
    """The part of the question that the sentence's own words meet, in [0, 1]."""
    around: float
    """The same of the sentence with those beside it."""
    fits: bool
    """It holds what the question asks for: a number, a time, a name."""
    before: Span | None = None
    """What stands before it and it points back to: a sentence, or two where that one points back as well."""


def weigh_sentences(
    question: QuestionRead, rarity: Sequence[float], article: Article, passage: Span, spots: Sequence[Spot]
) -> tuple[WeighedSentence, ...]:
    """Give the sentences that report something and meet the question, or stand beside one that does, best first."""
    parts = split(passage.of(article.text), article.language)
    placed = [Span(passage.start + each.span.start, passage.start + each.span.end) for each in parts]
    imagined = find_imagined(passage.of(article.text), parts)
    untold = {Span(passage.start + each.start, passage.start + each.end) for each in imagined}
    spans = tuple(_join_notice(article, placed))
    met = tuple(_read_met(span, spots, len(question.terms)) for span in spans)
    about = _read_matter(question, article, spots) if question.kind == "open" else None
    weights = [rare * share for rare, share in zip(rarity, list_shares(question), strict=True)]
    weighing = _Weighing(question, rarity, weights, find_leaning(question), article, spots, spans, met, about)
    found = (weighing.weigh(at) for at, span in enumerate(spans) if span not in untold)
    return tuple(sorted(filter(None, found), key=lambda sentence: (-sentence.score, sentence.span.start)))


@dataclass(frozen=True, slots=True)
class _Weighing:
    """The sentences of a passage, with what each meets of a question."""

    question: QuestionRead
    rarity: Sequence[float]
    weights: Sequence[float]
    """What each term of it counts: how telling it is, and how much asked for."""
    leaning: re.Pattern[str] | None
    """How a sentence says without a name what is asked for."""
    article: Article
    spots: Sequence[Spot]
    spans: Sequence[Span]
    met: Sequence[Sequence[float]]
    about: Sequence[float] | None
    """What the whole article is about, where it is asked what is open of it."""

    def weigh(self, at: int) -> WeighedSentence | None:
        """Weigh a sentence; None where it reports nothing, or neither it nor one beside it meets the question."""
        question, text = self.question, self.article.text
        told = skip_dateline(text, self.spans[at])
        words, around, total = told.of(text), self._weigh_around(at), sum(self.weights) or 1.0
        if not around or len(words) > LONGEST_SENTENCE or not is_reporting(words):
            return None
        if is_aside(self.article, self.spans[at]):
            return None
        mine, back = self._meet(at, words), self._leans_back(words) or self._is_done_to_one_before(at, words)
        before = self._find_before(at, back=back)
        joined = _join(mine, self.met[at - 1]) if before is not None else mine
        if before is not None and before.start < self.spans[at - 1].start and _IS_THEIRS.match(words) is not None:
            joined = _join(joined, self.met[at - 2])
        goes_on = question.kind == "open" and before is not None and not any(mine)  # what is open of it is told next
        same = is_same_event(question, self.rarity, mine) or _denies_of_all(question, words, mine, self.spots)
        same = (same and not goes_on) or self._is_left_open(at, words)
        fitting = (
            fits(question, words)
            and (same or is_same_event(question, self.rarity, mine, joined))
            and (not question.dates or _may_be_of_date(question, self.article, words))
        )
        in_context = back and question.kind in ABOUT_AN_EVENT | {"when"}
        own = self._sum(joined if goes_on or in_context else mine) / total
        score = 0.35 * own + 0.15 * around / total + 0.2 * fitting + 0.1 * math.exp(-self.spans[at].start / _EARLY)
        return WeighedSentence(told, score, own, around / total, fitting, before if back or not same else None)

    def _sum(self, met: Sequence[float]) -> float:
        return sum(weight * part for weight, part in zip(self.weights, met, strict=True))

    def _weigh_around(self, at: int) -> float:
        """Give how much of the question a sentence meets with those beside it and what its article is about."""
        beside = [self.met[other] for other in (at - 1, at + 1) if 0 <= other < len(self.met)]
        return self._sum(_join(self.met[at], *beside, *([self.about] if self.about is not None else [])))

    def _meet(self, at: int, words: str) -> Sequence[float]:
        """Give what of the question a sentence itself meets, also by telling that something is open."""
        mine = _leave_open(self.question, words, self.met[at])
        # What is open of a matter is told without naming it again.
        return _join(mine, self.about) if self.about is not None and tells_open(words) else mine

    def _is_left_open(self, at: int, words: str) -> bool:
        """Say whether words leave open what a yes-or-no question asks, without names by which the report opens:
        `has not decided whether the wreck will be raised`."""
        asks = _WHETHER.search(words) if self.question.kind in YES_OR_NO else None
        if asks is None:
            return False
        start = self.spans[at].end - len(words) + asks.end()
        clause = _read_met(Span(start, self.spans[at].end), self.spots, len(self.question.terms))
        opening = _read_met(Span(0, OPENING), self.spots, len(self.question.terms))
        known = {each.key for each in load_gazetteer().scan(self.question.understood)}
        others = {each.key for each in load_gazetteer().scan(words[asks.end() :])} - known
        of_what = {found["kind"].casefold() for found in _KIND_OF_NAME.finditer(self.question.understood)}
        met = zip(self.question.terms, clause, opening, strict=True)
        return not others and all(
            here or (above and not term.subject and (term.named or term.shown.casefold() in of_what))
            for term, here, above in met
        )

    def _leans_back(self, words: str) -> bool:
        return (
            points_back(words)
            or (self.question.kind == "open" and _OPEN_LEANS.search(words) is not None)
            or (self.leaning is not None and self.leaning.search(words) is not None)
        )

    def _is_done_to_one_before(self, at: int, words: str) -> bool:
        """Say whether it is asked if something was done to somebody whom the sentence before names and this one takes
        up: `congratulated her`."""
        if self.question.kind not in YES_OR_NO or not at or _DONE_TO.search(words) is None:
            return False
        pairs = zip(self.question.terms, self.met[at], self.met[at - 1], strict=True)
        return any(term.named and not term.subject and before and not here for term, here, before in pairs)

    def _find_before(self, at: int, *, back: bool) -> Span | None:
        """Give what stands before a sentence that points back to it, or goes on in the same line: a sentence, or two
        where that one points back as well."""
        text = self.article.text
        if not at or not (back or not text[self.spans[at - 1].end : self.spans[at].start].strip(" ")):
            return None
        before = skip_dateline(text, self.spans[at - 1])
        if at > 1 and points_back(before.of(text)):
            return Span(skip_dateline(text, self.spans[at - 2]).start, before.end)
        return before


def _join(*met: Sequence[float]) -> list[float]:
    """Give what sentences meet together."""
    return [max(column) for column in zip(*met, strict=True)]


def _read_matter(question: QuestionRead, article: Article, spots: Sequence[Spot]) -> list[float] | None:
    """Give what an article's headline and opening meet of a question; None where they do not name all that it names, or
    where it asks about one thing without a name, of which no whole article need be."""
    titled = set(roots(article.title or ""))
    opening = _read_met(Span(0, OPENING), spots, len(question.terms))
    if len(question.terms) == 1 and not question.terms[0].named:
        return None
    about = [1.0 if term.root in titled else part for term, part in zip(question.terms, opening, strict=True)]
    return about if all(part for term, part in zip(question.terms, about, strict=True) if term.named) else None


def _join_notice(article: Article, spans: list[Span]) -> list[Span]:
    """What a correction takes back and how it is are read as one."""
    notice = find_notice(article.title, article.text, spans)
    inside = [span for span in spans if notice is not None and notice.told.holds(span)]
    if notice is None or not inside:
        return spans
    return [notice.told if span == inside[0] else span for span in spans if span not in inside[1:]]


def points_back(words: str) -> bool:
    """Say whether a sentence leans on the one before it: `He said`, `That would …`, `on that request`."""
    return backs_that(words) or any(
        found is not None
        for found in (
            _OPENS_BACK.match(words),
            _LEADS_BACK.match(words),
            _SAID_BACK.search(words),
            _LEANS_BACK.search(words),
            _THERE.match(words),
            _IS_THEIRS.match(words),
        )
    )


def leans_on_name(words: str) -> bool:
    """Say whether a sentence opens with whom only the one before it names: `He said`, `In a letter it asked`."""
    return _TAKES_UP.match(words) is not None or _LEADS_BACK.match(words) is not None


def opens_with_person(words: str) -> bool:
    """Say whether a sentence opens with a pronoun for a person and names with no other word what stands before it."""
    return _OPENS_WITH_PERSON.match(words) is not None


def _leave_open(question: QuestionRead, words: str, met: Sequence[float]) -> Sequence[float]:
    """Whether something is confirmed is also told by saying that it is open."""
    focus = next((at for at, term in enumerate(question.terms) if term.focus and term.root in _SAID_TO_BE), None)
    if focus is None or met[focus] or not _LEFT_OPEN.search(words):
        return met
    return [_OPEN_WORTH if at == focus else part for at, part in enumerate(met)]


def _denies_of_all(question: QuestionRead, words: str, met: Sequence[float], spots: Sequence[Spot]) -> bool:
    """Say whether words tell of whom a yes-or-no question is about that they did it to nobody, in an article that tells
    of half of what it asks: `has not handed over anybody` tells that the three suspects were not."""
    if question.kind not in YES_OR_NO or _TO_NOBODY.search(words) is None:
        return False
    told = all(part for term, part in zip(question.terms, met, strict=True) if term.focus or term.subject)
    rest = [at for at, term in enumerate(question.terms) if not (term.focus or term.subject)]
    return told and 2 * len({spot.term for spot in spots} & set(rest)) >= len(rest)


def is_same_event(
    question: QuestionRead, rarity: Sequence[float], met: Sequence[float], joined: Sequence[float] | None = None
) -> bool:
    """Say whether a sentence tells of what a question asks about: `confirmed` and `call` in `Has Beijing confirmed a
    call`. What the call is about may stand in the sentence before (`joined`), what is confirmed may not."""
    if question.kind not in ABOUT_AN_EVENT:
        return True
    parts = list(zip(question.terms, rarity, met, joined or met, strict=True))
    settled = question.kind not in YES_OR_NO or all(part for term, _, part, _ in parts if term.focus)
    rest = [(rare, part) for term, rare, _, part in parts if not term.subject and not (term.focus and settled)]
    if question.kind == "why":
        rest = [(rare, part) for term, rare, part, _ in parts if not term.subject]
    return settled and sum(rare for rare, part in rest if part) >= _SAME_EVENT * sum(rare for rare, _ in rest)


def _read_met(span: Span, spots: Sequence[Spot], terms: int) -> list[float]:
    met = [0.0] * terms
    for spot in spots[bisect_left(spots, (span.start,)) : bisect_left(spots, (span.end,))]:
        met[spot.term] = max(met[spot.term], spot.worth)
    return met


def _may_be_of_date(question: QuestionRead, article: Article, words: str) -> bool:
    """It tells of the asked day, or was published on it or on the next."""
    window, when = question.window, article.published
    told = window is not None and when is not None and window.start <= when < window.end
    return told or tells_of_time(question, article, words)


def tells_of_time(question: QuestionRead, article: Article, words: str) -> bool:
    """Say whether words of a report from another time print the day that was asked for. A month alone is that one in
    the reports that follow it; a day of the week alone is that one only where what was planned for it is given up."""
    if question.window is None or not question.dates or any(any(map(str.isdigit, each)) for each in question.dates):
        return prints_date(question, words)
    when, start = article.published or article.retrieved, question.window.start
    if any(each.lower() in DAYS for each in question.dates):
        return start - _WEEK <= when < start and prints_date(question, words) and _IS_OFF.search(words) is not None
    plain = words.replace(".", "")
    return start <= when < start + _BEFORE_THE_NEXT and any(
        re.search(rf"\b{date}\b(?!,?\s(?!{start.year})(?:19|20)\d\d\b)", plain) for date in question.dates
    )


def prints_date(question: QuestionRead, words: str) -> bool:
    """Say whether words print the day that was asked for."""
    plain = words.replace(".", "")
    return any(re.search(rf"\b{date}\b", plain) for date in question.dates)
