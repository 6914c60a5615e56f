"""Finds what comes closest to a question that nothing answers plainly: an article, or words that meet most of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answer.asked.question import YES_OR_NO, QuestionRead
from bot.answer.asked.standing import is_ahead
from bot.answer.asked.terms import roots
from bot.answer.found.candidates import Candidate, Group, adds, is_in_place, list_candidates
from bot.answer.found.search import Findings
from bot.answer.found.spotting import Spotter
from bot.answer.found.weigh import WeighedPassage
from bot.answer.holding.counted_since import lead_with_count_since
from bot.answer.holding.done_since import leave_out_done_since
from bot.answer.holding.happenings import goes_on_from, iter_told, when
from bot.answer.holding.leading import leave_out_other_beginnings
from bot.answer.holding.turned import find_state, read_thing
from bot.answer.telling.contrary import SINCE, add_turnabout
from bot.answer.telling.how_it_went import tell_how_plans_went
from bot.answer.telling.later import leave_out_corrected, list_corrections
from bot.answer.telling.newest import add_newest
from bot.answer.telling.reserves import with_reserve
from bot.model.analysis import Span
from bot.model.article import Article, ArticleId
from bot.text.gazetteer import load_gazetteer
from bot.text.genres import find_genre

_NEAR, _NEAR_WITHOUT_A_NAME = 0.34, 0.67
"""The part of a question that an article's best sentence must meet for the article to be named as the closest."""
_MOST_OF_IT = 0.5
"""The part that a sentence must meet to be shown as the closest where nothing that is named is found."""
_AS_NEAR = 0.85
_FITS = 0.15
"""What a sentence counts more that holds a number, a time or a name where one is asked for."""
_MOST = 2
_ASKS_DOER = re.compile(
    r"how\s+many\b[^?]*?\b(?:did|does|do|has|have|had|will)\s+(?:the\s+)?(?-i:[A-Z])", re.IGNORECASE
)
"""Asks how many somebody who is named did something to: what others did so comes near to nothing."""
_OF_NOW = re.compile(
    r"(?:is|are|has|have|do|does)\b|(?:how\s+many|since\s+when|until\s+when|who|where)\b[^?]*?\b(?:is|are)\b",
    re.IGNORECASE,
)

_GOES_TO = re.compile(r"(?:will|shall)\s+(?P<who>[^?]+?)\s+go\s+to\s+(?P<where>[^?]+?)[\s?!.]*", re.IGNORECASE)
_GOES_THERE = re.compile(
    r"\b(?:will|would|is|are|plans?|planned|intends?|intended|vow(?:s|ed)|promise[sd]?|decided|threaten(?:s|ed))\s+(?:to\s+)?"
    r"(?P<what>(?!(?:not|never)\b)[^,.;]*?)\bto\s+(?P<where>[^,.;]+)"
)
"""That somebody turns, appeals or travels somewhere."""


def find_closest(
    question: QuestionRead, passages: Sequence[WeighedPassage], articles: Mapping[ArticleId, Article]
) -> Article | None:
    """The article of the best passage, where its best sentence meets a third of what was asked and it has one of the
    names or is a named publisher's, or else two thirds; of several the one whose title tells most of what was asked."""
    asked = Spotter(question.terms, load_gazetteer())
    near: dict[Article, int] = {}
    for passage in passages:
        if question.terms and passage.sentences and passage.sentences[0].own >= _NEAR:
            article = articles[passage.article_id]
            if passage.sentences[0].own >= _NEAR_WITHOUT_A_NAME or _is_named(question, article):
                near.setdefault(article, len(asked.met(article.title or "")))
    return max(near, key=lambda each: near[each], default=None)


@dataclass(frozen=True, slots=True)
class _About:
    """What an article has of a question: how many of its names, how many of its terms, and whether its title meets most
    of it, so that it tells what its sentences are on."""

    names: int
    terms: int
    titled: bool


