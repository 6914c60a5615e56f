"""When an event was since which a question asks, by the reports that tell of it: `since Munich`."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.answer.question import QuestionRead, make_terms
from bot.answer.search import Library
from bot.answer.spotting import Spotter
from bot.answer.times import AskedTime, find_event
from bot.model.article import Article
from bot.ports import SearchQuery
from bot.text.gazetteer import load_gazetteer
from bot.text.genres import find_genre

_LOOKED_AT = 60
_OPENING = 220
"""Characters of a report that tell, with its title, what it is about."""
_APART = timedelta(days=7)
"""Reports further apart than this tell of two events."""


async def find_start(question: QuestionRead, library: Library) -> Article | None:
    """Give the first report of the latest event that all the words behind `since` tell of; None where there is none, or
    where the question asks since no event."""
    event = find_event(question.understood)
    if event is None or question.window is not None:
        return None
    terms = make_terms(event.of(question.understood), AskedTime(), load_gazetteer())
    query = SearchQuery(any_of=tuple(term.shown for term in terms), window=None, limit=_LOOKED_AT)
    if not terms:
        return None
    found = await library.store.search(library.transaction, library.scopes, library.now, query)
    articles = await library.store.get_many(library.transaction, library.scopes, [each for each, _ in found])
    plain = Spotter([replace(term, focus=False, subject=False) for term in terms], load_gazetteer())
    telling = [each for each in articles if find_genre(each) is None and _tells_of(each, plain, len(terms))]
    return _begin(telling)


def _tells_of(article: Article, spotter: Spotter, terms: int) -> bool:
    return len({spot.term for spot in spotter.find(f"{article.title}. {article.text[:_OPENING]}")}) == terms


def _begin(articles: list[Article]) -> Article | None:
    """The first of the latest that stand within some days of one another."""
    latest_first = sorted(articles, key=_when, reverse=True)
    first = next(iter(latest_first), None)
    for each in latest_first:
        if first is not None and _when(first) - _when(each) > _APART:
            break
        first = each
    return first


def _when(article: Article) -> datetime:
    return article.published or article.retrieved
