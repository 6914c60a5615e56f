"""Reads what a report says of itself: that a paragraph above was wrong, or that it was amended, and what was not so.
Only the same text is meant, in words; a figure of it is one of `corrections`, another article that of a notice."""

import re
from collections.abc import Iterator, Sequence

from bot.model.analysis import Sentence, Span
from bot.text.posts import find_minutes, list_stamps
from bot.text.verbs import stems_of_deeds
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
_OF_CORRECTION = (
    r"(?:(?:an?|the|our)\s)?(?:corrections?(?:\s(?:and|&)\sclarifications?)?|clarifications?|errat(?:um|a)|"
    r"what\swe\s(?:got|had)\swrong|we\s(?:were|got\s(?:it|this|that|something))\swrong|putting\s(?:it|this)\sright)"
)
_HEADED = re.compile(rf"\W*(?:[\d:.]+\s?(?:[ap]m\b)?\W*)?{_OF_CORRECTION}[\W\d]*(?:[ap]m\b\W*)?", re.IGNORECASE)
"""A line that heads what corrects, with the hour of its post or without."""
_LABELLED = re.compile(rf"\W*(?:[\d:.]+\s?(?:[ap]m\b)?\W*)?{_OF_CORRECTION}\s?[:–—]\s", re.IGNORECASE)
_WE_SAID = re.compile(
    r"\b(?:(?:we|this\s(?:page|blog|live\sblog))\s(?:(?:had|have)\s)?|"
    r"(?:(?:an|our|the|this)\s)(?:(?:\w+\s)?(?:earlier|previous|first)\s)?(?:entry|post|headline|update|item|version)"
    r"(?:\s(?:of|on|at|from)\s[^,;.]{1,30}?)?\s(?:had\s)?)"
    r"(?:(?:\w+ly|earlier|first)\s)?(?:said|reported|wrote|stated|posted|published|told\s(?:you|readers))\s(?:(?:earlier|here|today)\s)?that\s(?P<what>.+)",
    re.IGNORECASE | re.DOTALL,
)
"""Where an outlet repeats what it told itself."""
_AT = re.compile(r"\b[Aa]t\s(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)\b")
_OTHERWISE = re.compile(
    r"\b(?:not|never|no|nobody|none|wrong(?:ly)?|false(?:ly)?|untrue|incorrect(?:ly)?|mistaken(?:ly)?|erroneous(?:ly)?|mistake|error|"
    r"in\sfact|actually|instead|rather|correct(?:ly)?|mis(?:heard|quoted|read|understood|translated|reported)|apologi[sz]e|sorry|regret)\b|n[’']t\b",
    re.IGNORECASE,
)
"""What tells of what was said that it was otherwise."""
_BUT = re.compile(r",?\s(?:but|when|while|whereas)\s|;\s")
_SHARED_OF_SAID, _SHARED_AT = 3, 2
"""Words that what was said shares with where it was told: anywhere, or in the post of that hour."""
_SHARE_OF_SAID = 0.5
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
    found = [*_list_said_wrongly(text, sentences)]
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


def _list_said_wrongly(text: str, sentences: Sequence[Sentence]) -> Iterator[Span]:
    """What a report repeats of its own and takes back, `At 13:10 we said that …`, with the sentences behind it in its
    paragraph and where it was told; under a heading that corrects also what a sentence tells otherwise."""
    for at, each in enumerate(sentences):
        words = each.span.of(text)
        headed = _LABELLED.match(words) is not None or _stands_under_correction(text, sentences, at)
        said = _WE_SAID.search(words)
        behind = [one for one in sentences[at + 1 : at + 1 + _READ] if one.paragraph == each.paragraph]
        if said is not None and (headed or _is_otherwise(said, words, [one.span.of(text) for one in behind])):
            whole = ";" in words and re.search(r"\bwe\b", words, re.IGNORECASE) is None
            yield from () if whole else (one.span for one in (each, *behind))
            kept = [one for one in sentences if one is not each and one not in behind]
            yield from _list_told(text, kept, words, _BUT.split(said["what"])[0])
        elif headed:
            yield from ([each.span] if re.search(r"\bwe\b", words, re.IGNORECASE) else [])
            kept = [one for one in sentences if one.paragraph != each.paragraph]
            told = _stems_without_figures(words)
            yield from (one.span for one in kept if _shares(told, text, one, _SHARED_AT))


def _stands_under_correction(text: str, sentences: Sequence[Sentence], at: int) -> bool:
    """Say whether the line above a sentence's paragraph heads what corrects."""
    first = next(each for each in sentences if each.paragraph == sentences[at].paragraph)
    above = text[: first.span.start].rstrip().rpartition("\n")[2]
    return _HEADED.fullmatch(above) is not None or _HEADED.fullmatch(first.span.of(text).partition("\n")[0]) is not None


def _is_otherwise(said: re.Match[str], words: str, behind: Sequence[str]) -> bool:
    """Say whether what was said is told to be otherwise: with it, by a `but`, or by the next sentence."""
    told = (words[: said.start("what")], *_BUT.split(said["what"], maxsplit=1)[1:], *behind[:1])
    return re.search(r"\sbut\s", said["what"]) is not None or any(map(_OTHERWISE.search, told))


def _list_told(text: str, sentences: Sequence[Sentence], words: str, what: str) -> Iterator[Span]:
    hour, said = _AT.search(words), _stems_without_figures(what)
    minutes = 60 * int(hour["hour"]) + int(hour["minute"]) if hour is not None else None
    stamps = list_stamps(text) if minutes is not None else []
    for each in sentences:
        at_that_hour = minutes is not None and find_minutes(each.span, stamps) == minutes
        least = _SHARED_AT if at_that_hour else _SHARED_OF_SAID
        if _shares(said, text, each, least):
            yield each.span


def _shares(said: frozenset[str], text: str, told: Sentence, least: int) -> bool:
    """Say whether a sentence tells, and does not deny, what these words are of."""
    words = told.span.of(text)
    shared = len(said & _stems_without_figures(words))
    return shared >= max(least, _SHARE_OF_SAID * len(said)) and not _NOT.search(words)


def _stems_without_figures(words: str) -> frozenset[str]:
    return frozenset(each for each in stems_of_deeds(words) if not each.isdigit())


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
