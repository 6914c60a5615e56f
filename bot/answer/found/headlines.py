"""Tells what an outlet reports where only the title of its report names what was asked about: by its first sentence."""

from collections.abc import Iterator, Sequence

from bot.answer.asked.question import Kind, QuestionRead
from bot.answer.found.candidates import Candidate, Group
from bot.answer.found.search import Findings
from bot.answer.found.sentences import LONGEST_SENTENCE, WeighedSentence
from bot.answer.found.spotting import Spotter
from bot.model.article import Article
from bot.text.datelines import skip_dateline
from bot.text.gazetteer import load_gazetteer
from bot.text.genres import find_genre
from bot.text.hostile import is_reporting
from bot.text.sentences import split

_REPORTS = frozenset[Kind]({"what", "other", "compare"})
_FEW = 2
"""Things asked about, up to which a title must name all; of more it must name most."""
_MOST = 0.67
_LATEST = 2
"""Reports of one outlet that are told so."""


def add_by_title(question: QuestionRead, groups: Sequence[Group], findings: Findings) -> tuple[Group, ...]:
    """Give for each publisher that a question names, and of whom nothing was chosen, how its reports begin whose titles
    name what is asked about."""
    if not question.publishers or not question.terms or question.kind not in _REPORTS:
        return tuple(groups)
    chosen = [each for group in groups for each in group.chosen]
    heard = {each.article.publisher.name for each in chosen}
    silent = [name for name in question.publishers if name not in heard]
    if len(question.publishers) == 1 and chosen:
        return tuple(groups)
    added = [Group(None, tuple(_list_titled(question, name, findings))) for name in silent]
    return (*groups, *(each for each in added if each.chosen))


def _list_titled(question: QuestionRead, publisher: str, findings: Findings) -> list[Candidate]:
    own = [each for each in findings.articles.values() if each.publisher.name == publisher]
    told = [each for each in own if find_genre(each) is None and _is_titled(question, each)]
    latest = sorted(told, key=lambda each: each.published or each.retrieved, reverse=True)[:_LATEST]
    return [found for each in reversed(latest) for found in _iter_opening(each)]


def _is_titled(question: QuestionRead, article: Article) -> bool:
    met = len(Spotter(question.terms, load_gazetteer()).met(article.title or ""))
    asked = len(question.terms)
    return met == asked if asked <= _FEW else met >= _MOST * asked


def _iter_opening(article: Article) -> Iterator[Candidate]:
    """The first sentence of a report, where it can be shown."""
    for each in split(article.text, article.language)[:1]:
        span = skip_dateline(article.text, each.span)
        words = span.of(article.text)
        if len(words) <= LONGEST_SENTENCE and is_reporting(words):
            yield Candidate(article, WeighedSentence(span, _MOST, _MOST, _MOST, fits=True), _MOST)
