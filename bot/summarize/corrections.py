"""Finds what an article itself takes back: a figure of an earlier post that a correction in the same text replaces."""

import re

from bot.model.analysis import Material, Span
from bot.summarize.sentences import stems_of

_CORRECTS = re.compile(
    r"\b(?:correct(?:ion|ed|s|ing)|CORRECTION|misstated|(?:wrong|incorrect|mistaken)ly|erroneous\w*)\b|"
    r"\b(?:earlier|previous|initial|first)\s(?:[a-z]+\s)?(?:post|version|report|figure|toll|count|statement|entry|update|number|estimate)s?\b|"
    r"\b(?:lowered|raised|revised|cut|updated)\s(?:its|the|their|that)\s(?:[a-z]+\s)?(?:toll|count|figure|estimate|number)s?\b|"
    r"\bas\s(?:first|earlier|previously|initially)\s(?:reported|stated|said|thought|posted)\b",
    re.IGNORECASE,
)
_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_NAMED = {word: str(number) for number, word in enumerate(_SMALL.split(), 1)}
_NUMBER = re.compile(rf"(?<![\w.,])(?:\d[\d,.]*\d|\d|{'|'.join(_NAMED)})(?![\w])", re.IGNORECASE)
_WRONG_BEFORE = re.compile(
    r"\b(?:not|instead\sof|rather\sthan|down\sfrom|up\sfrom|from|(?:earlier|previous|initial|first|wrongly|incorrectly|mistakenly|"
    r"erroneously)\b[^;.]{0,60}?)\s(?:the\s|of\s|about\s|at\sleast\s)?\Z",
    re.IGNORECASE,
)
"""What stands before the figure that is taken back."""
_WRONG_BEHIND = re.compile(r"[^;,.]{0,40},?\s(?:as|which)\s(?:was\s)?(?:first|earlier|previously|initially)\b")
_SAME_MATTER = 2
"""Words beside its figures that a sentence has in common with its correction."""


def find_corrected(material: Material) -> tuple[Span, ...]:
    """Give the sentences that hold a figure which another sentence of the article corrects."""
    text = material.article.text
    spans = [each.span for each in material.analysis.sentences]
    found: list[Span] = []
    for correction in (span for span in spans if _CORRECTS.search(span.of(text))):
        words = correction.of(text)
        wrong, stems = _list_wrong(words), _stems(words)
        if wrong:
            found += [
                span
                for span in spans
                if span != correction
                and wrong & {_value(number[0]) for number in _NUMBER.finditer(span.of(text))}
                and len(stems & _stems(span.of(text))) >= _SAME_MATTER
            ]
    return tuple(found)


def _list_wrong(words: str) -> frozenset[str]:
    """The figures a correction takes back, where it gives another one."""
    numbers = list(_NUMBER.finditer(words))
    wrong = {
        _value(each[0])
        for each in numbers
        if _WRONG_BEFORE.search(words, 0, each.start()) or _WRONG_BEHIND.match(words, each.end())
    }
    return frozenset(wrong) if wrong != {_value(each[0]) for each in numbers} else frozenset()


def _value(number: str) -> str:
    return _NAMED.get(number.casefold(), number.replace(",", ""))


def _stems(words: str) -> frozenset[str]:
    return stems_of(_NUMBER.sub(" ", words))
