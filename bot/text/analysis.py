"""Reads an article once: the one function that worker processes are handed."""

from collections.abc import Sequence
from dataclasses import replace

from bot.model.analysis import Analysis, Sentence
from bot.model.article import Article
from bot.text.attribution import find_attributions
from bot.text.dates import find_events
from bot.text.liveblogs import is_live_blog, skip_stamp
from bot.text.mixing import is_partly_english
from bot.text.names import find_names, is_in_small_letters
from bot.text.open_points import find_open_points
from bot.text.reports import find_unreported
from bot.text.sentences import LONGEST_TEXT, split

ANALYSER_VERSION = 27
MOST_SENTENCE = 2_000


def analyse(article: Article) -> Analysis:
    """Find sentences, actors, statements, dated events and open points; in other languages than English, sentences,
    and actors where it is partly in English."""
    text = article.text[:LONGEST_TEXT]
    sentences = tuple(each for each in _split(article, text) if 0 < each.span.end - each.span.start <= MOST_SENTENCE)
    if article.language is not None and not article.language.startswith("en"):
        actors = find_names(text, sentences).actors if is_partly_english(text) else ()
        return Analysis(article.id, article.revision, ANALYSER_VERSION, article.language, sentences, actors, (), (), ())
    names = find_names(text, sentences)
    acting = () if is_in_small_letters(text) else names.actors
    reported = _list_reported(article, sentences)
    return Analysis(
        article_id=article.id,
        revision=article.revision,
        version=ANALYSER_VERSION,
        language=article.language or "en",
        sentences=sentences,
        actors=names.actors,
        attributions=find_attributions(text, sentences, acting),
        events=tuple(
            each
            for each in find_events(text, sentences, article.published, article.publisher.country)
            if each.sentence in reported
        ),
        open_points=tuple(each for each in find_open_points(text, sentences, acting) if each.sentence in reported),
        others=names.others,
    )


def _list_reported(article: Article, sentences: Sequence[Sentence]) -> frozenset[int]:
    """The numbers of the sentences that read as a report."""
    unreported = find_unreported(article)
    return frozenset(
        number
        for number, each in enumerate(sentences)
        if not any(span.start < each.span.end and each.span.start < span.end for span in unreported)
    )


def is_longer(article: Article) -> bool:
    """Say whether only the beginning of an article is read."""
    return len(article.text) > LONGEST_TEXT


def _split(article: Article, text: str) -> tuple[Sentence, ...]:
    """The sentences, without the times that the posts of a live page begin with."""
    live = is_live_blog(article)
    return tuple(replace(each, span=skip_stamp(text, each.span, live=live)) for each in split(text, article.language))
