"""Finds the sentence that sets the positions of all who are compared beside each other."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set

from bot.answer.asked.terms import Term
from bot.answer.found.candidates import Candidate
from bot.answer.found.sentences import WeighedSentence
from bot.evidence.pronouns import explains_itself
from bot.model.analysis import ActorKey, Material, Span
from bot.text.gazetteer import load_gazetteer
from bot.text.hostile import belongs, is_reporting

_TAKES_A_SIDE = re.compile(
    r"\s+(?:(?:both|all|each|also|still|has|have|had|long|strongly|firmly|now|would)\s+){0,3}"
    r"(?:back(?:s|ed)?|support(?:s|ed)?|favou?r(?:s|ed)?|oppos(?:es?|ed)|rejects?|rejected|wants?|wanted|seeks?|sought|prefer(?:s|red)?|"
    r"demand(?:s|ed)?|insist(?:s|ed)?|object(?:s|ed)?|resist(?:s|ed)?|welcom(?:es?|ed)|refus(?:es?|ed)|accept(?:s|ed)?|"
    r"(?:call(?:s|ed)?|push(?:es|ed)?|press(?:es|ed)?|plead(?:s|ed)?|ask(?:s|ed)?|argu(?:es?|ed))\s+(?:for|against)|"
    r"(?:is|are|was|were)\s+(?:strongly\s+|firmly\s+)?(?:in\s+favou?r|against|opposed|for)\b)(?!\s+(?:by|to\s+have)\b)\b"
)
"""What states who want something have in common: `Chad and Niger oppose`."""
_LINK = re.compile(r",?\s+(?:and\s+)?(?:the\s+)?|,\s+(?:the\s+)?", re.IGNORECASE)
_OPENS_CLAUSE = re.compile(
    r"(?:\A|[,;:–—]\s*|\b(?:while|whereas|but|and|that|although|though)\s+)(?:both\s+)?(?:the\s+)?\Z", re.IGNORECASE
)
_LONGEST = 600


def find_contrast(sides: Sequence[Term], reports: Iterable[Material]) -> Candidate | None:
    """Give the last sentence of some reports in which each of those compared is told to be for or against something;
    None where there is none, or one of them is on no list, so that no other name tells it."""
    keys = {side.actor for side in sides}
    told = (each for report in reports if None not in keys for each in _iter_contrasts(keys, report))
    return max(told, key=lambda each: each.when, default=None)


def _iter_contrasts(keys: Set[ActorKey | None], report: Material) -> Iterator[Candidate]:
    text = report.article.text
    for sentence in report.analysis.sentences:
        words = sentence.span.of(text)
        alone = len(words) <= _LONGEST and is_reporting(words) and explains_itself(words) and belongs(words, text)
        if alone and keys <= set(_iter_taking(words)):
            whole = WeighedSentence(sentence.span, 1.0, 1.0, 1.0, fits=True)
            yield Candidate(report.article, whole, 1.0)


def _iter_taking(words: str) -> Iterator[ActorKey]:
    """Give whom words tell to be for or against something, alone or in a list: `Italy and Spain back the limits`."""
    named = [each for each in load_gazetteer().scan(words) if each.form != "demonym"]
    for at, first in enumerate(named):
        if _OPENS_CLAUSE.search(words, 0, first.span.start) is None:
            continue
        last = at
        while last + 1 < len(named) and _links(words, named[last].span, named[last + 1].span):
            last += 1
        if _TAKES_A_SIDE.match(words, named[last].span.end) is not None:
            yield from (each.key for each in named[at : last + 1])


def _links(words: str, one: Span, other: Span) -> bool:
    return _LINK.fullmatch(words, one.end, other.start) is not None
