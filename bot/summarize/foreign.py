"""Gives the openings of articles in other languages than English, of which no rule here reads more."""

import re

from bot.model.analysis import Material, Span
from bot.summarize.sentences import Passage, make_passage
from bot.text.words import count_words

_ENDED = re.compile(r"[.!?…。！？؟۔।։።][”\"»’'」』）)]*\Z")
_FEWEST_WORDS = 4
_MOST_WORDS = 45
"""Words of an opening; other languages need more of them than English for the same."""
_LOOKED_AT = 5
_ADDRESSES = re.compile(r"https?:|\bwww\.|@\w|[{}<>\\|]")
_BULLETS = re.compile(r"\A[^\w«“\"「『¿¡(]+")


def list_openings(material: Material) -> tuple[Passage, ...]:
    """Give the first whole sentence of prose; nothing where the article opens with none."""
    text = material.article.text
    for number, sentence in enumerate(material.analysis.sentences[:_LOOKED_AT]):
        span = _without_bullet(text, sentence.span)
        words = span.of(text)
        fits = _FEWEST_WORDS <= count_words(words) <= _MOST_WORDS
        if fits and _ENDED.search(words) and not _ADDRESSES.search(words) and not words.isupper():
            return (make_passage(material, span, number),)
    return ()


def _without_bullet(text: str, sentence: Span) -> Span:
    bullet = _BULLETS.match(sentence.of(text))
    return Span(sentence.start + bullet.end(), sentence.end) if bullet is not None else sentence
