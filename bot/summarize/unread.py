"""Says of which articles more stands there than is read as a report: whether these confirm anything is not known."""

from collections.abc import Iterable

from bot.model.analysis import ActorKey, Material
from bot.summarize.told import holds_nothing, is_english
from bot.text.beside import is_beside
from bot.text.gazetteer import load_gazetteer
from bot.text.words import count_words

_PART = 0.25
"""Share of an article's sentences that are no report, from which it is one read in part."""

_FEWEST_WORDS = 20
"""Words of an article of which nothing can be quoted and which is more than a headline."""


def is_read_in_part(material: Material) -> bool:
    """Say whether an article is a live page, a transcript, a list, or in another language, of which little is read."""
    sentences = material.analysis.sentences
    if not is_english(material):
        return True
    if holds_nothing(material) and count_words(material.article.text) >= _FEWEST_WORDS:
        return True
    return sum(is_beside(material.article, each.span) for each in sentences) >= _PART * len(sentences)


def list_left(actors: frozenset[ActorKey], materials: Iterable[Material]) -> tuple[str, ...]:
    """Give the outlets of the articles that name all of some actors and are read in part; a worker process is handed
    this."""
    return tuple(
        dict.fromkeys(
            each.article.publisher.name for each in materials if actors <= _list_named(each) and is_read_in_part(each)
        )
    )


def _list_named(material: Material) -> frozenset[ActorKey]:
    words = f"{material.article.title or ''}\n{material.article.text}"
    scanned = (found.key for found in load_gazetteer().scan(words))
    return frozenset((*scanned, *(each.key for each in material.analysis.actors)))
