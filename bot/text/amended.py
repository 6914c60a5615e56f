"""Reads what a report says of itself: that a paragraph above was wrong, or that it was amended, and what was not so.
Only the same text is meant, in words; a figure of it is one of `corrections`, another article that of a notice."""

import re
from collections.abc import Iterator, Sequence

from bot.model.analysis import Sentence, Span
from bot.text.words import content_words, stem

_PART = r"(?:paragraph|sentence|passage|line|item|entry|quotation|section)s?"
_ABOVE = re.compile(
    rf"(?:\b(?:the|this|that)\s(?:\w+\s)?{_PART}\s(?:above|before\sthis)|\bthe\s(?:above|preceding|foregoing)\s{_PART}|"
    r"\A\W*(?:(?:editor[’']?s[’']?\s)?note\W+)?the\sabove)\s"
    r"(?:is|was|were|are|has\sbeen|had\sbeen)\s(?:\w+\s)?"
    r"(?:wrong|false|untrue|incorrect|inaccurate|mistaken|invented|in\serror|(?:(?:put|set|printed|inserted|published)\s)?by\smistake)"
    r"(?=\W*\Z|[.,;:]|\s(?:and|because|as)\b)",
    re.IGNORECASE,
)
_AMENDED = re.compile(
    r"\A\W*(?:(?:editor[’']?s[’']?\s)?(?:note|correction|clarification)\W+)?(?:this|the\sabove)\s(?:article|story|report|piece|post|page|text|dispatch)\s"
    r"(?:was|has\sbeen)\s(?:\w+\s)?(?:amended|corrected|changed|edited)\b",
    re.IGNORECASE,
)
_MARKS = ("above", "before", "preceding", "foregoing", "amended", "corrected", "changed", "edited")
"""One of which such a sentence has."""
_NOT = re.compile(r"\b(?:not|never|no)\b|n[’']t\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:]\s|\s(?=and\s(?:the|an?|it|he|she|they|[A-Z]\w*)\s)")
_READ = 2
"""Sentences behind such a line that tell what was not so."""
_SHARED = 2
"""Words that tie such a clause to what it takes back, one of them behind its `not`."""


def find_amended(text: str, sentences: Sequence[Sentence]) -> tuple[Span, ...]:
    """Give the sentences that a report says of itself were wrong, and those in which it does, which tell half."""
    found: list[Span] = []
    for at, each in enumerate(sentences):
        words = each.span.of(text)
        if not any(mark in words.lower() for mark in _MARKS):
            continue
        above = _ABOVE.search(words) is not None
        if not (above or _AMENDED.search(words)):
            continue
        behind = [*_list_denying(text, sentences, at)]
        found += [each.span, *(one.span for one in behind)]
        if above:
            wrong = sentences[at - 1].paragraph if at else each.paragraph
            found += [one.span for one in sentences[:at] if one.paragraph == wrong != each.paragraph]
        told = [one for one in sentences if one is not each and one not in behind]
        found += [one.span for one in told if any(_denies(text, reply.span, one.span) for reply in behind)]
    return tuple(dict.fromkeys(found))


def _list_denying(text: str, sentences: Sequence[Sentence], at: int) -> Iterator[Sentence]:
    for each in sentences[at + 1 : at + 1 + _READ]:
        if each.paragraph != sentences[at].paragraph or not _NOT.search(each.span.of(text)):
            return
        yield each


def _denies(text: str, reply: Span, told: Span) -> bool:
    """Say whether a clause of a correction takes back what a sentence tells: `The tax was cut and not dropped`."""
    words = told.of(text)
    if _NOT.search(words):
        return False
    stems = _stems(words)
    for clause in _CLAUSE.split(reply.of(text)):
        denied = _NOT.search(clause)
        if denied is None:
            continue
        behind = _stems(clause[denied.end() :])
        if behind & stems and len(_stems(clause) & stems) >= _SHARED:
            return True
    return False


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in content_words(words))
