"""Chooses the sentences that answer: the best one and those that add to it, by the kind of question."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answer.asked.named import find_named
from bot.answer.asked.otherwise import MUTUAL, alike
from bot.answer.asked.persons import list_tellers
from bot.answer.asked.question import YES_OR_NO, QuestionRead
from bot.answer.asked.standing import asks_a_wish, asks_what_holds, is_ahead
from bot.answer.asked.terms import roots
from bot.answer.found.candidates import (
    A_DAY,
    ALSO_LATEST,
    ALSO_OWN,
    MOST_SENTENCES,
    SAME,
    SAME_THING,
    Candidate,
    Group,
    adds,
    comes_near,
    is_in_place,
    move_up,
    telling_of,
)
from bot.answer.found.counting import tells_more
from bot.answer.found.fitting import asks_about, asks_whither, may_tell_where, prints_a_day, tells_no_place
from bot.answer.found.sentences import prints_date
from bot.answer.found.spotting import Spotter
from bot.answer.holding.reasons import NO_REASON
from bot.answer.holding.tolls import drop_outgrown, leave_out_bare, tell_tolls
from bot.text.gazetteer import load_gazetteer
from bot.text.sentences import split

MOST_SETTLING = 2
"""Sentences that settle a yes-or-no question, or say that it is open."""
MOST_OF_A_COURSE = 6
"""Sentences that tell a course of events."""
_ALSO = 0.75
"""How near to the best a further sentence must come."""
_ALSO_SETTLING = 0.85
_ALSO_DATED = 0.9
"""A time that stands beside the same names is mostly that of something else."""
_ALSO_SAID = 0.6
"""Of what somebody said of a matter each occasion tells."""


_NEED_THEIR_KIND = frozenset({"when", "how_many", "open", *YES_OR_NO})
"""Where a sentence without a time, a number or a doubt, or about another event, answers nothing."""
_HALF = 0.5
"""The part of what the best count of the dead, or the best statement, meets that another of them must meet: it is told
in other words."""
_NEAR = 0.5
"""The part of a "why" that is named by what is shown where no reason is found, and of what outlets are compared on."""
_ASK_FOR_A_NAME = frozenset({"who", "what", "where"})
_SAME_BUT_FOR_A_NAME = 0.75
"""Share of the shorter sentence's words from which two say the same, though one of them names somebody further."""
_AMOUNT = re.compile(r"(?<![\w.,])(?!(?:19|20)\d\d\b)[$€£]?\d[\d.,]*(?<=\d)")
"""A number that is no year."""
_DENIES = re.compile(r"\bden(?:y|ies|ied)\b|\b(?:had|has|was|were|did)\s(?:not|never)\b", re.IGNORECASE)
"""Beside who is said to have done something, who says it was not so is told."""
_BETWEEN = re.compile(r"\bbetween\s+([\w’'-]+)\s+and\s+([\w’'-]+)", re.IGNORECASE)
_NO_TIME = re.compile(
    r"\bno\s(?:\w+\s)?(?:date|timetable)\b|\b(?:say|said|clear|known|decided)\swhen\b|\bdeclined\sto\ssay\swhen\b|"
    r"\bnot\s(?:yet\s)?(?:been\s)?(?:arranged|scheduled|set|fixed|spoken|met|talked)\b",
    re.IGNORECASE,
)
"""That it is open when something will be."""
_SINCE = "Reported since:"


