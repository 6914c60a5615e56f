"""Chooses the sentences that answer: the best one and those that add to it, by the kind of question."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.answer.counting import find_dead, read_amounts, read_dead, read_lasting, tells_more
from bot.answer.fitting import SAYS, asks_about, may_tell_where, prints_a_day, tells_no_place
from bot.answer.question import YES_OR_NO, QuestionRead
from bot.answer.sentences import WeighedSentence, prints_date
from bot.answer.terms import Term, is_asking, roots
from bot.answer.weigh import ANSWERABLE, WeighedPassage
from bot.model.analysis import Span
from bot.model.article import Article, ArticleId
from bot.text.gazetteer import load_gazetteer
from bot.text.genres import Genre, find_genre
from bot.text.hostile import belongs

MOST_SENTENCES = 4
MOST_SETTLING = 2
"""Sentences that settle a yes-or-no question, or say that it is open."""
MOST_OF_A_COURSE = 6
"""Sentences that tell a course of events."""
_ALSO = 0.75
"""How near to the best a further sentence must come."""
_ALSO_SETTLING = 0.85
_ALSO_DATED = 0.9
"""A time that stands beside the same names is mostly that of something else."""
_ALSO_LATEST = 0.7
"""What tells of the same actor and event, and was reported last, says how things stand."""
_ALSO_SAID = 0.6
"""Of what somebody said of a matter each occasion tells."""
_ALSO_OWN = 0.6
"""The part of what the best meets of the question that a further sentence must meet."""
_SAME_THING = 0.8
"""The same where the time of something to come is asked for: what meets less tells when something else will be."""
_SAME = 0.55
"""Share of the shorter sentence's words from which two say the same."""
_SPEAKS = 100
"""Characters between who speaks and the word of saying."""
SAID_BY = re.compile(r"(?:\s[\w-]+){0,5}?\sby\s(?:the\s)?")
"""Between what is said of a thing and who says it: `condemned on Monday by Chad`."""
_SUFFERS = re.compile(r"\b(?:is|are|was|were|been|being|be)\s(?:\w+ly\s)?\Z")
_BY_PASSAGE = 0.45
"""What the rank of its article counts beside the sentence's own."""


_NEED_THEIR_KIND = frozenset({"when", "how_many", "open", *YES_OR_NO})
"""Where a sentence without a time, a number or a doubt, or about another event, answers nothing."""
_HALF = 0.5
"""The part of what the best count of the dead, or the best statement, meets that another of them must meet: it is told
in other words."""
_A_DAY = len("2024-05-31")
_NEAR = 0.5
"""The part of a "why" that is named by what is shown where no reason is found, and of what outlets are compared on."""
_AHEAD = re.compile(r"\b(?:will|is|are|shall|due|going)\b", re.IGNORECASE)
_STANDS = re.compile(r"\b(?:how|where)\s+(?:is|are)\b", re.IGNORECASE)
_ABOUT = re.compile(r"\bwhat\s+about\b", re.IGNORECASE)
_WILL = re.compile(r"(?:will|shall|(?:is|are)\s+\w+\s+(?:to|going\s+to|due\s+to|expected\s+to)\b)", re.IGNORECASE)
_NO_REASON = "I found no reason given; nearest to it:"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer, with its article and its rank."""

    article: Article
    sentence: WeighedSentence
    score: float

    @property
    def words(self) -> str:
        """The sentence as it stands in its article."""
        return self.sentence.span.of(self.article.text)

    @property
    def told(self) -> Span:
        """The sentence, with the one before it where it points back to that."""
        before = self.sentence.before
        return self.sentence.span if before is None else Span(before.start, self.sentence.span.end)

    @property
    def when(self) -> str:
        """The order of time."""
        moment = self.article.published or self.article.retrieved
        return moment.isoformat()


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences that belong together, under a fixed word of ours where they need one."""

    label: str | None
    chosen: tuple[Candidate, ...]


