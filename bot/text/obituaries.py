"""Finds what an obituary tells of a life: undated and long past, it is no news; that somebody died is."""

import re
from collections.abc import Iterator

from bot.model.analysis import Span
from bot.model.article import Article
from bot.text.days import counts_from_its_day
from bot.text.sentences import split

_TITLED = re.compile(
    r"\A\W*(?:obituar(?:y|ies)|in\smemoriam|lives\sremembered)\b\W|(?:\s[|–—-]|:|,)\s+(?:an\s)?obituary\W*\Z|\bobituary\s[|–—-]",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"/obituar(?:y|ies)/")
_DIED = re.compile(r"(?<!who\s)(?<!who\shas\s)\b(?:died|dies|dead|death)\b")
_OF_A_LIFE = re.compile(
    r"\b(?:who\s(?:has\s)?died\b[^.]{0,60}\b(?:aged|at)\s|(?:has\s)?died\b[^.]{0,60}\b(?:aged|at(?:\sthe\sage\sof)?)\s\d)"
)
_SURVIVED = re.compile(
    r"\b(?:(?:is|was)\ssurvived\sby|(?:was\s)?born\s(?:in|on|to|at)\b|leaves\sa\s(?:wife|husband|widow|son|daughter))"
)
_OPENING = 3
"""Sentences in which the death is told."""


def find_lives(article: Article) -> Iterator[Span]:
    """Give the sentences of an obituary that tell neither of the death, where it opens, nor of a day of its own."""
    sentences = split(article.text)
    opening = " ".join(each.span.of(article.text) for each in sentences[:_OPENING])
    of_a_life = _OF_A_LIFE.search(opening) is not None and _SURVIVED.search(article.text) is not None
    if not (of_a_life or _TITLED.search(article.title) or _ADDRESS.search(article.url)):
        return
    for number, each in enumerate(sentences):
        words = each.span.of(article.text)
        if not (counts_from_its_day(words) or (number < _OPENING and _DIED.search(words))):
            yield each.span
