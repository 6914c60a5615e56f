"""Adds to what is told what its report says of it in the next sentence: that it is not confirmed, is denied, or is
counted otherwise; or what a sentence only leads to."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answer.asked.terms import is_asking, root
from bot.answer.found.candidates import Candidate, Group
from bot.answer.found.fitting import MOODS
from bot.model.analysis import Span
from bot.text.gainsaid import tells_false
from bot.text.sentences import split
from bot.text.words import NUMBER_WORDS, tokens

_RESERVE = re.compile(
    r"\b(?:(?:ha(?:s|ve|d)\s+(?:yet\s+to|not(?:\s+yet)?)|did\s+not|declined\s+to|refused\s+to|would\s+not|could\s+not\s+be)\s+"
    r"(?:immediately\s+|independently\s+)?(?:confirm(?:ed)?|verif(?:y|ied)|comment(?:ed)?)|"
    r"den(?:y|ies|ied)|disput(?:e|es|ed)|reject(?:s|ed)?|dismiss(?:es|ed)?|unconfirmed)\b",
    re.IGNORECASE,
)
_COUNTS_OTHERWISE = re.compile(
    r"\b(?:put|puts|estimated|estimates)\s+(?:the|that|this|their)\s+(?:[a-z-]+\s+)?(?:number|figure|total|toll|crowd|turnout|count|loss(?:es)?|cost)s?\s+at\b",
    re.IGNORECASE,
)
"""Who gives another figure of what was counted: `Ruiz put the number at 12`."""
_FIGURE = re.compile(rf"\d|\b(?:{NUMBER_WORDS}|hundreds?|thousands?)\b", re.IGNORECASE)
_OF_IT = re.compile(
    r"\bit\b|\b(?:this|that|so)(?=[,.;])|\bthis\s(?:within|on|in|hours)\b|\bthe\s+(?:claims?|reports?|accounts?|charges?|allegations?|accusations?)\b",
    re.IGNORECASE,
)
_TEASER = re.compile(
    rf"\b(?:is|was|were|are|sounded|seemed|remain(?:s|ed)|felt)\s(?:[a-z]+\s){{0,2}}(?:{MOODS}|different|mixed|otherwise|divided)(?=[.,]|\s(?:in|about|of)\b)|"
    r"\b(?:took|takes|had|has|gave|gives|drew|held|holds|struck|offered|told)\s(?:an?\s)?(?:quite\sa\s|rather\sa\s|very\s)?"
    r"(?:different|another|mixed|other|contrary|harsher|softer|gentler|sharper)\s(?:view|line|account|picture|answer|response|reaction|tone|position|"
    r"story|note)s?\b|\b(?:disagree[sd]?|differ(?:s|ed)?(?=[.,]|\sin\b)|(?:went|goes)\sfurther)\b"
)
"""Says how somebody took it, and not what they say: `Ruiz was more hopeful.`, `In Peru the mood was different.`."""
_LONGEST_TEASER = 16
"""Words of what only leads to the next sentence."""
_NAME = re.compile(r"\b[A-ZÀ-Ž][\w’'-]*")


def add_reserves(groups: Sequence[Group]) -> tuple[Group, ...]:
    """Give what answers together with the reserve that stands right behind it, where that is not told itself: what one
    side denies is its own answer."""
    told = [each for group in groups for each in group.chosen]

    def widen(each: Candidate) -> Candidate:
        wide, end = with_reserve(each), each.sentence.span.end
        own = [one.told for one in told if one.article.id == each.article.id and one.told.start >= end]
        return each if any(one.start < wide.sentence.span.end for one in own) else wide

    return tuple(replace(group, chosen=tuple(map(widen, group.chosen))) for group in groups)


def with_reserve(each: Candidate) -> Candidate:
    """Give a sentence together with the reserve that stands right behind it, if one does, or with what it leads to."""
    text, span = each.article.text, each.sentence.span
    parts = split(text, each.article.language)
    here = next((one.paragraph for one in parts if one.span.end >= span.end), -1)
    behind = next((one for one in parts if one.span.start >= span.end), None)
    if behind is None or behind.paragraph != here:
        return each
    words = behind.span.of(text)
    of_it = (
        _leads_on(each.words)
        or tells_false(words)
        or (_RESERVE.search(words) is not None and bool(_OF_IT.search(words) or _plain(each.words) & _plain(words)))
        or (_COUNTS_OTHERWISE.search(words) is not None and _FIGURE.search(each.words) is not None)
    )
    return replace(each, sentence=replace(each.sentence, span=Span(span.start, behind.span.end))) if of_it else each


def _leads_on(words: str) -> bool:
    """Say whether a sentence only leads to the next one: it is short and says how somebody took it."""
    return len(words.split()) <= _LONGEST_TEASER and _TEASER.search(words) is not None


def _plain(words: str) -> frozenset[str]:
    """The roots of the words that are no names and do not only ask."""
    return frozenset(root(each) for each in tokens(_NAME.sub(" ", words)) if not is_asking(each))