def list_candidates(
    passages: Iterable[WeighedPassage],
    articles: dict[ArticleId, Article],
    least: float = ANSWERABLE,
    genre: Genre | None = None,
) -> list[Candidate]:
    """Give every sentence of reports, or of pieces of another genre, that may answer, best first, each once."""
    found: dict[tuple[ArticleId, Span], Candidate] = {}
    for passage in passages:
        if passage.support < least or not passage.sentences or find_genre(articles[passage.article_id]) != genre:
            continue
        for sentence in passage.sentences:
            score = sentence.score + _BY_PASSAGE * passage.score
            candidate = Candidate(articles[passage.article_id], sentence, score)
            found.setdefault((passage.article_id, sentence.span), candidate)
    return sorted(found.values(), key=lambda each: (-each.score, each.article.id, each.sentence.span.start))


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
    if question.kind == "how_many" and read_dead(question.understood):  # the toll of what, a bare one does not tell
        candidates = [each for each in candidates if each.sentence.own >= _HALF or "toll" not in each.words]
    tolls = _list_tolls(question, candidates) if question.kind == "how_many" else ()
    if tolls:
        before = tuple(each for each in tolls if each.when < tolls[0].when)
        newest = tuple(each for each in tolls if each not in before)
        return (Group(None, newest), *([Group("Reported earlier:", before)] if before else []))
    if question.kind == "why":
        return _give_reasons(question, candidates)
    most = MOST_OF_A_COURSE if question.course else MOST_SETTLING if _is_short(question) else MOST_SENTENCES
    if question.kind == "how_many":  # of what has grown or fallen the last figure holds
        candidates = _drop_outgrown(question, candidates)
    elif question.kind in YES_OR_NO or is_ahead(question) or _STANDS.search(question.understood) is not None:
        least = _SAME_THING if question.kind == "when" else _ALSO_OWN
        candidates = _move_up(candidates, lambda each: each.when, _ALSO_LATEST, least)
    elif question.kind == "when":
        candidates = _move_up(
            candidates, lambda each: prints_a_day(each.words) and each.sentence.before is None, _ALSO_DATED
        )
    chosen = _pick(question, candidates, most, heard=heard and asks_about(question))
    if question.course:
        chosen = tuple(sorted(chosen, key=lambda each: (each.when, each.sentence.span.start)))
    return (Group(None, (*chosen, *_list_untold(question, candidates, chosen))),) if chosen else ()