def choose(
    question: QuestionRead,
    candidates: Sequence[Candidate],
    *,
    heard: bool = False,
) -> tuple[Group, ...]:
    """Give the sentences to show, grouped; `heard` where all are words of whom was asked for."""
    if len(question.publishers) > 1:
        candidates = [each for each in candidates if each.sentence.own >= _NEAR]
        return tuple(Group(None, _pick(question, _of_publisher(candidates, name), 2)) for name in question.publishers)
    if question.dates and question.window is None:  # a day to come: what was reported near it tells of another
        candidates, changed = _part_dated(question, candidates)
        if changed:
            return changed
    candidates = _keep_fitting(question, candidates)
    if question.kind == "open":
        candidates = [_say_of_what(each) for each in candidates]
    if tolls := tell_tolls(question, candidates):
        return tolls
    if question.kind == "why":
        return _give_reasons(question, candidates)
    most = MOST_OF_A_COURSE if question.course else MOST_SETTLING if _is_short(question) else MOST_SENTENCES
    if question.kind == "how_many":  # of what has grown or fallen the last figure holds
        candidates = drop_outgrown(question, leave_out_bare(question, candidates))
    elif question.kind in YES_OR_NO or asks_what_holds(question):
        least = SAME_THING if question.kind == "when" else ALSO_OWN
        candidates = move_up(candidates, lambda each: each.when, ALSO_LATEST, least)
    elif question.kind == "when":
        candidates = move_up(
            candidates, lambda each: prints_a_day(each.words) and each.sentence.before is None, _ALSO_DATED
        )
    chosen = _pick(question, candidates, most, heard=heard and asks_about(question))
    if question.kind == "open":
        chosen = _leave_out_retold(question, chosen)
    if question.course:
        chosen = tuple(sorted(chosen, key=lambda each: (each.when, each.sentence.span.start)))
    since = _list_since(candidates, chosen) if asks_a_wish(question) and chosen else ()
    return (Group(None, (*chosen, *_list_untold(question, candidates, chosen))), *since) if chosen else ()


def _say_of_what(each: Candidate) -> Candidate:
    """Give a sentence that names nothing with the one before it: `No date has been set` says not of what."""
    if each.sentence.before is not None or find_named(each.words, load_gazetteer()):
        return each
    earlier = [one.span for one in split(each.article.text, each.article.language)]
    earlier = [one for one in earlier if one.end <= each.sentence.span.start]
    return replace(each, sentence=replace(each.sentence, before=earlier[-1])) if earlier else each


