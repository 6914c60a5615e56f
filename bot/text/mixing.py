"""Finds what stands in another language in an article that is partly in English: nothing there is read, and what it
says of the English beside it is not known."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from bot.model.analysis import Span
from bot.text.english import OWN_WORDS, is_english
from bot.text.sentences import split

_READ = 20_000
"""Characters from which the languages of an article are told."""
_ENDED = re.compile(r"[.!?…。！？؟۔।։።][”\"»’'」』）)]*\Z")
_FEWEST_WORDS = 5
_NO_LATIN = re.compile(r"[\u0370-\u1dff\u2e80-\ud7ff]{4}")
_FEWEST, _SHARE = 2, 0.15
"""Sentences of another language, and their share, from which on an article is in two."""
_PARTLY = 0.25
"""Share of English sentences from which on an article in another language is about what they name."""
_ELIDED = re.compile(r"\b(?:[dljmnst]|qu)[’'](?!(?:re|ve|ll|d)\b)(?=[a-zà-ž]{2})", re.IGNORECASE)
"""`s'il`, `d'une`: what English sentences have in names alone."""


@dataclass(frozen=True, slots=True)
class _Languages:
    """Sentences of a text that are English, those that have not one word of it, and the paragraphs with any of another
    language in them."""

    english: int
    foreign: int
    paragraphs: tuple[Span, ...]


def find_unread(text: str) -> tuple[Span, ...]:
    """Give the paragraphs that are not in English alone, where that is more than a quotation."""
    found = _tell_languages(text)
    mixed = found.foreign >= max(_FEWEST, _SHARE * (found.english + found.foreign))
    return found.paragraphs if mixed else ()


def is_partly_english(text: str) -> bool:
    """Say whether a text in another language has English sentences too, more than a quotation."""
    found = _tell_languages(text)
    return found.english >= max(_FEWEST, _PARTLY * (found.english + found.foreign))


@lru_cache(maxsize=512)
def _tell_languages(text: str) -> _Languages:
    english = foreign = 0
    paragraphs: list[Span] = []
    for _, group in groupby(split(text[:_READ]), key=lambda each: each.paragraph):
        spans = [each.span for each in group]
        told = [words for span in spans if _is_sentence(words := span.of(text))]
        strange = [words for words in told if not is_english(words)]
        english += len(told) - len(strange)
        foreign += sum(OWN_WORDS.isdisjoint(words.casefold().split()) for words in strange)
        if strange or any(_ELIDED.search(words) for words in told):
            paragraphs.append(Span(spans[0].start, spans[-1].end))
    return _Languages(english, foreign, tuple(paragraphs))


def _is_sentence(words: str) -> bool:
    """Say whether words are enough of a sentence to tell its language, and not spelled in capitals alone."""
    if not _ENDED.search(words) or words.isupper():
        return False
    return len(words.split()) >= _FEWEST_WORDS or _NO_LATIN.search(words) is not None