def list_closest_words(question: QuestionRead, findings: Findings) -> tuple[tuple[Article, Span], ...]:
    """Give the sentences that come closest to a question, newest first, of the reports that name most of whom it names;
    each with the reserve that stands behind it, and none that was taken back."""
    known = list_candidates(findings.passages, dict(findings.articles), least=0.0)
    known = leave_out_other_beginnings(question, leave_out_done_since(question, known, known))
    names, every = _spot_names(question), Spotter(question.terms, load_gazetteer())
    about = {each.id: _read_about(question, names, every, each) for each in findings.articles.values()}
    asked = Spotter([term for term in question.terms if not term.named] or question.terms, load_gazetteer())
    most = max((each.names for each in about.values()), default=0)

    def rank(each: Candidate) -> tuple[float, str]:
        own = each.sentence.own + (_FITS if each.sentence.fits else 0.0)
        return own * (1 + about[each.article.id].terms / max(1, len(question.terms))), each.when

    close = [
        each
        for each in leave_out_corrected(known, list_corrections(known))
        if about[each.article.id].names == most and _is_close(asked, each, about[each.article.id])
        if _ASKS_DOER.match(question.understood) is None or names.find(each.told.of(each.article.text))
    ]
    chosen: list[Candidate] = []
    for each in sorted(close, key=rank, reverse=True):
        near = not chosen or rank(each)[0] >= _AS_NEAR * rank(chosen[0])[0]
        if near and all(adds(each, other) for other in chosen) and is_in_place(each.article, each.sentence.span):
            chosen.append(each)
        if len(chosen) == _MOST:
            break
    if not chosen and (turn := _find_turn(question, list(findings.articles.values()))) is not None:
        chosen = [turn]
    if _asks_of_now(question):
        counted = lead_with_count_since(question, (Group(None, tuple(chosen)),), known)
        near_now = (_find_newest(asked, each, known) for group in counted for each in group.chosen)
        chosen = list(dict.fromkeys(near_now))
    reports = list(findings.articles.values())
    went = tell_how_plans_went(question, add_newest(question, (Group(None, tuple(chosen)),), reports), reports)
    went = add_turnabout(question, went, reports)
    since_first = sorted(went, key=lambda group: group.label != SINCE)
    chosen = [each for group in since_first for each in group.chosen][:_MOST]
    chosen.sort(key=lambda each: each.when, reverse=True)
    return tuple((each.article, each.told) for each in map(with_reserve, chosen))


def list_where_to(question: QuestionRead, findings: Findings) -> tuple[tuple[Article, Span], ...]:
    """Give, where it is asked whether somebody will go somewhere, the newest that tells of them that they turn to such
    a place in other words, `would appeal to the arbitration court`."""
    asked = _GOES_TO.fullmatch(question.understood)
    if asked is None or not any(term.named for term in question.terms):
        return ()
    where, names = set(roots(asked["where"])[-1:]), _spot_names(question)
    known = list_candidates(findings.passages, dict(findings.articles), least=0.0)
    told = [
        each
        for each in leave_out_corrected(known, list_corrections(known))
        if names.meets_all(each.words) and is_in_place(each.article, each.sentence.span)
        if any(not where.isdisjoint(roots(found["where"])) for found in _GOES_THERE.finditer(each.words))
    ]
    newest = max(told, key=lambda each: each.when, default=None)
    return ((newest.article, with_reserve(newest).told),) if newest is not None else ()


def _asks_of_now(question: QuestionRead) -> bool:
    """Say whether it asks how something is by now or is to be, so that of what comes near the newest is nearest."""
    now = _OF_NOW.match(question.understood) is not None
    return (now or is_ahead(question)) and question.window is None and not question.dates


def _find_newest(asked: Spotter, near: Candidate, known: Sequence[Candidate]) -> Candidate:
    """Give the newest sentence of later reports of the affair that meets most of what a near one does, or that one."""
    met = asked.met(near.words)
    newer = [
        each for each in known if each.when > near.when and 3 * len(met & asked.met(each.words)) >= 2 * len(met) > 0
    ]
    affair = {each.article.id for each in newer if goes_on_from(near.article, each.article)}
    of_it = [each for each in newer if each.article.id in affair and is_in_place(each.article, each.sentence.span)]
    return max(of_it, key=lambda each: (each.when, each.sentence.own), default=near)


def _find_turn(question: QuestionRead, reports: Sequence[Article]) -> Candidate | None:
    """Give, where it is asked whether somebody is held or free, the newest that is told as done with them of that."""
    state = find_state(question.understood) if question.kind in YES_OR_NO and _asks_of_now(question) else None
    for article in sorted(reports, key=when, reverse=True) if state is not None else ():
        thing = read_thing(question, article) if find_genre(article) is None else None
        for each in iter_told(article) if thing is not None else ():
            turn = thing.find_turn(each.words) if thing is not None else None
            if turn is not None and turn.state is state:
                return each
    return None


def _is_close(asked: Spotter, each: Candidate, about: _About) -> bool:
    """Say whether a sentence meets enough to be shown: where its report names somebody who was asked about, a third and
    something of what is asked of them; else half, in a report that has more of the question than one word."""
    if about.names == 0:
        return each.sentence.own >= _MOST_OF_IT and about.terms > 1
    return (each.sentence.own >= _NEAR and bool(asked.find(each.words))) or (about.titled and each.sentence.own > 0)


def _read_about(question: QuestionRead, names: Spotter, every: Spotter, article: Article) -> _About:
    text = f"{article.title}. {article.text}"
    titled = len(every.met(article.title or ""))
    return _About(
        len(names.met(text)) + (article.publisher.name in question.publishers),
        len(every.met(text)),
        titled > 0 and titled >= _NEAR_WITHOUT_A_NAME * every.count,
    )


def _spot_names(question: QuestionRead) -> Spotter:
    return Spotter([term for term in question.terms if term.named], load_gazetteer())


def _is_named(question: QuestionRead, article: Article) -> bool:
    """Say whether it names something that was asked about, or its publisher was."""
    text = f"{article.title}. {article.text}"
    return article.publisher.name in question.publishers or bool(_spot_names(question).find(text))