def _leave_out_retold(question: QuestionRead, chosen: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Give, of what leaves open when all whom a question names do one thing with each other, the latest alone."""
    between = _BETWEEN.search(question.understood)
    two = set(roots(" ".join(between.groups()))) if between is not None else set()
    names = [term for term in question.terms if term.named or term.root in two]
    spotter, told = Spotter(names, load_gazetteer()), list[tuple[Candidate, frozenset[int]]]()
    for each in chosen:
        words = each.told.of(each.article.text)
        of_all = len(names) > 1 and spotter.meets_all(words)
        groups = {alike(root) for root in roots(words)} & MUTUAL if of_all and _NO_TIME.search(words) else set()
        told.append((each, frozenset(group for group in groups if group is not None)))
    return tuple(each for each, mine in told if not any(mine & its and one.when > each.when for one, its in told))


def _list_since(candidates: Sequence[Candidate], chosen: Sequence[Candidate]) -> tuple[Group, ...]:
    """Give the newest of what was told of the same on a later day: a demand may have been dropped, or met."""
    last, least = max(each.when[:A_DAY] for each in chosen), ALSO_OWN * chosen[0].sentence.own
    newer = (each for each in candidates if each.when[:A_DAY] > last and each.sentence.own >= least)
    newest = max(newer, key=lambda each: each.when, default=None)
    return (Group(_SINCE, (newest,)),) if newest is not None else ()


def _keep_fitting(question: QuestionRead, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Give what holds the kind of thing asked for, where nothing else answers; a place may be no name: “in a canal”."""
    fitting = [each for each in candidates if each.sentence.fits]
    if question.kind == "where" and not asks_whither(question):
        return fitting or [each for each in candidates if may_tell_where(each.words)]
    needed = question.kind in _NEED_THEIR_KIND or asks_whither(question)
    return fitting if needed else candidates


def _part_dated(question: QuestionRead, candidates: Sequence[Candidate]) -> tuple[list[Candidate], tuple[Group, ...]]:
    """Give what prints the day to come that is asked about and, where it is asked whether or when something will be,
    with it the newest of what was told of the same on a later day: a plan may have been dropped, or moved."""
    dated = [each for each in candidates if prints_date(question, each.told.of(each.article.text))]
    planned = [each for each in dated if each.sentence.fits]
    if not planned or not (question.kind in YES_OR_NO or is_ahead(question)):
        return dated, ()
    since = _list_since(candidates, planned)
    return dated, ((Group(None, _pick(question, planned, 1)), *since) if since else ())


def _list_untold(
    question: QuestionRead, candidates: Sequence[Candidate], chosen: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """What the best one's report says is not known of the place where that is asked for: it may be told no nearer."""
    reports = {each.article.id for each in chosen[:1] if question.kind == "where"}
    told = (each for each in candidates if each.article.id in reports and each not in chosen)
    return tuple(each for each in told if each.sentence.own and tells_no_place(each.words))[:1]


def _give_reasons(question: QuestionRead, candidates: Sequence[Candidate]) -> tuple[Group, ...]:
    """What gives a reason for what was asked about; else what comes nearest, named as such."""
    reasons = [each for each in candidates if each.sentence.fits]
    if reasons:
        return (Group(None, _pick(question, reasons, MOST_SENTENCES)),)
    near = _pick(question, [each for each in candidates if each.sentence.own >= _NEAR], 1)
    return (Group(NO_REASON, near),) if near else ()


def _settles(question: QuestionRead) -> bool:
    return question.kind in YES_OR_NO


def _is_short(question: QuestionRead) -> bool:
    return _settles(question) or question.kind == "when"


def _pick(
    question: QuestionRead, candidates: Sequence[Candidate], most: int, *, heard: bool = False
) -> tuple[Candidate, ...]:
    """The best sentence, and those that come near it and add something; what came on top of it on another day, or
    since an event, may be told in like words."""
    also = _ALSO_SETTLING if _settles(question) else _ALSO_DATED if question.kind == "when" else _ALSO
    least = ALSO_OWN
    if heard:  # by whom it is said and of what was looked at before
        also, least = _ALSO_SAID, _HALF
    chosen: list[Candidate] = []
    for each in candidates:
        told = question.course and each.sentence.own > 0
        near = not chosen or told or comes_near(each, chosen[0], also, least)
        new = near and all(is_new(question, each, other, heard=heard) for other in chosen)
        if new and is_in_place(each.article, each.sentence.span):
            chosen.append(each)
        if len(chosen) == most:
            break
    return tuple(chosen)


def is_new(question: QuestionRead, one: Candidate, other: Candidate, *, heard: bool) -> bool:
    """Say whether a sentence is to be told beside another one: it tells more, or something of another day; who says
    again what was `heard` says it still, where it is no copy."""
    denied = [_DENIES.search(each.words) is not None for each in (one, other)]
    if question.kind == "who" and denied[0] != denied[1]:
        return True
    if one.when[:A_DAY] == other.when[:A_DAY]:
        return _tells_more(question, one, other)
    on_top = question.kind == "how_many" and (tells_more(one.words) or tells_more(other.words))
    if on_top or question.begun is not None:
        return True
    if heard:
        mine, its = telling_of(one), telling_of(other)
        return len(mine & its) < SAME * max(len(mine), len(its), 1)
    return _tells_more(question, one, other)


def _tells_more(question: QuestionRead, one: Candidate, other: Candidate) -> bool:
    """Say whether a sentence adds to another, or where a name is asked for gives one in nearly the same words."""
    if adds(one, other):
        return True
    asks = question.kind in _ASK_FOR_A_NAME and adds(one, other, _SAME_BUT_FOR_A_NAME)
    return asks and _names_further(question, one, other)


def _names_further(question: QuestionRead, one: Candidate, other: Candidate) -> bool:
    """Say whether a sentence gives a name or an amount that stands neither in the question nor in another sentence, and
    not as who tells it: one of the two may be the answer."""
    words, known = one.words, set(roots(f"{question.understood} {other.words}"))
    amounts = {each[0] for each in _AMOUNT.finditer(words)}
    if amounts - {each[0] for each in _AMOUNT.finditer(f"{question.understood} {other.words}")}:
        return True
    named = [each for each in find_named(words, load_gazetteer()) if known.isdisjoint(roots(each.span.of(words)))]
    opens = [each for each in named if each.span.start == 0 and each.key is None and " " not in each.span.of(words)]
    further = [each for each in named if each not in opens]
    tellers = list_tellers(words) if further else []
    return any(not any(teller.holds(each.span) for teller in tellers) for each in further)


def _of_publisher(candidates: Sequence[Candidate], name: str) -> list[Candidate]:
    return [each for each in candidates if each.article.publisher.name == name]
