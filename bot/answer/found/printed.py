"""Finds again the reports that print what was answered, so that nothing has to be answered anew to know them."""

from bot.answer.found.search import Library
from bot.model.article import ArticleId
from bot.ports import SearchQuery
from bot.text.sentences import split

_MOST_PRINTING = 60
"""Reports that are looked through for the sentences of one answer."""


async def find_printing(answered: str, library: Library) -> frozenset[ArticleId]:
    """Give the reports in which the sentences of an answer stand word by word; none where one of them stands in no
    report, as what a model wrote."""
    told = [each.span.of(answered) for each in split(answered)]
    query = SearchQuery(any_of=tuple(told), limit=_MOST_PRINTING)
    found = await library.store.search(library.transaction, library.scopes, library.now, query)
    articles = await library.store.get_many(library.transaction, library.scopes, [each for each, _ in found])
    printed = {each.id: " ".join(each.text.split()) for each in articles}
    if not all(any(sentence in text for text in printed.values()) for sentence in told):
        return frozenset()
    return frozenset(each for each, text in printed.items() if any(sentence in text for sentence in told))
