"""Reads an article once: the one function that worker processes are handed."""

from bot.model.analysis import Analysis
from bot.model.article import Article
from bot.text.attribution import find_attributions
from bot.text.dates import find_events
from bot.text.names import find_names
from bot.text.open_points import find_open_points
from bot.text.sentences import split

ANALYSER_VERSION = 13
MOST_CHARACTERS = 60_000
"""What is longer is read this far; the rest is stored and searched, not analysed."""
MOST_SENTENCE = 2_000


def analyse(article: Article) -> Analysis:
    """Find sentences, actors, statements, dated events and open points; in other languages than English, sentences."""
    text = article.text[:MOST_CHARACTERS]
    sentences = tuple(
        each for each in split(text, article.language) if each.span.end - each.span.start <= MOST_SENTENCE
    )
    if article.language is not None and not article.language.startswith("en"):
        return Analysis(article.id, article.revision, ANALYSER_VERSION, article.language, sentences, (), (), (), ())
    names = find_names(text, sentences)
    return Analysis(
        article_id=article.id,
        revision=article.revision,
        version=ANALYSER_VERSION,
        language=article.language or "en",
        sentences=sentences,
        actors=names.actors,
        attributions=find_attributions(text, sentences, names.actors),
        events=find_events(text, sentences, article.published, article.publisher.country),
        open_points=find_open_points(text, sentences, names.actors),
        others=names.others,
    )