def _keep_fitting(question: QuestionRead, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Give what holds the kind of thing asked for, where nothing else answers; a place may be no name: “in a canal”."""
    fitting = [each for each in candidates if each.sentence.fits]
    if question.kind == "where":
        return fitting or [each for each in candidates if may_tell_where(each.words)]
    return fitting if question.kind in _NEED_THEIR_KIND else candidates


def _part_dated(question: QuestionRead, candidates: Sequence[Candidate]) -> tuple[list[Candidate], tuple[Group, ...]]:
    """Give what prints the day to come that is asked about and, where it is asked whether or when something will be,
    with it the newest of what was told of the same on a later day: a plan may have been dropped, or moved."""
    dated = [each for each in candidates if prints_date(question, each.told.of(each.article.text))]
    planned = [each for each in dated if each.sentence.fits]
    if not planned or not (question.kind in YES_OR_NO or is_ahead(question)):
        return dated, ()
    last, least = max(each.when[:_A_DAY] for each in planned), _ALSO_OWN * planned[0].sentence.own
    newer = (each for each in candidates if each.when[:_A_DAY] > last and each.sentence.own >= least)
    newest = max(newer, key=lambda each: each.when, default=None)
    if newest is None:
        return dated, ()
    return dated, (Group(None, _pick(question, planned, 1)), Group("Reported since:", (newest,)))


def _list_untold(
    question: QuestionRead, candidates: Sequence[Candidate], chosen: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """What the best one's report says is not known of the place where that is asked for: it may be told no nearer."""
    reports = {each.article.id for each in chosen[:1] if question.kind == "where"}
    told = (each for each in candidates if each.article.id in reports and each not in chosen)
    return tuple(each for each in told if each.sentence.own and tells_no_place(each.words))[:1]


def _list_tolls(question: QuestionRead, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Of counts of the dead the last one first, each number once; one of an earlier day holds beside them only where it
    is higher, as a toll does not fall."""
    dead = read_dead(question.understood)
    told = [(each, count) for each in candidates if dead and (count := find_dead(dead, each.words)) is not None]
    near = {each.article.id for each, _ in told if _comes_near(each, told[0][0], 0.0, _HALF)}
    of_it = [each for each in told if each[0].article.id in near]
    chosen: dict[int, Candidate] = {}
    for each, count in sorted(of_it, key=lambda one: one[0].when, reverse=True):
        same_day = any(other.when[:_A_DAY] == each.when[:_A_DAY] for other in chosen.values())
        if count not in chosen and (not chosen or same_day or count > max(chosen)):
            chosen[count] = each
    return tuple(chosen.values())[:MOST_SENTENCES]


def _drop_outgrown(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Put what was told last of the same thing first, and leave out what was told of it on an earlier day in a lower
    figure of the same measure: what leaks or is lost grows."""
    if not candidates or read_lasting(question.understood) is not None:
        return list(candidates)
    best = candidates[0].sentence
    about = [
        each
        for each in candidates
        if each.sentence.own >= _SAME_THING * best.own or each.sentence.around >= _SAME_THING * best.around
    ]
    ordered = _move_up(about, lambda each: each.when[:_A_DAY], _ALSO_LATEST)
    last, figures = ordered[0], read_amounts(ordered[0].words)
    kept = [
        each
        for each in ordered
        if each.when[:_A_DAY] >= last.when[:_A_DAY]
        or not _is_outgrown(read_amounts(each.words), figures)
        or tells_more(last.words)
    ]
    return [*kept, *(each for each in candidates if each not in about)]


def _is_outgrown(earlier: Mapping[str, float], later: Mapping[str, float]) -> bool:
    """Say whether all figures of an earlier sentence are lower in a later one."""
    return bool(earlier) and all(each < later.get(measure, 0.0) for measure, each in earlier.items())


def is_ahead(question: QuestionRead) -> bool:
    """Say whether it asks if or when something will be: what was said of that last is what holds."""
    kind = question.kind == "when" or (question.kind == "yes_no" and _WILL.match(question.understood) is not None)
    return kind and _AHEAD.search(question.understood) is not None


def asks_how_it_stands(question: QuestionRead) -> bool:
    """Say whether it asks how something is, so that what was reported last and what others say belong to the answer."""
    about = _STANDS.search(question.understood) or _ABOUT.search(question.understood)
    return question.kind in YES_OR_NO | {"how_many"} or is_ahead(question) or about is not None


def _give_reasons(question: QuestionRead, candidates: Sequence[Candidate]) -> tuple[Group, ...]:
    """What gives a reason for what was asked about; else what comes nearest, named as such."""
    reasons = [each for each in candidates if each.sentence.fits]
    if reasons:
        return (Group(None, _pick(question, reasons, MOST_SENTENCES)),)
    near = _pick(question, [each for each in candidates if each.sentence.own >= _NEAR], 1)
    return (Group(_NO_REASON, near),) if near else ()


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
    least = _ALSO_OWN
    if heard:  # by whom it is said and of what was looked at before
        also, least = _ALSO_SAID, _HALF
    chosen: list[Candidate] = []
    for each in candidates:
        told = question.course and each.sentence.own > 0
        near = not chosen or told or _comes_near(each, chosen[0], also, least)
        new = near and all(is_new(question, each, other, heard=heard) for other in chosen)
        if new and is_in_place(each.article, each.sentence.span):
            chosen.append(each)
        if len(chosen) == most:
            break
    return tuple(chosen)


def is_in_place(article: Article, span: Span) -> bool:
    """Say whether what is planted in a report is ruled out: a sentence may touch what its own paragraph alone is on."""
    start, end = article.text.rfind("\n\n", 0, span.start), article.text.find("\n\n", span.end)
    return belongs(article.text[max(start, 0) : end if end >= 0 else None], article.text)


def _comes_near(one: Candidate, best: Candidate, also: float, least: float = _ALSO_OWN) -> bool:
    """Nearly as good, and holding what is asked for where the best one does."""
    fits = one.sentence.fits or not best.sentence.fits
    return fits and one.score >= also * best.score and one.sentence.own >= least * best.sentence.own


def is_new(question: QuestionRead, one: Candidate, other: Candidate, *, heard: bool) -> bool:
    """Say whether a sentence is to be told beside another one: it tells more, or something of another day; who says
    again what was `heard` says it still, where it is no copy."""
    if one.when[:_A_DAY] == other.when[:_A_DAY]:
        return adds(one, other)
    on_top = question.kind == "how_many" and (tells_more(one.words) or tells_more(other.words))
    if on_top or question.begun is not None:
        return True
    if heard:
        mine, its = telling_of(one), telling_of(other)
        return len(mine & its) < _SAME * max(len(mine), len(its), 1)
    return adds(one, other)


def adds(one: Candidate, other: Candidate) -> bool:
    """Say whether a sentence tells more than another one does."""
    mine, its = telling_of(one), telling_of(other)
    return len(mine & its) < _SAME * max(min(len(mine), len(its)), 1)


def tells_on(one: Candidate, other: Candidate) -> bool:
    """Say whether a sentence adds to another, or tells it anew on a later day; a reprint does neither."""
    return adds(one, other) or (one.when > other.when and telling_of(one) != telling_of(other))


def telling_of(candidate: Candidate) -> frozenset[str]:
    """Give the roots of a sentence's words, but for those that only ask."""
    return frozenset(word for word in roots(candidate.words) if not is_asking(word))


def _of_publisher(candidates: Sequence[Candidate], name: str) -> list[Candidate]:
    return [each for each in candidates if each.article.publisher.name == name]


def speaks(term: Term, words: str, spots: Sequence[int]) -> bool:
    """Say whether a name is the last before a word of saying."""
    listed = load_gazetteer().scan(words)
    for cue in SAYS.finditer(words):
        before = [found for found in listed if found.span.end <= cue.start()]
        behind = next((found for found in listed if found.span.start > cue.end()), None)
        by = behind is not None and SAID_BY.fullmatch(words, cue.end(), behind.span.start) is not None
        if by and behind is not None and behind.key == term.actor:
            return True
        if _SUFFERS.search(words, 0, cue.start()) is not None:  # who was dismissed does not dismiss
            continue
        if term.actor is not None and before:
            if before[-1].key == term.actor and cue.start() - before[-1].span.end < _SPEAKS:
                return True
        elif any(0 < cue.start() - at < _SPEAKS for at in spots):
            return True
    return False


def _move_up(
    candidates: Sequence[Candidate], worth: Callable[[Candidate], str | bool], also: float, least: float = _ALSO_OWN
) -> list[Candidate]:
    """Of those nearly as good as the best, the worthiest come first: what was reported last is the state of things, and
    a day tells more than "in February"."""
    if not candidates:
        return []
    near = [each for each in candidates if _comes_near(each, candidates[0], also, least)]
    far = [each for each in candidates if each not in near]
    return [*sorted(near, key=worth, reverse=True), *far]
